"""Sheets `Chi tiết`: lines × members, in one sheet or, for a long scale, one sheet a level-1 section."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, count
from math import ceil
from typing import Any

from pipeline.model.result import Review, Scorecard
from pipeline.model.scale import Line
from pipeline.reports.book.page import Page
from pipeline.reports.book.ranking_cells import cell_value
from pipeline.reports.figures.detail_rows import DetailRow, Details, Shown, details
from pipeline.reports.figures.ranking_columns import chosen, ranking_rows
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import (
    A4_PAGE,
    SMALLEST_SCALE,
    Landscape,
    millimetres,
    page_of,
    print_scale,
    set_paper,
    width_for,
)
from pipeline.sheets.looks.rows import MOST_COLUMNS, Cell
from pipeline.sheets.looks.styles import (
    BOLD,
    CENTRE,
    GRID,
    HEADER,
    HEADING,
    INDENT,
    ITALIC,
    MISSING,
    RIGHT,
    SECTION,
    WRAP,
    Style,
    Styles,
    in_decimals,
)
from pipeline.text.labels import KIND_LABELS
from pipeline.text.papers.memory import UNKNOWN
from pipeline.text.terms import review_title
from pipeline.text.workbooks.sheets import DETAILS_LEGEND, DETAILS_TITLE, details_of_section

SHEET = "Chi tiết"
LONGEST = 60
"""Rows of the scale that are still read with ease on one sheet."""

_LABELS = ("Mã", "Nội dung", "Loại", "Điểm tối đa", "Trung bình", "Tỷ lệ mất điểm (%)")
_REPEATED = 4
_MOST_STEPS = 5
"""Of indent before a title."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_SHOWN: dict[Shown, Style] = {
    Shown.POINTS: {},
    Shown.MISSING: MISSING,
    Shown.APPRAISED: ITALIC,
    Shown.ABSENT: {},
    Shown.YES: BOLD,
}


def write_details(styles: Styles, review: Review) -> None:
    """One sheet, or one a section where the scale has more than `LONGEST` rows.

    Members for whom a sheet of Excel has no columns go on another, and so on.
    """
    found, sections = details(review), review.scale.sections
    room = MOST_COLUMNS - len(_LABELS)
    parts = [_Part(styles, found, start, start + room) for start in range(0, max(len(found.cards), 1), room)]
    if len(review.scale.lines) <= LONGEST:
        for number, part in enumerate(parts, start=1):
            page = part.begun(SHEET if number == 1 else f"{SHEET} ({number})", DETAILS_TITLE)
            part.write_rows(page, sections)
            part.write_totals(page)
        return
    names = iter(sheet_names(sections * len(parts)))
    for part in parts:
        for section in sections:
            page = part.begun(next(names), details_of_section(section.code))
            part.write_rows(page, [section])


def sheet_names(sections: Iterable[Line]) -> list[str]:
    """`Chi tiết A` for each section: valid in Excel, at most 31 characters, and no two alike whatever the case."""
    names: list[str] = []
    for section in sections:
        plain = f"{SHEET} {_FORBIDDEN.sub('-', section.code)}"
        candidates = chain([plain[:31]], (f"{plain[:25].rstrip()} ({number})" for number in count(2)))
        taken = {name.casefold() for name in names}
        names.append(next(name for name in candidates if name.casefold() not in taken))
    return names


# ------------------------------------------------------------------------------------- head


def _widths(cards: Sequence[Scorecard], decimals: int, paper: Landscape) -> list[float]:
    """The criterion takes what the members leave of a page that is printed a little smaller."""
    totals = [number for card in cards for number in (card.total, card.tally.maximum)]
    points = max(7.5, width_for(totals, decimals))
    codes = max((len(card.member.code) for card in cards), default=0)
    members = [max(points, min(12.0, 1.3 * codes + 1.5))] * len(cards)
    fixed = [9.0, 0.0, 9.5, points, points, 7.5]
    free = paper.breadth(80) - millimetres([*fixed, *members])
    fixed[1] = min(90.0, max(44.0, (free * 96 / 25.4 - 5) / 7))
    return [*fixed, *members]


def _set_breaks(page: Page, widths: Sequence[float], paper: Landscape) -> None:
    """One page wide where that stays readable; else members go on to further pages beside the repeated criteria."""
    page.sheet.repeat_columns(0, _REPEATED - 1)
    if print_scale(widths, paper) >= SMALLEST_SCALE:
        page.sheet.fit_to_pages(1, 0)
        return
    page.sheet.set_print_scale(SMALLEST_SCALE)
    page.sheet.set_v_pagebreaks(page_breaks(widths, paper))


def page_breaks(widths: Sequence[float], paper: Landscape = A4_PAGE) -> list[int]:
    """The columns before which a new page begins: as few pages as can be, with members spread evenly."""
    labels, members = len(_LABELS), len(widths) - len(_LABELS)
    first = _fitting(widths[:labels], widths[-1], paper)
    later = _fitting(widths[:_REPEATED], widths[-1], paper)
    pages = 1 + ceil((members - first) / later)
    share = min(first, ceil(members / pages))
    rest = ceil((members - share) / (pages - 1))
    return [labels + share + rest * number for number in range(pages - 1)]


