"""How one mark came about: from the member's cell, round by round of appraisal, to the points that count."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from pipeline.model.account import Calculation, Exemption, MarkAccount, OpinionAccount
from pipeline.model.bloc import AppraisalPolicy
from pipeline.model.finding import Finding
from pipeline.model.remembered import Remembered
from pipeline.model.result import Basis, Mark, Review, Scorecard
from pipeline.model.scale import Case, Line, Scale
from pipeline.model.submission import Abstention, Opinion, Part, Response
from pipeline.scoring.answers import LineAnswer, Reach, Statement, answered_in, is_marked
from pipeline.scoring.appraising import bearing
from pipeline.scoring.marks import case_behind, case_of, opinion_points
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

    `claimed` are the lines that ask for points. `alone` are those on which more counts than the answer.
    """

    def __init__(self, scale: Scale) -> None:
        self.known: Remembered[MarkAccount] = Remembered()
        self.claimed = frozenset(line.code for line in scale.lines if _asks_for_points(line))
        self.alone = frozenset(line.code for line in scale.lines if _rests_on_more(line))


def _asks_for_points(line: Line) -> bool:
    question = line.rule.question if line.rule else None
    return question is not None and question.claimed


def _rests_on_more(line: Line) -> bool:
    """True where the time counts at which the form came, or the figure of another line."""
    return line.rule is not None and (line.rule.needs_receipt or line.rule.exceeds is not None)


class MemberTrace:
    """One member's card, and what was heard of it: first as the member says, last as it counts."""

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
        self.workings, self.first, self.last = workings, stages[0], stages[-1]
        self.marks: Mapping[str, Mark] = {mark.code: mark for mark in card.marks}
        self.own, self.own_points = statements[0], stages[0].points[card.member.code]
        self._statements = {stage.round: one for stage, one in zip(stages, statements, strict=True)}
        self.counted = statements[-1]
        self.appraised, abstentions, responses = said
        self.findings, self.abstentions = by_line(findings), by_line(abstentions)
        self.responses = by_line(responses)

    def statement(self, stage: ScoringStage) -> Statement:
        """What the member's form says, as it stands at one stage."""
        return self._statements[stage.round]


def by_line(items: Iterable[_OfLine]) -> Mapping[str | None, Sequence[_OfLine]]:
    """What is said of a member, by the codes of the lines that it is said of."""
    found: dict[str | None, list[_OfLine]] = {}
    for item in items:
        found.setdefault(item.line, []).append(item)
    return found


def mark_account(trace: MemberTrace, line: Line) -> MarkAccount:
    """The whole way of one mark of the member: of many who answered alike it is worked out once."""
    code, answered, workings = line.code, alike(trace, line), trace.workings
    if answered is None:
        return _account(trace, line)
    known = workings.known.get(answered)
    if known is None:
        return workings.known.keep(answered, _account(trace, line))
    mark, findings = trace.marks[code], tuple(trace.findings.get(code, ()))
    return known._replace(mark=mark, at=trace.card.at(mark), findings=findings)


def _account(trace: MemberTrace, line: Line) -> MarkAccount:
    code, answered, mark = line.code, trace.own.answers[line.code], trace.marks[line.code]
    opinions = tuple(_opinions(trace, line)) if code in trace.appraised else ()
    own = _calculation(trace, trace.first, line)
    return MarkAccount(
        line=line,
        mark=mark,
        at=trace.card.at(mark),
        seen=_seen(trace, line),
        blank=answered.blank,
        answer=answered.answer,
        stated=_stated(trace, line),
        own=own,
        counted=own if trace.last is trace.first else _calculation(trace, trace.last, line),
        exemption=None if answered.reach is Reach.APPLIES else _exemption(trace, answered),
        opinions=opinions,
        combined=_combined(opinions, trace.review.config.appraisal, mark) if opinions else None,
        abstentions=tuple(trace.abstentions.get(code, ())),
        responses=tuple(trace.responses.get(code, ())),
        findings=tuple(trace.findings.get(code, ())),
        year_target=_year_target(trace, line),
    )


