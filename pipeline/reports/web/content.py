"""What the page shows, as ready-made texts; pure but for the list of documents, which is handed in."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.finding import Severity
from pipeline.model.result import Review
from pipeline.reports.figures.figures import Figures
from pipeline.reports.figures.ranking_columns import Column, ranking_rows
from pipeline.reports.figures.ranking_notes import below_the_table, order_in_words, sections_in_words, why_not_ranked
from pipeline.reports.web.awards import AwardTable, award_tables
from pipeline.reports.web.bars import BarChart, bar_charts
from pipeline.reports.web.documents import Shelf
from pipeline.reports.web.findings import FileRow, FindingRow, file_rows, finding_rows, findings_left_out, gathered
from pipeline.reports.web.heat import Heat, heat
from pipeline.reports.web.ranking import Heading, ShownCell, cells, columns_of_page, heading
from pipeline.reports.web.scale import ScaleShown, scale_shown
from pipeline.reports.web.slope import Slope, slope
from pipeline.reports.web.subjects import Subject, Subjects, subjects_of
from pipeline.reports.web.summary import Card, summary, took_part
from pipeline.reports.web.ways import MOST_MARKS, Way, marks_to_explain, ways
from pipeline.scoring.stages import TracedReview
from pipeline.text.page import without_ways
from pipeline.text.sentences import one_line
from pipeline.text.terms import SEVERITIES, review_title

_LONGEST_CHOICE = 80


class Choice(NamedTuple):
    """A value of a filter, and how it is called there."""

    value: str
    label: str


class Ranked(NamedTuple):
    """A row of the ranking."""

    subject: Subject
    cells: tuple[ShownCell, ...]


class Unranked(NamedTuple):
    """A member without a place, and why."""

    subject: Subject
    reason: str


class Content(NamedTuple):
    """All that the page says. What is long is worked out while the page is written; it is None where there is none."""

    bloc: str
    parent: str
    heading: str
    order: str
    took_part: str
    cards: tuple[Card, ...]
    columns: tuple[Heading, ...]
    ranked: Iterator[Ranked] | None
    notes: tuple[str, ...]
    unranked: tuple[Unranked, ...]
    awards: tuple[AwardTable, ...]
    slope: Slope | None
    heat: Heat | None
    charts: tuple[BarChart, ...]
    scale: ScaleShown | None
    members: tuple[Choice, ...]
    sections: tuple[Choice, ...]
    severities: tuple[Choice, ...]
    without_ways: str
    ways: Iterator[Way]
    findings: Iterator[FindingRow] | None
    further_findings: str
    files: Iterator[FileRow] | None
    shelves: tuple[Shelf, ...]


def content(traced: TracedReview, figures: Figures, shelves: tuple[Shelf, ...]) -> Content:
    """The page of a review, for any number of members, ranked or not."""
    review, bloc = traced.review, traced.review.config.bloc
    marks, subjects = marks_to_explain(review), subjects_of(review)
    explained, columns, findings = marks <= MOST_MARKS, columns_of_page(review), gathered(review.findings)
    return Content(
        bloc=one_line(bloc.name),
        parent=one_line(bloc.parent),
        heading=review_title(review.period, bloc.year),
        order=one_line(order_in_words(review)),
        took_part=took_part(review),
        cards=summary(review),
        columns=tuple(map(heading, columns)),
        ranked=_ranked(review, subjects, columns) if review.board.standings else None,
        notes=tuple(_notes(review)),
        unranked=tuple(
            Unranked(subjects[one.member.code], one_line(why_not_ranked(review, one)))
            for one in review.board.not_ranked
        ),
        awards=award_tables(review),
        slope=slope(review),
        heat=heat(review, subjects) if explained else None,
        charts=bar_charts(review),
        scale=scale_shown(review, figures.of_scale),
        members=tuple(Choice(str(one.number), _short(one.name)) for one in subjects.values()),
        sections=tuple(_sections(review)),
        severities=tuple(Choice(severity.value, SEVERITIES[severity]) for severity in Severity),
        without_ways="" if explained else without_ways(marks, MOST_MARKS),
        ways=ways(traced, subjects) if explained else iter(()),
        findings=finding_rows(review, findings, subjects, explained) if findings else None,
        further_findings=findings_left_out(findings),
        files=file_rows(review, subjects) if review.files else None,
        shelves=shelves,
    )


def _sections(review: Review) -> Iterator[Choice]:
    for place, line in enumerate(review.scale.sections):
        yield Choice(str(place), _short(f"{one_line(line.code)}. {one_line(line.title)}"))


def _short(text: str) -> str:
    """As long as a list to choose from can show."""
    return text if len(text) <= _LONGEST_CHOICE else f"{text[: _LONGEST_CHOICE - 1].rstrip()}…"


def _ranked(review: Review, subjects: Subjects, columns: tuple[Column, ...]) -> Iterator[Ranked]:
    for row in ranking_rows(review)[: len(review.board.standings)]:
        yield Ranked(subjects[row.member.code], cells(columns, row))


def _notes(review: Review) -> Iterator[str]:
    """What stands below the ranking."""
    yield from sections_in_words(review)
    yield from map(one_line, below_the_table(review))
