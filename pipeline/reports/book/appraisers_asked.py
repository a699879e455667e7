"""Table of sheet `Thẩm định`: what was asked of every appraiser, whether it answered, and what it left open."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.model.result import Appraising, Review
from pipeline.reports.book.page import Page
from pipeline.scoring.offices import offices_of
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.styles import BOLD, CENTRE, GRID, HEADER, NOTE, TEXT, in_decimals
from pipeline.text.appraisal import APPRAISERS_ASKED, WHAT_BLANK_MEANS, answered_in_words, asked_title
from pipeline.text.sentences import one_line

_NAME, _TITLE, _NUMBERS, _TOLD, _LAST = 1, 3, 4, 8, 9
"""Columns of the sheet: the name goes from the second to the fourth, the state fills the last two."""

Line = tuple[str, str]
"""A member's code and a line's."""


class _Asked(NamedTuple):
    """An appraiser and its lines: all, those with a value, those without that it gave a reason for, and the rest."""

    name: str
    returned: bool
    members: int
    lines: int
    given: int
    abstained: int

    @property
    def blank(self) -> int:
        return self.lines - self.given - self.abstained


def write_asked(page: Page, review: Review, number: int) -> None:
    """The table with its heading, in that place of the sheet; some appraiser was asked."""
    page.paragraph(asked_title(number), BOLD)
    page.cells([("STT", page.styles(HEADER))])
    page.merge(_NAME, _TITLE, "Nơi thẩm định", page.styles(HEADER))
    page.cells([(heading, page.styles(HEADER)) for heading in APPRAISERS_ASKED], first=_NUMBERS)
    page.merge(_TOLD, _LAST, "Tình trạng", page.styles(HEADER))
    page.next(48)
    for at, one in enumerate(_asked(review), start=1):
        _write(page, at, one)
    page.paragraph(WHAT_BLANK_MEANS, NOTE)
    page.next(8)


def _write(page: Page, number: int, one: _Asked) -> None:
    text, counted = page.styles(TEXT), page.styles(GRID, CENTRE, in_decimals(0))
    state = answered_in_words(one.returned, one.given, one.abstained, one.blank)
    told = (one.members, one.lines, one.given if one.returned else None, one.abstained if one.returned else None)
    page.cells([(number, page.styles(GRID, CENTRE))])
    page.merge(_NAME, _TITLE, one.name, text)
    page.cells([(value, counted) for value in told], first=_NUMBERS)
    page.merge(_TOLD, _LAST, state, text)
    widths = page.widths
    texts = [(one.name, sum(widths[_NAME : _TITLE + 1]) - 2), (state, sum(widths[_TOLD : _LAST + 1]) - 2)]
    page.next(height_of(texts))


def _asked(review: Review) -> Iterator[_Asked]:
    given = _by_appraiser(review, ((one.appraiser, (one.unit, one.line)) for one in review.opinions))
    silent = _by_appraiser(review, ((one.appraiser, (one.unit, one.line)) for one in review.abstentions))
    for one in review.appraisers:
        asked = _lines(one)
        own = given.get(one.name, set()) & asked
        yield _Asked(
            name=one_line(one.name),
            returned=one.returned,
            members=len(one.asked),
            lines=len(asked),
            given=len(own),
            abstained=len((silent.get(one.name, set()) & asked) - own),
        )


def _lines(one: Appraising) -> set[Line]:
    return {(unit, line) for unit, lines in one.asked.items() for line in lines}


def _by_appraiser(review: Review, said: Iterable[tuple[str, Line]]) -> dict[str, set[Line]]:
    """The lines of which an appraiser spoke in any round, by the name that people know it by."""
    offices = offices_of(review.config.bloc, review.scale)
    found: dict[str, set[Line]] = {}
    for appraiser, line in said:
        found.setdefault(offices.called(appraiser), set()).add(line)
    return found
