"""Phiếu báo for a member of whom no form could be scored: the template's text."""

from tools.templates.common import write_end, write_head, write_paragraphs
from tools.templates.paper import Column, Paper, add_row_tag, add_rows

TITLE = "Phiếu báo về việc chưa có phiếu chấm điểm được chấm"


def missing_slip() -> Paper:
    """The whole template."""
    paper = Paper(TITLE)
    subject = "Về việc chưa có phiếu chấm điểm thi đua {{ ky }} được chấm"
    write_head(paper, "PHIẾU BÁO", (subject,), abbreviation="PB", to="{{ don_vi }}")
    write_paragraphs(paper, "tinh_hinh")
    paper.tag("if tep")
    _write_files(paper)
    paper.tag("endif")
    paper.write(
        "Thân bài sau bảng",
        "Đề nghị đơn vị gửi phiếu chấm điểm theo mẫu của khối, hoặc báo lý do chưa gửi được bằng văn bản, như sau:",
    )
    paper.write(
        "Thân bài",
        "- Nơi nhận: [tên cơ quan, địa chỉ, thư điện tử nhận phiếu]",
        "- Thời hạn: [giờ, ngày, tháng, năm]",
    )
    write_end(paper, "{{ khoi.ten }} thông báo để đơn vị biết, thực hiện./.", ("Như trên",))
    return paper


def _write_files(paper: Paper) -> None:
    columns = (
        Column(12, "STT", "{{ d.stt }}", "Ô giữa"),
        Column(40, "Tệp đã nhận", "{{ d.tep }}"),
        Column(27, "Nhận lúc", "{{ d.nhan_luc }}"),
        Column(40, "Vì sao không được chấm", "{{ d.ly_do }}"),
        Column(46, "Đề nghị đơn vị", "{{ d.can_lam }}"),
    )
    paper.write("Tên bảng", "Các tệp khối đã nhận của đơn vị")
    table = paper.grid(columns, "Đầu cột")
    add_row_tag(table, "for d in tep")
    add_rows(table, columns)
    add_row_tag(table, "endfor")
