"""What `thidua send` and `thidua collect` report."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.text.numbers import count

NOBODY_TO_WRITE_TO = "Hiện không có ai cần nhận loại thư này; thư nháp cũ của loại này (nếu có) đã được bỏ."
OPEN_DRAFTS = (
    "Mở từng thư bằng Outlook hoặc Thunderbird (bấm đúp vào tệp), xem lại rồi bấm Gửi. Chưa có thư nào được gửi đi."
)


def kind_expected(kinds: Sequence[str]) -> str:
    """The kind of mail was not given."""
    return f"Vui lòng ghi loại thư, một trong: {', '.join(kinds)}."


def receiver(code: str, addresses: str, files: str) -> str:
    """Who gets which files."""
    return f"  {code:<8} {addresses}{f'  ({files})' if files else ''}"


def planned(number: int) -> str:
    """So many mails would be made."""
    return f"Sẽ soạn {count(number)} thư. Đây là bản xem trước: chưa ghi và chưa gửi gì."


def drafted(number: int, folder: Path) -> str:
    """So many drafts were written."""
    return f"Đã soạn {count(number)} thư nháp: {folder}"


def without_address(names: Sequence[str]) -> str:
    """Receivers to whom nothing can be sent."""
    return (
        f"Chưa có địa chỉ thư của {count(len(names))} nơi nhận, nên không soạn thư: {'; '.join(names)}. Ghi địa chỉ "
        "vào khóa emails của đơn vị trong config.toml (cơ quan ngoài khối: bảng [[mail.offices]])."
    )


def nobody_has_an_address(number: int) -> str:
    """Nobody can be written to."""
    return (
        f"Cả {count(number)} nơi nhận đều chưa có địa chỉ thư, nên chưa soạn thư nào. Vui lòng ghi địa chỉ vào khóa "
        'emails của từng đơn vị trong config.toml, ví dụ: emails = ["vanphong@so.example"]'
    )
