"""Files that cannot be read, and whose fault that is."""

from types import TracebackType
from typing import Literal

from pipeline.text.unreadable import size_words


class Unreadable(Exception):  # noqa: N818 - it names what the file is
    """A file that is no workbook: not a spreadsheet at all, cut off, encrypted, damaged or contradicting itself.

    `facts` are for the sentence of the finding: `why`, in Vietnamese, where it is known.
    """

    reason = "unreadable"

    def __init__(self, detail: str, **facts: str) -> None:
        super().__init__(detail)
        self.facts = facts


class TooLarge(Unreadable):
    """A file that nobody fills by hand: larger than any bound. Source: CONTRACT section 10.

    The facts have `size`, in Vietnamese: what there is too much of.
    """

    reason = "too_large"


def too_many_bytes(size: int, *, unpacked: bool = False) -> TooLarge:
    """Too large by `size` bytes, as the file is or as it is unpacked."""
    return TooLarge(f"{size} bytes", size=size_words(size, unpacked=unpacked))


class LibraryCall:
    """A call into a library on the bytes of a file: whatever the library raises there is that file's fault.

    Told apart by where it was raised: an error whose innermost frame is ours is a bug and goes on as it is. The parts
    of Python that are written in C have no frames of their own: theirs are named as `more`, and must come from the
    call itself.
    """

    def __init__(self, name: str, *more: type[Exception]) -> None:
        self._name, self._more = name, more

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Literal[False]:
        if not isinstance(error, Exception) or isinstance(error, (Unreadable, MemoryError)):
            return False
        at_the_call = trace is not None and trace.tb_next is None
        if (at_the_call and isinstance(error, self._more)) or not _ours(trace):
            raise Unreadable(f"{self._name}: {error}") from error
        return False


def _ours(trace: TracebackType | None) -> bool:
    """Whether our own code raised it."""
    last = ""
    while trace:
        last, trace = str(trace.tb_frame.f_globals.get("__name__", "")), trace.tb_next
    return last.startswith("pipeline.")
