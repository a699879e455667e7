"""What `thidua forms` writes: one form a member."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.forms.score.prepared_form import PreparedForms
from pipeline.model.bloc import Member
from pipeline.model.grounds import Grounds


def write_forms(folder: Path, grounds: Grounds, members: Iterable[Member]) -> None:
    """Write `<member code>.xlsx` for every member into an empty folder."""
    forms = PreparedForms(grounds)
    for member in members:
        forms.write(folder / f"{member.code}.xlsx", member)
