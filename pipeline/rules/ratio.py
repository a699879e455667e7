"""`Theo tỷ lệ`: points in proportion to how far the target is reached."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import UNBOUNDED, Case, FormulaCells, Question, Ratio, Sort
from pipeline.rules.defaults import Defaults
from pipeline.rules.figures import figure, fraction_of, share, told_figure, told_share
from pipeline.rules.parameters import FOLLOWING, OF_TARGET, LineFacts, Parts
from pipeline.text.numbers import plain, short

PARTS = ("đủ điểm từ 85%", "không điểm dưới 60%", "kết quả là %", "càng thấp càng tốt", "theo dòng X")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion(Defaults):
    """Points: M·min(1, r/full), 0 if r < floor; r = reported/target.

    `in_percent`: r = reported/100, no target is needed. `lower_is_better`: r = target/reported, and reported 0
    gives M. `full` and `floor` are percentages. Source: CONTRACT section 4.
    """

    label = "Theo tỷ lệ"
    maximum: Decimal
    full: Decimal = Decimal(100)
    floor: Decimal = Decimal(0)
    in_percent: bool = False
    lower_is_better: bool = False
    follows: str | None = None

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "Proportion":
        full, floor = parts.number("đủ điểm từ", percent=True), parts.number("không điểm dưới", percent=True)
        in_percent, lower = parts.flag("kết quả là %"), parts.flag("càng thấp càng tốt")
        follows = parts.code(*FOLLOWING)
        full, floor = Decimal(100) if full is None else full, Decimal(0) if floor is None else floor
        if full == 0:
            parts.fault("“đủ điểm từ” phải lớn hơn 0%")
        if floor > full:
            parts.fault("“không điểm dưới” không được lớn hơn “đủ điểm từ”")
        if in_percent and lower:
            parts.fault("“kết quả là %” không dùng cùng “càng thấp càng tốt”")
        parts.refuse(re.escape(OF_TARGET), "“{part}”: cách tính này vốn so với chỉ tiêu; hãy bỏ phần này")
        parts.finish(PARTS)
        return cls(
            maximum=facts.ceiling, full=full, floor=floor, in_percent=in_percent, lower_is_better=lower, follows=follows
        )

    @property
    def question(self) -> Question:
        return Question(sort=Sort.NUMBER, at_least=Decimal(0))

    @property
    def needs_target(self) -> bool:
        return not self.in_percent

    def ratio(self, case: Case) -> Ratio:
        if self.in_percent:
            return figure(case) / 100
        if not self.lower_is_better:
            return share(case)
        return 1 / share(case) if case.answer else UNBOUNDED

    def points(self, case: Case) -> Fraction:
        ratio = self.ratio(case)
        if isinstance(ratio, str):
            return fraction_of(self.maximum)
        percent, full = ratio * 100, fraction_of(self.full)
        if percent < fraction_of(self.floor):
            return Fraction(0)
        return fraction_of(self.maximum) * (percent / full) if percent < full else fraction_of(self.maximum)

    def calculation(self, case: Case) -> str:
        ratio = self.ratio(case)
        if isinstance(ratio, str):
            return f"kết quả bằng 0 nên lấy {short(self.maximum)}"
        told = self._told_ratio(case)
        if ratio * 100 < fraction_of(self.floor):
            return f"{told} × 100 < {short(self.floor)} nên lấy 0"
        reached = told if self.full == 100 else f"{told} × 100/{short(self.full)}"
        return f"{short(self.maximum)} × min(1; {reached})"

    def _told_ratio(self, case: Case) -> str:
        if self.in_percent:
            return f"{told_figure(case)}/100"
        return f"{short(case.target or Decimal(0))}/{told_figure(case)}" if self.lower_is_better else told_share(case)

    def best(self) -> Fraction:
        return fraction_of(self.maximum)

    def ratio_formula(self, cells: FormulaCells) -> str:
        if self.in_percent:
            return f"{cells.answer}/100"
        if self.lower_is_better:
            return f"IF({cells.answer}=0,1E+9,{cells.target}/{cells.answer})"
        return f"{cells.answer}/{cells.target}"

    def formula(self, cells: FormulaCells) -> str:
        percent = f"{self.ratio_formula(cells)}*100"
        points = f"{plain(self.maximum)}*MIN(1,{percent}/{plain(self.full)})"
        return f"IF(ROUND({percent},10)<{plain(self.floor)},0,{points})" if self.floor else points

    def words(self) -> str:
        what = "kết quả (%)" if self.in_percent else "tỷ lệ kết quả so với chỉ tiêu"
        if self.lower_is_better:
            what = "tỷ lệ chỉ tiêu so với kết quả (càng thấp càng tốt)"
        text = f"Theo {what}: từ {short(self.full)}% được đủ {short(self.maximum)} điểm, thấp hơn thì tính theo tỷ lệ"
        return text + (f"; dưới {short(self.floor)}% không có điểm" if self.floor else "")
