"""What the page shows, as ready-made texts; pure but for the list of documents, which is handed in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.clock import moment_shown as moment_in_full
from pipeline.model.finding import FileRecord, Finding, Severity
from pipeline.model.result import Review
from pipeline.reports.figures.ranking_columns import chosen, in_words, ranking_rows
from pipeline.reports.figures.ranking_notes import below_the_table, order_in_words, sections_in_words, why_not_ranked
from pipeline.reports.figures.tables import scorecards
from pipeline.reports.web.awards import AwardTable, award_tables
from pipeline.reports.web.bars import BarChart, bar_charts
from pipeline.reports.web.documents import Shelf
from pipeline.reports.web.ranking import RANKING, Heading, ShownCell, cells, headings
from pipeline.reports.web.ways import MOST_MARKS, Way, marks_to_explain, ways
from pipeline.scoring.stages import TracedReview
from pipeline.text import page as web_words
from pipeline.text.findings import message, remedy, title
from pipeline.text.numbers import count
from pipeline.text.sentences import one_line
from pipeline.text.terms import FILE_REASONS, SEVERITIES, file_status, review_title

MOST_FINDINGS = 3_000
_LONGEST_CHOICE = 80
_SEVERITY_ORDER = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Subject:
    """A member on the page: `number` counts from 1 in the order of the ranking, and is its address there."""

    number: int
    name: str
    code: str
    summary: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, and how it is called there."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the summary."""

    label: str
    number: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row of the ranking."""

    subject: Subject
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class Unranked:
    """A member without a place, and why."""

    subject: Subject
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding; `number`, `section` and `row` are those of the member's way, "" where it has none."""

    severity: str
    level: str
    title: str
    message: str
    remedy: str
    name: str
    line: str
    place: str
    number: str
    section: str
    row: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of the inbox and its fate."""

    file: str
    name: str
    status: str
    reason: str
    received: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that the page says. `ways` are worked out one member at a time, while the page is written."""

    bloc: str
    parent: str
    heading: str
    order: str
    figures: tuple[Figure, ...]
    columns: tuple[Heading, ...]
    ranked: tuple[Ranked, ...]
    notes: tuple[str, ...]
    unranked: tuple[Unranked, ...]
    awards: tuple[AwardTable, ...]
    charts: tuple[BarChart, ...]
    members: tuple[Choice, ...]
    sections: tuple[Choice, ...]
    severities: tuple[Choice, ...]
    subjects: Mapping[str, Subject]
    without_ways: str
    ways: Iterator[Way]
    findings: tuple[FindingRow, ...]
    further_findings: str
    files: tuple[FileRow, ...]
    shelves: tuple[Shelf, ...]


def content(traced: TracedReview, shelves: tuple[Shelf, ...]) -> Content:
    """The page of a review, for any number of members, ranked or not."""
    review, bloc = traced.review, traced.review.config.bloc
    marks, subjects = marks_to_explain(review), _subjects(review)
    explained = marks <= MOST_MARKS
    return Content(
        bloc=one_line(bloc.name),
        parent=one_line(bloc.parent),
        heading=review_title(review.period, bloc.year),
        order=one_line(order_in_words(review)),
        figures=tuple(_figures(review)),
        columns=headings(review),
        ranked=tuple(_ranked(review, subjects)),
        notes=tuple(_notes(review)),
        unranked=tuple(
            Unranked(subjects[one.member.code], one_line(why_not_ranked(review, one)))
            for one in review.board.not_ranked
        ),
        awards=award_tables(review),
        charts=bar_charts(review),
        members=tuple(Choice(str(one.number), _short(one.name)) for one in subjects.values()),
        sections=tuple(
            Choice(str(place), _short(f"{one_line(line.code)}. {one_line(line.title)}"))
            for place, line in enumerate(review.scale.sections)
        ),
        severities=tuple(Choice(severity.value, SEVERITIES[severity]) for severity in Severity),
        subjects=subjects,
        without_ways="" if explained else web_words.without_ways(marks, MOST_MARKS),
        ways=ways(traced, [row.member for row in ranking_rows(review)]) if explained else iter(()),
        findings=tuple(_findings(review, subjects, explained)),
        further_findings=_left_out(review),
        files=tuple(_file(file, subjects) for file in review.files),
        shelves=shelves,
    )


