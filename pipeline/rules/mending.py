"""How a cell `Tham số` that could not be read is to be written, with the numbers that were typed.

The ways below are tried on every part; what comes out is offered only where the rule reads it. Nothing is scored by
them: they are for the sentence that a person sees. Source: CONTRACT section 4, "A suggestion never changes a number".
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from pipeline.rules.parameters import OF_TARGET, SEPARATORS, UNSIGNED, bare, separated
from pipeline.text.words import clean

Way = tuple[str, str | Callable[[re.Match[str]], str]]
"""What is found in a part, and what is written in its place."""

_P = rf"{UNSIGNED}\s*(?:điểm|đ)?(?![\w%])"
_B = rf"{UNSIGNED}\s*%?"
"""A number of points, with or without its unit; a bound."""
_W = r"[^\W\d_]+(?: [^\W\d_]+)*"
_MOST = r"tối đa|không quá|nhiều nhất|không vượt quá"
_AIM = r"(?:chỉ tiêu|kế hoạch|dự toán|nghị quyết|giao ước)"
_THEN = r",?\s*(?:thì\s+)?(?:bị\s+|được\s+)?"


def _letters(words: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", words))


_THOUSANDS: Way = (r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.,])", lambda found: found[0].replace(".", ""))
_BULLET: Way = (r"^[-–•*+]\s+(?=\D)", "")

_POINTS: tuple[Way, ...] = (
    (rf":\s*(?:{_MOST}|được|tính|chấm|đạt|cho|trừ|cộng)\s+({_P})$", r": \1"),
    (rf"(?<=[\w%])\s*(?:→|->|=>|=)\s*({_P})$", r": \1"),
    (rf"(?<=[\w%]),?\s+(?:thì\s+)?(?:được tính|được|đạt|tính|chấm|cho|trừ|cộng|[-–])\s*({_P})$", r": \1"),
    (r"(?<=[\w%])\s*:?\s*(?:thì\s+)?(?:là\s+)?không(?: được| có| tính)+ điểm$|:\s*không điểm$", ": 0"),
    (r"(?<=còn lại)\s*:?\s*(?:là\s+)?không(?: được| có| tính)*(?: điểm)?$", ": 0"),
    (r"(?<=còn lại)\s+(?=\d)", ": "),
)
_SIGNS: tuple[Way, ...] = (
    (r"⩾|≧|=>", "≥"),
    (r"⩽|≦|=<", "≤"),
    (r"(?:lớn|cao|nhiều) hơn hoặc bằng|bằng hoặc (?:lớn|cao|nhiều) hơn|tối thiểu|ít nhất là", "≥"),
    (r"(?:nhỏ|thấp|bé|ít) hơn hoặc bằng|bằng hoặc (?:nhỏ|thấp|bé|ít) hơn|^tối đa(?=\s*\d)", "≤"),
    (r"(?:cao|nhiều) hơn|vượt quá|vượt trên|vượt", "trên"),
    (r"(?:thấp|bé|ít) hơn|chưa (?:đến|tới|đạt|đủ)", "dưới"),
)
_NOT_A_UNIT = r"(?!trở|đến|tới|và|dưới|không|hết|trên|từ)"
_TIERS: tuple[Way, ...] = (
    (rf"^({_P})\s*:\s*([^:]*(?:[≥≤<>]|từ|trên|dưới|trở|đến)[^:]*)$", r"\2: \1"),
    *_POINTS,
    *_SIGNS,
    (
        r"^(?:nếu\s+)?(?:kết quả|tỷ lệ|số lượng)?\s*(?:đạt|hoàn thành|thực hiện|có)\s+(?=từ|trên|dưới|không|[≥≤<>=\d])",
        "",
    ),
    (r"^đủ\s+(?=\d)", "≥"),
    (rf"({_B})\s*≤\s*{_W}\s*(?=[<≤])", r"từ \1 "),
    (rf"({_B})\s*<\s*{_W}\s*(?=[<≤])", r"trên \1 "),
    (rf"^(.*\d\s*%?)\s+(?:so với\s+)?{_AIM}(?:\s+giao|\s+năm)?\b(.*)$", rf"{OF_TARGET}; \1\2"),
    (rf"({_B})\s+{_NOT_A_UNIT}{_W}?(?=\s*(?::|trở |đến |tới |và |[-–]))(?=.*:)", r"\1"),
    (
        r"^(?:(?:các\s+)?(?:trường hợp|mức)\s+)?(?:khác|ngoài ra|không thuộc[^:]*|không đạt|không có|không)(?=\s*:)",
        "còn lại",
    ),
    (rf"(:\s*{_P})[.,]?\s+(?=[≥≤<>=]|từ |trên |dưới |còn lại)", r"\1; "),
    (rf"^{re.escape(OF_TARGET)}\s*:\s*", f"{OF_TARGET}; "),
    (r"^theo (?:tỷ lệ )?%? ?(?:so với )?(?:chi tieu|chỉ tiêu|kế hoạch)(?: giao)?$", OF_TARGET),
)

_LATE = r"^(?:nộp\s+|gửi\s+)?(?:trễ|chậm|muộn|quá)(?: hạn)?"
_END = r"(?=\s*[:=])"
_DAYS: tuple[Way, ...] = (
    (rf"^(.*(?:hạn|ngày))\s+({UNSIGNED}\s*(?:điểm|đ))$", r"\1: \2"),
    (rf"^(?:[^\W\d_]+\s+){{0,2}}(?:đúng|trong)(?: thời)? hạn(?: trở về trước)?{_END}|^trước hoặc đúng hạn{_END}", "≤0"),
    (rf"{_LATE}\s+(?:{_MOST}|đến)\s+(\d+)(?: ngày)?", r"≤\1"),
    (rf"{_LATE}\s+dưới\s+(\d+)(?: ngày)?", r"<\1"),
    (rf"{_LATE}\s+(?:trên|quá|hơn)\s+(\d+)(?: ngày)?", r">\1"),
    (rf"{_LATE}\s+(?=từ\s+\d)", ""),
    (rf"^(?:trễ|chậm|quá|không đúng) hạn{_END}", ">0"),
    (rf"^không (?:nộp|gửi|báo cáo|thực hiện|có báo cáo){_END}", "còn lại"),
)
_DAY = r"(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})"
_BY = r"^(?:hạn(?: chót| cuối cùng| cuối| gửi| báo cáo)?|trước|chậm nhất|muộn nhất|đến|xong trước)\s*:?\s*(?:ngày\s+)?"
_DUE: tuple[Way, ...] = (
    (rf"{_BY}{_DAY}$", r"hạn \1/\2"),
    (rf"{_BY}{_DAY}\s*(?:[/.-]|năm)\s*(\d{{4}})$", r"hạn \1/\2/\3"),
    (rf"{_BY}{_DAY}\s*[/.-]\s*(\d\d)$", r"hạn \1/\2/20\3"),
    (rf"{_BY}(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})$", r"hạn \3/\2/\1"),
    (r"^hạn nộp (?:phiếu|báo cáo|hồ sơ)$", "hạn nộp"),
)

_TAKES = r"(?:trừ|cộng|thưởng|tính|cho|được|[:=])"
_UNIT = rf"(?!trên|dưới|vượt|thiếu){_W}"
_PRICES: tuple[Way, ...] = (
    (rf"^(?:trừ đi|trừ|cộng thêm|cộng|được|thưởng|tính|cho)\s+(?={UNSIGNED})", ""),
    (rf"^(?:trừ|cộng)\s+mỗi\s+({_UNIT})\s+({_P})$", r"\2/\1"),
    (rf"^(?:chậm|trễ|muộn|quá hạn)\s+(?:(?:0?1|một|mỗi)\s+)?ngày{_THEN}(?:trừ|:)\s*({_P})$", r"\1/ngày"),
    (rf"^(thiếu|chậm|sai|vi phạm)\s+(?:0?1|một|mỗi)\s+({_UNIT}?){_THEN}(?:trừ|:)\s*({_P})$", r"\3/\2 \1"),
    (rf"^({_P})\s*/\s*(?:0?1|một|mỗi)\s+({_UNIT})$", r"\1/\2"),
    (rf"^({_P})\s*(?:x|×|\*|nhân với|nhân)\s*(?:số\s+)?({_UNIT})$", r"\1/\2"),
    (rf"^({_P})\s+(?:cho\s+|trên\s+|với\s+)?(?:mỗi|một|0?1)\s+(?:một\s+|0?1\s+)?({_UNIT})$", r"\1/\2"),
    (
        rf"^(?:với\s+)?(?:(?:cứ\s+)?mỗi|cứ|một|0?1)\s+(?:một\s+|0?1\s+)?({_UNIT}?){_THEN}{_TAKES}\s*:?\s*({_P})$",
        r"\2/\1",
    ),
    (rf"^({_P})\s*/\s*((?:[^\W\d_]|[ ,/()\[\]-])+)$", lambda found: f"{found[1]}/{_letters(found[2])}"),
)
_STEP = rf"({UNSIGNED}\s*%)\s*(?:so với\s+)?{_AIM}?{_THEN}"
_OVER: tuple[Way, ...] = (
    (
        rf"^(?:cứ\s+)?(?:mỗi\s+)?(?:vượt|tăng thêm|tăng|hơn)\s+{_STEP}(?:cộng|thưởng|được|[:=])\s*({_P})$",
        rf"\2 mỗi \1 trên 100%; {OF_TARGET}",
    ),
    (rf"(mỗi\s+{_B})\s+(?:vượt trên|vượt quá|vượt|cao hơn|trên mức)\s+(?={UNSIGNED})", r"\1 trên "),
)
_UNDER: tuple[Way, ...] = (
    (
        rf"^(?:cứ\s+)?(?:mỗi\s+)?(?:thiếu|giảm|hụt|thấp hơn)\s+{_STEP}(?:trừ|[:=])\s*({_P})$",
        rf"\2 mỗi \1 dưới 100%; {OF_TARGET}",
    ),
    (rf"(mỗi\s+{_B})\s+(?:thấp hơn|thiếu so với|hụt so với|dưới mức)\s+(?={UNSIGNED})", r"\1 dưới "),
)
_OF_TARGET: tuple[Way, ...] = (
    (rf"^{re.escape(OF_TARGET)}\s*:\s*", f"{OF_TARGET}; "),
    (r"^([^;]*mỗi [^;]*%)\s+chỉ tiêu$", rf"\1; {OF_TARGET}"),
)
_TAKEN: Way = (
    rf"^(?:nhưng\s+|và\s+|song\s+)?(?:tổng\s+)?(?:mức\s+)?(?:trừ\s+)?(?:{_MOST})\s*(?:trừ\s+|là\s+)?:?\s*({_P})$",
    r"trừ tối đa \1",
)

_NO_POINTS = r"(?:không(?: được| có| tính)* điểm|0 điểm|0)"
_ALL_POINTS = r"(?:thì\s+)?(?:được\s+)?(?:đủ|trọn|tối đa)\s*(?:số\s+)?điểm"
_SHARES: tuple[Way, ...] = (
    (rf"^(?:đạt\s+)?dưới\s+({UNSIGNED}\s*%)\s*:?\s*(?:thì\s+)?{_NO_POINTS}$", r"không điểm dưới \1"),
    (
        rf"^(?:đạt\s+)?(?:từ\s+)?({UNSIGNED}\s*%)\s*{_AIM}?\s*(?:trở lên)?\s*:?\s*(?:thì\s+)?{_ALL_POINTS}$",
        r"đủ điểm từ \1",
    ),
    (r"^kết quả (?:tính bằng|là|theo) (?:%|phần trăm)$", "kết quả là %"),
    (r"\s*phần trăm$", "%"),
)
_OPTIONS: tuple[Way, ...] = (
    (rf"^([^:,()]+?)\s*(?:=|→|->|[-–])\s*({_P})$", r"\1: \2"),
    (rf"^([^:,()]+?)\s*\(\s*({_P})\s*\)$", r"\1: \2"),
    (rf"^([^:,()]+?),?\s+(?:thì\s+)?(?:được|đạt|tính|chấm)\s+({_P})$", r"\1: \2"),
    (rf"^([^:,()\d]*[^\W\d_])\s+({_P})$", r"\1: \2"),
)
_STEPS: tuple[Way, ...] = ((rf"^(?:lẻ đến|lẻ|bội số của|bội số|chia hết cho)\s+({_P})$", r"bước \1"),)

_OF_LINE: tuple[Way, ...] = (
    (rf"^.*\bvượt 1\s*%.*?({UNSIGNED}\s*%)$", r"\1"),
    (r"^(?:theo\s+)?(?:dòng\s+)?((?!của\b)[^\s%]+)$", r"của \1"),
)

WAYS: dict[str, tuple[Way, ...]] = {
    "Theo bậc": _TIERS,
    "Theo số lượng": (*_PRICES, *_OVER, *_OF_TARGET),
    "Trừ dần": (*_PRICES, *_UNDER, *_OF_TARGET, _TAKEN),
    "Theo thời hạn": (*_DUE, *_POINTS, *_DAYS, *_PRICES, _TAKEN, *_TIERS),
    "Theo tỷ lệ": _SHARES,
    "Theo mức": _OPTIONS,
    "Chấm trực tiếp": _STEPS,
    "Vượt kế hoạch": _OF_LINE,
}


def rewritten(label: str, text: str) -> Iterator[str]:
    """The whole cell as the rule of this label may read it, by these ways; without and with a `;` where one was lost.

    A number that was typed is never changed or left out.
    """
    parts = [bare(part) for part in map(clean, re.split(SEPARATORS, text)) if part and bare(part)]
    for pieces in (parts, [piece for part in parts for piece in separated(part).split("; ")]):
        whole = "; ".join(_written(label, piece) for piece in pieces)
        if _same_numbers(text, whole):
            yield whole


def _written(label: str, part: str) -> str:
    for pattern, instead in (_BULLET, _THOUSANDS, *WAYS.get(label, ())):
        part = _compiled(pattern).sub(instead, part).strip()
    return " ".join(part.split())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _same_numbers(typed: str, written: str) -> bool:
    """True where every number that was typed stands there, and no other but 0, the 100 of 100% and a year's century.

    The 1 of `0,5/1 lần` and the 0 of `dưới 50%: 0 điểm` may go.
    """
    old, new = _numbers(typed), _numbers(written)
    kept = all(number in new or f"20{number}" in new for number in old - {"0", "1", "01"})
    return kept and all(number in old or number.removeprefix("20") in old for number in new - {"0", "100"})


def _numbers(text: str) -> set[str]:
    whole = _compiled(_THOUSANDS[0]).sub(lambda found: found[0].replace(".", ""), text)
    return set(re.findall(r"\d+(?:[.,]\d+)?", whole))
