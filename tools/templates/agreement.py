"""Bản giao ước thi đua: the template's text."""

from tools.templates import looks
from tools.templates.common import write_head, write_paragraphs
from tools.templates.paper import Column, Paper, add_blocks, add_row_tag, add_rows, if_true, repeated

TITLE = "Bản giao ước thi đua"
ABBREVIATION = "GƯTĐ"


def agreement() -> Paper:
    """The whole template."""
    paper = Paper(TITLE)
    write_head(paper, "BẢN GIAO ƯỚC THI ĐUA", ("Năm {{ nam }}",), abbreviation=ABBREVIATION, to=None)
    _write_bases(paper)
    _write_contents(paper)
    _write_targets(paper)
    _write_counting(paper)
    _write_pledge(paper)
    _write_signatures(paper)
    paper.annex(
        "Phụ lục",
        "THANG ĐIỂM THI ĐUA NĂM {{ nam }}",
        wide=True,
        of=f"Bản giao ước thi đua số …/{ABBREVIATION}-{{{{ khoi.ky_hieu }}}}",
    )
    _write_scale(paper)
    return paper


def _write_bases(paper: Paper) -> None:
    paper.tag("for doan in viet.can_cu")
    paper.write("Căn cứ", "{{ doan }}")
    paper.tag("else")
    paper.write(
        "Căn cứ",
        "Căn cứ [tên, số, ngày ban hành của văn bản về thi đua, khen thưởng đang có hiệu lực];",
        "Căn cứ [tên, số, ngày ban hành của văn bản phát động, hướng dẫn phong trào thi đua năm {{ nam }}];",
    )
    paper.tag("endfor")
    paper.write("Căn cứ", "Căn cứ đặc điểm, tình hình và nhiệm vụ được giao của các đơn vị thành viên.")
    paper.write("Thân bài", "{{ thanh_vien }}")
    paper.write(
        "Thân bài",
        "Các đơn vị thành viên của {{ khoi.ten }} thống nhất ký kết giao ước thi đua năm {{ nam }} như sau:",
    )


def _write_contents(paper: Paper) -> None:
    paper.write("Mục", "I. NỘI DUNG THI ĐUA")
    paper.write(
        "Thân bài",
        "Các đơn vị thi đua thực hiện các nội dung của thang điểm thi đua năm {{ nam }} (Phụ lục kèm theo):",
    )
    paper.tag("for m in noi_dung")
    paper.write("Thân bài", "{{ m.stt }}. {{ m.ten }}{% if m.muc_diem %}: {{ m.muc_diem }}{% endif %}.")
    paper.tag("endfor")
    paper.write("Thân bài", "{{ tong_diem }}")


def _write_targets(paper: Paper) -> None:
    paper.write("Mục", "II. CHỈ TIÊU THI ĐUA")
    paper.tag("if chi_tieu")
    paper.write("Thân bài", "Các đơn vị đăng ký và phấn đấu hoàn thành các chỉ tiêu sau:")
    paper.tag("elif can_dang_ky")
    paper.write("Thân bài", "[Nêu các chỉ tiêu mà từng đơn vị đăng ký theo thang điểm]")
    paper.tag("else")
    paper.write(
        "Thân bài",
        "Các đơn vị thi đua hoàn thành toàn diện các nội dung nêu tại Mục I; thang điểm không có tiêu chí phải đăng ký "
        "chỉ tiêu riêng.",
    )
    paper.tag("endif", "for b in chi_tieu", "if b.ten")
    paper.write("Tên bảng", "{{ b.ten }}")
    paper.tag("endif")
    columns = (
        Column(10, "STT", "{{ d.stt }}", "Ô giữa nhỏ"),
        Column(42, "Chỉ tiêu", "{{ d.ten }}", "Ô chữ nhỏ"),
        Column(16, "Đơn vị tính", "{{ d.don_vi_tinh }}", "Ô giữa nhỏ"),
        *repeated(Column(79, "{{ m }}", "{{ c }}", "Ô số nhỏ"), "m in b.don_vi", "c in d.chi_tieu"),
    )
    table = paper.grid(columns, "Đầu cột nhỏ")
    add_row_tag(table, "for d in b.dong")
    add_rows(table, columns)
    add_row_tag(table, "endfor")
    paper.tag("endfor", "if ghi_chu_chi_tieu")
    paper.write("Ghi chú bảng", "{{ ghi_chu_chi_tieu }}")
    paper.tag("endif", "if chua_dang_ky")
    paper.write("Thân bài", "{{ chua_dang_ky }}")
    paper.tag("endif")


