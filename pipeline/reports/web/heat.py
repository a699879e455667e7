"""Members × criteria: what share of its maximum each member reached on each line, every cell leading to its way."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.result import NO_TALLY, Basis, Mark, Review, Scorecard, Tally
from pipeline.model.rounding import divided, number_of
from pipeline.model.scale import Kind, Line
from pipeline.reports.charts.figures import without_middle
from pipeline.reports.figures.detail_rows import branch, concerned_in, largest_maximum
from pipeline.reports.figures.tables import answered_yes, scorecards, scores
from pipeline.reports.web.html import Html
from pipeline.reports.web.subjects import Subjects
from pipeline.text.numbers import short
from pipeline.text.papers.memory import UNKNOWN
from pipeline.text.sentences import criterion, one_line

_LONGEST_NAME, _TAIL, _LONGEST_TITLE = 44, 18, 110
STEPS = (100, 95, 85, 70, 50)
"""Shares in percent from which on a cell is ever lighter; below the last it is darkest."""
_REMEMBERED = 4096


class HeatRow(NamedTuple):
    """A heading of the scale (`strong`) or a line: its code, title and maximum, and a cell for each member."""

    code: str
    title: str
    maximum: str
    strong: bool
    cells: Html


class Heat(NamedTuple):
    """The members in order of place, each with the address of its way, and the rows in order of the scale."""

    members: tuple[tuple[str, int], ...]
    rows: tuple[HeatRow, ...]


def heat(review: Review, subjects: Subjects) -> Heat | None:
    """None where nobody's form was scored."""
    cards = scorecards(review)
    if not cards:
        return None
    numbers = [subjects[card.member.code].number for card in cards]
    names = [without_middle(one_line(card.member.label), _LONGEST_NAME, _TAIL) for card in cards]
    ways = [f"dv-{number}-" for number in numbers]
    return Heat(tuple(zip(names, numbers, strict=True)), tuple(_rows(review, cards, ways)))


def _rows(review: Review, cards: tuple[Scorecard, ...], ways: list[str]) -> Iterator[HeatRow]:
    concerned, marks = concerned_in(review), [{mark.code: mark for mark in card.marks} for card in cards]
    places = {line.code: str(place) for place, line in enumerate(review.scale.lines)}
    for section in review.scale.sections:
        for line, title in branch(review.scale, concerned, section):
            if title is None:
                tallies = [card.tallies.get(line.code) for card in cards]
                maximum = _maximum(review, line, tallies)
                cells = [_sum(tally or NO_TALLY) for tally in tallies]
            else:
                maximum, place = None if line.condition else line.maximum, places[line.code]
                cells = [_cell(one.get(line.code), way + place) for way, one in zip(ways, marks, strict=True)]
            name = criterion(line) if title in (None, line.title) else title
            yield HeatRow(
                one_line(line.code),
                _shortened(name, _LONGEST_TITLE),
                short(maximum) if maximum else "",
                title is None,
                "".join(cells),
            )


def _maximum(review: Review, line: Line, tallies: Iterable[Tally | None]) -> Decimal | None:
    """Of a heading; None where there is nothing but conditions below it."""
    known = [tally for tally in tallies if tally is not None]
    return largest_maximum(line, known) if scores(review.scale, line) else None


def _sum(tally: Tally) -> Html:
    """What a heading's branch comes to, bonuses and deductions with it, of its maximum."""
    if tally.maximum:
        return _shown(*_share(tally.net, tally.maximum))
    return _shown(short_signed(tally.net) if tally.net else "", "sum")


def _cell(mark: Mark | None, goal: str) -> Html:
    if mark is None:
        return _shown(UNKNOWN, "none")
    if mark.kind is Kind.CONDITION:
        yes = answered_yes(mark)
        return _shown("Có" if yes else UNKNOWN, "yes" if yes else "none", goal)
    if mark.basis is Basis.NOT_APPLICABLE and not mark.points:
        return _shown(UNKNOWN, "none", goal)
    if mark.kind is Kind.BASE and mark.maximum:
        text, look = _share(mark.points, mark.maximum)
        return _shown(text, f"{look} missing" if mark.basis is Basis.MISSING else look, goal)
    points = -mark.points if mark.kind is Kind.DEDUCTION else mark.points
    return _shown(short_signed(points), "taken" if points < 0 else "given" if points else "none", goal)


def _shown(text: str, look: str, goal: str = "") -> Html:
    """A cell of the table: a share in whole percent, points, or an answer; `look` is a class of page.css.

    Nothing in it is anybody's text.
    """
    shown = f'<a href="#{goal}">{text}</a>' if goal else text
    return f'<td class="{look}">{shown}</td>\n'


def short_signed(points: Decimal) -> str:
    """`+0,5`, `−2`, `0`."""
    return f"{'+' if points > 0 else '−' if points < 0 else ''}{short(abs(points))}"


@lru_cache(_REMEMBERED)
def _share(points: Decimal, maximum: Decimal) -> tuple[str, str]:
    """In whole percent, 100 and 0 only where it is all or nothing; and how light. Members often have the same."""
    (over, under), (times, parts) = points.as_integer_ratio(), maximum.as_integer_ratio()
    given, whole = over * parts * 100, under * times
    percent = number_of(divided(given, whole))
    if percent == 100 and given < 100 * whole:
        percent = 99
    if percent == 0 and given > 0:
        percent = 1
    step = next((step for step, bound in enumerate(STEPS) if given >= bound * whole), len(STEPS))
    return str(percent).replace("-", "−"), f"h{step}"


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest].rpartition(' ')[0] or text[:longest]}…"
