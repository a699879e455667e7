"""Parts of an .xlsx in the shape in which spreadsheet programs mostly write them, taken by patterns.

To be told of every element costs most of a form's time. Here each letter of the rows must be one that a pattern knows:
of a part that holds anything else, or is no XML, nothing is said; the pass over its elements reads it, and finds its
faults.

Forms of one bloc hold mostly the same. What a piece of them says is known when it was read before, as a piece of what
expat took for XML; expat is told of the pieces that are new, and of all that stands around the pieces.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise
from typing import TypeVar

from pipeline.model.cells import Cell
from pipeline.sheets.cells import limits
from pipeline.sheets.cells.addresses import Area, area_of, place_of
from pipeline.sheets.cells.book import Formulas, Rows
from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.making import FORMULA
from pipeline.sheets.cells.xlsx_words import SPACES, Held
from pipeline.sheets.cells.xml_pass import check_xml

# Letters in a row are possessive (`*+`): none is looked at twice. Groups are not: Python before 3.11.5 mistook some.
_ATTRIBUTES = '(?: (?!xmlns=)[A-Za-z0-9:]++="[^"<>&]*+")*'
_ROW = f'<row r="([1-9][0-9]{{0,5}}+)"{_ATTRIBUTES}'
_LETTERS = r"[^<&\r]*+(?:&(?:amp|lt|gt|quot|apos);[^<&\r]*+)*"
_TEXT = f'<t(?: xml:space="preserve")?>({_LETTERS})</t>'
_FORMULA = '<f(?: (?:aca|ca|ref|si|xml:space)="[^"<>&]*+"| t="shared")*(?:/>|>[^<]*+</f>)'
_CELL = '<c r="([A-Z]{1,2}+[1-9][0-9]{0,5}+)"(?: s="([0-9]{1,9}+)")?(?: t="([A-Za-z]++)")?'
_HELD = f"({_FORMULA})?(?:<v>({_LETTERS})</v>)?(?:<is>{_TEXT}</is>)?"

_PLAIN = re.compile(_TEXT)
_BLANK, _FILLED = re.compile(f"{_CELL}/>"), re.compile(f"{_CELL}>{_HELD}")
_BLANK_ROWS = re.compile(f"(?:{_ROW}/>)*".encode())
_ROW_START = re.compile(f"(?:{_ROW}/>)*{_ROW}>".encode())
_PLAIN_START = re.compile(b'<row(?: [A-Za-z]++="[^"<>]*+")*>')
"""The start of a row without a prefix, whose meaning others would have to tell."""

_RULE = re.compile(
    b'(?:<dataValidation(?: [A-Za-z0-9]++="[^"<>]*+")*/>)*<dataValidation(?: [A-Za-z0-9]++="[^"<>]*+")*>'
    b"(?:<formula[12]>[^<]*+</formula[12]>)*"
)
"""A rule for what may be typed, up to its end, and short ones before it; no prefix either."""

_RULE_END, _NO_RULE = b"</dataValidation>", b"<dataValidation/>"
_PLACE = re.compile("[0-9]{1,9}")
_MERGED = re.compile(rb'<mergeCells(?: count="[0-9]+")?>((?:<mergeCell ref="[A-Z0-9:]+"/>)+)</mergeCells>')
_REF = re.compile(r'ref="([^"]+)"')
_ODD = re.compile(rb"<[!?]|xmlns(?!:)|mergeCell")
"""What may make something else of the elements behind it: comments, other names without a prefix."""

_MOST, _LONG = 8192, 1024
"""How many pieces of a kind are known, and the bytes of the longest that is."""


def _begin(root: str) -> re.Pattern[bytes]:
    """The first element of a part in UTF-8, up to its own attributes."""
    spaces = "|".join(map(re.escape, SPACES))
    told = r'(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?\?>\s*)?'
    return re.compile(rf'{told}<{root} xmlns="(?:{spaces})"'.encode())


_SHEET, _SHARED = _begin("worksheet"), re.compile(_begin("sst").pattern + _ATTRIBUTES.encode() + b"><si>")

Said = TypeVar("Said")
Cells = Mapping[Held, Cell | None]
"""The cells of a sheet by what it says of them. Raises: Unreadable."""

Piece = tuple[int, int, int, int, Held | None]
"""Cells of one row, of which only the last may hold something: the row, the first and the last column, the place of the
shared text that the last holds (-1 without one), and all that is said of it."""


class _Known(dict[bytes, Said]):
    """What pieces say; no more of them than stay small."""

    def keep(self, new: Mapping[bytes, Said]) -> None:
        """Know these too, which are pieces of what is XML."""
        if len(self) + len(new) > _MOST:
            self.clear()
        self.update(islice(((piece, said) for piece, said in new.items() if len(piece) < _LONG), _MOST))


_texts, _starts, _pieces, _rules = _Known[str](), _Known[int](), _Known[Piece](), _Known[bool]()


def usual_texts(data: bytes) -> list[str] | None:
    """The shared texts, where all are plain."""
    begin, end = _SHARED.match(data), data.rfind(b"</si></sst>")
    if begin is None or len(data) > limits.LETTERS or data[end:].rstrip() != b"</si></sst>":
        return None
    found: list[str] = []
    new: dict[bytes, str] = {}
    for piece in data[begin.end() : end].split(b"</si><si>"):
        text = _texts.get(piece)
        if text is None:
            plain = _PLAIN.fullmatch(_decoded(piece))
            if plain is None:
                return None
            text = new[piece] = _unescaped(plain[1])
        found.append(text)
    if not _are_xml((data[: begin.end()], b"</si><si>".join(new), b"</si></sst>")):
        return None
    _texts.keep(new)
    return found


def usual_sheet(
    data: bytes, cells: Cells, shared: Sequence[Cell | None] = ()
) -> tuple[Rows, Formulas, list[Area]] | None:
    """The cells of a sheet that hold something, its formulas, and its merged areas.

    `shared` are the cells of shared texts, where they are known.
    """
    begin, first, last = _SHEET.match(data), data.find(b"<sheetData>"), data.find(b"</sheetData>")
    if begin is None or not 0 < first < last < first + limits.LETTERS:
        return None
    first += len(b"<sheetData>")
    behind, rules = _without_rules(data[last:])
    merged = _merged(data[begin.end() : first], behind)
    if merged is None:
        return None
    reading = _Reading(cells, shared, [data[:first]])
    try:
        rows = reading.rows(data[first:last])
    except Unreadable:
        return None
    if rows is None or not _are_xml((*reading.told, behind)):
        return None
    _starts.keep(reading.starts)
    _pieces.keep(reading.new)
    _rules.keep(rules)
    return rows, reading.stored, merged


def _are_xml(pieces: Iterable[bytes]) -> bool:
    """Whether pieces, put together, are a part."""
    try:
        check_xml(b"".join(pieces), "")
    except Unreadable:
        return False
    return True


def _decoded(data: bytes) -> str:
    """What is no UTF-8 is no XML either, and refused as such."""
    return data.decode(errors="replace")


def _unescaped(text: str) -> str:
    """A text as it was before it was written as XML."""
    if "&" not in text:
        return text
    for name, sign in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        text = text.replace(f"&{name};", sign)
    return text


def _without_rules(behind: bytes) -> tuple[bytes, dict[bytes, bool]]:
    """What stands behind the rows, with an empty rule in place of each that is known; and those that are new."""
    *pieces, rest = behind.split(_RULE_END)
    told: list[bytes] = []
    new: dict[bytes, bool] = {}
    for piece in pieces:
        if piece in _rules:
            told.append(_NO_RULE)
        else:
            told += (piece, _RULE_END)
            if _RULE.fullmatch(piece):
                new[piece] = True
    return b"".join((*told, rest)), new


def _merged(before: bytes, behind: bytes) -> list[Area] | None:
    """The merged areas, where nothing before the rows or behind them may make something else of a part."""
    at = behind.find(b"<mergeCells")
    found = _MERGED.match(behind, at) if at >= 0 else None
    if behind.find(b"mergeCell", found.end() if found else 0) >= 0 or behind.count(b"sheetData") > 1:
        return None
    if b"<!" in behind or b"<?" in behind or _ODD.search(before) or _ODD.search(behind, 0, max(at, 0)):
        return None
    refs = _REF.findall(found[1].decode()) if found else []
    return [area for ref in refs if ":" in ref and (area := area_of(ref))] if len(refs) <= limits.MERGES else None


class _Reading:
    """A sheet as it is read: what expat is `told` of it, and what its pieces say that are new."""

    def __init__(self, cells: Cells, shared: Sequence[Cell | None], told: list[bytes]) -> None:
        self.told = told
        self.starts: dict[bytes, int] = {}
        self.new: dict[bytes, Piece] = {}
        self.stored: Formulas = {}
        self._cells, self._shared = cells, shared

    def rows(self, data: bytes) -> Rows | None:
        """The rows in order. Raises: Unreadable, where a cell is damaged."""
        *pieces, rest = data.split(b"</row>")
        rows: Rows = {}
        number = 0
        for piece in pieces:
            at = piece.find(b"<c ")
            start, within = (piece[:at], piece[at:]) if at >= 0 else (piece, b"")
            before, number = number, _starts.get(start) or self._start(start)
            row = self._row(number, within.split(b"</c>")) if number > before else None
            if row is None:
                return None
            rows[number] = row
        self.told.append(rest)
        return rows if _BLANK_ROWS.fullmatch(rest) else None

    def _start(self, start: bytes) -> int:
        """The number of the row that begins here, behind any blank ones; expat is told of it. 0 for what is none."""
        begun = _ROW_START.fullmatch(start)
        if begun is None:
            return 0
        self.told += (start, b"</row>")
        number = int(begun[2])
        if _PLAIN_START.fullmatch(start):
            self.starts[start] = number
        return number

    def _row(self, number: int, pieces: list[bytes]) -> dict[int, Cell] | None:
        """The cells of a row, in order, by their columns. In each piece but the last, a cell ends."""
        row: dict[int, Cell] = {}
        blank, most, before = pieces.pop(), len(self._shared), 0
        for piece in pieces:
            said = _pieces.get(piece) or self._new(piece)
            if said is None:
                return None
            where, first, column, place, held = said
            if where != number or first <= before or held is None:
                return None
            before = column
            cell = self._shared[place] if 0 <= place < most else self._cells[held]
            if held[3] and cell is not None:
                self.stored[number, column] = cell
                cell = FORMULA
            if cell is not None:
                row[column] = cell
        if blank:
            said = _pieces.get(blank) or self._new(blank)
            if said is None or said[0] != number or said[1] <= before or said[4] is not None:
                return None
        return row

    def _new(self, piece: bytes) -> Piece | None:
        """What a piece says that was not met before; expat is told of it."""
        said = self.new.get(piece) or _read_piece(_decoded(piece))
        if said is not None:
            self.new[piece] = said
            self.told.append(piece if said[4] is None else piece + b"</c>")
        return said


def _read_piece(text: str) -> Piece | None:
    """A piece; None for what is none, where its cells are not in order or not of one row."""
    places: list[tuple[int, int]] = []
    held, at = None, 0
    while blank := _BLANK.match(text, at):
        places.append(place_of(blank[1]))
        at = blank.end()
    if at < len(text):
        filled = _FILLED.fullmatch(text, at)
        if filled is None:
            return None
        address, style, kind, formula, value, own = filled.groups()
        places.append(place_of(address))
        stored, inline = (text and _unescaped(text) for text in (value, own))
        held = kind or "n", style or "", stored, formula is not None, inline
    (row, first), (last_row, last) = places[0], places[-1]
    if row != last_row or any(one >= next_one for one, next_one in pairwise(places)):
        return None
    return row, first, last, _shared_place(held), held


def _shared_place(held: Held | None) -> int:
    """The place of a shared text that a cell holds; -1 for other cells, and those that need a closer look."""
    if held is None or held[0] != "s" or held[3] or not _PLACE.fullmatch(held[2] or ""):
        return -1
    return int(held[2] or "")