def _write_counting(paper: Paper) -> None:
    paper.write("Mục", "III. TỔ CHỨC THỰC HIỆN, CHẤM ĐIỂM")
    paper.write("Khoản", "1. Tổ chức thực hiện")
    paper.write(
        "Thân bài",
        "- Các đơn vị thành viên cụ thể hóa giao ước này thành kế hoạch, phổ biến đến mọi tập thể, cá nhân thuộc đơn "
        "vị và thường xuyên tự kiểm tra tiến độ thực hiện.",
    )
    paper.tag("if lanh_dao")
    paper.write("Thân bài", "- {{ lanh_dao }}")
    paper.tag("else")
    paper.write("Thân bài", "- [Nêu đơn vị làm {{ khoi.loai }} trưởng, {{ khoi.loai }} phó và trách nhiệm]")
    paper.tag("endif")
    write_paragraphs(paper, "viet.to_chuc_thuc_hien")
    paper.write("Khoản", "2. Tự chấm điểm và thẩm định")
    paper.write("Thân bài", "Các đơn vị tự chấm theo thang điểm và gửi bảng tự chấm điểm kèm minh chứng đúng thời hạn:")
    paper.tag("for doan in thoi_han")
    paper.write("Thân bài", "- {{ doan }}")
    paper.tag("else")
    paper.write("Thân bài", "- [Nêu thời hạn gửi bảng tự chấm điểm của từng kỳ]")
    paper.tag("endfor")
    write_paragraphs(paper, "tham_dinh")
    paper.write("Khoản", "3. Cách tính điểm")
    write_paragraphs(paper, "cach_tinh", "- ")
    paper.write("Khoản", "4. Xếp hạng")
    paper.write("Thân bài", "{{ xep_hang }}")
    _write_grades(paper)


def _write_grades(paper: Paper) -> None:
    paper.tag("if xep_loai or dieu_kien or khen_thuong")
    paper.write(
        "Khoản",
        "5. {% if khen_thuong %}{% if xep_loai %}Xếp loại, đề nghị khen thưởng{% else %}Đề nghị khen thưởng{% endif %}"
        "{% else %}Xếp loại{% endif %}",
    )
    paper.tag("if xep_loai")
    paper.write("Thân bài", "Căn cứ kết quả xếp hạng, các đơn vị được xếp loại như sau:")
    write_paragraphs(paper, "xep_loai", "- ")
    write_paragraphs(paper, "xep_loai_khac")
    paper.tag("endif", "if dieu_kien")
    paper.write("Thân bài", "{{ dieu_kien }}")
    paper.tag("endif", "if khen_thuong")
    paper.write("Thân bài", "{{ khoi.loai }} xét, đề nghị khen thưởng các đơn vị thành viên như sau:")
    write_paragraphs(paper, "khen_thuong", "- ")
    write_paragraphs(paper, "khen_thuong_khac")
    paper.tag("endif", "endif")


def _write_pledge(paper: Paper) -> None:
    paper.write("Mục", "IV. CAM KẾT")
    paper.write("Thân bài", "Các đơn vị thành viên cam kết:")
    paper.write(
        "Thân bài",
        "- Thực hiện đầy đủ các nội dung và phấn đấu hoàn thành các chỉ tiêu của giao ước này.",
        "- Tự chấm điểm trung thực, đúng thang điểm, có minh chứng và gửi đúng thời hạn.",
        "- Thẩm định, bình xét khách quan, công khai, công bằng; đoàn kết, hợp tác cùng phát triển.",
    )
    paper.write(
        "Lời kết",
        "Bản giao ước này được lập thành {{ so_ban }} bản có giá trị như nhau, mỗi đơn vị thành viên giữ 01 bản"
        "{% if khoi.co_quan_chu_quan %}, gửi {{ khoi.co_quan_chu_quan }} 01 bản{% endif %}./.",
    )


def _write_signatures(paper: Paper) -> None:
    """A place for every member; who receives the pact is said in its last sentence."""
    paper.write("Quyền hạn, chức vụ", "ĐẠI DIỆN CÁC ĐƠN VỊ THÀNH VIÊN")
    places = ("h.trai", "h.giua", "h.phai")
    table = paper.table(looks.SIGNED, (looks.TEXT_WIDTH / len(places),) * len(places))
    add_row_tag(table, "for h in ky_ten")
    add_blocks(
        table,
        [
            (
                ("Đơn vị ký", f"{{{{ {place} }}}}"),
                ("Họ tên người ký", f"{{% if {place} %}}[Họ và tên]{{% endif %}}"),
            )
            for place in places
        ],
    )
    add_row_tag(table, "endfor")


def _write_scale(paper: Paper) -> None:
    columns = (
        Column(17, "Mã", "{{ d.ma }}", "Ô chữ nhỏ"),
        Column(84, "Nội dung", "{{ d.noi_dung }}", "Ô chữ nhỏ"),
        Column(19, "Đơn vị tính", "{{ d.don_vi_tinh }}", "Ô giữa nhỏ"),
        Column(14, "Điểm tối đa", "{{ d.diem_toi_da }}", "Ô số nhỏ"),
        Column(73, "Cách tính điểm", "{{ d.cach_tinh }}", "Ô chữ nhỏ"),
        *if_true("co_tham_dinh", Column(27, "Thẩm định", "{{ d.tham_dinh }}", "Ô chữ nhỏ")),
    )
    table = paper.grid(columns, "Đầu cột nhỏ")
    add_row_tag(table, "for d in thang_diem", "if d.dam")
    add_rows(table, columns, strong=True)
    add_row_tag(table, "else")
    add_rows(table, columns)
    add_row_tag(table, "endif", "endfor")
    paper.part_tables()
