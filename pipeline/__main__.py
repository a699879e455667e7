"""`thidua`, also as `python -m pipeline`."""

import atexit
import gc
import os
import sys
from io import TextIOWrapper

from pipeline.text.terminal.help import HELP


def main() -> None:
    """Run the command that was typed; for the help alone nothing is loaded."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a pipe on Windows speaks a code page without Vietnamese
    if sys.argv[1:] in (["--help"], ["-h"]):
        sys.stdout.write(HELP)
        return
    from pipeline.workspace.circles import seldom_look_for_circles

    seldom_look_for_circles()
    atexit.register(gc.freeze)  # none, which cost another tenth, when Python ends
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # those that numpy would start only wait, and busily
    from pipeline.cli.cli import main as thidua
    from pipeline.cli.commands.faults import told_in_a_sentence

    sys.excepthook = told_in_a_sentence
    thidua(sys.argv[1:] or _without_words(), prog_name="thidua")


def _without_words() -> list[str]:
    """What `thidua` alone does: the menu on a terminal, in a pipe nothing."""
    return ["menu"] if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty() else []


if __name__ == "__main__":
    main()
