"""What `thidua run` writes: one line a file."""

from collections.abc import Callable
from pathlib import Path

from pipeline.model import Review
from pipeline.reports.papers import report_name, write_report
from pipeline.reports.ranking_book import write_ranking_book
from pipeline.reports.results import write_results

RESULTS = "results.json"
RANKING_BOOK = "bang-xep-hang.xlsx"

Writer = Callable[[Path, Review, Path], None]


def _results(folder: Path, review: Review, templates: Path) -> None:
    write_results(folder / RESULTS, review)


def _ranking_book(folder: Path, review: Review, templates: Path) -> None:
    write_ranking_book(folder / RANKING_BOOK, review)


def _report(folder: Path, review: Review, templates: Path) -> None:
    name = report_name(review.period)
    write_report(folder / name, review, templates / name)


WRITERS: tuple[Writer, ...] = (_results, _ranking_book, _report)


def write_review(folder: Path, review: Review, templates: Path) -> None:
    """Write everything a review emits into an empty folder; `templates` holds the bloc's own Word templates."""
    for write in WRITERS:
        write(folder, review, templates)
