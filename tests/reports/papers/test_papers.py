"""The reports as Word documents: the form of Nghị định 30, read back with python-docx."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pipeline.model.bloc import Period
from pipeline.reports.papers.catalogue import built_in
from tests.builders import a_review
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.documents import (
    millimetres,
    paragraphs,
    report_name,
    style_of,
    styled,
    text_of,
    write_report,
    written,
)
from tools.templates import looks
from tools.templates.make_templates import templates

LEFT, CENTRE, BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


@pytest.fixture(params=Period)
def report(request: pytest.FixtureRequest, tmp_path: Path) -> DocumentType:
    return written(tmp_path, a_bloc_review(11, 24, request.param))


# -------------------------------------------------------------------------- form, Nghị định 30


def test_every_page_is_a4_with_the_margins(report: DocumentType) -> None:
    for section in report.sections:
        sides = sorted((millimetres(section.page_width), millimetres(section.page_height)))
        assert sides == [210, 297]
        assert 20 <= millimetres(section.top_margin) <= 25
        assert 20 <= millimetres(section.bottom_margin) <= 25
        assert 30 <= millimetres(section.left_margin) <= 35
        assert 15 <= millimetres(section.right_margin) <= 20


def test_the_letter_is_portrait_and_wide_annexes_landscape(report: DocumentType) -> None:
    letter, *_, last = report.sections
    assert letter.orientation == WD_ORIENT.PORTRAIT
    assert last.orientation == WD_ORIENT.LANDSCAPE
    assert (last.page_width or 0) > (last.page_height or 0)


def test_page_numbers_are_centred_in_the_top_margin_from_page_two(report: DocumentType) -> None:
    style = style_of(report, "Số trang")
    assert style.paragraph_format.alignment == CENTRE
    assert style.font.size in (Pt(13), Pt(14))
    for section in report.sections:
        assert section.different_first_page_header_footer
        assert section.first_page_header.is_linked_to_previous
        (number,) = section.header.paragraphs
        assert number.style is not None
        assert number.style.name == "Số trang"
        assert number._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
        assert (section.header_distance or 0) < (section.top_margin or 0)


def test_every_annex_is_numbered_on_its_own(report: DocumentType) -> None:
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in report.sections]
    assert starts[0] is None
    assert [start.get(qn("w:start")) for start in starts[1:]] == ["1"] * (len(starts) - 1)
    assert len(styled(report, "Phụ lục")) == len(starts) - 1


@pytest.mark.parametrize(
    ("name", "sizes", "bold", "italic", "alignment"),
    [
        ("Quốc hiệu", (12, 13), True, False, CENTRE),
        ("Tiêu ngữ", (13, 14), True, False, CENTRE),
        ("Cơ quan chủ quản", (12, 13), False, False, CENTRE),
        ("Cơ quan ban hành", (12, 13), True, False, CENTRE),
        ("Số, ký hiệu", (13, 13), False, False, CENTRE),
        ("Địa danh, thời gian", (13, 14), False, True, CENTRE),
        ("Tên loại văn bản", (13, 14), True, False, CENTRE),
        ("Trích yếu", (13, 14), True, False, CENTRE),
        ("Kính gửi", (13, 14), False, False, CENTRE),
        ("Căn cứ", (13, 14), False, True, BOTH),
        ("Thân bài", (13, 14), False, False, BOTH),
        ("Mục", (13, 14), True, False, BOTH),
        ("Khoản", (13, 14), True, False, BOTH),
        ("Quyền hạn, chức vụ", (13, 14), True, False, CENTRE),
        ("Họ tên người ký", (13, 14), True, False, CENTRE),
        ("Nơi nhận", (12, 12), True, True, LEFT),
        ("Danh sách nơi nhận", (11, 11), False, False, LEFT),
        ("Phụ lục", (14, 14), True, False, CENTRE),
        ("Tên phụ lục", (13, 14), True, False, CENTRE),
        ("Kèm theo", (13, 14), False, True, CENTRE),
    ],
)
@pytest.mark.parametrize("period", Period)
def test_styles_are_those_of_the_decree(
    period: Period,
    name: str,
    sizes: tuple[int, int],
    bold: bool,
    italic: bool,
    alignment: WD_ALIGN_PARAGRAPH,
) -> None:
    document = made(period)
    style = style_of(document, name)
    assert style.font.size is not None
    assert sizes[0] <= style.font.size.pt <= sizes[1]
    assert (bool(style.font.bold), bool(style.font.italic)) == (bold, italic)
    assert style.paragraph_format.alignment == alignment
    assert styled(document, name), "the style is in use"


def made(period: Period) -> DocumentType:
    """A built-in template."""
    return Document(BytesIO(built_in(report_name(period))))


def test_the_body_is_set_as_the_decree_says(report: DocumentType) -> None:
    shape = style_of(report, "Thân bài").paragraph_format
    assert shape.first_line_indent is not None
    assert round(shape.first_line_indent.cm, 2) in (1.0, 1.27)
    assert (shape.space_after or Pt(0)) + (shape.space_before or Pt(0)) >= Pt(6)
    assert isinstance(shape.line_spacing, float)
    assert 1.0 <= shape.line_spacing <= 1.5


def test_all_is_times_new_roman_and_in_styles(report: DocumentType) -> None:
    fonts = report.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    direct = {element.tag for element in report.element.body.iter()} & {
        qn(f"w:{name}") for name in ("rFonts", "sz", "b", "i", "color", "spacing", "ind")
    }
    assert direct == set()


def test_rules_are_as_long_as_the_decree_says(report: DocumentType) -> None:
    for name, column, length in looks.RULES:
        shape = style_of(report, name).paragraph_format
        own = column - (shape.left_indent or Mm(0)).mm - (shape.right_indent or Mm(0)).mm
        assert own == pytest.approx(length, abs=0.2)
    assert looks.STATE_WIDTH + looks.ISSUER_WIDTH == looks.TEXT_WIDTH
    assert looks.ISSUER_WIDTH / 3 <= looks.ISSUER_RULE <= looks.ISSUER_WIDTH / 2
    assert looks.TEXT_WIDTH / 3 <= looks.ABSTRACT_RULE <= looks.TEXT_WIDTH / 2
    assert {"Kẻ dưới Tiêu ngữ", "Kẻ dưới cơ quan ban hành", "Kẻ dưới trích yếu"} <= {
        style for style, _ in paragraphs(report)
    }


def test_the_head(report: DocumentType) -> None:
    assert styled(report, "Quốc hiệu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert styled(report, "Tiêu ngữ") == ["Độc lập - Tự do - Hạnh phúc"]
    assert styled(report, "Cơ quan chủ quản") == ["SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH KIÊN GIANG"]
    assert styled(report, "Cơ quan ban hành") == ["KHỐI THI ĐUA CÁC PHÒNG, BAN, ĐƠN VỊ THUỘC SỞ KHOA HỌC VÀ CÔNG NGHỆ"]
    assert styled(report, "Số, ký hiệu") == ["Số: …/BC-KTĐ"]
    assert styled(report, "Địa danh, thời gian") == ["Kiên Giang, ngày … tháng … năm 2018"]
    assert styled(report, "Tên loại văn bản") == ["BÁO CÁO"]


def test_legal_bases_end_with_semicolons_and_a_stop(report: DocumentType) -> None:
    *bases, last = styled(report, "Căn cứ")
    assert all(base.endswith(";") for base in bases)
    assert last.endswith(".")


def test_the_end(report: DocumentType) -> None:
    assert styled(report, "Lời kết")[0].endswith("./.")
    assert styled(report, "Quyền hạn, chức vụ") == ["TM. KHỐI THI ĐUA", "KHỐI TRƯỞNG"]
    assert styled(report, "Họ tên người ký") == ["[Họ và tên]"]
    assert styled(report, "Nơi nhận") == ["Nơi nhận:"]
    receivers = styled(report, "Danh sách nơi nhận")
    assert receivers[0] == "- Như trên;"
    assert receivers[-1] == "- Lưu: VT."
    assert all(receiver.endswith(";") for receiver in receivers[:-1])


def test_the_signature_stays_with_the_last_sentence(report: DocumentType) -> None:
    for name in ("Lời kết", "Quyền hạn, chức vụ", "Nơi nhận", "Danh sách nơi nhận"):
        assert style_of(report, name).paragraph_format.keep_with_next
    for name in ("Phần", "Tên phần", "Mục", "Khoản", "Tên bảng", "Đầu cột", "Phụ lục", "Tên phụ lục"):
        assert style_of(report, name).paragraph_format.keep_with_next, "no heading stands alone at the foot of a page"


def test_annexes_say_what_they_belong_to(report: DocumentType) -> None:
    assert styled(report, "Phụ lục") == ["Phụ lục I", "Phụ lục II"]
    assert all(title == title.upper() for title in styled(report, "Tên phụ lục"))
    belonging = styled(report, "Kèm theo")
    assert all(text.startswith("(Kèm theo Báo cáo số …/BC-KTĐ ngày … tháng … năm 2018 của Khối") for text in belonging)


def test_table_rows_do_not_split_and_headings_repeat(report: DocumentType) -> None:
    for row in report.element.body.iter(qn("w:tr")):
        assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    for table in report.tables:
        if table.style is not None and table.style.name == looks.GRID:
            assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_contents_in_their_order(tmp_path: Path) -> None:
    half = written(tmp_path, a_bloc_review(3, 15, Period.SIX_MONTH))
    assert [title.split(".")[0] for title in styled(half, "Mục")] == ["I", "II", "III", "IV", "V", "VI"]
    assert styled(half, "Mục")[0] == "I. ĐẶC ĐIỂM, TÌNH HÌNH KHỐI"
    year = written(tmp_path, a_bloc_review(3, 15))
    assert styled(year, "Phần") == ["Phần I", "Phần II", "Phần III"]
    assert [title.split(".")[0] for title in styled(year, "Mục")] == ["I", "II", "III", "IV", "V", "VI"]
    assert all(title == title.upper() for title in (*styled(half, "Mục"), *styled(year, "Mục")))


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_tables_are_as_wide_as_the_text(tmp_path: Path, period: Period, members: int, lines: int) -> None:
    document = written(tmp_path, a_bloc_review(members, lines, period))
    for table in document.tables:
        widths = [column.width.mm for column in table.columns if column.width is not None]
        assert len(widths) == len(table.columns)
        assert min(abs(sum(widths) - width) for width in (looks.TEXT_WIDTH, looks.WIDE_TEXT_WIDTH)) < 0.6
        assert all(width > 8 for width in widths)
        for row in table.rows:
            assert sum(cell.width.mm for cell in dict.fromkeys(row.cells) if cell.width is not None) == pytest.approx(
                sum(widths), abs=0.6
            )


# ------------------------------------------------------------------------------ templates, bytes


def test_the_blocs_own_template_is_used_when_it_is_there(tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("Năm {{ nam }}: {{ khoi.dia_danh }}")
    own.save(str(tmp_path / "mau.docx"))
    assert text_of(written(tmp_path, a_review(), tmp_path / "mau.docx")) == "Năm 2018: Kiên Giang"
    assert styled(written(tmp_path, a_review(), tmp_path / "khong-co.docx"), "Tên loại văn bản") == ["BÁO CÁO"]


def test_a_section_break_in_the_paragraph_of_a_tag_is_kept(tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("Trang một")
    own.add_section().orientation = WD_ORIENT.LANDSCAPE
    own.paragraphs[-1].add_run("{%p if nam %}")
    own.add_paragraph("Trang hai")
    own.add_paragraph("{%p endif %}")
    own.save(str(tmp_path / "mau.docx"))
    document = written(tmp_path, a_review(), tmp_path / "mau.docx")
    assert len(document.sections) == 2
    assert text_of(document).split() == ["Trang", "một", "Trang", "hai"]


@pytest.mark.parametrize("period", Period)
def test_two_runs_write_the_same_bytes(tmp_path: Path, period: Period) -> None:
    review = a_bloc_review(3, 4, period)
    for name in ("a.docx", "b.docx"):
        write_report(tmp_path / name, review, None)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_document_properties_name_nobody_and_no_time(report: DocumentType) -> None:
    properties = report.core_properties
    assert properties.title.startswith("Báo cáo")
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert (properties.created, properties.modified) == (None, None)


def test_zip_members_have_no_clock(tmp_path: Path) -> None:
    write_report(tmp_path / "a.docx", a_review(), None)
    with ZipFile(tmp_path / "a.docx") as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_shipped_templates_are_what_the_script_makes() -> None:
    for name, data in templates().items():
        assert document_xml(data) == document_xml(built_in(name)), "run tools.templates.make_templates"
        own = Path(__file__).parents[3] / "input_templates" / "word" / name
        assert own.read_bytes() == built_in(name), "the workspace starts from the built-in templates"


def document_xml(data: bytes) -> tuple[bytes, ...]:
    """The text and the styles; the rest is the library's."""
    with ZipFile(BytesIO(data)) as file:
        return file.read("word/document.xml"), file.read("word/styles.xml")
