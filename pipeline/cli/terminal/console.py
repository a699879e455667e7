"""The terminal itself: plain text in a pipe, bold headings and progress bars where a person looks."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from pipeline.text.terminal.lines import rewrapped

if TYPE_CHECKING:
    from pipeline.intake.examining import Examined, Examining
    from pipeline.intake.opening import Arrival
    from pipeline.model.grounds import Grounds

PIPE_WIDTH = 140
"""Columns of a line in a pipe or a file, where there is no terminal to ask."""

_FILES = 20
"""Files of a task: enough that handing it out costs little, few enough that all processes end together."""

_USUAL_WIDTH = 80
_CONTROLS = {number: None for number in (*range(32), 127) if chr(number) not in "\n\t"}

T = TypeVar("T")


def width(*, stderr: bool = False) -> int:
    """Columns of a line: what `COLUMNS` says, what the terminal has, or those of a pipe."""
    stream = sys.stderr if stderr else sys.stdout
    if not stream.isatty():
        return PIPE_WIDTH
    said = os.environ.get("COLUMNS", "")
    return (int(said) if said.isdecimal() else os.get_terminal_size(stream.fileno()).columns) or _USUAL_WIDTH


def say(*lines: str, stderr: bool = False, heading: bool = False) -> None:
    """Lines as they are in a pipe; on a terminal broken between words to its width, a heading's bold.

    Signs that would steer a terminal are left out: text of files is never an order to it.
    """
    stream = sys.stderr if stderr else sys.stdout
    room = width(stderr=stderr) if stream.isatty() else None
    for line in lines:
        plain = line.translate(_CONTROLS)
        for part in [plain] if room is None else rewrapped(plain, room):
            click.secho(part, file=stream, bold=heading or None)


def watched(items: Sequence[T], label: str) -> Iterable[T]:
    """The items, with a progress bar while they are gone through; none in a pipe."""
    return watched_to(items, len(items), label)


def watched_to(items: Iterable[T], total: int, label: str, size: Callable[[T], int] = lambda _: 1) -> Iterable[T]:
    """Items as they come, with a progress bar up to the total of their sizes; none in a pipe."""
    return _with_bar(items, total, label, size) if sys.stderr.isatty() else items


def _with_bar(items: Iterable[T], total: int, label: str, size: Callable[[T], int]) -> Iterator[T]:
    """The bar is drawn by nobody but this loop: processes may be split off meanwhile, which no thread survives."""
    with click.progressbar(length=total, label=label, show_pos=True, file=sys.stderr) as bar:
        for item in items:
            yield item
            bar.update(size(item))


def as_read(arrivals: Sequence["Arrival"], grounds: "Grounds") -> Iterable["Examined"]:
    """Files opened, with a progress bar, by as many processes as pay."""
    return read_by(None)(arrivals, grounds)


def read_by(workers: int | None) -> "Examining":
    """How files are opened by so many processes, as many as pay where nobody says; with a progress bar."""

    def examining(arrivals: Sequence["Arrival"], grounds: "Grounds") -> Iterator["Examined"]:
        from pipeline.intake.examining import examine_some
        from pipeline.text.terminal.reports import READING
        from pipeline.workspace.executing import hands, in_parts, team

        number = hands(len(arrivals), workers)
        with team(grounds, number) as readers:
            parts = readers.each(examine_some, list(in_parts(arrivals, _FILES if number > 1 else 1)))
            yield from (one for part in watched_to(parts, len(arrivals), READING, len) for one in part)

    return examining


def as_written(done: Iterable[int], total: int) -> Iterable[int]:
    """How many files were written at a time, with a progress bar up to all of them."""
    from pipeline.text.terminal.reports import WRITING_ALL

    return watched_to(done, total, WRITING_ALL, lambda number: number)
