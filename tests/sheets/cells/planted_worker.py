"""`python -m tests.sheets.cells.planted_worker`: the reading process, and what a hostile file might do to it."""

import os
import time
from collections.abc import Callable

from pipeline.sheets.cells import limits, reading_worker


def _swell() -> None:
    held = []
    while True:
        held.append(bytearray(64 * 2**20))


def _spin() -> None:
    while True:
        pass


def _bug() -> None:
    raise KeyError("a misspelt key")


PLANTED: dict[bytes, Callable[[], object]] = {
    b"kill": os.abort,
    b"hang": lambda: time.sleep(600),
    b"spin": _spin,
    b"swell": _swell,
    b"end": lambda: os._exit(7),
    b"bug": _bug,
}

_read = reading_worker.open_book


def _open(data: bytes, content: object, name: str) -> object:
    if data in PLANTED:
        PLANTED[data]()
    return _read(data, content, name)  # type: ignore[arg-type]


if __name__ == "__main__":
    limits.MEMORY = 512 * 2**20  # type: ignore[misc]
    reading_worker.open_book = _open  # type: ignore[assignment]
    reading_worker.main()
