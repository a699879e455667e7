"""The one place that turns the bytes of a workbook into cells; nothing else knows what reads them.

The received file is never touched. What kind of file it is, its content tells, not its name.
"""

from pathlib import Path

from pipeline.sheets.cells import limits
from pipeline.sheets.cells.book import Book, Sheet
from pipeline.sheets.cells.faults import LibraryCall, TooLarge, Unreadable, too_many_bytes
from pipeline.sheets.cells.kinds import SPREADSHEETS, FileKind, content_of, kind_of
from pipeline.sheets.cells.opening import is_light, open_book
from pipeline.sheets.cells.reading_process import read_apart

__all__ = [
    "SPREADSHEETS", "Book", "FileKind", "LibraryCall", "Sheet", "TooLarge", "Unreadable", "book_from", "file_bytes",
    "kind_of", "read_book",
]  # fmt: skip


def read_book(path: Path, name: str) -> Book:
    """Read a workbook from its file, as `book_from` does. Raises: Unreadable."""
    return book_from(file_bytes(path, name), name)


def book_from(data: bytes, name: str) -> Book:
    """Read a workbook from its bytes; `name` is what its cells' references call the file.

    A light one is read here, a sheet when its cells are asked for; a heavy one, and every .xls, at once by a process
    that may die. Raises: Unreadable (of it: TooLarge), here or when a damaged sheet is read.
    """
    if len(data) > limits.FILE_BYTES:
        raise too_many_bytes(len(data))
    content = content_of(data, name)
    return open_book(data, content, name) if is_light(content) else read_apart(data, name)


def file_bytes(path: Path, name: str) -> bytes:
    """The bytes of a file that is no larger than a spreadsheet may be. Raises: Unreadable, TooLarge."""
    with LibraryCall(name, OSError):
        size = path.stat().st_size
    if size > limits.FILE_BYTES:
        raise too_many_bytes(size)
    with LibraryCall(name, OSError), path.open("rb") as file:
        return file.read(limits.FILE_BYTES + 1)