def _fitting(before: Sequence[float], width: float, paper: Landscape) -> int:
    """How many columns of a width fit on a page beside others at the smallest scale."""
    room = paper.breadth(SMALLEST_SCALE) - millimetres(before)
    return max(1, int(room / millimetres([width])))


def _name_height(names: Sequence[str]) -> float:
    """Names stand upright, on three lines at most."""
    return min(180.0, max([54.0, *(len(name) * 6 / 3 + 42 for name in names)]))


def _under_labels(look: Any, title: Any, text: str) -> list[Cell]:
    return [(text, title) if label == "Nội dung" else ("", look) for label in _LABELS]


# ------------------------------------------------------------------------------------- rows


class _Looks:
    """The looks of rows that differ only in what they say: of the title by its indent, of points by what they are."""

    def __init__(self, styles: Styles, decimals: int, tint: Style) -> None:
        base: Style = {**GRID, **tint}
        number = {**base, **CENTRE, **in_decimals(decimals)}
        self.code, self.kind = styles(base, INDENT), styles(base, CENTRE)
        self.lost = styles(number, in_decimals(1))
        self.title = cache(lambda steps: styles(base, WRAP, {"indent": steps}))
        self.points = cache(lambda shown: styles(number, _SHOWN[shown]))


class _Part:
    """Some of the members, in the order of all, on one sheet or on one a section.

    What lines tell of members together is of all.
    """

    def __init__(self, styles: Styles, found: Details, start: int, end: int) -> None:
        self._styles, self._found, self._start, self._end = styles, found, start, end
        self._review, self._cards = found.review, found.cards[start:end]
        self._rows = [row for row in ranking_rows(found.review) if row.card][start:end]
        decimals, self._paper = found.review.config.scoring.decimals, page_of(found.review.config.paper)
        self._widths = _widths(self._cards, decimals, self._paper)
        self._head = self._heading_rows()
        self._section, self._heading, self._own = (_Looks(styles, decimals, tint) for tint in (SECTION, HEADING, {}))

    def _heading_rows(self) -> list[tuple[list[Cell], float]]:
        """Names upright, codes, places; and how high each row is."""
        label, members = self._styles(HEADER), [card.member for card in self._cards]
        name = self._styles(HEADER, {"rotation": 90, "bold": False})
        right = self._styles(HEADER, RIGHT)
        (place,) = chosen(self._review, ("place",))
        names, codes = [member.label for member in members], [member.code for member in members]
        ranks: list[Cell] = [(UNKNOWN if row.standing is None else row.standing.place, label) for row in self._rows]
        return [
            ([(text, label) for text in _LABELS] + [(text, name) for text in names], _name_height(names)),
            (
                _under_labels(label, right, "Mã đơn vị") + [(code, label) for code in codes],
                height_of([(code, self._widths[-1] - 1) for code in codes]),
            ),
            (_under_labels(label, right, place.heading) + ranks, 18),
        ]

    def begun(self, name: str, title: str) -> Page:
        """A sheet down to its headings."""
        page = Page(self._styles.book.add_worksheet(name), self._styles, self._widths)
        set_paper(page.sheet, page=self._paper)
        page.sheet.outline_settings(symbols_below=False)
        _set_breaks(page, self._widths, self._paper)
        bloc = self._review.config.bloc
        page.paragraph(title, BOLD, last=_REPEATED - 1)
        page.paragraph(f"{bloc.name} – {review_title(self._review.period, bloc.year)}", BOLD, WRAP, last=_REPEATED - 1)
        page.paragraph(DETAILS_LEGEND, ITALIC, WRAP, {"valign": "top"}, last=_REPEATED - 1)
        first = page.row
        for cells, height in self._head:
            page.line(cells, height)
        page.sheet.repeat_rows(first, page.row - 1)
        page.sheet.freeze_panes(page.row, 2)
        return page

    def write_rows(self, page: Page, sections: Iterable[Line]) -> None:
        """The rows of some sections and of their branches, in scale order."""
        for section in sections:
            for row in self._found.rows(section):
                page.line(self._cells(row), self._height(row), level=min(row.line.level - 1, 7))

    def _height(self, row: DetailRow) -> float:
        return height_of([(row.title, self._widths[1] - row.line.level)], 17)

    def _cells(self, row: DetailRow) -> list[Cell]:
        line, heading = row.line, self._section if row.line.level == 1 else self._heading
        looks = heading if row.heading else self._own
        steps = min(line.level + (row.heading is False and row.title != line.title), _MOST_STEPS)
        number, points = looks.points(Shown.POINTS), looks.points
        return [
            (line.code, looks.code),
            (row.title, looks.title(steps)),
            ("" if row.heading else KIND_LABELS[line.kind], looks.kind),
            (row.maximum, number),
            (row.mean, number),
            (row.lost, looks.lost),
            *[(value, points(shown)) for value, shown in row.cells[self._start : self._end]],
        ]

    def write_totals(self, page: Page) -> None:
        """What members come to, below all lines."""
        for column in chosen(self._review, ("carried", "total", "maximum", "percent")):
            look = self._styles(GRID, SECTION, INDENT)
            number = self._styles(GRID, SECTION, CENTRE, in_decimals(column.look.decimals or 0))
            labels: list[Cell] = [(column.heading if label == "Nội dung" else "", look) for label in _LABELS]
            page.line(labels + [(cell_value(column, row), number) for row in self._rows], 18)
