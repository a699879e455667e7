"""Why what a member claimed, what was computed, what was appraised and what was counted differ: short sentences.

They stand beside a line or a heading in the papers that a member gets, so they say no more than is needed there.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.model.account import Component, Exemption, MarkAccount, OpinionAccount, SumAccount
from pipeline.model.result import Basis
from pipeline.model.scale import Kind
from pipeline.text.explained.marks import EXEMPTIONS, Printed
from pipeline.text.explained.totals import COMPONENTS
from pipeline.text.numbers import count, short
from pipeline.text.papers.sections import effect
from pipeline.text.papers.worked_points import in_words
from pipeline.text.sentences import one_line

Names = Mapping[str, str]
"""Appraiser as an opinion names it → as a paper names it: the office, or the member's name for its code."""

_LONGEST_SEEN = 120
_BY_MARK, _MARKED = "marked", "đơn vị đề nghị, lý do: {note}"
"""Of a line that the member marked with `x`; letters name neither rows nor cells."""


def why_different(account: MarkAccount, points: Printed, names: Names) -> Iterator[str]:
    """What made a line's numbers differ, in the order in which they came about; nothing where they do not."""
    if account.line.condition:
        if account.answer in ("Có", "x"):
            what = effect(account.line.condition)
            yield f"{what[:1].upper()}{what[1:]}."
        return
    if account.exemption:
        yield from _exempt(account, account.exemption)
    elif account.stated is None:
        yield _unanswered(account)
    yield from _rule(account)
    yield from _appraised(account, points, names)


def _exempt(account: MarkAccount, exemption: Exemption) -> Iterator[str]:
    note = one_line(exemption.note)
    why = _MARKED.format(note=note) if exemption.reason == _BY_MARK else EXEMPTIONS[exemption.reason]
    if account.mark.basis is Basis.NOT_APPLICABLE:
        yield f"Không áp dụng: {_ended(why)}"
    else:
        yield f"Đề nghị không áp dụng ({why}); có điểm thẩm định nên được áp dụng."


def _unanswered(account: MarkAccount) -> str:
    if account.blank:
        return "Phiếu để trống nên chưa có điểm."
    seen = one_line(account.seen)
    seen = seen if len(seen) <= _LONGEST_SEEN else seen[: _LONGEST_SEEN - 1] + "…"
    return f"Không nhận được nội dung “{seen}” ghi trong phiếu nên chưa có điểm."


def _rule(account: MarkAccount) -> Iterator[str]:
    """What the figures give, where a claim was typed that they do not give, or the appraisal of another line moved it.

    Where an appraiser gave a figure, its opinion says what that gives.
    """
    question = account.line.rule.question if account.line.rule else None
    claim = None if question and question.claimed else account.mark.claimed
    if account.own and claim is not None and claim != account.stated:
        yield f"Theo thang điểm, {in_words(account, account.own, account.answer)}."
    given = any(one.counts and one.calculation for one in account.opinions)
    if account.counted and account.own and account.counted != account.own and not given:
        yield f"Theo số liệu sau thẩm định, {in_words(account, account.counted, None)}."


def _appraised(account: MarkAccount, points: Printed, names: Names) -> Iterator[str]:
    counting = [one for one in account.opinions if one.counts]
    differs = account.mark.points != claimed_of(account)
    for one in counting:
        if one.opinion.reason or differs:
            yield _ended(_opinion(one, account, points, names, alone=len(counting) == 1))
    if account.combined and differs:
        yield f"Tổng hợp {count(len(counting))} ý kiến thẩm định là {short(account.combined.rounded)} điểm."
    maximum = account.line.maximum
    if counting and maximum is not None and account.mark.points > maximum:
        yield f"Điểm thẩm định cao hơn điểm tối đa {short(maximum)} của tiêu chí."


def _opinion(one: OpinionAccount, account: MarkAccount, points: Printed, names: Names, *, alone: bool) -> str:
    who = one_line(names.get(one.opinion.appraiser, one.opinion.appraiser))
    taken = "trừ " if account.mark.kind is Kind.DEDUCTION and one.points else ""
    given = "" if alone else f" ({taken}{points(one.points)})"
    reason = one_line(one.opinion.reason) or "không nêu lý do"
    if one.calculation is None:
        return f"{who}{given}: {reason}"
    worked = in_words(account, one.calculation, one.opinion.figure)
    return f"{who}{given}: {reason.rstrip(' .;')}; theo thẩm định, {worked}"


def _ended(text: str) -> str:
    """A sentence whose last words are a person's."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def claimed_of(account: MarkAccount) -> Decimal | None:
    """What the member claims for the line, as its claimed total counts it; None where it says nothing that counts."""
    question = account.line.rule.question if account.line.rule else None
    typed = None if (question and question.claimed) or account.exemption else account.mark.claimed
    return account.stated if typed is None else typed


def why_cut(account: SumAccount, points: Printed) -> Iterator[str]:
    """What a heading's own limits took from the sum of its branch."""
    for one in account.components:
        if one.name != "maximum" and one.added != one.counted:
            yield _cut(one, points)
        elif one.name != "maximum" and one.highest and sum(bool(number) for _, number in one.parts) > 1:
            yield f"Chỉ tính tiêu chí có điểm {COMPONENTS[one.name]} cao nhất."


def _cut(one: Component, points: Printed) -> str:
    kind = COMPONENTS[one.name]
    if one.taken is not None:
        return f"Điểm {kind} {points(one.added)} không được tính vì mục này có điểm trừ."
    return f"Điểm {kind} cộng được {points(one.added)}, chỉ tính bằng mức trần {points(one.counted)}."
