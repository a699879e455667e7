"""Sentences of the proposal of awards: what was done before, who is proposed with what result, what is still open.

Names are members' and the bloc's texts; they come here on one line (`one_line`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.text.numbers import count
from pipeline.text.sentences import listing, of_all, units


@dataclass(frozen=True, slots=True, kw_only=True)
class Merit:
    """A member's result as texts: `points` and `percent` are numbers, `grade` and `votes` "" where there is none."""

    name: str
    points: str
    percent: str
    place: int
    shared: bool
    grade: str = ""
    votes: str = ""


def merit(facts: Merit) -> str:
    """`Văn phòng Sở: đạt 94,50 điểm (94,50% điểm tối đa áp dụng), xếp hạng 1, xếp loại “…”, được 10/11 phiếu …`."""
    merits = [f"đạt {facts.points} điểm ({facts.percent}% điểm tối đa áp dụng)"]
    merits.append(f"{'đồng hạng' if facts.shared else 'xếp hạng'} {facts.place}")
    merits += [f"xếp loại “{facts.grade}”"] if facts.grade else []
    merits += [f"được {facts.votes}"] if facts.votes else []
    return f"{facts.name}: {', '.join(merits)}."


def still_open(award: str, names: Sequence[str], place: int, room: int, votes: int | None) -> str:
    """Why an award is not proposed yet: fewer are left than members share a place, or a place and its votes."""
    same = f"cùng hạng {place}" + (f" và cùng được {count(votes)} phiếu" if votes is not None else "")
    return (
        f"“{award}”: còn {count(room)} suất trong khi có {units(len(names))} {same} ({listing(names)}) nên chưa xác "
        "định được đơn vị được đề nghị."
    )


def nobody_proposed(noun: str, year: int, awards: Sequence[str]) -> str:
    """No award has anybody to propose."""
    named = listing([f"“{award}”" for award in awards])
    return f"Năm {year}, {noun} không có đơn vị được đề nghị khen thưởng theo {_forms(len(awards))} {named}."


def _forms(number: int) -> str:
    return "hình thức" if number == 1 else f"{count(number)} hình thức"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the bloc did before it asks: who of how many got a place; `bloc` is its name on one line."""

    bloc: str
    year: int
    ranked: int
    members: int
    appraised: bool
    voted: bool


def course(facts: Course) -> str:
    """`Năm 2018, Khối …, đã tổ chức chấm điểm, thẩm định, họp bình xét và xếp hạng 11/11 đơn vị thành viên.`"""
    appraisal, vote = ", thẩm định" if facts.appraised else "", ", bỏ phiếu" if facts.voted else ""
    done = f"Năm {facts.year}, {facts.bloc} đã tổ chức chấm điểm{appraisal}, họp bình xét{vote}"
    if not facts.ranked:
        return f"{done}; chưa có đơn vị nào được xếp hạng."
    return f"{done} và xếp hạng {of_all(facts.ranked, facts.members)} thành viên."


def enclosed(year: int, appraised: int) -> Iterator[str]:
    """The papers of this program that go with the submission; so many members were appraised."""
    yield f"Báo cáo tổng kết phong trào thi đua và công tác khen thưởng năm {year}"
    yield f"Biên bản họp bình xét thi đua năm {year}"
    if appraised:
        yield f"Biên bản thẩm định kết quả tự chấm điểm của {units(appraised)}"
    yield f"Bảng xếp hạng và điểm chi tiết của các đơn vị năm {year}"
