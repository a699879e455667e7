"""Links from the ranking workbook to the cells of the forms."""

import pytest

from pipeline.model.bloc import Period
from pipeline.model.cells import CellRef
from pipeline.reports.book.links import Link, Links
from tests.builders import a_review

CELL = CellRef("VP.xlsx", "Phiếu chấm điểm", "G12")


def test_a_link_leads_from_the_review_to_the_cell_in_the_inbox_of_the_same_period() -> None:
    link = Links(a_review()).to_cell(CELL)
    assert link.text == "VP.xlsx › Phiếu chấm điểm!G12"
    assert link[1:] == ("../../../inbox/2018-year-end/VP.xlsx", "'Phiếu chấm điểm'!", "G12")
    half_year = Links(a_review()._replace(period=Period.SIX_MONTH)).to_cell(CELL)
    assert "/inbox/2018-six-month/" in half_year.path


def test_only_what_would_break_the_path_is_escaped() -> None:
    link = Links(a_review()).to_cell(CELL._replace(file="Đợt 1/Đơn vị #2 100%.xlsx"))
    assert link.path == "../../../inbox/2018-year-end/Đợt%201/Đơn%20vị%20%232%20100%25.xlsx"
    assert (link.sheet, link.cell) == ("'Phiếu chấm điểm'!", "G12")


def test_an_apostrophe_in_a_sheet_name_is_doubled() -> None:
    assert Links(a_review()).to_cell(CELL._replace(sheet="Phiếu 'A'")).sheet == "'Phiếu ''A'''!"


def test_a_place_without_a_cell_leads_to_the_file() -> None:
    review = a_review()
    path = "../../../inbox/2018-year-end/VP.xlsx"
    assert Links(review).to_place("VP.xlsx", None, "tệp") == Link("tệp", path)
    assert Links(review).to_place("VP.xlsx", "Phiếu chấm điểm!G12", "ô") == Link("ô", path, "'Phiếu chấm điểm'!", "G12")


def test_a_path_longer_than_excel_allows_does_not_fit() -> None:
    assert Links(a_review()).to_cell(CELL).fits
    assert not Links(a_review()).to_cell(CELL._replace(file="a/" * 1100 + "VP.xlsx")).fits


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Phiếu\u00a0VP.xlsx", "Phiếu\u00a0VP.xlsx"),
        ("Phiếu\nVP\x01.xlsx", "Phiếu%0aVP%01.xlsx"),
        ("Phi\udcff.xlsx", "Phi%ff.xlsx"),
        ("VP\u200b.xlsx", "VP\u200b.xlsx"),
    ],
)
def test_what_xml_cannot_hold_is_written_as_the_bytes_on_the_disk(name: str, address: str) -> None:
    assert Links(a_review()).to_place(name, None, name).path == f"../../../inbox/2018-year-end/{address}"
