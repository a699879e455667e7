"""The live formulas of one row: what is answered, whether it counts, and its points.

They stand on the hidden sheet `Tính`; the form shows their result in `Điểm tự chấm`. A row's STATE is one of the
words below, or 0 where the row gives nothing. Source: CONTRACT sections 4, 5 and 9.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.form.layout import Column, Working, address, input_column
from pipeline.model import FormulaCells, Kind, Line, NotApplicable, Question, Rule, Scale, ScoringPolicy, Sort
from pipeline.text.numbers import plain

COMPUTE = "tính"
OPEN = "trống"
REVIEW = "kiểm tra"
BLOC = "khối tính"
NOTHING_APPLIES = "–"

YES_NO = ("Có", "x", "Không")
"""What a condition may be answered (CONTRACT section 8)."""

_DUST = 10
"""Decimals to which a value is rounded first, so that binary dust does not turn a half downwards."""

_LONGEST_FORMULA, _LONGEST_LITERAL = 7000, 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that the formulas of one member's form are made from.

    `rows` gives each line's row on the form, `targets` the member's registered figures by line code, `lists` the
    cells on `Tính` that hold the options.
    """

    scale: Scale
    lines: tuple[Line, ...]
    rows: Mapping[str, int]
    targets: Mapping[str, Decimal]
    lists: Mapping[tuple[str, ...], str]
    policy: ScoringPolicy
    deadline: date

    def at(self, column: Column | Working, line: Line) -> str:
        """The address of a line's cell."""
        return address(column, self.rows[line.code])

    def target(self, line: Line) -> Decimal | None:
        """The target in force: the registered figure above zero, of line X for `theo dòng X`."""
        return self.targets.get(self.scale.source(line).code) or None


def accepted(line: Line) -> tuple[str, ...]:
    """The words that may be answered on a line; none where a number is asked."""
    if line.kind is Kind.CONDITION:
        return YES_NO
    return line.rule.question.options if line.rule and line.rule.question else ()


# ------------------------------------------------------------------------------- does it count


def marked(plan: Plan, line: Line) -> str:
    """1 where an `x` with its reason stands here or above, `kiểm tra` where the mark is not valid, else 0."""
    mark, reason = plan.at(Column.NOT_APPLICABLE, line), plan.at(Column.NOTE, line)
    above = f"{plan.at(Working.MARKED, plan.scale.by_code[line.parent])}=1" if line.parent is not None else "FALSE"
    own = f'IF(TRIM({mark})="",0,IF(AND(TRIM({mark})="x",TRIM({reason})<>""),1,"{REVIEW}"))'
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
    return rule.needs_target and not rule.needs_bench and plan.target(line) is None


def _not_applicable(plan: Plan, line: Line, rule: Rule) -> str:
    tests = [f"{plan.at(Working.MARKED, line)}=1"]
    if rule.follows:
        tests.append(f'{plan.at(Working.STATE, plan.scale.source(line))}="{NOTHING_APPLIES}"')
    if rule.needs_target and plan.target(line) is None:
        # Measured against the bloc: without a target the line applies to a member who reports something.
        tests.append(f"NOT(N({plan.at(Working.ANSWER, line)})>0)")
    return f"OR({','.join(tests)})"


# ---------------------------------------------------------------------------------- the answer


def answer(plan: Plan, line: Line) -> str | None:
    """What was answered, as the rule takes it: a number, a date or a word; "" where the cell is blank.

    By `theo dòng X` it is line X's answer, and where X is blank the line's own rule says what that means.
    """
    source = plan.scale.source(line)
    column = input_column(source)
    if column is None or source.code not in plan.rows:
        return None
    typed = plan.at(column, source)
    blank = "0" if line.rule and line.rule.blank_is_zero and line.kind is Kind.BASE else '""'
    if source is not line:
        given = plan.at(Working.ANSWER, source)
        told = f"IF(ISNUMBER({given}),{_spelled(plan, line, given)},{given})" if accepted(line) else given
    else:
        told = f"IF(ISNUMBER({typed}),{_number(plan, line, typed)},TRIM({typed}))"
    return f'IF(TRIM({typed})="",{blank},{told})'


def _number(plan: Plan, line: Line, typed: str) -> str:
    question = line.rule.question if line.rule else None
    if question is None or question.sort is Sort.OPTION:
        return _spelled(plan, line, typed)
    if question.sort is Sort.DATE:
        return typed
    # A percent format makes 98,5% out of 0,985; a date format a day out of a number. Not every program can tell.
    format_code = f'LEFT(IFERROR(CELL("format",{typed}),"G"),1)'
    percent = f"ROUND({typed}*100,{_DUST})" if line.in_percent else f'"{REVIEW}"'
    return f'IF({format_code}="P",{percent},IF({format_code}="D","{REVIEW}",{typed}))'


