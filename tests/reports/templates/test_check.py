"""Templates that a person changed: every fault told, located by the words of its paragraph."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

from pipeline.reports.papers.catalogue import PAPERS, template_faults
from pipeline.reports.papers.paper import Paper
from pipeline.reports.templates.built_in import built_in as built_in_template
from pipeline.reports.templates.check import faults_of

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


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.template)
def test_the_built_in_templates_have_no_fault(tmp_path: Path, paper: Paper) -> None:
    path = tmp_path / paper.template
    path.write_bytes(built_in_template(path.name))
    assert faults_of(path, paper.fields) == ()
    assert template_faults(path) == ()


@pytest.mark.parametrize("name", ["count", "index", "_fields", "__class__"])
def test_what_is_no_field_cannot_be_named_though_every_value_of_ours_has_it(faults: Faults, name: str) -> None:
    assert faults(f"{{{{ khoi.{name} }}}}") == [
        f"bao-cao-tong-ket.docx › “{{{{ khoi.{name} }}}}”: “khoi” không có giá trị “{name}”"
    ]


@pytest.mark.parametrize(
    "text", ["{{ khoi|length }}", "{% if 'Sở' in khoi %}x{% endif %}", "{% if nam not in khoi %}x{% endif %}"]
)
def test_a_value_with_parts_is_no_list_though_it_is_a_tuple(faults: Faults, text: str) -> None:
    said = faults(text)
    assert len(said) == 1
    assert "“khoi” không phải chữ, cũng không phải danh sách" in said[0]
    assert faults("{% if khoi.ten|length > 3 and 'Sở' in khoi.ten %}x{% endif %}") == []


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
        ("{{ nam.__class__.__mro__ }}", "“nam” không có giá trị “__class__”"),
        ("{{ ''.join }}", "“…” không có giá trị “join”"),
        ("{{ khoi['ten'] }}", "mẫu chỉ nêu, lặp và chọn giá trị có sẵn, không tính toán được"),
        ("{{ cycler }}", "không có giá trị “cycler”"),
        ("{{ nam|attr('x') }}", "mẫu không dùng được phép “attr”"),
        ("{{ nam * 1000000000 }}", "mẫu chỉ nêu, lặp và chọn giá trị có sẵn, không tính toán được"),
        ("{{ 10 ** 1000000000 }}", "mẫu chỉ nêu, lặp và chọn giá trị có sẵn, không tính toán được"),
        ("{% import 'config.toml' as x %}", "mẫu không dùng được lệnh “import”"),
        ("{% from 'x' import y %}", "mẫu không dùng được lệnh “from”"),
        ("{% extends 'x' %}", "mẫu không dùng được lệnh “extends”"),
        ("{% set nam = 1 %}", "mẫu không dùng được lệnh “set”"),
        ("{% macro x() %}", "mẫu không dùng được lệnh “macro”"),
        ("{% raw %}", "mẫu không dùng được lệnh “raw”"),
        ("{% do nam %}", "mẫu không dùng được lệnh “do”"),
        ("{% cellbg nam %}", "mẫu không dùng được lệnh “cellbg”"),
        ("{%+ if nam %}", "mẫu không dùng được lệnh “+”"),
        ("{{p nam }}", "không hiểu được; hãy kiểm tra lại cách viết"),
        ("{{ '{%' }}", "thiếu “}}” đóng thẻ trước “{%”"),
        ("{% include 'config.toml' %}", "mẫu không dùng được lệnh “include”"),
        ("{% fro x in muc %}", "mẫu không dùng được lệnh “fro” — có phải “for” không?"),
    ],
)
def test_what_a_template_cannot_do(faults: Faults, text: str, problem: str) -> None:
    (told,) = faults(text)
    assert told == f"bao-cao-tong-ket.docx › “{text}”: {problem}"


@pytest.mark.parametrize(
    "loop",
    [
        "for i in range(1000000000)",
        "for c in nam",
        "for k in khoi.__dict__",
        "for x in muc recursive",
        "for loop in muc",
        "for a, b in muc",
        "for x in [1, 2]",
        "for x in muc if x.ten.upper()",
    ],
)
def test_loops_are_over_lists_of_values_only(faults: Faults, loop: str) -> None:
    assert faults(f"{{%p {loop} %}}", "a", "{%p endfor %}")


def test_loops_in_loops_have_an_end(faults: Faults) -> None:
    opened = [f"{{%p for x{at} in muc %}}" for at in range(5)]
    (told,) = faults(*opened, *["{%p endfor %}"] * 5)
    assert told.endswith("“{%p for x4 in muc %}”: chỉ lồng được nhiều nhất 4 vòng lặp “for”")


def test_what_is_done_where_a_list_is_empty(faults: Faults) -> None:
    assert faults("{%p for m in muc %}", "{{ m.ten }}", "{%p else %}", "{{ nam }}", "{%p endfor %}") == []
    assert faults("{% for m in muc %}{{ m.ten }}{% else %}[Nêu mục]{% endfor %}") == []
    (told,) = faults("{%p for m in muc %}", "{%p else %}", "{{ m.ten }}", "{%p endfor %}")
    assert told.endswith("không có giá trị “m”")
    (told,) = faults(
        "{%p for m in muc %}", "{%p if m.ten %}", "{%p else %}", "{{ m.tenn }}", "{%p endif %}", "{%p endfor %}"
    )
    assert "“tenn”" in told


@pytest.mark.parametrize("tag", ["{%p else nam %}", "{%p endif nam %}"])
def test_nothing_stands_behind_an_end(faults: Faults, tag: str) -> None:
    told = faults("{%p if nam %}", "a", *([tag, "{%p endif %}"] if "else" in tag else [tag]))
    assert any("không ghi gì thêm" in one for one in told)


def test_what_people_write_is_known_to_every_template(faults: Faults) -> None:
    assert faults("{%p for doan in viet.uu_diem %}", "{{ doan }}", "{%p else %}", "[Nêu]", "{%p endfor %}") == []
    (told,) = faults("{%p for doan in viet.uu_diemm %}", "{{ doan }}", "{%p endfor %}")
    assert told.endswith("“viet” không có giá trị “uu_diemm” — có phải “uu_diem” không?")


def test_the_documents_properties_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao-tong-ket.docx"
    document = Document()
    document.core_properties.title = "Báo cáo {{ nma }}"
    document.save(str(path))
    assert [str(fault) for fault in template_faults(path)] == [
        "bao-cao-tong-ket.docx › “Báo cáo {{ nma }}”: thẻ “{{ nma }}”: không có giá trị “nma” — có phải “nam” không?"
    ]


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
