"""`Đạt/không đạt`: all or nothing."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import Case, FormulaCells, Kind, Question, Sort
from pipeline.rules.defaults import Defaults
from pipeline.rules.figures import fraction_of
from pipeline.rules.parameters import LineFacts, Parts
from pipeline.text.numbers import exact, plain, short

YES = ("Đạt", "Có", "x")
NO = ("Không đạt", "Không")
NO_PARAMETERS = (
    "“{part}”: cách tính này không có tham số: đạt thì đủ Điểm tối đa, không đạt thì 0; nhiều mức điểm thì dùng cách "
    "tính “Theo mức”"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassFail(Defaults):
    """Points: M for yes, 0 for no. On a deduction line only `Có`, `x` or `Không` may be said.

    Source: CONTRACT section 4.
    """

    label = "Đạt/không đạt"
    maximum: Decimal
    deducts: bool

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "PassFail":
        parts.refuse(".+", NO_PARAMETERS)
        return cls(maximum=facts.ceiling, deducts=facts.kind is Kind.DEDUCTION)

    @property
    def question(self) -> Question:
        return Question(sort=Sort.OPTION, options=(*self._yes, *self._no))

    @property
    def _yes(self) -> tuple[str, ...]:
        return YES[1:] if self.deducts else YES

    @property
    def _no(self) -> tuple[str, ...]:
        return NO[1:] if self.deducts else NO

    def points(self, case: Case) -> Fraction:
        return fraction_of(self.maximum) if case.answer in self._yes else Fraction(0)

    def calculation(self, case: Case) -> str:
        return f"“{case.answer}” nên lấy {exact(self.points(case))}"

    def best(self) -> Fraction:
        return fraction_of(self.maximum)

    def formula(self, cells: FormulaCells) -> str:
        said = ",".join(f'TRIM({cells.answer})="{word}"' for word in self._yes)
        return f"IF(OR({said}),{plain(self.maximum)},0)"

    def words(self) -> str:
        if self.deducts:
            return f"Có: trừ {short(self.maximum)} điểm; Không: không trừ"
        return f"Đạt: {short(self.maximum)} điểm; Không đạt: 0 điểm"
