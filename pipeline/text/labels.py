"""The literal words of the workbooks (CONTRACT sections 3 and 5), as they are written and compared."""

from pipeline.model.bloc import Period
from pipeline.model.scale import Kind

SCALE_SHEET = "Thang điểm"
TARGETS_SHEET = "Chỉ tiêu"

LEVEL, CODE, TITLE, KIND = "Cấp", "Mã", "Nội dung", "Loại"
MAXIMUM, RULE, PARAMETERS, UNIT = "Điểm tối đa", "Cách tính", "Tham số", "Đơn vị tính"
GROUPS, PERIOD, BONUS_CAP, DEDUCTION_CAP = "Đối tượng", "Kỳ", "Trần thưởng", "Trần trừ"
PICK, BONUS_IF, EVIDENCE, APPRAISER, GUIDANCE = "Gộp", "Thưởng khi", "Minh chứng", "Phụ trách", "Hướng dẫn"

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
IF_CLEAN = "không bị trừ"
REQUIRED = "Bắt buộc"
