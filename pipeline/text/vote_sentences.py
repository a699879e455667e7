"""Sentences about a vote on awards (bình xét): who may hold it, what an award needs, what was counted."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from pipeline.model import Award, Ballot, BallotPolicy, Electorate
from pipeline.rounding import half_up
from pipeline.text.numbers import count, short, vietnamese
from pipeline.text.sentences import of_all, one_line

_OF = {
    Electorate.MEMBERS: "tổng số đơn vị thành viên",
    Electorate.VALID: "số phiếu hợp lệ",
}


def share_asked(share: Fraction) -> str:
    """A share that a rule asks for: `50%`, `12,5%`; a fraction where percent do not end: `2/3`."""
    hundredths = share * 10000
    if hundredths.denominator == 1:
        return f"{short(Decimal(hundredths.numerator) / 100)}%"
    return f"{share.numerator}/{share.denominator}"


def share_reached(share: Fraction) -> str:
    """A share that was counted: `90,91%`."""
    return f"{vietnamese(half_up(share * 100, 2))}%"


def way_of_voting(policy: BallotPolicy) -> str:
    """How the meeting votes, in a sentence."""
    return "bỏ phiếu kín" if policy.secret else "biểu quyết công khai"


def rules(policy: BallotPolicy, awards: Sequence[Award]) -> Iterator[str]:
    """Before a vote: how it is held and what an award needs; awards with a share of their own are named."""
    yield (
        f"Việc đề nghị khen thưởng được quyết định bằng hình thức {way_of_voting(policy)} tại cuộc họp bình xét có ít "
        f"nhất {share_asked(policy.quorum)} tổng số đơn vị thành viên có mặt."
    )
    others = [award for award in awards if award.votes not in (None, policy.share)]
    own = [f"“{one_line(award.name)}” là {share_asked(award.votes)}" for award in others if award.votes is not None]
    text = f"Đơn vị được đề nghị phải đạt ít nhất {share_asked(policy.share)} {_OF[policy.of]}"
    yield f"{text}; riêng đối với {', '.join(own)}." if own else f"{text}."


def quorum(policy: BallotPolicy, ballot: Ballot, members: int) -> str:
    """Whether enough members were present for a vote."""
    enough = ballot.present >= policy.quorum * members
    present = f"Có {of_all(ballot.present, members)} có mặt"
    if enough:
        return f"{present}, đủ ít nhất {share_asked(policy.quorum)} tổng số đơn vị thành viên để tiến hành bình xét."
    return f"{present}, chưa đủ {share_asked(policy.quorum)} tổng số đơn vị thành viên để tiến hành bình xét."


def counted(ballot: Ballot) -> str:
    """The ballots: issued, returned, valid and not."""
    parts = (
        ("phát ra", ballot.issued),
        ("thu về", ballot.returned),
        ("hợp lệ", ballot.valid),
        ("không hợp lệ", ballot.returned - ballot.valid),
    )
    return f"Số phiếu {', '.join(f'{name}: {count(number)} phiếu' for name, number in parts)}."


def needed(share: Fraction, of: Electorate) -> str:
    """What one award needs: `cần ít nhất 50% tổng số đơn vị thành viên`."""
    return f"cần ít nhất {share_asked(share)} {_OF[of]}"


def votes_of(votes: int, of: int, share: Fraction) -> str:
    """`đạt 10/11 phiếu (90,91%)`."""
    return f"{count(votes)}/{count(of)} phiếu ({share_reached(share)})"
