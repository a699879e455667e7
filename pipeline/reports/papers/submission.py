"""Tờ trình về việc đề nghị khen thưởng: what the bloc asks of its superior at the year's end, once it is decided."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.bloc import Period
from pipeline.model.result import Review, Standing
from pipeline.model.rounding import half_up
from pipeline.ranking.awarding import Proposal, before_the_meeting, before_the_vote, proposals
from pipeline.reports.figures.bloc_context import bloc_fields
from pipeline.reports.figures.grade_notes import grade_notes
from pipeline.reports.figures.ranking_columns import fields_of, ranking_rows
from pipeline.reports.papers.paper import Copy, Paper
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.reports.papers.report.proposed import open_in_words
from pipeline.reports.papers.report.tables import NOTHING
from pipeline.scoring.stages import TracedReview
from pipeline.text.awards import votes_in_words
from pipeline.text.numbers import short
from pipeline.text.papers.proposals import Course, Merit, course, enclosed, in_place, merit
from pipeline.text.papers.votes import short_of_votes
from pipeline.text.sentences import inside, issuer_of, one_line, units

_NAME = "to-trinh.docx"
NOMINATED = {"don_vi": "full_name", "tong_diem": "total", "ty_le": "percent", "hang": "place", "xep_loai": "grade"}
"""The columns of the ranking in the annexed list, by the names that templates know them by."""


class ProposedFields(NamedTuple):
    """An award and what is said of each member proposed for it."""

    stt: str
    danh_hieu: str
    gioi_thieu: str
    don_vi: tuple[str, ...]


class NomineeFields(NamedTuple):
    """A row of the annexed list: an award for a member; `so_phieu` is `–` where no vote was counted."""

    stt: str
    don_vi: str
    tong_diem: str
    ty_le: str
    hang: str
    xep_loai: str
    so_phieu: str
    danh_hieu: str


class SubmissionContext(NamedTuple):
    """All that the submission says. Tuples of texts are paragraphs.

    `da_hop`: what the meeting came to is known, else people tell of it behind `qua_trinh`. `kem_theo` are the enclosed
    papers. `khong_du_phieu` are members on higher places whom the vote did not propose.
    `ghi_chu_xep_loai` belongs below the list, which shows grades. `khong_de_nghi` is always "": where nobody is
    proposed there is no submission.
    """

    khoi: BlocFields
    nam: str
    qua_trinh: str
    da_hop: bool
    de_nghi: tuple[ProposedFields, ...]
    khong_de_nghi: str
    chua_quyet: tuple[str, ...]
    kem_theo: tuple[str, ...]
    danh_sach: tuple[NomineeFields, ...]
    khong_du_phieu: tuple[str, ...]
    ghi_chu_xep_loai: tuple[str, ...]
    da_kiem_phieu: bool
    co_xep_loai: bool
    co_phieu: bool


def submission_context(review: Review) -> SubmissionContext:
    """The submission of a review in which somebody is proposed."""
    bloc, given = review.config.bloc, proposals(review)
    made = [one for one in given if one.chosen]
    undecided = [one for one in given if one.tied]
    return SubmissionContext(
        khoi=bloc_fields(review.config),
        nam=str(bloc.year),
        qua_trinh=course(_course(review)),
        da_hop=not before_the_meeting(review),
        de_nghi=tuple(_proposed(review, number, one) for number, one in enumerate(made, start=1)),
        khong_de_nghi="",
        chua_quyet=tuple(map(open_in_words, undecided)),
        kem_theo=tuple(_enclosed(review, made)),
        danh_sach=tuple(_nominees(review, made)),
        khong_du_phieu=tuple(text for one in made for text in _passed_over(one)),
        ghi_chu_xep_loai=grade_notes(review),
        da_kiem_phieu=review.ballot is not None,
        co_xep_loai=bool(review.config.grades_in(review.period)),
        co_phieu=any(one.poll for one in made),
    )


def _enclosed(review: Review, made: Sequence[Proposal]) -> Iterator[str]:
    appraised = {opinion.unit for opinion in review.opinions}
    proposed = {one.card.member.code for proposal in made for one in proposal.chosen}
    return enclosed(review.config.bloc.year, len(appraised), len(proposed), counted=bool(review.polls))


def _course(review: Review) -> Course:
    bloc = review.config.bloc
    return Course(
        bloc=inside(issuer_of(bloc)),
        year=bloc.year,
        ranked=len(review.board.standings),
        members=len(bloc.members),
        appraised=bool(review.appraisers) and all(one.returned for one in review.appraisers),
        voted=bool(review.ballot),
        held=not before_the_meeting(review),
    )


def _proposed(review: Review, number: int, proposal: Proposal) -> ProposedFields:
    return ProposedFields(
        stt=str(number),
        danh_hieu=one_line(proposal.award.name),
        gioi_thieu=f"Đề nghị {units(len(proposal.chosen))}:",
        don_vi=tuple(merit(_merit(review, proposal, one)) for one in proposal.chosen),
    )


def _merit(review: Review, proposal: Proposal, standing: Standing) -> Merit:
    card, votes = standing.card, proposal.votes(standing)
    return Merit(
        name=one_line(card.member.name),
        points=short(half_up(card.total, review.config.scoring.decimals)),
        percent=short(half_up(card.percent, 1)) if card.percent is not None and card.tally.maximum != 100 else "",
        place=standing.place,
        shared=standing.shared,
        grade=one_line(standing.grade or ""),
        votes=votes_in_words(votes, proposal.poll) if votes and proposal.poll else "",
    )


def _passed_over(proposal: Proposal) -> Iterator[str]:
    """Candidates above the last one proposed who had too few votes."""
    last = max(one.place for one in proposal.chosen)
    for one in proposal.slate.candidates:
        votes = proposal.votes(one)
        if one.place < last and votes and not votes.enough:
            yield short_of_votes(one_line(one.card.member.name), in_place(one.place))


def _nominees(review: Review, made: Sequence[Proposal]) -> Iterator[NomineeFields]:
    texts = fields_of(review, NOMINATED)
    rows = {row.member.code: row for row in ranking_rows(review)}
    pairs = [(one, standing) for one in made for standing in one.chosen]
    for number, (proposal, standing) in enumerate(pairs, start=1):
        yield NomineeFields(
            stt=str(number),
            so_phieu=_merit(review, proposal, standing).votes.replace(" phiếu", "") or NOTHING,
            danh_hieu=one_line(proposal.award.name),
            **texts(rows[standing.card.member.code]),
        )


def _called_for(review: Review) -> bool:
    return review.period is Period.YEAR_END and any(one.chosen for one in proposals(review))


def waits_for_the_vote(review: Review) -> bool:
    """True where there is somebody to ask for, and the bloc has still to vote: no submission is written before."""
    return review.config.bloc.papers and _called_for(review) and before_the_vote(review)


def _copies(traced: TracedReview) -> Iterator[Copy]:
    review = traced.review
    if _called_for(review) and not before_the_vote(review):
        yield Copy(_NAME, submission_context(review))


SUBMISSION = Paper(_NAME, SubmissionContext, _copies)
