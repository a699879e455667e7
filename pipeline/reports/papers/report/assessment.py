"""Merits and shortcomings of the bloc as far as the numbers tell them; the rest is for people to write.

A merit holds for three members of four. Shortcomings are in order of the points that were lost, each told once; at six
months a criterion of which nobody has every point yet is not due, and is told with what is to be done.
"""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.bloc import Period
from pipeline.model.result import Review, Scorecard
from pipeline.reports.figures.line_names import names_in_papers
from pipeline.reports.figures.losses import Criterion
from pipeline.reports.figures.past import result_then
from pipeline.reports.papers.report import figures as figures
from pipeline.text.papers import assessment as words
from pipeline.text.papers.assessment import Full, Weak
from pipeline.text.papers.targets import FULFILLED, Outcome, TargetLine
from pipeline.text.sentences import noun_of, one_line


def merits(review: Review, targets: Sequence[TargetLine], every: Sequence[Criterion]) -> Iterator[str]:
    """Who leads, criteria reached in full, targets reached and exceeded, bonus, forms sent in time, who rose."""
    cards, members = figures.cards_in_order(review), len(review.config.bloc.members)
    half_year = review.period is Period.SIX_MONTH
    first = [figures.name_of(one.card) for one in review.board.standings if one.place == 1]
    if len(review.board.standings) > len(first):
        yield from words.led_by(noun_of(review.config.bloc), first)
    told_below = {one.line.code for one in _weak_ones(review, every)[: words.MOST]}
    yield from words.full_marks([full for code, full in _full(review, cards, every) if code not in told_below])
    pledged, failed = _pledged(targets)
    yield from words.all_targets(len(pledged) - len(failed), len(pledged), half_year=half_year)
    yield from words.above_target(list(_above(targets, half_year)), half_year=half_year)
    yield from words.rewarded(sum(card.tally.bonus > 0 for card in cards), members)
    yield from words.in_time(figures.sending_of(review))
    yield from words.risen(_risen(review))


def shortcomings(review: Review, targets: Sequence[TargetLine], every: Sequence[Criterion]) -> Iterator[str]:
    """Criteria that cost most, targets not reached, claims above what counted, forms late or missing."""
    names = names_in_papers(review.scale)
    yield from words.weaknesses([_weak(review, one, names[one.line.code]) for one in _weak_ones(review, every)])
    pledged, failed = _pledged(targets)
    yield from words.behind(len(failed), len(pledged), half_year=review.period is Period.SIX_MONTH)
    yield from words.overrated(figures.overrated(review))
    yield from words.not_in_time(figures.sending_of(review))


def not_due(review: Review, every: Sequence[Criterion]) -> Iterator[str]:
    """At six months, what is still to be reached by everybody."""
    later = _lost([one for one in every if _due_later(review, one)])
    names = names_in_papers(review.scale)
    yield from words.not_due([names[one.line.code] for one in later])


def _full(review: Review, cards: Sequence[Scorecard], every: Sequence[Criterion]) -> Iterator[tuple[str, Full]]:
    """Criteria with base points by code, the weightiest first; members of whom nothing is known do not have them."""
    absent, names = len(review.config.bloc.members) - len(cards), names_in_papers(review.scale)
    found = [one for one in every if not one.deduction and one.asked]
    for one in sorted(found, key=lambda one: -one.maximum):
        keep = one.members - len(one.losers)
        name = names[one.line.code]
        yield one.line.code, Full(name, keep, one.members + absent, one.line.fewer_is_better)


def _lost(every: Sequence[Criterion]) -> list[Criterion]:
    """Criteria on which something was lost, those that cost most first."""
    return sorted((one for one in every if one.losers), key=lambda one: -one.points)


def _weak_ones(review: Review, every: Sequence[Criterion]) -> list[Criterion]:
    """Those that are due, in the same order."""
    return _lost([one for one in every if not _due_later(review, one)])


def _due_later(review: Review, one: Criterion) -> bool:
    """True at six months where nobody has every point: half of the year is still to come."""
    return review.period is Period.SIX_MONTH and not one.deduction and len(one.losers) == one.members


def _weak(review: Review, one: Criterion, name: str) -> Weak:
    losers = tuple(map(figures.name_of, one.losers))
    return Weak(name, losers, one.members, figures.in_points(review, one.points))


def _pledged(targets: Iterable[TargetLine]) -> tuple[list[str], list[str]]:
    """Who registered targets, and who of them did not reach every one; figures in doubt are left out."""
    every = list(dict.fromkeys(one.name for line in targets for one in line.told))
    failed = {one.name for line in targets for one in line.told if one.outcome not in FULFILLED}
    return every, [name for name in every if name in failed]


def _above(targets: Iterable[TargetLine], half_year: bool) -> Iterator[str]:
    """Who went over a target, most targets first."""
    over: dict[str, int] = {}
    for line in targets:
        for one in line.told:
            if one.exceeds_year if half_year else one.outcome is Outcome.EXCEEDED:
                over[one.name] = over.get(one.name, 0) + 1
    yield from sorted(over, key=lambda name: -over[name])


def _risen(review: Review) -> list[tuple[str, int]]:
    """Who has a better place than in the six months, the furthest first."""
    places = [(one, result_then(review.memory.six_month, one.card.member)) for one in review.board.standings]
    up = [(one_line(one.card.member.name), then.place - one.place) for one, then in places if then and then.place]
    return sorted(((name, by) for name, by in up if by > 0), key=lambda pair: -pair[1])
