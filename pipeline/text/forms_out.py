"""What a change of the scale, the targets or the members does to forms that are out or came back, in `thidua check`."""

from collections.abc import Sequence

from pipeline.text.numbers import count
from pipeline.text.sentences import listing

_MOST = 12


def back_of_another_scale(number: int, period: str, *, published: bool) -> str:
    """Forms that came back before the scale was changed."""
    sealed = "; kết quả đã công bố vẫn giữ nguyên" if published else ""
    return (
        f"{count(number)} phiếu đã nhận sẽ không đọc được, vì được lập theo thang điểm khác với thang điểm hiện nay "
        f"(kỳ {period}); hãy lấy lại thang điểm cũ, hoặc gửi phiếu mới để các đơn vị điền lại{sealed}"
    )


def back_of_nobody(names: Sequence[str], period: str) -> str:
    """Forms that came back from who is no member any more."""
    return (
        f"{count(len(names))} phiếu đã nhận mang mã không có trong khối nên không được chấm (kỳ {period}): "
        f"{listing(names, _MOST)}; đơn vị đổi mã thì lập lại phiếu cho đơn vị đó, hoặc giữ mã cũ đến hết năm"
    )


def back_of_another_bloc(number: int, period: str) -> str:
    """Forms that came back before the bloc's name or year was changed."""
    return (
        f"cả {count(number)} phiếu đã nhận là của khối, năm hoặc kỳ khác (kỳ {period}): tên khối hoặc năm ở đây đã đổi "
        "sau khi lập phiếu; hãy lấy lại tên, năm cũ, hoặc gửi phiếu mới"
    )


def out_of_another_scale(number: int, period: str) -> str:
    """Forms that were written before the scale was changed."""
    return (
        f"{count(number)} phiếu đã lập là của thang điểm khác với thang điểm hiện nay: đơn vị điền vào phiếu ấy thì sẽ "
        f"không đọc được; hãy lập lại (thidua forms --period {period}) và gửi lại, hoặc lấy lại thang điểm cũ"
    )


def out_of_another_bloc(number: int, period: str) -> str:
    """Forms that were written before the bloc's name or year was changed."""
    return (
        f"{count(number)} phiếu đã lập mang tên khối hoặc năm khác config.toml: nhận lại sẽ không được chấm; hãy lập "
        f"lại (thidua forms --period {period}) và gửi lại, hoặc lấy lại tên, năm cũ"
    )


def out_of_nobody(names: Sequence[str]) -> str:
    """Forms that were written for who is no member any more."""
    return f"phiếu của đơn vị không còn trong khối: {listing(names, _MOST)}; nếu gửi lại cũng không được chấm"


def not_written(codes: Sequence[str], period: str) -> str:
    """Members that joined after the forms were written."""
    return f"chưa có phiếu của {listing(codes, _MOST)}; lập thêm: {_only(codes, period)}"


def out_with_other_targets(codes: Sequence[str], period: str) -> str:
    """Forms that show other targets than targets.xlsx has now."""
    return (
        f"phiếu của {listing(codes, _MOST)} in chỉ tiêu khác targets.xlsx hiện nay; phiếu vẫn dùng được và chấm theo "
        f"targets.xlsx, muốn in lại: {_only(codes, period)}"
    )


def out_with_other_lines(codes: Sequence[str], period: str) -> str:
    """Forms that have other rows, texts or a name than they would have now."""
    return (
        f"phiếu của {listing(codes, _MOST)} khác cấu hình hiện nay (số dòng, lời văn hoặc tên đơn vị); nhận lại vẫn "
        f"chấm và có ghi nhận, muốn lập lại: {_only(codes, period)}"
    )


def _only(codes: Sequence[str], period: str) -> str:
    """The command that writes these forms again, and leaves the others."""
    options = " ".join(f"--only {code}" for code in codes[:_MOST])
    return f"thidua forms --period {period} {options if len(codes) <= _MOST else ''}".rstrip()
