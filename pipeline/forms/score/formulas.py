"""The live formulas of one row: whether it counts, what it shows, and its points.

They stand on the hidden sheet `Tính`; the form shows their result in `Điểm tự chấm`.
Source: CONTRACT sections 4, 5 and 9.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import accumulate

from pipeline.forms.score.answering import answer, claim, claim_typed, shown_as, takes_claim, typed, valid
from pipeline.forms.score.layout import Column, Working
from pipeline.forms.score.plan import BLOC, COMPUTE, DUST, NOTHING_APPLIES, OPEN, REVIEW, Plan
from pipeline.forms.score.typed import words
from pipeline.model.bloc import NotApplicable, ScoringPolicy
from pipeline.model.scale import FormulaCells, Kind, Line, Rule
from pipeline.text.numbers import plain

_LONGEST_FORMULA, _LONGEST_TEXT, _DEEPEST = 7000, 257, 55
"""Below Excel's 8192 characters, 255 characters and their quotes, and 64 levels: our own calls come around them."""

_LITERAL = r'"(?:[^"]|"")*"'


# ------------------------------------------------------------------------------- does it count


def marked(plan: Plan, line: Line) -> str:
    """1 where an `x` with its reason stands here or above, `kiểm tra` where the mark is not valid, else 0."""
    mark, reason = plan.at(Column.NOT_APPLICABLE, line), plan.at(Column.NOTE, line)
    above = f"{plan.at(Working.MARKED, plan.scale.by_code[line.parent])}=1" if line.parent is not None else "FALSE"
    with_reason = f'AND({words(mark)}="x",{words(reason)}<>"")'
    own = f'IF({words(mark)}="",0,IF({with_reason},1,"{REVIEW}"))'
    if line.kind is Kind.CONDITION:
        own = "0"  # it always asks, but hands down what stands above it
    return f'IFERROR(IF({above},1,{own}),"{REVIEW}")'


def never_applies(plan: Plan, line: Line) -> bool:
    """True where nothing the member writes can make the line apply: no target, or X of `theo dòng X` is not there."""
    rule, source = line.rule, plan.scale.source(line)
    if rule is None:
        return False
    if source.code not in plan.rows or (source is not line and never_applies(plan, source)):
        return True
    return rule.needs_target and not rule.needs_bloc_figures and plan.target(line) is None


def _not_applicable(plan: Plan, line: Line, rule: Rule) -> str:
    tests = [f"{plan.at(Working.MARKED, line)}=1"]
    if rule.follows:
        tests.append(f'{plan.at(Working.STATE, plan.scale.source(line))}="{NOTHING_APPLIES}"')
    if rule.needs_target and plan.target(line) is None and line.code not in plan.by_figures:
        # Measured against the bloc: without a target the line applies to a member who reports something.
        tests.append(f"NOT(N({plan.at(Working.ANSWER, line)})>0)")
    return f"OR({','.join(tests)})"


# ----------------------------------------------------------------------------------- the state


def state(plan: Plan, line: Line) -> str | None:
    """What the row is to show in place of points, or `tính`."""
    if line.kind is Kind.CONDITION:
        answered = plan.at(Working.ANSWER, line)
        return f'IFERROR(IF({answered}="","",IF({valid(plan, line)},"","{REVIEW}")),"{REVIEW}")'
    if line.rule is None:
        return None
    if never_applies(plan, line):
        return f'"{NOTHING_APPLIES}"'
    shows = f'IF({_not_applicable(plan, line, line.rule)},"{NOTHING_APPLIES}",{_answered(plan, line, line.rule)})'
    return f'IFERROR({shows},"{REVIEW}")'


def _answered(plan: Plan, line: Line, rule: Rule) -> str:
    live = f'"{COMPUTE if expression(plan, line) is not None else BLOC}"'
    if answer(plan, line) is None:
        return _exceeding(plan, rule, live)
    answered = plan.at(Working.ANSWER, line)
    blank, wrong = f'"{OPEN}"', f'"{REVIEW}"'
    if rule.follows:
        blank = wrong = '""'  # line X asks, and says what is wrong
    if line.kind is not Kind.BASE:
        blank = "0"
    return f'IF({answered}="",{blank},IF({valid(plan, line)},{live},{wrong}))'


def _exceeding(plan: Plan, rule: Rule, live: str) -> str:
    if rule.exceeds is None:
        return live
    if rule.exceeds not in plan.rows:
        return "0"
    other = plan.scale.by_code[rule.exceeds]
    if other.rule is not None and other.rule.needs_bloc_figures:
        return live
    return f'IF({plan.at(Working.STATE, other)}="{COMPUTE}",{live},0)'


