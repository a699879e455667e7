"""Báo cáo tổng kết phong trào thi đua và công tác khen thưởng năm: the template's text."""

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
from tools.templates.paper import Column, Paper, add_row_tag, add_rows, if_true, repeated

TITLE = "Báo cáo tổng kết phong trào thi đua và công tác khen thưởng"


def year_end_report() -> Paper:
    """The whole template."""
    paper = Paper(TITLE)
    write_head(
        paper,
        "BÁO CÁO",
        (
            "Tổng kết phong trào thi đua và công tác khen thưởng năm {{ nam }};",
            "phương hướng, nhiệm vụ năm {{ nam_sau }}",
        ),
    )
    write_bases(paper)
    paper.write(
        "Thân bài",
        "{{ khoi.ten }} báo cáo tổng kết phong trào thi đua và công tác khen thưởng năm {{ nam }}, phương hướng, nhiệm "
        "vụ năm {{ nam_sau }} như sau:",
    )
    _write_year(paper)
    _write_ranking(paper)
    _write_plans(paper)
    write_end(
        paper,
        "Trên đây là Báo cáo tổng kết phong trào thi đua và công tác khen thưởng năm {{ nam }}; phương hướng, nhiệm vụ "
        "năm {{ nam_sau }} của {{ khoi.ten }}./.",
    )
    _write_annexes(paper)
    return paper


def _part(paper: Paper, label: str, title: str) -> None:
    paper.write("Phần", label)
    paper.write("Tên phần", title)


def _write_year(paper: Paper) -> None:
    _part(paper, "Phần I", "KẾT QUẢ PHONG TRÀO THI ĐUA VÀ CÔNG TÁC KHEN THƯỞNG NĂM {{ nam }}")
    paper.write("Mục", "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO")
    paper.write("Thân bài", "{{ thanh_vien }}")
    direction = "[Nêu việc quán triệt, ban hành văn bản, phát động và chỉ đạo phong trào thi đua trong năm]"
    write_by_people(paper, "viet.lanh_dao", direction)
    paper.write("Mục", "II. KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG GIAO ƯỚC THI ĐUA")
    write_sections(paper)
    paper.write("Khoản", "{{ stt_ket_qua }}. Kết quả nổi bật")
    write_paragraphs(paper, "uu_diem", "- ")
    write_other_results(paper)
    paper.write("Mục", "III. CÔNG TÁC KHEN THƯỞNG, ĐIỂN HÌNH TIÊN TIẾN")
    paper.write("Khoản", "1. Công tác khen thưởng")
    paper.tag("if khen_thuong")
    paper.write(
        "Thân bài",
        "Căn cứ kết quả chấm điểm, xếp hạng{% if bo_phieu %}, bỏ phiếu suy tôn{% endif %}, các hình thức khen thưởng "
        "được đề nghị như sau:",
    )
    write_paragraphs(paper, "khen_thuong", "- ")
    paper.tag("endif")
    write_by_people(paper, "viet.khen_thuong", "[Nêu kết quả khen thưởng các cấp trong năm]")
    paper.write("Khoản", "2. Phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến")
    write_by_people(paper, "viet.dien_hinh", "[Nêu các tập thể, cá nhân điển hình, mô hình mới, cách làm hay]")
    paper.write("Mục", "IV. HOẠT ĐỘNG CỦA {{ khoi.loai_in_hoa }}")
    write_by_people(paper, "viet.hoat_dong", "[Nêu các hoạt động chung đã tổ chức trong năm]")


