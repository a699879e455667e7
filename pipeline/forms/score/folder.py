"""What `thidua forms` writes: one form a member."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from pipeline.forms.score.writer import write_form
from pipeline.model.bloc import Member
from pipeline.model.grounds import Grounds, Targets


def targets_of(member: Member, targets: Targets) -> Mapping[str, Decimal]:
    """A member's targets by line code."""
    return {code: figures[member.code] for code, figures in targets.items() if member.code in figures}


def write_forms(folder: Path, grounds: Grounds, members: Iterable[Member]) -> None:
    """Write `<member code>.xlsx` for every member into an empty folder."""
    for member in members:
        targets = targets_of(member, grounds.targets)
        year_targets = None if grounds.year_targets is None else targets_of(member, grounds.year_targets)
        write_form(
            folder / f"{member.code}.xlsx",
            config=grounds.config,
            period=grounds.period,
            scale=grounds.scale,
            member=member,
            targets=targets,
            year_targets=year_targets,
            by_figures=grounds.by_figures,
        )
