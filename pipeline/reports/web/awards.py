"""The proposals on the page: for each award the candidates, their votes, who is proposed, and who just missed it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.result import Review, Standing
from pipeline.ranking.awarding import Proposal, proposals
from pipeline.text.awards import near_miss_in_words, places_in_words, quota_in_words, votes_in_words
from pipeline.text.page import NOT_PROPOSED, PROPOSED, UNDECIDED, just_missed, passed_over
from pipeline.text.papers.memory import UNKNOWN
from pipeline.text.sentences import one_line


class CandidateRow(NamedTuple):
    """A candidate in order of place; `votes` is `–` where none were counted for it."""

    place: str
    name: str
    grade: str
    votes: str
    fate: str


class AwardTable(NamedTuple):
    """One award: whom it is open to, its candidates, whether they were voted on, and who just missed it, if anybody."""

    name: str
    open_to: str
    voted: bool
    candidates: tuple[CandidateRow, ...]
    missed: str


def award_tables(review: Review) -> tuple[AwardTable, ...]:
    """The awards of the period, in the order of config.toml."""
    return tuple(_table(review, proposal) for proposal in proposals(review))


def _table(review: Review, proposal: Proposal) -> AwardTable:
    award = proposal.award
    quota = quota_in_words(award.quota, proposal.slate.room, len(review.board.standings))
    return AwardTable(
        one_line(award.name),
        f"{places_in_words(award)}, {quota}",
        proposal.poll is not None,
        tuple(_row(proposal, standing) for standing in proposal.slate.candidates),
        "".join(_missed(review, proposal)),
    )


def _row(proposal: Proposal, standing: Standing) -> CandidateRow:
    unit, poll = standing.card.member.code, proposal.poll
    mine = next((one for one in poll.candidates if one.unit == unit), None) if poll else None
    return CandidateRow(
        place=str(standing.place),
        name=one_line(standing.card.member.name),
        grade=one_line(standing.grade or "") or UNKNOWN,
        votes=votes_in_words(mine, poll) if mine and poll else UNKNOWN,
        fate=PROPOSED if standing in proposal.chosen else UNDECIDED if standing in proposal.tied else NOT_PROPOSED,
    )


def _missed(review: Review, proposal: Proposal) -> Iterator[str]:
    """Who was passed over for a reason of its own; who was only behind, where that was by little."""
    by_percent = review.config.ranking.by == "percent"
    for miss in review.near_misses:
        if miss.award == proposal.award.name:
            standing = next(one for one in review.board.standings if one.card.member.code == miss.unit)
            name = one_line(standing.card.member.name)
            why = near_miss_in_words(miss, proposal.award, proposal.poll, by_percent=by_percent)
            if miss.reason == "tie":
                continue  # told of all who are level, above
            if miss.reason not in ("place", "quota"):
                yield passed_over(name, why)
            elif miss.behind is not None and miss.behind * 100 <= _whole(review, standing):
                yield just_missed(name, why)


def _whole(review: Review, standing: Standing) -> Decimal:
    """All that the ranking value can be: 100 percent, or the member's maximum."""
    card = standing.card
    return Decimal(100) if review.config.ranking.by == "percent" else card.tally.maximum + card.carried_maximum
