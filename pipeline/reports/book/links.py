"""Links from the review's folder to the forms in the inbox."""

from dataclasses import dataclass
from unicodedata import category

from pipeline.model.cells import CellRef
from pipeline.model.finding import FileStatus
from pipeline.model.result import Review

INBOX = "../../../inbox"
"""The inboxes of all periods, from output/<year>-<period>/review/."""

_LONGEST = 2079
# What Excel escapes in the path of a file, and `#` and `?`, which would end it. Vietnamese letters stay as they are.
_ESCAPED = {character: f"%{ord(character):02x}" for character in '%" <>[]^`{}#?'}


@dataclass(frozen=True, slots=True)
class Link:
    """A text, and the file (and cell) it leads to."""

    text: str
    url: str

    @property
    def fits(self) -> bool:
        """False where the path is longer than Excel allows."""
        return all(len(part.encode("utf-16-le")) // 2 <= _LONGEST for part in self.url.split("#", 1))


def to_cell(review: Review, cell: CellRef) -> Link:
    """`VP.xlsx › Phiếu chấm điểm!G12`, leading there; to the container where the file lies in one."""
    if on_disk(review, cell.file) != cell.file:
        return Link(str(cell), _path(review, cell.file))
    sheet = cell.sheet.replace("'", "''")
    return Link(str(cell), f"{_path(review, cell.file)}#'{sheet}'!{cell.cell}")


def to_place(review: Review, file: str, place: str | None, text: str) -> Link:
    """A text leading to a file of the inbox, and to `place` in it (`Phiếu chấm điểm!G12`) where one is known."""
    sheet, mark, cell = (place or "").rpartition("!")
    found = to_cell(review, CellRef(file, sheet, cell)) if mark else Link("", _path(review, file))
    return Link(text, found.url)


def on_disk(review: Review, file: str) -> str:
    """The file of the inbox that holds a file: itself, or the outermost message or archive around it."""
    if "/" not in file:
        return file
    opened = {record.file for record in review.files if record.status is FileStatus.OPENED}
    pieces = file.split("/")
    around = ("/".join(pieces[:number]) for number in range(1, len(pieces)))
    return next((path for path in around if path in opened), file)


def _path(review: Review, file: str) -> str:
    """To the inbox of the same period."""
    folder, path = f"{INBOX}/{review.config.bloc.year}-{review.period}", on_disk(review, file)
    return f"external:{folder}/{''.join(map(_escaped, path))}"


def _escaped(letter: str) -> str:
    """A letter as it stands in an address; what XML cannot hold as the bytes it has on the disk."""
    if letter in _ESCAPED or category(letter) not in ("Cc", "Cs", "Cn"):
        return _ESCAPED.get(letter, letter)
    return "".join(f"%{byte:02x}" for byte in letter.encode("utf-8", "surrogateescape"))
