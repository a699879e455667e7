"""What `thidua templates` and `thidua check` print of the bloc's templates beside the built-in ones."""

from collections.abc import Sequence

HEADING = "Mẫu văn bản trong input_templates/word, so với mẫu có sẵn của chương trình:"
MAIL_HEADING = "Mẫu thư trong input_templates/mail, so với mẫu có sẵn của chương trình:"
SAME = "như mẫu có sẵn"
OUTDATED = "chưa sửa; mẫu có sẵn đã đổi từ khi chép"
CHANGED = "đã sửa"
CHANGED_OUTDATED = "đã sửa; mẫu có sẵn cũng đã đổi từ khi chép"
CHANGED_UNKNOWN = "đã sửa; không rõ đã sửa từ bản nào của mẫu có sẵn"
MISSING = "không có tệp riêng; dùng mẫu có sẵn"
HOW_TO_WRITE = "Lấy mẫu có sẵn mới để đối chiếu: thidua templates --write (mẫu của khối giữ nguyên)."

NOTHING_NEW = "Không có mẫu có sẵn nào mới hơn mẫu của khối."
HOW_TO_USE = (
    "Mẫu của khối trong input_templates/word, input_templates/mail giữ nguyên. Muốn theo mẫu mới, vui lòng chép các "
    "chỗ khối đã sửa sang mẫu mới, rồi chép mẫu mới đè lên tệp cùng tên và chạy thidua check."
)


def template_written(path: str) -> str:
    """A built-in template now lies beside the bloc's own."""
    return f"Đã chép mẫu có sẵn vào {path}"


def template_left_alone(path: str) -> str:
    """What lies beside the bloc's own was changed by people."""
    return f"Giữ nguyên {path}: tệp này đã được sửa."


def templates_changed(names: Sequence[str]) -> str:
    """The templates that people changed, for the check."""
    return f"Mẫu khối đã sửa: {', '.join(names)}."


def templates_behind(names: Sequence[str]) -> str:
    """The templates whose built-in one has changed since they were copied, for the check."""
    return (
        f"Mẫu có sẵn đã đổi từ khi chép: {', '.join(names)}. Xem bằng thidua templates, lấy mẫu mới bằng "
        "thidua templates --write."
    )
