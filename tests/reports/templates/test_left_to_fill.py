"""The places that are left for people, counted in papers as they were written."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.left_to_fill import FILL_IN, left_in, places_left
from pipeline.reports.templates.prepared import filled
from pipeline.scoring.stages import TracedReview
from tests.reports.blocs import a_bloc_review
from tests.reports.documents import an_empty_paper
from tests.reports.templates.test_prepared import bytes_of
from tests.reports.writing import write_papers


def a_paper(*texts: tuple[str, bool]) -> bytes:
    """A document of one paragraph, its runs in the style of places to fill in or not."""
    document = an_empty_paper()
    paragraph = document.add_paragraph()
    for text, marked in texts:
        paragraph.add_run(text, style=FILL_IN if marked else None)
    return bytes_of(document)


def test_only_what_is_marked_is_a_place() -> None:
    assert places_left(a_paper(("Theo [1], ", False), ("[Nêu tên]", True), (" và [ngày]", False))) == ("[Nêu tên]",)


def test_runs_beside_each_other_are_read_together() -> None:
    assert places_left(a_paper(("[Nêu", True), (" tên][ngày]", True))) == ("[Nêu tên]", "[ngày]")


def test_a_place_highlighted_by_hand_counts() -> None:
    document = Document()
    document.add_paragraph().add_run("[Ghi thêm]").font.highlight_color = WD_COLOR_INDEX.YELLOW
    assert places_left(bytes_of(document)) == ("[Ghi thêm]",)


def test_what_people_wrote_is_no_longer_left(tmp_path: Path) -> None:
    blank, filled = (
        sum(write_papers(tmp_path, TracedReview(a_bloc_review(3, 15), ()), tmp_path / "none", written).values())
        for written in (WrittenFields(), WrittenFields(phuong_huong=("Một [ghi chú].",)))
    )
    assert filled < blank


@pytest.mark.parametrize("own", [None, "Tiêu đề {{ nam }}"], ids=["prepared", "by docxtpl"])
def test_places_are_counted_while_papers_are_written(tmp_path: Path, own: str | None) -> None:
    """They are those of the files; a template with a tag in its properties is filled by docxtpl."""
    templates, folder = tmp_path / "mau", tmp_path / "review"
    templates.mkdir()
    folder.mkdir()
    if own is not None:
        template = Document(BytesIO(built_in("thong-bao.docx")))
        template.core_properties.title = own
        template.save(str(templates / "thong-bao.docx"))
    left = write_papers(folder, TracedReview(a_bloc_review(3, 15), ()), templates)
    assert {name: number for name, number in left.items() if number} == left_in(folder)
    assert {"thong-bao.docx", "bao-cao-tong-ket.docx", "phieu-ket-qua"} <= left_in(folder).keys()
    assert left["phieu-ket-qua"] % 3 == 0


def test_places_in_text_boxes_headers_and_the_far_end_of_a_paper_count() -> None:
    """A text box makes a part one piece: its paragraphs stand in others."""
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>{{ ten }}</w:t></w:r></w:p></w:txbxContent></w:pict>"
    for boxed in (False, True):
        document = an_empty_paper()
        document.sections[0].header.paragraphs[0].add_run("[Số]", style=FILL_IN)
        for text in ("{%p for one in cac %}", "{{ one }}", "{%p endfor %}"):
            document.add_paragraph(text)
        last = document.add_paragraph("{{ ten }}")
        last.add_run("[Ngày]", style=FILL_IN)
        if boxed:
            last.add_run()._r.append(parse_xml(box.replace("<w:pict>", f"<w:pict {nsdecls('w')}>")))
        made = filled(bytes_of(document), {"cac": ("rất dài " * 100,) * 400, "ten": "Sở [A]"})
        assert made.left == 2
        assert sorted(places_left(made.file)) == ["[Ngày]", "[Số]"]


def test_a_text_box_in_a_table_whose_columns_are_repeated_makes_a_part_one_piece_too() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{{ one }}</w:t></w:r></w:p></w:txbxContent>"
    document = an_empty_paper()
    document.add_paragraph("{{ ten }}").add_run("[Số]", style=FILL_IN)
    cells = document.add_table(rows=1, cols=3).rows[0].cells
    for cell, text in zip(cells, ("{%tc for one in cac %}", "{{ one }}", "{%tc endfor %}"), strict=True):
        cell.text = text
    run = cells[1].paragraphs[0].add_run()
    run._r.append(parse_xml(f"<w:pict {nsdecls('w')}>{box}</w:pict>"))
    cells[1].paragraphs[0].add_run("[Ngày]", style=FILL_IN)
    made = filled(bytes_of(document), {"cac": ("rất dài " * 2_000,) * 12, "ten": "Sở A"})
    assert made.left == 13
    assert sorted(places_left(made.file)) == [*["[Ngày]"] * 12, "[Số]"]


def test_papers_made_one_a_member_are_counted_together(tmp_path: Path) -> None:
    letters = tmp_path / "phieu-ket-qua"
    letters.mkdir()
    for name in ("VP", "TTR"):
        (letters / f"{name}.docx").write_bytes(a_paper(("[Họ và tên]", True)))
    (tmp_path / "thong-bao.docx").write_bytes(a_paper(("Không có gì.", False)))
    assert left_in(tmp_path) == {"phieu-ket-qua": 2}


def test_what_lies_beside_an_open_paper_is_none(tmp_path: Path) -> None:
    (tmp_path / "thong-bao.docx").write_bytes(a_paper(("[Họ và tên]", True)))
    (tmp_path / "~$ong-bao.docx").write_bytes(b"\x06Office" + bytes(155))
    assert left_in(tmp_path) == {"thong-bao.docx": 1}


@pytest.mark.parametrize("part", ["styles", "document"])
def test_parts_that_a_program_numbers_are_those_parts(part: str) -> None:
    paper, numbered = a_paper(("[Họ và tên]", True), ("{{ ten }}", False)), BytesIO()
    with ZipFile(BytesIO(paper)) as old, ZipFile(numbered, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace(f"{part}.xml", f"{part}2.xml"), old.read(name).replace(*_renamed(part)))
    made = filled(numbered.getvalue(), {"ten": "Sở A"})
    assert (made.left, places_left(made.file)) == (1, ("[Họ và tên]",))


def _renamed(part: str) -> tuple[bytes, bytes]:
    return f"{part}.xml".encode(), f"{part}2.xml".encode()


def test_a_template_without_styles_is_filled() -> None:
    document, bare = Document(), BytesIO()
    document.add_paragraph("{{ ten }}").add_run("[Ghi]").font.highlight_color = WD_COLOR_INDEX.YELLOW
    with ZipFile(BytesIO(bytes_of(document))) as old, ZipFile(bare, "w") as new:
        for name in old.namelist():
            if name != "word/styles.xml":
                new.writestr(name, old.read(name))
    made = filled(bare.getvalue(), {"ten": "Sở A"})
    assert (made.left, places_left(made.file)) == (1, ("[Ghi]",))
