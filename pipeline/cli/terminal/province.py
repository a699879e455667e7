"""How a province went, on the terminal."""

from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.province.gathered import Gathered
from pipeline.text.province import WITHOUT_RESULT, WROTE, done_in_words


def tell_province(found: Gathered, folder: Path | None) -> None:
    """How many blocs were reviewed, left as they were or refused; each refused one with its faults."""
    refused = sorted(found.refused, key=lambda one: one.folder)
    say(done_in_words(len(found) - len(refused) - found.unchanged, found.unchanged, len(refused)))
    if refused:
        say(WITHOUT_RESULT.format(count=f"{len(refused):02d}"), stderr=True)
    for one in refused:
        say(f"  {one.folder}", *(f"    • {fault}" for fault in one.faults), stderr=True)
    if folder is not None:
        say(WROTE.format(folder=folder))
