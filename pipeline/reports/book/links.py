"""Links from the review's folder to the forms in the inbox."""

from functools import lru_cache
from unicodedata import category

from pipeline.model.finding import FileStatus
from pipeline.model.result import Review
from pipeline.sheets.looks.rows import Target

INBOX = "../../../inbox"
"""The inboxes of all periods, from output/<year>-<period>/review/."""

_SHEETS = 512
"""Sheets of which it is remembered how links to their cells begin."""
# What Excel escapes in the path of a file, and `#` and `?`, which would end it. Vietnamese letters stay as they are.
_ESCAPED = {character: f"%{ord(character):02x}" for character in '%" <>[]^`{}#?'}


class Links:
    """The links of one review; where a file lies is found out once."""

    def __init__(self, review: Review) -> None:
        self._folder = f"{INBOX}/{review.config.bloc.year}-{review.period}"
        self._opened = {record.file for record in review.files if record.status is FileStatus.OPENED}
        self._found: dict[str, tuple[str, str]] = {}
        self.to_sheet = lru_cache(_SHEETS)(self._to_sheet)

    def _to_sheet(self, file: str, sheet: str) -> Target:
        """A sheet of a file of the inbox; the container where the file lies in one."""
        on_disk, path = self._way(file)
        quoted = sheet.replace("'", "''")
        return Target(path, f"'{quoted}'!" if on_disk == file else "")

    def to_file(self, file: str) -> Target:
        """A file of the inbox, or the container in which it lies."""
        return Target(self._way(file)[1])

    def to_place(self, file: str, place: str) -> tuple[Target, str]:
        """A sheet and its cell by their name, `Phiếu chấm điểm!G12`; the file where the place is none of a sheet."""
        sheet, mark, cell = place.rpartition("!")
        target = self.to_sheet(file, sheet) if mark else self.to_file(file)
        return target, target.sheet and cell

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


@lru_cache(256)
def _escaped(letter: str) -> str:
    """A letter as it stands in an address; what XML cannot hold as the bytes it has on the disk."""
    if letter in _ESCAPED or category(letter) not in ("Cc", "Cs", "Cn"):
        return _ESCAPED.get(letter, letter)
    return "".join(f"%{byte:02x}" for byte in letter.encode("utf-8", "surrogateescape"))
