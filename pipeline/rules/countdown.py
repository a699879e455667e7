"""`Trừ dần`: the line starts at its maximum and loses points for every fault."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import Case, FormulaCells, Question, Sort
from pipeline.rules.defaults import Defaults
from pipeline.rules.figures import figure
from pipeline.rules.parameters import UNSIGNED, LineFacts, Parts, decimal
from pipeline.text.numbers import exact, plain, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown(Defaults):
    """Points: max(0, M − price·n) for a whole count n; `at_most` bounds what is taken.

    Source: CONTRACT section 4.
    """

    label = "Trừ dần"
    maximum: Decimal
    price: Decimal
    at_most: Decimal | None = None
    unit: str = field(default="", compare=False)
    follows: str | None = None

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "Countdown":
        follows, at_most = parts.code("theo dòng"), parts.number("trừ tối đa")
        each = parts.take(rf"({UNSIGNED})\s*/\s*(.+)")
        parts.finish(("0,5/lần", "trừ tối đa 1,5", "theo dòng X"))
        if not each and not parts.faults:
            parts.fault("phải ghi số điểm trừ mỗi lần, ví dụ “0,5/lần”")
        price, unit = (decimal(each[1]), each[2]) if each else (Decimal(0), "")
        return cls(maximum=facts.ceiling, price=price, at_most=at_most, unit=unit, follows=follows)

    @property
    def question(self) -> Question:
        return Question(sort=Sort.NUMBER, at_least=Decimal(0), whole=True)

    @property
    def blank_is_zero(self) -> bool:
        return True

    def points(self, case: Case) -> Fraction:
        taken = Fraction(self.price) * figure(case)
        if self.at_most is not None:
            taken = min(taken, Fraction(self.at_most))
        return max(Fraction(0), Fraction(self.maximum) - taken)

    def calculation(self, case: Case) -> str:
        taken = f"{short(self.price)} × {exact(figure(case))}"
        if self.at_most is not None:
            taken = f"min({short(self.at_most)}; {taken})"
        return f"max(0; {short(self.maximum)} − {taken})"

    def best(self) -> Fraction:
        return Fraction(self.maximum)

    def formula(self, cells: FormulaCells) -> str:
        taken = f"{plain(self.price)}*{cells.answer}"
        if self.at_most is not None:
            taken = f"MIN({plain(self.at_most)},{taken})"
        return f"MAX(0,{plain(self.maximum)}-{taken})"

    def words(self) -> str:
        text = f"Từ {short(self.maximum)} điểm, mỗi {self.unit or 'lần'} trừ {short(self.price)} điểm"
        return text + (f", trừ nhiều nhất {short(self.at_most)} điểm" if self.at_most is not None else "")
