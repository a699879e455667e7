"""Forms that came back from real offices: read right, or refused with the reason; never from a wrong row or column."""

import unicodedata
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook

from pipeline.forms.score.layout import FORM_SHEET, HEADER_ROW
from pipeline.model.result import Review
from tests.forms.score.returning import (
    EMPTY,
    SCALE,
    UNITS,
    Change,
    copied,
    fate,
    findings,
    form,
    in_table,
    marks,
    others,
    read,
    rearranged,
    reviewed,
    row_of,
    typed,
)

LINES = [line.code for line in SCALE.lines]


def test_forms_that_were_only_filled(unchanged: Review) -> None:
    assert findings(unchanged) == []
    told = marks(unchanged, "VP")
    assert told is not None
    assert {code: mark[0] for code, mark in told.items()} == {
        "1.1": "7.25", "1.10": "9.25", "1.2": "9.87", "2.1": "5.00", "2.2": "10.00", "2.3": "8.00", "T1": "1.50",
        "K1": "0.00",
    }  # fmt: skip


# ------------------------------------------------------------------------------- nothing gets lost


def header(change: Any) -> Change:
    def rewrite(book: Workbook) -> None:
        for cell in form(book)[HEADER_ROW]:
            if isinstance(cell.value, str):
                cell.value = change(cell.value)

    return rewrite


def renamed(name: str) -> Change:
    return lambda book: setattr(form(book), "title", name)


def hide_rows(book: Workbook) -> None:
    for row in range(HEADER_ROW, form(book).max_row + 1, 2):
        form(book).row_dimensions[row].hidden = True


def filter_rows(book: Workbook) -> None:
    form(book).auto_filter.ref = f"A{HEADER_ROW}:K{form(book).max_row}"
    hide_rows(book)


def unprotect(book: Workbook) -> None:
    for sheet in book.worksheets:
        sheet.protection.disable()


def drop_guide(book: Workbook) -> None:
    del book["Hướng dẫn"]
    del book["Tính"]


def add_sheet(book: Workbook) -> None:
    sheet = book.create_sheet("Minh chứng", 0)
    for row in range(1, 40):
        sheet.append([f"1.{row}", "Báo cáo số", row])


def merge_head(book: Workbook) -> None:
    sheet = form(book)
    row = row_of(sheet, "1")
    sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=7)


def with_second_header(rows: Any) -> Any:
    return [*rows[:5], rows[0], *rows[5:]]


def with_their_column(rows: Any) -> Any:
    return [[*row, ("Ghi chú" if row is rows[0] else "đã rà", "@")] for row in rows]


HARMLESS = {
    "sheet renamed": renamed("Sheet1"),
    "sheet renamed in upper case": renamed("PHIẾU CHẤM ĐIỂM"),
    "sheet hidden": lambda book: setattr(form(book), "sheet_state", "hidden"),
    "sheet copied": copied,
    "sheet copied, the first one renamed": lambda book: (copied(book), renamed("Bản chính")(book)),
    "sheet copied and emptied": lambda book: copied(book).delete_rows(HEADER_ROW + 1, 100),
    "other sheets deleted": drop_guide,
    "another sheet added before it": add_sheet,
    "header in upper case": header(str.upper),
    "header with more spaces and lines": header(lambda text: f"  {text.replace(' ', '  ' + chr(10))} "),
    "header in decomposed Unicode": header(lambda text: unicodedata.normalize("NFD", text)),
    "header again in the table": in_table(with_second_header),
    "columns in another order": in_table(lambda rows: [row[::-1] for row in rows]),
    "a column inserted": in_table(lambda rows: [[*row[:2], EMPTY, *row[2:]] for row in rows]),
    "a column of their own": in_table(with_their_column),
    "rows reversed": in_table(lambda rows: rows[:1] + rows[:0:-1]),
    "rows sorted with the header": in_table(lambda rows: rows[::-1]),
    "blank rows between": in_table(lambda rows: [each for row in rows for each in (row, [EMPTY] * 11)]),
    "headings of their own": in_table(lambda rows: [*rows[:3], [EMPTY, ("Phần chung", "@")], *rows[3:]]),
    "rows hidden": hide_rows,
    "rows filtered": filter_rows,
    "table moved down": rearranged(lambda rows: [[EMPTY]] * 5 + rows),
    "table moved right": rearranged(lambda rows: [[EMPTY] * 3 + row for row in rows]),
    "head deleted": rearranged(lambda rows: rows[HEADER_ROW - 1 :]),
    "cells of a heading merged": merge_head,
    "protection removed": unprotect,
}  # fmt: skip


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_a_change_that_loses_nothing(change: Change, unchanged: Review, tmp_path: Path) -> None:
    told = reviewed(tmp_path, change)
    assert fate(told) == ("accepted", None, "VP")
    assert findings(told) == []
    assert [marks(told, unit) for unit in UNITS] == [marks(unchanged, unit) for unit in UNITS]


