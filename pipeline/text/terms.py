"""The review's own words in Vietnamese, wherever a person reads them."""

from pipeline.model.bloc import Period
from pipeline.model.finding import FileRecord, FileStatus, Severity
from pipeline.model.result import Basis
from pipeline.model.scale import Condition, Effect, Scale
from pipeline.text.sentences import criterion

TOTAL, PERCENTAGE = "Tổng điểm", "Tỷ lệ %"
"""What members are ranked by, as the heading of a column and the name of a row say it."""

PERIODS = {
    Period.SIX_MONTH: "sơ kết 6 tháng",
    Period.YEAR_END: "tổng kết năm",
}

BASES = {
    Basis.APPRAISED: "Thẩm định",
    Basis.COMPUTED: "Tính theo kết quả",
    Basis.CLAIMED: "Tự chấm",
    Basis.MISSING: "Chưa có số liệu",
    Basis.NOT_APPLICABLE: "Không áp dụng",
}

SEVERITIES = {
    Severity.ERROR: "Phải sửa",
    Severity.WARNING: "Cần xem",
    Severity.INFO: "Để biết",
}

NOT_RANKED = {
    "no_submission": "Chưa nộp phiếu",
    "late": "Nộp phiếu sau khi hết thời gian nhận",
    "held": "Phiếu tạm giữ, chờ xác nhận người gửi",
    "rejected": "Đã nộp nhưng phiếu không được chấm",
    "condition": "Thuộc trường hợp không xếp hạng theo thang điểm",
    "nothing_applies": "Không có tiêu chí nào áp dụng",
}

FILE_STATUSES = {
    FileStatus.ACCEPTED: "Được chấm",
    FileStatus.SUPERSEDED: "Đã có phiếu gửi sau",
    FileStatus.HELD: "Tạm giữ",
    FileStatus.REJECTED: "Không được chấm",
    FileStatus.OPENED: "Đã mở",
    FileStatus.IGNORED: "Bỏ qua",
}


def file_status(file: FileRecord) -> str:
    """What became of a file. Only score forms are scored; what appraisers, members and a vote answer is used."""
    scored = file.unit is not None and not file.explains
    return FILE_STATUSES[file.status] if scored or file.status is not FileStatus.ACCEPTED else "Được dùng"


FILE_REASONS = {
    "late": "Đến khi đã hết thời gian nhận",
    "which_form": "Nhiều phiếu khác nhau, chưa rõ phiếu nào gửi sau",
    "unreadable": "Không mở được (hỏng, có mật khẩu hoặc sai định dạng)",
    "too_large": "Quá lớn, không mở",
    "unknown_sender": "Gửi từ địa chỉ không đăng ký của đơn vị",
    "not_a_form": "Không phải phiếu chấm điểm của khối",
    "wrong_bloc": "Phiếu của khối khác",
    "wrong_year": "Phiếu của năm khác",
    "wrong_period": "Phiếu của kỳ khác",
    "unknown_member": "Mã đơn vị không có trong khối",
    "scale_differs": "Lập theo thang điểm khác",
    "not_a_spreadsheet": "Không phải bảng tính (có thể là minh chứng)",
    "lock_file": "Tệp tạm của bảng tính đang mở",
    "hidden": "Tệp ẩn",
    "system_file": "Tệp của hệ điều hành",
    "not_a_file": "Không phải tệp (lối tắt, hoặc thư mục không vào được)",
    "register": "Sổ nhận phiếu",
    "orphan_sidecar": "Ghi thời điểm nhận nhưng không có phiếu đi kèm",
}

_TIE_BREAKS = {
    "base": "điểm chuẩn",
    "bonus": "điểm thưởng",
    "deduction": "điểm trừ (ít hơn xếp trên)",
    "percent": "tỷ lệ %",
    "total": "tổng điểm",
    "received": "thời điểm nộp phiếu (sớm hơn xếp trên)",
}


def period_title(period: Period, year: int) -> str:
    """`6 tháng đầu năm 2018`, `năm 2018`: the time a review speaks of."""
    return f"6 tháng đầu năm {year}" if period is Period.SIX_MONTH else f"năm {year}"


def review_title(period: Period, year: int) -> str:
    """`Sơ kết 6 tháng đầu năm 2018`, `Tổng kết năm 2018`."""
    kind = "Sơ kết" if period is Period.SIX_MONTH else "Tổng kết"
    return f"{kind} {period_title(period, year)}"


def consequence(condition: Condition) -> str:
    """What the answer yes to a condition does: `Nếu có: không xếp hạng`."""
    if condition.effect is Effect.AT_MOST:
        return f"Nếu có: xếp loại không quá “{condition.grade}”"
    return f"Nếu có: {condition.effect}"


def tie_break(rule: str, scale: Scale) -> str:
    """What a tie-break of config.toml compares: `điểm mục A (Nhiệm vụ chuyên môn)`, `điểm thưởng`."""
    kind, _, code = rule.partition(":")
    if kind == "section":
        return f"điểm mục {code} ({criterion(scale.by_code[code])})"
    return _TIE_BREAKS[kind]


def tie_break_in_a_paper(rule: str, scale: Scale) -> str:
    """The same without the section's code, and in an office's words: `điểm mục “Nhiệm vụ chuyên môn”`."""
    kind, _, code = rule.partition(":")
    return f"điểm mục “{criterion(scale.by_code[code])}”" if kind == "section" else _TIE_BREAKS[kind]
