"""What the machine refuses becomes one sentence and exit code 2; a bug of the program stays an exception."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from pipeline.text.terminal import faults as words

TRACEBACK = "THIDUA_TRACEBACK"
LOG = "nhat-ky-loi.txt"
_LONGEST_WINDOWS_PATH = 250
_TOO_LONG_FOR_WINDOWS = 206
_SENTENCES = {
    errno.ENOSPC: words.FULL,
    errno.EDQUOT: words.FULL,
    errno.EFBIG: words.FULL,
    errno.EROFS: words.READ_ONLY,
    errno.EACCES: words.REFUSED,
    errno.EPERM: words.REFUSED,
    errno.EBUSY: words.REFUSED,
    errno.ENAMETOOLONG: words.TOO_LONG,
    errno.ENOTDIR: words.NO_FOLDER,
    errno.EISDIR: words.NO_FILE,
    errno.EIO: words.NOT_READ,
    errno.ENOENT: words.GONE,
}


def refused_by_machine(error: BaseException | None) -> str | None:
    """The sentence for what the machine refuses: a known reason, or any that names a path.

    None for anything else, which is a fault of ours.
    """
    if error is not None and type(error).__module__.startswith("xlsxwriter"):
        error = error.__cause__ or error.__context__
    if not isinstance(error, OSError):
        return None
    path = str(error.filename or words.A_FILE)
    if getattr(error, "winerror", None) == _TOO_LONG_FOR_WINDOWS or _gone_for_its_length(error, path):
        return words.TOO_LONG.format(path=path)
    known = _SENTENCES.get(error.errno or 0) if error.filename or error.errno != errno.ENOENT else None
    if known or error.filename:
        reason = errno.errorcode.get(error.errno or 0, str(error.errno))
        return (known or words.OTHERWISE).format(path=path, reason=reason)
    return None


def _gone_for_its_length(error: OSError, path: str) -> bool:
    """Windows says of a path that is too long that it does not exist."""
    return isinstance(error, FileNotFoundError) and len(path) > _LONGEST_WINDOWS_PATH


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