def alike(trace: MemberTrace, line: Line) -> Alike | None:
    """What decides all that is told of a mark but its cell and its findings: the same of members who answered alike.

    None where more was heard than the member's answer. The stages and the review keep the objects.
    """
    code, answered = line.code, trace.own.answers[line.code]
    if code in trace.workings.alone or answered.reach is Reach.MARKED:
        return None
    if code in trace.appraised or code in trace.abstentions or code in trace.responses:
        return None
    return id(answered), id(trace.counted.answers[code]), id(_year_target(trace, line))


def stated_plainly(trace: MemberTrace, line: Line) -> Decimal | None:
    """The points that the member states for a line of which no more is to be told than its numbers.

    It applies, it was answered, nothing was claimed that the rule does not give, nobody had an opinion, and it was
    worked out once. None for every other line.
    """
    code = line.code
    answered, points = trace.own.answers[code], trace.own_points.get(code)
    if points is None or points.basis not in _STATED or answered.reach is not Reach.APPLIES:
        return None
    claim = None if code in trace.workings.claimed else trace.marks[code].claimed
    if claim not in (None, points.points) or _year_target(trace, line) is not None:
        return None
    moved = trace.last is not trace.first and _case(trace, trace.last, line) != _case(trace, trace.first, line)
    return None if code in trace.appraised or moved else points.points


def _year_target(trace: MemberTrace, line: Line) -> Decimal | None:
    """The target of the whole year where the member is measured by another figure."""
    if trace.review.year_targets is None or trace.review.year_targets is trace.review.targets:
        return None
    source, unit = trace.review.scale.source(line).code, trace.member.code
    return trace.review.year_target(source, unit) if trace.review.has_own_target(source, unit) else None


def _seen(trace: MemberTrace, line: Line) -> str:
    """The cell that answers the line, as it was typed: its own, or that of line X."""
    source = trace.own.answers.get(trace.review.scale.source(line).code)
    if source is None or source.line.question is None:
        return ""
    return shown(source.entry.held[answered_in(source.line.question)])


def _stated(trace: MemberTrace, line: Line) -> Decimal | None:
    points = trace.own_points.get(line.code)
    if points is None or points.basis is Basis.MISSING:
        return None
    return None if points.basis is Basis.NOT_APPLICABLE and not points.points else points.points


def _worked_out(line: Line, case: Case, rounded: Decimal) -> Calculation:
    """What the line's rule makes of a case; `rounded` are the points that it came to."""
    assert line.rule is not None
    return Calculation(line.rule.calculation(case), line.rule.points(case), rounded)


def _calculation(trace: MemberTrace, stage: ScoringStage, line: Line) -> Calculation | None:
    case = _case(trace, stage, line)
    return None if case is None else _worked_out(line, case, stage.points[trace.member.code][line.code].points)


def _case(trace: MemberTrace, stage: ScoringStage, line: Line) -> Case | None:
    """What the line's rule was applied to at a stage; None where it was not, or appraisers spoke."""
    points = stage.points[trace.member.code].get(line.code)
    if points is None or points.basis is Basis.APPRAISED:
        return None
    statement = trace.statement(stage)
    return case_behind(stage.context, statement, statement.answers[line.code])


def _exemption(trace: MemberTrace, answered: LineAnswer) -> Exemption:
    """Why a line does not apply by what the member says and registered; an `x` may stand on a row above."""
    if answered.reach is not Reach.MARKED:
        return Exemption(reason=answered.reach.value)
    entries = trace.own.submission.entries
    source = answered.line if answered.marked else trace.review.scale.source(answered.line)
    rows = (row for row in trace.review.scale.ancestry(source) if row.code in entries)
    entry = next(entries[row.code] for row in rows if is_marked(entries[row.code]))
    at, note = entry.ref(Part.NOT_APPLICABLE, trace.card.file), shown(entry.held[Part.NOTE])
    return Exemption(reason=answered.reach.value, row=entry.code, at=at, note=note)


def _opinions(trace: MemberTrace, line: Line) -> Iterator[OpinionAccount]:
    """Every round's opinions on the line."""
    for stage, opinion, counts in opinions_on(trace.stages, (trace.member.code, line.code)):
        yield _opinion(trace, stage, opinion, counts)


def _opinion(trace: MemberTrace, stage: ScoringStage, opinion: Opinion, counts: bool) -> OpinionAccount:
    context, statement = stage.context, trace.statement(stage)
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
