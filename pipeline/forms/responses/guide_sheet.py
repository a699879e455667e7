"""The first sheet of a member's answer: how to fill it, in a few steps."""

from typing import Any

from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.styles import COMPUTED_TINT, INPUT_TINT, SIDE_TINT, WRONG_TINT, Styles
from pipeline.forms.responses.draft import ResponseDraft
from pipeline.forms.responses.layout import AGREES, DISAGREES, RESPONSE_SHEET, Column
from pipeline.forms.score.guide_sheet import write_steps

_COLOURS = (
    (INPUT_TINT, "", f"Ô chọn {Column.OPINION}"),
    (SIDE_TINT, "", f"Ô ghi {Column.TEXT}"),
    (COMPUTED_TINT, "", f"{Column.POINTS}, đã khóa"),
    (WRONG_TINT, "", f"{DISAGREES} mà chưa ghi {Column.TEXT}"),
)


def write_guide(sheet: Any, draft: ResponseDraft, styles: Styles) -> None:
    """Fill the sheet."""
    subject = f"{Label.NAME}: {draft.member.name} – Vòng {draft.number}"
    write_steps(sheet, styles, "Hướng dẫn điền phiếu giải trình sau thẩm định", subject, _steps(), _COLOURS)


def _steps() -> tuple[tuple[str, str], ...]:
    return (
        (
            "Phiếu gồm gì",
            f"Trang “{RESPONSE_SHEET}” chỉ có những dòng mà điểm sau thẩm định khác điểm của đơn vị, kèm kết quả, điểm "
            "và lý do của đơn vị thẩm định.",
        ),
        (
            Column.OPINION.value,
            f"Chọn {AGREES} hoặc {DISAGREES} ở từng dòng. Để trống là chưa có ý kiến; điểm không vì thế mà thay đổi.",
        ),
        (
            Column.TEXT.value,
            f"{DISAGREES} thì ghi lý do và căn cứ: số, ngày của văn bản, nơi lưu minh chứng. "
            f"{AGREES} thì không cần ghi.",
        ),
        (
            "Sau khi gửi",
            "Đơn vị thẩm định xem ý kiến này ở vòng sau; điểm chỉ thay đổi khi đơn vị thẩm định ghi điểm mới.",
        ),
        (
            "Gửi lại",
            "Lưu rồi gửi chính tệp này (.xlsx) cho thư ký khối. Không đổi tên trang, không thêm hoặc xóa hàng, cột, "
            "không chép sang tệp khác; gửi lại nhiều lần thì bản nhận sau cùng được tính.",
        ),
    )
