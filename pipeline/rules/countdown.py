"""`Trừ dần`: the line starts at its maximum and loses points for every fault, or for each step below a bound."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import Case, FormulaCells, Question, Sort
from pipeline.rules.defaults import LATER, Defaults
from pipeline.rules.figures import figure, fraction_of, percent_formula, share, told_figure, told_percent
from pipeline.rules.parameters import FOLLOWING, OF_TARGET, LineFacts, Parts, typed
from pipeline.rules.prices import MOST_TAKEN, Slope, refuse_prices, take_ceiling, take_price, take_slope
from pipeline.text.numbers import plain, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown(Defaults):
    """Points: max(0, M − price·n) for a whole count n; with `below` it is M − price·⌊(bound−n)/step⌋, M when n ≥ bound.

    `at_most` bounds what is taken. `of_target`: n is reported/target·100, only with `below`.
    Source: CONTRACT section 4.
    """

    label = "Trừ dần"
    maximum: Decimal
    price: Decimal
    at_most: Decimal | None = None
    unit: str = field(default="", compare=False)
    follows: str | None = None
    below: Slope | None = field(default=None, metadata=LATER)
    of_target: bool = field(default=False, metadata=LATER)

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "Countdown":
        follows, at_most, of_target = parts.code(*FOLLOWING), parts.matched(MOST_TAKEN), parts.flag(OF_TARGET)
        below = take_slope(parts, "dưới", of_target=of_target)
        each = None if below else take_price(parts, bounded=True)
        take_ceiling(parts, facts, "từ")
        refuse_prices(parts, "trên", "Theo số lượng")
        parts.finish(("0,5/lần", "0,5 mỗi 1 dưới 92", "trừ tối đa 1,5", OF_TARGET, "theo dòng X"))
        if not (each or below) and not parts.faults:
            parts.fault("phải ghi số điểm trừ mỗi lần, ví dụ “0,5/lần” hoặc “0,5 mỗi 1 dưới 92”")
        if of_target and each:
            parts.fault(f"“{OF_TARGET}” chỉ đi với “… mỗi … dưới …”, ví dụ “0,5 mỗi 1 dưới 100”")
        return cls(
            maximum=facts.ceiling,
            price=below.points if below else each.points if each else Decimal(0),
            at_most=at_most,
            unit=each.unit if each else "",
            follows=follows,
            below=below,
            of_target=of_target,
        )

    @property
    def question(self) -> Question:
        return Question(sort=Sort.NUMBER, at_least=Decimal(0), whole=self.below is None)

    @property
    def needs_target(self) -> bool:
        return self.of_target

    @property
    def blank_is_zero(self) -> bool:
        return self.below is None

    def points(self, case: Case) -> Fraction:
        taken = fraction_of(self.price) * self._times(case)
        if self.at_most is not None:
            taken = min(taken, fraction_of(self.at_most))
        return max(Fraction(0), fraction_of(self.maximum) - taken)

    def _times(self, case: Case) -> Fraction:
        if self.below is None:
            return figure(case)
        return Fraction(self.below.steps(fraction_of(self.below.bound) - self._number(case)))

    def _number(self, case: Case) -> Fraction:
        return share(case) * 100 if self.of_target else figure(case)

    def calculation(self, case: Case) -> str:
        taken = f"{short(self.price)} × {told_figure(case)}"
        if self.below is not None:
            number = told_percent(case) if self.of_target else told_figure(case)
            bound = short(self.below.bound)
            if self._number(case) >= fraction_of(self.below.bound):
                return f"{number} ≥ {bound} nên lấy {short(self.maximum)}"
            taken = f"{short(self.price)} × ⌊({bound} − {number})/{short(self.below.step)}⌋"
        if self.at_most is not None:
            taken = f"min({short(self.at_most)}; {taken})"
        return f"max(0; {short(self.maximum)} − {taken})"

    def best(self) -> Fraction:
        return fraction_of(self.maximum)

    def formula(self, cells: FormulaCells) -> str:
        times = cells.answer
        if self.below is not None:
            number = percent_formula(cells) if self.of_target else cells.answer
            # ROUND before INT: binary division may fall a hair below a whole number of steps.
            times = f"MAX(0,INT(ROUND(({plain(self.below.bound)}-{number})/{plain(self.below.step)},9)))"
        taken = f"{plain(self.price)}*{times}"
        if self.at_most is not None:
            taken = f"MIN({plain(self.at_most)},{taken})"
        return f"MAX(0,{plain(self.maximum)}-{taken})"

    def words(self) -> str:
        each = f"mỗi {self.unit or 'lần'}"
        if self.below is not None:
            each = f"cứ mỗi {typed(self.below.step)} dưới {typed(self.below.bound)}"
        text = f"Từ {typed(self.maximum)} điểm; {each} trừ {typed(self.price)} điểm"
        text += f"; {OF_TARGET}" if self.of_target else ""
        return text + (f"; trừ nhiều nhất {typed(self.at_most)} điểm" if self.at_most is not None else "")
