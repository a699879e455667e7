"""The first look at a review: who leads, who rose, who is proposed, what is open."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.bloc import Period
from pipeline.model.finding import Severity
from pipeline.model.result import Review, Standing
from pipeline.ranking.awarding import proposals
from pipeline.ranking.places import ranking_value
from pipeline.reports.figures.past import result_then
from pipeline.reports.figures.tables import scorecards
from pipeline.text import page as words
from pipeline.text.papers.memory import moved_in_words
from pipeline.text.ranking import NOBODY_RANKED
from pipeline.text.sentences import listing, noun_of, one_line

_MOST_NAMES = 2


class Card(NamedTuple):
    """One answer: the question in a word, the answer in large, what more there is to say, and where it is told."""

    question: str
    answer: str
    more: tuple[str, ...]
    address: str


def summary(review: Review) -> tuple[Card, ...]:
    """The cards there is something to say on, in their order."""
    return (_leading(review), *_risen(review), *_proposed(review), _open(review))


def took_part(review: Review) -> str:
    """How many members sent what was scored, and how many have a place."""
    return words.took_part(len(scorecards(review)), len(review.config.bloc.members), len(review.board.standings))


def _leading(review: Review) -> Card:
    ranked = review.board.standings
    if not ranked:
        return Card(words.LEADS, NOBODY_RANKED.rstrip("."), (), "xep-hang")
    first = [one for one in ranked if one.place == ranked[0].place]
    behind = [one for one in ranked if one.place != ranked[0].place]
    by_percent = review.config.ranking.by == "percent"
    value = ranking_value(ranked[0].card, review.config.ranking)
    gap = value - ranking_value(behind[0].card, review.config.ranking) if behind else None
    told = words.leads_with(value, gap, by_percent=by_percent)
    return Card(words.LEADS, _names(first), (told,), "xep-hang")


def _risen(review: Review) -> Iterator[Card]:
    """Of a year-end: who rose most since six months, where they are known; nobody where nobody did."""
    half = review.memory.six_month
    if review.period is not Period.YEAR_END or half is None:
        return
    ups = [
        (then.place - one.place, then.place, one)
        for one in review.board.standings
        for then in [result_then(half, one.card.member)]
        if then and then.place is not None
    ]
    most = max((up for up, *_ in ups), default=0)
    if most <= 0:
        yield Card(words.ROSE, words.NOBODY_ROSE, (), "xep-hang")
        return
    risen = [(then, one) for up, then, one in ups if up == most]
    (then, first), *others = risen
    way = moved_in_words(then, first.place)
    told = way if others else words.rose_from(way, then, first.place)
    yield Card(words.ROSE, _names([one for _, one in risen]), (told,), "tang-giam")


def _proposed(review: Review) -> Iterator[Card]:
    given = proposals(review)
    if not given:
        return
    names = list(dict.fromkeys(_label(one) for proposal in given for one in proposal.chosen))
    told = [
        words.proposed_for(one_line(proposal.award.name), _names(proposal.chosen))
        for proposal in given
        if proposal.chosen
    ]
    yield Card(words.PROPOSED_TITLE, words.members_proposed(len(names)), tuple(told), "khen-thuong")


def _open(review: Review) -> Card:
    """What people have still to do: findings to mend and to look at, members without a place, awards not decided."""
    numbers = {one: sum(finding.severity is one for finding in review.findings) for one in Severity}
    undecided = sum(bool(proposal.tied) for proposal in proposals(review))
    told = words.still_open(
        errors=numbers[Severity.ERROR],
        warnings=numbers[Severity.WARNING],
        not_ranked=len(review.board.not_ranked),
        undecided=undecided,
        noun=noun_of(review.config.bloc).lower(),
    )
    first, *more = told or [words.NOTHING_OPEN]
    return Card(words.OPEN, first, tuple(more), "ghi-nhan")


def _names(standings: Sequence[Standing]) -> str:
    return listing([_label(one) for one in standings], _MOST_NAMES)


def _label(standing: Standing) -> str:
    return one_line(standing.card.member.label)
