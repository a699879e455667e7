"""The sheets that are lists: `Căn cứ`, `Ghi nhận`, `Hồ sơ nhận`. A heading row with a filter, then a row a thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pipeline.model.clock import VIETNAM
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.result import Review
from pipeline.model.scale import Line
from pipeline.reports.book.links import Link, Links
from pipeline.reports.book.page import Cell, Page, Value
from pipeline.reports.figures.tables import scorecards
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import set_paper
from pipeline.sheets.looks.styles import (
    BOLD,
    CENTRE,
    GRID,
    HEADER,
    LINK,
    RIGHT,
    TEXT,
    Style,
    Styles,
    decimals_of,
    in_decimals,
)
from pipeline.text.findings import message, remedy, title
from pipeline.text.labels import KIND_LABELS
from pipeline.text.terms import BASES, FILE_REASONS, SEVERITIES, consequence, file_status, review_title
from pipeline.text.workbooks.sheets import FINDINGS_TITLE

_DATE: Style = {"num_format": "dd/mm/yyyy", **RIGHT}
_MOMENT: Style = {"num_format": "dd/mm/yyyy hh:mm", "align": "center"}
_SMALL: Style = {**TEXT, "font_size": 8}
_SEVERITY_ORDER = tuple(Severity)
_KEPT = 4096
"""Figures whose look is remembered."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and its column's width."""

    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: its cells, and the columns that lead to a file."""

    cells: tuple[Cell, ...]
    links: tuple[tuple[int, Link], ...] = ()


def write_grounds(styles: Styles, review: Review) -> None:
    """`Căn cứ`: one row a mark, from the points back to the cell of the form they come from."""
    columns = [
        Column("Mã đơn vị", 10),
        Column("Đơn vị", 24),
        Column("Mã", 8),
        Column("Nội dung", 40),
        Column("Loại", 11),
        Column("Cách tính", 34),
        Column("Chỉ tiêu", 11),
        Column("Kết quả", 13),
        Column("Tự chấm", 9),
        Column("Điểm", 9),
        Column("Điểm tối đa", 9),
        Column("Căn cứ", 16),
        Column("Nguồn", 40),
    ]
    _write_list(styles, review, "Căn cứ", "CĂN CỨ CHẤM ĐIỂM", columns, _grounds(styles, review, columns))


def _grounds(styles: Styles, review: Review, columns: Sequence[Column]) -> Iterator[ListRow]:
    looks, links, source = _Looks(styles, review), Links(review), len(columns) - 1
    lines = {line.code: looks.line(line) for line in review.scale.lines}
    bases = {basis: (words, looks.text) for basis, words in BASES.items()}
    for card in scorecards(review):
        member = ((card.member.code, looks.text), (card.member.label, looks.text))
        for mark in card.marks:
            line, link = lines[mark.code], links.to_cell(mark.at) if mark.at else None
            cells = (
                *member,
                *line.cells,
                looks.figure(mark.target),
                looks.figure(mark.reported),
                looks.figure(mark.claimed),
                (mark.points if line.scored else None, looks.points),
                (mark.maximum if line.scored else None, looks.points),
                bases[mark.basis],
                (link.text, looks.link) if link else (None, looks.text),
            )
            yield ListRow(cells, ((source, link),) if link else ())


@dataclass(frozen=True, slots=True)
class _LineCells:
    """The cells that all marks of a line share, and whether it gives or takes points."""

    cells: tuple[Cell, ...]
    scored: bool


class _Looks:
    """The looks of the cells of `Căn cứ`, each found once."""

    def __init__(self, styles: Styles, review: Review) -> None:
        self._styles = styles
        self.text, self.kind, self.link = styles(TEXT), styles(TEXT, CENTRE), styles(TEXT, LINK)
        self.day = styles(TEXT, _DATE)
        self.points = styles(GRID, RIGHT, in_decimals(review.config.scoring.decimals))
        self.figure = lru_cache(_KEPT)(self._figure)

    def line(self, line: Line) -> _LineCells:
        """What stands in every row of a line."""
        texts = (line.code, line.title, KIND_LABELS[line.kind], way_in_words(line))
        looks = (self.text, self.text, self.kind, self.text)
        return _LineCells(tuple(zip(texts, looks, strict=True)), line.condition is None)

    def _figure(self, value: Value) -> Cell:
        """A figure with the decimals it has; a word or a day."""
        if isinstance(value, Decimal):
            return value, self._styles(GRID, RIGHT, in_decimals(decimals_of(value)))
        return value, self.day if isinstance(value, date) else self.text


def way_in_words(line: Line) -> str:
    """How a line becomes points, or what a condition does."""
    if line.condition:
        return consequence(line.condition)
    return line.rule.words() if line.rule else ""


def write_findings(styles: Styles, review: Review) -> None:
    """`Ghi nhận`: what people must look at, the gravest first."""
    columns = [
        Column("STT", 5),
        Column("Mức độ", 11),
        Column("Ghi nhận", 18),
        Column("Nội dung", 48),
        Column("Việc cần làm", 42),
        Column("Đơn vị", 20),
        Column("Dòng", 8),
        Column("Giá trị", 14),
        Column("Tệp", 26),
        Column("Ô", 24),
    ]
    found = sorted(review.findings, key=lambda finding: _SEVERITY_ORDER.index(finding.severity))
    names = {member.code: member.label for member in review.config.bloc.members}
    links = Links(review)
    rows = (_finding(styles, links, finding, names, number) for number, finding in enumerate(found, start=1))
    _write_list(styles, review, "Ghi nhận", FINDINGS_TITLE, columns, rows)


def _finding(styles: Styles, links: Links, finding: Finding, names: dict[str, str], number: int) -> ListRow:
    text, link, file = styles(TEXT), styles(TEXT, LINK), finding.file
    grave = styles(TEXT, BOLD) if finding.severity is Severity.ERROR else text
    cells = (
        (number, styles(GRID, CENTRE)),
        (SEVERITIES[finding.severity], grave),
        (title(finding.code), text),
        (message(finding), text),
        (remedy(finding), text),
        (names.get(finding.unit or "", finding.unit or ""), text),
        (finding.line or "", text),
        (finding.seen, text),
        (file or "", link if file else text),
        ((finding.cell or "") if file else "", link if file and finding.cell else text),
    )
    if not file:
        return ListRow(cells)
    to_file = (8, links.to_place(file, None, file))
    return ListRow(cells, (to_file, (9, links.to_place(file, finding.cell, ""))) if finding.cell else (to_file,))


def write_files(styles: Styles, review: Review) -> None:
    """`Hồ sơ nhận`: every file of the inbox and its fate."""
    columns = [
        Column("STT", 5),
        Column("Tệp", 44),
        Column("Đơn vị", 26),
        Column("Tình trạng", 16),
        Column("Lý do", 32),
        Column("Nhận lúc", 16),
        Column("Mã băm SHA-256", 34),
    ]
    names = {member.code: member.label for member in review.config.bloc.members}
    links = Links(review)
    rows = (_file(styles, links, file, names, number) for number, file in enumerate(review.files, start=1))
    _write_list(styles, review, "Hồ sơ nhận", "HỒ SƠ ĐÃ NHẬN", columns, rows)


def _file(styles: Styles, links: Links, file: FileRecord, names: dict[str, str], number: int) -> ListRow:
    text, was_read = styles(TEXT), _was_read(file)
    received = file.received.astimezone(VIETNAM) if file.received else None
    cells = (
        (number, styles(GRID, CENTRE)),
        (file.file, styles(TEXT, LINK) if was_read else text),
        (names.get(file.unit or "", file.unit or ""), text),
        (file_status(file), text),
        (FILE_REASONS[file.reason] if file.reason else "", text),
        (received, styles(GRID, _MOMENT)) if received else ("chưa rõ", styles(TEXT, CENTRE)),
        (file.sha256, styles(_SMALL)),
    )
    return ListRow(cells, ((1, links.to_place(file.file, None, file.file)),) if was_read else ())


def _was_read(file: FileRecord) -> bool:
    """True for what was read as a paper of ours: nothing else is offered to be opened with a click."""
    return file.unit is not None or file.status in (FileStatus.ACCEPTED, FileStatus.SUPERSEDED)


def _write_list(
    styles: Styles, review: Review, name: str, heading: str, columns: Sequence[Column], rows: Iterable[ListRow]
) -> None:
    page = Page(styles.book.add_worksheet(name), styles, [column.width for column in columns])
    set_paper(page.sheet)
    page.sheet.fit_to_pages(1, 0)
    bloc = review.config.bloc
    for text in (heading, f"{bloc.name} – {review_title(review.period, bloc.year)}"):
        page.line([(text, styles(BOLD))], 18)
    page.next(6)
    header = page.row
    page.line(
        [(column.heading, styles(HEADER)) for column in columns],
        height_of([(column.heading, column.width - 1) for column in columns], 20),
    )
    page.sheet.repeat_rows(header)
    page.sheet.freeze_panes(page.row, 0)
    widths = [column.width - 2 for column in columns]
    for row in rows:
        for column, link in row.links:
            page.lead(column, link)
        page.line(row.cells, height_of(_texts(row.cells, widths)))
    page.sheet.autofilter(header, 0, max(page.row - 1, header), len(columns) - 1)


def _texts(cells: Sequence[Cell], widths: Sequence[float]) -> list[tuple[str, float]]:
    return [(cell[0], width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell[0], str)]
