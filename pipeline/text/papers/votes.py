"""Sentences about a vote on awards (bình xét): who may hold it, what an award needs, what was counted."""

from collections.abc import Iterator, Sequence

from pipeline.model.ballot import Ballot
from pipeline.model.bloc import Award, BallotPolicy
from pipeline.text.awards import electorate, share_in_words
from pipeline.text.numbers import count
from pipeline.text.sentences import of_all, one_line


def way_of_voting(policy: BallotPolicy) -> str:
    """How the meeting votes: `bỏ phiếu kín`, `biểu quyết công khai`."""
    return "bỏ phiếu kín" if policy.secret else "biểu quyết công khai"


def rules(policy: BallotPolicy, awards: Sequence[Award]) -> Iterator[str]:
    """Before a vote: how it is held and what an award needs; awards with a share of their own are named."""
    yield (
        f"Việc đề nghị khen thưởng được quyết định bằng hình thức {way_of_voting(policy)} tại cuộc họp bình xét có ít "
        f"nhất {share_in_words(policy.quorum)} tổng số đơn vị thành viên có mặt."
    )
    own = [
        f"“{one_line(award.name)}” là {share_in_words(award.votes)}"
        for award in awards
        if award.votes is not None and award.votes != policy.share
    ]
    share = f"{share_in_words(policy.share)} {electorate(policy.of)}"
    text = f"Đơn vị được đề nghị phải có số phiếu đồng ý đạt ít nhất {share}"
    yield f"{text}; riêng đối với {', '.join(own)}." if own else f"{text}."


def quorum(policy: BallotPolicy, ballot: Ballot, members: int) -> str:
    """Whether enough members were present for a vote."""
    opinion = "đạt" if ballot.present >= policy.quorum * members else "chưa đạt"
    return (
        f"Có {of_all(ballot.present, members)} thành viên có mặt, {opinion} mức ít nhất "
        f"{share_in_words(policy.quorum)} tổng số đơn vị thành viên để tiến hành bình xét."
    )


def counted(ballot: Ballot) -> str:
    """The ballots: issued, returned, valid and not."""
    parts = (("phát ra", ballot.issued), ("thu về", ballot.returned), ("hợp lệ", ballot.valid))
    spoilt = ballot.returned - ballot.valid
    rest = f"không hợp lệ {count(spoilt)} phiếu" if spoilt else "không có phiếu không hợp lệ"
    return f"Kết quả kiểm phiếu: {', '.join(f'{name} {count(number)} phiếu' for name, number in parts)}, {rest}."


def held(speaker: str, policy: BallotPolicy, ballot: Ballot, members: int) -> str:
    """That the bloc has voted, who was there, what became of the ballots; `speaker` is what it calls itself: `Khối`."""
    there = f"{speaker} đã họp bình xét, {way_of_voting(policy)}, có mặt {of_all(ballot.present, members)} thành viên"
    return f"{there}. {counted(ballot)}"


def awaited(policy: BallotPolicy) -> str:
    """That the bloc has still to vote."""
    return (
        f"Việc đề nghị khen thưởng được quyết định bằng hình thức {way_of_voting(policy)} tại cuộc họp bình xét; đến "
        "nay chưa có kết quả kiểm phiếu."
    )


def short_of_votes(name: str, place: str) -> str:
    """A member that the vote did not propose, without its number of votes, which are the meeting's."""
    return f"{name} ({place}) chưa đủ số phiếu đồng ý theo quy định nên không đề nghị."