def _short(text: str) -> str:
    """As long as a list to choose from can show."""
    return text if len(text) <= _LONGEST_CHOICE else f"{text[: _LONGEST_CHOICE - 1].rstrip()}…"


# ---------------------------------------------------------------------------------- the members


def _subjects(review: Review) -> dict[str, Subject]:
    place, total = chosen(review, ("place", "total"))
    return {
        row.member.code: Subject(
            row.number,
            one_line(row.member.name),
            one_line(row.member.code),
            f"Hạng {in_words(place, row)} – {in_words(total, row)} điểm" if row.standing else "Không xếp hạng",
        )
        for row in ranking_rows(review)
    }


def _figures(review: Review) -> Iterator[Figure]:
    board = review.board
    yield Figure("Đơn vị trong khối", _number(len(review.config.bloc.members)))
    yield Figure("Có phiếu được chấm", _number(len(scorecards(review))))
    yield Figure("Được xếp hạng", _number(len(board.standings)))
    yield Figure("Không xếp hạng", _number(len(board.not_ranked)))
    for severity in Severity:
        number = sum(finding.severity is severity for finding in review.findings)
        yield Figure(f"Ghi nhận: {SEVERITIES[severity].lower()}", _number(number))


def _number(number: int) -> str:
    """A figure that stands alone: nothing is `0`, not `00`."""
    return count(number) if number else "0"


def _ranked(review: Review, subjects: Mapping[str, Subject]) -> Iterator[Ranked]:
    columns = chosen(review, RANKING)
    for row in ranking_rows(review)[: len(review.board.standings)]:
        yield Ranked(subjects[row.member.code], cells(columns, row))


def _notes(review: Review) -> Iterator[str]:
    """What stands below the ranking."""
    yield from sections_in_words(review)
    yield from map(one_line, below_the_table(review))


# ------------------------------------------------------------------------- findings and files


def _findings(review: Review, subjects: Mapping[str, Subject], explained: bool) -> Iterator[FindingRow]:
    """The gravest first, at most `MOST_FINDINGS`."""
    rows = {line.code: place for place, line in enumerate(review.scale.lines)}
    marks = (
        {(card.member.code, mark.code) for card in scorecards(review) for mark in card.marks} if explained else set()
    )
    sections = {line.code: place for place, line in enumerate(review.scale.sections)}
    found = sorted(review.findings, key=lambda finding: _SEVERITY_ORDER.index(finding.severity))
    for finding in found[:MOST_FINDINGS]:
        line = review.scale.by_code.get(finding.line or "")
        subject = subjects.get(finding.unit or "")
        yield FindingRow(
            severity=finding.severity.value,
            level=SEVERITIES[finding.severity],
            title=title(finding.code),
            message=one_line(message(finding)),
            remedy=one_line(remedy(finding)),
            name=subject.name if subject else one_line(finding.unit or ""),
            line=one_line(finding.line or ""),
            place=_place(finding),
            number=str(subject.number) if subject else "",
            section=str(sections[review.scale.ancestry(line)[-1].code]) if line else "",
            row=str(rows[line.code]) if line and (finding.unit, line.code) in marks else "",
        )


def _place(finding: Finding) -> str:
    """`VP.xlsx › Phiếu chấm điểm!G12`, as far as it is known."""
    return " › ".join(one_line(part) for part in (finding.file, finding.cell) if part)


def _left_out(review: Review) -> str:
    left = len(review.findings) - MOST_FINDINGS
    return web_words.further_findings(left) if left > 0 else ""


def _file(file: FileRecord, subjects: Mapping[str, Subject]) -> FileRow:
    subject = subjects.get(file.unit or "")
    return FileRow(
        file=one_line(file.file),
        name=subject.name if subject else one_line(file.unit or ""),
        status=file_status(file),
        reason=FILE_REASONS[file.reason] if file.reason else "",
        received=moment_in_full(file.received) if file.received else "chưa rõ",
    )
