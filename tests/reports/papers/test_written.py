"""What people write for the papers: sections by heading, text and nothing else, and nothing lost in silence."""

import time
from pathlib import Path

import pytest
from docx import Document

from pipeline.model.bloc import Period
from pipeline.reports.papers.written import Written, misnamed_files, read_written, unreadable
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, OWN_NUMBER, WrittenFields
from pipeline.scoring.stages import TracedReview
from pipeline.text.words import clean
from pipeline.text.written_words import HEADINGS, NUMBERS
from tests.reports.blocs import a_bloc_review
from tests.reports.documents import report_name, styled
from tests.reports.writing import write_papers


def read(folder: Path, text: str) -> Written:
    path = folder / "noi-dung" / "six-month.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_written(path)


def test_every_value_has_headings_of_its_own() -> None:
    assert [*HEADINGS, *OWN_NUMBER] == list(WrittenFields._fields)
    every = [heading for headings in (*HEADINGS.values(), NUMBERS) for heading in headings]
    assert len(every) == len(set(every))


def test_a_section_is_its_paragraphs(tmp_path: Path) -> None:
    written = read(tmp_path, "# Nguyên nhân\n\nMột đoạn\nviết hai dòng.\n\n- Ý một\n- Ý hai\n+ Ý nhỏ\n\nĐoạn cuối.\n")
    assert written.remarks == ()
    assert written.fields.nguyen_nhan == ("Một đoạn viết hai dòng.", "- Ý một", "- Ý hai", "+ Ý nhỏ", "Đoạn cuối.")
    assert written.fields.han_che == ()


def test_numbered_lines_stay_paragraphs(tmp_path: Path) -> None:
    text = "1. Tiếp tục phát động\n2. Đôn đốc\nđúng hạn\n2.1. Một việc\n3) Tổng kết\na) Ý nhỏ\n"
    assert read(tmp_path, f"# Phương hướng\n{text}").fields.phuong_huong == (
        "1. Tiếp tục phát động",
        "2. Đôn đốc đúng hạn",
        "2.1. Một việc",
        "3) Tổng kết",
        "a) Ý nhỏ",
    )


@pytest.mark.parametrize("line", ["2018. Kết quả", "10 đơn vị", "1.000 lượt"])
def test_a_line_that_begins_with_a_figure_goes_on(tmp_path: Path, line: str) -> None:
    assert read(tmp_path, f"# Phương hướng\nTrong năm\n{line}").fields.phuong_huong == (f"Trong năm {line}",)


@pytest.mark.parametrize(
    "heading",
    [
        "# Ưu điểm",
        "## ƯU ĐIỂM:",
        "#Ưu điểm",
        "### 1. Ưu điểm ###",
        "## IV. Những  ưu điểm",
        "# a) ưu điểm.",
        "# U\u031bu \u0111ie\u0302\u0309m",
    ],
)
def test_headings_are_compared_as_words(tmp_path: Path, heading: str) -> None:
    assert read(tmp_path, f"{heading}\nTốt.").fields.uu_diem == ("- Tốt.",)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("V. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2018", "phuong_huong"),
        ("Phương hướng, nhiệm vụ năm 2019", "phuong_huong"),
        ("Hoạt động của Khối thi đua", "hoat_dong"),
        ("Hoạt động của cụm", "hoat_dong"),
    ],
)
def test_a_heading_may_name_the_bloc_and_the_time(tmp_path: Path, heading: str, name: str) -> None:
    assert getattr(read(tmp_path, f"# {heading}\nMột câu.").fields, name) == ("Một câu.",)


def test_lists_have_a_dash_and_bases_a_semicolon(tmp_path: Path) -> None:
    written = read(tmp_path, "# Hạn chế\nMột\n\n* Hai\n# Căn cứ\nCăn cứ Luật A.\n\n- Căn cứ Nghị định B;")
    assert written.fields.han_che == ("- Một", "- Hai")
    assert written.fields.can_cu == ("Căn cứ Luật A;", "Căn cứ Nghị định B;")


