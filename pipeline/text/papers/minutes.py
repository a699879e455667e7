"""What the record of an appraisal says of one member: every line that was appraised, what was cut, what is agreed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.model.account import MarkAccount, OpinionAccount, SumAccount
from pipeline.model.result import Scorecard, Tally
from pipeline.model.rounding import half_up
from pipeline.model.scale import Kind, Line
from pipeline.model.submission import Abstention, Response
from pipeline.text.explained.totals import COMPONENTS
from pipeline.text.numbers import count, short
from pipeline.text.papers.differences import Names
from pipeline.text.sentences import criterion, one_line

ZERO = Decimal(0)
_KIND_OF = {"base": Kind.BASE, "bonus": Kind.BONUS, "deduction": Kind.DEDUCTION}


def claimed_total(points: str) -> str:
    """What the member gave itself, in all."""
    return f"Tổng điểm đơn vị tự chấm là {points} điểm."


def named(line: Line) -> str:
    """`Tỷ lệ hồ sơ đúng hạn`, without the stop that some titles have."""
    return one_line(line.title).rstrip(" .;:,")


def agreed(kind: Kind, maximum: Decimal | None, points: Decimal) -> str:
    """`điểm chuẩn 10, cộng 0, trừ 0,5, thống nhất đạt 9,5`: what is added to the standard or taken from it."""
    if kind is Kind.DEDUCTION:
        return _agreed(ZERO, ZERO, points, f"trừ {short(points)}")
    standard = maximum or ZERO if kind is Kind.BASE else ZERO
    return _agreed(standard, max(points - standard, ZERO), max(standard - points, ZERO), f"đạt {short(points)}")


def agreed_in_all(tally: Tally, *, calm: bool) -> str:
    """What a level-1 row comes to, below its heading: `Cộng: điểm tối đa 100, thống nhất 75,25.`

    `calm`: its appraisers had no other opinion on any line.
    """
    points = f"{f'điểm tối đa {short(tally.maximum)}, ' if tally.maximum else ''}thống nhất {short(tally.net)}"
    if calm:
        return f"Không có ý kiến khác; {points}."
    return f"Cộng: {points}."


NOT_AGREED = "Chưa thống nhất điểm của mục này"
"""Below the heading of a level-1 row of which not everybody has spoken."""

NO_TOTAL = "Chưa thống nhất tổng điểm của đơn vị: còn tiêu chí chưa có ý kiến thẩm định"


def awaited(name: str, lines: int) -> str:
    """An appraiser of whom no workbook came back."""
    return f"Chưa có ý kiến thẩm định của {name} ({count(lines)} tiêu chí)"


def _agreed(standard: Decimal, added: Decimal, taken: Decimal, result: str) -> str:
    return f"điểm chuẩn {short(standard)}, cộng {short(added)}, trừ {short(taken)}, thống nhất {result}"


def reasons(account: MarkAccount, names: Names) -> str:
    """The appraisers' reasons on a line, each with its name where there are several; "" where nobody gave one."""
    counting = [one for one in account.opinions if one.counts]
    if not counting:
        return "tính lại theo số liệu thẩm định" if account.counted else ""
    given = [(name_of(one, names), one_line(one.opinion.reason).rstrip(" .;")) for one in counting]
    if len(given) == 1:
        return given[0][1]
    return "; ".join(f"{name}: {reason}" for name, reason in given if reason)


def every_opinion(account: MarkAccount, names: Names) -> str:
    """What each appraiser gave, where there were several or several rounds; "" where one spoke once."""
    if len(account.opinions) < 2:
        return ""
    several = len({one.opinion.round for one in account.opinions}) > 1
    opinions_given = "; ".join(
        f"{name_of(one, names)}{f' (vòng {one.opinion.round})' if several else ''} {short(one.points)}"
        for one in account.opinions
    )
    return f"ý kiến thẩm định: {opinions_given}"


def name_of(opinion: OpinionAccount, names: Names) -> str:
    """The appraiser as the record names it."""
    return one_line(names.get(opinion.opinion.appraiser, opinion.opinion.appraiser))


