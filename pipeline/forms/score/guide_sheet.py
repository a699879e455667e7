"""The first sheet of the form: how to fill it, in a few steps."""

from collections.abc import Sequence
from typing import Any

from pipeline.forms.kit.heights import Fitted, row_height
from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.styles import COMPUTED_TINT, INPUT_TINT, SIDE_TINT, WRONG_TINT, Styles
from pipeline.forms.score.layout import FORM_SHEET
from pipeline.forms.score.plan import BLOC, REVIEW

_COLOURS = (
    (INPUT_TINT, "", "Ô phải điền: kết quả, hoặc điểm tự chấm của dòng chấm trực tiếp"),
    (SIDE_TINT, "", "Ô điền khi cần: Không áp dụng, Minh chứng, Giải trình"),
    (COMPUTED_TINT, "", "Điểm tự tính từ kết quả, đã khóa"),
    (WRONG_TINT, REVIEW, "Ô ghi chưa đúng, cần xem lại"),
)


_TEXT_WIDTH = 100


def steps(recipient: str, deadline: str) -> tuple[tuple[str, str], ...]:
    """What to do, in order: a heading and a sentence or two."""
    return (
        (
            "Điền ở đâu",
            f"Mở trang “{FORM_SHEET}” và chỉ điền các ô có nền vàng. Các ô khác đã khóa; vẫn kéo rộng được hàng, cột.",
        ),
        (
            "Kết quả",
            "Ghi số liệu thực hiện theo Đơn vị tính của dòng, hoặc chọn một mức trong danh sách. "
            "Bấm vào ô để xem ô đó cần gì.",
        ),
        (
            "Cách ghi số",
            "Chỉ ghi số, không kèm chữ; phần lẻ dùng dấu phẩy, ví dụ 98,5 (máy dùng dấu chấm thì gõ 98.5). "
            "Tỷ lệ % cũng ghi 98,5, không gõ dấu %.",
        ),
        ("Cách ghi ngày", "Ghi ngày/tháng/năm, ví dụ 20/04/2018, rồi xem lại ngày hiện trong ô."),
        (
            "Điểm tự chấm",
            "Tự tính từ kết quả. Chỉ những dòng có nền vàng ở cột này mới phải ghi điểm. "
            f"Dòng ghi “{BLOC}” thì khối tính sau khi nhận đủ phiếu.",
        ),
        (
            "Không áp dụng",
            "Nội dung không thuộc nhiệm vụ của đơn vị: ghi x và ghi lý do ở cột Giải trình cùng hàng. "
            "Thiếu lý do thì x không có giá trị. Ghi x ở dòng tiêu đề là cho cả nhóm dưới dòng đó.",
        ),
        (
            "Minh chứng",
            "Ghi số, ngày, tên văn bản. Dòng có câu “Phải ghi minh chứng” mà để trống sẽ được nhắc khi thẩm định.",
        ),
        (
            "Ô để trống",
            "Ở dòng tính theo số lượng, số lần: nghĩa là 0. Ở dòng thưởng, dòng trừ và điều kiện: nghĩa là không có. "
            "Ở các dòng khác: chưa có điểm và được đếm ở ô “Còn trống”.",
        ),
        (
            "Trước khi gửi",
            "Xem góc trên bên phải: “Còn trống” và “Cần xem lại” nên bằng 0; cột bên phải bảng chỉ ra từng dòng.",
        ),
        (
            "Gửi lại",
            "Lưu rồi gửi chính tệp này (.xlsx). Không đổi tên trang, không thêm hoặc xóa hàng, cột, "
            f"không chép sang tệp khác. {recipient} {deadline}",
        ),
    )


def write_guide(sheet: Any, styles: Styles, member: str, recipient: str, deadline: str) -> None:
    """Fill the sheet. `recipient` and `deadline` are sentences."""
    heading, subject = "Hướng dẫn điền phiếu tự chấm điểm", f"{Label.NAME}: {member}"
    write_steps(sheet, styles, heading, subject, steps(recipient, deadline), _COLOURS)


def write_steps(
    sheet: Any,
    styles: Styles,
    heading: str,
    subject: str,
    told: Sequence[tuple[str, str]],
    colours: Sequence[tuple[str, str, str]],
) -> None:
    """A guide: numbered steps (heading and text), then the colours of cells (tint, sample and meaning)."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 20)
    sheet.set_column(2, 2, _TEXT_WIDTH)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, heading, styles.text(bold=True, font_size=16))
    sheet.write_string(1, 0, subject, styles.text(italic=True, font_size=12))
    row = 3
    for number, (step, text) in enumerate(told, start=1):
        sheet.set_row(row, row_height([Fitted(text, _TEXT_WIDTH)], lowest=26.0))
        rule = {"top": 1, "top_color": "#BFBFBF", "valign": "vcenter"}
        sheet.write_number(row, 0, number, styles.text(bold=True, align="center", **rule))
        sheet.write_string(row, 1, step, styles.text(bold=True, text_wrap=True, **rule))
        sheet.write_string(row, 2, text, styles.text(text_wrap=True, **rule))
        row += 1
    row += 1
    sheet.write_string(row, 1, "Màu của các ô", styles.text(bold=True))
    for tint, sample, text in colours:
        row += 1
        sheet.set_row(row, 20)
        sheet.write_string(row, 1, sample, styles.text(bg_color=tint, border=1, border_color="#A6A6A6", align="center"))
        sheet.write_string(row, 2, text, styles.text(indent=1))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True})
