"""Tờ trình về việc đề nghị khen thưởng: the template's text."""

from tools.templates.common import write_bases, write_by_people, write_end, write_head, write_paragraphs
from tools.templates.paper import Column, Paper, add_row_tag, add_rows, if_true

TITLE = "Tờ trình về việc đề nghị khen thưởng"


def submission() -> Paper:
    """The whole template."""
    paper = Paper(TITLE)
    write_head(paper, "TỜ TRÌNH", ("Về việc đề nghị khen thưởng năm {{ nam }}",), abbreviation="TTr")
    write_bases(paper, "kết quả chấm điểm, xếp hạng và Biên bản họp bình xét thi đua năm {{ nam }}")
    paper.write("Thân bài", "{{ qua_trinh }}")
    _write_proposals(paper)
    _write_open(paper)
    paper.write("Thân bài", "Hồ sơ kèm theo Tờ trình gồm:")
    paper.tag("for doan in kem_theo")
    paper.write("Thân bài", "- {{ doan }};")
    paper.tag("endfor")
    write_by_people(paper, "viet.ho_so_kem_theo", "- [Nêu báo cáo thành tích và các tài liệu khác].")
    write_end(
        paper,
        "{{ khoi.ten }} {% if not de_nghi %}báo cáo để {{ khoi.co_quan_chu_quan }} xem xét, chỉ đạo{% else %}kính đề "
        "nghị {{ khoi.co_quan_chu_quan }} xem xét, quyết định{% endif %}./.",
    )
    _write_list(paper)
    return paper


def _write_proposals(paper: Paper) -> None:
    paper.tag("if de_nghi")
    paper.write(
        "Thân bài",
        "Căn cứ kết quả bình xét, {{ khoi.ten }} kính đề nghị {{ khoi.co_quan_chu_quan }} xem xét, khen thưởng hoặc "
        "trình cấp có thẩm quyền khen thưởng các đơn vị sau:",
    )
    paper.tag("for k in de_nghi")
    paper.write("Khoản", "{{ k.stt }}. {{ k.danh_hieu }}")
    paper.write("Thân bài", "{{ k.gioi_thieu }}")
    write_paragraphs(paper, "k.don_vi", "- ")
    paper.tag("endfor")
    paper.write("Thân bài", "Danh sách tổng hợp các đơn vị được đề nghị được nêu tại Phụ lục kèm theo.")
    paper.tag("endif", "if khong_de_nghi")
    paper.write("Thân bài", "{{ khong_de_nghi }}")
    paper.tag("endif")


def _write_open(paper: Paper) -> None:
    """Awards that the bloc has still to vote on."""
    paper.tag("if chua_quyet")
    paper.write("Thân bài", "Các hình thức khen thưởng chưa xác định được đơn vị đề nghị:")
    paper.tag("for doan in chua_quyet")
    paper.write("Thân bài", "- {{ doan }} [Nêu kết quả biểu quyết hoặc thời gian trình bổ sung]")
    paper.tag("endfor", "endif")


def _write_list(paper: Paper) -> None:
    """The annexed list. It is portrait: where nobody is proposed it is left out together with its section."""
    columns = (
        Column(9, "STT", "{{ d.stt }}", "Ô giữa"),
        Column(31, "Đơn vị", "{{ d.don_vi }}"),
        Column(15, "Tổng điểm", "{{ d.tong_diem }}", "Ô số"),
        Column(12, "Xếp hạng", "{{ d.hang }}", "Ô giữa"),
        *if_true("co_xep_loai", Column(20, "Xếp loại", "{{ d.xep_loai }}")),
        *if_true("co_phieu", Column(16, "Số phiếu", "{{ d.so_phieu }}", "Ô giữa")),
        Column(26, "Hình thức đề nghị", "{{ d.danh_hieu }}"),
    )
    paper.tag("if danh_sach")
    paper.annex(
        "Phụ lục",
        "DANH SÁCH ĐƠN VỊ ĐỀ NGHỊ KHEN THƯỞNG NĂM {{ nam }}",
        wide=False,
        of="Tờ trình số …/TTr-{{ khoi.ky_hieu }}",
    )
    table = paper.grid(columns, "Đầu cột")
    add_row_tag(table, "for d in danh_sach")
    add_rows(table, columns)
    add_row_tag(table, "endfor")
    paper.part_tables()
    paper.tag("endif")
