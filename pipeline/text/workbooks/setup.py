"""What a new workspace says to the secretary: the hints in scale.xlsx, targets.xlsx, config.toml and noi-dung/*.md,
and why a workspace cannot be made.
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.text import labels

# ------------------------------------------------------------------------- why a workspace cannot be made

NO_MEMBERS = "Khối phải có ít nhất một đơn vị thành viên."


def example_unknown(name: str, guess: str, known: Sequence[str]) -> str:
    """No shipped example has this name; `guess` is `did_you_mean`'s question, or nothing."""
    return f"Không có mẫu “{name}”{guess or '.'} Các mẫu: {', '.join(known)}."


def is_a_file(path: Path) -> str:
    """Where the folder should be made there is a file."""
    return f"{path} là một tệp, không phải thư mục."


def occupied(folder: Path, name: str) -> str:
    """The folder holds a part of a workspace already."""
    return f"Thư mục {folder} đã có {name}; vui lòng chọn một thư mục khác để không ghi đè."


# ------------------------------------------------------------------- scale.xlsx: its lines and the checks of its cells

SCALE_HINT = (
    "Mỗi hàng dưới dòng tiêu đề là một dòng của thang điểm; thêm, bớt, đổi thứ tự hàng tùy ý, mỗi Mã chỉ dùng một lần. "
    "Cách tính, tham số và ý nghĩa từng cột: xem trang “Cách tính”. Sửa xong xin chạy: thidua check"
)
SCALE_TOTAL = "Tổng Điểm tối đa của các dòng cấp 1"

POINTS_EXPECTED = "Xin ghi một số không âm. Điểm trừ cũng ghi số dương; không giới hạn thì để trống."
LEVEL_EXPECTED = "Cấp là số nguyên từ 1; một hàng chỉ được sâu hơn hàng trên một bậc."

BLANK = {
    labels.KIND: "Hàng nào cũng phải ghi Loại.",
    labels.RULE: "Để trống ở dòng loại Nhóm và Điều kiện.",
    labels.PERIOD: "Để trống nghĩa là dùng cho cả hai kỳ.",
    labels.PICK: "Để trống nghĩa là Cộng.",
    labels.BONUS_IF: "Để trống nghĩa là không kèm điều kiện.",
    labels.EVIDENCE: "Để trống nghĩa là không bắt buộc.",
}
"""What a blank cell means, by the label of the column; these columns take words of a list."""


def scale_title(year: int) -> str:
    """Above the scale, and in the properties of its workbook."""
    return f"Thang điểm thi đua năm {year}"


def words_expected(label: str, words: Sequence[str]) -> str:
    """What Excel says where a cell takes words of a list and another was typed."""
    return f"{label} chỉ nhận: {', '.join(words)}. {BLANK[label]}"


# ---------------------------------------------------------------------- scale.xlsx: the sheet that explains the rules

RULES_TITLE = "Cách tính điểm và ý nghĩa các cột của thang điểm"
RULES_HEADINGS = ("Cách tính / Tham số", "Dòng loại", labels.MAXIMUM, "Nghĩa là")
RULES_HINT = (
    "Tham số gồm các phần cách nhau bằng dấu chấm phẩy (;); số lẻ viết dấu phẩy hoặc dấu chấm. "
    "Chép nguyên ô ví dụ sang cột Tham số của trang “Thang điểm” rồi sửa số là dùng được."
)
CONDITIONS_TITLE = "Dòng loại Điều kiện: để trống Cách tính và Điểm tối đa, ghi hệ quả vào Tham số"
COLUMNS_TITLE = "Các cột khác của trang “Thang điểm”"

# ------------------------------------------------------------------------------------------------------ targets.xlsx

TARGETS_HINT = (
    "Mã là mã dòng trong thang điểm; đơn vị không được giao thì để trống ô. "
    "Đầu cột là mã đơn vị như trong config.toml. Sáu tháng có chỉ tiêu riêng thì thêm cột Kỳ, mỗi kỳ một hàng: "
    "6 tháng, Năm, hoặc để trống là chỉ tiêu cả năm. Sửa xong xin chạy: thidua check"
)
PAST_FIGURES = "Năm trước"
PAST_HINT = "Cột xám là chỉ tiêu năm trước để đối chiếu, không dùng để chấm; xong có thể xóa."
TARGETS_NAME = "Chỉ tiêu giao ước"
TARGET_EXPECTED = "Chỉ tiêu là một số không âm; đơn vị không được giao thì để trống ô."


def targets_title(year: int) -> str:
    """Above the targets, and in the properties of their workbook."""
    return f"Chỉ tiêu giao ước thi đua năm {year}"


# ----------------------------------------------------------------------------------------- config.toml, noi-dung/*.md

SAMPLE_SHORT, SAMPLE_ALIAS, SAMPLE_DOMAIN = "Tên gọn", "Tên viết tắt", "khoi.example"
SAMPLE_DECISION, SAMPLE_GUIDANCE = "Số 123/QĐ-UBND", "Dòng mẫu"
"""What a new workspace says as a sample only, to be replaced by the bloc's own."""

MEMBER_OPTIONS = """\
#short = "Tên gọn"                   # tên ngắn trong bảng, biểu đồ và trên màn hình
#aliases = ["Tên viết tắt"]          # các cách viết khác gặp trong tệp và thư
#groups = ["phòng"]                  # nhóm đơn vị, cho những dòng chỉ áp dụng với một số đơn vị (cột Đối tượng)
#emails = ["donvi@khoi.example"]     # địa chỉ thư gửi phiếu; "@khoi.example" là mọi địa chỉ của tên miền ấy
"""
"""The optional keys of a member, as comments below the first member of a new config.toml."""

HOW_TO_WRITE = """\
<!--
Chữ ghi dưới mỗi đề mục vào đúng chỗ trong văn bản Word khi chạy {command}.
Hai đoạn cách nhau một dòng trống; dòng bắt đầu bằng dấu “-” là một ý riêng.
Đề mục để trống thì văn bản giữ chỗ tô vàng để điền. Đoạn này không vào văn bản nào.
-->
"""
"""The first lines of a file for what people write; `command` makes the papers that take it."""

HOW_TO_NUMBER = """\
<!--
Mỗi văn bản một dòng ghi số; ngày/tháng/năm ký. Chép dòng cần dùng xuống dưới đoạn này rồi sửa số, ngày.
Phiếu, biên bản lập cho từng đơn vị thì ghi số của tờ đầu, các tờ sau đánh tiếp theo thứ hạng.
{lines}
-->
"""
"""Below the heading of the papers' numbers and dates; `lines` are an example of each paper of the file."""

BASES_DRAFTED = """\
<!--
Dự thảo căn cứ, theo ngày có hiệu lực mà chương trình biết. Xin kiểm tra lại hiệu lực, thêm văn bản của tỉnh, của ngành,
rồi xóa đoạn này cùng hai dấu đầu, cuối; khi đó các căn cứ dưới đây mới vào văn bản.

{lines}
-->
"""
"""Below the heading of the legal bases; `lines` are those in force, one a line."""
