"""Who may be proposed for an award: by place, grade and conditions (CONTRACT section 7)."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.bloc import Award, Config, Period
from pipeline.model.result import Scorecard, Standing
from pipeline.model.scale import Effect


class Slate(NamedTuple):
    """One award of a period: `room` is how many members may be proposed, `candidates` are those it is open to.

    Candidates are in order of place, and there are none where there is no room.
    """

    award: Award
    room: int
    candidates: tuple[Standing, ...]


def slates(standings: Sequence[Standing], config: Config, period: Period) -> tuple[Slate, ...]:
    """The awards of the period, in order of config. The share of a quota is of the ranked members."""
    return tuple(_slate(award, standings) for award in config.awards if period in award.periods)


def _slate(award: Award, standings: Sequence[Standing]) -> Slate:
    room = award.quota.of(len(standings))
    within = (standing for standing in standings if award.first <= standing.place <= award.last)
    candidates = tuple(standing for standing in within if not hindrance(standing, award))
    return Slate(award, room, candidates if room else ())


def hindrance(standing: Standing, award: Award) -> str | None:
    """What keeps a member from an award whatever its place: a `condition` that stops it, or its `grade`; or None."""
    if _stopped(standing.card):
        return "condition"
    return None if award.grades is None or standing.grade in award.grades else "grade"


def _stopped(card: Scorecard) -> bool:
    return any(condition.effect in (Effect.NO_AWARD, Effect.NO_GRADE) for condition in card.conditions)
