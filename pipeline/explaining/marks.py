"""How one mark came about: from the member's cell, round by round of appraisal, to the points that count."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from pipeline.model.account import Calculation, Exemption, MarkAccount, Opinion
from pipeline.model.bloc import AppraisalPolicy
from pipeline.model.finding import Finding
from pipeline.model.result import Basis, Mark, Review, Scorecard
from pipeline.model.rounding import half_up
from pipeline.model.scale import Case, Line
from pipeline.model.submission import Verdict
from pipeline.scoring.answers import Reach, Said, Statement, is_marked, own_question
from pipeline.scoring.appraising import bearing
from pipeline.scoring.judging import Hearing
from pipeline.scoring.marks import case_of, opinion
from pipeline.scoring.spread import heard
from pipeline.sheets.reading import shown
from pipeline.text.numbers import exact, vietnamese


class Told:
    """One member's card, and what was heard of it: first as the member says, last as it counts."""

    def __init__(
        self,
        review: Review,
        hearings: Sequence[Hearing],
        card: Scorecard,
        statements: Sequence[Statement],
        findings: Iterable[Finding],
    ) -> None:
        """`statements` are the member's at each hearing, `findings` those about it."""
        self.review, self.hearings, self.member, self.card = review, hearings, card.member, card
        self.marks: Mapping[str, Mark] = {mark.code: mark for mark in card.marks}
        self._statements = {hearing.round: one for hearing, one in zip(hearings, statements, strict=True)}
        self._findings: dict[str | None, list[Finding]] = {}
        for finding in findings:
            self._findings.setdefault(finding.line, []).append(finding)
        mine = card.member.code
        self.abstentions = tuple(one for one in review.abstentions if one.unit == mine)
        self.responses = tuple(one for one in review.responses if one.unit == mine)

    def statement(self, hearing: Hearing) -> Statement:
        """What the member's form says, as it stands at one hearing."""
        return self._statements[hearing.round]

    def findings(self, line: Line) -> tuple[Finding, ...]:
        """What is to be said of the member's line."""
        return tuple(self._findings.get(line.code, ()))

    def said(self, hearing: Hearing, line: Line) -> Said:
        """What is said on a line, as it stands at one hearing."""
        return self.statement(hearing).said[line.code]


def mark_account(told: Told, line: Line) -> MarkAccount:
    """The whole way of one mark of the member."""
    own, last = told.hearings[0], told.hearings[-1]
    said, mark = told.said(own, line), told.marks[line.code]
    opinions = tuple(_opinions(told, line))
    return MarkAccount(
        line=line,
        mark=mark,
        seen=_seen(told, line),
        blank=said.blank,
        answer=said.answer,
        stated=_stated(told, line),
        own=_calculation(told, own, line),
        counted=_calculation(told, last, line),
        exemption=_exemption(told, said),
        opinions=opinions,
        combined=_combined([one for one in opinions if one.counts], told.review.config.appraisal, mark),
        abstentions=tuple(one for one in told.abstentions if one.line == line.code),
        responses=tuple(one for one in told.responses if one.line == line.code),
        findings=told.findings(line),
    )


def _seen(told: Told, line: Line) -> str:
    """The cell that answers the line, as it was typed: its own, or that of line X."""
    source = told.statement(told.hearings[0]).said.get(told.review.scale.source(line).code)
    question = own_question(source.line) if source else None
    if source is None or question is None:
        return ""
    return shown(source.entry.claimed if question.claimed else source.entry.reported)


def _stated(told: Told, line: Line) -> Decimal | None:
    points = told.hearings[0].points[told.member.code].get(line.code)
    if points is None or points.basis is Basis.MISSING:
        return None
    return None if points.basis is Basis.NOT_APPLICABLE and not points.points else points.points


def _calculation(told: Told, hearing: Hearing, line: Line) -> Calculation | None:
    points = hearing.points[told.member.code].get(line.code)
    if points is None or points.case is None:
        return None
    return _applied(line, points.case, hearing.court.decimals)


def _applied(line: Line, case: Case, decimals: int) -> Calculation:
    assert line.rule is not None
    exact = line.rule.points(case)
    return Calculation(line.rule.calculation(case), exact, half_up(exact, decimals))


def _exemption(told: Told, said: Said) -> Exemption | None:
    """Why the line does not apply by what the member says and registered; an `x` may stand on a row above."""
    if said.reach is Reach.APPLIES:
        return None
    if said.reach is not Reach.MARKED:
        return Exemption(reason=said.reach.value)
    entries = told.statement(told.hearings[0]).submission.entries
    source = said.line if said.marked else told.review.scale.source(said.line)
    rows = (row for row in told.review.scale.ancestry(source) if row.code in entries)
    entry = next(entries[row.code] for row in rows if is_marked(entries[row.code]))
    cell = entry.not_applicable
    return Exemption(reason=said.reach.value, row=entry.code, at=cell.ref, note=shown(entry.note))


def _opinions(told: Told, line: Line) -> Iterator[Opinion]:
    """Every round's verdicts on the line."""
    for hearing, verdict, counts in heard(told.hearings, (told.member.code, line.code)):
        yield _opinion(told, hearing, verdict, counts)


def _opinion(told: Told, hearing: Hearing, verdict: Verdict, counts: bool) -> Opinion:
    court, statement = hearing.court, told.statement(hearing)
    said, calculation = statement.said[verdict.line], None
    if verdict.points is None:
        case = case_of(court, statement, said, verdict.figure)
        calculation = _applied(said.line, case, court.decimals)
    points = opinion(court, statement, verdict)
    return Opinion(verdict=verdict, points=points, calculation=calculation, counts=counts)


def _combined(counting: Sequence[Opinion], policy: AppraisalPolicy, mark: Mark) -> Calculation | None:
    """Several appraisers' points put together."""
    if len(counting) < 2:
        return None
    kept = bearing([one.points for one in counting], policy)
    told = f"({' + '.join(map(vietnamese, kept))})/{len(kept)}" if len(kept) > 1 else exact(Fraction(kept[0]))
    return Calculation(told, sum(map(Fraction, kept), Fraction(0)) / len(kept), mark.points)
