"""Kế hoạch công tác thi đua, khen thưởng: what is done in the year, when and by whom; what the quy chế is about.

Names are the bloc's texts; they come here on one line (`one_line`).
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.model.bloc import Calendar, Period
from pipeline.text.dates import moment_in_words

MEMBERS, APPRAISERS = "Các đơn vị thành viên", "Các cơ quan, đơn vị được phân công thẩm định"

_MEETINGS = {Period.SIX_MONTH: "sơ kết 6 tháng đầu năm", Period.YEAR_END: "tổng kết năm"}


class Year(NamedTuple):
    """What the year holds: `leader` is `Khối trưởng` or another body; `register`: targets are registered."""

    leader: str
    periods: Mapping[Period, Calendar]
    register: bool
    appraised: bool
    awards: frozenset[Period]


def course_of_the_year(facts: Year) -> Iterator[tuple[str, str, str]]:
    """What is done, when, and by whom, in the order of the year; "" where the time is not known."""
    head = facts.leader
    if facts.register:
        yield "Đăng ký chỉ tiêu thi đua", "", MEMBERS
    yield "Ký kết giao ước thi đua", "", f"{head}; các đơn vị thành viên"
    for period in Period:
        if period in facts.periods:
            name = _MEETINGS[period]
            yield (
                f"Gửi bảng tự chấm điểm {name}",
                f"Trước {moment_in_words(facts.periods[period].deadline)}",
                MEMBERS,
            )
            if facts.appraised:
                yield f"Thẩm định kết quả tự chấm điểm {name}", "", APPRAISERS
            yield f"Hội nghị {name}", "", head
            if period in facts.awards:
                yield f"Bình xét, hoàn thiện hồ sơ đề nghị khen thưởng {name}", "", head


def of_the_regulation(bloc: str, members: str, year: int) -> str:
    """What the regulation is about; `bloc` is the bloc's name inside a sentence, "" where its `members` are none."""
    if not bloc:
        return f"Tổ chức phong trào thi đua, chấm điểm, xếp hạng {members} năm {year}"
    return f"Tổ chức và hoạt động của {bloc} năm {year}"
