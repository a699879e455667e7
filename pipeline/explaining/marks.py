"""How one mark came about: from the member's cell, round by round of appraisal, to the points that count."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeVar

from pipeline.model.account import Calculation, Exemption, MarkAccount, OpinionAccount
from pipeline.model.bloc import AppraisalPolicy
from pipeline.model.finding import Finding
from pipeline.model.remembered import Remembered
from pipeline.model.result import Basis, Mark, Review, Scorecard
from pipeline.model.scale import Case, Line
from pipeline.model.submission import Abstention, Opinion, Part, Response
from pipeline.scoring.answers import LineAnswer, Reach, Statement, answered_in, is_marked
from pipeline.scoring.appraising import bearing
from pipeline.scoring.marks import Points, ScoringContext, case_behind, case_of, opinion_points
from pipeline.scoring.spread import opinions_on
from pipeline.scoring.stages import ScoringStage
from pipeline.sheets.reading import shown
from pipeline.text.numbers import exact, vietnamese

_OfLine = TypeVar("_OfLine", Finding, Abstention, Response)
_STATED = (Basis.COMPUTED, Basis.CLAIMED)

Alike = tuple[int, ...]
"""The numbers (`id`) of all that the mark of a member rests on: the same of members who answered a line alike."""


class Workings:
    """What marks of one review have in common. Members often answer alike: how their marks came about is remembered.

    `asked` is where the figure of a line is asked for: the row, itself or line X, and the part of it. `claimed` are the
    lines that ask for points. `alone` are those on which more counts than the answer. `apart`: members are measured by
    other targets than those of the whole year.
    """

    def __init__(self, review: Review) -> None:
        lines = review.scale.lines
        self.known: Remembered[MarkAccount] = Remembered()
        self.asked = {
            line.code: (source.code, answered_in(source.question))
            for line, source in zip(lines, map(review.scale.source, lines), strict=True)
            if source.question
        }
        self.claimed = frozenset(line.code for line in lines if _asks_for_points(line))
        self.alone = frozenset(line.code for line in lines if _rests_on_more(line))
        self.apart = review.year_targets is not None and review.year_targets is not review.targets


def _asks_for_points(line: Line) -> bool:
    question = line.rule.question if line.rule else None
    return question is not None and question.claimed


def _rests_on_more(line: Line) -> bool:
    """True where the time counts at which the form came, or the figure of another line."""
    return line.rule is not None and (line.rule.needs_receipt or line.rule.exceeds is not None)


class Heard(NamedTuple):
    """A member at one stage: what it says, as it stands there, and what that comes to, by the codes of the lines."""

    context: ScoringContext
    statement: Statement
    answers: Mapping[str, LineAnswer]
    points: Mapping[str, Points]


def heard(stage: ScoringStage, statement: Statement) -> Heard:
    """The member whose statement it is at the stage."""
    points = stage.points[statement.member.code]
    return Heard(stage.context, statement, dict(statement.answers.items()), dict(points.items()))


class MemberTrace:
    """One member's card, and what was heard of it: its `own` word, and what of it is `counted` in the end."""

    def __init__(
        self,
        review: Review,
        stages: Sequence[ScoringStage],
        card: Scorecard,
        statements: Sequence[Statement],
        findings: Iterable[Finding],
        workings: Workings,
        said: tuple[Collection[str], Iterable[Abstention], Iterable[Response]],
    ) -> None:
        """`statements` are the member's at each stage, `findings` those about it.

        `said`: the lines of which appraisers had an opinion, who had none, and what the member answered.
        """
        self.review, self.stages, self.member, self.card = review, stages, card.member, card
        self.workings, self.statements = workings, statements
        self.marks: Mapping[str, Mark] = {mark.code: mark for mark in card.marks}
        self.own = heard(stages[0], statements[0])
        self.counted = self.own if len(stages) == 1 else heard(stages[-1], statements[-1])
        self.appraised, abstentions, responses = said
        self.findings, self.abstentions = by_line(findings), by_line(abstentions)
        self.responses = by_line(responses)
        self.alone = workings.alone.union(self.appraised, self.abstentions, self.responses)


def by_line(items: Iterable[_OfLine]) -> Mapping[str | None, Sequence[_OfLine]]:
    """What is said of a member, by the codes of the lines that it is said of."""
    found: dict[str | None, list[_OfLine]] = {}
    for item in items:
        found.setdefault(item.line, []).append(item)
    return found


def mark_account(trace: MemberTrace, line: Line) -> MarkAccount:
    """The whole way of one mark of the member: of many who answered alike it is worked out once."""
    answered, known = alike(trace, line), trace.workings.known
    if answered is None:
        return account_alone(trace, line)
    account = known.get(answered)
    if account is None:
        return known.keep(answered, account_alone(trace, line))
    findings = tuple(trace.findings.get(line.code, ()))
    return account._replace(mark=trace.marks[line.code], file=trace.card.file, findings=findings)


def account_alone(trace: MemberTrace, line: Line) -> MarkAccount:
    """The whole way of one mark, worked out for the member alone."""
    code = line.code
    answered, mark, own = trace.own.answers[code], trace.marks[code], _calculation(trace.own, line)
    opinions = tuple(_opinions(trace, line)) if code in trace.appraised else ()
    return MarkAccount(
        line=line,
        mark=mark,
        file=trace.card.file,
        seen=_seen(trace, line),
        blank=answered.blank,
        answer=answered.answer,
        stated=_stated(trace.own.points.get(code)),
        own=own,
        counted=own if trace.counted is trace.own else _calculation(trace.counted, line),
        exemption=_exemption(trace, answered),
        opinions=opinions,
        combined=_combined(opinions, trace.review.config.appraisal, mark) if opinions else None,
        abstentions=tuple(trace.abstentions.get(code, ())),
        responses=tuple(trace.responses.get(code, ())),
        findings=tuple(trace.findings.get(code, ())),
        year_target=_year_target(trace, line),
    )


