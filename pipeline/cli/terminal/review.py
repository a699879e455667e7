"""What is printed of a review: what was read, the ranking, and where to look."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.cli.terminal.console import say, width
from pipeline.cli.terminal.status import files_not_taken
from pipeline.cli.terminal.tables import BETWEEN, Heading, Table, fitted, tell_table
from pipeline.model.finding import FileStatus, Severity
from pipeline.model.result import Review
from pipeline.reports.figures.ranking_columns import Column, Row, chosen, in_words, ranking_rows
from pipeline.text.awards import meeting_in_words
from pipeline.text.numbers import count
from pipeline.text.terminal.reports import (
    NO_FINDINGS,
    NOBODY_RANKED,
    files_read,
    findings_made,
    inbox_empty,
    not_ranked,
    result_in,
    votes_counted,
)
from pipeline.text.terms import NOT_RANKED, SEVERITIES, file_status, period_title
from pipeline.workspace.workspace import WORKING_BOOK

RANKING = ("place", "name", "half", "claimed", "total", "maximum", "percent", "grade", "awards")
"""The columns of the ranking that a line has room for."""

DISPENSABLE = ("maximum", "claimed", "half", "percent")
"""Those that a narrow terminal leaves out, the first of them first; the workbook and the page have them all."""

_READABLE = 14


def tell_review(review: Review, folder: Path) -> None:
    """What was read, the ranking, and where to look."""
    say(f"{review.config.bloc.name} — {period_title(review.period, review.config.bloc.year)}", _files_in_words(review))
    if review.board.standings:
        tell_table(ranking_table(review, width()))
    else:
        say(NOBODY_RANKED)
    for left_out in review.board.not_ranked:
        say(not_ranked(left_out.member.name, left_out.member.code, NOT_RANKED[left_out.reason]))
        say(*(f"  {line}" for line in files_not_taken(review, left_out.member.code)))
    if review.ballot:
        say(votes_counted(meeting_in_words(review.ballot, len(review.config.bloc.members))))
    say(_findings_in_words(review), result_in(folder))


def _files_in_words(review: Review) -> str:
    order = list(FileStatus)
    records = sorted(review.files, key=lambda record: order.index(record.status))
    numbers = Counter(file_status(record).lower() for record in records)
    if not numbers:
        return inbox_empty(review.config.bloc.year, review.period.value)
    by_status = ", ".join(f"{count(number)} {status}" for status, number in numbers.items())
    return files_read(len(review.files), by_status)


def ranking_table(review: Review, room: int) -> Table:
    """Places, points and what is proposed; numbers as papers write them. A column with nothing is left out."""
    rows = ranking_rows(review)[: len(review.board.standings)]
    filled = [one for one in chosen(review, RANKING) if any(_cell(one, row) for row in rows)]
    columns = _with_room(filled, rows, room)
    headings = [Heading(_heading(one), is_number=not one.look.wraps, whole=not one.look.wraps) for one in columns]
    return fitted(headings, [[_cell(one, row) for one in columns] for row in rows], room)


def _heading(column: Column) -> str:
    return column.shortest or column.short or column.heading


def _cell(column: Column, row: Row) -> str:
    return in_words(column, row, nothing="", shared="=")


def _with_room(columns: Sequence[Column], rows: Sequence[Row], room: int) -> list[Column]:
    """The columns of which a line has room without a broken word; those that can be missed are left out in turn."""
    kept = list(columns)
    for name in DISPENSABLE:
        if sum(_narrowest(one, rows) + BETWEEN for one in kept) > room:
            kept = [one for one in kept if one.name != name]
    return kept


def _narrowest(column: Column, rows: Sequence[Row]) -> int:
    """How many letters a column needs: its longest cell; of texts the longest word, and enough for two or three."""
    texts = [_heading(column), *(_cell(column, row) for row in rows)]
    longest = max(map(len, texts))
    if not column.look.wraps:
        return longest
    return max(min(longest, _READABLE), *(len(word) for text in texts for word in text.split()))


def _findings_in_words(review: Review) -> str:
    if not review.findings:
        return NO_FINDINGS
    return findings_made(len(review.findings), ", ".join(_by_severity(review)), WORKING_BOOK)


def _by_severity(review: Review) -> Iterator[str]:
    for severity in Severity:
        number = sum(finding.severity is severity for finding in review.findings)
        if number:
            yield f"{count(number)} {SEVERITIES[severity].lower()}"
