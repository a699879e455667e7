"""Tóm tắt kết quả: one page for the chief: who leads, what moved, what is disputed, what is to be decided."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.bloc import Member, Period
from pipeline.model.finding import FileStatus, Severity
from pipeline.model.grounds import PastReview
from pipeline.model.result import Appraised, Review
from pipeline.model.rounding import half_up
from pipeline.ranking.awarding import before_the_meeting, before_the_vote, proposals
from pipeline.reports.figures.bloc_context import bloc_fields
from pipeline.reports.figures.grade_notes import grade_notes
from pipeline.reports.figures.past import result_then
from pipeline.reports.figures.ranking_columns import fields_of, ranking_rows
from pipeline.reports.papers.paper import Copy, Paper
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.reports.papers.report.proposed import open_in_words
from pipeline.reports.papers.report.tables import needs_percent
from pipeline.scoring.stages import TracedReview
from pipeline.text.awards import near_miss_in_words
from pipeline.text.numbers import short
from pipeline.text.papers import brief as say
from pipeline.text.papers.memory import Way
from pipeline.text.sentences import one_line
from pipeline.text.terms import period_title

_NAME = "tom-tat.docx"
LEADING = 5
"""Members in the table of the brief."""

MOST = 3
"""Sentences of one kind, where each award may have one."""

_COLUMNS = {"hang": "place", "don_vi": "name", "tong_diem": "total", "ty_le": "percent", "xep_loai": "grade"}


class LeadingFields(NamedTuple):
    """A member at the head of the ranking; `de_nghi` are the awards that it is proposed for."""

    hang: str
    don_vi: str
    tong_diem: str
    ty_le: str
    xep_loai: str
    de_nghi: str


class BriefContext(NamedTuple):
    """All that the brief says. Tuples of texts are paragraphs, none empty but `xep_hang` and the notes on grades."""

    khoi: BlocFields
    ky: str
    tam_tinh: bool
    tong_so: str
    xep_hang: tuple[LeadingFields, ...]
    ghi_chu_xep_loai: tuple[str, ...]
    co_xep_loai: bool
    co_khen_thuong: bool
    co_ty_le: bool
    du_kien: bool
    bien_dong: tuple[str, ...]
    y_kien_khac: tuple[str, ...]
    can_quyet_dinh: tuple[str, ...]


def brief_context(review: Review) -> BriefContext:
    """The brief of any review, whoever is ranked in it."""
    bloc, board = review.config.bloc, review.board
    return BriefContext(
        khoi=bloc_fields(review.config),
        ky=period_title(review.period, bloc.year),
        tam_tinh=review.period is Period.SIX_MONTH,
        tong_so=say.ranked_of_all(len(board.standings), len(bloc.members), LEADING),
        xep_hang=tuple(_leading(review)),
        ghi_chu_xep_loai=grade_notes(review),
        co_xep_loai=bool(review.config.grades_in(review.period)),
        co_khen_thuong=any(review.period in award.periods for award in review.config.awards),
        co_ty_le=needs_percent(review),
        du_kien=before_the_meeting(review),
        bien_dong=tuple(_moved(review)) or (say.NOTHING_MOVED,),
        y_kien_khac=tuple(_disputed(review)) or (say.NOTHING_DISPUTED,),
        can_quyet_dinh=tuple(_to_decide(review)) or (say.NOTHING_TO_DECIDE,),
    )


def _leading(review: Review) -> Iterator[LeadingFields]:
    texts = fields_of(review, _COLUMNS | {"de_nghi": "awards"})
    for row in ranking_rows(review)[:LEADING]:
        if row.standing:
            yield LeadingFields(**texts(row))


def _moved(review: Review) -> Iterator[str]:
    for past in (review.memory.six_month, review.memory.last_year):
        if past:
            yield from say.moved_since(period_title(past.period, past.year), tuple(_ways(review, past)))


def _ways(review: Review, past: PastReview) -> Iterator[Way]:
    for one in review.board.standings:
        then = result_then(past, one.card.member)
        if then and then.place is not None:
            yield Way(name=one_line(one.card.member.label), then=then.place, now=one.place)


# ------------------------------------------------------------------------------ what is disputed


def _disputed(review: Review) -> Iterator[str]:
    members = {member.code: member for member in review.config.bloc.members}
    errors = [one.unit for one in review.findings if one.severity is Severity.ERROR and one.unit in members]
    if errors:
        yield say.to_be_mended([_label(members[code]) for code in members if code in errors], len(errors))
    changed = [one for one in review.appraised if one.counted != one.own]
    if changed:
        widest = max(changed, key=lambda one: abs(one.counted - one.own))
        units = {one.unit for one in changed}
        yield say.appraised_otherwise(len(changed), len(units), _gap(review, widest, members[widest.unit]))
    against = {one.unit for one in review.responses if one.agrees is False}
    if against:
        yield say.do_not_agree([_label(member) for code, member in members.items() if code in against])
    yield from _claimed(review)
    yield from _missed(review, members)


def _gap(review: Review, one: Appraised, member: Member) -> say.Gap:
    title = one_line(review.scale.by_code[one.line].title)
    return say.Gap(name=_label(member), title=title, own=short(one.own), counted=short(one.counted))


def _claimed(review: Review) -> Iterator[str]:
    """The member whose own total is furthest above what is recognised; nothing where nobody claimed more."""
    decimals = review.config.scoring.decimals
    cards = [one.card for one in review.board.standings]
    widest = max(cards, key=lambda card: card.claimed_total - card.total, default=None)
    if widest and half_up(widest.claimed_total, decimals) > half_up(widest.total, decimals):
        claimed, total = (short(half_up(points, decimals)) for points in (widest.claimed_total, widest.total))
        yield say.claimed_more(_label(widest.member), claimed, total)


def _missed(review: Review, members: dict[str, Member]) -> Iterator[str]:
    awards = {award.name: award for award in review.config.awards}
    polls = {poll.award: poll for poll in review.polls}
    by_percent = review.config.ranking.by == "percent"
    for miss in [one for one in review.near_misses if one.reason != "place"][:MOST]:
        why = near_miss_in_words(miss, awards[miss.award], polls.get(miss.award), by_percent=by_percent)
        yield say.just_missed(one_line(miss.award), _label(members[miss.unit]), why)


# ------------------------------------------------------------------------------ what is to be decided


def _to_decide(review: Review) -> Iterator[str]:
    unranked = [_label(one.member) for one in review.board.not_ranked]
    if unranked:
        yield say.without_a_form(unranked)
    held = sum(file.status is FileStatus.HELD for file in review.files)
    if held:
        yield say.held_back(held)
    given = proposals(review)
    if before_the_vote(review) and any(one.slate.candidates for one in given):
        yield say.vote_to_be_held(sum(bool(one.slate.candidates) for one in given))
        return
    yield from (open_in_words(one) for one in given[:MOST] if one.tied)
    for one in given[:MOST]:
        if one.chosen:
            yield say.agree_to(one_line(one.award.name), [_label(standing.card.member) for standing in one.chosen])


def _label(member: Member) -> str:
    return one_line(member.label)


def _copies(traced: TracedReview) -> Iterator[Copy]:
    yield Copy(_NAME, brief_context(traced.review))


BRIEF = Paper(_NAME, BriefContext, _copies)
