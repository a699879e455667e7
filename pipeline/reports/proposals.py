"""What a review says of each award of its period: the candidates, who is proposed, between whom it is open."""

from dataclasses import dataclass

from pipeline.awards.slates import Slate, slates
from pipeline.model import Award, Candidate, Finding, Poll, Review, Standing


@dataclass(frozen=True, slots=True)
class Proposal:
    """One award: all in order of place. `room` is the quota as a number; `poll` None where no vote was counted.

    `tied` are those for whom some of the quota is left, but not enough.
    """

    award: Award
    room: int
    candidates: tuple[Standing, ...]
    chosen: tuple[Standing, ...]
    tied: tuple[Standing, ...]
    poll: Poll | None

    def votes(self, standing: Standing) -> Candidate | None:
        """What was counted for a member; None where nothing was."""
        if self.poll is None:
            return None
        return next((one for one in self.poll.candidates if one.unit == standing.card.member.code), None)


def proposals_of(review: Review) -> tuple[Proposal, ...]:
    """The awards of the period, in the order of config.toml."""
    polls = {poll.award: poll for poll in review.polls}
    open_ones = {one.facts["award"]: one for one in review.findings if one.code == "award_undecided"}
    return tuple(
        _proposal(review, slate, polls.get(slate.award.name), open_ones.get(slate.award.name))
        for slate in slates(review.board.standings, review.config, review.period)
    )


def _proposal(review: Review, slate: Slate, poll: Poll | None, undecided: Finding | None) -> Proposal:
    chosen = tuple(one for one in review.board.standings if slate.award.name in one.awards)
    whole = Proposal(slate.award, slate.room, slate.candidates, chosen, (), poll)
    tied = tuple(one for one in slate.candidates if undecided and one not in chosen and _is_tied(whole, one, undecided))
    return Proposal(slate.award, slate.room, slate.candidates, chosen, tied, poll)


def _is_tied(proposal: Proposal, standing: Standing, undecided: Finding) -> bool:
    """A tie is of one place, and after a vote of one number of votes."""
    votes = proposal.votes(standing)
    same_votes = votes is None or undecided.facts.get("votes") in (None, str(votes.votes))
    return str(standing.place) == undecided.facts["place"] and same_votes and (votes is None or votes.enough)
