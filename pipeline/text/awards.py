"""Awards and votes in words: shares of voters, what an award needs, and who just missed it."""

from fractions import Fraction
from math import ceil

from pipeline.model.ballot import Ballot, Candidate, NearMiss, Poll
from pipeline.model.bloc import Award, Electorate, Quota
from pipeline.text.numbers import count, exact, percent, short, vietnamese

UNKNOWN = "chưa rõ"


def share_in_words(share: Fraction) -> str:
    """`50%`, `66,7%`; a share that is no such percentage as it is, `2/3`."""
    percent = share * 100
    return f"{exact(percent)}%" if 1000 % percent.denominator == 0 else exact(share)


def electorate(of: Electorate) -> str:
    """Of what a share of votes is taken."""
    return "tổng số đơn vị thành viên" if of is Electorate.MEMBERS else "số phiếu hợp lệ"


def places_in_words(award: Award) -> str:
    """`hạng 1`, `hạng 2–4`."""
    return f"hạng {award.first}" if award.first == award.last else f"hạng {award.first}–{award.last}"


def quota_in_words(quota: Quota, room: int, ranked: int) -> str:
    """`01 đơn vị`; of a share also what it is of: `02 đơn vị (20% của 11 đơn vị được xếp hạng)`."""
    share = f" ({short(quota.amount)}% của {count(ranked)} đơn vị được xếp hạng)" if quota.is_share else ""
    return f"{count(room)} đơn vị{share}"


def votes_in_words(candidate: Candidate, poll: Poll) -> str:
    """`06/11 phiếu (54,5%)`."""
    return f"{count(candidate.votes)}/{count(poll.of)} phiếu ({percent(candidate.share)})"


def needed_in_words(poll: Poll, of: Electorate) -> str:
    """`ít nhất 50% tổng số đơn vị thành viên (từ 06/11 phiếu)`."""
    fewest = ceil(poll.needed * poll.of)
    return f"ít nhất {share_in_words(poll.needed)} {electorate(of)} (từ {count(fewest)}/{count(poll.of)} phiếu)"


def meeting_in_words(ballot: Ballot, members: int) -> str:
    """Who was there, and what became of the ballots."""
    return (
        f"Có mặt {count(ballot.present)}/{count(members)} thành viên; phát ra {count(ballot.issued)} phiếu, thu về "
        f"{count(ballot.returned)} phiếu, hợp lệ {count(ballot.valid)} phiếu."
    )


def near_miss_in_words(miss: NearMiss, award: Award, poll: Poll | None, *, by_percent: bool) -> str:
    """Why the first member who was not proposed just missed, and by how much: `xếp hạng 5, …; kém … 0,35 điểm`."""
    return f"xếp hạng {miss.place}, {_why(miss, award, poll)}{_behind(miss, by_percent)}"


def _why(miss: NearMiss, award: Award, poll: Poll | None) -> str:
    mine = next((one for one in poll.candidates if one.unit == miss.unit), None) if poll else None
    votes = f"được {votes_in_words(mine, poll)}, " if poll and mine else ""
    match miss.reason:
        case "place":
            return f"ngoài phạm vi được đề nghị ({places_in_words(award)})"
        case "condition":
            return "thuộc trường hợp không được khen thưởng theo điều kiện của thang điểm"
        case "grade":
            return "không có xếp loại mà danh hiệu yêu cầu"
        case "votes":
            return f"{votes}chưa đủ {share_in_words(poll.needed)}" if poll else "chưa đủ phiếu"
        case "tie":
            return f"{votes}số lượng còn lại không đủ cho các đơn vị bằng nhau nên chưa xác định"
        case _:
            return f"{votes}đã đủ số lượng" if miss.behind is not None else "hình thức này không còn số lượng"


def _behind(miss: NearMiss, by_percent: bool) -> str:
    if miss.behind is None:
        return ""
    if miss.behind:
        unit = "điểm phần trăm" if by_percent else "điểm"
        return f"; kém đơn vị được đề nghị thấp nhất {vietnamese(miss.behind)} {unit}"
    level = miss.reason in ("place", "quota", "tie")
    return f"; bằng {'tỷ lệ' if by_percent else 'điểm'} với đơn vị được đề nghị thấp nhất" if level else ""


def given_of_proposed(given: int | None, proposed: int | None) -> str:
    """`1/2`: how often awarded of how often proposed; what nobody recorded is unknown, never 0."""
    if given is None and proposed is None:
        return UNKNOWN
    return "/".join(UNKNOWN if number is None else str(number) for number in (given, proposed))
