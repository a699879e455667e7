"""A pseudo-terminal of 80 × 25 on which a test types, and reads what stands there."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).parents[3]
COLUMNS, ROWS = 80, 25
_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """`with Terminal("menu") as terminal: terminal.type("1", until="Enter")`"""

    def __init__(self, *words: str, folder: Path, **environment: str) -> None:
        self.words, self.folder = words, folder
        self.environment: Mapping[str, str] = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(REPOSITORY),
            "TERM": "xterm",
            **environment,
        }
        self.shown = ""

    def __enter__(self) -> "Terminal":
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pipeline", *self.words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=self.folder,
            env=dict(self.environment),
            start_new_session=True,
        )
        os.close(slave)
        return self

    def __exit__(self, _kind: object, _error: object, _at: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)

    def type(self, text: str, *, until: str) -> str:
        """Type a line; what is shown then, until this pattern stands there."""
        os.write(self.master, f"{text}\n".encode())
        return self.wait(until)

    def wait(self, until: str, seconds: float = 60) -> str:
        """What is shown from now until this pattern stands there. Raises: AssertionError, where it never does."""
        shown, end = "", time.monotonic() + seconds
        while not re.search(until, shown):
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
            assert ready, f"“{until}” is not shown, but: {shown}"
            shown = _CODES.sub("", shown + self._read()).replace("\r\n", "\n")
        self.shown += shown
        return shown

    def _read(self) -> str:
        data = b""
        while True:
            data += os.read(self.master, 4096)
            try:
                return data.decode("utf-8")
            except UnicodeDecodeError:
                continue

    def end(self) -> int:
        """The exit code, once the program has ended."""
        return self.process.wait(30)
