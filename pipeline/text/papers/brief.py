"""Bản tóm tắt cho lãnh đạo: what moved, what is disputed, what is to be decided; a sentence a thing, few names each.

Names are members' and the bloc's texts; they come here on one line (`one_line`).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.text.numbers import count
from pipeline.text.papers.memory import Way
from pipeline.text.sentences import listing, quoted, there_are, units

MOST_NAMES = 3
"""Members that a sentence names; the others are counted."""

_LONGEST_TITLE = 90

NOTHING_MOVED = "Chưa có kết quả kỳ trước để so sánh."
NOTHING_DISPUTED = "Không có nội dung còn ý kiến khác nhau."
NOTHING_TO_DECIDE = "Không có nội dung phải quyết định thêm; trình duyệt kết quả để thông báo."


def ranked_of_all(ranked: int, members: int, shown: int) -> str:
    """How many have a place, and how many of them the table shows."""
    if not ranked:
        return f"Trong {units(members)}, chưa có đơn vị nào được xếp hạng."
    rest = f"; bảng trên nêu {units(shown)} xếp đầu" if ranked > shown else ""
    return f"{there_are(ranked, members)} được xếp hạng{rest}."


def moved_since(time: str, ways: Sequence[Way]) -> Iterator[str]:
    """Who rose and who fell since `6 tháng đầu năm 2018`: those that moved furthest first."""
    for what, moved in (
        ("tăng hạng", sorted((way for way in ways if way.up > 0), key=lambda way: -way.up)),
        ("giảm hạng", sorted((way for way in ways if way.up < 0), key=lambda way: way.up)),
    ):
        if moved:
            to = "lên" if moved[0].up > 0 else "xuống"
            named = [f"{way.name} (từ hạng {way.then} {to} hạng {way.now})" for way in moved]
            yield f"So với {time}, {units(len(moved))} {what}: {listing(named, MOST_NAMES)}."
    if ways and not any(way.up for way in ways):
        yield f"So với {time}, các đơn vị giữ nguyên thứ hạng."


def to_be_mended(names: Sequence[str], errors: int) -> str:
    """Members whose forms have errors that nobody has settled."""
    return f"Còn {count(errors)} ghi nhận phải sửa trong phiếu của {units(len(names))}: {listing(names, MOST_NAMES)}."


class Gap(NamedTuple):
    """A member's line on which the appraisal counts otherwise; `own` and `counted` are points as texts."""

    name: str
    title: str
    own: str
    counted: str


def appraised_otherwise(number: int, members: int, widest: Gap) -> str:
    """How many points the appraisal changed, and the widest of the gaps."""
    title = quoted(widest.title if len(widest.title) <= _LONGEST_TITLE else widest.title[:_LONGEST_TITLE] + " …")
    return (
        f"Thẩm định điều chỉnh {count(number)} tiêu chí của {units(members)}; chênh lệch lớn nhất ở {title} của "
        f"{widest.name}: {widest.counted} điểm so với {widest.own} điểm tự chấm."
    )


def do_not_agree(names: Sequence[str]) -> str:
    """Members that answered an appraisal with a no."""
    return f"Có {units(len(names))} chưa nhất trí với kết quả thẩm định: {listing(names, MOST_NAMES)}."


def claimed_more(name: str, claimed: str, total: str) -> str:
    """The member whose own total is furthest above what is recognised."""
    return f"Chênh lệch lớn nhất so với tự chấm: {name}, tự chấm {claimed} điểm, công nhận {total} điểm."


def just_missed(award: str, name: str, why: str) -> str:
    """The first member that is not proposed for an award; `why` as the workbook says it."""
    return f"Sát mức đề nghị “{award}”: {name}, {why}."


def without_a_form(names: Sequence[str]) -> str:
    """Members that are not ranked, whatever the reason."""
    return f"Cho ý kiến đối với {units(len(names))} không được xếp hạng: {listing(names, MOST_NAMES)}."


def held_back(number: int) -> str:
    """Forms whose sender nobody has confirmed."""
    return f"Xác nhận {count(number)} tệp đang tạm giữ vì chưa rõ người gửi hoặc chưa rõ phiếu nào gửi sau."


def agree_to(award: str, names: Sequence[str]) -> str:
    """A proposal that waits for the chief's consent."""
    return f"Cho ý kiến về đề nghị “{award}” đối với {listing(names, MOST_NAMES)}."


def vote_to_be_held(awards: int) -> str:
    """The bloc votes on awards, and nothing is counted yet."""
    return f"Tổ chức bỏ phiếu bình xét đối với {count(awards)} hình thức khen thưởng; chưa có kết quả kiểm phiếu."
