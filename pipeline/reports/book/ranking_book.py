"""bang-xep-hang.xlsx: the ranking, the awards, the points and their grounds, and how firm the places are."""

from datetime import UTC
from pathlib import Path

from xlsxwriter import Workbook

from pipeline.model.result import Review
from pipeline.reports.book.appraisal_sheets import write_appraisal
from pipeline.reports.book.awards_sheet import write_awards
from pipeline.reports.book.chart_sheet import write_charts
from pipeline.reports.book.detail_sheets import write_details
from pipeline.reports.book.firmness_sheet import write_firmness
from pipeline.reports.book.ledger_sheets import write_files, write_findings, write_grounds
from pipeline.reports.book.ranking_sheet import write_ranking
from pipeline.reports.book.style import FONT, Styles
from pipeline.text.ranking_words import book_title
from pipeline.text.terms import review_title

SHEETS = (
    write_ranking,
    write_awards,
    write_details,
    write_charts,
    write_grounds,
    write_appraisal,
    write_findings,
    write_files,
    write_firmness,
)
"""The sheets in their order; each is written where there is something to tell."""


def write_ranking_book(path: Path, review: Review) -> None:
    """Writes the workbook; the same review gives the same bytes.

    Links lead from output/<year>-<period>/review/ to the forms in inbox/<year>-<period>/.
    """
    look = {"font_name": FONT, "font_size": 11}
    with Workbook(path, {"constant_memory": True, "default_format_properties": look}) as book:
        _describe(book, review)
        styles = Styles(book)
        for write in SHEETS:
            write(styles, review)


def _describe(book: Workbook, review: Review) -> None:
    """Document properties that tell nothing of the clock: the period's deadline stands for the day of writing."""
    deadline = review.config.periods[review.period].deadline
    book.set_properties(
        {
            "title": book_title(review_title(review.period, review.config.bloc.year)),
            "author": review.config.bloc.name,
            "created": deadline.astimezone(UTC).replace(tzinfo=None),
        }
    )
