"""`Theo bậc`: a number falls into one of the tiers."""

from dataclasses import dataclass, field
from fractions import Fraction

from pipeline.model.scale import Case, FormulaCells, Question, Sort
from pipeline.rules.defaults import Defaults
from pipeline.rules.figures import figure, percent_formula, share, told_figure, told_percent
from pipeline.rules.parameters import FOLLOWING, OF_TARGET, LineFacts, Parts
from pipeline.rules.tier_words import parse_tiers
from pipeline.rules.tiers import Tiers


@dataclass(frozen=True, slots=True, kw_only=True)
class Banded(Defaults):
    """Points: those of the first tier that holds for the number, or for reported/target·100 (`theo % chỉ tiêu`).

    `with_percent_sign`: bounds were typed with a `%`.

    Source: CONTRACT section 4.
    """

    label = "Theo bậc"
    tiers: Tiers
    of_target: bool = False
    follows: str | None = None
    with_percent_sign: bool = field(default=False, compare=False)

    @classmethod
    def parse(cls, parts: Parts, facts: LineFacts) -> "Banded":
        follows = parts.code(*FOLLOWING)
        of_target = parts.flag(OF_TARGET) or parts.lead("theo tỷ lệ % so với chỉ tiêu")
        sign = parts.mention("%")
        return cls(tiers=parse_tiers(parts, facts), of_target=of_target, follows=follows, with_percent_sign=sign)

    @property
    def question(self) -> Question:
        return Question(sort=Sort.NUMBER)

    @property
    def needs_target(self) -> bool:
        return self.of_target

    def points(self, case: Case) -> Fraction:
        return self.tiers.points(self._number(case))

    def calculation(self, case: Case) -> str:
        told = told_percent(case) if self.of_target else told_figure(case)
        return self.tiers.calculation(self._number(case), told)

    def _number(self, case: Case) -> Fraction:
        return share(case) * 100 if self.of_target else figure(case)

    def best(self) -> Fraction:
        return self.tiers.best()

    def formula(self, cells: FormulaCells) -> str:
        return self.tiers.formula(percent_formula(cells) if self.of_target else cells.answer)

    def words(self) -> str:
        told = self.tiers.words("%" if self.of_target else "")
        return f"Theo tỷ lệ % so với chỉ tiêu: {told}" if self.of_target else told
