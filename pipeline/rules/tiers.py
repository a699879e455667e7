"""Tiers (`≥98: 5; ≥97: 4; còn lại: 0`): the first that holds, in the order written, gives its points."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.rules.parameters import NUMBER, LineFacts, Parts, decimal
from pipeline.text.numbers import plain, short

_HOLDS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "≥": lambda number, bound: number >= bound,
    ">": lambda number, bound: number > bound,
    "=": lambda number, bound: number == bound,
    "<": lambda number, bound: number < bound,
    "≤": lambda number, bound: number <= bound,
}
_PLAIN_SIGN = {"≥": ">=", "≤": "<="}
_TIER = rf"(≥|>=|≤|<=|>|<|=)\s*({NUMBER})\s*%?\s*:\s*({NUMBER})"
_OTHERWISE = rf"còn lại\s*:\s*({NUMBER})"


@dataclass(frozen=True, slots=True)
class Tier:
    """Points for a number that stands in `sign` to `bound`."""

    sign: str
    bound: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Tiers:
    """Tiers in the order written; `otherwise` is the `còn lại` tier, 0 where there is none."""

    tiers: tuple[Tier, ...]
    otherwise: Decimal = Decimal(0)

    def points(self, number: Fraction) -> Fraction:
        """Points of the first tier that holds."""
        tier = self._first(number)
        return Fraction(tier.points if tier else self.otherwise)

    def calculation(self, number: Fraction, told: str) -> str:
        """The tier that holds for the number, `told` as it came about: `33/36 × 100 ≥ 90 nên lấy 4`."""
        tier = self._first(number)
        if tier is None:
            return f"{told} không thuộc bậc nào khác nên lấy {short(self.otherwise)}"
        return f"{told} {tier.sign} {short(tier.bound)} nên lấy {short(tier.points)}"

    def _first(self, number: Fraction) -> Tier | None:
        return next((tier for tier in self.tiers if _HOLDS[tier.sign](number, Fraction(tier.bound))), None)

    def best(self) -> Fraction:
        """The most that any tier gives."""
        return max(Fraction(points) for points in (*(tier.points for tier in self.tiers), self.otherwise))

    def formula(self, number: str) -> str:
        """The same as an Excel expression over the expression `number`."""
        text = plain(self.otherwise)
        for tier in reversed(self.tiers):
            sign = _PLAIN_SIGN.get(tier.sign, tier.sign)
            text = f"IF({number}{sign}{plain(tier.bound)},{plain(tier.points)},{text})"
        return text

    def words(self, unit: str = "") -> str:
        """`≥ 98: 5 điểm; còn lại: 0 điểm`."""
        told = [f"{tier.sign} {short(tier.bound)}{unit}: {short(tier.points)} điểm" for tier in self.tiers]
        return "; ".join([*told, f"còn lại: {short(self.otherwise)} điểm"])


def parse_tiers(parts: Parts, facts: LineFacts) -> Tiers:
    """Take every remaining part as a tier; `còn lại` must be the last one."""
    tiers: list[Tier] = []
    otherwise: Decimal | None = None
    for part in parts.rest():
        if otherwise is not None:
            parts.fault(f"“còn lại” phải là bậc cuối cùng, nhưng sau đó còn “{part}”")
        words = " ".join(part.split())
        tier, last = re.fullmatch(_TIER, words), re.fullmatch(_OTHERWISE, words, re.IGNORECASE)
        if tier:
            sign = {">=": "≥", "<=": "≤"}.get(tier[1], tier[1])
            tiers.append(Tier(sign, decimal(tier[2]), decimal(tier[3])))
        elif last:
            otherwise = decimal(last[1])
        else:
            parts.fault(f"“{part}” chưa đúng dạng một bậc, ví dụ “≥98: 5” hoặc “còn lại: 0”")
    given = [tier.points for tier in tiers] + ([] if otherwise is None else [otherwise])
    check_points(parts, facts, given)
    return Tiers(tuple(tiers), otherwise if otherwise is not None else Decimal(0))


def check_points(parts: Parts, facts: LineFacts, given: Iterable[Decimal]) -> None:
    """Option and tier points lie within 0…M, and there is at least one (CONTRACT section 3)."""
    given = tuple(given)
    if not given and not parts.faults:
        parts.fault("chưa ghi mức điểm nào")
    for points in given:
        if points < 0:
            parts.fault(f"{short(points)} điểm: không được ghi điểm âm")
        elif facts.maximum is not None and points > facts.maximum:
            parts.fault(f"{short(points)} điểm lớn hơn Điểm tối đa {short(facts.maximum)}")
