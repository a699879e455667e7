"""How a province went, on the terminal."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.province.rows import Outcome
from pipeline.text.province import WITHOUT_RESULT, WROTE, done_in_words


def tell_province(outcomes: Sequence[Outcome], folder: Path | None) -> None:
    """How many blocs were reviewed, left as they were or refused; each refused one with its faults."""
    refused = sorted((one for one in outcomes if one.bloc is None), key=lambda one: one.folder)
    unchanged = sum(one.unchanged for one in outcomes)
    say(done_in_words(len(outcomes) - len(refused) - unchanged, unchanged, len(refused)))
    if refused:
        say(WITHOUT_RESULT.format(count=f"{len(refused):02d}"), stderr=True)
    for one in refused:
        say(f"  {one.folder}", *(f"    • {fault}" for fault in one.faults), stderr=True)
    if folder is not None:
        say(WROTE.format(folder=folder))
