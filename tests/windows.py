"""Windows as it refuses: what another program holds cannot be opened, renamed or removed, once, for a while or ever."""

import errno
import io
import os
from collections.abc import Callable
from typing import Any

import pytest

EVER = 10**6
SHARING = 32
"""The code of Windows for a file that another process uses."""


class Refusing:
    """Calls of the system that are refused `times` times at first, where the path they name is `held`."""

    def __init__(self, held: Callable[[str], bool], times: int) -> None:
        self.held, self.left, self.refused = held, times, 0

    def wrap(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def perhaps(*paths: Any, **more: Any) -> Any:
            named = [str(path) for path in paths[:2] if isinstance(path, (str, os.PathLike))]
            if self.left and any(map(self.held, named)):
                self.left, self.refused = self.left - 1, self.refused + 1
                error = PermissionError(errno.EACCES, "The process cannot access the file", named[0])
                vars(error)["winerror"] = SHARING
                raise error
            return call(*paths, **more)

        return perhaps


def refusing(
    monkeypatch: pytest.MonkeyPatch, calls: tuple[str, ...], held: Callable[[str], bool], times: int
) -> Refusing:
    """Have `open`, `rename`, `replace`, `unlink`, `mkdir` or `rmdir` refuse."""
    system = Refusing(held, times)
    for name in calls:
        room = io if name == "open" else os
        monkeypatch.setattr(room, name, system.wrap(getattr(room, name)))
    return system
