"""Who is compared with whom of an earlier review, as `thidua check` tells it."""

from collections.abc import Iterable, Sequence

from pipeline.model.grounds import PastResult
from pipeline.text.sentences import units


def compared_with(time: str, file: str) -> str:
    """Above the members of an earlier review; `time` is `năm 2018`."""
    return f"So với {time} ({file}):"


def as_before(number: int, *, all_members: bool) -> str:
    """The members with the same code and name then and now."""
    return f"{'cả ' if all_members else ''}{units(number)} so với chính mình (mã, tên như cũ)"


def called_otherwise(code: str, name: str, then: PastResult) -> str:
    """A member that had another code or name."""
    return f"{code} — {name}: so với {then.unit} — {then.name}{_place(then)}"


def merged_from(code: str, name: str, then: Sequence[PastResult]) -> str:
    """A member of which there were several."""
    return f"{code} — {name}: gộp từ {_all(then)}, nên không so"


def split_into(then: PastResult, now: Iterable[str]) -> str:
    """A member that is several now."""
    return f"{then.unit} — {then.name}{_place(then)}: nay là {', '.join(now)}, nên không so"


def without_past(code: str, name: str) -> str:
    """A member that was not there then."""
    return f"{code} — {name}: khi đó chưa có trong khối (đơn vị đổi mã thì ghi mã cũ vào aliases)"


def gone(then: PastResult) -> str:
    """A member that is not there now."""
    return f"{then.unit} — {then.name}{_place(then)}: nay không còn trong khối"


def _all(results: Sequence[PastResult]) -> str:
    return ", ".join(f"{one.unit}{_place(one)}" for one in results)


def _place(result: PastResult) -> str:
    return f" (hạng {result.place})" if result.place else ""
