"""Sentences of the proposal of awards: what was done before, who is proposed with what result, what is still open.

Names are members' and the bloc's texts; they come here on one line (`one_line`).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.text.numbers import count
from pipeline.text.sentences import listing, of_every, units

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


class Merit(NamedTuple):
    """A member's result as texts: `points` and `percent` are numbers; the latter is "" where the points say all.

    `grade` and `votes` are "" where there is none.
    """

    name: str
    points: str
    percent: str
    place: int
    shared: bool
    grade: str = ""
    votes: str = ""


def merit(facts: Merit) -> str:
    """`Văn phòng Sở: 94,5 điểm, xếp thứ nhất, xếp loại “…”, được 10/11 phiếu …`."""
    share = f" ({facts.percent}% điểm tối đa áp dụng)" if facts.percent else ""
    merits = [f"{facts.points} điểm{share}"]
    merits.append(f"đồng hạng {facts.place}" if facts.shared else in_place(facts.place))
    merits += [f"xếp loại “{facts.grade}”"] if facts.grade else []
    merits += [f"được {facts.votes}"] if facts.votes else []
    return f"{facts.name}: {', '.join(merits)}."


def in_place(place: int) -> str:
    """`xếp thứ nhất`, `xếp thứ hai`, `xếp thứ 11`."""
    return f"xếp thứ {_ORDINALS[place - 1] if place <= len(_ORDINALS) else place}"


def still_open(award: str, names: Sequence[str], place: int, room: int, votes: int | None) -> str:
    """Why an award is not proposed yet: fewer are left than members share a place, or a place and its votes."""
    same = f"cùng hạng {place}" + (f" và cùng được {count(votes)} phiếu" if votes is not None else "")
    return (
        f"“{award}”: số lượng còn được đề nghị là {count(room)} trong khi có {units(len(names))} {same} "
        f"({listing(names)}) nên chưa xác định được đơn vị được đề nghị."
    )


class Course(NamedTuple):
    """What the bloc did before it asks: who of how many got a place; `bloc` is its name on one line.

    `appraised`: all its appraisers have answered; `held`: it is known what the meeting came to; `voted`: by a vote that
    was counted.
    """

    bloc: str
    year: int
    ranked: int
    members: int
    appraised: bool
    held: bool
    voted: bool


def course(facts: Course) -> str:
    """`Năm 2018, Khối … đã tổ chức chấm điểm, thẩm định và xếp hạng cả 11 đơn vị thành viên.`

    Where the meeting was held its minutes say what it came to; else people say so behind it.
    """
    appraisal = ", thẩm định" if facts.appraised else ""
    done = f"Năm {facts.year}, {facts.bloc} đã tổ chức chấm điểm{appraisal} và xếp hạng"
    who = of_every(facts.ranked, facts.members)
    if not facts.held:
        return f"{done} {who} thành viên."
    vote = "họp bình xét, bỏ phiếu đề nghị khen thưởng" if facts.voted else "họp bình xét, đề nghị khen thưởng"
    return f"{done} {who} thành viên; {vote} theo Biên bản họp bình xét kèm theo."


def enclosed(year: int, appraised: int, proposed: int, *, counted: bool) -> Iterator[str]:
    """The papers of this program that go with the submission; so many members were appraised, so many are proposed.

    `counted`: there are minutes of a count.
    """
    yield f"Báo cáo tổng kết phong trào thi đua và công tác khen thưởng năm {year}"
    yield f"Biên bản họp bình xét thi đua năm {year}"
    if counted:
        yield "Biên bản kiểm phiếu"
    if appraised:
        yield f"Biên bản thẩm định kết quả tự chấm điểm của {units(appraised)}"
    yield f"Bảng xếp hạng và điểm chi tiết của các đơn vị năm {year}"
    yield f"Báo cáo thành tích của {units(proposed)} được đề nghị"
