"""What `thidua responses` writes: the forms after a round, with those after other rounds as they were."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.forms.appraisal.folder import keep_other_rounds, round_folder
from pipeline.forms.responses.draft import Outcome, ResponseDraft, draft_responses
from pipeline.forms.responses.reader import FilledResponse, read_response
from pipeline.forms.responses.writer import write_response
from pipeline.model.scale import Scale
from pipeline.sheets.cells import Unreadable, read_book


def draft_round(outcome: Outcome, number: int, folder: Path) -> Iterator[ResponseDraft]:
    """The forms after a round, with what was answered before: in the inbox, else in the former output."""
    former = _former(round_folder(folder, number), outcome.grounds.scale)
    return draft_responses(outcome, number, former)


def _former(folder: Path, scale: Scale) -> Iterator[FilledResponse]:
    """The forms that lie in a folder; what is none of ours, or cannot be read, holds nothing to keep."""
    for path in sorted(folder.glob("*.xlsx")):
        try:
            filled = read_response(read_book(path, path.name), scale)
        except Unreadable:
            continue
        if filled:
            yield filled


def write_round(new: Path, former: Path, drafts: Iterable[ResponseDraft], number: int) -> None:
    """Fill the empty folder `new`: the other rounds copied from the former folder, this one written anew."""
    goal = keep_other_rounds(new, former, number)
    for draft in drafts:
        write_response(goal / draft.file, draft)
