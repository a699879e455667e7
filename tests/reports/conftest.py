"""What tests of the ranking workbook share."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.model.result import Review
from pipeline.reports.book.ranking_book import write_ranking_book
from tests.reports.books import Opened


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """The workbook of a review, as it is read back."""

    def write_and_open(review: Review) -> Workbook:
        path = tmp_path / "bang-xep-hang.xlsx"
        write_ranking_book(path, review)
        return load_workbook(path)

    return write_and_open
