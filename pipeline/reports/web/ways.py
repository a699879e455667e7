"""The way of every point of a member: the sentences of `thidua explain`, laid out by section of the scale."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline import explaining
from pipeline.explaining import Accounts
from pipeline.model.account import MarkAccount
from pipeline.model.bloc import Member
from pipeline.model.result import Review
from pipeline.reports.figures.tables import scorecards
from pipeline.scoring.stages import TracedReview
from pipeline.text.explained.marks import Told
from pipeline.text.explained.totals import Sentence, StepsInWords, conclusion, opening
from pipeline.text.sentences import one_line

MOST_MARKS = 10_000
"""Points whose ways a page can tell and still open at once: the page grows by about one kilobyte for each."""


@dataclass(frozen=True, slots=True)
class Point:
    """One step: a mark, or what a row and its branch add up to. `row` is the place of its row in the scale."""

    row: int
    is_mark: bool
    told: Told


@dataclass(frozen=True, slots=True)
class Branch:
    """A level-1 row: its place among them, its heading, and the steps below it in order."""

    section: int
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """All that is explained of one member."""

    member: Member
    opening: tuple[Told, ...]
    branches: tuple[Branch, ...]
    conclusion: tuple[Told, ...]


def marks_to_explain(review: Review) -> int:
    """How many points there are to explain."""
    return sum(len(card.marks) for card in scorecards(review))


def ways(traced: TracedReview, members: Iterable[Member]) -> Iterator[Way]:
    """The members' ways in the order given, the same sentences as `explanation` yields, all of them."""
    review, accounts, steps = traced.review, Accounts(traced.review, traced.stages), StepsInWords(traced.review)
    rows = {line.code: place for place, line in enumerate(review.scale.lines)}
    for member in members:
        account = accounts.without_steps(member)
        way = accounts.way(account)
        yield Way(
            member,
            tuple(_gathered(list(opening(review, account))[1:])),
            tuple(_branches(way, steps, rows)) if way else (),
            tuple(_gathered(conclusion(review, account))),
        )


def _branches(way: explaining.Way, steps: StepsInWords, rows: Mapping[str, int]) -> Iterator[Branch]:
    for place, section in enumerate(way.review.scale.sections):
        below = way.branch(section)
        points = tuple(Point(rows[one.line.code], isinstance(one, MarkAccount), steps.told(one)) for one in below)
        if points:
            yield Branch(place, f"{section.code}. {one_line(section.title)}", points)


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
