"""`Điểm chuẩn`: the line gives its maximum to everyone; deductions stand on lines below it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import Case, FormulaCells
from pipeline.rules.defaults import Defaults
from pipeline.rules.figures import fraction_of
from pipeline.rules.parameters import LineFacts, Parts
from pipeline.text.numbers import plain, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard(Defaults):
    """Points: M. Source: CONTRACT section 4."""

    label = "Điểm chuẩn"
    maximum: Decimal

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "Standard":
        parts.refuse(".+", "“{part}”: cách tính này không có tham số; số điểm ghi ở cột Điểm tối đa")
        return cls(maximum=facts.ceiling)

    def points(self, case: Case) -> Fraction:
        return fraction_of(self.maximum)

    def calculation(self, case: Case) -> str:
        return short(self.maximum)

    def best(self) -> Fraction:
        return fraction_of(self.maximum)

    def formula(self, cells: FormulaCells) -> str:
        return plain(self.maximum)

    def words(self) -> str:
        return f"Được {short(self.maximum)} điểm, không phải điền"
