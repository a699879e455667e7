"""What papers share: the head, the bases, the end, the sections of the pact, the table of points."""

from tools.templates import looks
from tools.templates.paper import Column, Paper, add_row_tag, add_rows, if_true, repeated

SUPERIOR = "{{ khoi.co_quan_chu_quan }}"
SCORED = "kết quả tự chấm điểm của các đơn vị thành viên{% if co_tham_dinh %} và kết quả thẩm định{% endif %}"


def write_head(
    paper: Paper,
    kind: str,
    abstract: tuple[str, ...],
    *,
    abbreviation: str = "BC",
    to: str | None = SUPERIOR,
    dated: bool = True,
) -> None:
    """The issuing bodies and the state's name, number and date, the kind of paper, what it is about, for whom.

    `abbreviation` is that of the kind in the number: BC, BB, TB, TTr. A paper to nobody (`to` None) has no `Kính gửi`;
    a record (biên bản) tells its time in the text and is not `dated` in its head.
    """
    widths = (looks.ISSUER_WIDTH, looks.STATE_WIDTH)
    issuer = (
        ("Cơ quan chủ quản", "{{ khoi.co_quan_chu_quan_in_hoa }}"),
        ("Cơ quan ban hành", "{{ khoi.ten_in_hoa }}"),
        ("Kẻ dưới cơ quan ban hành", ""),
        ("Số, ký hiệu", f"Số: …/{abbreviation}-{{{{ khoi.ky_hieu }}}}"),
    )
    state = (
        ("Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc"),
        ("Kẻ dưới Tiêu ngữ", ""),
        ("Địa danh, thời gian", "{{ khoi.dia_danh }}, ngày … tháng … năm {{ nam }}") if dated else (looks.BREAK, ""),
    )
    paper.plain_table(widths, (issuer[:3], state[:3]))
    paper.part_tables()
    paper.plain_table(widths, (issuer[3:], state[3:]))
    paper.write("Tên loại văn bản", kind)
    paper.write("Trích yếu", *abstract)
    paper.rule("Kẻ dưới trích yếu")
    if to == SUPERIOR:
        _write_superiors(paper)
    elif to is not None:
        paper.write("Kính gửi", f"Kính gửi: {to}")


def _write_superiors(paper: Paper) -> None:
    """The superior body, or those whom people wrote down instead; several stand one a line."""
    paper.tag("if viet.kinh_gui|length > 1")
    paper.write("Kính gửi", "Kính gửi:")
    paper.tag("for noi in viet.kinh_gui")
    paper.write("Danh sách kính gửi", "- {{ noi }}{% if loop.last %}.{% else %};{% endif %}")
    paper.tag("endfor", "else")
    paper.write("Kính gửi", "Kính gửi: {% for noi in viet.kinh_gui %}{{ noi }}{% else %}" + SUPERIOR + "{% endfor %}")
    paper.tag("endif")


def write_bases(paper: Paper, last: str = SCORED) -> None:
    """Legal bases: the law in force is for people to name; `last` ends them."""
    law = "Căn cứ [tên, số, ngày ban hành của văn bản về thi đua, khen thưởng đang có hiệu lực];"
    write_by_people(paper, "viet.can_cu", law, "Căn cứ")
    paper.write(
        "Căn cứ",
        "Căn cứ thang điểm thi đua năm {{ nam }} của {{ khoi.ten }};",
        f"Căn cứ {last}.",
    )


def write_paragraphs(paper: Paper, values: str, before: str = "") -> None:
    """A paragraph for each text of a value."""
    paper.tag(f"for doan in {values}")
    paper.write("Thân bài", before + "{{ doan }}")
    paper.tag("endfor")


def write_by_people(paper: Paper, values: str, place: str, look: str = "Thân bài") -> None:
    """What people wrote for `viet.…`, a paragraph each; where nobody wrote, the place to fill in: `[Nêu …]`."""
    paper.tag(f"for doan in {values}")
    paper.write(look, "{{ doan }}")
    paper.tag("else")
    paper.write(look, place)
    paper.tag("endfor")


def by_people(values: str, place: str) -> str:
    """The same within a line, for a time, a place, a name: what people wrote, else the place to fill in."""
    written = "{{ doan }}{% if not loop.last %}; {% endif %}"
    return f"{{% for doan in {values} %}}{written}{{% else %}}{place}{{% endfor %}}"


