"""`Vượt kế hoạch`: a bonus for every whole percent by which another line's target is exceeded."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from pipeline.model.scale import Case, FormulaCells
from pipeline.rules.defaults import Defaults
from pipeline.rules.figures import fraction_of
from pipeline.rules.parameters import UNSIGNED, LineFacts, Parts, decimal
from pipeline.text.numbers import in_decimals, plain, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Surplus(Defaults):
    """Points: ⌊(r−1)·100⌋ whole percents over, each worth `share` % of X's M; at most M.

    r is the ratio of line X by the figure that counts. r ≤ 1, or X not applicable, missing, invalid or without a
    target: 0. X `càng thấp càng tốt` with reported 0: M. Source: CONTRACT section 4.
    """

    label = "Vượt kế hoạch"
    maximum: Decimal
    exceeds: str
    share: Decimal = Decimal(1)

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "Surplus":
        exceeds, share = parts.code("của dòng", "của"), parts.take(rf"({UNSIGNED})\s*%")
        if exceeds is None:
            parts.fault("phải ghi “của X”, trong đó X là mã dòng được tính vượt kế hoạch")
        parts.finish(("của X", "1%"))
        return cls(maximum=facts.ceiling, exceeds=exceeds or "", share=decimal(share[1]) if share else Decimal(1))

    def points(self, case: Case) -> Fraction:
        if case.exceeded is None:
            return Fraction(0)
        if isinstance(case.exceeded, str):
            return fraction_of(self.maximum)
        percents = max(0, floor((case.exceeded - 1) * 100))
        return min(
            fraction_of(self.maximum), percents * fraction_of(self.share) / 100 * fraction_of(case.exceeded_maximum)
        )

    def calculation(self, case: Case) -> str:
        if case.exceeded is None:
            return f"dòng {self.exceeds} không có tỷ lệ để so với chỉ tiêu nên lấy 0"
        if isinstance(case.exceeded, str):
            return f"dòng {self.exceeds} có kết quả bằng 0 nên lấy {short(self.maximum)}"
        ratio = in_decimals(case.exceeded)
        if case.exceeded <= 1:
            return f"tỷ lệ của dòng {self.exceeds}: {ratio} ≤ 1 nên lấy 0"
        percents, each = f"⌊({ratio} − 1) × 100⌋", f"{short(self.share)}/100 × {short(case.exceeded_maximum)}"
        return f"tỷ lệ của dòng {self.exceeds} là {ratio}: min({short(self.maximum)}; {percents} × {each})"

    def best(self) -> Fraction:
        return fraction_of(self.maximum) if self.share else Fraction(0)

    def formula(self, cells: FormulaCells) -> str | None:
        if cells.exceeded is None:
            return None
        # ROUND before INT: binary division may fall a hair below a whole percent.
        percents = f"MAX(0,INT(ROUND(({cells.exceeded}-1)*100,9)))"
        return f"MIN({plain(self.maximum)},{percents}*{plain(self.share)}/100*{plain(cells.exceeded_maximum)})"

    def words(self) -> str:
        return (
            f"Cứ vượt 1% chỉ tiêu của dòng {self.exceeds} được thưởng {short(self.share)}% số điểm của dòng đó, "
            f"nhiều nhất {short(self.maximum)} điểm; không phải điền"
        )
