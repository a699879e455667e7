"""Texts of cells as workbooks hold them."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.sheets.looks.book import new_book

RICH = ["<r><t>A</t></r>", "<r>&</r>", "<r></r>"]


@pytest.mark.parametrize("memory", ["in_memory", "constant_memory"])
def test_a_text_like_the_xml_of_a_rich_one_is_that_text(tmp_path: Path, memory: str) -> None:
    with new_book(tmp_path / "a.xlsx", title="", author="", created=datetime(2000, 1, 1), memory=memory) as book:
        sheet = book.add_worksheet("a")
        for row, text in enumerate(RICH):
            sheet.write_string(row, 0, text)
    assert [row[0] for row in load_workbook(tmp_path / "a.xlsx")["a"].values] == RICH
