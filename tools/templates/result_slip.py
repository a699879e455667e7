"""Phiếu kết quả of a member: the template's text."""

from tools.templates.common import write_end, write_head, write_paragraphs
from tools.templates.objections import write_objections
from tools.templates.paper import Column, Paper, add_row_tag, add_rows, if_true

TITLE = "Phiếu báo kết quả chấm điểm, xếp hạng"
SUBJECT = "ết quả chấm điểm, xếp hạng thi đua {% if tam_tinh %}(tạm tính) {% endif %}{{ ky }}"


def result_slip() -> Paper:
    """The whole template."""
    paper = Paper(TITLE)
    write_head(paper, "PHIẾU BÁO", (f"K{SUBJECT}",), abbreviation="PB", to="{{ don_vi }}")
    paper.write("Thân bài", f"{{{{ khoi.ten }}}} thông báo k{SUBJECT} của đơn vị như sau:")
    paper.write("Khoản", "1. Kết quả của đơn vị")
    write_paragraphs(paper, "ket_qua")
    paper.tag("if tam_tinh")
    paper.write("Thân bài", "Kết quả này được tính tạm để đơn vị theo dõi, phấn đấu đến khi tổng kết năm {{ nam }}.")
    paper.tag("endif", "if so_sanh")
    _write_comparison(paper)
    paper.tag("endif")
    _write_sections(paper)
    paper.tag("if ghi_nhan")
    _write_findings(paper)
    paper.tag("endif")
    paper.write("Khoản", "{{ khoan_phan_anh }}. Ý kiến của đơn vị")
    write_objections(paper)
    write_end(paper, "{{ khoi.ten }} thông báo để đơn vị biết./.", ("Như trên",))
    paper.annex(
        "Phụ lục",
        "BẢNG ĐIỂM THEO TIÊU CHÍ {{ ky|upper }}",
        wide=True,
        of="Phiếu báo số …/PB-{{ khoi.ky_hieu }}",
    )
    _write_lines(paper)
    return paper


def _write_comparison(paper: Paper) -> None:
    columns = (
        Column(28, "Kỳ", "{{ d.ky }}"),
        Column(17, "Tổng điểm", "{{ d.tong_diem }}", "Ô số"),
        Column(17, "Điểm tối đa", "{{ d.toi_da }}", "Ô số"),
        Column(16, "Tỷ lệ %", "{{ d.ty_le }}", "Ô số"),
        Column(13, "Hạng", "{{ d.hang }}", "Ô giữa"),
        *if_true("co_xep_loai", Column(26, "Xếp loại", "{{ d.xep_loai }}")),
        Column(30, "Thứ hạng nay so với kỳ đó", "{{ d.thay_doi }}"),
    )
    paper.write("Tên bảng", "So với các kỳ trước")
    table = paper.grid(columns, "Đầu cột")
    add_row_tag(table, "for d in so_sanh")
    add_rows(table, columns)
    add_row_tag(table, "endfor")
    paper.write("Ghi chú bảng", "Các kỳ được so theo tỷ lệ % và thứ hạng, vì thang điểm của các kỳ có thể khác nhau.")


def _write_sections(paper: Paper) -> None:
    columns = (
        Column(15, "Mục", "{{ d.ma }}", "Ô chữ"),
        Column(55, "Nội dung", "{{ d.ten }}", "Ô chữ"),
        Column(19, "Điểm chuẩn", "{{ d.chuan }}", "Ô số"),
        Column(19, "Điểm thưởng", "{{ d.thuong }}", "Ô số"),
        Column(17, "Điểm trừ", "{{ d.tru }}", "Ô số"),
        Column(20, "Cộng", "{{ d.cong }}", "Ô số"),
        Column(20, "Điểm tối đa", "{{ d.toi_da }}", "Ô số"),
    )
    paper.write("Khoản", "2. Điểm theo mục")
    table = paper.grid(columns, "Đầu cột")
    add_row_tag(table, "for d in muc", "if d.dam")
    add_rows(table, columns, strong=True)
    add_row_tag(table, "else")
    add_rows(table, columns)
    add_row_tag(table, "endif", "endfor")
    paper.write("Ghi chú bảng", "Điểm của từng tiêu chí, chỗ khác nhau và lý do được nêu tại Phụ lục kèm theo.")


def _write_findings(paper: Paper) -> None:
    columns = (
        Column(11, "STT", "{{ d.stt }}", "Ô giữa nhỏ"),
        Column(18, "Mức", "{{ d.muc_do }}", "Ô chữ nhỏ"),
        Column(22, "Chỗ trong phiếu", "{{ d.vi_tri }}", "Ô chữ nhỏ"),
        Column(62, "Nội dung", "{{ d.noi_dung }}", "Ô chữ nhỏ"),
        Column(52, "Đề nghị đơn vị", "{{ d.can_lam }}", "Ô chữ nhỏ"),
    )
    paper.write("Khoản", "3. Những nội dung cần xem trong phiếu của đơn vị")
    table = paper.grid(columns, "Đầu cột nhỏ")
    add_row_tag(table, "for d in ghi_nhan")
    add_rows(table, columns)
    add_row_tag(table, "endfor")
    paper.write(
        "Ghi chú bảng",
        "Phải sửa: nội dung ghi trong phiếu chưa được tính; Cần xem: đã được tính nhưng đơn vị cần kiểm tra lại; Để "
        "biết: không phải làm gì nếu đã đúng.",
    )


def _write_lines(paper: Paper) -> None:
    columns = (
        Column(17, "Mã", "{{ d.ma }}", "Ô chữ nhỏ"),
        Column(76, "Tiêu chí", "{{ d.noi_dung }}", "Ô chữ nhỏ"),
        Column(14, "Điểm tối đa", "{{ d.toi_da }}", "Ô số nhỏ"),
        Column(16, "Đơn vị tự chấm", "{{ d.tu_cham }}", "Ô số nhỏ"),
        Column(16, "Tính theo số liệu", "{{ d.theo_so_lieu }}", "Ô số nhỏ"),
        *if_true("co_tham_dinh", Column(16, "Thẩm định", "{{ d.tham_dinh }}", "Ô số nhỏ")),
        Column(16, "Được tính", "{{ d.duoc_tinh }}", "Ô số nhỏ đậm"),
        Column(63, "Vì sao khác nhau", "{{ d.vi_sao }}", "Ô chữ nhỏ"),
    )
    table = paper.grid(columns, "Đầu cột nhỏ")
    add_row_tag(table, "for d in dong", "if d.dam")
    add_rows(table, columns, strong=True)
    add_row_tag(table, "else")
    add_rows(table, columns)
    add_row_tag(table, "endif", "endfor")
    paper.write("Ghi chú bảng", "Dấu “–”: không có điểm ở cột đó hoặc tiêu chí không áp dụng. Điểm trừ mang dấu âm.")
