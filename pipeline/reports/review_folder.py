"""What `thidua run` writes: one line a file, and the papers by their own list."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.model.bloc import Member
from pipeline.reports.book.ranking_book import write_ranking_book
from pipeline.reports.book.working_book import write_working_book
from pipeline.reports.figures.figures import Figures
from pipeline.reports.papers.numbering import Numbers
from pipeline.reports.papers.of_a_review import OF_A_REVIEW, Papers
from pipeline.reports.papers.paper import Paper
from pipeline.reports.papers.result_slip import FOLDER
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.reports.results import write_results
from pipeline.reports.templates.left_to_fill import Left
from pipeline.reports.web.index_page import write_index_page
from pipeline.scoring.stages import TracedReview
from pipeline.workspace.circles import let_circles_go, what_is_there_apart
from pipeline.workspace.executing import Job, team
from pipeline.workspace.workspace import INDEX_PAGE, RANKING_BOOK, RESULTS, SLIDES, WORKING_BOOK

Writer = Callable[[Path, TracedReview, Figures], None]


def _results(folder: Path, traced: TracedReview, figures: Figures) -> None:
    write_results(folder / RESULTS, traced.review)


def _ranking_book(folder: Path, traced: TracedReview, figures: Figures) -> None:
    write_ranking_book(folder / RANKING_BOOK, traced.review)


def _working_book(folder: Path, traced: TracedReview, figures: Figures) -> None:
    write_working_book(folder / WORKING_BOOK, figures)


def _slides(folder: Path, traced: TracedReview, figures: Figures) -> None:
    from pipeline.reports.slides.writer import write_slides

    if traced.review.config.bloc.papers:
        write_slides(folder / SLIDES, traced.review)


def _index_page(folder: Path, traced: TracedReview, figures: Figures) -> None:
    write_index_page(folder / INDEX_PAGE, traced, figures)


WRITERS: tuple[Writer, ...] = (_working_book, _ranking_book, _results, _slides)
"""Beside the papers. The page comes last, because it links to everything that lies in the folder."""


def longest_names(members: Iterable[Member]) -> tuple[str, ...]:
    """Paths in the folder that a review may make, none of its others being longer."""
    return (*(paper.template for paper in OF_A_REVIEW), *(f"{FOLDER}/{member.code}.docx" for member in members))


Watch = Callable[[Iterable[int], int], Iterable[int]]
"""Sees how many files were written at a time, up to all."""


def write_review(
    folder: Path,
    traced: TracedReview,
    templates: Path,
    written: WrittenFields = NOTHING_WRITTEN,
    numbers: Numbers | None = None,
    workers: int = 1,
    watch: Watch = lambda done, _: done,
) -> Left:
    """Write everything a review emits into an empty folder; the places that its papers leave for people to fill in.

    `templates` holds the bloc's own Word templates, `written` is what people wrote for the papers, `numbers` are
    the papers' own numbers and dates. Several `workers` write side by side; the bytes are the same.
    """
    wanted = Outputs(folder, traced, Figures(traced.review), Papers(traced, templates, written, numbers))
    jobs, left = list(_jobs(wanted)), Counter[str]()
    with what_is_there_apart():
        with team(wanted, workers) as writers:
            files = (_counted(left, done) for done in writers.do(jobs))
            for _ in watch(files, len(WRITERS) + sum(_number(members) for _, members in wanted.papers.parts())):
                pass
        _index_page(folder, traced, wanted.figures)
        let_circles_go()  # the page's macros hold all that it shows
    return left


class Done(NamedTuple):
    """A part of the work: how many files it is, and the places left to fill in of papers of one name."""

    files: int
    name: str = ""
    left: int = 0


def _counted(left: Counter[str], done: Done) -> int:
    left[done.name] += done.left
    return done.files


class Outputs(NamedTuple):
    """What everything is written from, and the folder where."""

    folder: Path
    traced: TracedReview
    figures: Figures
    papers: Papers


def _jobs(wanted: Outputs) -> Iterator[Job[Done]]:
    """The work in parts, the longest first."""
    yield from ((_write, (number,)) for number in range(len(WRITERS)))
    yield from ((_write_paper, part) for part in wanted.papers.parts())


def _write(wanted: Outputs, number: int) -> Done:
    WRITERS[number](wanted.folder, wanted.traced, wanted.figures)
    let_circles_go()
    return Done(1)


def _write_paper(wanted: Outputs, paper: Paper, members: tuple[Member, ...] | None) -> Done:
    return Done(_number(members), paper.goal, wanted.papers.write(wanted.folder, paper, members))


def _number(members: tuple[Member, ...] | None) -> int:
    """How many copies of a paper, at most, where it is made for members; a whole paper counts as one."""
    return 1 if members is None else len(members)
