"""The way of every point of a member: the sentences of `thidua explain`, laid out by section of the scale."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pipeline import explaining
from pipeline.explaining import Accounts
from pipeline.model.account import MarkAccount
from pipeline.model.result import Review
from pipeline.reports.figures.ranking_columns import ranking_rows
from pipeline.reports.figures.tables import scorecards
from pipeline.reports.web.subjects import Subject, Subjects
from pipeline.scoring.stages import TracedReview
from pipeline.text.explained.marks import Told
from pipeline.text.explained.totals import Sentence, StepsInWords, conclusion, opening
from pipeline.text.sentences import one_line

MOST_MARKS = 10_000
"""Points whose ways a page can tell and still open at once: the page grows by about one kilobyte for each."""


class Point(NamedTuple):
    """One step: what names its row, and the sentences that tell of it.

    `address` is that of a mark on the page; "" of what a row and its branch add up to.
    """

    address: str
    text: str
    more: tuple[str, ...]


class Branch(NamedTuple):
    """A level-1 row: its place among them, its heading, and the steps below it in order."""

    section: int
    title: str
    points: tuple[Point, ...]


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
    review, accounts, steps = traced.review, Accounts(traced.review, traced.stages), StepsInWords(traced.review)
    rows = {line.code: place for place, line in enumerate(review.scale.lines)}
    for row in ranking_rows(review):
        subject, account = subjects[row.member.code], accounts.without_steps(row.member)
        way = accounts.way(account)
        yield Way(
            subject,
            tuple(_gathered(list(opening(review, account))[1:])),
            tuple(_branches(way, steps, f"dv-{subject.number}", rows)) if way else (),
            tuple(_gathered(conclusion(review, account))),
        )


def _branches(way: explaining.Way, steps: StepsInWords, member: str, rows: Mapping[str, int]) -> Iterator[Branch]:
    """`member` is the address of the member's way, to which those of its marks add the places of their rows."""
    for place, section in enumerate(way.review.scale.sections):
        points = []
        for step in way.branch(section):
            told, is_mark = steps.told(step), isinstance(step, MarkAccount)
            points.append(Point(f"{member}-{rows[step.line.code]}" if is_mark else "", told.text, told.more))
        if points:
            yield Branch(place, f"{section.code}. {one_line(section.title)}", tuple(points))


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
