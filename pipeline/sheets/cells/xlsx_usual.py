"""Sheets of an .xlsx in the shape in which spreadsheet programs mostly write them, taken by patterns.

Of a sheet that holds anything else, or is no XML, nothing is said: the pass over its elements reads it, and finds its
faults. Expat is told of all that was not part of another sheet, of which it was told.
"""

import re

from pipeline.sheets.cells import limits
from pipeline.sheets.cells.addresses import Area, area_of
from pipeline.sheets.cells.book import Formulas, Rows
from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.xlsx_cells import CellMaker
from pipeline.sheets.cells.xlsx_plain import Known, are_xml, begin
from pipeline.sheets.cells.xlsx_rows import RowReading
from pipeline.sheets.cells.xlsx_shapes import shape_of

_RULE = b'<dataValidation(?: [A-Za-z]++="[^"<>]*+")*'
_RULES = re.compile(
    b'<dataValidations(?: [A-Za-z]++="[^"<>]*+")*>'
    b"(?:" + _RULE + b"(?:/>|>(?:<formula[12]>[^<]*+</formula[12]>)*</dataValidation>))*</dataValidations>"
)
"""The rules for what may be typed, without a prefix, whose meaning others would have to tell."""

_RULES_BEGIN, _RULES_END = b"<dataValidations", b"</dataValidations>"
_ROWS, _ROWS_END = b"<sheetData>", b"</sheetData>"
_MERGED = re.compile(rb'<mergeCells(?: count="[0-9]+")?>((?:<mergeCell ref="[A-Z0-9:]+"/>)+)</mergeCells>')
_REF = re.compile(r'ref="([^"]+)"')
_ODD = re.compile(rb"<[!?]|xmlns(?!:)|mergeCell")
"""What may make something else of the elements behind it: comments, other names without a prefix."""

_SHEET = begin("worksheet")
_rules = Known[bool](64, 2**18)


def usual_sheet(data: bytes, cells: CellMaker) -> tuple[Rows, Formulas, list[Area]] | None:
    """The cells of a sheet that hold something, its formulas, and its merged areas."""
    begin, first, end = _SHEET.match(data), data.find(_ROWS) + len(_ROWS), data.find(_ROWS_END)
    if begin is None or not begin.end() <= first <= end <= first + limits.LETTERS:
        return None
    reading = RowReading(shape_of(data[:first]), cells)
    try:
        last = reading.read(data, first)
    except Unreadable:
        return None
    behind, rules = _without_rules(data[last:])
    merged = _merged(data[begin.end() : first], behind)
    if merged is None or not are_xml((data[:first], *reading.told(), _ROWS_END, behind)):
        return None
    reading.keep()
    _rules.keep(rules)
    return reading.rows, reading.stored, merged


def _without_rules(behind: bytes) -> tuple[bytes, dict[bytes, bool]]:
    """What stands behind the rows, with an empty list of rules in place of one that is known; and one that is new."""
    at, end = behind.find(_RULES_BEGIN), behind.rfind(_RULES_END) + len(_RULES_END)
    rules = behind[at:end] if at >= 0 else b""
    if rules in _rules:
        return behind[:at] + b"<dataValidations/>" + behind[end:], {}
    return behind, {rules: True} if _RULES.fullmatch(rules) else {}


def _merged(before: bytes, behind: bytes) -> list[Area] | None:
    """The merged areas, where nothing before the rows or behind them may make something else of a part."""
    at = behind.find(b"<mergeCells")
    found = _MERGED.match(behind, at) if at >= 0 else None
    if behind.find(b"mergeCell", found.end() if found else 0) >= 0 or b"sheetData" in behind:
        return None
    if b"<!" in behind or b"<?" in behind or _ODD.search(before) or _ODD.search(behind, 0, max(at, 0)):
        return None
    refs = _REF.findall(found[1].decode()) if found else []
    return [area for ref in refs if ":" in ref and (area := area_of(ref))] if len(refs) <= limits.MERGES else None
