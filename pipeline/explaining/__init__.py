"""The whole way of a member's numbers, told from the same stages from which the review was made. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pipeline.explaining.marks import MemberTrace, Workings, mark_account
from pipeline.explaining.places import Places, place_account
from pipeline.explaining.sums import may_cut, sum_account, total_account
from pipeline.model.account import Account, MarkAccount, SumAccount
from pipeline.model.bloc import Member
from pipeline.model.finding import FileRecord, Finding
from pipeline.model.frozen import dataclass
from pipeline.model.result import Review, Scorecard
from pipeline.model.scale import Kind, Line
from pipeline.scoring.answers import YES_OR_NO
from pipeline.scoring.applicability import Concerned
from pipeline.scoring.scorecards import own_sums
from pipeline.scoring.stages import ScoringStage
from pipeline.scoring.units import Sum, Terms

Step = MarkAccount | SumAccount
_OfUnit = TypeVar("_OfUnit", Finding, FileRecord)


@dataclass(frozen=True, slots=True)
class _Tree:
    """The rows that concern a member, and what is told of each."""

    review: Review
    trace: MemberTrace
    concerned: frozenset[str]
    terms: Terms
    own: Mapping[str, Sum]

    def branch(self, line: Line) -> Iterator[Step]:
        """The row's own mark, its branch, and what they add up to."""
        if line.code not in self.concerned:
            return
        if line.code in self.trace.marks:
            yield mark_account(self.trace, line)
        for child in self.review.scale.children.get(line.code, ()):
            yield from self.branch(child)
        yield from self.sum(line)

    def sum(self, line: Line) -> Iterator[SumAccount]:
        """What the row adds up to, where there is anything to add or to cut."""
        children = [child for child in self.review.scale.children.get(line.code, ()) if self._scores(child)]
        if not children and not may_cut(line):
            return
        account = sum_account(self.terms, line, self.own, self.trace.card.tallies)
        if children or any(one.added != one.counted for one in account.components):
            yield account

    def _scores(self, line: Line) -> bool:
        """False for conditions and rows that do not concern the member, and headings of nothing else."""
        children = self.review.scale.children.get(line.code, ())
        return line.code in self.concerned and (line.rule is not None or any(map(self._scores, children)))


class Accounts:
    """The accounts of a whole bloc: what belongs to a member is looked up once, however many members there are.

    Without stages only what the review itself says is told: the total and the place, no steps.
    """

    def __init__(self, review: Review, stages: Sequence[ScoringStage]) -> None:
        self._review, self._stages = review, stages
        self._concerned, self._places = Concerned(review.scale, review.period), Places(review)
        self._standings = {one.card.member.code: one for one in review.board.standings}
        self._unranked = {one.member.code: one for one in review.board.not_ranked}
        self._submissions = {one.unit: one for one in review.submissions}
        self._files = _by_unit(file for file in review.files if not file.explains)
        self._findings = _by_unit(review.findings)
        answered = [{one.member.code: one for one in stage.statements} for stage in stages]
        self._workings = Workings(review.scale, review.config.scoring.decimals)
        self._statements = {code: tuple(one[code] for one in answered) for code in (answered[0] if answered else {})}

    def of(self, member: Member, row: Line | None = None) -> Account:
        """What is to be told of a member; of one row only its branch, and the rows above it on its way up."""
        code, lines = member.code, self._concerned.lines(member)
        standing, unranked = self._standings.get(code), self._unranked.get(code)
        submission = self._submissions.get(code)
        card = standing.card if standing else unranked.card if unranked else None
        return Account(
            member=member,
            row=row,
            excluded=row is not None and row not in lines,
            card=card,
            file=submission.file if submission else None,
            steps=tuple(_steps(self._tree(card, lines), row)) if card and self._stages else (),
            total=total_account(self._review, card) if card else None,
            place=place_account(self._places, standing, self._about(code)) if standing else None,
            reason=unranked.reason if unranked else None,
            met=tuple(_met(self._review, card)) if card else (),
            files=tuple(self._files.get(code, ())),
        )

    def _tree(self, card: Scorecard, lines: tuple[Line, ...]) -> _Tree:
        code, last = card.member.code, self._stages[-1]
        statements = self._statements[code]
        trace = MemberTrace(self._review, self._stages, card, statements, self._findings.get(code, ()), self._workings)
        own = own_sums(last.context, (statements[-1], last.points[code]))
        return _Tree(self._review, trace, frozenset(line.code for line in lines), last.context.terms, own)

    def _about(self, code: str) -> Iterator[Finding]:
        """What is said of the member, and of nobody alone."""
        yield from self._findings.get(code, ())
        yield from self._findings.get(None, ())


def account_of(review: Review, stages: Sequence[ScoringStage], member: Member, row: Line | None = None) -> Account:
    """What is to be told of one member; for many, `Accounts` looks things up once."""
    return Accounts(review, stages).of(member, row)


def _by_unit(items: Iterable[_OfUnit]) -> Mapping[str | None, Sequence[_OfUnit]]:
    found: dict[str | None, list[_OfUnit]] = {}
    for item in items:
        found.setdefault(item.unit, []).append(item)
    return found


def _steps(tree: _Tree, row: Line | None) -> Iterator[Step]:
    scale = tree.review.scale
    for line in scale.sections if row is None else (row,):
        yield from tree.branch(line)
    if row is not None and row.code in tree.concerned:
        for above in scale.ancestry(row)[1:]:
            yield from tree.sum(above)


def _met(review: Review, card: Scorecard) -> Iterator[Line]:
    """The conditions answered yes (CONTRACT section 8)."""
    for mark in card.marks:
        if mark.kind is Kind.CONDITION and mark.reported in YES_OR_NO.options[:2]:
            yield review.scale.by_code[mark.code]
