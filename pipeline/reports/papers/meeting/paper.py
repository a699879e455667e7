"""Biên bản họp bình xét thi đua: the record of the meeting at the year's end."""

from collections.abc import Iterator

from pipeline.model.bloc import Period
from pipeline.model.result import Review, Standing
from pipeline.model.rounding import half_up
from pipeline.ranking.awarding import Proposal, proposals
from pipeline.reports.figures.bloc_context import bloc_fields, head_of
from pipeline.reports.figures.grade_notes import grade_notes
from pipeline.reports.papers.meeting.fields import CandidateFields, MeetingContext, PollFields
from pipeline.reports.papers.paper import Copy, Paper
from pipeline.reports.papers.report.context import order_of_places, results_in_words
from pipeline.reports.papers.report.proposed import open_in_words, proposed_in_words
from pipeline.reports.papers.report.tables import needs_percent, standing_rows
from pipeline.scoring.stages import TracedReview
from pipeline.text.awards import needed_in_words
from pipeline.text.numbers import count, vietnamese
from pipeline.text.papers import votes as vote_sentences
from pipeline.text.sentences import noun_of, of_all, one_line, units

_NAME = "bien-ban-binh-xet.docx"


def meeting_context(review: Review) -> MeetingContext:
    """The record of a review's meeting; before a vote is counted, what came of it is left for people to write."""
    config, ballot, given = review.config, review.ballot, proposals(review)
    members = len(config.bloc.members)
    absent = members - ballot.present if ballot else 0
    return MeetingContext(
        khoi=bloc_fields(config),
        nam=str(config.bloc.year),
        so_don_vi=units(members),
        co_mat=of_all(ballot.present, members) if ballot else "",
        vang_mat=units(absent) if absent > 0 else "",
        chu_tri=_chair(review),
        du_so=vote_sentences.quorum(config.ballots, ballot, members) if ballot and config.ballots else "",
        ket_qua=tuple(results_in_words(review)),
        da_xep_hang=bool(review.board.standings),
        xep_hang=standing_rows(review)[: len(review.board.standings)],
        ghi_chu_xep_loai=grade_notes(review),
        co_ty_le=needs_percent(review),
        xep_hang_theo=order_of_places(review),
        co_xep_loai=bool(config.grades_in(review.period)),
        co_khen_thuong=bool(given),
        hinh_thuc=vote_sentences.way_of_voting(config.ballots) if config.ballots else "",
        da_kiem_phieu=ballot is not None,
        kiem_phieu=vote_sentences.counted(ballot) if ballot else "",
        bo_phieu=tuple(_poll(review, one) for one in given if one.slate.candidates),
        khong_ung_vien=tuple(one_line(one.award.name) for one in given if not one.slate.candidates),
        ket_luan=tuple(proposed_in_words(one) for one in given if one.chosen or not one.tied) if ballot else (),
        chua_quyet=tuple(open_in_words(one) for one in given if one.tied) if ballot else (),
    )


def _chair(review: Review) -> str:
    head = head_of(review.config.bloc)
    return f"đại diện {one_line(head.name)}, {noun_of(review.config.bloc)} trưởng" if head else ""


def _poll(review: Review, proposal: Proposal) -> PollFields:
    policy, poll = review.config.ballots, proposal.poll
    return PollFields(
        danh_hieu=one_line(proposal.award.name),
        yeu_cau=f"cần {needed_in_words(poll, policy.of)}" if policy and poll else "",
        ung_vien=tuple(
            _candidate(number, one, proposal) for number, one in enumerate(proposal.slate.candidates, start=1)
        ),
    )


def _candidate(number: int, standing: Standing, proposal: Proposal) -> CandidateFields:
    votes, poll = proposal.votes(standing), proposal.poll
    return CandidateFields(
        stt=str(number),
        don_vi=one_line(standing.card.member.name),
        hang=str(standing.place),
        so_phieu=f"{count(votes.votes)}/{count(poll.of)}" if votes and poll else "",
        ty_le=vietnamese(half_up(votes.share * 100, 1)) if votes else "",
        ket_qua=_outcome(standing, proposal) if poll else "",
    )


def _outcome(standing: Standing, proposal: Proposal) -> str:
    if standing in proposal.chosen:
        return "Đề nghị"
    if standing in proposal.tied:
        return "Chưa quyết định"
    votes = proposal.votes(standing)
    return "Không đủ phiếu" if votes and not votes.enough else "Không đề nghị"


def _copies(traced: TracedReview) -> Iterator[Copy]:
    if traced.review.period is Period.YEAR_END and traced.review.board.standings:
        yield Copy(_NAME, meeting_context(traced.review))


MEETING = Paper(_NAME, MeetingContext, _copies)
