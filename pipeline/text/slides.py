"""What the slides of the meeting say besides the review's own words; short, for they are read from afar."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.text.numbers import count, short
from pipeline.text.sentences import Sending, listing, of_every, there_are, units

SUBTITLE = "Kết quả chấm điểm, xếp hạng thi đua"
TOOK_PART, RANKING, LOST = "Tham gia chấm điểm", "Kết quả xếp hạng", "Điểm chưa đạt, bị trừ theo mục (bình quân)"
MOVED = "Tăng, giảm tỷ lệ % so với 6 tháng đầu năm"
TARGETS, TARGETS_HALF = "Thực hiện chỉ tiêu giao ước", "Tiến độ thực hiện chỉ tiêu giao ước"
PROPOSALS, VOTES, TO_DECIDE = "Dự kiến đề nghị khen thưởng", "Kết quả bỏ phiếu", "Nội dung xin ý kiến cuộc họp"
PROVISIONAL, AWARDED, OPEN = "Dự kiến đề nghị", "Đề nghị", "Chưa quyết định"
PLAN, RESULT = "Phương án", "Kết quả"
FULFILLED, FULFILLED_HALF = "Đơn vị hoàn thành", "Đơn vị đạt tiến độ"
_MOST_NAMES = 5


def part_of(title: str, number: int, parts: int) -> str:
    """A title that stands on several slides: `Kết quả xếp hạng (1/3)`."""
    return f"{title} ({number}/{parts})" if parts > 1 else title


def against_mean(mean: str) -> str:
    """The chart of the distances to the mean."""
    return f"So với mức bình quân ({mean})"


def took_part(facts: Sending) -> list[str]:
    """Who sent what when; few names each. Those in time are counted where all times are known."""
    groups = (
        ("Gửi chậm", facts.late),
        ("Gửi sau khi hết thời gian nhận", facts.too_late),
        ("Phiếu không được chấm", facts.refused),
        ("Chưa gửi", facts.missing),
    )
    told = [f"{there_are(facts.sent, facts.total)} gửi bảng tự chấm điểm"]
    told += [f"Đúng hạn: {units(len(facts.on_time))}"] if facts.on_time and not facts.unknown else []
    told += [f"{what}: {units(len(names))} ({listing(names, _MOST_NAMES)})" for what, names in groups if names]
    return told


def ranked(number: int) -> str:
    """How many have a place."""
    return f"Được xếp hạng: {units(number)}"


def appraisers(returned: int, of: int) -> str:
    """How many of those asked to appraise have answered."""
    who = f"cả {count(of)}" if returned == of > 1 else f"{count(returned)}/{count(of)}"
    return f"Thẩm định: {who if of > 1 else count(of)} cơ quan đã gửi ý kiến"


def reached_by(number: int, total: int) -> str:
    """How many of those that registered a target have reached it, in a cell."""
    told = of_every(number, total)
    return f"{told[:1].upper()}{told[1:]}" if number else f"Chưa có ({units(total)})"


def appraised(lines: int, members: int) -> str:
    """How many points an appraisal changed."""
    return f"Thẩm định điều chỉnh {count(lines)} tiêu chí của {units(members)}"


def leads(names: Sequence[str], value: Decimal, *, by_percent: bool) -> str:
    """Who is first, alone or with others, and with what."""
    return f"Dẫn đầu: {listing(names, _MOST_NAMES)} ({short(value)}{'%' if by_percent else ' điểm'})"


def further(number: int) -> str:
    """What has no room on a slide."""
    return f"… và {count(number)} nội dung khác, xem báo cáo"


def further_members(number: int) -> str:
    """Members that have no room in the slides' ranking."""
    return f"… và {units(number)} khác, xem bảng xếp hạng"


def further_targets(number: int) -> str:
    """Targets that have no room on their slide, of which more members reached theirs."""
    return f"… và {count(number)} chỉ tiêu khác"
