"""Two fillings of one paper side by side, whatever the paper is."""

from collections.abc import Mapping

import pytest

from pipeline.forms.appraisal.layout import PAPER as APPRAISAL
from pipeline.forms.appraisal.layout import Column
from pipeline.forms.ballots.layout import PAPER as COUNT
from pipeline.forms.ballots.layout import Column as CountColumn
from pipeline.forms.kit.comparing import differences, elsewhere, filling
from pipeline.forms.kit.paper import FilledPaper
from tests.answering import Value, as_cell, number, words


def appraisal(*rows: Mapping[Column, Value]) -> FilledPaper:
    """A workbook with rows of these cells."""
    made = tuple(APPRAISAL.row({column: as_cell(value) for column, value in row.items()}) for row in rows)
    return FilledPaper(paper=APPRAISAL, identity=None, rows=made, totals={})


def row(points: Value, unit: Value = "VP", code: Value = "A1", reason: Value = None) -> Mapping[Column, Value]:
    return {Column.UNIT: unit, Column.CODE: code, Column.POINTS: points, Column.REASON: reason}


def count(votes: Value) -> FilledPaper:
    """A count with the votes for one candidate."""
    cells = {CountColumn.AWARD: "Cờ thi đua", CountColumn.UNIT: "VP", CountColumn.VOTES: votes}
    made = COUNT.row({column: as_cell(value) for column, value in cells.items()})
    return FilledPaper(paper=COUNT, identity=None, rows=(made,), totals={"Số phiếu hợp lệ": as_cell(number("9"))})


def test_every_cell_that_differs_is_named_by_its_keys_and_column() -> None:
    old, new = appraisal(row(number("5"))), appraisal(row(number("7"), reason="BB 01"))
    assert differences(old, new) == "VP A1 Điểm thẩm định: 5 → 7; VP A1 Lý do: (trống) → BB 01"
    assert differences(new, new) == ""


def test_where_a_row_has_one_input_its_column_goes_without_saying() -> None:
    assert differences(count(number("8")), count(number("9"))) == "Cờ thi đua, VP: 8 → 9"


@pytest.mark.parametrize("lacking", [{"unit": None}, {"code": None}, {"code": number("1.1")}])
def test_a_row_of_which_a_key_is_missing_is_compared_with_no_other(lacking: Mapping[str, Value]) -> None:
    assert filling(appraisal(row(number("5"), **lacking))) == {}


def test_a_number_that_was_typed_as_text_is_another_answer_but_the_same_count() -> None:
    assert filling(appraisal(row(number("5")))) != filling(appraisal(row(words("5"))))
    assert filling(count(number("8"))) == filling(count(words("8")))


def test_copies_of_the_sheet_are_told_of_where_they_say_otherwise_not_where_they_are_blank() -> None:
    own, other = appraisal(row(number("5"))), appraisal(row(number("7")))
    assert list(elsewhere(own._replace(copies=(appraisal(row(None)), own)))) == []
    assert list(elsewhere(own._replace(copies=(other,)))) == ["VP A1 Điểm thẩm định: 5 → 7"]
