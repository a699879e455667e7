"""How a place and a grade came about: who is equal, what decides, and what the quotas left."""

from datetime import datetime
from decimal import Decimal

from pipeline.account import PlaceAccount, Rival
from pipeline.grading import reached_grade
from pipeline.model import Finding, Review, Scorecard, Standing
from pipeline.ranking import ranking_value, tie_break_value


def place_account(review: Review, standing: Standing) -> PlaceAccount:
    """What is to be told of a ranked member's place, grade and awards."""
    card, standings, config = standing.card, review.board.standings, review.config
    reached = reached_grade(card, config)
    return PlaceAccount(
        standing=standing,
        ranked=len(standings),
        value=ranking_value(card, config.ranking),
        sharing=tuple(one.card.member.name for one in standings if one.place == standing.place and one is not standing),
        rival=_rival(review, standing),
        reached=None if reached is None else config.grades[reached],
        findings=tuple(finding for finding in review.findings if _concerns(finding, standing)),
    )


def _rival(review: Review, standing: Standing) -> Rival | None:
    """The nearest member above with the same ranking value on another place; for the highest, the nearest below."""
    if standing.decided_by is None:
        return None
    policy = review.config.ranking
    value = ranking_value(standing.card, policy)
    equal = [one for one in review.board.standings if ranking_value(one.card, policy) == value]
    above = [one for one in equal if one.place < standing.place]
    below = [one for one in equal if one.place > standing.place]
    rival = above[-1] if above else below[0]
    return Rival(
        name=rival.card.member.name,
        place=rival.place,
        mine=_compared(standing.card, standing.decided_by),
        theirs=_compared(rival.card, standing.decided_by),
    )


def _compared(card: Scorecard, tie_break: str) -> Decimal | datetime | None:
    """What a tie-break looks at, as people say it: a deduction is positive, a form has its time."""
    if tie_break == "received":
        return card.received
    return card.tally.deduction if tie_break == "deduction" else tie_break_value(card, tie_break)


def _concerns(finding: Finding, standing: Standing) -> bool:
    """True for a quota that moved the member, and a vote on an award in which it stands."""
    member = standing.card.member
    if finding.code == "award_undecided":
        return finding.facts["place"] == str(standing.place) and member.name in finding.facts["others"]
    return finding.code == "grade_quota" and finding.unit == member.code
