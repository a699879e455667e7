"""Templates that a person changed: every fault told, located by the words of its paragraph."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

from pipeline.model import Period
from pipeline.reports.papers import built_in as built_in_template
from pipeline.reports.papers import template_faults
from tests.reports.documents import report_name

Rows = Sequence[Sequence[str]]


def a_template(folder: Path, *paragraphs: str, table: Rows = (), header: str = "") -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(rows=0, cols=len(table[0]))
        for texts in table:
            for cell, text in zip(grid.add_row().cells, texts, strict=True):
                cell.text = text
    if header:
        document.sections[0].header.paragraphs[0].text = header
    path = folder / "bao-cao-tong-ket.docx"
    document.save(path)
    return path


@pytest.fixture
def faults(tmp_path: Path) -> "Faults":
    return Faults(tmp_path)


class Faults:
    """What is said of a template made of these paragraphs, a fault a line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *paragraphs: str, table: Rows = (), header: str = "") -> list[str]:
        return [
            str(fault) for fault in template_faults(a_template(self.folder, *paragraphs, table=table, header=header))
        ]


@pytest.mark.parametrize("period", Period)
def test_the_built_in_templates_have_no_fault(tmp_path: Path, period: Period) -> None:
    path = tmp_path / report_name(period)
    path.write_bytes(built_in_template(path.name))
    assert template_faults(path) == ()


def test_an_unknown_value_is_told_with_the_likely_one(faults: Faults) -> None:
    assert faults("Năm {{ nma }}") == [
        "bao-cao-tong-ket.docx › “Năm {{ nma }}”: thẻ “{{ nma }}”: không có giá trị “nma” — có phải “nam” không?"
    ]


def test_an_unknown_part_of_a_value(faults: Faults) -> None:
    assert faults("{{ khoi.tenn }}") == [
        "bao-cao-tong-ket.docx › “{{ khoi.tenn }}”: “khoi” không có giá trị “tenn” — có phải “ten” không?"
    ]


def test_all_faults_are_told_at_once_also_in_loops_that_today_have_nothing(faults: Faults) -> None:
    told = faults(
        "{{ nma }}", "{%p for k in danh_sach_khen %}", "{{ k.danh_hieuu }}", "{%p endfor %}", header="{{ tenn }}"
    )
    assert len(told) == 3
    assert "“danh_hieu”" in told[1]


def test_a_loops_name_is_known_inside_only(faults: Faults) -> None:
    assert faults("{%p for m in muc %}", "{{ loop.index }}. {{ m.ten }}", "{%p endfor %}") == []
    assert faults("{%p for m in muc %}", "{{ m.ten }}", "{%p endfor %}", "{{ m.ten }}") == [
        "bao-cao-tong-ket.docx › “{{ m.ten }}”: không có giá trị “m”"
    ]


def test_a_loop_that_is_wrong_itself_is_told_once(faults: Faults) -> None:
    assert faults("{%p for m in mucc %}", "{{ m.ten }}", "{%p endfor %}") == [
        "bao-cao-tong-ket.docx › “{%p for m in mucc %}”: không có giá trị “mucc” — có phải “muc” không?"
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{ nam }", "thẻ mở bằng “{{” nhưng không đóng bằng “}}”"),
        ("{{ nam %}", "thiếu “}}” đóng thẻ trước “%}”"),
        ("nam }}", "thừa dấu “}}”"),
        ("{{ }}", "không hiểu được; hãy kiểm tra lại cách viết"),
        ("{{ muc }}", "“muc” là danh sách; hãy dùng “for … in muc” để lấy từng giá trị"),
        ("{{ khoi }}", "“khoi” gồm nhiều giá trị; hãy ghi rõ giá trị nào, ví dụ “khoi.loai”"),
        ("{{ co_xep_loai }}", "“co_xep_loai” chỉ là có hoặc không; hãy dùng trong “if co_xep_loai”"),
        ("{{ nam|uper }}", "mẫu không dùng được phép “uper” — có phải “upper” không?"),
        ("{{ nam + 1 }}", "mẫu chỉ nêu, lặp và chọn giá trị có sẵn, không tính toán được"),
        ("{{ nam.upper() }}", "mẫu chỉ nêu, lặp và chọn giá trị có sẵn, không tính toán được"),
        ("{{ khoi.__class__ }}", "“khoi” không có giá trị “__class__”"),
        ("{% include 'config.toml' %}", "mẫu không dùng được lệnh “include”"),
        ("{% fro x in muc %}", "mẫu không dùng được lệnh “fro” — có phải “for” không?"),
    ],
)
def test_what_a_template_cannot_do(faults: Faults, text: str, problem: str) -> None:
    (told,) = faults(text)
    assert told == f"bao-cao-tong-ket.docx › “{text}”: {problem}"


@pytest.mark.parametrize(
    ("paragraphs", "problem"),
    [
        (["{%p for m in muc %}", "a"], "thẻ “{%p for m in muc %}” chưa được đóng bằng “endfor”"),
        (["a", "{%p endif %}"], "thẻ “{%p endif %}” không có thẻ mở tương ứng"),
        (["{%p else %}"], "thẻ “{%p else %}” phải nằm giữa “if” và “endif”"),
        (["{% if nam %} a"], "thẻ “{% if nam %}” chưa được đóng bằng “endif” trong cùng đoạn"),
        (["{%p for m in nam %}", "{%p endfor %}"], "“nam” không phải danh sách nên không lặp được"),
        (
            ["Các mục: {%p for m in muc %}", "{%p endfor %}"],
            "thẻ “{%p for m in muc %}” phải đứng một mình trong đoạn; phần chữ còn lại sẽ bị mất",
        ),
    ],
)
def test_tags_that_do_not_fit_together(faults: Faults, paragraphs: list[str], problem: str) -> None:
    (told,) = faults(*paragraphs)
    assert told.endswith(f": {problem}")


def test_a_loop_over_rows_has_a_row_of_its_own(faults: Faults) -> None:
    assert (
        faults(table=[["{%tr for d in xep_hang %}", ""], ["{{ d.hang }}", "{{ d.ten }}"], ["{%tr endfor %}", ""]]) == []
    )
    (told,) = faults(table=[["{%tr for d in xep_hang %}", "STT"], ["{{ d.hang }}", ""], ["{%tr endfor %}", ""]])
    assert "phải đứng một mình trong hàng của bảng" in told


def test_a_loop_over_rows_outside_a_table(faults: Faults) -> None:
    (told,) = faults("{%tr for d in xep_hang %}")
    assert told.endswith("không dùng được ở đây")


def test_choices_are_checked_in_every_branch(faults: Faults) -> None:
    assert (
        faults("{%p if muc %}", "a", "{%p elif nam == “2018” %}", "{{ nam|lower }}", "{%p else %}", "b", "{%p endif %}")
        == []
    )
    (told,) = faults("{{ nam if co_xep_loai else nma }}")
    assert "“nma”" in told


def test_long_paragraphs_are_shortened(faults: Faults) -> None:
    (told,) = faults("chữ " * 50 + "{{ nma }}")
    assert len(told) < 200
    assert "…”" in told


@pytest.mark.parametrize("content", [b"", b"PK not a zip", b"{\\rtf1}"])
def test_a_file_that_is_no_word_document(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bao-cao-tong-ket.docx"
    path.write_bytes(content)
    assert [str(fault) for fault in template_faults(path)] == [
        "bao-cao-tong-ket.docx: không đọc được tệp mẫu; hãy mở bằng Word và lưu lại thành .docx"
    ]
