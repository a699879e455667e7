"""One command at a time works on a workspace; what a dead one left behind stops nobody.

The operating system holds the lock, and lets go of it when its holder dies.
"""

import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = ".thidua.lock"
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_BEYOND = 1 << 30  # on Windows the locked byte cannot be read: it lies behind what the file says


class Occupied(Exception):  # noqa: N818 - it names what is the matter
    """Another command works there; `holder` is what it says of itself, empty where it does not."""

    def __init__(self, holder: dict[str, str]) -> None:
        super().__init__(str(holder))
        self.holder = holder


@contextmanager
def occupied(root: Path, holder: dict[str, str]) -> Iterator[None]:
    """Have a workspace for oneself. Raises: Occupied, at once; OSError, where nothing can be written there."""
    path = root / LOCK
    handle = _taken(path)
    try:
        os.truncate(handle, 0)
        os.write(handle, json.dumps(holder).encode())
        yield
    finally:
        with suppress(OSError):
            if sys.platform != "win32":
                path.unlink()
        os.close(handle)
        with suppress(OSError):
            if sys.platform == "win32":
                path.unlink()


def _taken(path: Path) -> int:
    """The locked file. One that its holder removed in between is no lock: the next is tried."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(handle)
        except OSError as refused:
            if refused.errno not in _HELD:  # a file system without locks
                return handle
            says = _says(handle)
            os.close(handle)
            raise Occupied(says) from None
        with suppress(OSError):
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        os.close(handle)


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, _BEYOND, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _says(handle: int) -> dict[str, str]:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        said = json.loads(os.read(handle, 10_000))
        return {str(key): str(value) for key, value in said.items()}
    except (OSError, ValueError, AttributeError):
        return {}
