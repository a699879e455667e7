"""By which receipt a form is early or late, and whether it is let in (CONTRACT section 10)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from pipeline.intake.examining import Examined, times
from pipeline.model.grounds import Grounds


def timed(examined: Iterable[Examined], grounds: Grounds) -> tuple[Examined, ...]:
    """The same papers; the score forms with the time that counts, and those that came after the cutoff refused."""
    examined = tuple(examined)
    by_unit: dict[str, list[Examined]] = {}
    for one in examined:
        if _is_scored(one):
            by_unit.setdefault(one.unit or "", []).append(one)
    return tuple(_timed(one, by_unit[one.unit or ""], grounds) if _is_scored(one) else one for one in examined)


def _is_scored(one: Examined) -> bool:
    """True for a score form that is neither held nor refused, but perhaps for coming late."""
    return one.form is not None and one.unit is not None and one.reason in (None, "late")


def _timed(one: Examined, members: Sequence[Examined], grounds: Grounds) -> Examined:
    moment, cutoff = _counts_from(one, members), grounds.calendar.cutoff
    one = replace(one, counts_from=moment)
    if one.reason or not cutoff or not moment or moment <= cutoff or one.arrival.allowed:
        return one
    return replace(one, reason="late", facts=times(moment, grounds))


def _counts_from(one: Examined, members: Sequence[Examined]) -> datetime | None:
    """A form's own receipt; of a correction that was asked for the earliest known one of the member's forms."""
    if not one.arrival.requested:
        return one.arrival.received
    return min((other.arrival.received for other in members if other.arrival.received), default=None)
