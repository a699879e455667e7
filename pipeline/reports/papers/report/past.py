"""The year beside its six months and the year before, for the year-end report: sentences and the rows of a table."""

from collections.abc import Iterator

from pipeline.model.bloc import Member
from pipeline.model.grounds import PastReview
from pipeline.model.result import Review, Standing
from pipeline.reports.figures.past import past_of, result_then
from pipeline.reports.papers.report.fields import ComparedFields
from pipeline.text.numbers import vietnamese
from pipeline.text.papers.memory import (
    UNKNOWN,
    Comparison,
    MembersThen,
    Way,
    compared,
    members_then,
    only_places_and_percent,
)
from pipeline.text.sentences import one_line
from pipeline.text.terms import period_title
from pipeline.text.words import fold


def comparable(review: Review, past: PastReview | None) -> bool:
    """True where some member with a place now had one then."""
    return any(result_then(past, one.card.member) for one in review.board.standings)


def comparison(review: Review) -> Iterator[str]:
    """What rose and what fell since the six months and since last year, only where it is known."""
    known = [past for past in (review.memory.six_month, review.memory.last_year) if past and comparable(review, past)]
    for past in known:
        yield " ".join(compared(_facts(review, past)))
    if known:
        changes = (sentence for past in known for sentence in members_then(_members_then(review, past)))
        yield " ".join((only_places_and_percent([period_title(past.period, past.year) for past in known]), *changes))


def _members_then(review: Review, past: PastReview) -> MembersThen:
    """How the members differ from those of then; a code that alone is another is nothing to readers."""
    members = review.config.bloc.members
    names = {member.code: one_line(member.name) for member in members}
    before = {code: one_line(then.name) for code, then in past.results.items() if code in names}
    of = {code: tuple(one_line(one.result.name) for one in past.parted if one.now == (code,)) for code in names}
    heirs = {one_line(one.result.name): tuple(names[code] for code in one.now) for one in past.parted}
    came = {*before, *(code for one in past.parted for code in one.now)}
    return MembersThen(
        time=period_title(past.period, past.year),
        renamed=tuple((names[code], name) for code, name in before.items() if fold(name) != fold(names[code])),
        merged=tuple((names[code], then) for code, then in of.items() if then),
        split=tuple((name, now) for name, now in heirs.items() if len(now) > 1),
        joined=tuple(name for code, name in names.items() if code not in came),
        gone=tuple(name for name, now in heirs.items() if not now),
    )


def _facts(review: Review, past: PastReview) -> Comparison:
    standings = review.board.standings
    return Comparison(
        time=period_title(past.period, past.year),
        ways=tuple(way for one in standings for way in _way(one, past)),
        then=sum(result.place is not None for result in past.everyone),
        now=len(standings),
    )


def _way(standing: Standing, past: PastReview) -> Iterator[Way]:
    card = standing.card
    then = result_then(past, card.member)
    if then and then.place is not None:
        yield Way(
            name=one_line(card.member.name),
            then=then.place,
            now=standing.place,
            percent_then=then.percent,
            percent_now=card.percent,
        )


def compared_rows(review: Review) -> tuple[ComparedFields, ...]:
    """All members: the ranked in order of place, then those without one; none where nothing can be compared."""
    if not any(comparable(review, past) for past in (review.memory.six_month, review.memory.last_year)):
        return ()
    ranked: list[tuple[Member, Standing | None]] = [(one.card.member, one) for one in review.board.standings]
    others: list[tuple[Member, Standing | None]] = [(one.member, None) for one in review.board.not_ranked]
    return tuple(_row(review, member, standing) for member, standing in (*ranked, *others))


def _row(review: Review, member: Member, standing: Standing | None) -> ComparedFields:
    percent, past = standing.card.percent if standing else None, past_of(review, member, standing)
    return ComparedFields(
        ten=one_line(member.name),
        hang=f"{standing.place}{'*' if standing.shared else ''}" if standing else UNKNOWN,
        ty_le=UNKNOWN if percent is None else vietnamese(percent),
        sau_thang=past.sau_thang,
        nam_truoc=past.nam_truoc,
    )
