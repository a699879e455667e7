"""Sheet `Căn cứ`: one row a mark, from the points back to the cell of the form they come from."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.bloc import Member
from pipeline.model.cells import CellRef
from pipeline.model.result import Basis, Review
from pipeline.model.scale import Answer, Kind, Line
from pipeline.reports.book.links import Links
from pipeline.reports.book.list_sheet import Column, Make, height, inner_widths, write_list
from pipeline.reports.book.page import ListRow
from pipeline.reports.figures.tables import scorecards
from pipeline.sheets.looks.heights import WIDEST, height_of, lines_of
from pipeline.sheets.looks.rows import Cell, Made, Value
from pipeline.sheets.looks.styles import (
    CENTRE,
    GRID,
    LINK,
    RIGHT,
    TEXT,
    Style,
    Styles,
    decimals_of,
    in_decimals,
)
from pipeline.text.labels import KIND_LABELS
from pipeline.text.terms import BASES, consequence

_DATE: Style = {"num_format": "dd/mm/yyyy", **RIGHT}
_KEPT = 512
"""Lines, answers with their points, and places of which it is remembered what they become."""

_ANSWERS = 6
"""The column of the first answer."""
_TEXT_ENDS = b"</t></is></c>"
"""How a cell with a text ends."""
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
        return _rows(_Parts(make, styles, review, columns), review, years)

    write_list(styles, review, "Căn cứ", "CĂN CỨ CHẤM ĐIỂM", columns, rows)


def _years(review: Review) -> Mapping[tuple[str, str], Decimal | None]:
    """The target of the whole year by line and member, where the member is measured by another."""
    return {
        (line.code, unit): review.year_target(source, unit)
        for line in review.scale.lines
        for source in [review.scale.source(line).code]
        for unit in review.targets.get(source, {})
        if review.has_own_target(source, unit)
    }


def _rows(parts: "_Parts", review: Review, years: Mapping[tuple[str, str], Decimal | None]) -> Iterator[ListRow]:
    links, source = Links(review), parts.last
    for card in scorecards(review):
        member = parts.of_member(card.member)
        for mark in card.marks:
            line = parts.of_line(mark.code)
            year = (years.get((mark.code, card.member.code)),) if years else ()
            points = None if mark.kind is Kind.CONDITION else (mark.points, mark.maximum)
            values = parts.of_values((mark.target, *year, mark.reported, mark.claimed), points, mark.basis)
            at = card.at(mark)
            made = b"".join((member.made, line.made, values.made, parts.source(at)))
            height = max(member.height, line.height, values.height, parts.height_of_source(at))
            yield made, height, ((source, links.to_cell(at)),) if at else ()


class _Part(NamedTuple):
    """Cells side by side that stand in many rows, as the sheet has made them, and how high they are."""

    made: Made
    height: float


class _Parts:
    """The parts of the rows of `Căn cứ`, each made once, when it is first asked for."""

    def __init__(self, make: Make, styles: Styles, review: Review, columns: Sequence[Column]) -> None:
        self._make, self._styles, self._scale, self._widths = make, styles, review.scale, inner_widths(columns)
        self.last = len(columns) - 1
        self._text, self._link = styles(TEXT), styles(TEXT, LINK)
        self._points = styles(GRID, RIGHT, in_decimals(review.config.scoring.decimals))
        self.of_line, self.of_values = lru_cache(_KEPT)(self._of_line), lru_cache(_KEPT)(self._of_values)
        self._lowest = height_of(())
        self._on_one_line = lru_cache(_KEPT)(self._fits)
        self._of_sheet = lru_cache(_KEPT)(self._in_sheet)

    def of_member(self, member: Member) -> _Part:
        """The first cells of every row of a member."""
        return self._part(0, ((member.code, self._text), (member.label, self._text)))

    def _of_line(self, code: str) -> _Part:
        """What stands in every row of a line."""
        line, kind = self._scale.by_code[code], self._styles(TEXT, CENTRE)
        texts = (code, line.title, KIND_LABELS[line.kind], way_in_words(line))
        return self._part(2, tuple(zip(texts, (self._text, self._text, kind, self._text), strict=True)))

    def _of_values(
        self, answers: tuple[Answer | None, ...], points: tuple[Decimal, Decimal] | None, basis: Basis
    ) -> _Part:
        """The answers, the points and their maximum (None of a condition), and what they rest on."""
        scored = [(one, self._points) for one in points or (None, None)]
        return self._part(_ANSWERS, (*map(self._figure, answers), *scored, (BASES[basis], self._text)))

    def _part(self, first: int, cells: Sequence[Cell]) -> _Part:
        return _Part(self._make(first, cells), height(cells, self._widths[first:]))

    def source(self, at: CellRef | None) -> Made:
        """The cell of the place that an answer comes from; of those in one sheet only the end is made anew."""
        if at is None:
            return self._make(self.last, ((None, self._text),))
        return self._of_sheet(at.file, at.sheet) + at.cell.encode() + _TEXT_ENDS

    def _in_sheet(self, file: str, sheet: str) -> Made:
        text = str(CellRef(file, sheet, ""))
        return self._make(self.last, ((text, self._link),)).removesuffix(_TEXT_ENDS)

    def height_of_source(self, at: CellRef | None) -> float:
        """How high the place is; where cells with as many letters surely need one line, one line."""
        if at is None or self._on_one_line(at.file, at.sheet, len(at.cell)):
            return self._lowest
        return height_of([(str(at), self._widths[-1])])

    def _fits(self, file: str, sheet: str, letters: int) -> bool:
        return lines_of(str(CellRef(file, sheet, WIDEST * letters)), self._widths[-1]) == 1

    def _figure(self, value: Value) -> Cell:
        """A figure with the decimals it has; a word or a day."""
        if isinstance(value, Decimal):
            return value, self._styles(GRID, RIGHT, in_decimals(decimals_of(value)))
        return value, self._styles(TEXT, _DATE) if isinstance(value, date) else self._text


def way_in_words(line: Line) -> str:
    """How a line becomes points, or what a condition does."""
    if line.condition:
        return consequence(line.condition)
    return line.rule.words() if line.rule else ""
