"""Sheets `Chi tiết`: lines × members, in one sheet or, for a long scale, one sheet a level-1 section."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from math import ceil
from typing import Any, NamedTuple

from pipeline.model.result import Review, Scorecard
from pipeline.model.scale import Line
from pipeline.reports.book.page import Page
from pipeline.reports.book.ranking_cells import cell_value
from pipeline.reports.figures.detail_rows import DetailRow, Details, Shown, details
from pipeline.reports.figures.ranking_columns import Row, chosen, ranking_rows
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
    starts = range(0, max(len(found.cards), 1), room)
    if len(review.scale.lines) <= LONGEST:
        for number, start in enumerate(starts, start=1):
            part = _Part(found, start, start + room)
            page = _page(styles, SHEET if number == 1 else f"{SHEET} ({number})", part, DETAILS_TITLE)
            _write_rows(page, part, sections)
            _write_totals(page, part)
        return
    names = iter(sheet_names(sections * len(starts)))
    for start in starts:
        part = _Part(found, start, start + room)
        for section in sections:
            page = _page(styles, next(names), part, details_of_section(section.code))
            _write_rows(page, part, [section])


class _Part(NamedTuple):
    """Some of the members, in the order of all; what lines tell of members together is of all."""

    found: Details
    start: int
    end: int

    @property
    def review(self) -> Review:
        return self.found.review

    @property
    def cards(self) -> tuple[Scorecard, ...]:
        return self.found.cards[self.start : self.end]

    @property
    def members(self) -> list[Row]:
        """As the ranking has them, each with its card."""
        return [row for row in ranking_rows(self.review) if row.card][self.start : self.end]

    def rows(self, section: Line) -> Iterator[DetailRow]:
        """A level-1 row and its branch, in scale order."""
        for row in self.found.rows(section):
            yield row._replace(cells=row.cells[self.start : self.end])


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


def _page(styles: Styles, name: str, found: _Part, title: str) -> Page:
    paper = page_of(found.review.config.paper)
    widths = _widths(found, paper)
    page = Page(styles.book.add_worksheet(name), styles, widths)
    set_paper(page.sheet, page=paper)
    page.sheet.outline_settings(symbols_below=False)
    _set_breaks(page, widths, paper)
    bloc = found.review.config.bloc
    page.paragraph(title, BOLD, last=_REPEATED - 1)
    page.paragraph(f"{bloc.name} – {review_title(found.review.period, bloc.year)}", BOLD, WRAP, last=_REPEATED - 1)
    page.paragraph(DETAILS_LEGEND, ITALIC, WRAP, {"valign": "top"}, last=_REPEATED - 1)
    _write_header(page, found)
    return page


def _widths(found: _Part, paper: Landscape) -> list[float]:
    """The criterion takes what the members leave of a page that is printed a little smaller."""
    totals = [number for card in found.cards for number in (card.total, card.tally.maximum)]
    points = max(7.5, width_for(totals, found.review.config.scoring.decimals))
    codes = max((len(card.member.code) for card in found.cards), default=0)
    members = [max(points, min(12.0, 1.3 * codes + 1.5))] * len(found.cards)
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


def _write_header(page: Page, found: _Part) -> None:
    members = [card.member for card in found.cards]
    label = page.styles(HEADER)
    name = page.styles(HEADER, {"rotation": 90, "bold": False})
    right = page.styles(HEADER, RIGHT)
    first = page.row
    page.cells([(text, label) for text in _LABELS] + [(member.label, name) for member in members])
    page.next(_name_height([member.label for member in members]))
    page.cells(_under_labels(label, right, "Mã đơn vị") + [(member.code, label) for member in members])
    page.next(height_of([(member.code, page.widths[-1] - 1) for member in members]))
    (place,) = chosen(found.review, ("place",))
    ranks: list[Cell] = [(UNKNOWN if row.standing is None else row.standing.place, label) for row in found.members]
    page.cells(_under_labels(label, right, place.heading) + ranks)
    page.next(18)
    page.sheet.repeat_rows(first, page.row - 1)
    page.sheet.freeze_panes(page.row, 2)


def _name_height(names: Sequence[str]) -> float:
    """Names stand upright, on three lines at most."""
    return min(180.0, max([54.0, *(len(name) * 6 / 3 + 42 for name in names)]))


def _under_labels(look: Any, title: Any, text: str) -> list[Cell]:
    return [(text, title) if label == "Nội dung" else ("", look) for label in _LABELS]


# ------------------------------------------------------------------------------------- rows


class _Looks(NamedTuple):
    """The looks of rows that differ only in what they say; of the title by its indent."""

    code: Any
    titles: Sequence[Any]
    kind: Any
    lost: Any
    points: Mapping[Shown, Any]


def _looks(styles: Styles, decimals: int, tint: Style) -> _Looks:
    base: Style = {**GRID, **tint}
    number = {**base, **CENTRE, **in_decimals(decimals)}
    return _Looks(
        styles(base, INDENT),
        [styles(base, WRAP, {"indent": steps}) for steps in range(_MOST_STEPS + 1)],
        styles(base, CENTRE),
        styles(number, in_decimals(1)),
        {shown: styles(number, style) for shown, style in _SHOWN.items()},
    )


def _write_rows(page: Page, found: _Part, sections: Iterable[Line]) -> None:
    decimals = found.review.config.scoring.decimals
    section, heading, own = (_looks(page.styles, decimals, tint) for tint in (SECTION, HEADING, {}))
    for one in sections:
        for row in found.rows(one):
            _write_row(page, row, own if not row.heading else section if row.line.level == 1 else heading)


def _write_row(page: Page, row: DetailRow, looks: _Looks) -> None:
    line, points = row.line, looks.points
    steps = min(line.level + (row.heading is False and row.title != line.title), _MOST_STEPS)
    page.cells(
        [
            (line.code, looks.code),
            (row.title, looks.titles[steps]),
            ("" if row.heading else KIND_LABELS[line.kind], looks.kind),
            (row.maximum, points[Shown.POINTS]),
            (row.mean, points[Shown.POINTS]),
            (row.lost, looks.lost),
            *((value, points[shown]) for value, shown in row.cells),
        ]
    )
    page.next(height_of([(row.title, page.widths[1] - line.level)], 17), level=min(line.level - 1, 7))


def _write_totals(page: Page, found: _Part) -> None:
    rows = found.members
    for column in chosen(found.review, ("carried", "total", "maximum", "percent")):
        look = page.styles(GRID, SECTION, INDENT)
        number = page.styles(GRID, SECTION, CENTRE, in_decimals(column.look.decimals or 0))
        page.cells([(column.heading if label == "Nội dung" else "", look) for label in _LABELS])
        page.cells([(cell_value(column, row), number) for row in rows], first=len(_LABELS))
        page.next(18)
