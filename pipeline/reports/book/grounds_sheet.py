"""Sheet `Căn cứ`: one row a mark, from the points back to the cell of the form they come from."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.model.cells import CellRef
from pipeline.model.remembered import Remembered
from pipeline.model.result import Basis, Mark, Review
from pipeline.model.scale import Kind, Line
from pipeline.reports.book.links import Links
from pipeline.reports.book.list_sheet import Column, Make, height, inner_widths, write_list
from pipeline.reports.figures.tables import scorecards
from pipeline.sheets.looks.heights import WIDEST, height_of, lines_of
from pipeline.sheets.looks.rows import Cell, Lead, ListRow, Made, Target, Value
from pipeline.sheets.looks.styles import CENTRE, GRID, LINK, RIGHT, TEXT, Style, Styles, decimals_of, in_decimals
from pipeline.text.labels import KIND_LABELS
from pipeline.text.terms import BASES, consequence

_DATE: Style = {"num_format": "dd/mm/yyyy", **RIGHT}
_KEPT = 512
"""Lines, figures, and sheets of forms, of which it is remembered what they become."""

_ANSWERS = 6
"""The column of the first answer."""
_TEXT_ENDS = b"</t></is></c>"
"""How a cell with a text ends."""
_MOST_LETTERS = 10
"""Of a cell's name."""
_LOWEST = height_of(())
_OF_YEAR = "Chỉ tiêu cả năm"


def write_grounds(styles: Styles, review: Review) -> None:
    """`Căn cứ`: one row a mark, from the points back to the cell of the form they come from."""
    years = _years(review)
    columns = [
        Column("Mã đơn vị", 10),
        Column("Đơn vị", 24),
        Column("Mã", 8),
        Column("Nội dung", 40),
        Column("Loại", 11),
        Column("Cách tính", 34),
        Column("Chỉ tiêu", 11),
        *([Column(_OF_YEAR, 11)] if years else []),
        Column("Kết quả", 13),
        Column("Tự chấm", 9),
        Column("Điểm", 9),
        Column("Điểm tối đa", 9),
        Column("Căn cứ", 16),
        Column("Nguồn", 40),
    ]

    def rows(make: Make) -> Iterator[ListRow]:
        return _Grounds(make, styles, review, columns).rows(years)

    write_list(styles, review, "Căn cứ", "CĂN CỨ CHẤM ĐIỂM", columns, rows)


_Years = Mapping[tuple[str, str], Decimal | None]


def _years(review: Review) -> _Years:
    """The target of the whole year by line and member, where the member is measured by another."""
    return {
        (line.code, unit): review.year_target(source, unit)
        for line in review.scale.lines
        for source in [review.scale.source(line).code]
        for unit in review.targets.get(source, {})
        if review.has_own_target(source, unit)
    }


_Part = tuple[Made, float]
"""Cells side by side that stand in many rows, as the sheet has made them, and how high they are."""


class _InSheet(NamedTuple):
    """How a cell begins that names a cell of a sheet, where it leads, and how many letters surely stand on one line."""

    begun: Made
    target: Target
    letters: int


class _Grounds:
    """The rows of `Căn cứ`; what many of them have in common is made once, when it is first asked for."""

    def __init__(self, make: Make, styles: Styles, review: Review, columns: Sequence[Column]) -> None:
        self._make, self._styles, self._review, self._widths = make, styles, review, inner_widths(columns)
        self._links, self._source = Links(review), len(columns) - 1
        self._text, self._link = styles(TEXT), styles(TEXT, LINK)
        self._points = styles(GRID, RIGHT, in_decimals(review.config.scoring.decimals))
        self._of_line, self._of_sheet = lru_cache(_KEPT)(self._line), lru_cache(_KEPT)(self._in_sheet)
        self._of_basis, self._of_figure = cache(self._basis), lru_cache(_KEPT)(self._figure)
        self._of_mark = Remembered[tuple[Made, Made, float]]()
        self._in_decimals = lru_cache(_KEPT)(lambda decimals: styles(GRID, RIGHT, in_decimals(decimals)))

    def rows(self, years: _Years) -> Iterator[ListRow]:
        """A row a mark, member by member."""
        for card in scorecards(self._review):
            unit = card.member.code
            member, high = self._part(0, ((unit, self._text), (card.member.label, self._text)))
            for mark in card.marks:
                year = (years.get((mark.code, unit)),) if years else ()
                key = (id(mark), *map(id, year))
                line, values, higher = self._of_mark.get(key) or self._of_mark.keep(key, self._mark(mark, year))
                source, highest, leads = self._place(card.file, mark.at)
                yield b"".join((member, line, values, source)), max(high, higher, highest), leads

    def _mark(self, mark: Mark, year: tuple[Decimal | None, ...]) -> tuple[Made, Made, float]:
        """What stands in every row of the line, what the mark says, and how high both are."""
        (line, high), (basis, higher) = self._of_line(mark.code), self._of_basis(mark.basis)
        points, maximum = (None, None) if mark.kind is Kind.CONDITION else (mark.points, mark.maximum)
        answers = (mark.target, *year, mark.reported, mark.claimed)
        cells = (*map(self._of_figure, answers), (points, self._points), (maximum, self._points))
        highest = height(cells, self._widths[_ANSWERS:]) if isinstance(mark.reported, str) else _LOWEST
        return line, self._make(_ANSWERS, cells) + basis, max(high, higher, highest)

    def _basis(self, basis: Basis) -> _Part:
        return self._part(self._source - 1, ((BASES[basis], self._text),))

    def _part(self, first: int, cells: Sequence[Cell]) -> _Part:
        return self._make(first, cells), height(cells, self._widths[first:])

    def _line(self, code: str) -> _Part:
        """What stands in every row of a line."""
        line, kind = self._review.scale.by_code[code], self._styles(TEXT, CENTRE)
        texts = (code, line.title, KIND_LABELS[line.kind], way_in_words(line))
        return self._part(2, tuple(zip(texts, (self._text, self._text, kind, self._text), strict=True)))

    def _figure(self, value: Value) -> Cell:
        """A figure with the decimals it has; a word or a day."""
        if isinstance(value, Decimal):
            return value, self._in_decimals(decimals_of(value))
        return value, self._styles(TEXT, _DATE) if isinstance(value, date) else self._text

    def _place(self, file: str, at: CellRef | None) -> tuple[Made, float, Sequence[Lead]]:
        """The cell that an answer comes from, how high it is, and its link; in one sheet only the end is made anew."""
        if at is None:
            return self._make(self._source, ((None, self._text),)), _LOWEST, ()
        begun, target, letters = self._of_sheet(file, at.sheet)
        cell, high = at.cell, _LOWEST
        if len(cell) > letters:
            high = height_of([(str(CellRef(file, at.sheet, cell)), self._widths[-1])])
        return begun + cell.encode() + _TEXT_ENDS, high, ((self._source, target, target.sheet and cell),)

    def _in_sheet(self, file: str, sheet: str) -> _InSheet:
        text = str(CellRef(file, sheet, ""))
        begun = self._make(self._source, ((text, self._link),)).removesuffix(_TEXT_ENDS)
        tried, width = range(_MOST_LETTERS, 0, -1), self._widths[-1]
        letters = next((some for some in tried if lines_of(text + WIDEST * some, width) == 1), 0)
        return _InSheet(begun, self._links.to_sheet(file, sheet), letters)


def way_in_words(line: Line) -> str:
    """How a line becomes points, or what a condition does."""
    if line.condition:
        return consequence(line.condition)
    return line.rule.words() if line.rule else ""
