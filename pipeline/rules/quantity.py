"""`Theo số lượng`: so many points for each one, or for each step above a bound."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import Case, FormulaCells, Question, Sort
from pipeline.rules.defaults import Defaults
from pipeline.rules.figures import figure
from pipeline.rules.parameters import UNSIGNED, LineFacts, Parts, decimal
from pipeline.text.numbers import exact, plain, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Defaults):
    """Points: min(M, price·n) for a whole count n; with a bound min(M, price·⌊(n−bound)/step⌋), 0 when n ≤ bound.

    M may be absent on bonus and deduction lines: no limit. `unit` is free. Source: CONTRACT section 4.
    """

    label = "Theo số lượng"
    maximum: Decimal | None
    price: Decimal
    step: Decimal = Decimal(1)
    bound: Decimal | None = None
    unit: str = field(default="", compare=False)
    follows: str | None = None

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "Quantity":
        follows = parts.code("theo dòng")
        each = parts.take(rf"({UNSIGNED})\s*/\s*(.+)")
        over = None if each else parts.take(rf"({UNSIGNED})\s*mỗi\s*({UNSIGNED})\s*%?\s*trên\s*({UNSIGNED})\s*%?")
        parts.finish(("0,5/lần", "0,1 mỗi 1 trên 92", "theo dòng X"))
        if over and not decimal(over[2]):
            parts.fault("số đứng sau “mỗi” phải lớn hơn 0")
        if not (each or over) and not parts.faults:
            parts.fault("phải ghi số điểm mỗi lần, ví dụ “0,5/lần” hoặc “0,1 mỗi 1 trên 92”")
        if over:
            price, step, bound = (decimal(over[index]) for index in (1, 2, 3))
            return cls(maximum=facts.maximum, price=price, step=step, bound=bound, follows=follows)
        price, unit = (decimal(each[1]), each[2]) if each else (Decimal(0), "")
        return cls(maximum=facts.maximum, price=price, unit=unit, follows=follows)

    @property
    def question(self) -> Question:
        return Question(sort=Sort.NUMBER, at_least=Decimal(0), whole=self.bound is None)

    @property
    def blank_is_zero(self) -> bool:
        return True

    def points(self, case: Case) -> Fraction:
        number = figure(case)
        if self.bound is not None:
            number = Fraction(max(0, (number - Fraction(self.bound)) // Fraction(self.step)))
        points = Fraction(self.price) * number
        return points if self.maximum is None else min(Fraction(self.maximum), points)

    def calculation(self, case: Case) -> str:
        number, price = exact(figure(case)), short(self.price)
        points = f"{price} × {number}"
        if self.bound is not None:
            if figure(case) <= Fraction(self.bound):
                return f"{number} ≤ {short(self.bound)} nên lấy 0"
            points = f"{price} × ⌊({number} − {short(self.bound)})/{short(self.step)}⌋"
        return points if self.maximum is None else f"min({short(self.maximum)}; {points})"

    def best(self) -> Fraction | None:
        if not self.price:
            return Fraction(0)
        return None if self.maximum is None else Fraction(self.maximum)

    def formula(self, cells: FormulaCells) -> str:
        number = cells.answer
        if self.bound is not None:
            # ROUND before INT: binary division may fall a hair below a whole number of steps.
            number = f"MAX(0,INT(ROUND(({number}-{plain(self.bound)})/{plain(self.step)},9)))"
        points = f"{plain(self.price)}*{number}"
        return points if self.maximum is None else f"MIN({plain(self.maximum)},{points})"

    def words(self) -> str:
        if self.bound is None:
            text = f"Mỗi {self.unit or 'lần'}: {short(self.price)} điểm"
        else:
            text = f"Cứ mỗi {short(self.step)} trên {short(self.bound)}: {short(self.price)} điểm"
        return text + (f"; nhiều nhất {short(self.maximum)} điểm" if self.maximum is not None else "")
