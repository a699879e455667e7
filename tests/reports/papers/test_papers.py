"""The reports as Word documents, read back with python-docx: what stands where, and the same bytes each time.

The form of Nghị định 30 is held by `test_decree30`.
"""

from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT

from pipeline.model.bloc import Period
from tests.builders import a_review
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.documents import (
    styled,
    text_of,
    write_report,
    written,
)

TEXT_WIDTH, WIDE_TEXT_WIDTH = 165, 252
"""Between the margins, in millimetres: of a portrait page and of a landscape one."""


@pytest.fixture(params=Period)
def report(request: pytest.FixtureRequest, tmp_path: Path) -> DocumentType:
    return written(tmp_path, a_bloc_review(11, 24, request.param))


# ------------------------------------------------------------------------------- what stands where


def test_the_letter_is_portrait_and_wide_annexes_landscape(report: DocumentType) -> None:
    letter, *_, last = report.sections
    assert letter.orientation == WD_ORIENT.PORTRAIT
    assert last.orientation == WD_ORIENT.LANDSCAPE
    assert (last.page_width or 0) > (last.page_height or 0)


def test_the_head(report: DocumentType) -> None:
    assert styled(report, "Quốc hiệu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert styled(report, "Tiêu ngữ") == ["Độc lập - Tự do - Hạnh phúc"]
    (above,), (below,) = styled(report, "Cơ quan chủ quản"), styled(report, "Cơ quan ban hành")
    assert above.split(" ") == ["SỞ\xa0KHOA\xa0HỌC\xa0VÀ\xa0CÔNG\xa0NGHỆ", "TỈNH\xa0KIÊN\xa0GIANG"]
    assert [line.replace("\xa0", " ") for line in below.split(" ")] == [
        "KHỐI THI ĐUA CÁC PHÒNG,",
        "BAN, ĐƠN VỊ THUỘC",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    ]
    assert styled(report, "Số, ký hiệu") == ["Số: …/BC-KTĐ"]
    assert styled(report, "Địa danh, thời gian") == ["Kiên Giang, ngày … tháng … năm …"]
    assert styled(report, "Tên loại văn bản") == ["BÁO CÁO"]


def test_the_end(report: DocumentType) -> None:
    assert styled(report, "Lời kết")[0].endswith("./.")
    assert styled(report, "Quyền hạn, chức vụ") == ["TM. KHỐI THI ĐUA", "KHỐI TRƯỞNG"]
    assert styled(report, "Họ tên người ký") == ["[Họ và tên]"]
    assert styled(report, "Nơi nhận") == ["Nơi nhận:"]
    receivers = styled(report, "Danh sách nơi nhận")
    assert receivers[0] == "- Như trên;"
    assert receivers[-1] == "- Lưu: VT."
    assert all(receiver.endswith(";") for receiver in receivers[:-1])


def test_annexes_say_what_they_belong_to(report: DocumentType) -> None:
    assert styled(report, "Phụ lục") == ["Phụ lục I", "Phụ lục II"]
    assert all(title == title.upper() for title in styled(report, "Tên phụ lục"))
    belonging = styled(report, "Kèm theo")
    assert all(text.startswith("(Kèm theo Báo cáo số …/BC-KTĐ ngày … tháng … năm … của Khối") for text in belonging)


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
        assert min(abs(sum(widths) - width) for width in (TEXT_WIDTH, WIDE_TEXT_WIDTH)) < 0.6
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
