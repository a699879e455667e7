"""bang-xep-hang.xlsx, to hand out: the ranking, the awards, the points line by line and the charts."""

from pathlib import Path

from pipeline.model.result import Review
from pipeline.reports.book.awards_sheet import write_awards
from pipeline.reports.book.chart_sheet import write_charts
from pipeline.reports.book.detail_sheets import write_details
from pipeline.reports.book.ranking_sheet import write_ranking
from pipeline.reports.book.review_book import write_book
from pipeline.text.ranking import book_title

SHEETS = (write_ranking, write_awards, write_details, write_charts)
"""The sheets in their order; each is written where there is something to tell."""


def write_ranking_book(path: Path, review: Review) -> None:
    """Writes the workbook; the same review gives the same bytes."""
    write_book(path, review, book_title, SHEETS)
