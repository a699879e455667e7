"""Merits and shortcomings of the bloc as far as the numbers tell them; the rest is for people to write."""

from collections.abc import Iterator, Sequence

from pipeline.model.bloc import Period
from pipeline.model.result import Review, Scorecard
from pipeline.reports.papers.report import figures as figures
from pipeline.reports.papers.report.figures import Marks
from pipeline.text import sentences
from pipeline.text.papers import sections as section_sentences
from pipeline.text.papers import targets as target_sentences
from pipeline.text.papers.sections import Taken
from pipeline.text.papers.targets import FULFILLED, TargetLine

_WORST = 5


def merits(review: Review, marks: Marks, targets: Sequence[TargetLine]) -> Iterator[str]:
    """Criteria that everybody reached in full, targets reached, bonus earned, forms sent in time."""
    cards = figures.cards_in_order(review)
    yield from section_sentences.full_marks(*figures.full_lines(marks), members=len(cards))
    every, behind = _pledged(targets)
    half_year = review.period is Period.SIX_MONTH
    yield from target_sentences.all_reached(len(every) - len(behind), len(every), half_year=half_year)
    yield from section_sentences.rewarded(sum(card.tally.bonus > 0 for card in cards), len(cards))
    yield from sentences.sent_in_time(figures.sending_of(review))


def shortcomings(review: Review, marks: Marks, targets: Sequence[TargetLine]) -> Iterator[str]:
    """Criteria that cost most, targets not reached, deductions, claims and answers to mend, forms late or missing."""
    cards = figures.cards_in_order(review)
    yield from section_sentences.losses(figures.lost_in(review, review.scale.lines, marks), _WORST)
    yield from target_sentences.behind(_pledged(targets)[1], half_year=review.period is Period.SIX_MONTH)
    yield from section_sentences.deductions(_punished(review, cards), silent=True)
    yield from section_sentences.overrated(figures.overrated(review))
    yield from section_sentences.unanswered(*figures.unanswered(cards))
    yield from sentences.not_sent_in_time(figures.sending_of(review))


def _pledged(targets: Sequence[TargetLine]) -> tuple[list[str], list[str]]:
    """Who registered targets, and who of them did not reach every one."""
    every = list(dict.fromkeys(one.name for line in targets for one in line.members))
    failed = {one.name for line in targets for one in line.members if one.outcome not in FULFILLED}
    return every, [name for name in every if name in failed]


def _punished(review: Review, cards: Sequence[Scorecard]) -> list[Taken]:
    taken = [(figures.name_of(card), figures.in_points(review, card.tally.deduction)) for card in cards]
    return [Taken(name, points) for name, points in sorted(taken, key=lambda pair: -pair[1]) if points]
