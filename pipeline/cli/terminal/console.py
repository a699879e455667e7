"""The terminal itself: plain text in a pipe, colours and progress bars where a person looks."""

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from pipeline.text.terminal.lines import rewrapped
from pipeline.text.terminal.reports import READING

PIPE_WIDTH = 140
"""Columns of a line in a pipe or a file, where there is no terminal to ask."""

T = TypeVar("T")


def console(*, stderr: bool = False) -> Console:
    """Plain text in a pipe, colours on a terminal. Text from files is never taken for markup."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PIPE_WIDTH
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False)


def say(*lines: str, stderr: bool = False) -> None:
    """Lines as they are in a pipe; on a terminal broken between words to its width."""
    out = console(stderr=stderr)
    for line in lines:
        for part in rewrapped(line, out.width) if out.file.isatty() else [line]:
            out.print(part, soft_wrap=True)


def watched(items: Sequence[T], label: str) -> Iterable[T]:
    """The items, with a progress bar while they are gone through; none in a pipe."""
    if not sys.stderr.isatty():
        return items
    return track(items, description=label, console=console(stderr=True), transient=True)


def as_read(files: Sequence[T]) -> Iterable[T]:
    """Files, with a progress bar while they are read."""
    return watched(files, READING)


def watched_to(items: Iterable[T], total: int, label: str) -> Iterable[T]:
    """Items as they come, with a progress bar up to their number; none in a pipe."""
    if not sys.stderr.isatty():
        return items
    return track(items, description=label, total=total, console=console(stderr=True), transient=True)
