"""Fills a score form as another office suite would: cells found by header label and code, nothing known of our layout.

Answers are as JSON writes them. A number is a number cell, a string a text cell; `{"date": "2024-03-27"}` a date cell;
`{"cell": "percent", "v": 0.5}` a number formatted as a percentage; `{"cell": "bool", "v": true}`;
`{"cell": "error", "v": "#N/A"}`; `{"cell": "formula", "f": "=12+0", "v": 12}` a formula with its stored value (none
where `v` is absent or null); `{"cell": "format", "fmt": "[<=1]0%;0", "v": 0.9}` a number with that number format;
`{"cell": "time", "v": "2020-05-23T16:45"}` a date cell with a time of day.
"""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

FORM_SHEET = "Phiếu chấm điểm"
CODE = "Mã"
LABELS = {
    "reported": "Kết quả",
    "claimed": "Điểm tự chấm",
    "not_applicable": "Không áp dụng",
    "evidence": "Minh chứng",
    "note": "Giải trình",
}
FORMATS = {"date": "dd/mm/yyyy", "percent": "0%", "time": "dd/mm/yyyy h:mm"}

Answer = Any
Rows = Mapping[str, Mapping[str, Answer]]


def fill(path: Path, rows: Rows) -> None:
    """Put the answers, by code and name of the column in `LABELS`, into the form at `path`."""
    book = openpyxl.load_workbook(path)
    sheet = book[FORM_SHEET]
    columns, codes = _places(sheet)
    stored: dict[str, Answer] = {}
    for code, answers in rows.items():
        for name, answer in answers.items():
            cell = sheet.cell(codes[code], columns[LABELS[name]])
            _put(cell, answer)
            if _kind(answer) == "formula" and answer.get("v") is not None:
                stored[cell.coordinate] = answer["v"]
    number = book.sheetnames.index(FORM_SHEET) + 1
    book.save(path)
    _store_values(path, f"xl/worksheets/sheet{number}.xml", stored)


def write_receipt(path: Path, received: str | None) -> None:
    """The sidecar that says when a form came; none where nobody knows."""
    if received:
        text = json.dumps({"received": received})
        path.with_name(f"{path.name}.meta.json").write_text(text, encoding="utf-8")


def _places(sheet: Any) -> tuple[dict[str, int], dict[str, int]]:
    """Columns by label and rows by code, as a reader of the sheet finds them."""
    header = next(row for row in sheet.iter_rows() if {CODE, *LABELS.values()} <= {cell.value for cell in row})
    columns = {cell.value: cell.column for cell in header}
    below = range(header[0].row + 1, sheet.max_row + 1)
    codes = {str(sheet.cell(row, columns[CODE]).value): row for row in below if sheet.cell(row, columns[CODE]).value}
    return columns, codes


def _kind(answer: Answer) -> str:
    if isinstance(answer, Mapping):
        return "date" if "date" in answer else str(answer["cell"])
    return "text" if isinstance(answer, str) else "number"


def _put(cell: Any, answer: Answer) -> None:
    kind = _kind(answer)
    match kind:
        case "date":
            cell.value = date.fromisoformat(answer["date"])
        case "percent" | "bool" | "error" | "format":
            cell.value = answer["v"]
        case "time":
            cell.value = datetime.fromisoformat(answer["v"])
        case "formula":
            cell.value = answer["f"]
        case "text":
            cell.value, cell.data_type = answer, "s"
        case _:
            cell.value = answer
    cell.number_format = answer["fmt"] if kind == "format" else FORMATS.get(kind, "@" if kind == "text" else "General")


def _store_values(path: Path, part: str, values: Mapping[str, Answer]) -> None:
    """What a spreadsheet program stores beside a formula, which the library does not write."""
    with ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    text = parts[part].decode()
    for cell, value in values.items():
        kind = ' t="str"' if isinstance(value, str) else ""
        formula = rf'(<c r="{cell}"[^>]*)(><f>[^<]*</f>)<v ?/?>(</v>)?'
        text, times = re.subn(formula, rf"\g<1>{kind}\g<2><v>{value}</v>", text)
        assert times == 1, cell
    parts[part] = text.encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
