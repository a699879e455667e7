"""Biên bản kiểm phiếu: what those who counted the votes sign, of a review with a counted vote."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.ballot import Ballot, Candidate, Poll
from pipeline.model.bloc import BallotPolicy
from pipeline.model.result import Review
from pipeline.model.rounding import half_up
from pipeline.reports.figures.bloc_context import bloc_fields
from pipeline.reports.papers.paper import Copy, Paper
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.scoring.stages import TracedReview
from pipeline.text.awards import needed_in_words
from pipeline.text.numbers import count, vietnamese
from pipeline.text.papers.counting import ballots_counted, enough_votes
from pipeline.text.papers.votes import quorum, rules, way_of_voting
from pipeline.text.sentences import one_line

_NAME = "bien-ban-kiem-phieu.docx"


class CountFields(NamedTuple):
    """A member on the ballot; `dong_y` are its votes, `ty_le` their share in percent, `du` whether they are enough."""

    stt: str
    don_vi: str
    dong_y: str
    ty_le: str
    du: bool


class AwardCountFields(NamedTuple):
    """An award with somebody on its ballot, what it needs, and those members in their order there."""

    stt: str
    danh_hieu: str
    yeu_cau: str
    ung_vien: tuple[CountFields, ...]


class CountingContext(NamedTuple):
    """All that the record of the count says. Tuples of texts are paragraphs; `kin`: the ballot was secret."""

    khoi: BlocFields
    nam: str
    hinh_thuc: str
    kin: bool
    the_le: tuple[str, ...]
    du_so: str
    kiem_phieu: tuple[str, ...]
    bo_phieu: tuple[AwardCountFields, ...]
    ket_luan: tuple[str, ...]


def counting_context(review: Review, policy: BallotPolicy, ballot: Ballot) -> CountingContext:
    """The record of a review whose votes were counted."""
    bloc = review.config.bloc
    awards = [award for award in review.config.awards if review.period in award.periods]
    names = {member.code: one_line(member.name) for member in bloc.members}
    return CountingContext(
        khoi=bloc_fields(review.config),
        nam=str(bloc.year),
        hinh_thuc=way_of_voting(policy),
        kin=policy.secret,
        the_le=tuple(rules(policy, awards)),
        du_so=quorum(policy, ballot, len(bloc.members)),
        kiem_phieu=tuple(ballots_counted(ballot)),
        bo_phieu=tuple(
            AwardCountFields(
                stt=str(number),
                danh_hieu=one_line(poll.award),
                yeu_cau=needed_in_words(poll, policy.of),
                ung_vien=tuple(_count(at, one, poll, names[one.unit]) for at, one in enumerate(poll.candidates, 1)),
            )
            for number, poll in enumerate((one for one in review.polls if one.candidates), start=1)
        ),
        ket_luan=tuple(
            enough_votes(
                one_line(poll.award),
                [names[one.unit] for one in poll.candidates if one.enough],
                candidates=bool(poll.candidates),
            )
            for poll in review.polls
        ),
    )


def _count(number: int, one: Candidate, poll: Poll, name: str) -> CountFields:
    return CountFields(
        stt=str(number),
        don_vi=name,
        dong_y=f"{count(one.votes)}/{count(poll.of)}",
        ty_le=vietnamese(half_up(one.share * 100, 1)),
        du=one.enough,
    )


def _copies(traced: TracedReview) -> Iterator[Copy]:
    review = traced.review
    policy, ballot = review.config.ballots, review.ballot
    if policy and ballot and any(poll.candidates for poll in review.polls):
        yield Copy(_NAME, counting_context(review, policy, ballot))


COUNTING_MINUTES = Paper(_NAME, CountingContext, _copies)
