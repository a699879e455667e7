"""The province's page in a browser: what is looked for is found, whatever its case and marks."""

from pathlib import Path

import pytest

from pipeline.model.bloc import Period
from pipeline.province import page as of_the_province
from pipeline.province.page import write_page
from pipeline.province.summary import summary
from tests.province.test_summary import an_outcome
from tests.reports.web.opening import Opening

HOSTILE = "Khối </script><script>alert(1)</script>"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    blocs = [an_outcome(f"k{at:02d}", ["90.00", "80.00"], name=f"Khối số {at}") for at in range(1, 30)]
    blocs.append(an_outcome("la", ["70.00"], name=HOSTILE))
    write_page(tmp_path / "index.html", summary(blocs), 2026, Period.YEAR_END)
    return tmp_path / "index.html"


def test_members_are_found_by_name_and_by_their_bloc(opening: Opening, path: Path) -> None:
    page = opening(path)
    page.locator("input[data-members]").fill("don vi 2")
    assert page.locator("#tim-thay tbody tr").count() == 29
    assert page.locator("[role=status]").text_content() == "Tìm thấy 29 đơn vị, hiện 29."
    page.locator("input[data-members]").fill("KHỐI </SCRIPT>")
    row = page.locator("#tim-thay tbody tr").first.locator("td").all_text_contents()
    assert row == [HOSTILE, "M1", "Đơn vị 1", "1", "70,00", ""]
    page.locator("input[data-members]").fill("khoi so")
    assert page.locator("[role=status]").text_content() == "Tìm thấy 87 đơn vị, hiện 50."
    page.locator("input[data-members]").fill("")
    assert not page.locator("#tim-thay").is_visible()


def test_rows_of_a_long_table_are_found(opening: Opening, path: Path) -> None:
    page = opening(path)
    page.locator("input[data-rows]").first.fill("khoi so 12")
    assert page.locator("#bang-1 tbody tr:visible").count() == 1


def test_without_its_script_the_page_is_whole(opening: Opening, path: Path) -> None:
    page = opening(path, java_script_enabled=False)
    assert page.locator("#bang-1 tbody tr:visible").count() == 30
    assert not page.locator("input").first.is_visible()


def test_beyond_a_number_of_members_the_workbook_is_where_to_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_the_province, "MOST_SEARCHED", 2)
    write_page(tmp_path / "index.html", summary([an_outcome("a", ["1.00", "2.00"])]), 2026, Period.YEAR_END)
    text = (tmp_path / "index.html").read_text("utf-8")
    assert "application/json" not in text
    assert "tong-hop.xlsx" in text
