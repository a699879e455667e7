"""The first sheet of an appraiser's workbook: how to fill it, in a few steps."""

from typing import Any

from pipeline.forms.appraisal.draft import Draft
from pipeline.forms.appraisal.layout import APPRAISAL_SHEET, Column
from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.styles import COMPUTED_TINT, INPUT_TINT, SIDE_TINT, WRONG_TINT, Styles
from pipeline.forms.score.guide_sheet import write_steps

_COLOURS = (
    (INPUT_TINT, "", f"Ô nhập: {Column.FIGURE}, {Column.POINTS}, {Column.REASON}"),
    (SIDE_TINT, "", f"Dòng không có {Column.REPORTED} riêng: chỉ ghi {Column.POINTS}"),
    (COMPUTED_TINT, "", "Điểm đang có trước vòng này, đã khóa"),
    (WRONG_TINT, "", f"Còn thiếu {Column.REASON}"),
)


def write_guide(sheet: Any, draft: Draft, styles: Styles) -> None:
    """Fill the sheet."""
    subject = f"{Label.APPRAISER}: {draft.appraiser.name} – Vòng {draft.number}"
    write_steps(sheet, styles, "Hướng dẫn điền phiếu thẩm định", subject, _steps(draft), _COLOURS)


def _steps(draft: Draft) -> tuple[tuple[str, str], ...]:
    earlier = (
        (
            "Vòng trước",
            f"Các cột “Vòng …” bên phải {Column.REASON} cho biết kết quả, điểm và lý do đã thẩm định ở vòng trước, và "
            "đơn vị nhất trí hay giải trình thế nào; không sửa các cột này. Dòng để trống ở vòng này giữ nguyên ý kiến "
            "của vòng trước.",
        ),
    )
    return (
        (
            "Điền ở đâu",
            f"Mở trang “{APPRAISAL_SHEET}”; mỗi hàng là một dòng của thang điểm ở một đơn vị. "
            f"Chỉ ghi ba cột {Column.FIGURE}, {Column.POINTS}, {Column.REASON}; lọc theo đơn vị hoặc theo dòng bằng "
            "nút ở hàng tiêu đề.",
        ),
        (
            "Đồng ý với đơn vị",
            f"Để trống cả ba cột: {Column.COMPUTED} được giữ.",
        ),
        (
            "Số liệu khác",
            f"Ghi số liệu đúng vào {Column.FIGURE}, theo cách ghi của cột {Column.REPORTED}; "
            "điểm được tính lại theo thang điểm.",
        ),
        (
            "Điểm khác",
            f"Ghi điểm vào {Column.POINTS}, từ 0 trở lên; ở dòng trừ là số điểm bị trừ. "
            f"Ghi cả hai thì {Column.POINTS} được tính. Cao hơn điểm tối đa vẫn tính nhưng được nhắc để xem lại.",
        ),
        (Column.REASON.value, "Điểm khác điểm đang có thì ghi lý do và căn cứ; thiếu lý do sẽ được nhắc."),
        *(earlier if draft.rounds else ()),
        (
            "Cần chú ý",
            "Cột cuối bên phải, không có tiêu đề, nhắc những chỗ nên xem ở phiếu của đơn vị: thiếu minh chứng, "
            "số liệu khác thường, dòng không áp dụng.",
        ),
        (
            "Gửi lại",
            "Lưu rồi gửi chính tệp này (.xlsx) cho thư ký khối. Không đổi tên trang, không thêm hoặc xóa hàng, cột, "
            "không chép sang tệp khác; gửi lại nhiều lần thì bản nhận sau cùng được tính.",
        ),
    )
