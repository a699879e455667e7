"""The literal words of the workbooks (CONTRACT sections 3 and 5), as they are written and compared."""

from pipeline.model.bloc import Period
from pipeline.model.scale import Kind

SCALE_SHEET = "Thang điểm"
TARGETS_SHEET = "Chỉ tiêu"
PAST_TARGET = r".+: năm \d{4}"
"""The heading of a column of targets.xlsx that shows an earlier year's figures; no code of a member has a colon."""

LEVEL, CODE, TITLE, KIND = "Cấp", "Mã", "Nội dung", "Loại"
MAXIMUM, RULE, PARAMETERS, UNIT = "Điểm tối đa", "Cách tính", "Tham số", "Đơn vị tính"
GROUPS, PERIOD, BONUS_CAP, DEDUCTION_CAP = "Đối tượng", "Kỳ", "Trần thưởng", "Trần trừ"
PICK, BONUS_IF, EVIDENCE, APPRAISER, GUIDANCE = "Gộp", "Thưởng khi", "Minh chứng", "Phụ trách", "Hướng dẫn"
SHORT = "Tên gọn"
HEAD, FIRST_DEPUTY = "Khối trưởng", "Khối phó"
"""What `Phụ trách` may call the bloc's head, and its first deputy."""

REQUIRED_COLUMNS = (LEVEL, CODE, TITLE, KIND, MAXIMUM, RULE)
OPTIONAL_COLUMNS = (
    PARAMETERS,
    UNIT,
    GROUPS,
    PERIOD,
    BONUS_CAP,
    DEDUCTION_CAP,
    PICK,
    BONUS_IF,
    EVIDENCE,
    APPRAISER,
    GUIDANCE,
    SHORT,
)

KINDS = {
    "Nhóm": Kind.GROUP,
    "Chuẩn": Kind.BASE,
    "Thưởng": Kind.BONUS,
    "Trừ": Kind.DEDUCTION,
    "Điều kiện": Kind.CONDITION,
}
KIND_LABELS = {kind: label for label, kind in KINDS.items()}

PERIODS = {"6 tháng": Period.SIX_MONTH, "Năm": Period.YEAR_END}
SUM, HIGHEST = "Cộng", "Cao nhất"

ALSO_CALLED = {
    KIND: {
        "Đề mục": "Nhóm",
        "Tiêu đề": "Nhóm",
        "Điểm chuẩn": "Chuẩn",
        "Điểm thưởng": "Thưởng",
        "Điểm cộng": "Thưởng",
        "Cộng": "Thưởng",
        "Điểm trừ": "Trừ",
    },
    PERIOD: {
        "6 tháng đầu năm": "6 tháng",
        "Sơ kết 6 tháng": "6 tháng",
        "Sáu tháng": "6 tháng",
        "6T": "6 tháng",
        "Sơ kết": "6 tháng",
        "Tổng kết năm": "Năm",
        "Tổng kết": "Năm",
        "Cuối năm": "Năm",
    },
    PICK: {
        "Cộng dồn": "Cộng",
        "Cộng lại": "Cộng",
        "Tổng": "Cộng",
        "Lấy cao nhất": "Cao nhất",
        "Mức cao nhất": "Cao nhất",
    },
}
"""What else people write where only one word can be meant, by column."""
IF_CLEAN = "không bị trừ"
REQUIRED = "Bắt buộc"


def past_target(code: str, year: int) -> str:
    """The heading of the column beside a member's target, in which an earlier year's stands to be looked at."""
    return f"{code}: năm {year}"
