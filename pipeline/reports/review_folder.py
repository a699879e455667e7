"""What `thidua run` writes: one line a file, and the papers by their own list."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from pathlib import Path

from pipeline.model.bloc import Member
from pipeline.reports.book.ranking_book import write_ranking_book
from pipeline.reports.book.working_book import write_working_book
from pipeline.reports.papers.catalogue import PAPERS, write_papers
from pipeline.reports.papers.numbering import Numbers
from pipeline.reports.papers.result_slip import FOLDER
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.reports.results import write_results
from pipeline.reports.slides.writer import write_slides
from pipeline.reports.web.index_page import write_index_page
from pipeline.scoring.stages import TracedReview
from pipeline.workspace.workspace import INDEX_PAGE, RANKING_BOOK, RESULTS, SLIDES, WORKING_BOOK

Writer = Callable[[Path, TracedReview, Path], None]


def _results(folder: Path, traced: TracedReview, templates: Path) -> None:
    write_results(folder / RESULTS, traced.review)


def _ranking_book(folder: Path, traced: TracedReview, templates: Path) -> None:
    write_ranking_book(folder / RANKING_BOOK, traced.review)


def _working_book(folder: Path, traced: TracedReview, templates: Path) -> None:
    write_working_book(folder / WORKING_BOOK, traced.review)


def _slides(folder: Path, traced: TracedReview, templates: Path) -> None:
    write_slides(folder / SLIDES, traced.review)


def _index_page(folder: Path, traced: TracedReview, templates: Path) -> None:
    write_index_page(folder / INDEX_PAGE, traced)


WRITERS: tuple[Writer, ...] = (_results, _ranking_book, _working_book, _slides)
"""Beside the papers. The page comes last, because it links to everything that lies in the folder."""


def longest_names(members: Iterable[Member]) -> tuple[str, ...]:
    """Paths in the folder that a review may make, none of its others being longer."""
    return (*(paper.template for paper in PAPERS), *(f"{FOLDER}/{member.code}.docx" for member in members))


def write_review(
    folder: Path,
    traced: TracedReview,
    templates: Path,
    written: WrittenFields = NOTHING_WRITTEN,
    numbers: Numbers | None = None,
    pool: Executor | None = None,
) -> None:
    """Write everything a review emits into an empty folder.

    `templates` holds the bloc's own Word templates, `written` is what people wrote for the papers, `numbers` are
    the papers' own numbers and dates. A `pool` writes the letters meanwhile; the bytes are the same.
    """
    begun = write_papers(folder, traced, templates, written, numbers, pool)
    for write in WRITERS:
        write(folder, traced, templates)
    for letters in begun:
        letters.result()
    _index_page(folder, traced, templates)
