"""The awards that are proposed: by place and votes, within the quotas; and who just missed (CONTRACT section 7).

Without a counted vote, places alone decide. With one, an award also needs enough votes, and of members who share a
place and do not all fit, those with more votes come first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from pipeline.model.ballot import Ballot, Candidate, NearMiss, Poll
from pipeline.model.bloc import Award, Config, Period
from pipeline.model.finding import Finding, Severity
from pipeline.model.result import Review, Standing
from pipeline.ranking.places import lead
from pipeline.ranking.polling import disagreements, poll_of
from pipeline.ranking.slates import Slate, hindrance, slates


class Awarded(NamedTuple):
    """Standings with the awards proposed, what the bloc must look at, and how the vote went.

    `ballot` is None where no vote was counted: none came in, or it does not fit the candidates.
    """

    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...]
    ballot: Ballot | None
    polls: tuple[Poll, ...]
    near_misses: tuple[NearMiss, ...]


class Proposal(NamedTuple):
    """Who is proposed for one award; `tied` are those for whom some of the quota is left, but not enough."""

    slate: Slate
    poll: Poll | None
    chosen: tuple[Standing, ...]
    tied: tuple[Standing, ...]

    @property
    def award(self) -> Award:
        """The award that it is for."""
        return self.slate.award

    def votes(self, standing: Standing) -> Candidate | None:
        """What was counted for a member; None where nothing was."""
        if self.poll is None:
            return None
        return next((given for given in self.poll.candidates if given.unit == standing.card.member.code), None)


def award(standings: Sequence[Standing], config: Config, period: Period, ballot: Ballot | None = None) -> Awarded:
    """Propose the awards of a period to standings in order of place. Votes that do not fit are not counted at all."""
    given = slates(standings, config, period)
    wrong = tuple(disagreements(ballot, given, config)) if ballot else ()
    counted = None if wrong else ballot
    proposed = tuple(propose(slate, _poll(slate, counted, config)) for slate in given)
    chosen = {proposal.award.name: _units(proposal.chosen) for proposal in proposed}
    return Awarded(
        standings=tuple(_with_awards(standing, chosen) for standing in standings),
        findings=(*wrong, *(_undecided(proposal) for proposal in proposed if proposal.tied)),
        ballot=counted,
        polls=tuple(proposal.poll for proposal in proposed if proposal.poll),
        near_misses=tuple(_near_misses(proposed, standings, config)),
    )


def _poll(slate: Slate, ballot: Ballot | None, config: Config) -> Poll | None:
    return poll_of(slate, ballot, config, config.ballots) if ballot and config.ballots else None


def _with_awards(standing: Standing, chosen: Mapping[str, frozenset[str]]) -> Standing:
    unit = standing.card.member.code
    return standing._replace(awards=tuple(name for name, units in chosen.items() if unit in units))


def _units(standings: Iterable[Standing]) -> frozenset[str]:
    return frozenset(standing.card.member.code for standing in standings)


def propose(slate: Slate, poll: Poll | None = None) -> Proposal:
    """Fill the quota by place; a tie that does not fit is settled by votes where there are any."""
    if poll is None:
        chosen, tied = _fill(slate.candidates, slate.room, lambda standing: standing.place)
        return Proposal(slate, None, tuple(chosen), tuple(tied))
    votes = {candidate.unit: candidate.votes for candidate in poll.candidates if candidate.enough}
    backed = [standing for standing in slate.candidates if standing.card.member.code in votes]
    chosen, tied = _fill(backed, slate.room, lambda standing: standing.place)
    tied.sort(key=lambda standing: -votes[standing.card.member.code])
    more, tied = _fill(tied, slate.room - len(chosen), lambda standing: votes[standing.card.member.code])
    return Proposal(slate, poll, (*chosen, *more), tuple(tied))


def proposals(review: Review) -> tuple[Proposal, ...]:
    """How the awards of a review came about, in order of config: whom the standings name, and who is level."""
    polls = {poll.award: poll for poll in review.polls}
    return tuple(
        Proposal(
            slate=slate,
            poll=polls.get(slate.award.name),
            chosen=tuple(one for one in review.board.standings if slate.award.name in one.awards),
            tied=propose(slate, polls.get(slate.award.name)).tied,
        )
        for slate in slates(review.board.standings, review.config, review.period)
    )


def before_the_vote(review: Review) -> bool:
    """True where the bloc votes on awards and no vote is counted yet: what is proposed may still change."""
    return review.config.ballots is not None and review.ballot is None


def before_the_meeting(review: Review) -> bool:
    """True where nothing says that the bloc has decided: no vote is counted, and nobody wrote what was agreed."""
    return review.ballot is None and not review.decided


def _fill(
    ordered: Iterable[Standing], room: int, level: Callable[[Standing], int]
) -> tuple[list[Standing], list[Standing]]:
    """Those who fit, whole levels only, and those of a level for whom some room is left but too little."""
    chosen: list[Standing] = []
    for _, members in groupby(ordered, key=level):
        group = list(members)
        left = room - len(chosen)
        if len(group) > left:
            return chosen, group if left else []
        chosen += group
    return chosen, []


def _undecided(proposal: Proposal) -> Finding:
    tied = proposal.tied
    facts = {
        "award": proposal.award.name,
        "place": str(tied[0].place),
        "others": "; ".join(standing.card.member.name for standing in tied),
    }
    votes = proposal.votes(tied[0])
    if votes:
        facts["votes"] = str(votes.votes)
    return Finding(code="award_undecided", severity=Severity.WARNING, facts=facts)


# ----------------------------------------------------------------------------------- just missed


def _near_misses(proposed: Iterable[Proposal], standings: Sequence[Standing], config: Config) -> Iterator[NearMiss]:
    """For each award the first member, from its first place on, who was not proposed."""
    for proposal in proposed:
        missed = _first_missed(proposal, standings)
        if missed:
            yield NearMiss(
                award=proposal.award.name,
                unit=missed.card.member.code,
                place=missed.place,
                reason=_why(missed, proposal),
                behind=_behind(missed, proposal.chosen, config),
            )


def _first_missed(proposal: Proposal, standings: Sequence[Standing]) -> Standing | None:
    """The first by place; of those on one place the one with the most votes, else the first in the order given."""
    chosen, first = _units(proposal.chosen), proposal.award.first
    missed = [standing for standing in standings if standing.place >= first and standing.card.member.code not in chosen]
    votes = {candidate.unit: candidate.votes for candidate in proposal.poll.candidates} if proposal.poll else {}
    nearest = (standing for standing in missed if standing.place == missed[0].place)
    return max(nearest, key=lambda standing: votes.get(standing.card.member.code, -1), default=None)


def _why(missed: Standing, proposal: Proposal) -> str:
    """Why a member was not proposed: its place before what hinders it, that before the votes and the quota."""
    given, unit = proposal.award, missed.card.member.code
    if missed.place > given.last:
        return "place"
    hindered = hindrance(missed, given)
    if hindered:
        return hindered
    if proposal.poll and any(given.unit == unit and not given.enough for given in proposal.poll.candidates):
        return "votes"
    return "tie" if unit in _units(proposal.tied) else "quota"


def _behind(missed: Standing, chosen: Iterable[Standing], config: Config) -> Decimal | None:
    """What the ranking value lacks to the lowest one proposed, nothing where it is no lower; None: nobody was."""
    leads = (lead(standing.card, missed.card, config.ranking) for standing in chosen)
    nearest = min(leads, default=None)
    return None if nearest is None else max(nearest, Decimal(0))
