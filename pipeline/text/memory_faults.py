"""Faults of an earlier review's results.json: why the review of now cannot go by it, and how to mend that."""

from pipeline.model.bloc import Period
from pipeline.text.terms import period_title

_DAMAGED = "tệp đã hỏng hoặc bị sửa tay"

NOT_AS_SEALED = "kết quả đã công bố không còn như khi niêm phong (xem thidua verify --period {period})"
NO_ACCESS = "không đọc được tệp (mã lỗi {number})"
NO_JSON = "không phải dữ liệu JSON nguyên vẹn"
NOT_AS_WRITTEN = f"không đúng như chương trình ghi ra; {_DAMAGED}"
MEMBER_TWICE = "đơn vị “{unit}” có hai kết quả; " + _DAMAGED
DOES_NOT_ADD_UP = f"thứ hạng hoặc điểm không khớp nhau; {_DAMAGED}"

MEND_SIX_MONTHS = (
    "hãy lấy lại bản lưu của tệp, hoặc chạy lại thidua run --period six-month (nếu kỳ đó đã công bố thì công bố lại "
    "bằng thidua publish --period six-month --replace)"
)
MEND_LAST_YEAR = (
    "hãy lấy lại bản lưu của tệp, hoặc chuyển thư mục của năm đó ra khỏi thư mục output nếu không so sánh với năm trước"
)


def another_version(version: int, known: int) -> str:
    """Data of a version that this program does not read."""
    return f"phiên bản dữ liệu {version}, chương trình này chỉ đọc phiên bản {known}"


def another_period(period: str, wanted: Period) -> str:
    """The results of the year's other period; `period` as the file writes it."""
    return f"kết quả của kỳ “{period}”, không phải kỳ {wanted.value}"


def another_year(year: int, period: Period, wanted: int) -> str:
    """The results of another year."""
    return f"kết quả của năm {year}, không phải {period_title(period, wanted)}"


def another_bloc(bloc: str, wanted: str) -> str:
    """The results of another bloc."""
    return f"kết quả của khối khác (“{bloc}”), không phải “{wanted}”"