def task(lines: int) -> str:
    """What an appraiser of the team looked at: `thẩm định 02 tiêu chí`."""
    return f"thẩm định {count(lines)} tiêu chí"


def untouched(number: int, others: int) -> str:
    """The lines of a section on which its appraisers had no other opinion, beside `others` that stand above them."""
    which = "tiêu chí khác" if others else "tiêu chí"
    return f"{count(number)} {which}: không có ý kiến khác với điểm tự chấm."


def abstained(one: Abstention, title: str, names: Names) -> str:
    """An appraiser who said nothing of a line, and why."""
    who = one_line(names.get(one.appraiser, one.appraiser))
    return f"{who} không cho ý kiến về tiêu chí “{title}”: {one_line(one.reason).rstrip(' .;')}."


def collected(kind: Kind, accounts: Sequence[MarkAccount], counted: Decimal) -> str:
    """The bonus, or the deduction, that counts in the end, with its lines: `Điểm thưởng: 04 gồm …`."""
    what = "Điểm thưởng" if kind is Kind.BONUS else "Điểm trừ"
    given = [one for one in accounts if one.mark.kind is kind and one.mark.points]
    if not given:
        return f"{what}: không có."
    lines = "; ".join(f"{criterion(one.line)} ({short(one.mark.points)})" for one in given)
    added = sum((one.mark.points for one in given), ZERO)
    cut = f", từ {short(added)} điểm cộng được" if added != counted else ""
    return f"{what}: tính {short(counted)} điểm{cut}, gồm {lines}."


def above_maximum(accounts: Sequence[MarkAccount], names: Names) -> Iterator[str]:
    """The lines on which an appraiser went past the most that the scale gives."""
    for account in accounts:
        maximum = account.line.maximum
        for one in account.opinions:
            if one.counts and maximum is not None and one.points > maximum:
                deducted = account.mark.kind is Kind.DEDUCTION
                given, limit = ("trừ", "mức trừ") if deducted else ("cho", "điểm")
                step = (
                    f"{name_of(one, names)} {given} {short(one.points)} điểm, cao hơn {limit} tối đa {short(maximum)}"
                )
                yield f"Tiêu chí {named(account.line)}: {step} của tiêu chí."


def cut(account: SumAccount, appraised: Sequence[MarkAccount]) -> Iterator[str]:
    """What a heading's limits took from lines that were appraised; `appraised` are those of its branch."""
    for one in account.components:
        lines = [named(mark.line) for mark in appraised if _KIND_OF.get(one.name) is mark.mark.kind]
        if one.added == one.counted or not lines:
            continue
        limit = (
            "không tính vì mục có điểm trừ" if one.taken is not None else f"chỉ tính {short(one.counted)} theo mức trần"
        )
        added = f"điểm {COMPONENTS[one.name]} cộng được {short(one.added)}, {limit}"
        yield f"Mục {named(account.line)}: {added}; tiêu chí đã thẩm định trong mục: {'; '.join(lines)}."


def agreed_total(card: Scorecard) -> str:
    """The total that the record ends with, beside what the member gave itself."""
    share = "" if card.percent is None or card.tally.maximum == 100 else f", bằng {short(half_up(card.percent, 1))}%"
    gap = card.total - card.claimed_total
    side = "bằng điểm đơn vị tự chấm"
    if gap:
        side = f"{'cao' if gap > 0 else 'thấp'} hơn điểm đơn vị tự chấm {short(abs(gap))} điểm"
    total = f"{short(card.total)} trên {short(card.tally.maximum)} điểm tối đa áp dụng{share}"
    return f"Tổng điểm thống nhất của đơn vị là {total}; {side}."


def opinion_of_the_member(one: Response, title: str) -> str:
    """What the member says of a line after a round."""
    stand = {True: "nhất trí", False: "không nhất trí", None: "có ý kiến"}[one.agrees]
    said = one_line(one.text).rstrip(" .;")
    explained = f", giải trình: {said}" if said else ""
    return f"Tiêu chí “{title}” (sau vòng {one.round}): {stand}{explained}."
