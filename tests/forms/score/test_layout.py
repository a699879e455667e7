"""The geometry of the form, which its writer and its reader share."""

import pytest

from pipeline.forms.kit.columns import cell, list_cells
from pipeline.forms.kit.identity import Identity, Label
from pipeline.forms.score.layout import (
    LISTS_COLUMN,
    PAPER,
    VISIBLE,
    WORKINGS_SHEET,
    Column,
    Working,
    address,
    form_lines,
    input_column,
    unlocked,
)
from pipeline.model.bloc import Period
from pipeline.model.scale import Kind, Line
from tests.builders import a_condition, a_group, a_line, a_member, a_scale

IDENTITY = Identity(unit="01", period=Period.SIX_MONTH, bloc="Khối các sở, ban, ngành", year=2018, scale="0a1b2c")
ASIDE = {Column.NOT_APPLICABLE, Column.EVIDENCE, Column.NOTE}


def test_the_header_labels_stand_in_this_order() -> None:
    assert [f"{column.letter} {column.value}" for column in Column] == [
        "A Mã",
        "B Nội dung",
        "C Đơn vị tính",
        "D Điểm tối đa",
        "E Cách tính",
        "F Chỉ tiêu giao",
        "G Kết quả",
        "H Điểm tự chấm",
        "I Không áp dụng",
        "J Minh chứng",
        "K Giải trình",
    ]


def test_cells_are_told_as_excel_does() -> None:
    assert cell(Column.REPORTED, 12) == "G12"
    assert address(Column.TARGET, 8) == "'Phiếu chấm điểm'!F8"
    assert address(Working.STATE, 8) == "'Tính'!F8"
    assert list_cells(WORKINGS_SHEET, LISTS_COLUMN + 20, 3) == "'Tính'!$AM$1:$AM$3"


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (a_line(label="Điểm chuẩn"), None),
        (a_line(label="Chấm trực tiếp"), Column.CLAIMED),
        (a_line(label="Đạt/không đạt"), Column.REPORTED),
        (a_line(label="Theo bậc", parameters="theo dòng A1; ≥90: 10"), None),
        (a_line(label="Theo thời hạn", parameters="hạn nộp; 1/ngày"), Column.REPORTED),
        (a_line(label="Theo thời hạn", parameters="hạn nộp; 1/ngày; theo ngày nộp"), None),
        (a_line(label="Vượt kế hoạch", parameters="của A1", kind=Kind.BONUS), None),
        (a_line(label="So với đơn vị dẫn đầu"), Column.REPORTED),
        (a_condition(), Column.REPORTED),
        (a_group(), None),
    ],
)
def test_every_line_is_answered_in_one_place_or_nowhere(line: Line, column: Column | None) -> None:
    assert input_column(line) == column


def test_what_a_member_may_fill() -> None:
    assert unlocked(a_group()) == ASIDE
    assert unlocked(a_line(label="Đạt/không đạt")) == ASIDE | {Column.REPORTED}
    assert unlocked(a_line(label="Chấm trực tiếp")) == ASIDE | {Column.CLAIMED}
    assert unlocked(a_condition()) == {Column.REPORTED, Column.EVIDENCE, Column.NOTE}


def test_the_form_has_the_rows_that_concern_the_member_headings_included() -> None:
    scale = a_scale(
        a_group("A"),
        a_line("A1", groups=("trung tâm",)),
        a_line("A2"),
        a_group("B", period=Period.SIX_MONTH),
        a_line("B1"),
        a_group("C"),
        a_condition("C1"),
    )
    lines = form_lines(scale, a_member(groups=("phòng",)), Period.YEAR_END)
    assert [line.code for line in lines] == ["A", "A2", "C", "C1"]


def test_an_identity_is_found_again_in_its_rows() -> None:
    assert PAPER.identity_of(dict(PAPER.identity_rows(IDENTITY))) == IDENTITY


def test_an_identity_is_found_in_what_a_person_sees() -> None:
    seen = {
        "ĐƠN VỊ": "Văn phòng Sở",
        "mã đơn vị ": " 01",
        "Khối thi đua": "Khối các sở, ban, ngành",
        "Kỳ": "Sơ kết  6 tháng",
        "Năm": "2018",
        "Phiên bản thang điểm": "0a1b2c",
    }
    assert PAPER.identity_of(seen) == IDENTITY
    assert {Label.NAME, Label.UNIT, Label.BLOC, Label.YEAR, Label.PERIOD, Label.SCALE} <= set(VISIBLE)


@pytest.mark.parametrize("label", [Label.UNIT, Label.PERIOD, Label.BLOC, Label.YEAR, Label.SCALE])
def test_an_identity_with_a_part_gone_is_none(label: Label) -> None:
    rows = dict(PAPER.identity_rows(IDENTITY))
    assert PAPER.identity_of({**rows, label: ""}) is None
    del rows[label]
    assert PAPER.identity_of(rows) is None


@pytest.mark.parametrize(("label", "text"), [(Label.YEAR, "năm nay"), (Label.YEAR, "²"), (Label.PERIOD, "quý I")])
def test_an_identity_that_makes_no_sense_is_none(label: Label, text: str) -> None:
    assert PAPER.identity_of({**dict(PAPER.identity_rows(IDENTITY)), label: text}) is None
