"""What tests of the two workbooks share."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.model.result import Review
from pipeline.reports.book.ranking_book import write_ranking_book
from pipeline.reports.book.working_book import write_working_book
from pipeline.reports.figures.figures import Figures
from tests.reports.books import Opened


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """The workbook of a review, as it is read back."""

    def write_and_open(review: Review) -> Workbook:
        path = tmp_path / "bang-xep-hang.xlsx"
        write_ranking_book(path, review)
        return load_workbook(path)

    return write_and_open


@pytest.fixture
def worked(tmp_path: Path) -> Opened:
    """The secretary's workbook of a review, as it is read back."""

    def write_and_open(review: Review) -> Workbook:
        path = tmp_path / "so-lam-viec.xlsx"
        write_working_book(path, Figures(review))
        return load_workbook(path)

    return write_and_open
