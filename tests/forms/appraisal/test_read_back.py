"""Written, filled by a person, read again: what every kind of line takes, and what is refused at its cell."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from pipeline.forms.appraisal.layout import FIRST_ROW, PAPER
from pipeline.forms.kit.identity import IDENTITY_SHEET
from pipeline.model.bloc import Calendar, Period
from pipeline.model.result import Basis, Review
from pipeline.model.scale import Kind
from pipeline.text.findings import message, remedy
from tests.answering import mark_of
from tests.builders import DEADLINE, a_condition, a_group, a_line, a_scale
from tests.filling import write_receipt
from tests.forms.appraisal.filling import FIGURE, POINTS, REASON, Given, a_bloc, a_workbook, reviewed, send_forms, told

SCALE = a_scale(
    a_group("A"),
    a_line("DIR"),
    a_line("STD", "Điểm chuẩn"),
    a_line("PCT", "Theo tỷ lệ", "kết quả là %", unit="%"),
    a_line("LOW", "Trừ dần", "1/lần"),
    a_line("TIE", "Theo bậc", "≥90: 10; ≥50: 5; còn lại: 0"),
    a_line("OPT", "Theo mức", "Tốt: 10; Khá: 7,5"),
    a_line("YES", "Đạt/không đạt"),
    a_line("CNT", "Theo số lượng", "2/lần", kind=Kind.BONUS),
    a_line("FOL", "Theo số lượng", "1/lần; theo dòng CNT", kind=Kind.BONUS),
    a_line("DAY", "Theo thời hạn", "hạn 31/10; 0,5/ngày"),
    a_line("REC", "Theo thời hạn", "hạn nộp; 1/ngày; theo ngày nộp", kind=Kind.DEDUCTION),
    a_line("OUT", "Theo số lượng", "1/lần", groups=("không ai",)),
    a_condition("K"),
)
GROUNDS = a_bloc(SCALE)
ROW = {line.code: FIRST_ROW + place for place, line in enumerate(one for one in SCALE.lines if one.rule)}
"""The row of each line of the first member; OUT is excluded, and below it stands no line."""


def after(tmp_path: Path, given: Given) -> Review:
    """The review of a bloc whose first member left everything blank, with what its appraiser filled in."""
    inbox = tmp_path / "inbox"
    send_forms(inbox, GROUNDS, VP={}, TTR={})
    a_workbook(inbox / "thẩm định" / "VP.xlsx", GROUNDS, given)
    return reviewed(GROUNDS, inbox)


@pytest.mark.parametrize(
    ("code", "label", "value", "points"),
    [
        ("DIR", POINTS, 6.5, "6.50"),
        ("DIR", POINTS, 0, "0.00"),
        ("STD", POINTS, 8, "8.00"),
        ("PCT", FIGURE, 95, "9.50"),
        ("PCT", FIGURE, {"percent": 0.9}, "9.00"),
        ("PCT", POINTS, 4, "4.00"),
        ("LOW", FIGURE, 3, "7.00"),
        ("TIE", FIGURE, 60, "5.00"),
        ("OPT", FIGURE, "khá", "7.50"),
        ("YES", FIGURE, "Đạt", "10.00"),
        ("CNT", FIGURE, 4, "8.00"),
        ("FOL", POINTS, 3, "3.00"),
        ("DAY", FIGURE, date(2018, 11, 4), "8.00"),
        ("REC", POINTS, 1, "1.00"),
    ],
)
def test_a_value_counts_on_every_rule(tmp_path: Path, code: str, label: str, value: object, points: str) -> None:
    review = after(tmp_path, {("VP", code): {label: value, REASON: "Biên bản kiểm tra"}})
    mark = mark_of(review, code)
    assert (mark.points, mark.basis) == (Decimal(points), Basis.APPRAISED)
    assert not [one for one in review.findings if one.file == "thẩm định/VP.xlsx" and one.severity != "info"]
    records = [(one.status.value, one.unit) for one in review.files if one.file == "thẩm định/VP.xlsx"]
    assert records == [("accepted", None)]


@pytest.mark.parametrize(
    ("code", "label", "value", "finding"),
    [
        ("DIR", POINTS, -1, "out_of_range"),
        ("DIR", POINTS, "bảy", "not_a_number"),
        ("DIR", POINTS, "1.234", "ambiguous_number"),
        ("DIR", POINTS, date(2018, 1, 7), "date_for_number"),
        ("DIR", POINTS, "==1+1", "formula_without_value"),
        ("DIR", POINTS, True, "not_a_number"),
        ("DIR", FIGURE, 5, "appraised_not_applicable"),
        ("STD", FIGURE, 5, "appraised_not_applicable"),
        ("FOL", FIGURE, 5, "appraised_not_applicable"),
        ("REC", FIGURE, date(2018, 12, 5), "appraised_not_applicable"),
        ("LOW", FIGURE, -2, "out_of_range"),
        ("CNT", FIGURE, 1.5, "not_whole"),
        ("OPT", FIGURE, "Giỏi", "unknown_option"),
        ("DAY", FIGURE, 43000, "not_a_date"),
        ("LOW", FIGURE, {"percent": 0.5}, "percent_cell"),
    ],
)
def test_a_value_that_cannot_be_read_counts_as_blank(
    tmp_path: Path, code: str, label: str, value: object, finding: str
) -> None:
    review = after(tmp_path, {("VP", code): {label: value}})
    column = {FIGURE: "L", POINTS: "M"}[label]
    assert told(review, finding) == [(finding, "error", "VP", code, f"{column}{ROW[code]}")]
    assert mark_of(review, code).basis is not Basis.APPRAISED


def test_points_that_cannot_be_read_leave_the_figure(tmp_path: Path) -> None:
    review = after(tmp_path, {("VP", "LOW"): {FIGURE: 3, POINTS: "bảy", REASON: "BB 01"}})
    assert mark_of(review, "LOW").points == Decimal("7.00")
    assert [one[0] for one in told(review, "not_a_number")] == ["not_a_number"]


def test_text_that_is_a_number_counts_and_is_told(tmp_path: Path) -> None:
    review = after(tmp_path, {("VP", "DIR"): {POINTS: "6,5", REASON: "BB 01"}})
    assert mark_of(review, "DIR").points == Decimal("6.50")
    assert told(review, "number_as_text") == [("number_as_text", "info", "VP", "DIR", f"M{ROW['DIR']}")]


def test_a_figure_where_none_is_read_leaves_the_points(tmp_path: Path) -> None:
    review = after(tmp_path, {("VP", "DIR"): {FIGURE: 5, POINTS: 7, REASON: "BB 01"}})
    assert mark_of(review, "DIR").points == Decimal("7.00")
    (found,) = [one for one in review.findings if one.code == "appraised_not_applicable"]
    assert "Kết quả thẩm định" in message(found)
    assert "Điểm thẩm định" in remedy(found)


def test_other_points_want_a_reason(tmp_path: Path) -> None:
    review = after(tmp_path, {("VP", "DIR"): {POINTS: 7}, ("VP", "STD"): {POINTS: 10}})
    assert told(review, "reason_missing") == [("reason_missing", "warning", "VP", "DIR", f"M{ROW['DIR']}")]


def test_points_above_the_maximum_are_told(tmp_path: Path) -> None:
    review = after(tmp_path, {("VP", "DIR"): {POINTS: 12, REASON: "BB 01"}})
    assert mark_of(review, "DIR").points == Decimal("12.00")
    assert [one[:4] for one in told(review, "appraised_above_maximum")] == [
        ("appraised_above_maximum", "warning", "VP", "DIR")
    ]


# ------------------------------------------------------------------------------ codes that are wrong


def changed(path: Path, cells: dict[str, object]) -> None:
    book = openpyxl.load_workbook(path)
    for at, value in cells.items():
        book[PAPER.sheet][at].value = value
    book.save(path)


@pytest.mark.parametrize(
    ("cells", "finding"),
    [
        ({"A8": "VPP"}, ("unknown_member", "error", None, "DIR", "A8")),
        ({"A8": 12}, ("unknown_member", "error", None, "DIR", "A8")),
        ({"C8": "DIRR"}, ("unknown_code", "error", "VP", None, "C8")),
        ({"C8": 1.1}, ("unknown_code", "error", "VP", None, "C8")),
        ({"C8": None}, ("unknown_code", "error", "VP", None, "M8")),
        ({"C9": "DIR"}, ("duplicate_code", "error", "VP", "DIR", "C9")),
        ({"C8": "K"}, ("appraised_not_applicable", "error", "VP", "K", "M8")),
        ({"C8": "A"}, ("appraised_not_applicable", "error", "VP", "A", "M8")),
        ({"C8": "OUT"}, ("appraised_not_applicable", "error", "VP", "OUT", "M8")),
    ],
)
def test_a_row_of_nobody_counts_nowhere(tmp_path: Path, cells: dict[str, object], finding: tuple[object, ...]) -> None:
    inbox = tmp_path / "inbox"
    send_forms(inbox, GROUNDS, VP={}, TTR={})
    path = a_workbook(inbox / "TĐ.xlsx", GROUNDS, {("VP", "DIR"): {POINTS: 7, REASON: "BB"}})
    changed(path, cells)
    review = reviewed(GROUNDS, inbox)
    of_file = [one for one in review.findings if one.file == "TĐ.xlsx"]
    where = [(one.code, one.severity.value, one.unit, one.line, (one.cell or "").partition("!")[2]) for one in of_file]
    assert where == [finding]
    assert message(of_file[0])
    assert mark_of(review, "DIR").basis is Basis.MISSING


# ------------------------------------------------------------------------------- whose workbook it is


def test_without_the_hidden_sheet_the_visible_head_serves(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    send_forms(inbox, GROUNDS, VP={}, TTR={})
    path = a_workbook(inbox / "TĐ.xlsx", GROUNDS, {("VP", "DIR"): {POINTS: 7, REASON: "BB"}})
    book = openpyxl.load_workbook(path)
    del book[IDENTITY_SHEET]
    book[PAPER.sheet].title = "Sheet1"
    book.save(path)
    review = reviewed(GROUNDS, inbox)
    assert mark_of(review, "DIR").points == Decimal("7.00")
    assert told(review, "identity_visible_only") == [("identity_visible_only", "warning", None, None, None)]


@pytest.mark.parametrize(
    ("label", "text", "reason"),
    [
        ("Khối thi đua", "Khối khác", "wrong_bloc"),
        ("Năm", "2017", "wrong_year"),
        ("Kỳ", "six-month", "wrong_period"),
        ("Phiên bản thang điểm", "v0", "scale_differs"),
    ],
)
def test_a_workbook_of_another_review_is_rejected(tmp_path: Path, label: str, text: str, reason: str) -> None:
    inbox = tmp_path / "inbox"
    path = a_workbook(inbox / "TĐ.xlsx", GROUNDS, {("VP", "DIR"): {POINTS: 7}})
    book = openpyxl.load_workbook(path)
    secret = book[IDENTITY_SHEET]
    next(row for row in secret.iter_rows() if row[0].value == label)[1].value = text
    book.save(path)
    review = reviewed(GROUNDS, inbox)
    assert [(one.status.value, one.reason, one.unit) for one in review.files] == [("rejected", reason, None)]
    assert told(review) == [(reason, "error", None, None, None)]


def test_a_workbook_that_names_nobody_is_no_form(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "TĐ.xlsx", GROUNDS, {})
    book = openpyxl.load_workbook(path)
    del book[IDENTITY_SHEET]
    for cell in ("C2", "I2"):
        book[PAPER.sheet][cell].value = None
    book.save(path)
    assert [one.reason for one in reviewed(GROUNDS, tmp_path).files] == ["not_a_form"]


def test_the_cut_off_is_for_forms(tmp_path: Path) -> None:
    calendar = Calendar(deadline=DEADLINE, cutoff=DEADLINE)
    grounds = GROUNDS._replace(config=GROUNDS.config._replace(periods={Period.YEAR_END: calendar}))
    send_forms(tmp_path, grounds, VP={}, TTR={})
    path = a_workbook(tmp_path / "TĐ.xlsx", grounds, {("VP", "DIR"): {POINTS: 7, REASON: "BB"}})
    write_receipt(path, "2019-01-31T08:00:00+07:00")
    review = reviewed(grounds, tmp_path)
    assert mark_of(review, "DIR").points == Decimal("7.00")
    assert told(review, "late", "receipt_unknown") == []


def test_a_copy_of_the_sheet_that_says_something_else_is_told(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    send_forms(inbox, GROUNDS, VP={}, TTR={})
    path = a_workbook(inbox / "TĐ.xlsx", GROUNDS, {("VP", "DIR"): {POINTS: 6, REASON: "BB 01"}})
    book = openpyxl.load_workbook(path)
    copy = book.copy_worksheet(book[PAPER.sheet])
    book.save(path)
    assert told(reviewed(GROUNDS, inbox), "answers_elsewhere") == []
    next(cell for cell in copy[ROW["DIR"]] if cell.value == 6).value = 7
    book.save(path)
    found = reviewed(GROUNDS, inbox)
    assert mark_of(found, "DIR").points == Decimal("6.00")
    assert told(found, "answers_elsewhere") == [("answers_elsewhere", "warning", None, None, None)]
    assert "VP DIR Điểm thẩm định: 6 → 7" in next(
        message(one) for one in found.findings if one.code == "answers_elsewhere"
    )
