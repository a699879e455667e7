"""bang-xep-hang.xlsx: the ranking, the awards, the points and their grounds, and how firm the places are."""

from datetime import UTC
from pathlib import Path

from pipeline.model.result import Review
from pipeline.reports.book.appraisal_sheets import write_appraisal
from pipeline.reports.book.awards_sheet import write_awards
from pipeline.reports.book.chart_sheet import write_charts
from pipeline.reports.book.detail_sheets import write_details
from pipeline.reports.book.firmness_sheet import write_firmness
from pipeline.reports.book.ledger_sheets import write_files, write_findings, write_grounds
from pipeline.reports.book.ranking_sheet import write_ranking
from pipeline.sheets.looks.book import new_book
from pipeline.sheets.looks.styles import Styles
from pipeline.text.ranking import book_title
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
    deadline = review.config.periods[review.period].deadline  # properties tell nothing of the clock
    with new_book(
        path,
        title=book_title(review_title(review.period, review.config.bloc.year)),
        author=review.config.bloc.name,
        created=deadline.astimezone(UTC).replace(tzinfo=None),
        memory="constant_memory",
    ) as book:
        styles = Styles(book)
        for write in SHEETS:
            write(styles, review)
