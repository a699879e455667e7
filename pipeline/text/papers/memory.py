"""What is said of the past beside a year's result: how a place moved, what a member came to before.

Places and percent are compared, never raw points: half a year's points and a year's are of different scales.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.model.rounding import half_up
from pipeline.text.numbers import count, short, vietnamese
from pipeline.text.sentences import listing, of_all, units

UNKNOWN = "–"
_MOST_NAMES = 6
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


def carried_title(share: Decimal) -> str:
    """`Cộng 30% điểm 6 tháng`: the row or column of what is carried over; `share` in percent."""
    return f"Cộng {short(share)}% điểm 6 tháng"


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
        note = f"Kết quả {listing(compared)} chỉ để so sánh, không cộng vào tổng điểm. " if compared else ""
        yield note + unknown


class Way(NamedTuple):
    """A member with a place then and now; percent None where nothing applied."""

    name: str
    then: int
    now: int
    percent_then: Decimal | None = None
    percent_now: Decimal | None = None

    @property
    def up(self) -> int:
        """By how many places it rose; below zero where it fell."""
        return self.then - self.now


class Comparison(NamedTuple):
    """A year beside an earlier review: `time` is `6 tháng đầu năm 2018`. `then`, `now` count the ranked members."""

    time: str
    ways: tuple[Way, ...]
    then: int
    now: int


def compared(facts: Comparison) -> Iterator[str]:
    """How many rose and fell since, and how the percent moved; nothing where no member has a place in both."""
    if not facts.ways:
        return
    yield f"So với {facts.time}, {_places(facts)}."
    yield from _percents(facts.ways)
    if facts.then != facts.now:
        yield (
            f"Khi đó có {units(facts.then)} được xếp hạng, nay có {units(facts.now)}, nên thay đổi thứ hạng chỉ để "
            "tham khảo."
        )


class MembersThen(NamedTuple):
    """How the bloc's members differ from those of an earlier review, by their names.

    `renamed` are names now and then, `merged` members now with those they came of, `split` members then with what they
    became; `joined` were not there then, `gone` are not there now.
    """

    time: str
    renamed: tuple[tuple[str, str], ...] = ()
    merged: tuple[tuple[str, tuple[str, ...]], ...] = ()
    split: tuple[tuple[str, tuple[str, ...]], ...] = ()
    joined: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def members_then(facts: MembersThen) -> Iterator[str]:
    """Who is compared with whose result and who with nobody's; nothing where the members are the same."""
    parts = [f"{now} được so với kết quả của {then}" for now, then in facts.renamed]
    parts += [f"{now} hợp nhất từ {listing(then)} nên không so" for now, then in facts.merged]
    parts += [f"{then} đã tách thành {listing(now)} nên không so" for then, now in facts.split]
    if facts.joined:
        parts.append(f"{listing(facts.joined)} khi đó chưa có trong khối")
    if facts.gone:
        parts.append(f"{listing(facts.gone)} nay không còn trong khối")
    if parts:
        yield f"Thành viên của khối có thay đổi so với {facts.time}: {'; '.join(parts)}."


def only_places_and_percent(times: Sequence[str]) -> str:
    """Why points are not compared; `times` are those that the year is compared with."""
    return (
        f"Kết quả {listing(times)} được tính theo thời gian, chỉ tiêu hoặc thang điểm khác nên chỉ so sánh thứ hạng và "
        "tỷ lệ điểm."
    )


def _places(facts: Comparison) -> str:
    """How many rose, fell and stayed; of one member alone its own way."""
    ways, both = facts.ways, "có kết quả ở cả hai lần"
    if len(ways) == 1:
        return f"{ways[0].name} {_way(ways[0])}"
    signs = {
        "lên hạng": sum(way.up > 0 for way in ways),
        "xuống hạng": sum(way.up < 0 for way in ways),
        "giữ nguyên hạng": sum(way.up == 0 for way in ways),
    }
    moves = [f"{units(number)} {what}" for what, number in signs.items() if number]
    whole = len(ways) == facts.now
    if len(moves) == 1:
        what = next(what for what, number in signs.items() if number)
        return f"cả {units(len(ways))} {'' if whole else f'{both} '}đều {what}"
    among = "" if whole else f"trong {of_all(len(ways), facts.now)} {both}, "
    return f"{among}có {listing(moves)}"


def _way(way: Way) -> str:
    if not way.up:
        return f"giữ nguyên hạng {way.now}"
    return f"{moved_in_words(way.then, way.now)} (từ hạng {way.then} {'lên' if way.up > 0 else 'xuống'} hạng {way.now})"


def _percents(ways: Sequence[Way]) -> Iterator[str]:
    """How the mean of the percent moved."""
    pairs = [
        (way.percent_then, way.percent_now)
        for way in ways
        if way.percent_then is not None and way.percent_now is not None
    ]
    if not pairs:
        return
    then, now = _mean([before for before, _ in pairs]), _mean([after for _, after in pairs])
    who = " bình quân" if len(pairs) > 1 else ""
    yield f"Tỷ lệ điểm{who} so với điểm tối đa {_from_to(then, now)}."


def _mean(numbers: Sequence[Decimal]) -> Decimal:
    return half_up(sum((Fraction(number) for number in numbers), Fraction(0)) / len(numbers), 1)


def _from_to(then: Decimal, now: Decimal) -> str:
    if then == now:
        return f"giữ ở mức {short(now)}%"
    grew, to = ("tăng", "lên") if now > then else ("giảm", "xuống")
    return f"{grew} từ {short(then)}% {to} {short(now)}%"