# ---------------------------------------------------------------------------------- the points


def expression(plan: Plan, line: Line) -> str | None:
    """The rule's points before rounding, as an Excel expression; None where the bloc computes them."""
    if line.rule is None:
        return None
    exceeded, maximum = None, Decimal(0)
    if line.rule.exceeds is not None and line.rule.exceeds in plan.rows:
        other = plan.scale.by_code[line.rule.exceeds]
        exceeded = other.rule.ratio_formula(_cells(plan, other)) if other.rule else None
        maximum = other.maximum or Decimal(0)
    formula = line.rule.formula(_cells(plan, line, exceeded, maximum))
    return formula if formula is not None and _fits(formula) else None


def _cells(plan: Plan, line: Line, exceeded: str | None = None, maximum: Decimal = Decimal(0)) -> FormulaCells:
    source = plan.scale.source(line)
    target = plan.at(Column.TARGET, source) if source.code in plan.rows else "0"
    return FormulaCells(
        answer=plan.at(Working.ANSWER, line),
        target=target,
        deadline=plan.deadline,
        exceeded=exceeded,
        exceeded_maximum=maximum,
    )


def _fits(formula: str) -> bool:
    """What a spreadsheet takes: the length of a formula and of the texts in it, and how deep calls are nested."""
    literals = re.findall(_LITERAL, formula)
    parentheses = re.sub(r"[^()]", "", re.sub(_LITERAL, "", formula))
    depth = max(accumulate((1 if bracket == "(" else -1 for bracket in parentheses), initial=0))
    return (
        len(formula) <= _LONGEST_FORMULA and depth <= _DEEPEST and max(map(len, literals), default=0) <= _LONGEST_TEXT
    )


def computed(plan: Plan, line: Line) -> str | None:
    """The points by the rule, rounded; 0 where the row shows something else. None where the bloc computes them."""
    formula = expression(plan, line)
    if formula is None:
        return None
    rounded = f"ROUND(ROUND({formula},{DUST}),{plan.policy.decimals})"
    return f'IF({plan.at(Working.STATE, line)}="{COMPUTE}",{rounded},0)'


def shown(plan: Plan, line: Line) -> str | None:
    """What `Điểm tự chấm` shows on a computed line: its points, or why there are none."""
    if not takes_claim(line):
        return None
    now = plan.at(Working.STATE, line)
    text = f'IF({now}="{OPEN}","",{now})'
    left_out = without_applying(plan.policy, line)
    if left_out is not None:
        text = f'IF({now}="{NOTHING_APPLIES}",{plain(left_out)},{text})'
    if expression(plan, line) is None:
        return text
    return f'IF({now}="{COMPUTE}",{plan.at(Working.COMPUTED, line)},{text})'


def points(plan: Plan, line: Line) -> str:
    """The row's own points as they are added up; 0 where there are none.

    A claim typed over the formula counts, but nowhere on a line that does not apply.
    """
    if line.rule is None:
        return "0"
    left_out = plain(without_applying(plan.policy, line) or Decimal(0))
    own = "0" if expression(plan, line) is None else plan.at(Working.COMPUTED, line)
    if takes_claim(line):
        claimed = plan.at(Working.CLAIM, line)
        own = f"IF(ISNUMBER({claimed}),{claimed},{own})"
    return f'IF({plan.at(Working.STATE, line)}="{NOTHING_APPLIES}",{left_out},{own})'


def without_applying(policy: ScoringPolicy, line: Line) -> Decimal | None:
    """The points of a line that does not apply: M or 0 where a base line counts all the same, else None."""
    if line.kind is not Kind.BASE or line.rule is None:
        return None
    if policy.not_applicable is NotApplicable.FULL:
        return line.maximum
    return Decimal(0) if policy.not_applicable is NotApplicable.ZERO else None


def row_formulas(plan: Plan, line: Line) -> Mapping[Working, str | None]:
    """The formulas of one row of `Tính` that concern the row itself."""
    return {
        Working.MARKED: marked(plan, line),
        Working.SHOWN_AS: shown_as(plan, line),
        Working.TYPED: typed(plan, line),
        Working.ANSWER: answer(plan, line),
        Working.STATE: state(plan, line),
        Working.COMPUTED: computed(plan, line),
        Working.CLAIM_TYPED: claim_typed(plan, line),
        Working.CLAIM: claim(plan, line),
        Working.POINTS: points(plan, line),
    }
