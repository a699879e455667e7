"""The terminal itself: plain text in a pipe, bold headings and progress bars where a person looks."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

import click

from pipeline.text.terminal.lines import rewrapped

PIPE_WIDTH = 140
"""Columns of a line in a pipe or a file, where there is no terminal to ask."""

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


def as_read(files: Sequence[T]) -> Iterable[T]:
    """Files, with a progress bar while they are read."""
    from pipeline.text.terminal.reports import READING

    return watched(files, READING)


def watched_to(items: Iterable[T], total: int, label: str) -> Iterable[T]:
    """Items as they come, with a progress bar up to their number; none in a pipe."""
    if not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description=label, total=total, console=Console(stderr=True), transient=True)
