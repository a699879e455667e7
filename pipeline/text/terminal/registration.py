"""What `thidua registration` reports."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.text.sentences import listing, units

NOTHING_TO_REGISTER = "Thang điểm không có tiêu chí nào phải đăng ký chỉ tiêu nên không có phiếu đăng ký để lập."

_MOST_NAMES = 12


def forms_written(members: int, folder: Path) -> str:
    """The forms that go out."""
    return f"Đã lập phiếu đăng ký chỉ tiêu cho {units(members)}: {folder}"


def where_to_put(inbox: Path) -> str:
    """What is done with forms that come back."""
    return f"Phiếu đã điền gửi về thì chép vào {inbox} rồi chạy lại: targets.xlsx được lập từ các phiếu ấy."


def targets_written(members: int, missing: Sequence[str], folder: Path) -> Iterator[str]:
    """What came of the forms that are back, and whose are not."""
    yield f"Đã ghi chỉ tiêu của {units(members)} vào {folder / 'targets.xlsx'}."
    if missing:
        yield f"Chưa có phiếu đăng ký của {units(len(missing))}: {listing(missing, _MOST_NAMES)}."
    yield "Xem lại rồi chép đè lên input_templates/targets.xlsx nếu đồng ý; chương trình không tự thay tệp ấy."
