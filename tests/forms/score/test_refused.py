"""Forms that cannot count for whom or what they seem to be, forms pasted elsewhere, and formulas typed in."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.forms.kit.identity import IDENTITY_SHEET
from pipeline.forms.score.layout import HEADER_ROW
from pipeline.model.result import Review
from tests.builders import a_group, a_line, a_scale
from tests.forms.score.returning import (
    ANSWERS,
    GROUNDS,
    UNITS,
    Change,
    copied,
    fate,
    findings,
    form,
    in_table,
    marks,
    of_another_year,
    others,
    pasted,
    read,
    receive,
    reviewed,
    row_of,
    send,
)

# ------------------------------------------------------------------------------------- refused as a whole


def two_forms(book: Workbook) -> None:
    sheet = copied(book)
    sheet.title = "Lần 2"
    sheet.cell(row_of(sheet, "1.10"), 7).value = 99
    form(book).title = "Lần 1"


def without_column(label: str) -> Change:
    def change(rows: Any) -> Any:
        place = [value for value, _ in rows[0]].index(label)
        return [row[:place] + row[place + 1 :] for row in rows]

    return in_table(change)


@pytest.mark.parametrize(
    ("change", "reason", "unit"),
    [
        (two_forms, "which_form", "VP"),
        (without_column("Mã"), "not_a_form", None),
        (without_column("Kết quả"), "not_a_form", None),
        (lambda book: form(book).delete_rows(HEADER_ROW), "not_a_form", None),
        (lambda book: book.remove(form(book)), "not_a_form", None),
    ],
    ids=["two forms of which none is named", "no codes", "no results", "no header", "no form"],
)
def test_a_form_that_cannot_be_read_right_is_refused(
    change: Change, reason: str, unit: str | None, unchanged: Review, tmp_path: Path
) -> None:
    told = reviewed(tmp_path, change)
    assert fate(told) == ("rejected", reason, unit)
    assert findings(told, unit) == [(reason, None)]
    assert marks(told, "VP") is None
    assert others(told) == others(unchanged)


OTHER_BLOC = {"config": GROUNDS.config._replace(bloc=GROUNDS.config.bloc._replace(name="Khối thi đua các huyện"))}
OTHER_SCALE = {"scale": replace(a_scale(a_group("1"), a_line("1.1")), version="v0")}


@pytest.mark.parametrize(
    ("told", "reason", "unit"),
    [
        (of_another_year(2017), "wrong_year", None),
        (OTHER_BLOC, "wrong_bloc", None),
        (OTHER_SCALE, "scale_differs", "VP"),
    ],
    ids=["of last year", "of another bloc", "of another scale"],
)
def test_a_form_that_was_made_for_something_else(
    told: dict[str, Any], reason: str, unit: str | None, unchanged: Review, tmp_path: Path
) -> None:
    seen = reviewed(tmp_path, rows={"1.1": {"claimed": 5}}, **told)
    assert fate(seen) == ("rejected", reason, unit)
    assert marks(seen, "VP") is None
    assert others(seen) == others(unchanged)


def test_last_years_form_with_the_year_written_over(unchanged: Review, tmp_path: Path) -> None:
    told = reviewed(tmp_path, lambda book: setattr(form(book)["F4"], "value", "2018"), **of_another_year(2017))
    assert fate(told) == ("rejected", "wrong_year", None)
    assert others(told) == others(unchanged)


# ------------------------------------------------------------------------------------------ whose it is


def test_another_members_form_under_a_new_name_is_that_members(unchanged: Review, tmp_path: Path) -> None:
    for unit in UNITS[1:]:
        send(tmp_path, unit)
    receive(send(tmp_path, "TTR", name="VP.xlsx"), hours=1)
    told = read(tmp_path)
    assert fate(told) == ("accepted", None, "TTR")
    assert fate(told, "TTR.xlsx") == ("superseded", None, "TTR")
    assert [(one.member.code, one.reason) for one in told.board.not_ranked] == [("VP", "no_submission")]
    assert others(told) == others(unchanged)


def test_another_members_form_with_the_head_written_over(tmp_path: Path) -> None:
    send(tmp_path, "TTR", lambda book: setattr(form(book)["F2"], "value", "VP"), name="VP.xlsx")
    told = read(tmp_path)
    assert fate(told) == ("accepted", None, "TTR")
    (finding,) = [one for one in told.findings if one.code == "identity_differs"]
    assert finding.facts["differences"] == "Mã đơn vị: “VP”, thông tin ẩn: “TTR”"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Đơn vị VP", "Đơn vị: “Đơn vị VP”, thông tin ẩn: “Đơn vị TTR”"),
        ("  đơn vị  ttr ", None),
        (None, None),
    ],
)
def test_the_name_in_the_head_is_held_against_the_member(tmp_path: Path, name: str | None, told: str | None) -> None:
    send(tmp_path, "TTR", lambda book: setattr(form(book)["B2"], "value", name), name="VP.xlsx")
    found = [one.facts["differences"] for one in read(tmp_path).findings if one.code == "identity_differs"]
    assert found == ([told] if told else [])


@pytest.fixture
def new_workbook(tmp_path: Path) -> Path:
    """The form of VP, its values pasted into a new workbook; those of the others as they were."""
    reviewed(tmp_path)
    path = tmp_path / "VP.xlsx"
    pasted(load_workbook(path)).save(path)
    return path


def test_a_form_pasted_into_a_new_workbook(new_workbook: Path, unchanged: Review) -> None:
    told = read(new_workbook.parent)
    assert fate(told) == ("accepted", None, "VP")
    assert findings(told) == [("identity_visible_only", None)]
    assert [marks(told, unit) for unit in UNITS] == [marks(unchanged, unit) for unit in UNITS]


def test_a_pasted_form_whose_year_became_a_number(new_workbook: Path, unchanged: Review) -> None:
    book = load_workbook(new_workbook)
    book.worksheets[0]["F4"].value = 2018
    book.save(new_workbook)
    told = read(new_workbook.parent)
    assert findings(told) == [("identity_visible_only", None)]
    assert marks(told, "VP") == marks(unchanged, "VP")


def test_a_pasted_form_of_another_member(new_workbook: Path, tmp_path: Path) -> None:
    book = load_workbook(new_workbook)
    book.worksheets[0]["F2"].value = "VPP"
    book.save(new_workbook)
    told = read(tmp_path)
    assert fate(told) == ("rejected", "unknown_member", None)


@pytest.mark.parametrize("cell", ["F2", "F3", "F4", "F5", "E2"])
def test_a_pasted_form_that_no_longer_says_whose_it_is(new_workbook: Path, cell: str, unchanged: Review) -> None:
    book = load_workbook(new_workbook)
    book.worksheets[0][cell].value = None
    book.save(new_workbook)
    told = read(new_workbook.parent)
    assert fate(told) == ("rejected", "not_a_form", None)
    assert others(told) == others(unchanged)


def test_the_table_alone_in_a_new_workbook(unchanged: Review, tmp_path: Path) -> None:
    reviewed(tmp_path)
    path = tmp_path / "VP.xlsx"
    pasted(load_workbook(path), keep=range(HEADER_ROW, 100)).save(path)
    told = read(tmp_path)
    assert fate(told) == ("rejected", "not_a_form", None)
    assert others(told) == others(unchanged)


def test_a_form_whose_hidden_sheet_was_deleted(unchanged: Review, tmp_path: Path) -> None:
    told = reviewed(tmp_path, lambda book: book.remove(book[IDENTITY_SHEET]))
    assert findings(told) == [("identity_visible_only", None)]
    assert marks(told, "VP") == marks(unchanged, "VP")


# ---------------------------------------------------------------------------------- formulas typed in


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"cell": "formula", "f": "=90+2.5", "v": 92.5}, [("formula_in_input", "1.10")]),
        ({"cell": "formula", "f": "=90+2.5"}, [("formula_without_value", "1.10")]),
        ({"cell": "error", "v": "#REF!"}, [("cell_error", "1.10")]),
    ],
    ids=["with a value", "without a value", "in error"],
)
def test_a_formula_typed_into_an_input_cell(
    answer: Any, expected: list[Any], unchanged: Review, tmp_path: Path
) -> None:
    told = reviewed(tmp_path, rows={**ANSWERS["VP"], "1.10": {"reported": answer, "note": "Số liệu đến 30/11"}})
    assert findings(told) == expected
    after = marks(told, "VP")
    assert after is not None
    assert after["1.10"][0] == ("9.25" if expected[0][0] == "formula_in_input" else "0.00")
