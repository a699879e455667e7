"""Heavy and doubtful files are read by a process of its own, which may die or hang without harm to the others."""

from __future__ import annotations

import atexit
import pickle
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from os import environ, pathsep
from pathlib import Path
from queue import Empty, Queue
from struct import Struct
from threading import Lock, Thread
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import pipeline
from pipeline.sheets.cells import limits
from pipeline.sheets.cells.book import Book, Grid, Sheet
from pipeline.sheets.cells.faults import TooLarge, Unreadable
from pipeline.text.unreadable import READER_DIED, TOO_LONG

if TYPE_CHECKING:
    import subprocess

LENGTH = Struct(">Q")
"""What is sent either way: how many bytes, then a pickle of them."""

BUG = 1
"""How Python ends on an error that nobody caught: a bug of ours, whose traceback has been shown."""


class Fault(NamedTuple):
    """An `Unreadable` as it is sent."""

    reason: str
    detail: str
    facts: dict[str, str]


Answer = Fault | dict[str, Grid | Fault]
"""The sheets of a workbook in order, or why there are none."""


def raised(fault: Fault) -> Unreadable:
    """The error again."""
    kind = TooLarge if fault.reason == TooLarge.reason else Unreadable
    return kind(fault.detail, **fault.facts)


class ReadingProcess:
    """The process, started for the first file; one that had to be ended is followed by another."""

    def __init__(
        self,
        command: Sequence[str] = (sys.executable, "-m", "pipeline.sheets.cells.reading_worker"),
        seconds: float = limits.SECONDS,
    ) -> None:
        self._command, self._seconds, self._lock = command, seconds, Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, data: bytes, name: str) -> Answer:
        """What the process makes of a file. Raises: Unreadable, TooLarge, where it dies or must be ended."""
        with self._lock:
            process = self._process = self._process or self._started()
            answers: Queue[bytes | None] = Queue()
            Thread(target=_exchange, args=(process, pickle.dumps((data, name)), answers), daemon=True).start()
            try:
                answer = answers.get(timeout=self._seconds)
            except Empty:
                process.kill()
                self._end(process)
                raise TooLarge(f"{name}: too long", size=TOO_LONG) from None
            if answer is None:
                raise _death(self._end(process), name)
        found: Answer = pickle.loads(answer)
        return found

    def _started(self) -> subprocess.Popen[bytes]:
        import subprocess

        root = str(Path(pipeline.__file__).parent.parent)
        paths = pathsep.join(path for path in (root, environ.get("PYTHONPATH", "")) if path)
        return subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**environ, "PYTHONPATH": paths}
        )

    def _end(self, process: subprocess.Popen[bytes]) -> int:
        """How it ended. Nothing more can be asked of it."""
        self._process = None
        with suppress(OSError):  # what was still to be written to a dead process
            process.communicate()
        return process.returncode

    def close(self) -> None:
        """End the process, if there is one: it ends by itself when nothing more can come."""
        if self._process:
            self._end(self._process)


def _death(code: int, name: str) -> Exception:
    if code == BUG:
        return RuntimeError(f"{name}: the reader of spreadsheets failed; its own traceback is above")
    return Unreadable(f"{name}: the reader ended with {code}", why=READER_DIED)


def _exchange(process: subprocess.Popen[bytes], request: bytes, answers: Queue[bytes | None]) -> None:
    """Send a request and wait for the answer; None where the process ends before."""
    requests, replies = process.stdin, process.stdout
    assert requests
    assert replies
    try:
        requests.write(LENGTH.pack(len(request)) + request)
        requests.flush()
        length = replies.read(LENGTH.size)
        size = LENGTH.unpack(length)[0] if len(length) == LENGTH.size else 0
        answer = replies.read(size)
    except (OSError, ValueError):  # the pipe broke, or was closed
        answer, size = b"", 0
    answers.put(answer if size and len(answer) == size else None)


_reader = ReadingProcess()
atexit.register(_reader.close)


def read_apart(data: bytes, name: str, reader: ReadingProcess = _reader) -> Book:
    """A workbook, read as a whole by a process of its own. Raises: Unreadable, TooLarge."""
    answer = reader.ask(data, name)
    if isinstance(answer, Fault):
        raise raised(answer)
    sheets = {title: Sheet(title, name, partial(_brought, found)) for title, found in answer.items()}
    return Book(name, MappingProxyType(sheets))


def _brought(found: Grid | Fault) -> Grid:
    """A sheet that was read already. Raises: why it could not be."""
    if isinstance(found, Fault):
        raise raised(found)
    return found