def test_a_section_in_two_places_is_taken_whole(tmp_path: Path) -> None:
    assert read(tmp_path, "# Kiến nghị\nA\n# Hạn chế\nB\n# Đề xuất, kiến nghị\nC").fields.kien_nghi == ("A", "C")


def test_comments_are_for_the_writer(tmp_path: Path) -> None:
    written = read(tmp_path, "<!-- Ghi vào đây.\n# Ưu điểm\nVí dụ -->\n# Ưu điểm\n<!-- chưa có -->\n")
    assert written == Written(NOTHING_WRITTEN)


def test_comments_that_never_end_are_text(tmp_path: Path) -> None:
    began = time.monotonic()
    read(tmp_path, "# Nhận xét chung\n" + "<!-- " * 200_000)
    assert time.monotonic() - began < 3


def test_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "year-end.md"
    path.write_bytes("\ufeff# Ưu điểm\r\nMột.\r\n\r\nHai.\r\n".encode())
    assert read_written(path).fields.uu_diem == ("- Một.", "- Hai.")


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert read_written(tmp_path / "noi-dung" / "six-month.md") == Written(NOTHING_WRITTEN)


def test_what_no_paper_can_take_is_told_with_the_likely_heading(tmp_path: Path) -> None:
    written = read(tmp_path, "Lời đầu\n\n# Đánh giá chung\n## Ưu điễm\nTốt.\n## Việc khác\nHết.\n")
    assert [str(remark) for remark in written.remarks] == [
        "noi-dung/six-month.md, dòng 1: chữ đứng trước đề mục đầu tiên nên không vào văn bản nào",
        "noi-dung/six-month.md, dòng 4 “Ưu điễm”: không văn bản nào có đề mục này nên phần chữ bên dưới chưa được "
        "dùng — có phải “Ưu điểm” không?",
        "noi-dung/six-month.md, dòng 6 “Việc khác”: không văn bản nào có đề mục này nên phần chữ bên dưới chưa được "
        "dùng",
    ]


def test_the_line_of_a_heading_counts_comments(tmp_path: Path) -> None:
    (remark,) = read(tmp_path, "<!-- một\nhai\nba -->\n# Lạ lùng\nChữ.").remarks
    assert remark.where == "noi-dung/six-month.md, dòng 4 “Lạ lùng”"


def test_a_file_of_another_encoding_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "six-month.md"
    path.write_bytes("# Ưu điểm".encode("utf-16"))
    (fault,) = unreadable(path)
    assert "UTF-8" in fault.message
    path.write_text("# Ưu điểm", encoding="utf-8")
    assert unreadable(path) == ()


def test_files_of_no_period_are_told(tmp_path: Path) -> None:
    for name in ("six-month.md", "year_end.md", ".hidden", "~$x.md"):
        (tmp_path / name).touch()
    assert [str(fault) for fault in misnamed_files(tmp_path)] == [
        f"{tmp_path.name}/year_end.md: không kỳ nào dùng tệp này — có phải “year-end.md” không?"
    ]
    assert misnamed_files(tmp_path / "none") == ()


HOSTILE = "{{ 7*7 }} {% raw %} A & B <c> =cmd [ngoặc] \u202eđảo"


@pytest.mark.parametrize("period", Period)
def test_what_is_written_takes_the_place_to_fill_in(tmp_path: Path, period: Period) -> None:
    written = read(tmp_path, f"# Phương hướng\n{HOSTILE}\n\nĐoạn hai.\n# Thực hiện\nCông văn số 5.").fields
    write_papers(tmp_path, TracedReview(a_bloc_review(3, 15, period), ()), tmp_path, written)
    document = Document(str(tmp_path / report_name(period)))
    body = styled(document, "Thân bài")
    assert clean(HOSTILE) in body
    assert "Đoạn hai." in body
    assert "[Nêu phương hướng, nhiệm vụ trọng tâm và giải pháp thực hiện]" not in body
    assert "[Nêu nguyên nhân khách quan, chủ quan của những hạn chế]" in body
    assert styled(document, "Căn cứ") == [], "a report opens with what it was asked by"
    assert any(text.startswith("Thực hiện Công văn số 5, Khối thi đua") for text in body)
