"""Parts of an .xlsx in the shape in which spreadsheet programs mostly write them, taken by patterns.

To be told of every element costs most of a form's time. Here each letter of the rows must be one that a pattern knows:
of a part that holds anything else, or is no XML, nothing is said; the pass over its elements reads it, and finds its
faults.

Forms of one bloc hold mostly the same. What a piece of them says is known when it was read before, as a piece of what
expat took for XML; expat is told of the pieces that are new, and of all that stands around the pieces.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from pipeline.model.cells import Cell
from pipeline.sheets.cells import limits
from pipeline.sheets.cells.addresses import Area, area_of, place_of
from pipeline.sheets.cells.book import Rows
from pipeline.sheets.cells.faults import Unreadable
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
_RULE = re.compile(b'(?: [A-Za-z0-9]++="[^"<>]*+")*(?:/>|>(?:<formula[12]>[^<]*+</formula[12]>)*</dataValidation>)')
"""A rule for what may be typed, behind its name: whole, and without a prefix, whose meaning would be another's."""

_MERGED = re.compile(rb'<mergeCells(?: count="[0-9]+")?>((?:<mergeCell ref="[A-Z0-9:]+"/>)+)</mergeCells>')
_REF = re.compile(r'ref="([^"]+)"')
_ODD = re.compile(rb"<[!?]|xmlns(?!:)|mergeCell")
"""What may make something else of the elements behind it: comments, other names without a prefix."""

_REMARK = re.compile(b"<[!?]")
_RULE_START, _RULE_END = b"<dataValidation", b"</dataValidation>"

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

Piece = tuple[int, tuple[int, ...], Held | None]
"""Cells of one row, the last of which may hold something: the row, their columns, and what it holds."""


class _Known(dict[bytes, Said]):
    """What pieces say; no more of them than stay small."""

    def keep(self, new: Mapping[bytes, Said]) -> None:
        """Know these too, which are pieces of what is XML."""
        if len(self) + len(new) > _MOST:
            self.clear()
        self.update(islice(((piece, said) for piece, said in new.items() if len(piece) < _LONG), _MOST))


_texts, _pieces, _rules = _Known[str](), _Known[Piece](), _Known[bool]()


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


def usual_sheet(data: bytes, cells: Cells) -> tuple[Rows, list[Area]] | None:
    """The cells of a sheet that hold something, and its merged areas."""
    begin, first, last = _SHEET.match(data), data.find(b"<sheetData>"), data.find(b"</sheetData>")
    if begin is None or not 0 < first < last < first + limits.LETTERS:
        return None
    first += len(b"<sheetData>")
    merged = _merged(data[begin.end() : first], data[last:])
    new: dict[bytes, Piece] = {}
    told = [data[:first]]
    try:
        rows = None if merged is None else _rows(data[first:last], cells, new, told)
    except Unreadable:
        return None
    if merged is None or rows is None:
        return None
    rules = _tell_rules(data[last:], told)
    if not _are_xml(told):
        return None
    _pieces.keep(new)
    _rules.keep(rules)
    return rows, merged


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


def _merged(before: bytes, behind: bytes) -> list[Area] | None:
    """The merged areas, where nothing before the rows or behind them may make something else of a part."""
    at = behind.find(b"<mergeCells")
    found = _MERGED.match(behind, at) if at >= 0 else None
    last = behind.rfind(b"mergeCell")
    if last > (found.end() if found else -1) or behind.count(b"sheetData") > 1 or _REMARK.search(behind):
        return None
    if _ODD.search(before) or _ODD.search(behind, 0, max(at, 0)):
        return None
    refs = _REF.findall(found[1].decode()) if found else []
    return [area for ref in refs if ":" in ref and (area := area_of(ref))] if len(refs) <= limits.MERGES else None


def _tell_rules(behind: bytes, told: list[bytes]) -> dict[bytes, bool]:
    """Tell of what stands behind the rows, with an empty rule for each that is known; those that are new."""
    first, *pieces = behind.split(_RULE_START)
    told.append(first)
    new: dict[bytes, bool] = {}
    for piece in pieces:
        at = piece.find(_RULE_END)
        rule = piece if at < 0 else piece[: at + len(_RULE_END)]
        if rule in _rules:
            told += (_RULE_START, b"/>", piece[len(rule) :])
        else:
            told += (_RULE_START, piece)
            if _RULE.fullmatch(rule):
                new[rule] = True
    return new


def _rows(data: bytes, cells: Cells, new: dict[bytes, Piece], told: list[bytes]) -> Rows | None:
    *pieces, rest = data.split(b"</row>")
    rows: Rows = {}
    for piece in pieces:
        at = piece.find(b"<c ")
        start, within = (piece[:at], piece[at:]) if at >= 0 else (piece, b"")
        number = (_known_row if len(start) < _LONG else _row_number)(start)
        told.append(start)
        row = _row(within.split(b"</c>"), number, cells, new, told)
        if row is None or not number or number in rows:
            return None
        told.append(b"</row>")
        rows[number] = row
    told.append(rest)
    return rows if _BLANK_ROWS.fullmatch(rest) else None


def _row_number(start: bytes) -> int:
    """The number of the row that begins here, behind any blank ones; 0 for what is none."""
    begun = _ROW_START.fullmatch(start)
    return int(begun[2]) if begun else 0


_known_row = lru_cache(_MOST)(_row_number)


def _row(
    pieces: list[bytes], number: int, cells: Cells, new: dict[bytes, Piece], told: list[bytes]
) -> dict[int, Cell] | None:
    """The cells of a row by column, from its pieces: in each but the last, a cell ends."""
    row: dict[int, Cell] = {}
    columns: list[int] = []
    left = len(pieces)
    for piece in pieces:
        left -= 1
        if not (piece or left):
            continue
        said = _pieces.get(piece) or _new_piece(piece, new, told)
        if said is None or said[0] != number or (said[2] is None) is not (left == 0):
            return None
        columns += said[1]
        if said[2] and (cell := cells[said[2]]) is not None:
            row[said[1][-1]] = cell
    return row if len(set(columns)) == len(columns) else None


def _new_piece(piece: bytes, new: dict[bytes, Piece], told: list[bytes]) -> Piece | None:
    """What a piece says that was not met before; it is told of."""
    said = new[piece] if piece in new else _read_piece(_decoded(piece))
    if said is not None:
        new[piece] = said
        told.append(piece if said[2] is None else piece + b"</c>")
    return said


def _read_piece(text: str) -> Piece | None:
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
    rows = {row for row, _ in places}
    return (rows.pop(), tuple(column for _, column in places), held) if len(rows) == 1 else None
