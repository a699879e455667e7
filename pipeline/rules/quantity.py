"""`Theo số lượng`: so many points for each one, or for each step above a bound."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import Case, FormulaCells, Question, Sort
from pipeline.rules.defaults import LATER, Defaults
from pipeline.rules.figures import figure, fraction_of, percent_formula, share, told_figure, told_percent
from pipeline.rules.parameters import FOLLOWING, OF_TARGET, LineFacts, Parts, typed
from pipeline.rules.prices import ITS_COLUMN, MOST_TAKEN, Slope, refuse_prices, take_ceiling, take_price, take_slope
from pipeline.text.numbers import plain, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Defaults):
    """Points: min(M, price·n) for a whole count n; with a bound min(M, price·⌊(n−bound)/step⌋), 0 when n ≤ bound.

    M may be absent on bonus and deduction lines: no limit. `unit` is free. `of_target`: n is reported/target·100, only
    with a bound. Source: CONTRACT section 4.
    """

    label = "Theo số lượng"
    maximum: Decimal | None
    price: Decimal
    step: Decimal = Decimal(1)
    bound: Decimal | None = None
    unit: str = field(default="", compare=False)
    follows: str | None = None
    of_target: bool = field(default=False, metadata=LATER)

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "Quantity":
        follows, of_target = parts.code(*FOLLOWING), parts.flag(OF_TARGET)
        over = take_slope(parts, "trên", of_target=of_target)
        each = None if over else take_price(parts, bounded=False)
        take_ceiling(parts, facts, "nhiều nhất")
        parts.refuse(rf"(?:{MOST_TAKEN}|tối đa|không quá)\s.*", ITS_COLUMN)
        refuse_prices(parts, "dưới", "Trừ dần")
        parts.finish(("0,5/lần", "0,1 mỗi 1 trên 92", OF_TARGET, "theo dòng X"))
        if not (each or over) and not parts.faults:
            parts.fault("phải ghi số điểm mỗi lần, ví dụ “0,5/lần” hoặc “0,1 mỗi 1 trên 92”")
        if of_target and each:
            parts.fault(f"“{OF_TARGET}” chỉ đi với “… mỗi … trên …”, ví dụ “0,1 mỗi 1 trên 100”")
        maximum = facts.maximum
        if over:
            price, step, bound = over.points, over.step, over.bound
            return cls(maximum=maximum, price=price, step=step, bound=bound, follows=follows, of_target=of_target)
        price, unit = (each.points, each.unit) if each else (Decimal(0), "")
        return cls(maximum=maximum, price=price, unit=unit, follows=follows)

    @property
    def question(self) -> Question:
        return Question(sort=Sort.NUMBER, at_least=Decimal(0), whole=self.bound is None)

    @property
    def needs_target(self) -> bool:
        return self.of_target

    @property
    def blank_is_zero(self) -> bool:
        return True

    def points(self, case: Case) -> Fraction:
        number = self._number(case)
        if self.bound is not None:
            number = Fraction(self._slope(self.bound).steps(number - fraction_of(self.bound)))
        points = fraction_of(self.price) * number
        return points if self.maximum is None else min(fraction_of(self.maximum), points)

    def calculation(self, case: Case) -> str:
        number, price = self._told(case), short(self.price)
        points = f"{price} × {number}"
        if self.bound is not None:
            if self._number(case) <= fraction_of(self.bound):
                return f"{number} ≤ {short(self.bound)} nên lấy 0"
            points = f"{price} × ⌊({number} − {short(self.bound)})/{short(self.step)}⌋"
        return points if self.maximum is None else f"min({short(self.maximum)}; {points})"

    def _slope(self, bound: Decimal) -> Slope:
        return Slope(self.price, self.step, bound)

    def _number(self, case: Case) -> Fraction:
        return share(case) * 100 if self.of_target else figure(case)

    def _told(self, case: Case) -> str:
        return told_percent(case) if self.of_target else told_figure(case)

    def best(self) -> Fraction | None:
        if not self.price:
            return Fraction(0)
        return None if self.maximum is None else fraction_of(self.maximum)

    def formula(self, cells: FormulaCells) -> str:
        number = percent_formula(cells) if self.of_target else cells.answer
        if self.bound is not None:
            # ROUND before INT: binary division may fall a hair below a whole number of steps.
            number = f"MAX(0,INT(ROUND(({number}-{plain(self.bound)})/{plain(self.step)},9)))"
        points = f"{plain(self.price)}*{number}"
        return points if self.maximum is None else f"MIN({plain(self.maximum)},{points})"

    def words(self) -> str:
        if self.bound is None:
            text = f"Mỗi {self.unit or 'lần'}: {typed(self.price)} điểm"
        else:
            text = f"Cứ mỗi {typed(self.step)} trên {typed(self.bound)}: {typed(self.price)} điểm"
        text += f"; {OF_TARGET}" if self.of_target else ""
        return text + (f"; nhiều nhất {typed(self.maximum)} điểm" if self.maximum is not None else "")
