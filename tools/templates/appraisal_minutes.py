"""Biên bản thẩm định of a member: the template's text."""

from tools.templates.common import (
    by_people,
    write_by_people,
    write_head,
    write_paragraphs,
    write_signers,
)
from tools.templates.paper import Column, Paper, add_row_tag, add_rows

TITLE = "Biên bản thẩm định kết quả tự chấm điểm"
WHO = "[Họ và tên, chức vụ]"


def appraisal_minutes() -> Paper:
    """The whole template."""
    paper = Paper(TITLE)
    abstract = ("Thẩm định kết quả tự chấm điểm thi đua {{ ky }}", "của {{ don_vi }}")
    write_head(paper, "BIÊN BẢN", abstract, abbreviation="BB", to=None, dated=False)
    time = by_people("viet.thoi_gian_tham_dinh", "[giờ, ngày, tháng, năm]")
    place = by_people("viet.dia_diem_tham_dinh", "[nơi tiến hành thẩm định]")
    paper.write("Thân bài", f"Thời gian: {time}", f"Địa điểm: {place}")
    _write_team(paper)
    paper.write("Mục", "II. ĐIỂM ĐƠN VỊ TỰ CHẤM")
    paper.write("Thân bài", "{{ tu_cham }}")
    _write_lines(paper)
    _write_result(paper)
    paper.write("Mục", "V. Ý KIẾN CỦA ĐƠN VỊ ĐƯỢC THẨM ĐỊNH")
    write_by_people(paper, "y_kien", "[Ghi ý kiến của đơn vị được thẩm định]")
    paper.write("Lời kết", "Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản./.")
    offices = ("ĐẠI DIỆN ĐƠN VỊ", "THƯ KÝ", "TỔ TRƯỞNG")
    write_signers(paper, *offices, receivers=("{{ don_vi }}", "Tổ thẩm định"))
    return paper


def _write_team(paper: Paper) -> None:
    paper.write("Mục", "I. THÀNH PHẦN")
    paper.write("Khoản", "1. Tổ thẩm định")
    paper.tag("if viet.to_tham_dinh")
    write_paragraphs(paper, "viet.to_tham_dinh")
    paper.tag("for t in to_tham_dinh")
    paper.write("Thân bài", "- {{ t.ten }} {{ t.nhiem_vu }}.")
    paper.tag("endfor", "else")
    paper.write("Thân bài", f"- Tổ trưởng: {WHO}", f"- Thư ký: {WHO}")
    paper.tag("for t in to_tham_dinh")
    paper.write("Thân bài", f"- {{{{ t.ten }}}} ({{{{ t.nhiem_vu }}}}): {WHO}")
    paper.tag("endfor", "endif")
    paper.write("Khoản", "2. Đại diện {{ don_vi }}")
    paper.write("Thân bài", f"- {WHO}")


def _write_lines(paper: Paper) -> None:
    paper.write("Mục", "III. KẾT QUẢ THẨM ĐỊNH TỪNG TIÊU CHÍ")
    paper.tag("for m in muc")
    paper.write("Khoản", "{{ m.stt }}. {{ m.ten }}")
    paper.tag("for d in m.dong")
    paper.write(
        "Thân bài",
        "- {{ d.tieu_chi }}: {{ d.ket_qua }}"
        "{% if d.khac %}; đơn vị tự chấm: {{ d.tu_cham }}; lý do: "
        "{% if d.ly_do %}{{ d.ly_do }}{% else %}[nêu lý do]{% endif %}"
        "{% elif d.ly_do %}; ghi chú: {{ d.ly_do }}{% endif %}"
        "{% if d.y_kien %}; {{ d.y_kien }}{% endif %}.",
    )
    paper.tag("endfor")
    write_paragraphs(paper, "m.khac", "- ")
    paper.write("Thân bài", "{{ m.cong }}")
    paper.tag("endfor")
    paper.write("Khoản", "{{ stt_thuong_tru }}. Tổng hợp điểm thưởng, điểm trừ")
    write_paragraphs(paper, "thuong_tru", "- ")


def _write_result(paper: Paper) -> None:
    columns = (
        Column(15, "Mục", "{{ d.ma }}"),
        Column(55, "Nội dung", "{{ d.ten }}"),
        Column(19, "Điểm chuẩn", "{{ d.chuan }}", "Ô số"),
        Column(19, "Điểm thưởng", "{{ d.thuong }}", "Ô số"),
        Column(17, "Điểm trừ", "{{ d.tru }}", "Ô số"),
        Column(20, "Thống nhất", "{{ d.cong }}", "Ô số"),
        Column(20, "Điểm tối đa", "{{ d.toi_da }}", "Ô số"),
    )
    paper.write("Mục", "IV. KẾT QUẢ CHUNG")
    paper.write("Thân bài", "{{ thong_nhat }}")
    table = paper.grid(columns, "Đầu cột")
    add_row_tag(table, "for d in bang_diem", "if d.dam")
    add_rows(table, columns, strong=True)
    add_row_tag(table, "else")
    add_rows(table, columns)
    add_row_tag(table, "endif", "endfor")
    paper.tag("if luu_y")
    paper.write("Thân bài sau bảng", "Những điểm cần lưu ý khi xem xét:")
    write_paragraphs(paper, "luu_y", "- ")
    paper.tag("endif")
