"""Forms typed in fonts from before Unicode: read as they are seen, with a finding at the cell."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from pipeline.forms.score.layout import HEADER_ROW
from pipeline.model.result import Review
from tests.forms.score.returning import Change, fate, findings, form, marks, reviewed, row_of

REPORTED, EVIDENCE, NOTE = 7, 10, 11


def typed(code: str, column: int, text: Any, font: str) -> Change:
    def change(book: Workbook) -> None:
        cell = form(book).cell(row_of(form(book), code), column)
        cell.value, cell.font = text, Font(name=font)

    return change


def everywhere(font: str) -> Change:
    """The whole sheet selected and given another font: our own texts are Unicode, and so are chosen options."""

    def change(book: Workbook) -> None:
        for row in form(book).iter_rows(max_col=11):
            for cell in row:
                cell.font = Font(name=font)

    return change


@pytest.mark.parametrize(
    ("code", "text", "font", "means"),
    [
        ("2.1", "Kh¸", ".VnTime", "Khá"),
        ("2.1", "kh¸", ".VnTimeH", "Khá"),
        ("2.1", "Khaù", "VNI-Times", "Khá"),
        ("2.2", "§¹t", ".VnArial", "Đạt"),
        ("2.2", "Ñaït", "VNI-Helve", "Đạt"),
        ("K1", "Kh«ng", ".VnTime", "Không"),
        ("K1", "KHOÂNG", "VNI-Times", "Không"),
    ],
)
def test_an_option_in_a_legacy_font(
    code: str, text: str, font: str, means: str, unchanged: Review, tmp_path: Path
) -> None:
    told = reviewed(tmp_path, typed(code, REPORTED, text, font))
    assert findings(told) == [("legacy_font", code)]
    (finding,) = [one for one in told.findings if one.code == "legacy_font"]
    assert finding.severity == "info"
    assert finding.seen.casefold() == means.casefold()
    assert finding.cell is not None
    assert finding.cell.startswith("Phiếu chấm điểm!G")
    assert marks(told, "VP") == marks(unchanged, "VP")


def test_evidence_and_notes_in_legacy_fonts(tmp_path: Path) -> None:
    told = reviewed(
        tmp_path,
        typed("1.1", EVIDENCE, "C«ng v¨n sè 12/CV-VP", ".VnTime"),
        typed("1.1", NOTE, "Ñaõ hoaøn thaønh", "VNI-Times"),
    )
    (entry,) = [one.entries["1.1"] for one in told.submissions if one.unit == "VP"]
    assert (entry.evidence.value, entry.note.value) == ("Công văn số 12/CV-VP", "Đã hoàn thành")
    assert findings(told) == [("legacy_font", "1.1")] * 2


def test_a_cell_in_several_fonts(tmp_path: Path) -> None:
    parts = CellRichText(
        TextBlock(InlineFont(rFont="Arial"), "Số "),
        TextBlock(InlineFont(rFont=".VnTime"), "c«ng v¨n "),
        TextBlock(InlineFont(rFont="VNI-Times"), "ñaõ göûi"),
    )
    told = reviewed(tmp_path, typed("1.1", EVIDENCE, parts, "Arial"))
    (entry,) = [one.entries["1.1"] for one in told.submissions if one.unit == "VP"]
    assert entry.evidence.value == "Số công văn đã gửi"


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_unicode_in_a_sheet_that_was_given_a_legacy_font(font: str, unchanged: Review, tmp_path: Path) -> None:
    """`Mã` and `Khá` are made of letters that the font draws as others; they are known as they were written."""
    told = reviewed(tmp_path, everywhere(font))
    assert fate(told) == ("accepted", None, "VP")
    assert findings(told) == []
    assert marks(told, "VP") == marks(unchanged, "VP")


def test_a_form_translated_to_tcvn3_as_a_whole(unchanged: Review, tmp_path: Path) -> None:
    """Headings and labels too."""

    def change(book: Workbook) -> None:
        everywhere(".VnTime")(book)
        labels = ["M·", "Néi dung", None, None, None, None, "KÕt qu¶", "§iÓm tù chÊm", "Kh«ng ¸p dông", "Minh chøng"]
        for cell, label in zip(form(book)[HEADER_ROW], labels, strict=False):
            cell.value = label or cell.value
        form(book).cell(row_of(form(book), "2.1"), 2).value = "ChÊp hµnh kû luËt, kû c\xad¬ng"
        form(book).cell(row_of(form(book), "2.1"), REPORTED).value = "Kh¸"

    told = reviewed(tmp_path, change)
    assert findings(told) == [("legacy_font", "2.1")]
    assert marks(told, "VP") == marks(unchanged, "VP")


def test_latin_letters_in_an_ordinary_font_are_what_they_are(tmp_path: Path) -> None:
    told = reviewed(tmp_path, typed("2.1", REPORTED, "Kh¸", "Times New Roman"))
    assert findings(told) == [("unknown_option", "2.1")]
