"""How a row of the annexed scale counts, as the pact says it: what the form says, in words that are signed."""

import re
from collections.abc import Mapping

from pipeline.model.bloc import Period

ONLY: Mapping[Period, str] = {
    Period.SIX_MONTH: "Chỉ chấm khi sơ kết 6 tháng.",
    Period.YEAR_END: "Chỉ chấm khi tổng kết năm.",
}
"""Of a line that concerns one period."""


_OF_FORMS = (
    (", không phải điền", ""),
    ("; không phải điền", ""),
    ("các dòng dưới đây", "các tiêu chí dưới đây"),
    (" nhiều nhất khối (khối tính)", " nhiều nhất"),
    ("theo ngày khối nhận phiếu", "theo ngày nhận phiếu"),
)
"""What is said where a row is to be filled in → what the pact says, in which the bloc may be no khối."""

_LATE = "theo số ngày trễ: "
_DAYS = (
    (r"≤ 0(?=:)", "không trễ"),
    (r"≤ (\d+)", r"trễ không quá \1 ngày"),
    (r"≥ (\d+)", r"trễ từ \1 ngày"),
    (r"> (\d+)", r"trễ quá \1 ngày"),
    (r"< (\d+)", r"trễ dưới \1 ngày"),
)
_NUMBER = r"(\d[\d.,]*\d%?|\d%?)"
_SIGNS = (
    (f"≥ {_NUMBER}", r"từ \1 trở lên"),
    (f"≤ {_NUMBER}", r"từ \1 trở xuống"),
    (f"> {_NUMBER}", r"trên \1"),
    (f"< {_NUMBER}", r"dưới \1"),
    (f"= {_NUMBER}", r"bằng \1"),
)
"""Signs between numbers → words."""


def as_agreed(counting: str) -> str:
    """How a row counts, in words and without what concerns only the form in which it is filled in."""
    for told, agreed in _OF_FORMS:
        counting = counting.replace(told, agreed)
    before, late, tiers = counting.partition(_LATE)
    for sign, words in _SIGNS if not late else _DAYS:
        tiers, before = (re.sub(sign, words, tiers), before) if late else ("", re.sub(sign, words, before))
    return re.sub(r"(?:^|(?<=\. ))\w", lambda first: first[0].upper(), before + tiers)
