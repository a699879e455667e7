"""`Theo thời hạn`: points by the days a thing came after its deadline."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import NEVER, Case, FormulaCells, Kind, Question, Sort
from pipeline.rules.defaults import Defaults
from pipeline.rules.figures import fraction_of
from pipeline.rules.parameters import LineFacts, Parts, typed
from pipeline.rules.prices import MOST_TAKEN, Price, take_ceiling, take_price
from pipeline.rules.tier_words import parse_tiers
from pipeline.rules.tiers import Tiers
from pipeline.text.numbers import plain, short

BY_RECEIPT = "tính theo ngày khối nhận phiếu"
PARTS = ("hạn 31/01", "hạn nộp", "1/ngày", "trừ tối đa 3", "theo ngày nộp", "≤0: 3", "còn lại: 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeliness(Defaults):
    """d = date − deadline in days. Tiers on d, or a price a day: M − min(M, price·max(0, d)), bounded by `at_most`.

    On a deduction line the price gives min(M, price·max(0, d)) taken. Never done (`Không`): the `còn lại` tier;
    by price 0 points, on a deduction line M. `due` None = the day of the period's deadline (`hạn nộp`).
    `by_receipt`: the date is the day the counted form came; unknown counts as d = 0. Source: CONTRACT section 4.
    """

    label = "Theo thời hạn"
    maximum: Decimal
    due: date | None
    deducts: bool
    tiers: Tiers | None = None
    price: Decimal = Decimal(0)
    at_most: Decimal | None = None
    by_receipt: bool = False

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "Timeliness":
        due = _due(parts, facts.year)
        by_receipt, at_most = parts.flag("theo ngày nộp", BY_RECEIPT), parts.matched(MOST_TAKEN)
        price = take_price(parts, bounded=True)
        tiers = None
        if price:
            _check_price(parts, price, facts)
        else:
            parts.lead("theo số ngày trễ")
            tiers = parse_tiers(parts, facts, of_days=True)
            if at_most is not None:
                parts.fault("“trừ tối đa” chỉ đi với số điểm mỗi ngày")
        return cls(
            maximum=facts.ceiling,
            due=due,
            deducts=facts.kind is Kind.DEDUCTION,
            tiers=tiers,
            price=price.points if price else Decimal(0),
            at_most=at_most,
            by_receipt=by_receipt,
        )

    @property
    def question(self) -> Question | None:
        return None if self.by_receipt else Question(sort=Sort.DATE, options=(NEVER,))

    @property
    def needs_receipt(self) -> bool:
        return self.by_receipt

    def points(self, case: Case) -> Fraction:
        if case.answer == NEVER:
            return fraction_of(self._never())
        days = self._days_late(case)
        if self.tiers is not None:
            return self.tiers.points(Fraction(days))
        taken = min(fraction_of(self.maximum), fraction_of(self.price) * max(0, days))
        if self.at_most is not None:
            taken = min(taken, fraction_of(self.at_most))
        return taken if self.deducts else fraction_of(self.maximum) - taken

    def calculation(self, case: Case) -> str:
        if case.answer == NEVER:
            return f"không thực hiện nên lấy {short(self._never())}"
        days = self._days_late(case)
        if self.tiers is not None:
            return f"{self._told_days(case)}: {self.tiers.calculation(Fraction(days), str(days))}"
        bounds = "; ".join(short(bound) for bound in (self.maximum, self.at_most) if bound is not None)
        taken = f"min({bounds}; {short(self.price)} × max(0; {days}))"
        return f"{self._told_days(case)}: " + (taken if self.deducts else f"{short(self.maximum)} − {taken}")

    def _days_late(self, case: Case) -> int:
        return (self._done(case) - self._due_day(case)).days

    def _due_day(self, case: Case) -> date:
        return self.due or case.deadline

    def _done(self, case: Case) -> date:
        done = (case.received or self._due_day(case)) if self.by_receipt else case.answer
        if not isinstance(done, date):
            raise TypeError(f"a date was expected, not {done!r}")
        return done

    def _told_days(self, case: Case) -> str:
        """`trễ 3 ngày (03/02/2018, hạn 31/01/2018)`."""
        if self.by_receipt and case.received is None:
            return "chưa rõ ngày nhận phiếu, coi như đúng hạn"
        days = self._days_late(case)
        late = f"trễ {days} ngày" if days > 0 else f"sớm {-days} ngày" if days else "đúng hạn"
        return f"{late} ({self._done(case):%d/%m/%Y}, hạn {self._due_day(case):%d/%m/%Y})"

    def _never(self) -> Decimal:
        if self.tiers is not None:
            return self.tiers.otherwise
        return self.maximum if self.deducts else Decimal(0)

    def best(self) -> Fraction:
        return self.tiers.best() if self.tiers is not None else fraction_of(self.maximum)

    def formula(self, cells: FormulaCells) -> str | None:
        if self.by_receipt:
            return None
        due = self.due or cells.deadline
        days = f"(INT({cells.answer})-DATE({due.year},{due.month},{due.day}))"
        if self.tiers is not None:
            points = self.tiers.formula(days)
        else:
            bounds = [self.maximum] if self.at_most is None else [self.maximum, self.at_most]
            taken = f"MIN({','.join(map(plain, bounds))},{plain(self.price)}*MAX(0,{days}))"
            points = taken if self.deducts else f"{plain(self.maximum)}-{taken}"
        return f"IF(ISNUMBER({cells.answer}),{points},{plain(self._never())})"

    def words(self) -> str:
        due = "Hạn nộp" if self.due is None else f"Hạn: {self.due:%d/%m/%Y}"
        text = due + (f"; {BY_RECEIPT}" if self.by_receipt else "")
        if self.tiers is not None:
            return f"{text}; theo số ngày trễ: {self.tiers.words()}"
        text += f"; mỗi ngày trễ trừ {typed(self.price)} điểm"
        bound = f"nhiều nhất {typed(self.maximum)}" if self.at_most is None else f"trừ nhiều nhất {typed(self.at_most)}"
        return f"{text}; {bound} điểm"


def _check_price(parts: Parts, price: Price, facts: LineFacts) -> None:
    """A price is for a day late, and not on bonus lines; nothing else may stand beside it."""
    if not price.unit.startswith("ngày") and not parts.faults:
        parts.fault(f"cách tính này trừ theo ngày: hãy viết “{typed(price.points)}/ngày”")
    take_ceiling(parts, facts, "nhiều nhất")
    parts.finish(PARTS)
    if facts.kind is Kind.BONUS:
        parts.fault("dòng Thưởng chỉ dùng các bậc ngày, không dùng số điểm mỗi ngày")


def _due(parts: Parts, year: int) -> date | None:
    """The day after `hạn`; None = the period's deadline (also after a fault)."""
    if parts.take(r"(?:hạn\s*:\s*)?hạn nộp"):
        return None
    match = parts.take(r"hạn\s*:?\s*(?:ngày\s*)?([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2([0-9]{4}))?")
    day = None if match else parts.take(r"(?:trước\s+)?(?:ngày\s+)?([0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-][0-9]{4})?)")
    if day:
        parts.fault(f"“{day[0]}” là một ngày; nếu đó là hạn thì hãy viết “hạn {day[1]}”")
        return None
    if not match and parts.take(r"hạn\b.*"):
        parts.fault(f"“{parts.taken}” không phải là một hạn đọc được; hạn ghi cả ngày và tháng, ví dụ “hạn 31/01”")
        return None
    if not match:
        parts.fault("phải ghi hạn, ví dụ “hạn 31/01” hoặc “hạn nộp”")
        return None
    try:
        return date(int(match[4] or year), int(match[3]), int(match[1]))
    except ValueError:
        parts.fault(f"“{match[0]}” không phải là một ngày có thật")
        return None
