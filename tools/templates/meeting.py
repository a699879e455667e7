"""Biên bản họp bình xét thi đua: the template's text."""

from tools.templates.common import (
    by_people,
    write_head,
    write_paragraphs,
    write_signers,
)
from tools.templates.paper import Column, Paper, add_row_tag, add_rows, add_wide_row, if_true

TITLE = "Biên bản họp bình xét thi đua"


def meeting() -> Paper:
    """The whole template."""
    paper = Paper(TITLE)
    abstract = ("Họp bình xét thi đua, đề nghị khen thưởng năm {{ nam }}",)
    write_head(paper, "BIÊN BẢN", abstract, abbreviation="BB", to=None, dated=False)
    _write_present(paper)
    _write_course(paper)
    _write_places(paper)
    _write_votes(paper)
    _write_conclusion(paper)
    end = by_people("viet.ket_thuc_hop", "[giờ, ngày, tháng, năm kết thúc]")
    paper.write(
        "Lời kết",
        f"Cuộc họp kết thúc vào {end}. Biên bản đã được đọc cho các thành viên dự họp cùng nghe và thống nhất./.",
    )
    write_signers(paper, "THƯ KÝ", "CHỦ TRÌ", receivers=("Các đơn vị thành viên",))
    return paper


def _write_present(paper: Paper) -> None:
    time = by_people("viet.thoi_gian_hop", "[giờ, ngày, tháng, năm bắt đầu]")
    place = by_people("viet.dia_diem_hop", "[nơi họp]")
    paper.write("Thân bài", f"Thời gian: {time}", f"Địa điểm: {place}")
    paper.write("Mục", "I. THÀNH PHẦN")
    paper.tag("if viet.thanh_phan_hop")
    write_paragraphs(paper, "viet.thanh_phan_hop")
    paper.tag("else")
    paper.write(
        "Thân bài",
        "- Đại diện các đơn vị thành viên: có mặt "
        "{% if co_mat %}{{ co_mat }}{% else %}[số đơn vị có mặt]/{{ so_don_vi }}{% endif %}",
    )
    paper.tag("if vang_mat")
    paper.write("Thân bài", "- Vắng mặt: {{ vang_mat }} [tên đơn vị, lý do]")
    paper.tag("endif")
    paper.write("Thân bài", "- Đại biểu mời: [họ và tên, chức vụ, đơn vị]")
    paper.tag("endif")
    paper.tag("if viet.chu_tri")
    write_paragraphs(paper, "viet.chu_tri", "- Chủ trì: ")
    paper.tag("elif chu_tri")
    paper.write("Thân bài", "- Chủ trì: [Họ và tên], {{ chu_tri }}")
    paper.tag("else")
    paper.write("Thân bài", "- Chủ trì: [Họ và tên, chức vụ, đơn vị]")
    paper.tag("endif")
    paper.write("Thân bài", "- Thư ký: " + by_people("viet.thu_ky", "[Họ và tên]"))
    paper.tag("if du_so")
    paper.write("Thân bài", "{{ du_so }}")
    paper.tag("endif")


def _write_course(paper: Paper) -> None:
    paper.write("Mục", "II. DIỄN BIẾN CUỘC HỌP")
    paper.tag("if viet.dien_bien_hop")
    write_paragraphs(paper, "viet.dien_bien_hop")
    paper.tag("else")
    paper.write(
        "Thân bài",
        "- Chủ trì nêu lý do, nội dung và trình tự của cuộc họp.",
        "- Thư ký báo cáo kết quả tổng hợp điểm, xếp hạng của các đơn vị năm {{ nam }}.",
        "- Các đơn vị thảo luận: [ghi tóm tắt ý kiến phát biểu và ý kiến giải trình].",
    )
    paper.tag("endif")


