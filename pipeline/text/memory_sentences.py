"""What is said of the past beside a year's result: how a place moved, what a member came to before.

Places and percent are compared, never raw points: half a year's points and a year's are of different scales.
"""

from decimal import Decimal

from pipeline.text.numbers import count, vietnamese

UNKNOWN = "–"
UP, DOWN, SAME = "▲", "▼", "="


def moved(then: int | None, now: int | None) -> str:
    """How a place moved: `▲2`, `▼1`, `=`; `–` where one of the two is not known."""
    if then is None or now is None:
        return UNKNOWN
    return SAME if then == now else f"{UP if now < then else DOWN}{abs(now - then)}"


def moved_in_words(then: int | None, now: int | None) -> str:
    """`tăng 02 bậc`, `giảm 01 bậc`, `giữ nguyên hạng`; "" where one of the two is not known."""
    if then is None or now is None:
        return ""
    return "giữ nguyên hạng" if then == now else f"{'tăng' if now < then else 'giảm'} {count(abs(now - then))} bậc"


def grown(then: Decimal | None, now: Decimal | None) -> str:
    """The change of a percent in points of percent, with its sign: `+1,25`, `-0,50`, `0,00`; `–` where not known."""
    if then is None or now is None:
        return UNKNOWN
    return f"{'+' if now > then else ''}{vietnamese(now - then)}"
