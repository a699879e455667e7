"""Tiers (`≥98: 5; ≥97: 4; còn lại: 0`): the first that holds, in the order written, gives its points."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.rules.figures import fraction_of
from pipeline.rules.parameters import typed
from pipeline.text.numbers import plain, short

_HOLDS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "≥": lambda number, bound: number >= bound,
    ">": lambda number, bound: number > bound,
    "=": lambda number, bound: number == bound,
    "<": lambda number, bound: number < bound,
    "≤": lambda number, bound: number <= bound,
}
_PLAIN_SIGN = {"≥": ">=", "≤": "<="}
_FROM = {"≥": "từ", ">": "trên"}
_TO = {"<": "đến dưới", "≤": "đến không quá"}


@dataclass(frozen=True, slots=True)
class Tier:
    """Points for a number that stands in `sign` to `bound`."""

    sign: str
    bound: Decimal
    points: Decimal

    def holds(self, number: Fraction) -> bool:
        """True where the tier is for this number."""
        return _HOLDS[self.sign](number, fraction_of(self.bound))

    def condition(self, number: str) -> str:
        """`holds` as an Excel expression over the expression `number`."""
        return f"{number}{_PLAIN_SIGN.get(self.sign, self.sign)}{plain(self.bound)}"

    def told(self, unit: str = "") -> str:
        """`≥ 98%`."""
        return f"{self.sign} {typed(self.bound)}{unit}"

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """The numbers at which it begins or ends."""
        return (self.bound,)


@dataclass(frozen=True, slots=True)
class Span:
    """Points for a number from `low` (`from_sign` ≥ or >) to `high` (`to_sign` < or ≤)."""

    from_sign: str
    low: Decimal
    to_sign: str
    high: Decimal
    points: Decimal

    @property
    def ends(self) -> tuple[Tier, Tier]:
        """Its two ends as tiers; both must hold."""
        return Tier(self.from_sign, self.low, self.points), Tier(self.to_sign, self.high, self.points)

    def holds(self, number: Fraction) -> bool:
        """True where the tier is for this number."""
        return all(end.holds(number) for end in self.ends)

    def condition(self, number: str) -> str:
        """`holds` as an Excel expression over the expression `number`."""
        return f"AND({','.join(end.condition(number) for end in self.ends)})"

    def told(self, unit: str = "") -> str:
        """`từ 95% đến dưới 98%`."""
        low, high = (f"{typed(bound)}{unit}" for bound in (self.low, self.high))
        return f"{_FROM[self.from_sign]} {low} {_TO[self.to_sign]} {high}"

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """The numbers at which it begins or ends."""
        return (self.low, self.high)


@dataclass(frozen=True, slots=True)
class Tiers:
    """Tiers in the order written; `otherwise` is the `còn lại` tier, 0 where there is none."""

    tiers: tuple[Tier | Span, ...]
    otherwise: Decimal = Decimal(0)

    def points(self, number: Fraction) -> Fraction:
        """Points of the first tier that holds."""
        tier = self.first(number)
        return fraction_of(tier.points if tier else self.otherwise)

    def calculation(self, number: Fraction, told: str) -> str:
        """The tier that holds for the number, `told` as it came about: `33/36 × 100 ≥ 90 nên lấy 4`."""
        tier = self.first(number)
        if tier is None:
            return f"{told} không thuộc bậc nào khác nên lấy {short(self.otherwise)}"
        within = "thuộc bậc " if isinstance(tier, Span) else ""
        return f"{told} {within}{tier.told()} nên lấy {short(tier.points)}"

    def first(self, number: Fraction) -> Tier | Span | None:
        """The tier that counts for the number; None where only `còn lại` does."""
        return next((tier for tier in self.tiers if tier.holds(number)), None)

    def best(self) -> Fraction:
        """The most that any tier gives."""
        return max(Fraction(points) for points in (*(tier.points for tier in self.tiers), self.otherwise))

    def formula(self, number: str) -> str:
        """The same as an Excel expression over the expression `number`."""
        text = plain(self.otherwise)
        for tier in reversed(self.tiers):
            text = f"IF({tier.condition(number)},{plain(tier.points)},{text})"
        return text

    def words(self, unit: str = "") -> str:
        """`≥ 98: 5 điểm; còn lại: 0 điểm`."""
        told = [f"{tier.told(unit)}: {typed(tier.points)} điểm" for tier in self.tiers]
        return "; ".join([*told, f"còn lại: {typed(self.otherwise)} điểm"])
