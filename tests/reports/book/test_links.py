"""Links from the working book to the cells of the forms."""

import pytest

from pipeline.model.bloc import Period
from pipeline.reports.book.links import Links
from pipeline.sheets.looks.rows import Target
from tests.builders import a_review


def test_a_link_leads_from_the_review_to_the_sheet_in_the_inbox_of_the_same_period() -> None:
    whole = ("../../../inbox/2018-year-end/VP.xlsx", "'Phiếu chấm điểm'!")
    assert Links(a_review()).to_sheet("VP.xlsx", "Phiếu chấm điểm") == whole
    half_year = Links(a_review()._replace(period=Period.SIX_MONTH)).to_sheet("VP.xlsx", "Phiếu chấm điểm")
    assert "/inbox/2018-six-month/" in half_year.path


def test_only_what_would_break_the_path_is_escaped() -> None:
    link = Links(a_review()).to_file("Đợt 1/Đơn vị #2 100%.xlsx")
    assert link.path == "../../../inbox/2018-year-end/Đợt%201/Đơn%20vị%20%232%20100%25.xlsx"


def test_an_apostrophe_in_a_sheet_name_is_doubled() -> None:
    assert Links(a_review()).to_sheet("VP.xlsx", "Phiếu 'A'").sheet == "'Phiếu ''A'''!"


def test_a_place_without_a_cell_leads_to_the_file() -> None:
    links, path = Links(a_review()), "../../../inbox/2018-year-end/VP.xlsx"
    assert links.to_place("VP.xlsx", "trang 2") == (Target(path), "")
    assert links.to_place("VP.xlsx", "Phiếu chấm điểm!G12") == (Target(path, "'Phiếu chấm điểm'!"), "G12")


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
    assert Links(a_review()).to_file(name).path == f"../../../inbox/2018-year-end/{address}"
