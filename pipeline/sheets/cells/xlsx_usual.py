"""Parts of an .xlsx in the shape in which spreadsheet programs mostly write them, taken by patterns.

To be told of every element costs most of a form's time. Here each letter of the rows must be one that a pattern knows:
of a part that holds anything else, nothing is said; the pass over its elements reads it, and finds its faults. Whether
a part is XML at all, its caller has to check.
"""

import re
from collections.abc import Callable

from pipeline.model.cells import Cell
from pipeline.sheets.cells import limits
from pipeline.sheets.cells.addresses import Area, area_of, place_of
from pipeline.sheets.cells.book import Rows
from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.xlsx_words import SPACES

Make = Callable[[str, str, str | None, bool, str | None], Cell | None]
"""Makes a cell of its type, its style, its value, whether it is a formula, and a text of its own."""

# Letters in a row are possessive (`*+`): none is looked at twice. Groups are not: Python before 3.11.5 mistook some.
_ATTRIBUTES = r'(?: (?!xmlns=)[A-Za-z0-9:]++="[^"<>&]*+")*'
_NUMBER = "[1-9][0-9]{0,5}+"
_LETTERS = r"[^<&\r]*+(?:&(?:amp|lt|gt|quot|apos);[^<&\r]*+)*"
_TEXT = rf'<t(?: xml:space="preserve")?>{_LETTERS}</t>'
_FORMULA = r'<f(?: (?:aca|ca|ref|si|xml:space)="[^"<>&]*+"| t="shared")*(?:/>|>[^<]*+</f>)'
_HELD = rf"(?:{_FORMULA})?(?:<v>{_LETTERS}</v>)?(?:<is>{_TEXT}</is>)?"
_CELL = rf'<c r="[A-Z]{{1,2}}+\1"(?: s="[0-9]{{1,9}}+")?(?: t="[A-Za-z]++")?(?:/>|>{_HELD}</c>)'

_TEXTS = re.compile(rf"(?:<si>{_TEXT}</si>)*")
_ROWS = re.compile(rf'(?:<row r="({_NUMBER})"{_ATTRIBUTES}(?:/>|>(?:{_CELL})*</row>))*')

_PLAIN = re.compile("<t[^>]*>([^<]*)")
_PARTS = re.compile(
    '<c r="([^"]+)"(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?'
    "(?:/>|>(?:(<f)[^>]*(?:(?<=/)>|>[^<]*</f>))?(?:(<v>[^<]*)</v>)?(?:<is>(<t[^<]*)</t></is>)?</c>)"
)
"""Of a cell in such rows its address, style, type, whether it is a formula, value, and text of its own."""

_MERGED = re.compile(rb'<mergeCells(?: count="[0-9]+")?>((?:<mergeCell ref="[A-Z0-9:]+"/>)+)</mergeCells>')
_REF = re.compile(r'ref="([^"]+)"')
_ODD = re.compile(rb"<[!?]|xmlns(?!:)|mergeCell")
"""What may make something else of the elements behind it: comments, other names without a prefix."""


def _begin(root: str) -> re.Pattern[bytes]:
    """The first element of a part in UTF-8, up to its own attributes."""
    spaces = "|".join(map(re.escape, SPACES))
    told = r'(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?\?>\s*)?'
    return re.compile(rf'{told}<{root} xmlns="(?:{spaces})"'.encode())


_SHEET, _SHARED = _begin("worksheet"), re.compile(_begin("sst").pattern + _ATTRIBUTES.encode() + b">")


def usual_texts(data: bytes) -> list[str] | None:
    """The shared texts, where all are plain."""
    begin, end = _SHARED.match(data), data.rfind(b"</sst>")
    if begin is None or len(data) > limits.LETTERS or data[end:].rstrip() != b"</sst>":
        return None
    text = _decoded(data[begin.end() : end])
    return [_unescaped(found) for found in _PLAIN.findall(text)] if _TEXTS.fullmatch(text) else None


def usual_sheet(data: bytes, make: Make) -> tuple[Rows, list[Area]] | None:
    """The cells of a sheet that hold something, and its merged areas."""
    begin, first, last = _SHEET.match(data), data.find(b"<sheetData>"), data.find(b"</sheetData>")
    behind = data[last + len(b"</sheetData>") :]
    if begin is None or not 0 < first < last < first + limits.LETTERS or b"sheetData" in behind:
        return None
    text = _decoded(data[first + len(b"<sheetData>") : last])
    merged = _merged(data[begin.end() : first], behind)
    if merged is None or not _ROWS.fullmatch(text):
        return None
    try:
        rows = _rows(_PARTS.findall(text), make)
    except Unreadable:
        return None
    return None if rows is None else (rows, merged)


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
    at = behind.find(b"<mergeCells")
    between = behind[: max(at, 0)]
    found = _MERGED.match(behind, at) if at >= 0 else None
    last = behind.rfind(b"mergeCell")
    if _ODD.search(before) or _ODD.search(between) or last > (found.end() if found else -1):
        return None
    refs = _REF.findall(found[1].decode()) if found else []
    return [area for ref in refs if ":" in ref and (area := area_of(ref))] if len(refs) <= limits.MERGES else None


def _rows(cells: list[tuple[str, ...]], make: Make) -> Rows | None:
    if len({cell[0] for cell in cells}) < len(cells) or len(cells) > limits.FILLED:
        return None
    rows: Rows = {}
    for address, style, kind, formula, value, inline in cells:
        if value or formula or inline:
            stored = _unescaped(value[len("<v>") :]) if value else None
            own = _unescaped(inline.partition(">")[2]) if inline else None
            cell = make(kind or "n", style, stored, bool(formula), own)
            if cell is not None:
                row, column = place_of(address)
                rows.setdefault(row, {})[column] = cell
    return rows
