"""Sentences of the pact (giao ước thi đua): what counts and how it will be counted, as config.toml says.

Names of grades, awards and rows are the bloc's texts; they come here on one line (`one_line`).
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.bloc import (
    MAXIMUM,
    AppraisalPolicy,
    Award,
    Calendar,
    Grade,
    NotApplicable,
    Period,
    Quota,
    RankingPolicy,
    ScoringPolicy,
)
from pipeline.text.dates import moment_in_words
from pipeline.text.numbers import count, short
from pipeline.text.sentences import amid_words, in_a_row, listing, one_line, units

Range = tuple[Decimal, Decimal]

_PERIODS = {
    Period.SIX_MONTH: "sơ kết 6 tháng đầu năm",
    Period.YEAR_END: "tổng kết năm",
}

_NOT_APPLICABLE = {
    NotApplicable.EXCLUDE: "không được tính điểm và được trừ khỏi điểm tối đa của đơn vị",
    NotApplicable.RESCALE: "không được tính điểm và được trừ khỏi điểm tối đa; điểm chuẩn đạt được sau đó được quy đổi "
    "theo điểm tối đa của cả thang điểm",
    NotApplicable.FULL: "được tính đủ điểm tối đa nếu là tiêu chí điểm chuẩn",
    NotApplicable.ZERO: "được 0 điểm, điểm tối đa của đơn vị giữ nguyên",
}


# ------------------------------------------------------------------------------ what is competed in


class Worth(NamedTuple):
    """What a level-1 row of the scale is worth: its conditions, and the most points by kind.

    `base` is the least and the most over the members. `bonus` and `deduction` are 0 where there is none, None where
    there is no limit.
    """

    conditions: int
    base: Range
    bonus: Decimal | None
    deduction: Decimal | None


def worth(facts: Worth) -> str:
    """`điểm chuẩn tối đa 60 điểm, điểm thưởng tối đa 5 điểm; có điểm trừ`."""
    sides = (("điểm thưởng", facts.bonus), ("điểm trừ", facts.deduction))
    limits = [f"điểm chuẩn tối đa {most_points(facts.base)}"] if facts.base[1] else []
    limits += [f"{name} tối đa {short(limit)} điểm" for name, limit in sides if limit]
    endless = in_a_row([name for name, limit in sides if limit is None])
    conditions = f"{count(facts.conditions)} điều kiện xét thi đua" if facts.conditions else ""
    return "; ".join(filter(None, (", ".join(limits), f"có {endless}" if endless else "", conditions)))


_MOST_CRITERIA = 8


def criteria(titles: Sequence[str]) -> str:
    """What a section holds, by the rows just below it; "" where they are none or too many for a sentence."""
    if not 0 < len(titles) <= _MOST_CRITERIA:
        return ""
    return f"Các tiêu chí chấm điểm gồm: {'; '.join(map(amid_words, titles))}."


def besides(*, bonus: bool, deduction: bool, conditions: bool) -> str:
    """What the annexed scale has besides base points; "" where it has nothing else."""
    parts = [
        name
        for name, there in (("điểm thưởng", bonus), ("điểm trừ", deduction), ("điều kiện xét thi đua", conditions))
        if there
    ]
    named = in_a_row(parts)
    return f"{named[:1].upper()}{named[1:]} thực hiện theo thang điểm." if parts else ""


def most_points(maximum: Range) -> str:
    """`100 điểm`; `từ 95 đến 100 điểm, tùy theo tiêu chí áp dụng đối với từng đơn vị`."""
    least, most = maximum
    if least == most:
        return f"{short(most)} điểm"
    return f"từ {short(least)} đến {short(most)} điểm tùy theo tiêu chí áp dụng đối với từng đơn vị"


def most_of_all(maximum: Range) -> str:
    """What the whole scale gives."""
    return f"Tổng điểm chuẩn tối đa của thang điểm là {most_points(maximum)}."


def condition_lines(number: int) -> str:
    """The scale has so many conditions; "" where it has none."""
    if not number:
        return ""
    return (
        f"Đơn vị thuộc trường hợp nêu tại {count(number)} điều kiện xét thi đua của thang điểm thì việc xếp hạng, xếp "
        "loại, đề nghị khen thưởng thực hiện theo quy định tại điều kiện đó."
    )


# ------------------------------------------------------------------------------ who leads, who registered


def leaders(noun: str, head: str, deputies: Sequence[str], periods: Mapping[Period, Calendar]) -> str:
    """Who leads the bloc this year, whose meetings are those of `periods`, and who helps; names are on one line."""
    beside = f"; {listing(deputies)} là {noun} phó, phối hợp thực hiện" if deputies else ""
    return f"{head} là {noun} trưởng, có trách nhiệm {_duty(periods)}{beside}."


def organiser(name: str, periods: Mapping[Period, Calendar]) -> str:
    """What the body does that has its members judged, where they are no bloc of their own."""
    return f"{name} {_duty(periods)}."


def _duty(periods: Mapping[Period, Calendar]) -> str:
    held = in_a_row([_PERIODS[period] for period in Period if period in periods])
    meetings_held = f" và chủ trì hội nghị {held}" if held else ""
    return f"theo dõi, đôn đốc việc thực hiện giao ước, tổng hợp kết quả{meetings_held}"


def offices(noun: str, head: str, deputies: Sequence[str]) -> str:
    """Who holds which office: `Văn phòng Sở là Khối trưởng; Phòng Thanh tra là Khối phó.`"""
    beside = f"; {listing(deputies)} là {noun} phó" if deputies else ""
    return f"{head} là {noun} trưởng{beside}."


def without_targets(names: Sequence[str]) -> str:
    """Members that registered nothing."""
    return f"Có {units(len(names))} chưa đăng ký chỉ tiêu: {listing(names)}."


def no_target(dash: str) -> str:
    """What the dash in the tables of targets means."""
    return f"Dấu “{dash}”: đơn vị không đăng ký chỉ tiêu."


# ------------------------------------------------------------------------------ times and appraisal


def meetings(periods: Mapping[Period, Calendar], leader: str) -> str:
    """Which meetings there are in the year, and who calls them."""
    held = in_a_row([_PERIODS[period] for period in Period if period in periods])
    return f"Hội nghị {held} do {leader} triệu tập và chủ trì; khi cần thiết thì họp đột xuất."


def deadlines(periods: Mapping[Period, Calendar]) -> Iterator[str]:
    """Until when forms are sent, a sentence a period, in the order of the year."""
    for period in Period:
        if period in periods:
            calendar = periods[period]
            end = f"; không tiếp nhận sau {moment_in_words(calendar.cutoff)}" if calendar.cutoff else ""
            yield f"Kỳ {_PERIODS[period]}: chậm nhất {moment_in_words(calendar.deadline)}{end}."
    if any(one.cutoff is None or one.cutoff > one.deadline for one in periods.values()):
        yield "Bảng gửi sau thời hạn nêu trên được ghi nhận là gửi chậm."


def appraisal(speaker: str, policy: AppraisalPolicy, *, offices: bool) -> Iterator[str]:
    """Who appraises, and how several opinions become one; `offices`: the annexed scale names them."""
    if policy.by == "members":
        yield (
            f"Các đơn vị thẩm định chéo kết quả tự chấm của nhau theo phân công của {speaker}; không đơn vị nào thẩm "
            "định kết quả của chính mình."
        )
        yield f"Tiêu chí có nhiều đơn vị thẩm định lấy {_combined(policy)}."
    elif offices:
        yield "Cơ quan, đơn vị nêu tại cột “Thẩm định” của thang điểm thẩm định kết quả tự chấm theo từng tiêu chí."
    else:
        yield f"Kết quả tự chấm được {speaker} thẩm định trước khi xếp hạng."


def _combined(policy: AppraisalPolicy) -> str:
    if policy.combine == "median":
        return "điểm trung vị"
    if not policy.trim:
        return "điểm trung bình cộng"
    dropped = f"bỏ {count(policy.trim)} điểm cao nhất và {count(policy.trim)} điểm thấp nhất"
    return f"điểm trung bình cộng sau khi {dropped} (khi có từ {count(2 * policy.trim + 1)} điểm trở lên)"


# ------------------------------------------------------------------------------ adding up, ranking


def adding_up(policy: ScoringPolicy, *, needs_targets: bool, restricted: bool) -> Iterator[str]:
    """How points are rounded and added, what a criterion that does not apply does, and the limits of the total.

    `needs_targets`: some rule needs a target; `restricted`: some rows are for some members or one period only.
    """
    rounded = f"đến {count(policy.decimals)} chữ số thập phân" if policy.decimals else "đến số nguyên"
    yield (
        "Tổng điểm bằng điểm chuẩn cộng điểm thưởng, trừ điểm trừ, theo các mức trần nêu tại thang điểm; điểm của từng "
        f"tiêu chí được làm tròn {rounded}."
    )
    why = "chấm theo chỉ tiêu mà đơn vị không đăng ký, hoặc " if needs_targets else ""
    why += "được đơn vị ghi là không áp dụng, có nêu lý do, trong bảng tự chấm điểm"
    yield f"Tiêu chí không áp dụng đối với đơn vị ({why}) {_NOT_APPLICABLE[policy.not_applicable]}."
    if restricted:
        yield "Tiêu chí mà thang điểm chỉ áp dụng cho một số đơn vị hoặc một kỳ thì không tính đối với đơn vị, kỳ khác."
    if policy.bonus_maximum:
        yield f"Điểm tối đa của mỗi đơn vị được cộng thêm {short(policy.bonus_maximum)} điểm thưởng tối đa."
    if policy.carry:
        yield (
            f"Khi tổng kết năm, tổng điểm và điểm tối đa của đơn vị được cộng thêm {short(policy.carry)}% tổng điểm và "
            "điểm tối đa của kỳ sơ kết 6 tháng đầu năm."
        )
    limits = list(_limits(policy))
    if limits:
        yield f"Tổng điểm {' và '.join(limits)}."


def _limits(policy: ScoringPolicy) -> Iterator[str]:
    if policy.total_floor is not None:
        yield f"không thấp hơn {short(policy.total_floor)} điểm"
    if policy.total_cap == MAXIMUM:
        yield "không vượt quá điểm tối đa áp dụng đối với đơn vị"
    elif isinstance(policy.total_cap, Decimal):
        yield f"không vượt quá {short(policy.total_cap)} điểm"


def ranking(policy: RankingPolicy, tie_breaks: Sequence[str]) -> str:
    """By what members are ranked, and what is compared when they are equal; `tie_breaks` in words."""
    by = "tổng điểm" if policy.by == "total" else "tỷ lệ % giữa tổng điểm và điểm tối đa áp dụng đối với đơn vị"
    order = f"Các đơn vị được xếp hạng theo {by}, từ cao xuống thấp"
    shared = "đồng hạng và thứ hạng liền sau được bỏ trống tương ứng"
    if not tie_breaks:
        return f"{order}; các đơn vị bằng nhau thì {shared}."
    compared = f"xét lần lượt: {', '.join(tie_breaks)}" if len(tie_breaks) > 1 else f"xét {tie_breaks[0]}"
    return f"{order}; nếu bằng nhau thì {compared}; vẫn bằng nhau thì {shared}."


# ------------------------------------------------------------------------------ grades and awards


def grading(grades: Sequence[Grade], *, by_percent: bool) -> Iterator[str]:
    """Every grade with its thresholds and quota, from the highest, each ended as an item of a list."""
    unit = "%" if by_percent else " điểm"
    for number, grade in enumerate(grades):
        least, above = f"{short(grade.at_least)}{unit}", grades[number - 1].at_least if number else None
        below = f"dưới {short(above)}{unit}" if above is not None else ""
        reach = f"từ {least} đến {below}" if below and grade.at_least else below or f"từ {least} trở lên"
        most = f", không quá {_quota(grade.quota)}" if grade.quota else ""
        yield f"“{one_line(grade.name)}”: {reach}{most}{'.' if number == len(grades) - 1 else ';'}"


def grading_rest(grades: Sequence[Grade], *, by_percent: bool) -> Iterator[str]:
    """Who gets no grade, and what a full quota does."""
    if grades and grades[-1].at_least > 0:
        unit = "%" if by_percent else " điểm"
        yield f"Đơn vị đạt dưới {short(grades[-1].at_least)}{unit} không được xếp loại."
    if any(grade.quota for grade in grades):
        last = " (ở mức cuối cùng thì không xếp loại)" if grades[-1].quota else ""
        yield (
            "Các đơn vị vượt số lượng của một mức được xét theo thứ hạng và chuyển xuống mức liền kề"
            f"{last}; các đơn vị đồng hạng luôn được xét cùng nhau."
        )


def awarding(awards: Sequence[Award]) -> Iterator[str]:
    """Every award: when, for which places, how many, with which grades, each ended as an item of a list."""
    for number, award in enumerate(awards, start=1):
        places = f"hạng {award.first}" if award.first == award.last else f"từ hạng {award.first} đến hạng {award.last}"
        text = f"“{one_line(award.name)}”: xét khi {_when(award)}, đề nghị đơn vị xếp {places}"
        if award.grades is not None:
            text += f", được xếp loại {' hoặc '.join(f'“{one_line(grade)}”' for grade in award.grades)}"
        yield f"{text}, không quá {_quota(award.quota)}{'.' if number == len(awards) else ';'}"


def _when(award: Award) -> str:
    return " và ".join(_PERIODS[period] for period in Period if period in award.periods)


def _quota(quota: Quota) -> str:
    if quota.is_share:
        return f"{short(quota.amount)}% số đơn vị được xếp hạng (làm tròn xuống)"
    return units(int(quota.amount))


def rules_of_awards(speaker: str, *, by_ballot: bool) -> str:
    """Nobody moves up, and how members that share a place are told apart."""
    settled = "đề nghị đơn vị được nhiều phiếu hơn" if by_ballot else f"do {speaker} biểu quyết"
    return (
        "Đơn vị không đủ điều kiện thì không được đề nghị và không xét bổ sung đơn vị xếp sau; số lượng còn lại không "
        f"đủ cho các đơn vị đồng hạng thì {settled}."
    )
