"""What the machine refuses becomes one sentence and exit code 2; a bug of the program stays an exception."""

from __future__ import annotations

import os
import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from pipeline.text.terminal import faults as words

TRACEBACK = "THIDUA_TRACEBACK"
LOG = "nhat-ky-loi.txt"


def told_in_a_sentence(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What `sys.excepthook` does with a bug: its traceback goes into a log, and the terminal says where that is."""
    lines = traceback.format_exception(kind, error, trace)
    if os.environ.get(TRACEBACK) or issubclass(kind, KeyboardInterrupt):
        sys.stderr.write("".join(lines))
        return
    log = _workspace(sys.argv) / "output" / LOG
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now():%d/%m/%Y %H:%M:%S} {' '.join(sys.argv)}\n{''.join(lines)}\n")
        sentence = words.UNEXPECTED.format(log=log)
    except OSError:
        sentence = words.UNEXPECTED_UNLOGGED
    sys.stderr.write(f"{sentence}\n")


def _workspace(arguments: list[str]) -> Path:
    """The workspace that was named on the command line, else by the environment, else the current folder."""
    for at, word in enumerate(arguments):
        if word == "--workspace" and at + 1 < len(arguments):
            return Path(arguments[at + 1])
        if word.startswith("--workspace="):
            return Path(word.partition("=")[2])
    return Path(os.environ.get("THIDUA_WORKSPACE") or "")
