"""Sheets `Chi tiết`: lines by members, and how they are named and printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.bloc import Period
from pipeline.model.scale import Kind
from pipeline.reports.book import detail_sheets
from pipeline.reports.book.detail_sheets import page_breaks, sheet_names
from pipeline.sheets.looks.heights import height_of, lines_of
from tests.builders import (
    a_board,
    a_card,
    a_group,
    a_line,
    a_long_scale,
    a_review,
    a_scale,
)
from tests.reports.books import (
    VP,
    Opened,
    row_with,
    rows_of,
    two_ranked_and_one_not,
)

FIXED = [9.0, 44.0, 8.0, 8.5, 8.5, 7.5]


def test_sheet_names_keep_the_code_where_excel_allows_it() -> None:
    assert sheet_names([a_group("A"), a_group("II"), a_group("1.2")]) == ["Chi tiết A", "Chi tiết II", "Chi tiết 1.2"]


def test_sheet_names_that_would_be_alike_are_numbered() -> None:
    assert sheet_names([a_group("a/b"), a_group("A:B"), a_group("a-b")]) == [
        "Chi tiết a-b",
        "Chi tiết A-B (2)",
        "Chi tiết a-b (3)",
    ]


@given(
    st.lists(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), min_size=1), unique=True, max_size=20)
)
def test_sheet_names_are_always_valid_and_unique(codes: list[str]) -> None:
    names = sheet_names([a_group(code) for code in codes])
    assert len({name.casefold() for name in names}) == len(codes)
    assert all(len(name) <= 31 and not set("[]:*?/\\'") & set(name) for name in names)


def test_members_are_spread_evenly_over_as_few_pages_as_can_be() -> None:
    assert page_breaks([*FIXED, *[8.5] * 30]) == [16, 26]
    breaks = page_breaks([*FIXED, *[8.5] * 100])
    shares = [end - start for start, end in zip([6, *breaks], [*breaks, 106], strict=True)]
    assert (sum(shares), len(shares), max(shares)) == (100, 9, 12)


def test_a_text_takes_as_many_lines_as_its_column_is_narrow() -> None:
    assert lines_of("", 10) == 1
    assert lines_of("một\nhai", 10) == 2
    assert lines_of("Trung tâm Thông tin và Thống kê", 12) > lines_of("Trung tâm Thông tin và Thống kê", 40)
    assert height_of([("chữ " * 2000, 10)]) == 409


def test_details_show_lines_by_members_and_what_headings_add_up_to(opened: Opened) -> None:
    sheet = opened(two_ranked_and_one_not())["Chi tiết"]
    rows = {row[0]: row for row in rows_of(sheet)}
    assert rows["A"] == ["A", "Nhiệm vụ chuyên môn", None, 30, 18.83, 19.3, 27, 9.5, 20]
    assert rows["A1"] == ["A1", "Thu ngân sách", "Chuẩn", 10, 6.17, 38.3, 9, 9.5, 0]
    assert rows["A2"][6:] == [18, "–", 20]
    assert rows["B2"][6:] == [-1, 0, 0]
    assert rows["K"][3:] == [None] * 6
    assert rows["K1"][6:] == ["Không", "Không", "Có"]
    assert [row[1:2] + row[6:] for row in rows_of(sheet)[-3:]] == [
        ["Tổng điểm", 28, 9.5, 20],
        ["Điểm tối đa áp dụng", 30, 10, 30],
        ["Tỷ lệ %", 93.33, 95, 66.67],
    ]


def test_members_stand_in_order_of_place_with_code_and_name(opened: Opened) -> None:
    sheet = opened(two_ranked_and_one_not())["Chi tiết"]
    names = row_with(sheet, "Văn phòng Sở")
    assert rows_of(sheet)[names][6:] == ["VP", "KHTC", "TTR"]
    assert rows_of(sheet)[names + 1][6:] == [1, 2, "–"]


def test_headings_are_bold_lines_are_outlined_and_missing_answers_tinted(opened: Opened) -> None:
    sheet = opened(two_ranked_and_one_not())["Chi tiết"]
    heading, line = row_with(sheet, "A"), row_with(sheet, "A1")
    assert sheet.cell(heading, 2).font.bold
    assert not sheet.cell(line, 2).font.bold
    assert sheet.row_dimensions[line].outlineLevel == 1
    assert sheet.cell(line, 9).fill.fgColor.rgb == "FFFCE4D6"
    assert sheet.cell(line, 7).fill.fill_type is None


def test_a_line_with_rows_below_it_shows_the_sum_and_its_own_points(opened: Opened) -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=10), a_line("A1.1", kind=Kind.DEDUCTION, level=3, maximum=5))
    sheet = opened(a_review(scale, a_board([a_card(VP, scale, {"A1": 9, "A1.1": 2})])))["Chi tiết"]
    shown = [[row[1], row[6]] for row in rows_of(sheet) if row[0] in ("A1", "A1.1")]
    assert shown == [["Tiêu chí A1", 7], ["Điểm của riêng dòng này", 9], ["Tiêu chí A1.1", -2]]


def test_lines_of_the_other_period_are_left_out(opened: Opened) -> None:
    scale = a_scale(a_group("A"), a_line("A1", period=Period.SIX_MONTH), a_line("A2"))
    card = a_card(VP, scale, {"A2": 9})
    card = card._replace(marks=card.marks[1:])
    sheet = opened(a_review(scale, a_board([card])))["Chi tiết"]
    assert [row[0] for row in rows_of(sheet) if row[0] in ("A1", "A2")] == ["A2"]


def test_a_long_scale_has_a_sheet_for_each_section(opened: Opened) -> None:
    scale = a_long_scale(4, 80)
    book = opened(a_review(scale, a_board([a_card(VP, scale)])))
    assert book.sheetnames[1:5] == ["Chi tiết A", "Chi tiết B", "Chi tiết C", "Chi tiết D"]
    codes = [row[0] for name in book.sheetnames[1:5] for row in rows_of(book[name])]
    assert {line.code for line in scale.lines} <= set(codes)


@pytest.mark.parametrize("longest", [60, 1])
def test_members_beyond_the_columns_of_excel_go_on_another_sheet(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(detail_sheets, "LONGEST", longest)
    book = opened(two_ranked_and_one_not())
    whole = {name: rows_of(book[name]) for name in book.sheetnames if name.startswith("Chi tiết")}
    monkeypatch.setattr(detail_sheets, "MOST_COLUMNS", 7)
    parts = {name: rows_of(book[name]) for book in [opened(two_ranked_and_one_not())] for name in book.sheetnames}
    assert sum(name.startswith("Chi tiết") for name in parts) > len(whole)
    for name, rows in whole.items():
        first, second = parts[name], parts[f"{name} (2)"]
        assert [len(row) for row in first] == [7] * len(rows)
        members = [[*one[:7], other[6]] for one, other in zip(first, second, strict=True)]
        assert [row[3:8] for row in members[3:]] == [row[3:8] for row in rows[3:]]
