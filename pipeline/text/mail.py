"""Mails to members and appraisers: what is said beside their templates, and what is wrong with a template.

The texts of the mails themselves are the templates in `pipeline/mail/texts`.
"""

from pipeline.model.finding import Finding
from pipeline.text.findings import message
from pipeline.text.numbers import count
from pipeline.text.sentences import one_line
from pipeline.text.terms import SEVERITIES

SUBJECT = "Tiêu đề"
SUBJECT_MISSING = "dòng đầu phải là tiêu đề của thư, ví dụ: “Tiêu đề: Phiếu chấm điểm thi đua {{ ky }}”"
NO_TEXT = "dưới dòng tiêu đề phải có lời của thư"
NOT_UTF_8 = "tệp không lưu theo mã UTF-8; hãy mở bằng Notepad, chọn Save As, Encoding: UTF-8 rồi lưu lại"
TOO_MUCH_TEXT = "tệp quá lớn so với lời của một bức thư"


def run_first(command: str, period: str) -> str:
    """What is to be attached was not made yet."""
    return f"Chưa có tệp để gửi kèm. Vui lòng chạy thidua {command} --period {period} trước; chưa ghi gì."


def time_left(days: int, *, late: bool) -> str:
    """How far the deadline is, in days: before it, on its day, or past."""
    if late:
        return f"Đến nay đã quá hạn nộp {count(-days)} ngày." if days < 0 else "Đến nay đã quá giờ hạn nộp của hôm nay."
    return f"Còn {count(days)} ngày nữa là đến hạn nộp." if days else "Hôm nay là ngày cuối của hạn nộp."


def mark_text(finding: Finding, to_do: str) -> str:
    """What a marked cell says: how urgent, what is wrong, what to do."""
    return f"{SEVERITIES[finding.severity].upper()}: {one_line(message(finding))}\nCần làm: {to_do}"
