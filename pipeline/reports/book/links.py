"""Links from the review's folder to the forms in the inbox."""

from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from pipeline.model.cells import CellRef
from pipeline.model.finding import FileStatus
from pipeline.model.result import Review

INBOX = "../../../inbox"
"""The inboxes of all periods, from output/<year>-<period>/review/."""

_LONGEST = 2079
_SHEETS = 512
"""Sheets of which it is remembered how links to their cells begin."""
# What Excel escapes in the path of a file, and `#` and `?`, which would end it. Vietnamese letters stay as they are.
_ESCAPED = {character: f"%{ord(character):02x}" for character in '%" <>[]^`{}#?'}


class Link(NamedTuple):
    """A text, the path of the file it leads to, and the place in it: the cell, and what stands before it in a formula.

    `sheet` is `'Phiếu chấm điểm'!`, "" where only the file is meant.
    """

    text: str
    path: str
    sheet: str = ""
    cell: str = ""

    @property
    def fits(self) -> bool:
        """False where the path is longer than Excel allows."""
        surely = 2 * (len(self.path) + len(self.sheet) + len(self.cell)) <= _LONGEST
        return surely or max(_length(self.path), _length(self.sheet + self.cell)) <= _LONGEST


class Links:
    """The links of one review; where a file lies is found out once."""

    def __init__(self, review: Review) -> None:
        self._folder = f"{INBOX}/{review.config.bloc.year}-{review.period}"
        self._opened = {record.file for record in review.files if record.status is FileStatus.OPENED}
        self._found: dict[str, tuple[str, str]] = {}
        self._in_sheet = lru_cache(_SHEETS)(self._begun)

    def to_cell(self, cell: CellRef) -> Link:
        """`VP.xlsx › Phiếu chấm điểm!G12`, leading there; to the container where the file lies in one."""
        text, path, sheet = self._in_sheet(cell.file, cell.sheet)
        return Link(text + cell.cell, path, sheet, sheet and cell.cell)

    def to_place(self, file: str, place: str | None, text: str) -> Link:
        """A text leading to a file of the inbox, and to `place` in it (`Phiếu chấm điểm!G12`) where one is known."""
        sheet, mark, cell = (place or "").rpartition("!")
        _, path, before = self._in_sheet(file, sheet)
        return Link(text, path, before, cell) if mark and before else Link(text, path)

    def _begun(self, file: str, sheet: str) -> tuple[str, str, str]:
        """What is told of all cells of a sheet: how their texts begin, the path, and the sheet, "" in a container."""
        on_disk, path = self._way(file)
        quoted = sheet.replace("'", "''")
        return str(CellRef(file, sheet, "")), path, f"'{quoted}'!" if on_disk == file else ""

    def _way(self, file: str) -> tuple[str, str]:
        """The file of the inbox that holds a file, and the path to it in the inbox of the same period."""
        if file not in self._found:
            on_disk = self._on_disk(file)
            self._found[file] = on_disk, f"{self._folder}/{''.join(map(_escaped, on_disk))}"
        return self._found[file]

    def _on_disk(self, file: str) -> str:
        """The file of the inbox that holds a file: itself, or the outermost message or archive around it."""
        pieces = file.split("/")
        around = ("/".join(pieces[:number]) for number in range(1, len(pieces)))
        return next((path for path in around if path in self._opened), file)


def _length(text: str) -> int:
    """As Excel counts letters."""
    return len(text.encode("utf-16-le")) // 2


def _escaped(letter: str) -> str:
    """A letter as it stands in an address; what XML cannot hold as the bytes it has on the disk."""
    if letter in _ESCAPED or category(letter) not in ("Cc", "Cs", "Cn"):
        return _ESCAPED.get(letter, letter)
    return "".join(f"%{byte:02x}" for byte in letter.encode("utf-8", "surrogateescape"))
