"""What is printed of a setup, a review and the state of the inbox: faults, the scale, the ranking, who sent what."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.cli.terminal.console import say, width
from pipeline.cli.terminal.status import files_not_taken
from pipeline.cli.terminal.tables import BETWEEN, Branch, Heading, Table, fitted, tell_table, tree
from pipeline.model.finding import Fault, FileStatus, Severity
from pipeline.model.result import Review
from pipeline.model.scale import Line, Scale
from pipeline.reports.figures.ranking_columns import Column, Row, chosen, in_words, ranking_rows
from pipeline.text.awards import meeting_in_words
from pipeline.text.labels import KIND_LABELS
from pipeline.text.numbers import count, short
from pipeline.text.terminal.reports import (
    NO_FINDINGS,
    NOBODY_RANKED,
    faults_found,
    files_read,
    findings_made,
    inbox_empty,
    not_ranked,
    oddities_found,
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


def tell_faults(faults: Iterable[Fault]) -> None:
    """The configuration's faults, on stderr, and that nothing was done."""
    faults = tuple(faults)
    say(faults_found(len(faults)), *(f"  • {fault}" for fault in faults), stderr=True)


def tell_oddities(oddities: Sequence[Fault]) -> None:
    """What is legal but odd."""
    if oddities:
        say(oddities_found(len(oddities)), *(f"  • {oddity}" for oddity in oddities))


def tell_scale(scale: Scale) -> None:
    """The scale as the program understood it: a tree with points by level."""
    say(f"Thang điểm, phiên bản {scale.version}", *tree([_branch(scale, one) for one in scale.sections], width()))


def _branch(scale: Scale, line: Line) -> Branch:
    return _row_in_words(line), [_branch(scale, child) for child in scale.children.get(line.code, ())]


def _row_in_words(line: Line) -> str:
    limit = "" if line.maximum is None else f", tối đa {short(line.maximum)}"
    caps = (("trần thưởng", line.bonus_cap), ("trần trừ", line.deduction_cap))
    limit += "".join(f", {name} {short(cap)}" for name, cap in caps if cap is not None)
    rule = f" — {line.rule.label}: {line.rule.words()}" if line.rule else ""
    effect = line.condition
    rule += f" — {effect.effect}{': ' + effect.grade if effect.grade else ''}" if effect else ""
    return f"{line.code}. {line.title} [{KIND_LABELS[line.kind]}{limit}]{rule}"


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
