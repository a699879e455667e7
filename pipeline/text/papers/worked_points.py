"""How points come about, as an office says it: what was reached of what, and what that gives; no formulas."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from pipeline.model.account import Calculation, MarkAccount
from pipeline.model.rounding import half_up
from pipeline.model.scale import Answer, Kind, Line
from pipeline.text.numbers import percent, short
from pipeline.text.sentences import one_line

FAR = 2
"""From so many times the target on, the share is told as `gấp … lần`."""


def in_words(account: MarkAccount, calculation: Calculation, answer: Answer | None) -> str:
    """`đạt 33/36 nhiệm vụ (91,7%), được 27,5/30 điểm`; of a deduction `02 lần, bị trừ 4 điểm`.

    `answer` is what the points are computed from, None where it is another line's.
    """
    told = _reached(account.line, answer, account.mark.target)
    rule = account.line.rule
    leader = "so với đơn vị dẫn đầu " if rule and rule.needs_bloc_figures else ""
    given = f"{leader}{points_given(account.line, calculation.rounded)}"
    return f"{told}, {given}" if told else given


def points_given(line: Line, points: Decimal) -> str:
    """`được 27,5/30 điểm`, `bị trừ 4 điểm`, `không bị trừ điểm`."""
    if line.kind is Kind.DEDUCTION:
        return f"bị trừ {short(points)} điểm" if points else "không bị trừ điểm"
    most = "" if line.maximum is None else f"/{short(line.maximum)}"
    return f"được {short(points)}{most} điểm"


def _reached(line: Line, answer: Answer | None, target: Decimal | None) -> str:
    match answer:
        case None:
            return ""
        case Decimal():
            return _figure(line, answer, target)
        case date():
            return f"thực hiện ngày {answer:%d/%m/%Y}"
        case _:
            return f"mức “{one_line(answer)}”"


def _figure(line: Line, figure: Decimal, target: Decimal | None) -> str:
    """`đạt 33/36 nhiệm vụ (91,7%)`, `đạt 85% so với chỉ tiêu 90%`, `số liệu 3 lần`."""
    unit = one_line(line.unit)
    percents = line.in_percent or unit.startswith("%")
    if not target:
        if not figure and unit and not percents:
            return f"không có {unit}"
        told = f"{short(figure)}%" if percents else f"{short(figure)} {unit}".rstrip()
        return f"ghi nhận {told}" if line.kind is Kind.DEDUCTION else f"kết quả {told}"
    reached = "thực hiện" if line.is_ceiling else "đạt"
    if percents:
        return f"{reached} {short(figure)}% so với chỉ tiêu {short(target)}%"
    share = Fraction(figure) / Fraction(target)
    compared = f"gấp {short(half_up(share, 1))} lần" if share > FAR else percent(share)
    return f"{reached} {f'{short(figure)}/{short(target)} {unit}'.rstrip()} ({compared})"
