"""Points for each time (`0,5/lần`) and for each step beyond a bound (`0,1 mỗi 1 trên 92`), in all their spellings."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.rules.figures import fraction_of
from pipeline.rules.parameters import OF_TARGET, POINTS, UNSIGNED, LineFacts, Parts, decimal, separated
from pipeline.text import labels

_WORDS = r"[^\W\d_]+(?: [^\W\d_]+)*"
"""Letters and blanks."""
_PER = rf"{POINTS}\s*/\s*(.+)"
_GIVES = r"(?:\s(?:trừ|cộng|được))?\s*:|\s(?:(?:bị|được)\s)?(?:trừ|cộng|được)\s|\s"
_EACH = rf"(?:cứ\s+)?mỗi\s+({_WORDS}?)\s*(?:{_GIVES})\s*{POINTS}"
_AFTER = rf"{POINTS}\s+mỗi\s+({_WORDS})"
ELSEWHERE = ("tối đa", "theo dòng")
"""Words of parts of their own."""
ONE_PRICE = "“{part}”: một dòng chỉ có một số điểm mỗi lần; việc khác thì ghi ở một dòng khác"
ITS_COLUMN = f"“{{part}}”: số điểm nhiều nhất ghi ở cột {labels.MAXIMUM}; hãy bỏ phần này"
NO_SIGN = "“{part}”: số điểm ghi không có dấu trừ; dòng loại Trừ và cách tính “Trừ dần” đã là trừ điểm"
MOST_TAKEN = "trừ (?:tối đa|nhiều nhất|không quá)"


@dataclass(frozen=True, slots=True)
class Price:
    """Points for each time; `unit` is what a time is called."""

    points: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Slope:
    """Points for each whole `step` above or below `bound`."""

    points: Decimal
    step: Decimal
    bound: Decimal

    def steps(self, beyond: Fraction) -> int:
        """How many whole steps lie within the distance from the bound; none on its other side."""
        return max(0, beyond // fraction_of(self.step))


def take_price(parts: Parts, *, bounded: bool) -> Price | None:
    """The price of one time; `bounded`: a part `trừ tối đa` may follow it. A lost `;` is a fault."""
    for pattern, number, unit in ((_PER, 1, 2), (_EACH, 2, 1), (_AFTER, 1, 2)):
        match = parts.take(pattern)
        if match:
            if not re.fullmatch(_WORDS, match[unit]) or any(word in match[unit] for word in ELSEWHERE):
                parts.fault(_lost(match, parts.taken, bounded=bounded))
            return Price(decimal(match[number]), match[unit])
    return None


def take_slope(parts: Parts, side: str, *, of_target: bool) -> Slope | None:
    """A price for each step on one `side` of a bound: `trên` or `dưới`; of the target only where a part says so."""
    steps = rf"mỗi\s*({UNSIGNED})\s*%?\s*{side}\s*({UNSIGNED})\s*%?(?:\s+chỉ tiêu)?"
    match = parts.take(rf"{POINTS}\s*{steps}")
    order = (1, 2, 3)
    if not match:
        match, order = parts.take(rf"(?:cứ\s+)?{steps}\s*(?::|\strừ\s)\s*{POINTS}"), (3, 1, 2)
    if not match:
        return None
    if "chỉ tiêu" in match[0] and not of_target:
        parts.fault(f"“{match[0]}”: so với chỉ tiêu thì phải ghi thêm một phần “{OF_TARGET}”, ngăn bằng dấu chấm phẩy")
    points, step, bound = (decimal(match[index]) for index in order)
    if not step:
        parts.fault("số đứng sau “mỗi” phải lớn hơn 0")
        step = Decimal(1)
    return Slope(points, step, bound)


def take_ceiling(parts: Parts, facts: LineFacts, pattern: str) -> None:
    """What the program itself says of M may be typed back; another number belongs in its own column."""
    said = parts.matched(pattern)
    if said is not None and said != facts.maximum:
        told = f"khác cột {labels.MAXIMUM}; hãy bỏ phần này, số điểm nhiều nhất ghi ở cột đó"
        parts.fault(f"“{parts.taken}” {told}")


def refuse_prices(parts: Parts, side: str, rule: str) -> None:
    """Parts that look like a price and are none here: a second one, one of the other `side`, one below zero."""
    told = f"“{{part}}”: số điểm cho mỗi bước “{side}” một mức là của “{rule}”"
    parts.refuse(rf".*\bmỗi\b.*\d.*\b{side}\b.*\d.*", told)
    parts.refuse(rf"{_PER}|{_AFTER}|{_EACH}", ONE_PRICE)
    parts.refuse(r"(?:.*[:/]\s*)?[-−]\s*[0-9].*", NO_SIGN)


def _lost(match: re.Match[str], part: str, *, bounded: bool) -> str:
    """How to write a part whose word after `/` holds what belongs elsewhere."""
    price, unit = match[1], match[2]
    count = re.match(rf"({UNSIGNED})\s*(.*)", unit)
    apart = separated(part.replace(": ", ", "))
    if count:
        way = f"ghi số điểm của một {count[2] or 'lần'}"
        if not bounded:
            way += f", còn nếu cứ đủ {count[1]} mới được tính thì dùng “{price} mỗi {count[1]} trên 0”"
    elif not bounded and "tối đa" in part:
        way = f"chỉ viết “{apart.partition(';')[0]}”, số điểm nhiều nhất ghi ở cột {labels.MAXIMUM}"
    else:
        way = f"ngăn các phần bằng dấu chấm phẩy: “{apart}”" if ";" in apart else f"viết như “{price}/lần”"
    return f"“{part}”: sau dấu / chỉ ghi chữ, không ghi số và dấu câu; hãy {way}"
