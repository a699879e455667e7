"""Whether what came in is of the review at hand, by what a paper says of itself (CONTRACT section 10)."""

from pathlib import Path
from typing import Protocol

from pipeline.forms.kit.identity import Label, identity_of
from pipeline.forms.kit.reader import hidden_texts
from pipeline.intake.arrivals import arrivals
from pipeline.intake.opening import Arrival
from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.sheets.cells import Unreadable, book_from
from pipeline.text.terms import PERIODS
from pipeline.text.words import did_you_mean, fold


class Origin(Protocol):
    """What every paper of ours says of where it belongs."""

    @property
    def bloc(self) -> str:
        """The bloc's name."""

    @property
    def year(self) -> int:
        """The year under review."""

    @property
    def period(self) -> Period:
        """The period under review."""

    @property
    def scale(self) -> str:
        """The version of the scale."""


def strange(identity: Origin, grounds: Grounds) -> tuple[str, dict[str, str]] | None:
    """Why a paper is none of this review: the reason and its facts."""
    bloc = grounds.config.bloc
    for code, found, expected in (
        ("wrong_bloc", identity.bloc, bloc.name),
        ("wrong_year", str(identity.year), str(bloc.year)),
        ("wrong_period", PERIODS[identity.period], PERIODS[grounds.period]),
    ):
        if fold(found) != fold(expected):
            return code, {"found": found, "expected": expected}
    return None


def unknown_member(unit: str, grounds: Grounds) -> tuple[str, dict[str, str]] | None:
    """Why a paper is of no member: the reason and its facts."""
    members = grounds.config.bloc.members
    if any(member.code == unit for member in members):
        return None
    return "unknown_member", {"found": unit, "suggestion": did_you_mean(unit, [member.code for member in members])}


def all_belong(inbox: Path, grounds: Grounds) -> bool:
    """True where the hidden part of every workbook that can be opened says that it was made for this review.

    Nothing else of them is read: where it is False, their rows may tell more.
    """
    return all(one.reason or _belongs(one, grounds) for one in arrivals(inbox).arrivals)


def _belongs(arrival: Arrival, grounds: Grounds) -> bool:
    try:
        with arrival.source.open() as file:
            texts = hidden_texts(book_from(file.read(), arrival.file))
    except (OSError, Unreadable):
        return False
    of_member = identity_of(texts, (Label.UNIT,))
    identity = of_member or (identity_of(texts, ()) if Label.PAPER in texts else None)
    if identity is None or identity.scale != grounds.scale.version or strange(identity, grounds):
        return False
    return of_member is None or not unknown_member(of_member.unit, grounds)