def test_a_head_that_stands_below_the_table(unchanged: Review, tmp_path: Path) -> None:
    below = rearranged(lambda rows: rows[HEADER_ROW - 1 :] + rows[: HEADER_ROW - 1])
    told = reviewed(tmp_path, below)
    assert marks(told, "VP") == marks(unchanged, "VP")
    assert {code for code, _ in findings(told)} == {"unknown_code"}


def test_a_form_as_a_phone_saves_it(unchanged: Review, tmp_path: Path) -> None:
    """Texts in the cells themselves, no table of texts."""
    reviewed(tmp_path)
    path = tmp_path / "VP.xlsx"
    source = load_workbook(path)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        for sheet in source.worksheets:
            page = book.add_worksheet(sheet.title)
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                code = book.add_format({"num_format": cell.number_format})
                if cell.value is not None and cell.data_type != "f":
                    write = page.write_datetime if cell.data_type == "d" else page.write
                    write(cell.row - 1, cell.column - 1, cell.value, code)
    assert b"inlineStr" in ZipFile(path).read("xl/worksheets/sheet2.xml")
    assert marks(read(tmp_path), "VP") == marks(unchanged, "VP")


# --------------------------------------------------------------------- what is lost is told, line by line


def without(code: str) -> Change:
    return lambda book: form(book).delete_rows(row_of(form(book), code))


def twice(code: str) -> Change:
    return in_table(lambda rows: [*rows, next(row for row in rows if row[0][0] == code)])


def swapped_titles(book: Workbook) -> None:
    sheet = form(book)
    first, second = (sheet.cell(row_of(sheet, code), 2) for code in ("1.1", "2.2"))
    first.value, second.value = second.value, first.value


def merge_answers(book: Workbook) -> None:
    """`Kết quả` of 1.10 and 1.2 become one cell: only the first has a value."""
    sheet = form(book)
    row = row_of(sheet, "1.10")
    sheet.merge_cells(start_row=row, end_row=row + 1, start_column=7, end_column=7)


def slip_codes(rows: Any) -> Any:
    """The column of codes sorted by itself."""
    codes = [row[0] for row in rows[1:]]
    return [rows[0], *([code, *row[1:]] for code, row in zip(codes[1:] + codes[:1], rows[1:], strict=True))]


