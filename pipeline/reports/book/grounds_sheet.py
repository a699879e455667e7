"""Sheet `Căn cứ`: one row a mark, from the points back to the cell of the form they come from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pipeline.model.cells import CellRef
from pipeline.model.result import Review
from pipeline.model.scale import Line
from pipeline.reports.book.links import Links
from pipeline.reports.book.list_sheet import Column, ListRow, height, inner_widths, write_list
from pipeline.reports.book.page import Cell, Value
from pipeline.reports.figures.tables import scorecards
from pipeline.sheets.looks.heights import WIDEST, height_of, lines_of
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
_KEPT = 4096
"""Figures and places of which it is remembered how they look."""

_ANSWERS = 6
"""The column of the first answer."""
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
    write_list(styles, review, "Căn cứ", "CĂN CỨ CHẤM ĐIỂM", columns, _grounds(styles, review, columns))


def _years(review: Review) -> Mapping[tuple[str, str], Decimal | None]:
    """The target of the whole year by line and member, where the member is measured by another."""
    return {
        (line.code, unit): review.year_target(source, unit)
        for line in review.scale.lines
        for source in [review.scale.source(line).code]
        for unit in review.targets.get(source, {})
        if review.has_own_target(source, unit)
    }


def _grounds(styles: Styles, review: Review, columns: Sequence[Column]) -> Iterator[ListRow]:
    looks, links, source = _Looks(styles, review, columns), Links(review), len(columns) - 1
    lines = {line.code: looks.line(line) for line in review.scale.lines}
    years, basis_at = _years(review), [column.heading for column in columns].index("Căn cứ")
    bases = {basis: looks.shared(((words, looks.text),), basis_at) for basis, words in BASES.items()}
    for card in scorecards(review):
        member = looks.shared(((card.member.code, looks.text), (card.member.label, looks.text)), 0)
        for mark in card.marks:
            line, basis, link = lines[mark.code], bases[mark.basis], links.to_cell(mark.at) if mark.at else None
            year = (looks.figure(years.get((mark.code, card.member.code))),) if years else ()
            answers = (looks.figure(mark.target), *year, looks.figure(mark.reported), looks.figure(mark.claimed))
            cells = (
                *member.cells,
                *line.cells,
                *answers,
                (mark.points if line.scored else None, looks.points),
                (mark.maximum if line.scored else None, looks.points),
                *basis.cells,
                (link.text, looks.link) if link else (None, looks.text),
            )
            most = max(member.height, line.height, basis.height, looks.of_answers(answers), looks.of_source(mark.at))
            yield ListRow(cells, most, ((source, link),) if link else ())


@dataclass(frozen=True, slots=True)
class _Shared:
    """Cells that stand in many rows, and how high they are; of a line also whether it gives or takes points."""

    cells: tuple[Cell, ...]
    height: float
    scored: bool = True


class _Looks:
    """The looks and heights of the cells of `Căn cứ`, each found once."""

    def __init__(self, styles: Styles, review: Review, columns: Sequence[Column]) -> None:
        self._styles, self._widths = styles, inner_widths(columns)
        self.text, self.kind, self.link = styles(TEXT), styles(TEXT, CENTRE), styles(TEXT, LINK)
        self.day = styles(TEXT, _DATE)
        self.points = styles(GRID, RIGHT, in_decimals(review.config.scoring.decimals))
        self.figure, self.of_answers = lru_cache(_KEPT)(self._figure), lru_cache(_KEPT)(self._of_answers)
        self._on_one_line = lru_cache(_KEPT)(self._fits)

    def line(self, line: Line) -> _Shared:
        """What stands in every row of a line."""
        texts = (line.code, line.title, KIND_LABELS[line.kind], way_in_words(line))
        looks = (self.text, self.text, self.kind, self.text)
        return self.shared(tuple(zip(texts, looks, strict=True)), 2, scored=line.condition is None)

    def shared(self, cells: tuple[Cell, ...], first: int, *, scored: bool = True) -> _Shared:
        """Cells that begin in the column `first`."""
        return _Shared(cells, height(cells, self._widths[first:]), scored)

    def _of_answers(self, cells: tuple[Cell, ...]) -> float:
        return height(cells, self._widths[_ANSWERS:])

    def of_source(self, at: CellRef | None) -> float:
        """How high the place of an answer is; where cells with as many letters surely need one line, one line."""
        if at is None or self._on_one_line(at.file, at.sheet, len(at.cell)):
            return height_of(())
        return height_of([(str(at), self._widths[-1])])

    def _fits(self, file: str, sheet: str, letters: int) -> bool:
        return lines_of(str(CellRef(file, sheet, WIDEST * letters)), self._widths[-1]) == 1

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
