"""The ranking without one line of the scale and what stands below it: what the line decides. It changes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from pipeline.model.result import Review, Standing
from pipeline.model.scale import Kind, Line
from pipeline.ranking.firmness.everybody import Everybody, everybody
from pipeline.ranking.places import Key
from pipeline.scoring.units import terms_of, where

MOST_TRIED = 20_000
"""The most points (lines × ranked members) of a bloc whose ranking is tried without each of its lines."""

_AT_ONCE = 4_000
"""So many of these are added up at once."""


class Move(NamedTuple):
    """A member whose place would be another: `place` is the one it has, `without` the one it would have."""

    unit: str
    place: int
    without: int


def moves_without(review: Review) -> Mapping[str, tuple[Move, ...]] | None:
    """By the code of every line that gives or takes points: whose places would change if it were not in the scale.

    Points, caps, rescaling, tie-breaks and what is carried over are those of the review (CONTRACT sections 6, 7);
    members are in order of place. A line without which somebody could not be ranked is left out. None for blocs of
    fewer than two ranked members, and of more than `MOST_TRIED` points.
    """
    standings = review.board.standings
    lines = [line for line in review.scale.lines if line.rule is not None and line.kind is not Kind.CONDITION]
    if len(standings) < 2 or len(standings) * len(lines) > MOST_TRIED:
        return None
    members, found = everybody(terms_of(review.config, review.scale), standings), dict[str, tuple[Move, ...]]()
    now, at_once = members.key(members.result()), max(1, _AT_ONCE // len(standings))
    for start in range(0, len(lines), at_once):
        some = lines[start : start + at_once]
        for line, keys in zip(some, _keys_without_each(members, now, some), strict=True):
            if keys:
                found[line.code] = tuple(_moves(standings, keys))
    return found


def _keys_without_each(members: Everybody, now: Key, lines: Sequence[Line]) -> Iterator[list[Key]]:
    """What each would be compared by without a line; nothing where it leaves somebody whom it concerns no maximum."""
    result, concerned = members.without_each(lines).result(), np.array([members.concerns[one.code] for one in lines])
    ranked = np.all(result.applies | ~concerned, axis=1).tolist()
    mixed: list[Any] = [where(concerned, *pair) for pair in zip(members.key(result), now, strict=True)]
    keys = [numbers.tolist() for numbers in mixed]
    for at, all_are in enumerate(ranked):
        yield list(zip(*(numbers[at] for numbers in keys), strict=True)) if all_are else []


def _moves(standings: Sequence[Standing], keys: Sequence[Key]) -> Iterator[Move]:
    """Equal keys share a place, as in the review."""
    ordered = sorted(keys, reverse=True)
    places = {key: place for place, key in reversed(list(enumerate(ordered, start=1)))}
    for standing, key in zip(standings, keys, strict=True):
        if places[key] != standing.place:
            yield Move(standing.card.member.code, standing.place, places[key])
