"""What is said of the past beside a year's result: how a place moved, what a member came to before.

Places and percent are compared, never raw points: half a year's points and a year's are of different scales.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.text.numbers import count, short, vietnamese
from pipeline.text.sentences import listing

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


def carried_over(share: Decimal) -> str:
    """What the total of the year has of the six months; `share` in percent."""
    return (
        f"Tổng điểm năm đã cộng {short(share)}% tổng điểm 6 tháng đầu năm; điểm tối đa áp dụng cũng đã cộng "
        f"{short(share)}% điểm tối đa 6 tháng."
    )


def columns_of_the_past(times: Sequence[str], *, half_year: bool, carried: bool) -> Iterator[str]:
    """What must be said of the columns that show earlier results; `times` are `6 tháng đầu năm 2018`, `năm 2017`."""
    if half_year:
        yield f"So với hạng 6 tháng: {UP} lên hạng, {DOWN} xuống hạng, kèm số bậc; {SAME} giữ nguyên hạng."
    compared = times if not carried else [time for time in times if not time.startswith("6 tháng")]
    if times:
        unknown = f"Dấu {UNKNOWN}: khi đó đơn vị không có kết quả xếp hạng."
        told = f"Kết quả {listing(compared)} chỉ để so sánh, không cộng vào tổng điểm. " if compared else ""
        yield told + unknown