def _write_ranking(paper: Paper) -> None:
    paper.write("Mục", "V. KẾT QUẢ CHẤM ĐIỂM, BÌNH XÉT, XẾP HẠNG")
    paper.write("Khoản", "1. Việc gửi bảng tự chấm điểm")
    write_paragraphs(paper, "gui_bang_cham")
    paper.write("Khoản", "2. Kết quả chấm điểm, xếp hạng")
    write_paragraphs(paper, "ket_qua")
    paper.write("Tên bảng", "Bảng xếp hạng các đơn vị năm {{ nam }}")
    columns = (
        Column(13, "Xếp hạng", "{{ d.hang }}", "Ô giữa"),
        Column(52, "Đơn vị", "{{ d.ten }}"),
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
    write_chart(paper, "tong_diem", legend=True)
    _write_comparison(paper)
    write_chart(paper, "sau_thang")
    write_chart(paper, "diem_mat")
    paper.write(
        "Thân bài",
        "Bảng tổng hợp điểm được nêu tại {{ phu_luc.tong_hop }}, bảng điểm chi tiết theo tiêu chí được nêu tại "
        "{{ phu_luc.chi_tiet }} kèm theo.",
    )
    paper.write("Khoản", "3. Bình xét")
    write_paragraphs(paper, "bo_phieu")
    write_by_people(paper, "viet.binh_xet", "[Nêu thời gian, thành phần và kết quả họp bình xét]")
    paper.write("Mục", "VI. HẠN CHẾ, NGUYÊN NHÂN")
    paper.write("Khoản", "1. Hạn chế")
    write_paragraphs(paper, "han_che", "- ")
    write_by_people(paper, "viet.han_che", "- [Nêu những hạn chế khác]")
    paper.write("Khoản", "2. Nguyên nhân")
    write_by_people(paper, "viet.nguyen_nhan", "[Nêu nguyên nhân khách quan, chủ quan của những hạn chế]")


def _write_comparison(paper: Paper) -> None:
    """The year beside its six months and the year before, where one of them is known."""
    columns = (
        Column(12, "Xếp hạng", "{{ d.hang }}", "Ô giữa"),
        Column(33, "Đơn vị", "{{ d.ten }}"),
        Column(16, "Tỷ lệ %", "{{ d.ty_le }}", "Ô số"),
        *if_true(
            "co_sau_thang",
            Column(16, "Tỷ lệ % 6 tháng", "{{ d.sau_thang.ty_le }}", "Ô số"),
            Column(12, "Hạng 6 tháng", "{{ d.sau_thang.hang }}", "Ô giữa"),
            Column(13, "So với hạng 6 tháng", "{{ d.sau_thang.doi_hang }}", "Ô giữa"),
        ),
        *if_true(
            "co_nam_truoc",
            Column(15, "Tỷ lệ % năm {{ nam_truoc }}", "{{ d.nam_truoc.ty_le }}", "Ô số"),
            Column(12, "Hạng năm {{ nam_truoc }}", "{{ d.nam_truoc.hang }}", "Ô giữa"),
        ),
    )
    paper.tag("if bang_so_sanh")
    write_paragraphs(paper, "so_sanh")
    paper.write("Tên bảng", "Bảng so sánh kết quả năm {{ nam }} với các kỳ trước")
    table = paper.grid(columns, "Đầu cột")
    add_row_tag(table, "for d in bang_so_sanh")
    add_rows(table, columns)
    add_row_tag(table, "endfor")
    paper.write(
        "Ghi chú bảng",
        "Dấu (▲): lên hạng, (▼): xuống hạng, kèm số bậc; (=): giữ nguyên hạng; (*): đồng hạng; (–): không xếp hạng.",
    )
    paper.tag("endif")


def _write_plans(paper: Paper) -> None:
    _part(paper, "Phần II", "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {{ nam_sau }}")
    write_by_people(paper, "viet.phuong_huong", "[Nêu phương hướng, nhiệm vụ trọng tâm và giải pháp thực hiện]")
    _part(paper, "Phần III", "ĐỀ XUẤT, KIẾN NGHỊ")
    paper.tag("if danh_sach_khen")
    paper.write(
        "Thân bài",
        "{{ khoi.ten }} đề nghị {{ khoi.co_quan_chu_quan }} xem xét, khen thưởng hoặc trình cấp có thẩm quyền khen "
        "thưởng các đơn vị có tên tại {{ phu_luc.khen_thuong }} kèm theo.",
    )
    paper.tag("endif")
    write_by_people(paper, "viet.kien_nghi", "[Nêu các đề xuất, kiến nghị khác]")


def _write_annexes(paper: Paper) -> None:
    paper.annex("{{ phu_luc.tong_hop }}", "BẢNG TỔNG HỢP ĐIỂM VÀ XẾP HẠNG NĂM {{ nam }}", wide=True)
    write_points(paper)
    paper.annex("{{ phu_luc.chi_tiet }}", "BẢNG ĐIỂM CHI TIẾT THEO TIÊU CHÍ NĂM {{ nam }}", wide=True)
    _write_details(paper)
    # The last annex may be left out with its section: the one before it then ends in the same landscape page.
    paper.tag("if danh_sach_khen")
    paper.annex("{{ phu_luc.khen_thuong }}", "DANH SÁCH ĐƠN VỊ ĐỀ NGHỊ KHEN THƯỞNG NĂM {{ nam }}", wide=True)
    _write_awards(paper)
    paper.tag("endif")


def _write_details(paper: Paper) -> None:
    columns = (
        Column(15, "Mã", "{{ d.ma }}", "Ô chữ nhỏ"),
        Column(72, "Tiêu chí", "{{ d.noi_dung }}", "Ô chữ nhỏ"),
        Column(14, "Điểm tối đa", "{{ d.toi_da }}", "Ô số nhỏ"),
        *repeated(Column(133, "{{ m }}", "{{ p }}", "Ô số nhỏ"), "m in b.don_vi", "p in d.diem"),
    )
    paper.tag("if not chi_tiet")
    paper.write("Thân bài", "{{ khong_chi_tiet }}")
    paper.tag("endif", "for b in chi_tiet", "if not loop.first")
    paper.write("Tên bảng sang trang", "{{ b.ten }}")
    paper.tag("elif b.ten")
    paper.write("Tên bảng", "{{ b.ten }}")
    paper.tag("endif")
    table = paper.grid(columns, "Đầu cột nhỏ")
    add_row_tag(table, "for d in b.dong")
    add_row_tag(table, "if d.dam")
    add_rows(table, columns, strong=True)
    add_row_tag(table, "else")
    add_rows(table, columns)
    add_row_tag(table, "endif")
    add_row_tag(table, "endfor")
    paper.tag("endfor", "if chi_tiet")
    paper.write("Ghi chú bảng", "Dấu “–”: tiêu chí không áp dụng đối với đơn vị. {{ ky_hieu_don_vi }}")
    paper.tag("endif")


def _write_awards(paper: Paper) -> None:
    columns = (
        Column(13, "STT", "{{ d.stt }}", "Ô giữa"),
        Column(78, "Đơn vị", "{{ d.don_vi }}"),
        Column(21, "Tổng điểm", "{{ d.tong_diem }}", "Ô số"),
        Column(18, "Xếp hạng", "{{ d.hang }}", "Ô giữa"),
        *if_true("co_xep_loai", Column(42, "Xếp loại", "{{ d.xep_loai }}")),
        Column(62, "Hình thức đề nghị", "{{ d.danh_hieu }}"),
    )
    table = paper.grid(columns, "Đầu cột")
    add_row_tag(table, "for d in danh_sach_khen")
    add_rows(table, columns)
    add_row_tag(table, "endfor")
    paper.part_tables()
