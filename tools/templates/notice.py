"""Thông báo kết quả chấm điểm, xếp hạng: the template's text."""

from tools.templates.common import SUPERIOR, write_bases, write_end, write_head, write_paragraphs
from tools.templates.objections import write_objections
from tools.templates.paper import Column, Paper, add_row_tag, add_rows, if_true

TITLE = "Thông báo kết quả chấm điểm, xếp hạng"
SUBJECT = "ết quả chấm điểm, xếp hạng thi đua {% if tam_tinh %}(tạm tính) {% endif %}{{ ky }}"


def notice() -> Paper:
    """The whole template."""
    paper = Paper(TITLE)
    write_head(paper, "THÔNG BÁO", (f"K{SUBJECT}",), abbreviation="TB", to=None)
    write_bases(paper)
    paper.write("Thân bài", f"{{{{ khoi.ten }}}} thông báo k{SUBJECT} như sau:")
    _write_ranking(paper)
    _write_unranked(paper)
    paper.write("Khoản", "{{ khoan_phan_anh }}. Tiếp nhận ý kiến của các đơn vị")
    write_objections(paper)
    write_end(
        paper,
        "{{ khoi.ten }} thông báo để các đơn vị thành viên biết./.",
        ("Các đơn vị thành viên", f"{SUPERIOR} (để báo cáo)"),
    )
    return paper


def _write_ranking(paper: Paper) -> None:
    paper.write("Khoản", "1. Kết quả {% if tam_tinh %}tạm tính{% else %}chung{% endif %}")
    write_paragraphs(paper, "tong_quan")
    paper.tag("if tam_tinh")
    paper.write(
        "Thân bài",
        "Kết quả này được tính tạm để các đơn vị theo dõi, phấn đấu; kết quả chính thức được xác định khi tổng kết năm "
        "{{ nam }}.",
    )
    paper.tag("endif", "if xep_hang")
    paper.write("Khoản", "2. Bảng xếp hạng{% if tam_tinh %} tạm tính{% endif %}")
    columns = (
        Column(12, "Xếp hạng", "{{ d.hang }}", "Ô giữa"),
        Column(32, "Đơn vị", "{{ d.ten }}"),
        Column(15, "Tổng điểm", "{{ d.tong_diem }}", "Ô số"),
        Column(15, "Điểm tối đa áp dụng", "{{ d.toi_da }}", "Ô số"),
        Column(13, "Tỷ lệ %", "{{ d.ty_le }}", "Ô số"),
        *if_true("co_xep_loai", Column(18, "Xếp loại", "{{ d.xep_loai }}")),
        *if_true("co_khen_thuong", Column(24, "Đề nghị khen thưởng", "{{ d.de_nghi }}")),
    )
    table = paper.grid(columns, "Đầu cột")
    add_row_tag(table, "for d in xep_hang")
    add_rows(table, columns)
    add_row_tag(table, "endfor")
    paper.tag("for doan in ghi_chu")
    paper.write("Ghi chú bảng", "{{ doan }}")
    paper.tag("endfor", "endif")


def _write_unranked(paper: Paper) -> None:
    paper.tag("if khong_xep_hang")
    paper.write("Khoản", "{% if xep_hang %}3{% else %}2{% endif %}. Các đơn vị không được xếp hạng")
    write_paragraphs(paper, "khong_xep_hang", "- ")
    paper.tag("endif")
