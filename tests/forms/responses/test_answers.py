"""What a member's answer says cell by cell, whose it is, and that it is never taken for another paper."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.forms.appraisal.reader import read_appraisal
from pipeline.forms.kit.identity import IDENTITY_SHEET, Identity
from pipeline.forms.kit.paper import FilledPaper, FilledRow
from pipeline.forms.responses.answers import responses_in
from pipeline.forms.responses.layout import PAPER, Column
from pipeline.forms.responses.reader import read_response
from pipeline.forms.score.reader import read_form
from pipeline.model.bloc import Calendar, Period
from pipeline.model.finding import Finding
from pipeline.model.result import Review
from pipeline.model.submission import Response
from pipeline.reviewing import survey
from pipeline.sheets.cells import read_book
from pipeline.text.findings import message, remedy
from tests.answering import (
    ERROR,
    FORMULA_WITHOUT_VALUE,
    Value,
    as_cell,
    found,
    identity_for,
    number,
    some_grounds,
    words,
)
from tests.builders import DEADLINE, a_config, a_group, a_line, a_member, a_scale
from tests.conftest import SaveAs
from tests.forms.appraisal import filling as appraisal
from tests.forms.appraisal.filling import POINTS, REASON, a_bloc, reviewed, send_forms
from tests.forms.responses.filling import OPINION, TEXT, fill, issue

SCALE = a_scale(a_group("A"), a_line("A1"), a_line("A2"))
GROUNDS = some_grounds(SCALE, config=a_config([a_member("VP")]))
IDENTITY = Identity(
    round=1,
    **{name: getattr(identity_for(GROUNDS, "VP"), name) for name in ("unit", "period", "bloc", "year", "scale")},
)


def a_row(code: Value, opinion: Value, text: Value) -> FilledRow:
    return PAPER.row({Column.CODE: as_cell(code), Column.OPINION: as_cell(opinion), Column.TEXT: as_cell(text)})


def a_form(*rows: FilledRow) -> FilledPaper:
    return FilledPaper(paper=PAPER, identity=IDENTITY, rows=rows, totals={})


def answering(*rows: tuple[Value, Value, Value]) -> tuple[list[Response], list[Finding]]:
    """What rows of code, opinion and text come to."""
    said = responses_in(a_form(*(a_row(*row) for row in rows)), "VP.xlsx", GROUNDS)
    return said.responses, said.findings


@pytest.mark.parametrize(
    ("opinion", "text", "agrees", "told"),
    [
        ("Nhất trí", None, True, ""),
        ("không  NHẤT trí", "Đã bổ sung", False, "Đã bổ sung"),
        (None, "Xin xem lại", None, "Xin xem lại"),
        (None, number("12.5"), None, "12,5"),
        (words("Nhất trí", legacy="NhÊt trÝ"), None, True, ""),
    ],
)
def test_an_answer(opinion: Value, text: Value, agrees: bool | None, told: str) -> None:
    responses, findings = answering(("A1", opinion, text))
    assert [(one.unit, one.line, one.round, one.agrees, one.text) for one in responses] == [
        ("VP", "A1", 1, agrees, told)
    ]
    assert findings == []


def test_a_row_without_an_answer_says_nothing() -> None:
    assert answering(("A1", None, None)) == ([], [])


PROVOKED: Mapping[str, tuple[tuple[Value, Value, Value], ...]] = {
    "unknown_opinion": (("A1", "Đồng ý", "Vì sao"),),
    "explanation_missing": (("A1", "Không nhất trí", None),),
    "cell_error": (("A1", None, ERROR),),
    "formula_without_value": (("A1", None, FORMULA_WITHOUT_VALUE),),
    "unknown_code": (("A9", "Nhất trí", None),),
    "duplicate_code": (("A1", "Nhất trí", None), ("A1", "Không nhất trí", "x"), ("A1", None, None)),
}


@pytest.mark.parametrize("code", PROVOKED)
def test_what_is_wrong_is_told(code: str) -> None:
    _, findings = answering(*PROVOKED[code])
    assert [one.code for one in findings] == [code]
    (finding,) = findings
    assert (finding.unit, finding.file) == ("VP", "VP.xlsx")
    for text in (message(finding), remedy(finding)):
        assert len(text) > 5
        assert not set("[]|") & set(text), text


def test_what_can_be_read_beside_it_still_counts() -> None:
    responses, _ = answering(*PROVOKED["unknown_opinion"], ("A2", "Không nhất trí", ERROR))
    assert [(one.line, one.agrees, one.text) for one in responses] == [("A1", None, "Vì sao"), ("A2", False, "")]
    assert answering(*PROVOKED["duplicate_code"])[0] == []


@pytest.mark.parametrize(
    ("code", "fact"), [(None, "“Xin xem lại”"), (number("1.1"), "(1,1)"), ("A1x", "có phải “A1” không?")]
)
def test_what_stands_on_no_line_is_not_lost_in_silence(code: Value, fact: str) -> None:
    said = responses_in(a_form(a_row(code, None, "Xin xem lại")), "VP.xlsx", GROUNDS)
    assert fact in message(said.findings[0])
    assert said.responses == []


# ------------------------------------------------------------------------------- the whole workbook

BLOC = a_bloc(SCALE)


def an_inbox(tmp_path: Path) -> tuple[Path, Path]:
    """An inbox after round one, and the form that was made of it, not sent yet."""
    inbox = tmp_path / "inbox"
    send_forms(inbox, BLOC, VP={"A1": 9, "A2": 8}, TTR={"A1": 8, "A2": 8})
    appraisal.a_workbook(inbox / "TĐ.xlsx", BLOC, {("VP", "A1"): {POINTS: 6, REASON: "BB 01"}})
    return inbox, issue(tmp_path / "ra", BLOC, inbox)["VP"]


def changed(path: Path, change: Callable[[Any], None], goal: Path) -> None:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(goal)


def identity_says(label: str, text: str) -> Callable[[Any], None]:
    """A workbook whose hidden sheet says something else."""

    def change(book: Any) -> None:
        cell = next(row[1] for row in book[IDENTITY_SHEET].iter_rows() if row[0].value == label)
        cell.value = text

    return change


def fate(review: Review, file: str = "GT.xlsx") -> tuple[str, str | None, str | None]:
    return next((one.status.value, one.reason, one.unit) for one in review.files if one.file == file)


@pytest.mark.parametrize(
    ("label", "text", "reason", "unit"),
    [
        ("Khối thi đua", "Khối khác", "wrong_bloc", None),
        ("Năm", "2017", "wrong_year", None),
        ("Kỳ", "six-month", "wrong_period", None),
        ("Mã đơn vị", "XYZ", "unknown_member", None),
        ("Phiên bản thang điểm", "v0", "scale_differs", "VP"),
    ],
)
def test_an_answer_to_another_review_is_rejected(
    tmp_path: Path, label: str, text: str, reason: str, unit: str | None
) -> None:
    inbox, path = an_inbox(tmp_path)
    changed(fill(path, {"A1": {OPINION: "Nhất trí"}}), identity_says(label, text), inbox / "GT.xlsx")
    review = reviewed(BLOC, inbox)
    assert fate(review) == ("rejected", reason, unit)
    assert [one.code for one in review.findings] == [reason]
    assert review.responses == ()
    assert len(review.board.standings) == 2


def test_an_answer_alone_is_no_form(tmp_path: Path) -> None:
    """Whether it is of this scale or not, a member that sent nothing else sent no form."""
    inbox, path = an_inbox(tmp_path)
    (inbox / "VP.xlsx").unlink()
    changed(path, identity_says("Phiên bản thang điểm", "v0"), inbox / "GT.xlsx")
    fill(path, {"A1": {OPINION: "Nhất trí"}}, inbox / "GT 2.xlsx")
    review, members = survey(BLOC, inbox)
    assert [(one.member.code, one.reason) for one in review.board.not_ranked] == [("VP", "no_submission")]
    assert (members[0].versions, members[0].stage.value) == (0, "missing")


def test_without_the_hidden_sheet_the_visible_head_serves(tmp_path: Path) -> None:
    inbox, path = an_inbox(tmp_path)
    fill(path, {"A1": {OPINION: "Nhất trí"}})
    changed(path, lambda book: book.remove(book[IDENTITY_SHEET]), inbox / "GT.xlsx")
    review = reviewed(BLOC, inbox)
    assert fate(review) == ("accepted", None, "VP")
    assert [one.code for one in review.findings] == ["identity_visible_only"]
    assert [(one.line, one.agrees) for one in review.responses] == [("A1", True)]


def test_one_that_says_nothing_of_itself_is_no_form(tmp_path: Path) -> None:
    inbox, path = an_inbox(tmp_path)

    def without_head(book: Any) -> None:
        book.remove(book[IDENTITY_SHEET])
        book[PAPER.sheet].delete_rows(1, 4)

    changed(path, without_head, inbox / "GT.xlsx")
    assert fate(reviewed(BLOC, inbox)) == ("rejected", "not_a_form", None)


def test_of_two_sheets_without_the_name_nobody_knows_which(tmp_path: Path) -> None:
    inbox, path = an_inbox(tmp_path)

    def doubled(book: Any) -> None:
        book.copy_worksheet(book[PAPER.sheet]).title = "Bản một"
        book[PAPER.sheet].title = "Bản hai"

    changed(path, doubled, inbox / "GT.xlsx")
    assert fate(reviewed(BLOC, inbox)) == ("rejected", "which_form", None)


def test_a_copy_of_the_sheet_that_says_something_else_is_told(tmp_path: Path) -> None:
    inbox, path = an_inbox(tmp_path)
    fill(path, {"A1": {OPINION: "Nhất trí"}})

    def copied(book: Any) -> None:
        copy = book.copy_worksheet(book[PAPER.sheet])
        next(cell for row in copy.iter_rows() for cell in row if cell.value == "Nhất trí").value = "Không nhất trí"

    changed(path, copied, inbox / "GT.xlsx")
    found = reviewed(BLOC, inbox)
    assert [one.agrees for one in found.responses] == [True]
    (finding,) = (one for one in found.findings if one.code == "answers_elsewhere")
    assert (finding.unit, finding.file) == ("VP", "GT.xlsx")
    assert "A1 Ý kiến: Nhất trí → Không nhất trí" in message(finding)


def test_it_may_come_at_any_time(tmp_path: Path) -> None:
    inbox, path = an_inbox(tmp_path)
    fill(path, {"A1": {OPINION: "Nhất trí"}}, inbox / "GT.xlsx")
    (inbox / "GT.xlsx.meta.json").write_text('{"received": "2020-01-01T08:00:00+07:00"}', encoding="utf-8")
    calendar = Calendar(deadline=DEADLINE, cutoff=DEADLINE)
    closed = BLOC._replace(config=BLOC.config._replace(periods={Period.YEAR_END: calendar}))
    assert fate(reviewed(closed, inbox)) == ("accepted", None, "VP")


def test_it_is_neither_a_score_form_nor_an_appraisal(tmp_path: Path) -> None:
    _, path = an_inbox(tmp_path)
    book = read_book(path, "GT.xlsx")
    assert read_form(book, SCALE).identity is None
    assert read_form(book, SCALE).rivals == ()
    assert read_appraisal(book, SCALE) is None
    assert read_response(book, SCALE) is not None


def test_neither_a_score_form_nor_an_appraisal_is_an_answer(tmp_path: Path) -> None:
    inbox, _ = an_inbox(tmp_path)
    assert [read_response(read_book(inbox / name, name), SCALE) for name in ("VP.xlsx", "TĐ.xlsx")] == [None, None]


def test_what_is_answered_survives_libreoffice(tmp_path: Path, save_as: SaveAs) -> None:
    _, path = an_inbox(tmp_path)
    fill(path, {"A1": {OPINION: "Không nhất trí", TEXT: "=1+1"}})
    (tmp_path / "lại").mkdir()
    for kind in ("xlsx", "ods"):
        save_as([path], kind, tmp_path / "lại")
        filled = read_response(read_book(tmp_path / "lại" / f"{path.stem}.{kind}", "a"), SCALE)
        assert filled is not None
        assert filled.identity is not None
        assert not filled.visible_only
        assert [tuple(cell.value for cell in row.cells.values()) for row in filled.rows] == [
            ("A1", "Không nhất trí", "=1+1")
        ]


def test_nothing_is_found_in_a_good_one(tmp_path: Path) -> None:
    inbox, path = an_inbox(tmp_path)
    fill(path, {"A1": {OPINION: "Không nhất trí", TEXT: "Có văn bản"}}, inbox / "GT.xlsx")
    assert found(reviewed(BLOC, inbox)) == []
