"""What `thidua forms` writes: one form a member."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.forms.score.writer import write_form
from pipeline.model.bloc import Member
from pipeline.model.grounds import Grounds


def write_forms(folder: Path, grounds: Grounds, members: Iterable[Member]) -> None:
    """Write `<member code>.xlsx` for every member into an empty folder."""
    for member in members:
        targets = {code: figures[member.code] for code, figures in grounds.targets.items() if member.code in figures}
        write_form(
            folder / f"{member.code}.xlsx",
            config=grounds.config,
            period=grounds.period,
            scale=grounds.scale,
            member=member,
            targets=targets,
            by_figures=grounds.by_figures,
        )
