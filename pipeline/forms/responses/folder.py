"""What `thidua responses` writes: the forms after a round, with those after other rounds as they were."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.forms.kit.rounds import former_papers, keep_other_rounds, round_folder
from pipeline.forms.responses.draft import Outcome, ResponseDraft, draft_responses
from pipeline.forms.responses.reader import read_response
from pipeline.forms.responses.writer import write_response


def draft_round(outcome: Outcome, number: int, folder: Path) -> Iterator[ResponseDraft]:
    """The forms after a round, with what was answered before: in the inbox, else in the former output."""
    former = former_papers(round_folder(folder, number), outcome.grounds.scale, read_response)
    return draft_responses(outcome, number, former)


def write_round(new: Path, former: Path, drafts: Iterable[ResponseDraft], number: int) -> None:
    """Fill the empty folder `new`: the other rounds copied from the former folder, this one written anew."""
    goal = keep_other_rounds(new, former, number)
    for draft in drafts:
        write_response(goal / draft.file, draft)
