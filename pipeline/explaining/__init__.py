"""The whole way of a member's numbers, told from the same stages from which the review was made. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from pipeline.explaining.marks import Alike, MemberTrace, Workings, account_alone, alike, mark_account, stated_plainly
from pipeline.explaining.places import Places, place_account
from pipeline.explaining.rows import Rows
from pipeline.explaining.sums import adds_up, own_of, sum_account, total_account
from pipeline.model.account import Account, MarkAccount, SumAccount
from pipeline.model.bloc import Member
from pipeline.model.finding import FileRecord, Finding
from pipeline.model.result import Mark, Review, Scorecard
from pipeline.model.scale import YES_OR_NO, Kind, Line
from pipeline.model.submission import Abstention, Response
from pipeline.scoring.applicability import Concerned
from pipeline.scoring.stages import ScoringStage

Step = MarkAccount | SumAccount
_OfUnit = TypeVar("_OfUnit", Finding, FileRecord, Abstention, Response)


class Way(NamedTuple):
    """The rows that concern a member, and what is told of each: only what is asked for is worked out."""

    review: Review
    trace: MemberTrace
    rows: Rows

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The member's marks by the codes of their lines."""
        return self.trace.marks

    def branch(self, line: Line) -> Iterator[Step]:
        """The row's own mark, its branch, and what they add up to."""
        for row, is_mark in self.rows.branch(line):
            if is_mark:
                yield self.mark(row)
            else:
                yield from self.sum(row)

    def mark(self, line: Line) -> MarkAccount:
        """The whole way of the line's mark."""
        return mark_account(self.trace, line)

    def mark_alone(self, line: Line) -> MarkAccount:
        """The same, for those who remember by themselves what they make of it (`alike`)."""
        return account_alone(self.trace, line)

    def alike(self, line: Line) -> Alike | None:
        """The same of all members of whose mark on the line the same is told, but for its cell and its findings.

        None where that is to be worked out for the member alone.
        """
        return alike(self.trace, line)

    def findings(self, line: Line) -> Sequence[Finding]:
        """What is to be looked at in the member's answer on the line."""
        return self.trace.findings.get(line.code, ())

    def stated_plainly(self, line: Line) -> Decimal | None:
        """The points that the member states for the line, if nothing more is to be told of how they came about."""
        return stated_plainly(self.trace, line)

    def sum(self, line: Line) -> Iterator[SumAccount]:
        """What the row adds up to, where there is anything to add or to cut."""
        if not self.rows.may_add(line):
            return
        parts = self.review.scale.children.get(line.code, ())
        account = sum_account(line, parts, own_of(self.trace, line), self.trace.card.tallies)
        if self.has_parts(line) or any(one.added != one.counted for one in account.components):
            yield account

    def adds_up(self, line: Line) -> bool:
        """True where the row counts just what its parts come to, every one of them."""
        return adds_up(line, self.review.scale.children.get(line.code, ()), self.trace.marks, self.trace.card.tallies)

    def has_parts(self, line: Line) -> bool:
        """True where there is anything below the row to add."""
        return self.rows.has_parts(line)


class Accounts:
    """The accounts of a whole bloc: what belongs to a member is looked up once, however many members there are.

    Without stages only what the review itself says is told: the total and the place, no steps.
    """

    def __init__(self, review: Review, stages: Sequence[ScoringStage]) -> None:
        self._review, self._stages = review, stages
        self._concerned, self._places = Concerned(review.scale, review.period), Places(review)
        self._rows: dict[tuple[str, ...], Rows] = {}
        self._standings = {one.card.member.code: one for one in review.board.standings}
        self._unranked = {one.member.code: one for one in review.board.not_ranked}
        self._submissions = {one.unit: one for one in review.submissions}
        self._files = _by_unit(file for file in review.files if not file.explains)
        self._findings = _by_unit(review.findings)
        self._abstentions, self._responses = _by_unit(review.abstentions), _by_unit(review.responses)
        self._appraised = dict[str, set[str]]()
        for unit, line in (place for stage in stages for place in stage.opinions):
            self._appraised.setdefault(unit, set()).add(line)
        answered = [{one.member.code: one for one in stage.statements} for stage in stages]
        self._workings = Workings(review)
        self._statements = {code: tuple(one[code] for one in answered) for code in (answered[0] if answered else {})}

    def of(self, member: Member, row: Line | None = None) -> Account:
        """What is to be told of a member; of one row only its branch, and the rows above it on its way up."""
        account = self.without_steps(member)
        if row is not None:
            account = account._replace(row=row, excluded=row not in self._concerned.lines(member))
        way = self.way(account)
        return account._replace(steps=tuple(_steps(way, row))) if way else account

    def without_steps(self, member: Member) -> Account:
        """What is to be told of a member, but for the rows of its form."""
        code = member.code
        standing, unranked = self._standings.get(code), self._unranked.get(code)
        submission = self._submissions.get(code)
        card = standing.card if standing else unranked.card if unranked else None
        return Account(
            member=member,
            row=None,
            excluded=False,
            card=card,
            file=submission.file if submission else None,
            steps=(),
            total=total_account(self._review, card) if card else None,
            place=place_account(self._places, standing, self._about(code)) if standing else None,
            reason=unranked.reason if unranked else None,
            met=tuple(_met(self._review, card)) if card else (),
            files=tuple(self._files.get(code, ())),
        )

    def way(self, account: Account) -> Way | None:
        """The rows of a member's form; None where it has no card, or there are no stages."""
        if account.card is None or not self._stages:
            return None
        code, card = account.member.code, account.card
        trace = MemberTrace(
            self._review,
            self._stages,
            card,
            self._statements[code],
            self._findings.get(code, ()),
            self._workings,
            (self._appraised.get(code, ()), self._abstentions.get(code, ()), self._responses.get(code, ())),
        )
        return Way(self._review, trace, self._rows_of(account.member))

    def _rows_of(self, member: Member) -> Rows:
        known = self._rows.get(member.groups)
        if known is None:
            known = self._rows[member.groups] = Rows(self._review.scale, self._concerned.lines(member))
        return known

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


def _steps(way: Way, row: Line | None) -> Iterator[Step]:
    scale = way.review.scale
    for line in scale.sections if row is None else (row,):
        yield from way.branch(line)
    if row is not None and row.code in way.rows.codes:
        for above in scale.ancestry(row)[1:]:
            yield from way.sum(above)


def _met(review: Review, card: Scorecard) -> Iterator[Line]:
    """The conditions answered yes (CONTRACT section 8)."""
    for mark in card.marks:
        if mark.kind is Kind.CONDITION and mark.reported in YES_OR_NO.options[:2]:
            yield review.scale.by_code[mark.code]
