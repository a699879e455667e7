"""A result is opened in the program that the machine has for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def open_with_its_program(path: Path) -> bool:
    """Open a file or a folder. False where there is no screen to show it on, or no program for it."""
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            return False
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None or (sys.platform != "darwin" and not _has_screen()):
        return False
    subprocess.Popen(
        [opener, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
