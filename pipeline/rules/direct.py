"""`Chấm trực tiếp`: the member claims points, or a mark on a scale of its own (`thang 100`)."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import Case, FormulaCells, Question, Sort
from pipeline.rules.defaults import Defaults
from pipeline.rules.figures import figure, fraction_of, told_figure
from pipeline.rules.parameters import LineFacts, Parts
from pipeline.text.numbers import plain, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Direct(Defaults):
    """Points: the claim, 0…M; with `thang S` claim/S·M for a claim of 0…S. `bước` speaks of the claim.

    Source: CONTRACT section 4.
    """

    label = "Chấm trực tiếp"
    maximum: Decimal | None
    step: Decimal | None = None
    top: Decimal | None = None

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "Direct":
        step, top = parts.number("bước"), parts.number("thang")
        if step == 0:
            parts.fault("“bước” phải lớn hơn 0")
        if top == 0:
            parts.fault("“thang” phải lớn hơn 0")
        if top is not None and facts.maximum is None:
            parts.fault("có “thang” thì phải ghi Điểm tối đa")
        parts.refuse(r"từ 0 đến .*", "“{part}”: điểm luôn từ 0 đến Điểm tối đa; hãy bỏ phần này")
        parts.refuse(
            r"(?:tối đa|không quá|nhiều nhất)\s.*",
            "“{part}”: số điểm nhiều nhất ghi ở cột Điểm tối đa; hãy bỏ phần này",
        )
        parts.finish(("bước 0,25", "thang 100"))
        return cls(maximum=facts.maximum, step=step, top=top)

    @property
    def question(self) -> Question:
        at_most = self.maximum if self.top is None else self.top
        return Question(sort=Sort.NUMBER, claimed=True, at_least=Decimal(0), at_most=at_most, step=self.step)

    def points(self, case: Case) -> Fraction:
        if self.top is None or self.maximum is None:
            return figure(case)
        return figure(case) / fraction_of(self.top) * fraction_of(self.maximum)

    def calculation(self, case: Case) -> str:
        claimed = told_figure(case)
        if self.top is None or self.maximum is None:
            return claimed
        return f"{claimed}/{short(self.top)} × {short(self.maximum)}"

    def best(self) -> Fraction | None:
        return None if self.maximum is None else fraction_of(self.maximum)

    def formula(self, cells: FormulaCells) -> str:
        if self.top is None or self.maximum is None:
            return cells.answer
        return f"{cells.answer}/{plain(self.top)}*{plain(self.maximum)}"

    def words(self) -> str:
        limit = self.maximum if self.top is None else self.top
        text = "Tự chấm điểm" if self.top is None else f"Tự chấm theo thang {short(self.top)}"
        text += f", từ 0 đến {short(limit)}" if limit is not None else ", không âm"
        text += f", lẻ đến {short(self.step)}" if self.step is not None else ""
        if self.top is not None and self.maximum is not None:
            text += f"; quy ra tối đa {short(self.maximum)} điểm"
        return text
