"""What is printed of a publication: its code, whether it is whole, and what differs from it now."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.model.bloc import Period
from pipeline.publication.differences import Difference
from pipeline.publication.verifying import Verification
from pipeline.text.terminal.publication import (
    ABOUT_INPUTS,
    IN_FULL_ONLY,
    INPUTS_DIFFER,
    RECORD_THE_CODE,
    RESULTS_DIFFER,
    STILL_OPEN,
    all_differences,
    compared_with,
    edited_sealed,
    further_differences,
    publication_state,
    same_as_published,
    seal_code,
    sealed,
)
from pipeline.workspace.seal import EDITED_FOLDER, Seal

FEW_INPUTS, FEW_RESULTS = 8, 12
"""So many differences are shown after a run; `thidua verify --changes` shows all of them."""


def tell_open(unfinished: Sequence[str], *, stderr: bool) -> None:
    """What is still open in the result that is to be sealed."""
    if unfinished:
        say(STILL_OPEN, *(f"  • {one}" for one in unfinished), stderr=stderr)


def tell_sealed(seal: Seal, folder: Path) -> None:
    """What was sealed where, and the code to be recorded."""
    edited = sorted(seal.below(EDITED_FOLDER))
    say(sealed(len(seal.files), folder), *([edited_sealed(EDITED_FOLDER, edited)] if edited else []))
    say(seal_code(seal.code), RECORD_THE_CODE)


def tell_verification(found: Verification) -> None:
    """Whether a publication is whole and comes out the same, and what is wrong with it."""
    say(publication_state(found.published, whole=not found.problems))
    say(*(f"  • {line}" for line in (*found.problems, *found.notes)))
    if found.seal:
        say(seal_code(found.seal.code))


def tell_changes(folder: Path, found: Sequence[Difference], period: Period, *, in_full: bool) -> None:
    """What differs from the publication in `folder`, in short or in full."""
    shown = found if in_full else in_short(found)
    tell_differences(folder, shown, len(found) - len(shown))
    if len(shown) < len(found):
        say(all_differences(period.value))


def in_short(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """The first inputs and the first results that differ; of the results only members and lines."""
    inputs = tuple(difference for difference in found if difference.what in ABOUT_INPUTS)
    results = tuple(difference for difference in found if difference.what not in ABOUT_INPUTS | IN_FULL_ONLY)
    return (*inputs[:FEW_INPUTS], *results[:FEW_RESULTS])


def tell_differences(folder: Path, shown: Sequence[Difference], left: int = 0, *, stderr: bool = False) -> None:
    """Inputs, then results; `left` more are not shown."""
    if not shown and not left:
        say(same_as_published(folder), stderr=stderr)
        return
    say(compared_with(folder), stderr=stderr)
    for title, about_inputs in ((INPUTS_DIFFER, True), (RESULTS_DIFFER, False)):
        part = [difference.sentence for difference in shown if (difference.what in ABOUT_INPUTS) is about_inputs]
        if part:
            say(f"  {title}:", *(f"  • {sentence}" for sentence in part), stderr=stderr)
    if left:
        say(f"  {further_differences(left)}", stderr=stderr)