def alike(trace: MemberTrace, line: Line) -> Alike | None:
    """What decides all that is told of a mark but its cell and its findings: the same of members who answered alike.

    None where more was heard than the member's answer, or an `x` was: of that line or of line X, with a reason of the
    member's own. The stages and the review keep the objects.
    """
    code = line.code
    answered = trace.own.answers[code]
    if code in trace.alone or answered.marked or answered.unmarked is Reach.MARKED:
        return None
    return id(answered), id(trace.counted.answers[code]), id(_year_target(trace, line))


def stated_plainly(trace: MemberTrace, line: Line) -> Decimal | None:
    """The points that the member states for a line of which no more is to be told than its numbers.

    It applies, it was answered, nothing was claimed that the rule does not give, nobody had an opinion, and it was
    worked out once. None for every other line.
    """
    code = line.code
    answered, points = trace.own.answers[code], trace.own.points.get(code)
    if points is None or points.basis not in _STATED or answered.reach is not Reach.APPLIES:
        return None
    claim = None if code in trace.workings.claimed else trace.marks[code].claimed
    if claim not in (None, points.points) or _year_target(trace, line) is not None:
        return None
    moved = trace.counted is not trace.own and _case(trace.counted, line) != _case(trace.own, line)
    return None if code in trace.appraised or moved else points.points


def _year_target(trace: MemberTrace, line: Line) -> Decimal | None:
    """The target of the whole year where the member is measured by another figure."""
    if not trace.workings.apart:
        return None
    source, unit = trace.review.scale.source(line).code, trace.member.code
    return trace.review.year_target(source, unit) if trace.review.has_own_target(source, unit) else None


def _seen(trace: MemberTrace, line: Line) -> str:
    """The cell that answers the line, as it was typed: its own, or that of line X."""
    if line.code not in trace.workings.asked:
        return ""
    row, part = trace.workings.asked[line.code]
    source = trace.own.answers.get(row)
    return "" if source is None else shown(source.entry.held[part])


def _stated(own: Points | None) -> Decimal | None:
    """The points by what the member says alone."""
    if own is None or own.basis is Basis.MISSING:
        return None
    return None if own.basis is Basis.NOT_APPLICABLE and not own.points else own.points


def _worked_out(line: Line, case: Case, rounded: Decimal) -> Calculation:
    """What the line's rule makes of a case; `rounded` are the points that it came to."""
    assert line.rule is not None
    return Calculation(line.rule.calculation(case), line.rule.points(case), rounded)


def _calculation(told: Heard, line: Line) -> Calculation | None:
    case = _case(told, line)
    return None if case is None else _worked_out(line, case, told.points[line.code].points)


def _case(told: Heard, line: Line) -> Case | None:
    """What the line's rule was applied to at a stage; None where it was not, or appraisers spoke."""
    points = told.points.get(line.code)
    if points is None or points.basis is Basis.APPRAISED:
        return None
    return case_behind(told.context, told.statement, told.answers[line.code])


def _exemption(trace: MemberTrace, answered: LineAnswer) -> Exemption | None:
    """Why a line does not apply by what the member says and registered; an `x` may stand on a row above."""
    reach = answered.reach
    if reach is not Reach.MARKED:
        return None if reach is Reach.APPLIES else Exemption(reason=reach.value)
    entries = trace.own.statement.submission.entries
    source = answered.line if answered.marked else trace.review.scale.source(answered.line)
    rows = (row for row in trace.review.scale.ancestry(source) if row.code in entries)
    entry = next(entries[row.code] for row in rows if is_marked(entries[row.code]))
    at, note = entry.ref(Part.NOT_APPLICABLE, trace.card.file), shown(entry.held[Part.NOTE])
    return Exemption(reason=reach.value, row=entry.code, at=at, note=note)


def _opinions(trace: MemberTrace, line: Line) -> Iterator[OpinionAccount]:
    """Every round's opinions on the line."""
    statements = {stage.round: one for stage, one in zip(trace.stages, trace.statements, strict=True)}
    for stage, opinion, counts in opinions_on(trace.stages, (trace.member.code, line.code)):
        yield _opinion(stage.context, statements[stage.round], opinion, counts)


def _opinion(context: ScoringContext, statement: Statement, opinion: Opinion, counts: bool) -> OpinionAccount:
    answered, calculation = statement.answers[opinion.line], None
    points = opinion_points(context, statement, opinion)
    if opinion.points is None:
        calculation = _worked_out(answered.line, case_of(context, statement, answered, opinion.figure), points)
    return OpinionAccount(opinion=opinion, points=points, calculation=calculation, counts=counts)


def _combined(opinions: Iterable[OpinionAccount], policy: AppraisalPolicy, mark: Mark) -> Calculation | None:
    """Several appraisers' points put together."""
    counting = [one for one in opinions if one.counts]
    if len(counting) < 2:
        return None
    kept = bearing([one.points for one in counting], policy)
    expression = f"({' + '.join(map(vietnamese, kept))})/{len(kept)}" if len(kept) > 1 else exact(Fraction(kept[0]))
    return Calculation(expression, sum(map(Fraction, kept), Fraction(0)) / len(kept), mark.points)