def _spelled(plan: Plan, line: Line, number: str) -> str:
    """A number among the options is chosen by its text, with a decimal point or comma."""
    point, comma = f'SUBSTITUTE({number}&"",",",".")', f'SUBSTITUTE({number}&"",".",",")'
    return f"IF(SUMPRODUCT(--({plan.lists[accepted(line)]}={point}))>0,{point},{comma})"


def _valid(plan: Plan, line: Line) -> str:
    """Whether the answer lies in the rule's domain, and in line X's for `theo dòng X`."""
    answered = plan.at(Working.ANSWER, line)
    question = line.rule.question if line.rule else None
    if question is None or question.sort is Sort.OPTION:
        test = f"SUMPRODUCT(--({plan.lists[accepted(line)]}={answered}))>0"
    elif question.sort is Sort.DATE:
        words = "".join(f',{answered}="{word}"' for word in question.options)
        test = f"OR(ISNUMBER({answered}){words})"
    else:
        test = f"IFERROR(AND(ISNUMBER({answered}){_bounds(question, answered)}),FALSE)"
    source = plan.scale.source(line)
    return test if source is line else f'AND({plan.at(Working.STATE, source)}<>"{REVIEW}",{test})'


def _bounds(question: Question, answered: str) -> str:
    tests = []
    if question.at_least is not None:
        tests.append(f"{answered}>={plain(question.at_least)}")
    if question.at_most is not None:
        tests.append(f"{answered}<={plain(question.at_most)}")
    if question.whole:
        tests.append(f"{answered}=INT({answered})")
    if question.step is not None:
        parts = f"{answered}/{plain(question.step)}"
        tests.append(f"ABS({parts}-ROUND({parts},0))<0.000000001")
    return "".join(f",{test}" for test in tests)


# ----------------------------------------------------------------------------------- the state


def state(plan: Plan, line: Line) -> str | None:
    """What the row is to show in place of points, or `tính`."""
    if line.kind is Kind.CONDITION:
        answered = plan.at(Working.ANSWER, line)
        return f'IFERROR(IF({answered}="","",IF({_valid(plan, line)},"","{REVIEW}")),"{REVIEW}")'
    if line.rule is None:
        return None
    if never_applies(plan, line):
        return f'"{NOTHING_APPLIES}"'
    told = f'IF({_not_applicable(plan, line, line.rule)},"{NOTHING_APPLIES}",{_answered(plan, line, line.rule)})'
    return f'IFERROR({told},"{REVIEW}")'


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
    return f'IF({answered}="",{blank},IF({_valid(plan, line)},{live},{wrong}))'


def _exceeding(plan: Plan, rule: Rule, live: str) -> str:
    if rule.exceeds is None:
        return live
    if rule.exceeds not in plan.rows:
        return "0"
    other = plan.scale.by_code[rule.exceeds]
    if other.rule is not None and other.rule.needs_bench:
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
    """What a spreadsheet takes: its length, and that of the texts in it."""
    literals = re.findall(r'"((?:[^"]|"")*)"', formula)
    return len(formula) <= _LONGEST_FORMULA and all(len(text) <= _LONGEST_LITERAL for text in literals)


def shown(plan: Plan, line: Line) -> str | None:
    """What `Điểm tự chấm` shows on a computed line: its points, or why there are none."""
    if line.rule is None or input_column(line) is Column.CLAIMED:
        return None
    now = plan.at(Working.STATE, line)
    text = f'IF({now}="{OPEN}","",{now})'
    left_out = without_applying(plan.policy, line)
    if left_out is not None:
        text = f'IF({now}="{NOTHING_APPLIES}",{plain(left_out)},{text})'
    return _when_computed(plan, line, text)


def points(plan: Plan, line: Line) -> str:
    """The row's own points as they are added up; 0 where there are none."""
    if line.rule is None:
        return "0"
    if input_column(line) is not Column.CLAIMED:
        return f"N({plan.at(Column.CLAIMED, line)})"
    left_out = without_applying(plan.policy, line)
    if left_out is None:
        return _when_computed(plan, line, "0")
    applies = f'{plan.at(Working.STATE, line)}="{NOTHING_APPLIES}"'
    return _when_computed(plan, line, f"IF({applies},{plain(left_out)},0)")


def _when_computed(plan: Plan, line: Line, otherwise: str) -> str:
    formula = expression(plan, line)
    if formula is None:
        return otherwise
    rounded = f"ROUND(ROUND({formula},{_DUST}),{plan.policy.decimals})"
    return f'IF({plan.at(Working.STATE, line)}="{COMPUTE}",{rounded},{otherwise})'


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
        Working.ANSWER: answer(plan, line),
        Working.STATE: state(plan, line),
        Working.POINTS: points(plan, line),
    }
