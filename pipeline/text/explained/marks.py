"""How one mark came about, in plain Vietnamese: cell, value, target, rule with the numbers put in, appraisal."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.account import Calculation, Exemption, MarkAccount, OpinionAccount
from pipeline.model.bloc import AppraisalPolicy, Config, NotApplicable
from pipeline.model.cells import CellRef
from pipeline.model.finding import Finding
from pipeline.model.result import Basis
from pipeline.model.rounding import half_up
from pipeline.model.scale import Answer, Kind, Line
from pipeline.model.submission import Abstention, Response
from pipeline.text.appraisal import AGREED
from pipeline.text.findings import message
from pipeline.text.labels import KIND_LABELS
from pipeline.text.numbers import in_decimals, short, vietnamese
from pipeline.text.sentences import in_small, one_line
from pipeline.text.terms import BASES, consequence

BECAUSE = " nên lấy "
"""What joins a reason and the points taken for it in the calculation of a rule."""

_LONGEST_SEEN = 120
_REMEMBERED = 4096

EXEMPTIONS = {
    "marked": "đơn vị ghi x ở dòng {row} (ô {at}), lý do: {note}",
    "no_target": "đơn vị không đăng ký chỉ tiêu của tiêu chí này",
    "not_followed": "dòng được lấy số liệu không thuộc đối tượng hoặc kỳ này của đơn vị",
}
POLICIES = {
    NotApplicable.EXCLUDE: "không tính điểm, không tính vào điểm tối đa",
    NotApplicable.RESCALE: "không tính điểm; tổng được quy đổi theo điểm tối đa của cả thang",
    NotApplicable.FULL: "được tính đủ điểm tối đa",
    NotApplicable.ZERO: "0 điểm, vẫn tính vào điểm tối đa",
}


Printed = Callable[[Decimal], str]
"""Points as a bloc prints them."""


@lru_cache(16)
def printed(decimals: int) -> Printed:
    """Papers tell the same numbers again and again: each is written once."""
    return lru_cache(_REMEMBERED)(lambda points: vietnamese(half_up(points, decimals)))


class Told(NamedTuple):
    """A sentence that opens, and those that tell of it."""

    text: str
    more: tuple[str, ...]


class MarkInWords(NamedTuple):
    """What is told of a mark of all members who answered alike: the sentence that opens, and those that tell of it.

    `understood` is how the cell was read, told with the member's own cell (`in_its_cell`); None where none was.
    """

    text: str
    understood: str | None
    more: tuple[str, ...]


class _LineInWords(NamedTuple):
    """What is said of a line whoever answers it: its name, whose its figure is, and its rule where it has one.

    `figure` is "" where it stands in the cell of the mark; `read`: how it was understood is told after it.
    """

    heading: str
    figure: str
    read: bool
    rule: tuple[str, ...]


class MarksInWords:
    """Tells the marks of one review: what is said of a line is put into words once, however many members there are."""

    def __init__(self, config: Config) -> None:
        self._config, self._points = config, printed(config.scoring.decimals)
        self._lines: dict[str, _LineInWords] = {}

    def told(self, account: MarkAccount) -> Told:
        """The way of one mark, from the cell to the points that count."""
        alike = self.alike(account)
        at = account.at and _cell(account.at)
        read = () if alike.understood is None else (in_its_cell(at, alike.understood),)
        return Told(alike.text, (*read, *alike.more, *map(found, account.findings)))

    def alike(self, account: MarkAccount) -> MarkInWords:
        """What is told of the mark but its cell and its findings."""
        line = self._line(account.line)
        more = [*_target(account), *line.rule]
        if line.figure:
            more.insert(0, f"{line.figure}{_understood(account)}." if line.read else line.figure)
        if account.exemption:
            more.append(_exempt(account, account.exemption, self._config))
        if line.rule and account.mark.basis is not Basis.NOT_APPLICABLE:
            more += _computed(account, self._points)
        if account.opinions or account.abstentions or account.responses:
            more += _rounds(account)
        if account.combined:
            more.append(f"Gộp điểm thẩm định ({_combining(self._config.appraisal)}): {worked(account.combined)}")
        understood = None if line.figure else _understood(account)
        return MarkInWords(f"{line.heading}: {_result(account, self._points)}", understood, tuple(more))

    def _line(self, line: Line) -> _LineInWords:
        known = self._lines.get(line.code)
        if known is None:
            known = self._lines[line.code] = _line_in_words(line)
        return known


def _line_in_words(line: Line) -> _LineInWords:
    limit = f", tối đa {short(line.maximum)}" if line.maximum is not None else ""
    heading, rule = f"{line.code}. {in_small(one_line(line.title))} [{KIND_LABELS[line.kind]}{limit}]", line.rule
    if rule is None:
        return _LineInWords(heading, "", True, ())
    told = f"Cách tính: {rule.label} — {one_line(rule.words())}."
    if rule.follows:
        return _LineInWords(heading, f"Số liệu: lấy theo dòng {rule.follows}, ", True, (told,))
    asked = rule.question is not None
    return _LineInWords(heading, "" if asked else "Số liệu: đơn vị không phải điền.", asked, (told,))


def in_its_cell(cell: str | None, understood: str) -> str:
    """The cell, what stands there and how it was understood."""
    return "Số liệu: dòng này không còn trong phiếu." if cell is None else f"Ô {cell}: {understood}."


def found(finding: Finding) -> str:
    """What is to be looked at on a line."""
    return f"Ghi nhận: {one_line(message(finding))}"


def worked(calculation: Calculation, points: Callable[[Decimal], str] = vietnamese) -> str:
    """`30 × min(1; 33/36) = 27,5 → 27,50`; what is plainly one number is not said twice."""
    expression, rounded = one_line(calculation.expression), calculation.rounded
    if BECAUSE in expression:
        return f"{expression} → {points(rounded)}"
    ends_so = calculation.exact.as_integer_ratio() == rounded.as_integer_ratio()
    number = short(rounded) if ends_so else in_decimals(calculation.exact)
    equals = "" if expression == number else f" = {number}"
    return f"{expression}{equals} → {points(rounded)}"


def _result(account: MarkAccount, points: Printed) -> str:
    mark = account.mark
    if account.line.condition:
        return f"{account.answer or 'Không'}. {consequence(account.line.condition)}"
    taken = "trừ " if mark.kind is Kind.DEDUCTION and mark.points else ""
    return f"{taken}{points(mark.points)} điểm ({BASES[mark.basis].lower()})"


def _target(account: MarkAccount) -> Iterator[str]:
    """The target in force, and that of the year where it is another."""
    target, year = account.mark.target, account.year_target
    if target is not None:
        yield f"Chỉ tiêu: {short(target)}" + (f" (cả năm: {short(year)})." if year is not None else ".")


def sheet_in_words(file: str, sheet: str) -> str:
    """What stands before the cells of a sheet in a sentence; all cells of a form stand in one file and sheet."""
    return one_line(f"{file} › {sheet}!")


def _cell(at: CellRef) -> str:
    """A cell as it stands in a sentence."""
    return f"{sheet_in_words(at.file, at.sheet)}{at.cell}"


def _understood(account: MarkAccount) -> str:
    if account.blank:
        return "để trống"
    seen = one_line(account.seen)
    seen = seen if len(seen) <= _LONGEST_SEEN else seen[: _LONGEST_SEEN - 1] + "…"
    if account.answer is None:
        return f"ghi “{seen}”, không nhận được"
    return f"ghi “{seen}”, đọc là {_answer(account.answer)}"


def _answer(answer: Answer) -> str:
    match answer:
        case Decimal():
            return short(answer)
        case date():
            return f"{answer:%d/%m/%Y}"
        case _:
            return f"“{answer}”"


def _exempt(account: MarkAccount, exemption: Exemption, config: Config) -> str:
    note = one_line(exemption.note)
    why = EXEMPTIONS[exemption.reason].format(row=exemption.row, at=one_line(str(exemption.at)), note=note)
    if account.mark.basis is not Basis.NOT_APPLICABLE:
        return f"Theo đơn vị thì không áp dụng: {why}. Có giá trị thẩm định nên được áp dụng."
    policy = config.scoring.not_applicable
    if account.line.kind is not Kind.BASE:
        policy = NotApplicable.EXCLUDE
    return f"Không áp dụng: {why}; {POLICIES[policy]}."


def _computed(account: MarkAccount, points: Printed) -> tuple[str, ...]:
    """The rule with the numbers put in; twice where the appraisal changed them."""
    own = worked(account.own, points) if account.own else f"{_unapplied(account)}{BECAUSE}0 → {points(Decimal(0))}"
    if not account.opinions and account.counted == account.own:
        return (f"Thay số: {own}",)
    said = () if account.exemption else (f"Theo đơn vị: {own}",)
    return (*said, f"Sau thẩm định: {worked(account.counted, points)}") if account.counted else said


def _unapplied(account: MarkAccount) -> str:
    """Why there was nothing to put in."""
    if not account.blank:
        return "giá trị không nhận được"
    return "chưa có số liệu" if account.line.kind is Kind.BASE else "để trống"


def _rounds(account: MarkAccount) -> Iterator[str]:
    """Round by round: who gave what, who gave nothing and why, what the member answered."""
    said = (
        *((one.opinion.round, _opinion(one)) for one in account.opinions),
        *((one.round, _abstention(one)) for one in account.abstentions),
        *((one.round, _response(one)) for one in account.responses),
    )
    yield from (text for _, text in sorted(said, key=lambda one: one[0]))


def _abstention(abstention: Abstention) -> str:
    at = f" (ô {_cell(abstention.at)})" if abstention.at else ""
    who, reason = one_line(abstention.appraiser), one_line(abstention.reason)
    return f"Vòng {abstention.round}, {who} không cho điểm, lý do: “{reason}”{at}."


def _response(response: Response) -> str:
    """What the member answered, and at which cell."""
    opinion = "" if response.agrees is None else AGREED[response.agrees].lower()
    text = f"“{one_line(response.text)}”" if response.text else ""
    at = f" (ô {_cell(response.at)})" if response.at else ""
    answer = ", ".join(part for part in (opinion, text) if part)
    return f"Đơn vị trả lời sau vòng {response.round}: {answer}{at}."


def _opinion(account: OpinionAccount) -> str:
    """One appraiser's opinion: what was given, at which cell, and whether a reason stands beside it."""
    opinion = account.opinion
    if opinion.points is not None:
        result = f"cho {vietnamese(account.points)} điểm"
    elif opinion.figure is not None and account.calculation:
        result = f"kết quả {_answer(opinion.figure)}, tính ra {worked(account.calculation)}"
    else:
        result = f"{vietnamese(account.points)} điểm"
    at = f", ô {_cell(opinion.at)}" if opinion.at else ""
    reason = f"lý do: “{one_line(opinion.reason)}”" if opinion.reason else "không ghi lý do"
    fate = "được tính" if account.counts else "đã có vòng sau, không tính"
    return f"Thẩm định vòng {opinion.round}, {one_line(opinion.appraiser)}: {result} ({reason}{at}; {fate})."


def _combining(policy: AppraisalPolicy) -> str:
    if policy.combine == "median":
        return "trung vị"
    if policy.trim:
        return f"trung bình, bỏ {policy.trim} điểm cao nhất và {policy.trim} điểm thấp nhất khi đủ số người chấm"
    return "trung bình cộng"
