"""What `thidua appraisal` writes: the round's workbooks, with the other rounds as they were."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.forms.appraisal.appraisers import Appraiser
from pipeline.forms.appraisal.draft import Draft, Known, draft_workbook, find_filled, identity_for
from pipeline.forms.appraisal.reader import FilledAppraisal, read_appraisal
from pipeline.forms.appraisal.writer import write_workbook
from pipeline.model.scale import Scale
from pipeline.sheets.cells import Unreadable, read_book


def round_folder(folder: Path, number: int) -> Path:
    """`vong-1`, inside the command's folder."""
    return folder / f"vong-{number}"


def draft_round(known: Known, appraisers: Iterable[Appraiser], number: int, folder: Path) -> Iterator[Draft]:
    """The workbooks of a round, with what was filled in them before: in the inbox, else in the former output."""
    former = tuple(_former(round_folder(folder, number), known.grounds.scale))
    for appraiser in appraisers:
        identity = identity_for(known.grounds, appraiser, number)
        filled = find_filled(known.appraisals, identity) or find_filled(former, identity)
        yield draft_workbook(known, appraiser, number, filled)


def _former(folder: Path, scale: Scale) -> Iterator[FilledAppraisal]:
    """The workbooks that lie in a folder; what is none of ours, or cannot be read, holds nothing to keep."""
    for path in sorted(folder.glob("*.xlsx")):
        try:
            filled = read_appraisal(read_book(path, path.name), scale)
        except Unreadable:
            continue
        if filled:
            yield filled


def write_round(new: Path, former: Path, drafts: Iterable[Draft], number: int) -> None:
    """Fill the empty folder `new`: the other rounds copied from the former folder, this one written anew."""
    goal = keep_other_rounds(new, former, number)
    for draft in drafts:
        write_workbook(goal / draft.appraiser.file, draft)


def keep_other_rounds(new: Path, former: Path, number: int) -> Path:
    """An empty folder for a round inside `new`, beside the other rounds copied from the former folder."""
    goal = round_folder(new, number)
    for path in sorted(former.glob("vong-*")):
        if path.is_dir() and path.name != goal.name:
            shutil.copytree(path, new / path.name)
    goal.mkdir()
    return goal
