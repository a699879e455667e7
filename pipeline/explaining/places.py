"""How a place and a grade came about: who is equal, what decides, and what the quotas left."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from pipeline.model.account import PlaceAccount, Rival
from pipeline.model.ballot import NearMiss, Poll
from pipeline.model.finding import Finding
from pipeline.model.result import Review, Scorecard, Standing
from pipeline.ranking.grading import reached_grade
from pipeline.ranking.places import ranking_value, tie_break_value
from pipeline.text.findings import GRADE_FINDINGS


class Places:
    """The bloc's standings, grouped once: by place, and by the value they are ranked by."""

    def __init__(self, review: Review) -> None:
        self.config, self.period = review.config, review.period
        self.ranked = len(review.board.standings)
        self._by_place: dict[int, list[Standing]] = {}
        self._by_value: dict[Decimal, list[Standing]] = {}
        self._polls: dict[str, list[Poll]] = {}
        self._near_misses = review.near_misses
        for poll in review.polls:
            for candidate in poll.candidates:
                self._polls.setdefault(candidate.unit, []).append(poll)
        for one in review.board.standings:
            self._by_place.setdefault(one.place, []).append(one)
            self._by_value.setdefault(self.value(one), []).append(one)

    def value(self, standing: Standing) -> Decimal:
        """The number by which the member is ranked."""
        return ranking_value(standing.card, self.config.ranking)

    def sharing(self, standing: Standing) -> tuple[str, ...]:
        """The names of the others on the same place."""
        return tuple(one.card.member.name for one in self._by_place[standing.place] if one is not standing)

    def polls(self, unit: str) -> tuple[Poll, ...]:
        """The votes on awards for which a member was a candidate."""
        return tuple(self._polls.get(unit, ()))

    def near_misses(self, unit: str) -> tuple[NearMiss, ...]:
        """The awards that a member just missed."""
        return tuple(one for one in self._near_misses if one.unit == unit)

    def rival(self, standing: Standing) -> Standing | None:
        """The nearest member above with the same value on another place; for the highest, the nearest below."""
        if standing.decided_by is None:
            return None
        equal = self._by_value[self.value(standing)]
        above = [one for one in equal if one.place < standing.place]
        below = [one for one in equal if one.place > standing.place]
        return above[-1] if above else below[0]


def place_account(places: Places, standing: Standing, findings: Iterable[Finding]) -> PlaceAccount:
    """What is to be told of a ranked member's place, grade and awards; `findings` hold those that bear on it."""
    reached = reached_grade(standing.card, places.config, places.period)
    rival = places.rival(standing)
    return PlaceAccount(
        standing=standing,
        ranked=places.ranked,
        value=places.value(standing),
        sharing=places.sharing(standing),
        rival=_rival(standing, rival, places.config.scoring.decimals) if rival else None,
        reached=None if reached is None else places.config.grades[reached],
        findings=tuple(finding for finding in findings if _concerns(finding, standing)),
        polls=places.polls(standing.card.member.code),
        near_misses=places.near_misses(standing.card.member.code),
    )


def _rival(standing: Standing, rival: Standing, decimals: int) -> Rival:
    return Rival(
        name=rival.card.member.name,
        place=rival.place,
        mine=_compared(standing.card, standing.decided_by or "", decimals),
        theirs=_compared(rival.card, standing.decided_by or "", decimals),
    )


def _compared(card: Scorecard, tie_break: str, decimals: int) -> Decimal | datetime | None:
    """What a tie-break looks at, as people say it: a deduction is positive, a form has its time."""
    if tie_break == "received":
        return card.received
    return card.tally.deduction if tie_break == "deduction" else tie_break_value(card, tie_break, decimals)


def _concerns(finding: Finding, standing: Standing) -> bool:
    """True for a row or a quota that cost the member a grade, and a vote on an award in which it stands."""
    member = standing.card.member
    if finding.code == "award_undecided":
        tied = f"; {finding.facts['others']}; "
        return finding.facts["place"] == str(standing.place) and f"; {member.name}; " in tied
    return finding.code in GRADE_FINDINGS and finding.unit == member.code
