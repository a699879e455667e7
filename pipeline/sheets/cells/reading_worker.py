"""`python -m pipeline.sheets.cells.reading_worker`: reads workbooks that come by its input, until there are no more.

It may run out of memory, time or luck: whoever asked goes on.
"""

import pickle
import signal
import sys
from typing import BinaryIO

from pipeline.sheets.cells import limits
from pipeline.sheets.cells.book import Grid, Sheet
from pipeline.sheets.cells.faults import TooLarge, Unreadable
from pipeline.sheets.cells.kinds import content_of
from pipeline.sheets.cells.opening import open_book
from pipeline.sheets.cells.reading_process import LENGTH, Answer, Fault
from pipeline.text.unreadable import TOO_MUCH_MEMORY


def main() -> None:
    """Answer every request; the asker ends this process by closing its input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the asker was interrupted, and will close the input
    bound_memory(limits.MEMORY)
    serve(sys.stdin.buffer, sys.stdout.buffer)


def bound_memory(size: int) -> None:
    """No more than so many bytes. Windows has no such bound: there time and the bounds on every part hold."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Read one workbook after another."""
    while length := requests.read(LENGTH.size):
        data, name = pickle.loads(requests.read(LENGTH.unpack(length)[0]))
        answer = pickle.dumps(answer_to(data, name), pickle.HIGHEST_PROTOCOL)
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()


def answer_to(data: bytes, name: str) -> Answer:
    """The sheets of a workbook, all read, or why there are none."""
    try:
        book = open_book(data, content_of(data, name), name)
        return {title: _grid(sheet) for title, sheet in book.sheets.items()}
    except Unreadable as error:
        return _fault(error)
    except MemoryError:
        return Fault(TooLarge.reason, f"{name}: out of memory", {"size": TOO_MUCH_MEMORY})


def _grid(sheet: Sheet) -> Grid | Fault:
    try:
        return sheet.grid
    except Unreadable as error:
        return _fault(error)


def _fault(error: Unreadable) -> Fault:
    return Fault(error.reason, str(error), error.facts)


if __name__ == "__main__":
    main()
