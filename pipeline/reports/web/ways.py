"""The way of every point of a member: the sentences of `thidua explain`, laid out by section of the scale."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline import explaining
from pipeline.explaining import Accounts
from pipeline.model.remembered import Remembered
from pipeline.model.result import Review
from pipeline.model.scale import Line
from pipeline.reports.figures.ranking_columns import ranking_rows
from pipeline.reports.figures.tables import scorecards
from pipeline.reports.web.html import BETWEEN, Html, escaped
from pipeline.reports.web.subjects import Subject, Subjects
from pipeline.scoring.stages import TracedReview
from pipeline.text.explained.marks import Told, found, in_its_cell, sheet_in_words
from pipeline.text.explained.totals import Sentence, StepsInWords, conclusion, opening
from pipeline.text.sentences import one_line

_NEXT = "</li>\n<li>"
_REMEMBERED = 4096

MOST_MARKS = 10_000
"""Points whose ways a page can tell and still open at once: the page grows by about one kilobyte for each."""


class Branch(NamedTuple):
    """A level-1 row: its place among them, its heading, and the steps below it in order."""

    section: int
    title: str
    points: tuple[Html, ...]


class Way(NamedTuple):
    """All that is explained of one member."""

    subject: Subject
    opening: tuple[Told, ...]
    branches: tuple[Branch, ...]
    conclusion: tuple[Told, ...]


def marks_to_explain(review: Review) -> int:
    """How many points there are to explain."""
    return sum(len(card.marks) for card in scorecards(review))


def ways(traced: TracedReview, subjects: Subjects) -> Iterator[Way]:
    """The ways of all members in the order of the ranking, the same sentences as `explanation` yields, all of them."""
    review, accounts, points = traced.review, Accounts(traced.review, traced.stages), _Points(traced.review)
    for row in ranking_rows(review):
        subject, account = subjects[row.member.code], accounts.without_steps(row.member)
        way = accounts.way(account)
        yield Way(
            subject,
            tuple(_gathered(list(opening(review, account))[1:])),
            tuple(points.branches(way, f"dv-{subject.number}")) if way else (),
            tuple(_gathered(conclusion(review, account))),
        )


class _Alike(NamedTuple):
    """What is told of the marks of members who answered alike; `understood` is told with the member's own cell."""

    text: Html
    understood: Html
    more: Html


class _Points:
    """The steps of a review: what members who answered alike are told alike is worked out once."""

    def __init__(self, review: Review) -> None:
        self._scale, self._steps = review.scale, StepsInWords(review)
        self._rows = {line.code: place for place, line in enumerate(review.scale.lines)}
        self._known = Remembered[_Alike]()

    def branches(self, way: explaining.Way, member: str) -> Iterator[Branch]:
        """`member` is the address of the member's way, to which those of its marks add the places of their rows."""
        for place, section in enumerate(self._scale.sections):
            points = tuple(self._branch(way, section, member))
            if points:
                yield Branch(place, f"{section.code}. {one_line(section.title)}", points)

    def _branch(self, way: explaining.Way, section: Line, member: str) -> Iterator[Html]:
        for line, is_mark in way.rows.branch(section):
            if is_mark:
                yield _point(f"{member}-{self._rows[line.code]}", self._alike(way, line), way, line)
            else:
                for told in map(self._steps.told, way.sum(line)):
                    text, _, more = escaped((told.text, *told.more)).partition(BETWEEN)
                    yield f'<div class="sum">\n<p>{text}</p>\n{_entries(more)}</div>\n'

    def _alike(self, way: explaining.Way, line: Line) -> _Alike:
        key = way.alike(line)
        if key is None:
            return self._told(way, line)
        return self._known.get(key) or self._known.keep(key, self._told(way, line))

    def _told(self, way: explaining.Way, line: Line) -> _Alike:
        told = self._steps.marks.alike(way.mark_alone(line))
        text, _, rest = escaped((told.text, told.understood or "", *told.more)).partition(BETWEEN)
        understood, _, more = rest.partition(BETWEEN)
        return _Alike(text, understood, more)


def _point(address: str, alike: _Alike, way: explaining.Way, line: Line) -> Html:
    """A mark, with an address of its own on the page: what names its row, and what tells of it when it is opened.

    Of that its cell and its findings are the member's own.
    """
    told, findings = [alike.more] if alike.more else [], way.findings(line)
    if alike.understood:
        at = way.marks[line.code].at
        cell = at and f"{_sheet(way.trace.card.file, at.sheet)}{at.cell}"
        told.insert(0, in_its_cell(cell, alike.understood))
    if findings:
        told.append(escaped(map(found, findings)))
    more = _entries(BETWEEN.join(told))
    return f'<details class="point"><summary id="{address}">{alike.text}</summary>\n{more}</details>\n'


def _entries(sentences: Html) -> Html:
    """The same as a list."""
    return f"<ul>\n<li>{sentences.replace(BETWEEN, _NEXT)}</li>\n</ul>\n"


@lru_cache(_REMEMBERED)
def _sheet(file: str, sheet: str) -> Html:
    return escaped((sheet_in_words(file, sheet),))


def _gathered(sentences: Iterable[Sentence]) -> Iterator[Told]:
    """Sentences gathered below those that open a part: the ones as deep as the first, or less."""
    text, more, least = "", list[str](), 0
    for depth, sentence in sentences:
        if not text or depth <= least:
            if text:
                yield Told(text, tuple(more))
            text, more, least = sentence, [], depth
        else:
            more.append(sentence)
    if text:
        yield Told(text, tuple(more))
