"""Last year's awards of a member: how often it was proposed, how often awarded; what nobody recorded is unknown.

Decisions come from config.toml. Who was proposed is what a decision says, else what last year's results say.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.bloc import Decision
from pipeline.model.result import Review
from pipeline.text.words import fold


class History(NamedTuple):
    """One member's last year. `awarded` and `proposed` are numbers of awards, None where that is not known."""

    awarded: int | None
    proposed: int | None
    decisions: tuple[Decision, ...]


def decisions_of(review: Review, year: int) -> tuple[Decision, ...]:
    """The decisions of a year, in order of config.toml."""
    return tuple(one for one in review.config.decisions if one.year == year)


def history(review: Review, unit: str) -> History:
    """What is known of a member's awards of the year before the review's."""
    decisions = decisions_of(review, review.config.bloc.year - 1)
    remembered = _remembered(review, unit)
    return History(
        awarded=_awarded(unit, decisions, remembered),
        proposed=_proposed(unit, decisions, remembered),
        decisions=tuple(one for one in decisions if unit in one.members),
    )


def _remembered(review: Review, unit: str) -> frozenset[str] | None:
    """The awards for which last year's results propose a member; None where they are not there, or not it."""
    past = review.memory.last_year
    result = past.results.get(unit) if past else None
    return frozenset(map(fold, result.awards)) if result else None


def _awarded(unit: str, decisions: Sequence[Decision], remembered: frozenset[str] | None) -> int | None:
    """None where no decision is recorded, or none on an award for which the member was proposed."""
    if not decisions or (remembered or frozenset()) - {fold(one.award) for one in decisions}:
        return None
    return sum(unit in one.members for one in decisions)


def _proposed(unit: str, decisions: Sequence[Decision], remembered: frozenset[str] | None) -> int | None:
    """None where neither a decision nor last year's results say who was proposed for some award."""
    if remembered is None and (not decisions or any(one.proposed is None for one in decisions)):
        return None
    recorded = {fold(one.award) for one in decisions if one.proposed is not None}
    proposed = sum(unit in one.proposed for one in decisions if one.proposed is not None)
    return proposed + len((remembered or frozenset()) - recorded)
