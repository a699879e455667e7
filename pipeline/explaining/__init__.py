"""The whole way of a member's numbers, told from the same hearings from which the review was made. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.account import Account, MarkAccount, SumAccount
from pipeline.answers import YES_OR_NO
from pipeline.applicability import Concerned
from pipeline.explaining.marks import Told, mark_account
from pipeline.explaining.places import place_account
from pipeline.explaining.sums import sum_account, total_account
from pipeline.judging import Hearing
from pipeline.model import Kind, Line, Member, Review, Scorecard
from pipeline.scorecards import own_tallies

Step = MarkAccount | SumAccount


@dataclass(frozen=True, slots=True)
class _Tree:
    """The rows that concern a member, and what is told of each."""

    review: Review
    told: Told
    concerned: frozenset[str]

    def branch(self, line: Line) -> Iterator[Step]:
        """The row's own mark, its branch, and what they add up to."""
        if line.code not in self.concerned:
            return
        if line.code in self.told.marks:
            yield mark_account(self.told, line)
        for child in self.review.scale.children.get(line.code, ()):
            yield from self.branch(child)
        yield from self.sum(line)

    def sum(self, line: Line) -> Iterator[SumAccount]:
        """What the row adds up to, where there is anything to add or to cut."""
        last, unit = self.told.hearings[-1], self.told.member.code
        stage = (self.told.statement(last), last.points[unit])
        account = sum_account(self.review.scale, line, own_tallies(last.court, stage), self.told.card.tallies)
        children = [child for child in self.review.scale.children.get(line.code, ()) if self._scores(child)]
        if children or any(one.added != one.counted for one in account.components):
            yield account

    def _scores(self, line: Line) -> bool:
        """False for conditions and rows that do not concern the member, and headings of nothing else."""
        children = self.review.scale.children.get(line.code, ())
        return line.code in self.concerned and (line.rule is not None or any(map(self._scores, children)))


def account_of(review: Review, hearings: Sequence[Hearing], member: Member, row: Line | None = None) -> Account:
    """What is to be told of a member; of one row only its branch, and the rows above it on its way up."""
    card = _card(review, member)
    lines = Concerned(review.scale, review.period).lines(member)
    standing = next((one for one in review.board.standings if one.card.member == member), None)
    submission = next((one for one in review.submissions if one.unit == member.code), None)
    tree = _Tree(review, Told(review, hearings, member, card), frozenset(line.code for line in lines)) if card else None
    return Account(
        member=member,
        row=row,
        excluded=row is not None and row not in lines,
        card=card,
        file=submission.file if submission else None,
        steps=tuple(_steps(tree, row)) if tree else (),
        total=total_account(review, card) if card else None,
        place=place_account(review, standing) if standing else None,
        reason=next((one.reason for one in review.board.not_ranked if one.member == member), None),
        met=tuple(_met(review, card)) if card else (),
        files=tuple(file for file in review.files if file.unit == member.code),
    )


def _steps(tree: _Tree, row: Line | None) -> Iterator[Step]:
    scale = tree.review.scale
    for line in scale.sections if row is None else (row,):
        yield from tree.branch(line)
    if row is not None and row.code in tree.concerned:
        for above in scale.ancestry(row)[1:]:
            yield from tree.sum(above)


def _card(review: Review, member: Member) -> Scorecard | None:
    ranked = [standing.card for standing in review.board.standings]
    scored = [*ranked, *(one.card for one in review.board.not_ranked if one.card)]
    return next((card for card in scored if card.member == member), None)


def _met(review: Review, card: Scorecard) -> Iterator[Line]:
    """The conditions answered yes (CONTRACT section 8)."""
    for mark in card.marks:
        if mark.kind is Kind.CONDITION and mark.reported in YES_OR_NO.options[:2]:
            yield review.scale.by_code[mark.code]
