"""How people write tiers: `≥98: 5`, `từ 95% đến dưới 98%: 4`, `dưới 50: 0`, `còn lại: 0` (CONTRACT section 4)."""

import re
from collections.abc import Iterable
from decimal import Decimal

from pipeline.rules.parameters import NUMBER, LineFacts, Parts, decimal, meant
from pipeline.rules.tiers import Span, Tier, Tiers
from pipeline.text.numbers import short
from pipeline.text.words import fold

_FROM = {"≥": "≥", ">=": "≥", "từ": "≥", "ít nhất": "≥", "không dưới": "≥", ">": ">", "trên": ">", "lớn hơn": ">"}
_TO = {"<": "<", "dưới": "<", "nhỏ hơn": "<", "≤": "≤", "<=": "≤", "không quá": "≤", "hết": "≤"}
_AT_MOST = {"đến": "≤", "nhiều nhất": "≤", "không trên": "≤", "đến không quá": "≤", "đến hết": "≤", "đến dưới": "<"}
_SIGNS = _FROM | _TO | _AT_MOST | {"=": "=", "bằng": "="}
_ONWARDS = {"trở lên": "≥", "trở xuống": "≤"}
_OTHERWISE = r"(?:các\s+)?(?:(?:trường hợp|mức|số)\s+)?còn lại"
_EARLY = ("trước hạn", "trước thời hạn", "sớm hơn hạn", "sớm")
_EXAMPLES = ("≥98: 5", "≤98: 5", ">98: 5", "<98: 5", "từ 95% đến dưới 98%: 4", "còn lại: 0")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


class _Grammar:
    """The patterns of one kind of tiers; `unit` is what may stand after a bound.

    Each is compiled with the first words that are held against it.
    """

    def __init__(self, unit: str) -> None:
        bound = rf"({NUMBER})\s*(?:{unit})?"
        self.one = rf"({_any(_SIGNS)})\s*{bound}"
        self.onwards = rf"(?:từ\s*)?{bound}\s*({_any(_ONWARDS)})"
        begin = rf"(?:({_any(_FROM)})\s*)?{bound}\s*"
        self.span = rf"{begin}(?:đến|tới|và|,|[-–—])?\s*({_any(_TO)})\s*{bound}"
        self.bare = rf"(?:(?:đạt|trễ|chậm|muộn)\s*)?{bound}"
        self.unsure = rf"{begin}(?:đến|tới|[-–—])\s*{bound}"


_PERCENT, _DAYS = _Grammar("%"), _Grammar("ngày")


def _as_bounds(first: str, second: str, bound: str, points: Decimal) -> str:
    ways = (f"“{sign}{bound}: {_as_typed(points)}”" for sign in (first, second))
    return f"chưa có dấu so sánh với {bound}; hãy viết {' hoặc '.join(ways)}"


def parse_tiers(parts: Parts, facts: LineFacts, *, of_days: bool = False) -> Tiers:
    """Take every remaining part as a tier; `còn lại` must be the last one. `of_days`: bounds are days, never %."""
    tiers: list[Tier | Span] = []
    otherwise: Decimal | None = None
    grammar = _DAYS if of_days else _PERCENT
    for part in parts.rest():
        if otherwise is not None:
            parts.fault(f"“còn lại” phải là bậc cuối cùng, nhưng sau đó còn “{part}”")
        match = re.fullmatch(rf"(.+?)\s*:\s*({NUMBER})\s*(?:điểm|đ)?", fold(part))
        if match and re.fullmatch(_OTHERWISE, match[1]):
            otherwise = decimal(match[2])
            continue
        tier = _tier(match[1], decimal(match[2]), grammar) if match else None
        if isinstance(tier, str):
            parts.fault(f"“{part}” {tier}")
        elif match is None and (head := _tier(fold(part), Decimal(0), grammar)) and not isinstance(head, str):
            parts.fault(f"“{part}” chưa có số điểm; hãy viết “{part}: số điểm”")
        elif tier is None:
            ways = f", ví dụ {'“≤30: 5”' if of_days else '“≥98: 5”'} hoặc “còn lại: 0”"
            parts.fault(f"“{part}” chưa đúng dạng một bậc{meant(part, _EXAMPLES) or ways}")
        else:
            tiers.append(tier)
    given = [tier.points for tier in tiers] + ([] if otherwise is None else [otherwise])
    check_points(parts, facts, given)
    return Tiers(tuple(tiers), otherwise if otherwise is not None else Decimal(0))


def _tier(words: str, points: Decimal, grammar: _Grammar) -> Tier | Span | str | None:
    """The tier that the words describe; what is wrong with it as a sentence; None where they describe none."""
    if match := re.fullmatch(grammar.one, words):
        return Tier(_SIGNS[match[1]], decimal(match[2]), points)
    if match := re.fullmatch(grammar.span, words):
        span = Span(_FROM[match[1] or "từ"], decimal(match[2]), _TO[match[3]], decimal(match[4]), points)
        return span if span.low < span.high else "có cận dưới không nhỏ hơn cận trên nên không con số nào thuộc bậc này"
    if match := re.fullmatch(grammar.unsure, words):
        start = f"{match[1] or 'từ'} {match[2]}"
        ways = (f"“{start} đến {word} {match[3]}: {_as_typed(points)}”" for word in ("dưới", "không quá"))
        return f"chưa nói rõ {match[3]} có thuộc bậc này không; hãy viết {' hoặc '.join(ways)}"
    if match := re.fullmatch(grammar.bare, words):
        return _as_bounds(*(("≤", "=") if grammar is _DAYS else ("≥", "=")), match[1], points)
    if grammar is _DAYS and words in _EARLY:
        return _as_bounds("≤", "<", "0", points)
    if match := re.fullmatch(grammar.onwards, words):
        return Tier(_ONWARDS[match[2]], decimal(match[1]), points)
    return None


def _as_typed(points: Decimal) -> str:
    return format(points, "f").replace(".", ",")


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