def _write_places(paper: Paper) -> None:
    paper.write("Mục", "III. KẾT QUẢ CHẤM ĐIỂM, XẾP HẠNG")
    write_paragraphs(paper, "ket_qua")
    paper.write("Tên bảng", "Bảng điểm và thứ hạng các đơn vị năm {{ nam }}")
    columns = (
        Column(14, "Xếp hạng", "{{ d.hang }}", "Ô giữa"),
        Column(51, "Đơn vị", "{{ d.ten }}"),
        Column(17, "Tổng điểm", "{{ d.tong_diem }}", "Ô số"),
        Column(17, "Điểm tối đa áp dụng", "{{ d.toi_da }}", "Ô số"),
        Column(16, "Tỷ lệ %", "{{ d.ty_le }}", "Ô số"),
        *if_true("co_xep_loai", Column(32, "Xếp loại", "{{ d.xep_loai }}")),
    )
    table = paper.grid(columns, "Đầu cột")
    add_row_tag(table, "for d in xep_hang")
    add_rows(table, columns)
    add_row_tag(table, "endfor")
    paper.write("Ghi chú bảng", "{{ xep_hang_theo }}")


def _write_votes(paper: Paper) -> None:
    paper.write("Mục", "IV. BÌNH XÉT, ĐỀ NGHỊ KHEN THƯỞNG")
    write_paragraphs(paper, "viet.binh_xet")
    paper.tag("if not co_khen_thuong")
    paper.write("Thân bài", "{{ khoi.loai }} không quy định hình thức khen thưởng được xét khi tổng kết năm.")
    paper.tag("endif", "if bo_phieu", "if da_kiem_phieu")
    paper.write("Thân bài", "Cuộc họp {{ hinh_thuc }}. {{ kiem_phieu }}")
    paper.tag("else")
    paper.write(
        "Thân bài",
        "Cuộc họp {% if hinh_thuc %}{{ hinh_thuc }}{% else %}[nêu hình thức: bỏ phiếu kín hoặc biểu quyết công khai]"
        "{% endif %}. Kết quả kiểm phiếu: phát ra [số phiếu], thu về [số phiếu], hợp lệ [số phiếu], không hợp lệ "
        "[số phiếu].",
    )
    paper.tag("endif")
    paper.write("Thân bài", "Kết quả đối với từng hình thức khen thưởng như sau:")
    _write_candidates(paper)
    paper.tag("endif", "for doan in khong_ung_vien")
    paper.write("Thân bài sau bảng", "“{{ doan }}”: không có đơn vị đủ điều kiện để bình xét.")
    paper.tag("endfor")


def _write_candidates(paper: Paper) -> None:
    columns = (
        Column(11, "STT", "{{ u.stt }}", "Ô giữa"),
        Column(60, "Đơn vị", "{{ u.don_vi }}"),
        Column(16, "Xếp hạng", "{{ u.hang }}", "Ô giữa"),
        Column(22, "Số phiếu", "{% if da_kiem_phieu %}{{ u.so_phieu }}{% else %}[số phiếu]{% endif %}", "Ô giữa"),
        Column(19, "Tỷ lệ %", "{% if da_kiem_phieu %}{{ u.ty_le }}{% else %}[tỷ lệ]{% endif %}", "Ô giữa"),
        Column(37, "Kết quả", "{{ u.ket_qua }}", "Ô giữa"),
    )
    table = paper.grid(columns, "Đầu cột")
    add_row_tag(table, "for b in bo_phieu")
    add_wide_row(table, "{{ b.danh_hieu }}{% if b.yeu_cau %} – {{ b.yeu_cau }}{% endif %}", "Ô chữ đậm")
    add_row_tag(table, "for u in b.ung_vien")
    add_rows(table, columns)
    add_row_tag(table, "endfor", "endfor")


def _write_conclusion(paper: Paper) -> None:
    paper.write("Mục", "V. KẾT LUẬN")
    paper.tag("if da_xep_hang")
    paper.write(
        "Thân bài",
        "- Cuộc họp thống nhất thông qua kết quả chấm điểm, xếp hạng{% if co_xep_loai %}, xếp loại{% endif %} các đơn "
        "vị năm {{ nam }}.",
    )
    paper.tag("else")
    paper.write("Thân bài", "- Chưa có đơn vị nào được xếp hạng nên cuộc họp chưa thông qua kết quả năm {{ nam }}.")
    paper.tag("endif")
    paper.tag("if ket_luan")
    paper.write("Thân bài", "- Cuộc họp thống nhất về đề nghị khen thưởng như sau:")
    write_paragraphs(paper, "ket_luan", "+ ")
    paper.tag("endif", "for doan in chua_quyet")
    paper.write("Thân bài", "- {{ doan }} [Ghi kết quả biểu quyết tiếp theo]")
    paper.tag("endfor")
