"""The places that are left for people, counted in papers as they were written."""

from io import BytesIO
from pathlib import Path

from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.reports.templates.left_to_fill import FILL_IN, left_in, places_left
from pipeline.scoring.stages import TracedReview
from tests.reports.blocs import a_bloc_review
from tests.reports.documents import an_empty_paper
from tests.reports.writing import write_papers


def a_paper(*texts: tuple[str, bool]) -> bytes:
    """A document of one paragraph, its runs in the style of places to fill in or not."""
    document = an_empty_paper()
    paragraph = document.add_paragraph()
    for text, marked in texts:
        paragraph.add_run(text, style=FILL_IN if marked else None)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_only_what_is_marked_is_a_place() -> None:
    assert places_left(a_paper(("Theo [1], ", False), ("[Nêu tên]", True), (" và [ngày]", False))) == ("[Nêu tên]",)


def test_runs_beside_each_other_are_read_together() -> None:
    assert places_left(a_paper(("[Nêu", True), (" tên][ngày]", True))) == ("[Nêu tên]", "[ngày]")


def test_a_place_highlighted_by_hand_counts() -> None:
    document = Document()
    document.add_paragraph().add_run("[Ghi thêm]").font.highlight_color = WD_COLOR_INDEX.YELLOW
    file = BytesIO()
    document.save(file)
    assert places_left(file.getvalue()) == ("[Ghi thêm]",)


def test_what_people_wrote_is_no_longer_left(tmp_path: Path) -> None:
    for name, written in (("blank", WrittenFields()), ("filled", WrittenFields(phuong_huong=("Một [ghi chú].",)))):
        (tmp_path / name).mkdir()
        write_papers(tmp_path / name, TracedReview(a_bloc_review(3, 15), ()), tmp_path, written)
    blank, filled = (sum(left_in(tmp_path / name).values()) for name in ("blank", "filled"))
    assert filled < blank


def test_papers_made_one_a_member_are_counted_together(tmp_path: Path) -> None:
    letters = tmp_path / "phieu-ket-qua"
    letters.mkdir()
    for name in ("VP", "TTR"):
        (letters / f"{name}.docx").write_bytes(a_paper(("[Họ và tên]", True)))
    (tmp_path / "thong-bao.docx").write_bytes(a_paper(("Không có gì.", False)))
    assert left_in(tmp_path) == {"phieu-ket-qua": 2}
