"""Thông báo kết quả chấm điểm, xếp hạng: what the bloc tells its members, with room for what they object."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.ranking.awarding import before_the_meeting
from pipeline.reports.figures.bloc_context import bloc_fields
from pipeline.reports.figures.grade_notes import grade_notes
from pipeline.reports.figures.paper_notes import appraisal_in_words, places_in_words, unranked_in_words
from pipeline.reports.figures.ranking_notes import order_in_words
from pipeline.reports.papers.paper import Copy, Paper
from pipeline.reports.papers.report.fields import BlocFields, StandingFields
from pipeline.reports.papers.report.tables import needs_percent, standing_rows
from pipeline.scoring.stages import TracedReview
from pipeline.text.notice_sentences import overview
from pipeline.text.papers.notes import of_one_reason
from pipeline.text.sentences import one_line
from pipeline.text.terms import period_title

NAME = "thong-bao.docx"


class NoticeFields(NamedTuple):
    """All that the notice says. `ky` is the time under review: `năm 2018`; `tam_tinh`: half a year, provisional.

    `xep_hang` are the members with a place, `khong_xep_hang` the others with the reason. `khoan_phan_anh` is the
    number of the clause about objections.
    """

    khoi: BlocFields
    nam: str
    ky: str
    tam_tinh: bool
    co_tham_dinh: bool
    tong_quan: tuple[str, ...]
    xep_hang: tuple[StandingFields, ...]
    ghi_chu: tuple[str, ...]
    ghi_chu_xep_loai: tuple[str, ...]
    khong_xep_hang: tuple[str, ...]
    khoan_phan_anh: str
    co_ty_le: bool
    co_xep_loai: bool
    co_khen_thuong: bool
    du_kien: bool


def notice_context(review: Review) -> NoticeFields:
    """The notice of a review, with any number of members, ranked or not."""
    bloc, board = review.config.bloc, review.board
    unranked = unranked_in_words(review)
    return NoticeFields(
        khoi=bloc_fields(review.config),
        nam=str(bloc.year),
        ky=period_title(review.period, bloc.year),
        tam_tinh=review.period is Period.SIX_MONTH,
        co_tham_dinh=bool(review.opinions),
        tong_quan=(overview(len(board.standings), len(board.not_ranked)), *appraisal_in_words(review)),
        xep_hang=standing_rows(review)[: len(board.standings)],
        ghi_chu=(one_line(order_in_words(review)), *map(one_line, places_in_words(review))),
        ghi_chu_xep_loai=grade_notes(review),
        khong_xep_hang=tuple(_by_reason(unranked)),
        khoan_phan_anh=str(2 + bool(board.standings) + bool(unranked)),
        co_ty_le=needs_percent(review),
        co_xep_loai=bool(review.config.grades_in(review.period)),
        co_khen_thuong=any(review.period in award.periods for award in review.config.awards),
        du_kien=before_the_meeting(review),
    )


def _by_reason(unranked: Iterable[tuple[str, str]]) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for name, reason in unranked:
        groups.setdefault(reason, []).append(name)
    return (of_one_reason(names, reason) for reason, names in groups.items())


def _copies(traced: TracedReview) -> Iterator[Copy]:
    if traced.review.board.standings:
        yield Copy(NAME, notice_context(traced.review))


NOTICE = Paper(NAME, NoticeFields, _copies)
