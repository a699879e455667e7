"""Báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm: the template's text."""

from tools.templates.common import (
    write_bases,
    write_by_people,
    write_chart,
    write_end,
    write_head,
    write_other_results,
    write_paragraphs,
    write_points,
    write_sections,
)
from tools.templates.paper import Column, Paper, add_row_tag, add_rows, add_wide_row

TITLE = "Báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm"


def six_month_report() -> Paper:
    """The whole template."""
    paper = Paper(TITLE)
    write_head(
        paper,
        "BÁO CÁO",
        (
            "Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm {{ nam }};",
            "phương hướng, nhiệm vụ 6 tháng cuối năm {{ nam }}",
        ),
    )
    write_bases(paper)
    paper.write(
        "Thân bài",
        "{{ khoi.ten }} báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm và phương hướng, nhiệm vụ 6 tháng "
        "cuối năm {{ nam }} như sau:",
    )
    _write_bloc(paper)
    _write_results(paper)
    _write_judgement(paper)
    write_end(
        paper,
        "Trên đây là Báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm; phương hướng, nhiệm vụ 6 tháng cuối "
        "năm {{ nam }} của {{ khoi.ten }}./.",
    )
    paper.tag("if chi_tieu")
    paper.annex("{{ phu_luc.chi_tieu }}", "TIẾN ĐỘ THỰC HIỆN CÁC CHỈ TIÊU GIAO ƯỚC", wide=False)
    _write_progress(paper)
    paper.tag("endif")
    paper.annex("{{ phu_luc.tong_hop }}", "ĐIỂM VÀ THỨ HẠNG TẠM TÍNH 6 THÁNG ĐẦU NĂM {{ nam }}", wide=True)
    write_points(paper)
    return paper


def _write_bloc(paper: Paper) -> None:
    paper.write("Mục", "I. ĐẶC ĐIỂM, TÌNH HÌNH {{ khoi.loai_in_hoa }}")
    paper.write("Khoản", "1. Đặc điểm chung")
    paper.write("Thân bài", "{{ thanh_vien }}")
    write_by_people(
        paper, "viet.dac_diem", "[Nêu khái quát đặc điểm, những thuận lợi và khó khăn chung trong 6 tháng đầu năm]"
    )
    paper.write("Khoản", "2. Việc gửi bảng tự chấm điểm")
    write_paragraphs(paper, "gui_bang_cham")


def _write_results(paper: Paper) -> None:
    paper.write("Mục", "II. KẾT QUẢ THỰC HIỆN GIAO ƯỚC THI ĐUA")
    write_other_results(paper)
    write_sections(paper)
    paper.tag("if chi_tieu")
    paper.write(
        "Thân bài", "Tiến độ thực hiện từng chỉ tiêu của từng đơn vị được nêu tại {{ phu_luc.chi_tieu }} kèm theo."
    )
    paper.tag("endif")
    paper.write("Khoản", "{{ stt_ket_qua }}. Kết quả chấm điểm tạm tính")
    write_paragraphs(paper, "ket_qua")
    write_chart(paper, "tong_diem", legend=True)
    write_chart(paper, "diem_mat")
    paper.write("Thân bài", "Điểm và thứ hạng tạm tính của các đơn vị được nêu tại {{ phu_luc.tong_hop }} kèm theo.")
    paper.write("Mục", "III. HOẠT ĐỘNG CỦA {{ khoi.loai_in_hoa }}")
    write_by_people(paper, "viet.hoat_dong", "[Nêu các hoạt động chung đã tổ chức trong 6 tháng đầu năm]")


def _write_judgement(paper: Paper) -> None:
    paper.write("Mục", "IV. ĐÁNH GIÁ CHUNG")
    paper.write("Khoản", "1. Ưu điểm")
    write_paragraphs(paper, "uu_diem", "- ")
    write_by_people(paper, "viet.uu_diem", "- [Nêu những ưu điểm nổi bật khác]")
    paper.write("Khoản", "2. Hạn chế")
    write_paragraphs(paper, "han_che", "- ")
    write_by_people(paper, "viet.han_che", "- [Nêu những hạn chế khác]")
    paper.write("Khoản", "3. Nguyên nhân")
    write_by_people(paper, "viet.nguyen_nhan", "[Nêu nguyên nhân khách quan, chủ quan của những hạn chế]")
    paper.write("Mục", "V. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM {{ nam }}")
    write_by_people(paper, "viet.phuong_huong", "[Nêu phương hướng, nhiệm vụ trọng tâm và giải pháp thực hiện]")
    paper.write("Mục", "VI. KIẾN NGHỊ")
    write_by_people(paper, "viet.kien_nghi", "[Nêu kiến nghị với cấp trên và với các đơn vị thành viên]")


def _write_progress(paper: Paper) -> None:
    columns = (
        Column(12, "STT", "{{ d.stt }}", "Ô giữa"),
        Column(56, "Đơn vị", "{{ d.don_vi }}"),
        Column(20, "Chỉ tiêu năm", "{{ d.chi_tieu }}", "Ô số"),
        Column(20, "Kết quả 6 tháng", "{{ d.ket_qua }}", "Ô số"),
        Column(21, "Tỷ lệ so với chỉ tiêu năm (%)", "{{ d.ty_le }}", "Ô số"),
        Column(36, "Đánh giá", "{{ d.danh_gia }}"),
    )
    table = paper.grid(columns, "Đầu cột")
    add_row_tag(table, "for c in chi_tieu")
    add_wide_row(table, "{{ c.stt }}. {{ c.ten }}{% if c.don_vi_tinh %} ({{ c.don_vi_tinh }}){% endif %}", "Ô chữ đậm")
    add_row_tag(table, "for d in c.don_vi")
    add_rows(table, columns)
    add_row_tag(table, "endfor")
    add_row_tag(table, "endfor")
