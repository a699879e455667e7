"""How far a bloc is with a period: what was written, what came in, what is still to come. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.cli.terminal.console import as_read
from pipeline.intake.register import REGISTER
from pipeline.loading import Setup
from pipeline.model.bloc import Config, Period
from pipeline.model.status import MemberStatus, Stage
from pipeline.reviewing import survey
from pipeline.workspace.workspace import RESULTS, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A bloc in a period. `out` are the names of the folders that commands have written for the period.

    `received` and `missing` count members, `to_mend` those whose form has errors; `is_due` once the deadline is past.
    `is_fresh`: nothing that came in or is configured is younger than the review.
    """

    config: Config
    period: Period
    received: int
    missing: int
    to_mend: int
    out: frozenset[str]
    is_due: bool
    is_fresh: bool = False

    @property
    def can_mail(self) -> bool:
        """True where a member has an address to write to, not only a domain."""
        return any(not email.startswith("@") for member in self.config.bloc.members for email in member.emails)


def standing_of(place: Workspace, setup: Setup, period: Period, now: datetime) -> Standing:
    """How far the bloc is. `now` has a time zone. Raises: OSError."""
    year = setup.config.bloc.year
    inbox, output = place.inbox(year, period), place.output(year, period, "review").parent
    _, members = survey(setup.grounds(period), inbox, as_read)
    return Standing(
        config=setup.config,
        period=period,
        received=_count(members, Stage.ON_TIME, Stage.LATE, Stage.TIME_UNKNOWN),
        missing=_count(members, Stage.MISSING, Stage.NOT_ACCEPTED),
        to_mend=sum(one.errors > one.settled for one in members),
        out=frozenset(_written(output)),
        is_due=now > setup.config.periods[period].deadline,
        is_fresh=_is_fresh(output / "review" / RESULTS, [inbox, place.config, place.scale, place.targets]),
    )


def _count(members: Sequence[MemberStatus], *stages: Stage) -> int:
    return sum(one.stage in stages for one in members)


def _written(output: Path) -> Iterable[str]:
    """`forms`, `review`, `mail/forms` … : the folders with something in them."""
    for folder in sorted(output.glob("*")) + sorted(output.glob("mail/*")):
        if folder.is_dir() and not folder.name.startswith(".") and any(folder.iterdir()):
            yield folder.relative_to(output).as_posix()


def _is_fresh(results: Path, sources: Iterable[Path]) -> bool:
    if not results.is_file():
        return False
    files = (path for source in sources for path in (source, *source.rglob("*")) if path.is_file())
    return all(path.stat().st_mtime <= results.stat().st_mtime for path in files if path.name != REGISTER)
