"""What the menu says: its steps in the order of the bloc's year, and why one of them comes next."""

from pathlib import Path

from pipeline.text.numbers import count

TITLE = "thidua - chấm điểm, xếp hạng thi đua của khối"

CHECK = "Kiểm tra cấu hình, thang điểm"
REGISTRATION = "Lập phiếu đăng ký chỉ tiêu"
AGREEMENT = "Lập bản giao ước thi đua"
FORMS = "Lập phiếu chấm điểm"
SEND_FORMS = "Soạn thư gửi phiếu"
LETTERS = "Lập giấy mời, công văn"
COLLECT = "Lấy thư mới từ hộp thư"
STATUS = "Xem ai đã gửi, ai còn thiếu"
SEND_REMINDERS = "Soạn thư nhắc nộp"
REGISTER = "Lập sổ nhận phiếu"
RUN = "Chấm điểm, xếp hạng, lập văn bản"
APPRAISAL = "Lập sổ thẩm định"
RESPONSES = "Lập phiếu giải trình"
BALLOTS = "Lập phiếu suy tôn, bảng kiểm phiếu"
PUBLISH = "Niêm phong kết quả để công bố"
VERIFY = "Đối chiếu bản đã công bố"
SEND_RESULTS = "Soạn thư báo kết quả"

OTHER_PERIOD, OPEN_INBOX, OPEN_FOLDER, LEAVE = "Đổi kỳ", "Mở thư mục nhận", "Mở thư mục khối", "Thoát"
OPEN_NOTHING = "Không mở gì"
LOOK_FIRST = "Xem thử với một khối mẫu có sẵn"
NEW_BLOC = "Lập khối mới của cơ quan (chương trình hỏi từng mục)"
NO_BLOC = "Thư mục này chưa có khối nào. Có thể:"

NO_FORMS_OUT = "Chưa lập phiếu: nên lập phiếu."
FORMS_NOT_SENT = "Đã lập phiếu: nên soạn thư gửi cho đơn vị."
OVERDUE = "Đã quá hạn nộp: nên nhắc đơn vị còn thiếu."
STILL_TO_COME = "Còn chờ phiếu: kéo thư nhận được vào thư mục nhận rồi xem lại."
NOT_REVIEWED = "Có thể chấm."
NEWS = "Có thay đổi từ lần chấm trước: nên chấm lại."
TO_MEND = "Nên xem phiếu nào phải sửa, ở ô nào."
VOTE = "Đã chấm: nên lập phiếu suy tôn cho cuộc họp."
NOT_PUBLISHED = "Đã chấm: khi đã thống nhất thì niêm phong."
PUBLISHED = "Đã niêm phong."

AGAIN = "Nhấn Enter để về bảng chọn... "
FAREWELL = "Đã thoát. Mọi tệp vẫn còn trong thư mục của khối."


def folder(path: Path) -> str:
    """Where the menu stands."""
    return f"Thư mục: {path}"


def open_bloc(name: str) -> str:
    """A bloc that lies below the folder."""
    return f"Mở khối ở thư mục {name}"


def open_result(name: str) -> str:
    """One of several results: a workbook, a page, or the whole folder."""
    kinds = {".xlsx": "Mở bảng xếp hạng", ".html": "Mở trang kết quả"}
    return f"{kinds.get(Path(name).suffix, 'Mở thư mục kết quả')} ({name})"


def faulty(number: int) -> str:
    """The configuration cannot be read."""
    return f"Cấu hình có {count(number)} chỗ phải sửa trước. Chọn 1 để xem từng chỗ."


def period_and_deadline(title: str, deadline: str) -> str:
    """The period that the menu is about."""
    return f"{title}, hạn nộp {deadline}"


def received(number: int, missing: int, to_mend: int) -> str:
    """How many forms came, are still to come, and are to be mended."""
    mend = f", {count(to_mend)} phiếu phải sửa" if to_mend else ""
    if not missing:
        return f"Đã nhận đủ {count(number)} phiếu{mend}."
    return f"Đã nhận {count(number)} phiếu, còn thiếu {count(missing)}{mend}."


def asked(default: str) -> str:
    """The question below the choices."""
    return f"Ghi số (thêm tùy chọn nếu cần) rồi Enter; chỉ Enter là {default}: "


def unknown(word: str) -> str:
    """What was typed is none of the choices."""
    return f"Không có mục “{word}”."


def ended(code: int | None) -> str:
    """How the command ended."""
    if code == 0:
        return "Xong."
    if code == 1:
        return "Xong, có chỗ phải xem ở trên."
    return "Đã dừng giữa chừng." if code is None else "Chưa làm được; lý do ở trên."


def opened(path: Path) -> str:
    """A result was opened."""
    return f"Đã mở: {path}"


def lies_at(path: Path) -> str:
    """A result that cannot be opened from here."""
    return f"Ở đây: {path}"
