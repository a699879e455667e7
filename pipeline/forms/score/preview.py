"""What a blank form shows before any program computes it: the values that its formulas carry.

Protected View, telephones and previews of mail show these and compute nothing. The words are those of the formulas,
the points those of scoring.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.forms.score.answering import answer
from pipeline.forms.score.draft import Draft
from pipeline.forms.score.formulas import expression, never_applies, without_applying
from pipeline.forms.score.plan import BLOC, COMPUTE, NOTHING_APPLIES, OPEN, Plan
from pipeline.model.bloc import NotApplicable
from pipeline.model.grounds import Grounds, Targets
from pipeline.model.remembered import Remembered
from pipeline.model.scale import Kind, Line, Rule
from pipeline.model.submission import Submission
from pipeline.scoring.adding import add_up, counts_in_maximum, full_maxima, own_sum, result_of
from pipeline.scoring.answers import Statement, read_statement
from pipeline.scoring.marks import ScoringContext, all_bloc_figures, points_by_line
from pipeline.scoring.units import Terms, terms_of

ZERO = Decimal(0)
Stored = Decimal | str

_SOMEBODY = ""
"""The code of no member: whoever else has a target."""


class Preview(NamedTuple):
    """By line code what `Điểm tự chấm` shows of computed lines, and the states of all lines with a rule.

    `maximum` is the member's.
    """

    shown: Mapping[str, Stored]
    states: Mapping[str, Stored]
    maximum: Decimal

    def count(self, word: str) -> int:
        """How many lines have a word for their state."""
        return sum(state == word for state in self.states.values())


def preview(draft: Draft) -> Preview:
    """The values of the draft's form before anything is answered in it."""
    plan = draft.plan
    grounds = Grounds(config=draft.config, period=draft.period, scale=plan.scale, targets=_targets(draft))
    nothing = Submission(unit=draft.member.code, file="", entries={})
    statement = read_statement(grounds, plan.lines, draft.member, nothing)
    terms = terms_of(draft.config, plan.scale)
    figures = all_bloc_figures(plan.scale, (statement,), plan.deadline)
    points = points_by_line(ScoringContext(grounds, terms, plan.deadline, figures), statement, {}, Remembered())
    states: dict[str, Stored] = {}
    for line in plan.lines:
        _state(plan, line, states)
    return Preview(
        {code: _shown(plan, plan.scale.by_code[code], state, points[code].points) for code, state in states.items()},
        states,
        _maximum(terms, statement),
    )


def _targets(draft: Draft) -> Targets:
    """The member's; where somebody has one on a line against the leader, that is enough to know."""
    plan, targets = draft.plan, {}
    for line in plan.lines:
        own = {draft.member.code: plan.targets[line.code]} if line.code in plan.targets else {}
        others = line.rule is not None and line.rule.needs_bloc_figures and line.code not in plan.by_figures
        targets[line.code] = {**own, **({_SOMEBODY: Decimal(1)} if others else {})}
    return targets


def _state(plan: Plan, line: Line, states: dict[str, Stored]) -> None:
    """The state of a line with a rule, and of the line that it looks at, as the formulas have it."""
    if line.rule is None or line.code in states:
        return
    for code in (line.rule.follows, line.rule.exceeds):
        if code is not None and code in plan.rows:
            _state(plan, plan.scale.by_code[code], states)
    states[line.code] = _applying(plan, line, line.rule, states)


def _applying(plan: Plan, line: Line, rule: Rule, states: Mapping[str, Stored]) -> Stored:
    untargeted = rule.needs_target and plan.target(line) is None and line.code not in plan.by_figures
    if never_applies(plan, line) or untargeted or (rule.follows and states[rule.follows] == NOTHING_APPLIES):
        return NOTHING_APPLIES
    live = COMPUTE if expression(plan, line) is not None else BLOC
    if answer(plan, line) is None:
        return _exceeding(plan, rule, live, states)
    if line.kind is not Kind.BASE:
        return ZERO
    if rule.blank_is_zero:
        return live
    return "" if rule.follows else OPEN


def _exceeding(plan: Plan, rule: Rule, live: str, states: Mapping[str, Stored]) -> Stored:
    if rule.exceeds is None:
        return live
    if rule.exceeds not in plan.rows:
        return ZERO
    other = plan.scale.by_code[rule.exceeds]
    computed = states[other.code] == COMPUTE or (other.rule is not None and other.rule.needs_bloc_figures)
    return live if computed else ZERO


def _shown(plan: Plan, line: Line, state: Stored, points: Decimal) -> Stored:
    if state == COMPUTE:
        return points
    if state == OPEN:
        return ""
    left_out = without_applying(plan.policy, line)
    return left_out if state == NOTHING_APPLIES and left_out is not None else state


def _maximum(terms: Terms, statement: Statement) -> Decimal:
    """CONTRACT section 6; nothing is carried over on a form."""
    policy = terms.config.scoring.not_applicable
    own = {
        code: own_sum(terms, one.line, 0, counts_in_maximum(one.line, one.reach, policy))
        for code, one in statement.answers.items()
    }
    full = sum(full_maxima(terms, statement.answers).values()) if policy is NotApplicable.RESCALE else 0
    return terms.points(result_of(terms, add_up(terms, own), full).whole.maximum)
