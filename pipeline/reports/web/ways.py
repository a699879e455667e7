"""The way of every point of a member: the sentences of `thidua explain`, laid out by section of the scale."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from pipeline.explaining import Accounts
from pipeline.model.account import Account, MarkAccount, SumAccount
from pipeline.model.bloc import Member
from pipeline.model.result import Review
from pipeline.model.scale import Line
from pipeline.reports.figures.tables import scorecards
from pipeline.scoring.stages import TracedReview
from pipeline.text.explained.marks import Sentence
from pipeline.text.explained.totals import conclusion, opening, step_sentences
from pipeline.text.sentences import one_line

MOST_MARKS = 10_000
"""Points whose ways a page can tell and still open at once: the page grows by about one kilobyte for each."""

Step = MarkAccount | SumAccount


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, and those that tell of it."""

    text: str
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One step: a mark, or what a row and its branch add up to. `row` is the place of its row in the scale."""

    row: int
    is_mark: bool
    statement: Statement


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
    opening: tuple[Statement, ...]
    branches: tuple[Branch, ...]
    conclusion: tuple[Statement, ...]


def marks_to_explain(review: Review) -> int:
    """How many points there are to explain."""
    return sum(len(card.marks) for card in scorecards(review))


def ways(traced: TracedReview, members: Iterable[Member]) -> Iterator[Way]:
    """The members' ways in the order given, the same sentences as `explanation` yields, all of them."""
    review, accounts = traced.review, Accounts(traced.review, traced.stages)
    rows = {line.code: place for place, line in enumerate(review.scale.lines)}
    for member in members:
        account = accounts.of(member)
        yield Way(
            member,
            tuple(_statements(list(opening(review, account))[1:])),
            tuple(_branches(review, account, rows)),
            tuple(_statements(conclusion(review, account))),
        )


def _branches(review: Review, account: Account, rows: Mapping[str, int]) -> Iterator[Branch]:
    sections = {line.code: place for place, line in enumerate(review.scale.sections)}

    def section_of(step: Step) -> Line:
        return review.scale.ancestry(step.line)[-1]

    for section, steps in groupby(account.steps, section_of):
        points = tuple(_point(review, step, rows[step.line.code]) for step in steps)
        yield Branch(sections[section.code], f"{section.code}. {one_line(section.title)}", points)


def _point(review: Review, step: Step, row: int) -> Point:
    (statement,) = _statements(step_sentences(review, step))
    return Point(row, isinstance(step, MarkAccount), statement)


def _statements(sentences: Iterable[Sentence]) -> Iterator[Statement]:
    """Sentences gathered below those that open a part: the ones as deep as the first, or less."""
    text, more, least = "", list[str](), 0
    for depth, sentence in sentences:
        if not text or depth <= least:
            if text:
                yield Statement(text, tuple(more))
            text, more, least = sentence, [], depth
        else:
            more.append(sentence)
    if text:
        yield Statement(text, tuple(more))
