"""Processes that a test starts: which of them are left."""

import os
import signal
import time

import pytest

PATIENCE = 5.0
"""Seconds; what keeps the books of processes that were started anew ends a moment after them."""


def none_is_left(group: int) -> None:
    """No process of a group, soon."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    os.killpg(group, signal.SIGKILL)
    pytest.fail("a process is left")
