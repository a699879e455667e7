"""The whole way of a member's numbers in plain Vietnamese: marks, sums and caps, total, place, grade, awards.

Every sentence comes with its depth below the member: 0 opens a part, 1 names a row, 2 tells of it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from pipeline.model.account import Account, Component, MarkAccount, PlaceAccount, Rival, SumAccount, TotalAccount
from pipeline.model.bloc import Bloc
from pipeline.model.clock import moment_shown
from pipeline.model.result import Review, Scorecard
from pipeline.model.scale import Line, Scale
from pipeline.text.awards import near_miss_in_words, share_in_words, votes_in_words
from pipeline.text.explained.marks import MarksInWords, Printed, Told, printed, worked
from pipeline.text.findings import GRADE_FINDINGS, message
from pipeline.text.numbers import count, short, vietnamese
from pipeline.text.sentences import in_small, listing, one_line
from pipeline.text.terms import FILE_REASONS, NOT_RANKED, consequence, file_status, review_title, tie_break
from pipeline.text.words import did_you_mean

Sentence = tuple[int, str]

COMPONENTS = {"base": "chuẩn", "bonus": "thưởng", "deduction": "trừ", "maximum": "tối đa"}


def unknown_member(word: str, bloc: Bloc) -> str:
    """Nobody is called so; who was perhaps meant, and who there is."""
    known = [name for member in bloc.members for name in (member.code, member.name, *member.aliases)]
    codes = ", ".join(member.code for member in bloc.members)
    return f"Khối không có đơn vị “{one_line(word)}”{did_you_mean(word, known) or '.'} Các mã đơn vị: {codes}."


def unknown_row(word: str, scale: Scale) -> str:
    """No row has this code; which was perhaps meant, and where the codes are."""
    meant = did_you_mean(word, scale.by_code) or "."
    return f"Thang điểm không có dòng mã “{one_line(word)}”{meant} Xem các mã dòng bằng lệnh thidua check."


def explanation(review: Review, account: Account) -> Iterator[Sentence]:
    """All that is explained of a member, in the order in which the numbers come about."""
    yield from opening(review, account)
    steps = StepsInWords(review)
    for step in account.steps:
        told = steps.told(step)
        yield 1, told.text
        yield from ((2, text) for text in told.more)
    yield from conclusion(review, account)


def opening(review: Review, account: Account) -> Iterator[Sentence]:
    """Who is explained, by which form; why there is none."""
    member = account.member
    yield 0, f"{one_line(member.name)} ({member.code}) — {review_title(review.period, review.config.bloc.year)}"
    yield 1, _form(account)
    if account.card is None:
        yield from _absent(account)
    elif account.excluded and account.row:
        yield 0, f"Dòng {_named(account.row)} không thuộc đối tượng hoặc kỳ này của đơn vị, nên không tính."


class StepsInWords:
    """Tells the steps of one review: each by a sentence that names its row, and those that tell of it."""

    def __init__(self, review: Review) -> None:
        self.marks, self._points = MarksInWords(review.config), printed(review.config.scoring.decimals)

    def told(self, step: MarkAccount | SumAccount) -> Told:
        """One step on the way."""
        return self.marks.told(step) if isinstance(step, MarkAccount) else _sum(step, self._points)


def conclusion(review: Review, account: Account) -> Iterator[Sentence]:
    """The total, the place, the grade and the awards; nothing for members without a counted form."""
    if account.card is None:
        return
    if account.total:
        yield from _total(account.total, account.card, review)
    yield from _place(account.place, account, review) if account.place else _unplaced(account)


def _form(account: Account) -> str:
    if account.file is None or account.card is None:
        return "Không có phiếu được chấm."
    own, counts_from = account.received, account.card.received
    when = f"nhận lúc {moment_shown(own)}" if own else "chưa rõ thời điểm nhận"
    asked = (
        f"; bản sửa theo yêu cầu của khối, tính hạn theo phiếu nhận lúc {moment_shown(counts_from)}"
        if counts_from
        else ""
    )
    return f"Phiếu được chấm: {one_line(account.file)}, {when}{asked if counts_from != own else ''}."


def _absent(account: Account) -> Iterator[Sentence]:
    yield 0, f"Không xếp hạng: {NOT_RANKED[account.reason or '']}."
    for file in account.files:
        why = f": {FILE_REASONS[file.reason].lower()}" if file.reason else ""
        when = f" (nhận lúc {moment_shown(file.received)})" if file.received else ""
        yield 1, f"{one_line(file.file)}{when} — {file_status(file)}{why}."


def _named(line: Line) -> str:
    return f"{line.code}. {in_small(one_line(line.title))}"


def _sum(account: SumAccount, points: Printed) -> Told:
    text = f"{'Mục' if account.line.level == 1 else 'Cộng dòng'} {_named(account.line)}"
    return Told(text, tuple(_components(account.components, points)) or ("không có điểm nào để cộng",))


def _components(components: Sequence[Component], points: Printed) -> Iterator[str]:
    for one in components:
        if one.added:
            yield f"{COMPONENTS[one.name]}: {_added(one, points)}{_limited(one, points)}"


def _added(one: Component, points: Printed) -> str:
    """`E1 2,00 + E2 4,00 = 6,00`; parts that are zero are left out."""
    parts = [f"{code} {points(number)}" for code, number in one.parts if number]
    own = f"điểm của riêng dòng này {points(one.own)}" if one.own else ""
    if one.highest and len(parts) > 1:
        highest = max(number for _, number in one.parts)
        text = f"cao nhất của {', '.join(parts)} là {points(highest)}"
        return f"{text}; cộng {own} = {points(one.added)}" if own else text
    parts += [own] if own else []
    return f"{' + '.join(parts)} = {points(one.added)}" if len(parts) > 1 else parts[0]


def _limited(one: Component, points: Printed) -> str:
    """What became of a sum: forfeited, cut, or left as it is below a cap."""
    if one.taken is not None:
        return f", chỉ tính khi không bị trừ, mà đã bị trừ {points(one.taken)} → {points(one.counted)}"
    if one.cap is None:
        return ""
    cut = f" → {points(one.counted)}" if one.counted != one.added else ""
    return f", trần {points(one.cap)}{cut}"


def _total(account: TotalAccount, card: Scorecard, review: Review) -> Iterator[Sentence]:
    points, tally = printed(review.config.scoring.decimals), card.tally
    yield 0, "Cộng cả thang điểm"
    yield from ((1, text) for text in _components(account.components, points))
    if account.rescaling:
        yield 1, f"Quy đổi điểm chuẩn theo điểm tối đa {points(account.full)}: {worked(account.rescaling)}"
    yield from ((1, text) for text in (*_carried(account), *_maximum(account, card, points)))
    carried = f" + {points(card.carried)}" if account.carry else ""
    parts = f"{points(tally.base)} + {points(tally.bonus)} − {points(tally.deduction)}{carried}"
    net = f"{parts} = {points(tally.net + card.carried)}"
    yield 0, f"Tổng điểm: {net}{''.join(_bounds(account, card, points))}"
    if card.percent is not None:
        share = f"{points(card.total)}/{points(tally.maximum)} × 100"
        yield 1, f"Tỷ lệ so với điểm tối đa: {share} → {vietnamese(card.percent)}%"
    yield 1, f"Theo điểm đơn vị tự chấm thì tổng là {points(card.claimed_total)}."


def _carried(account: TotalAccount) -> Iterator[str]:
    """What the six months add to the year."""
    if account.carry:
        yield f"Cộng sang từ kết quả 6 tháng: {worked(account.carry.points)}"
        yield f"Điểm tối đa cộng sang từ 6 tháng: {worked(account.carry.maximum)}"
    elif account.carries:
        yield "Không có kết quả 6 tháng nên không có điểm cộng sang."


def _maximum(account: TotalAccount, card: Scorecard, points: Printed) -> Iterator[str]:
    """What is added to the maximum of the scale."""
    added = {"phần thưởng": account.bonus_maximum, "phần 6 tháng": card.carried_maximum}
    extra = {name: number for name, number in added.items() if number}
    if extra:
        parts = " + ".join(points(number) for number in (account.full, *extra.values()))
        yield f"Điểm tối đa, cộng {' và '.join(extra)}: {parts} = {points(card.tally.maximum)}"


def _bounds(account: TotalAccount, card: Scorecard, points: Printed) -> Iterator[str]:
    """The floor and the cap, where they change the total."""
    raised = card.tally.net + card.carried
    if account.floor is not None and raised < account.floor:
        raised = account.floor
        yield f", sàn {points(account.floor)} → {points(raised)}"
    if account.cap is not None and raised > account.cap:
        yield f", trần {points(account.cap)} → {points(card.total)}"


def _unplaced(account: Account) -> Iterator[Sentence]:
    yield 0, f"Không xếp hạng: {NOT_RANKED[account.reason or '']}."
    yield from ((1, _consequence(line)) for line in account.met)


def _place(account: PlaceAccount, whole: Account, review: Review) -> Iterator[Sentence]:
    standing, by_total = account.standing, review.config.ranking.by == "total"
    value = f"tổng điểm {vietnamese(account.value)}" if by_total else f"tỷ lệ {vietnamese(account.value)}%"
    yield 0, f"Hạng {standing.place} trong {count(account.ranked)} đơn vị được xếp hạng, theo {value}"
    if account.sharing:
        yield 1, f"Đồng hạng với {listing([one_line(name) for name in account.sharing])}."
    if account.rival and standing.decided_by:
        yield 1, _decided(account.rival, standing.place, tie_break(standing.decided_by, review.scale))
    if review.config.grades_in(review.period):
        yield from _grade(account, whole)
    yield from award_sentences(account, review)


def award_sentences(account: PlaceAccount, review: Review) -> Iterator[Sentence]:
    """What is proposed, how the votes went, what was just missed, and what the bloc still decides."""
    awards, unit = account.standing.awards, account.standing.card.member.code
    yield 0, f"Đề nghị khen thưởng: {'; '.join(map(one_line, awards)) if awards else 'không có'}"
    missed = [miss.award for miss in account.near_misses]
    voted = [poll for poll in account.polls if poll.award not in missed]
    for poll in voted:
        mine = next(one for one in poll.candidates if one.unit == unit)
        enough = f"{'đủ' if mine.enough else 'chưa đủ'} mức cần có là {share_in_words(poll.needed)}"
        what = "Được" if awards == (poll.award,) and len(voted) == 1 else f"“{one_line(poll.award)}”: được"
        yield 1, f"{what} {votes_in_words(mine, poll)}, {enough}."
    polls, by_percent = {poll.award: poll for poll in account.polls}, review.config.ranking.by == "percent"
    for miss in account.near_misses:
        award = next(one for one in review.config.awards if one.name == miss.award)
        why = near_miss_in_words(miss, award, polls.get(miss.award), by_percent=by_percent)
        yield 1, f"Cận ngưỡng “{one_line(miss.award)}”: {why}."
    yield from ((1, message(one)) for one in account.findings if one.code == "award_undecided")


def _decided(rival: Rival, place: int, rule: str) -> str:
    side = "xếp trên" if place < rival.place else "xếp dưới"
    compared = f"{_compared(rival.mine)} so với {_compared(rival.theirs)}"
    return f"Cùng kết quả với {one_line(rival.name)} (hạng {rival.place}); {side} vì {one_line(rule)}: {compared}."


def _compared(value: Decimal | datetime | None) -> str:
    match value:
        case Decimal():
            return vietnamese(value)
        case datetime():
            return moment_shown(value)
        case None:
            return "chưa rõ"


def _grade(account: PlaceAccount, whole: Account) -> Iterator[Sentence]:
    """The threshold, the conditions, the quotas, and what is left."""
    yield 0, f"Xếp loại: {account.standing.grade or 'không có'}"
    if account.reached:
        bound = f"{vietnamese(account.value)} ≥ {short(account.reached.at_least)}"
        yield 1, f"Theo điểm: {bound} nên đạt “{account.reached.name}”."
    else:
        yield 1, f"Theo điểm: {vietnamese(account.value)} chưa tới mức thấp nhất."
    yield from ((1, _consequence(line)) for line in whole.met)
    yield from ((1, message(one)) for one in account.findings if one.code in GRADE_FINDINGS)


def _consequence(line: Line) -> str:
    assert line.condition is not None
    return f"{_named(line)}: trả lời Có. {consequence(line.condition)}."
