"""What papers say around a ranking: who has no place and why, which ties were broken by what, how far appraisal is.

As `ranking_notes`, in the words of a paper that is signed: no file names, no codes.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from pipeline.model.clock import moment_shown
from pipeline.model.result import NotRanked, Review, Standing
from pipeline.model.scale import Effect
from pipeline.ranking.places import SECTION, ranking_value, tie_break_value
from pipeline.reports.figures.tables import answered_yes
from pipeline.reports.figures.unread_files import reason_of, refused_files
from pipeline.text.numbers import short
from pipeline.text.papers import notes as words
from pipeline.text.ranking import SHARED_PLACES
from pipeline.text.sentences import criterion, name_in, one_line

_MOST_TIES = 3
"""Ties that are told one by one; of more the others are counted."""


def unranked_in_words(review: Review) -> list[tuple[str, str]]:
    """The members without a place and the reason of each, in small letters, without a stop."""
    return [(one_line(one.member.name), unranked_reason(review, one)) for one in review.board.not_ranked]


def unranked_reason(review: Review, one: NotRanked) -> str:
    """Why a member has no place: of a condition which one, of refused forms why they were."""
    if one.reason == "condition" and one.card:
        lines = (review.scale.by_code[mark.code] for mark in one.card.marks if answered_yes(mark))
        stopping = [line for line in lines if line.condition and line.condition.effect is Effect.NOT_RANKED]
        return words.stopped_by([name_in(line.title) for line in stopping])
    reasons = dict.fromkeys(file.reason or "" for file in refused_files(review, one.member))
    return words.without_a_place(reason_of(review, one), list(reasons))


def places_in_words(review: Review) -> list[str]:
    """What must be said below a table of places: shared ones, then ties that were broken."""
    shared = [SHARED_PLACES] if any(one.shared for one in review.board.standings) else []
    ties = list(_ties(review))
    most = len(ties) if len(ties) <= _MOST_TIES + 1 else _MOST_TIES
    rest = [words.further_ties(len(ties) - most)] if len(ties) > most else []
    return [*shared, *ties[:most], *rest]


def _ties(review: Review) -> Iterator[str]:
    policy = review.config.ranking
    decided = [one for one in review.board.standings if one.decided_by]
    for value, run in groupby(decided, key=lambda one: ranking_value(one.card, policy)):
        equal = list(run)
        told = [_decision(review, upper, lower) for upper, lower in pairwise(equal) if upper.place != lower.place]
        names = [one_line(one.card.member.name) for one in equal]
        yield words.ties_broken(names, value, told, by_percent=policy.by == "percent")


def _decision(review: Review, upper: Standing, lower: Standing) -> str:
    """Why one of two equals stands above the other: the first tie-break in which they differ."""
    names = [one_line(one.card.member.name) for one in (upper, lower)]
    rules = ((rule, _compared(review, upper, rule, lower)) for rule in review.config.ranking.tie_breaks)
    rule, (mine, theirs) = next((rule, pair) for rule, pair in rules if pair)
    section = rule.removeprefix(SECTION)
    what = criterion(review.scale.by_code[section]) if rule.startswith(SECTION) else ""
    return words.above(names[0], names[1], rule, what, mine, theirs)


def _compared(review: Review, upper: Standing, rule: str, lower: Standing) -> tuple[str, str] | None:
    """What the two have there, as texts; None where it is the same."""
    cards = (upper.card, lower.card)
    if rule == "received":
        moments = [moment_shown(card.received) if card.received else words.UNKNOWN_TIME for card in cards]
        return (moments[0], moments[1]) if cards[0].received != cards[1].received else None
    numbers: Sequence[Decimal] = [tie_break_value(card, rule, review.config.scoring.decimals) for card in cards]
    return (short(abs(numbers[0])), short(abs(numbers[1]))) if numbers[0] != numbers[1] else None


def appraisal_in_words(review: Review) -> tuple[str, ...]:
    """How many of how many appraisers answered, and who did not; nothing where no appraisal has begun."""
    if not review.appraisers:
        return ()
    missing = [one_line(one.name) for one in review.appraisers if not one.returned]
    return (words.appraisers_answered(len(review.appraisers) - len(missing), len(review.appraisers), missing),)