def write_sections(paper: Paper) -> None:
    """What was reached in each level-1 row of the scale."""
    write_paragraphs(paper, "chi_tieu_chung")
    paper.tag("for m in muc")
    paper.write("Khoản", "{{ m.stt }}. {{ m.ten }}")
    write_paragraphs(paper, "m.nhan_xet", "- ")
    paper.tag("endfor")


def write_other_results(paper: Paper) -> None:
    """What the members reached besides, by people."""
    others = "[Bổ sung những kết quả nổi bật khác của các đơn vị mà số liệu chưa thể hiện]"
    write_by_people(paper, "viet.ket_qua_khac", others)


def write_end(
    paper: Paper, closing: str, receivers: tuple[str, ...] = ("Như trên", "Các đơn vị thành viên"), file: str = "VT"
) -> None:
    """The last sentence, who signs for the bloc, and who receives: all on one page."""
    paper.write("Lời kết", closing)
    signer = (
        ("Quyền hạn, chức vụ", "TM. {{ khoi.loai_in_hoa }} THI ĐUA"),
        ("Quyền hạn, chức vụ", "{{ khoi.loai_in_hoa }} TRƯỞNG"),
        ("Họ tên người ký", "[Họ và tên]"),
    )
    paper.plain_table((looks.TEXT_WIDTH / 2, looks.TEXT_WIDTH / 2), (_receivers(receivers, file), signer))


def write_signers(paper: Paper, *offices: str, receivers: tuple[str, ...] = (), file: str = "VT") -> None:
    """Those who sign a record, side by side, each by its office in capitals; below the first, who receives it."""
    signers = [[("Quyền hạn, chức vụ", office), ("Họ tên người ký", "[Họ và tên]")] for office in offices]
    if receivers:  # in the same row, which no page cuts in two
        signers[0] += _receivers(receivers, file)
    paper.plain_table((looks.TEXT_WIDTH / len(offices),) * len(offices), signers)


def _receivers(receivers: tuple[str, ...], file: str) -> list[tuple[str, str]]:
    told = [("Danh sách nơi nhận", f"- {receiver};") for receiver in receivers]
    return [("Nơi nhận", "Nơi nhận:"), *told, ("Danh sách nơi nhận", f"- Lưu: {file}.")]


def write_chart(paper: Paper, name: str, *, legend: bool = False) -> None:
    """A chart and its caption below it; both vanish where there is nothing to draw."""
    paper.tag(f"if bieu_do.{name}")
    paper.write("Biểu đồ", "{{ bieu_do." + name + " }}")
    paper.write("Tên biểu đồ", "{{ bieu_do.ten_" + name + " }}")
    if legend:
        paper.tag("if bieu_do.ky_hieu")
        paper.write("Ghi chú bảng", "{{ bieu_do.ky_hieu }}")
        paper.tag("endif")
    paper.tag("endif")


def write_points(paper: Paper) -> None:
    """The annex table of points, landscape, with what must be said below it."""
    columns = (
        Column(10, "STT", "{{ d.stt }}", "Ô giữa nhỏ"),
        Column(38, "Đơn vị", "{{ d.ten }}", "Ô chữ nhỏ"),
        *repeated(Column(11, "{{ m }}", "{{ m }}", "Ô số nhỏ"), "m in cot_muc", "m in d.muc"),
        Column(14, "Điểm thưởng", "{{ d.diem_thuong }}", "Ô số nhỏ"),
        Column(11, "Điểm trừ", "{{ d.diem_tru }}", "Ô số nhỏ"),
        Column(14, "Tổng tự chấm", "{{ d.tu_cham }}", "Ô số nhỏ"),
        Column(14, "Tổng điểm", "{{ d.tong_diem }}", "Ô số nhỏ đậm"),
        Column(14, "Điểm tối đa áp dụng", "{{ d.toi_da }}", "Ô số nhỏ"),
        Column(13, "Tỷ lệ %", "{{ d.ty_le }}", "Ô số nhỏ"),
        Column(11, "Xếp hạng", "{{ d.hang }}", "Ô giữa nhỏ đậm"),
        *if_true("co_xep_loai", Column(22, "Xếp loại", "{{ d.xep_loai }}", "Ô chữ nhỏ")),
        *if_true("co_khen_thuong", Column(26, "Đề nghị", "{{ d.de_nghi }}", "Ô chữ nhỏ")),
    )
    table = paper.grid(columns, "Đầu cột nhỏ")
    add_row_tag(table, "for d in xep_hang")
    add_rows(table, columns)
    add_row_tag(table, "endfor")
    paper.tag("for doan in ghi_chu")
    paper.write("Ghi chú bảng", "{{ doan }}")
    paper.tag("endfor")