@pytest.mark.parametrize(
    ("change", "expected", "lost"),
    [
        (without("1.10"), [("missing_line", "1.10")], {"1.10"}),
        (twice("2.1"), [("duplicate_code", "2.1")], {"2.1"}),
        (typed("1.10", 1, "1.1O"), [("unknown_code", None), ("missing_line", "1.10")], {"1.10"}),
        (typed("T1", 1, "t1"), [("unknown_code", None), ("missing_line", "T1")], {"T1"}),
        (typed("1.10", 1, 1.1), [("unknown_code", None), ("missing_line", "1.10")], {"1.10"}),
        (typed("2", 1, 2), [("unknown_code", None), ("missing_line", "2")], set()),
        (typed("1.10", 1, None), [("unknown_code", None)] * 2 + [("missing_line", "1.10")], {"1.10"}),
        (typed("1.10", 2, "Tỷ lệ hồ sơ đúng hạn"), [("text_changed", "1.10")], set()),
        (swapped_titles, [("text_changed", "1.1"), ("text_changed", "2.2")], set()),
        (merge_answers, [("missing_answer", "1.2")], {"1.2"}),
        (typed("1.10", 6, 80), [("target_differs", "1.10")], set()),
        (in_table(lambda rows: [row[:9] + row[10:] for row in rows]), [], set()),
        (in_table(lambda rows: [row[:10] for row in rows]), [], set()),
    ],
    ids=[
        "row deleted", "row copied", "letter for a digit", "code in another case", "code as a number",
        "heading's code as a number", "code deleted", "text edited", "texts exchanged", "answers merged",
        "target edited", "evidence deleted", "notes deleted",
    ],
)  # fmt: skip
def test_a_change_that_is_told(
    change: Change, expected: list[Any], lost: set[str], unchanged: Review, tmp_path: Path
) -> None:
    told = reviewed(tmp_path, change)
    assert fate(told) == ("accepted", None, "VP")
    # What follows from a lost answer (nothing given, evidence without points) is told as well.
    said = [one for one in findings(told) if one[0] != "missing_answer" or one[1] not in lost or one in expected]
    assert sorted(said, key=str) == sorted(expected, key=str)
    before, after = marks(unchanged, "VP"), marks(told, "VP")
    assert before is not None
    assert after is not None
    assert {code for code in before if before[code] != after[code]} == lost
    assert all(after[code][2] is None for code in lost)
    assert others(told) == others(unchanged)


def test_codes_that_no_longer_match_their_lines_are_told_on_every_line(tmp_path: Path) -> None:
    told = reviewed(tmp_path, in_table(slip_codes))
    changed = [one for one in told.findings if one.code == "text_changed"]
    assert {one.line for one in changed} == set(LINES)
    slipped = {one.line: one.facts["owner"] for one in changed}
    assert slipped["1.10"] == "1.1"


def test_a_copy_with_other_answers_is_told_and_does_not_count(unchanged: Review, tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = copied(book)
        sheet.cell(row_of(sheet, "1.10"), 7).value = 99

    told = reviewed(tmp_path, change)
    assert findings(told) == [("answers_elsewhere", None)]
    (finding,) = [one for one in told.findings if one.code == "answers_elsewhere"]
    assert finding.facts["differences"] == "1.10 Kết quả: 92,5 → 99"
    assert finding.cell == f"{FORM_SHEET} Copy!G{row_of_code('1.10')}"
    assert marks(told, "VP") == marks(unchanged, "VP")


def row_of_code(code: str) -> int:
    return HEADER_ROW + 1 + LINES.index(code)


def test_a_copy_that_was_filled_in_place_of_the_form(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        copied(book)
        for row in form(book).iter_rows(min_row=HEADER_ROW + 1, min_col=7):
            for cell in row:
                cell.value = None

    told = reviewed(tmp_path, change)
    assert ("answers_elsewhere", None) in findings(told)
    assert ("missing_answer", "1.10") in findings(told)


def test_a_column_that_stands_there_twice(unchanged: Review, tmp_path: Path) -> None:
    def change(rows: Any) -> Any:
        return [[*row, (5, "General") if row[0][0] == "T1" else row[6]] for row in rows]

    told = reviewed(tmp_path, in_table(change))
    assert findings(told) == [("answers_elsewhere", None)]
    (finding,) = [one for one in told.findings if one.code == "answers_elsewhere"]
    assert (finding.cell, finding.facts["differences"]) == (f"{FORM_SHEET}!L{row_of_code('T1')}", "T1 Kết quả: 3 → 5")
    assert marks(told, "VP") == marks(unchanged, "VP")
