"""Báo cáo thành tích, one for each proposed member: a frame with what the numbers say, and places for the rest."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.clock import day_in_vietnam
from pipeline.model.result import NO_TALLY, Review, Scorecard, Standing
from pipeline.model.rounding import half_up
from pipeline.model.scale import Kind, Line
from pipeline.ranking.awarding import proposals
from pipeline.reports.figures.bloc_context import bloc_fields
from pipeline.reports.papers.paper import Copy, Paper
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.reports.papers.report.figures import doubted
from pipeline.scoring.stages import TracedReview
from pipeline.text.numbers import short, vietnamese
from pipeline.text.papers.bases import decree_on
from pipeline.text.papers.merits import (
    LEAST,
    MOST,
    NONE_OF_IT,
    WITHIN,
    beyond_base,
    by_the_form_of,
    proposed_for,
    result_of_the_year,
    taken_at,
)
from pipeline.text.papers.signatures import in_head
from pipeline.text.papers.worked_points import FAR
from pipeline.text.sentences import in_small, one_line
from pipeline.text.terms import period_title

FOLDER, _TEMPLATE = "bao-cao-thanh-tich", "bao-cao-thanh-tich.docx"


class SectionMeritFields(NamedTuple):
    """A level-1 row of the scale: what the member reached of how much."""

    stt: str
    noi_dung: str
    toi_da: str
    dat: str


class TargetMeritFields(NamedTuple):
    """A registered target and what the member reports; `ty_le` is the share in percent."""

    stt: str
    noi_dung: str
    don_vi_tinh: str
    chi_tieu: str
    ket_qua: str
    ty_le: str


class GivenFields(NamedTuple):
    """An award that the member was given before; `so` is the decision's number, "" where it is not recorded."""

    nam: str
    hinh_thuc: str
    so: str


class MeritContext(NamedTuple):
    """All that the frame says of a member. `mau` is a place to fill in: which decree's form it follows."""

    khoi: BlocFields
    don_vi: str
    don_vi_in_hoa: str
    ky: str
    de_nghi: str
    mau: str
    ket_qua: str
    muc: tuple[SectionMeritFields, ...]
    chi_tieu: tuple[TargetMeritFields, ...]
    da_khen: tuple[GivenFields, ...]


def merit_context(review: Review, standing: Standing, awards: Sequence[str]) -> MeritContext:
    """The frame of a member that is proposed for these awards."""
    card, day = standing.card, day_in_vietnam(review.config.periods[review.period].deadline)
    time = period_title(review.period, review.config.bloc.year)
    name = one_line(card.member.name)
    return MeritContext(
        khoi=bloc_fields(review.config),
        don_vi=name,
        don_vi_in_hoa=in_head(name),
        ky=time,
        de_nghi=proposed_for([one_line(award) for award in awards]),
        mau=by_the_form_of(decree_on(day)),
        ket_qua=result_of_the_year(
            time,
            _points(review, card.total),
            _points(review, card.tally.maximum),
            f"{standing.place}/{len(review.board.standings)}",
            one_line(standing.grade or ""),
        )
        + _beyond_the_sections(review, card),
        muc=tuple(_sections(review, card)),
        chi_tieu=tuple(_targets(review, card)),
        da_khen=tuple(_given(review, card.member.code)),
    )


def _beyond_the_sections(review: Review, card: Scorecard) -> str:
    """Why the sections do not add up to the total: bonus, deduction, a total taken at its bound."""
    bonus, deduction = (_points(review, one) if one else "" for one in (card.tally.bonus, card.tally.deduction))
    added_up = card.tally.net + card.carried
    bound = "" if card.total == added_up else LEAST if card.total > added_up else MOST
    return beyond_base(bonus, deduction) + (bound and taken_at(bound, _points(review, card.total)))


def _points(review: Review, number: Decimal) -> str:
    return short(half_up(number, review.config.scoring.decimals))


def _sections(review: Review, card: Scorecard) -> Iterator[SectionMeritFields]:
    """The sections in which base points apply to the member."""
    found = [(one, card.tallies.get(one.code, NO_TALLY)) for one in review.scale.sections]
    for number, (section, tally) in enumerate(((one, tally) for one, tally in found if tally.maximum), start=1):
        yield SectionMeritFields(
            stt=str(number),
            noi_dung=in_small(one_line(section.title).rstrip(" .:;")),
            toi_da=_points(review, tally.maximum),
            dat=_points(review, tally.net),
        )


def _targets(review: Review, card: Scorecard) -> Iterator[TargetMeritFields]:
    """The member's targets with a figure that is a merit.

    Left out: a line that repeats another's, a figure in doubt, a deduction, nothing done, more than was allowed, and so
    many times the target that it needs a word of the member's own.
    """
    lines, doubts = review.scale.by_code, doubted(review)
    told = [
        (lines[mark.code], mark.reported, mark.target)
        for mark in card.marks
        if mark.target
        and isinstance(mark.reported, Decimal)
        and review.scale.source(lines[mark.code]).code == mark.code
        and (card.member.code, mark.code) not in doubts
        and _is_merit(lines[mark.code], mark.reported, mark.target)
    ]
    for number, (line, reported, target) in enumerate(told, start=1):
        yield TargetMeritFields(
            stt=str(number),
            noi_dung=in_small(one_line(line.title).rstrip(" .:;")),
            don_vi_tinh=one_line(line.unit),
            chi_tieu=short(target),
            ket_qua=short(reported) if reported else NONE_OF_IT,
            ty_le=WITHIN if line.is_ceiling else vietnamese(half_up(reported * 100 / target, 1)),
        )


def _is_merit(line: Line, reported: Decimal, target: Decimal) -> bool:
    if line.kind is Kind.DEDUCTION:
        return False
    return reported <= target if line.is_ceiling else 0 < reported <= FAR * target


def _given(review: Review, unit: str) -> Iterator[GivenFields]:
    """What config.toml records of the member's awards, the oldest first."""
    for one in sorted(review.config.decisions, key=lambda decision: decision.year):
        if unit in one.members:
            yield GivenFields(nam=str(one.year), hinh_thuc=one_line(one.award), so=one_line(one.number))


def _copies(traced: TracedReview) -> Iterator[Copy]:
    review, given = traced.review, proposals(traced.review)
    proposed = [
        (standing, [one.award.name for one in given if standing in one.chosen]) for standing in review.board.standings
    ]
    for nth, (standing, awards) in enumerate(pair for pair in proposed if pair[1]):
        yield Copy(f"{FOLDER}/{standing.card.member.code}.docx", merit_context(review, standing, awards), nth=nth)


MERITS = Paper(_TEMPLATE, MeritContext, _copies, folder=FOLDER)
