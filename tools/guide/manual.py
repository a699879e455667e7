"""A guide as a Word document: Word's own heading and list styles, one typeface, pages of A4."""

from collections.abc import Iterable
from pathlib import Path

from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Row
from docx.text.paragraph import Paragraph

from tools.guide.blank import blank_document
from tools.guide.made_tables import MADE
from tools.guide.markup import Block, Made, Part, Picture, Screen, Table, Text, marked

FONT, TYPED = "Times New Roman", "Courier New"
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
"""A4, in millimetres."""
_SIDE, _TOP, _BOTTOM = 20, 18, 15
_TEXT_WIDTH = PAGE_WIDTH - 2 * _SIDE
_GREY = "A6A6A6"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BLUE = RGBColor(0x1F, 0x38, 0x64)
_STYLES = {
    Part.TITLE: "Title",
    Part.HEADING: "Heading 1",
    Part.SUBHEADING: "Heading 2",
    Part.PARAGRAPH: "Normal",
    Part.BULLET: "List Bullet",
    Part.STEP: "List",
    Part.NOTE: "Intense Quote",
}
_SCREEN, _CAPTION, _CELL = "macro", "Caption", "Body Text"


class Manual:
    """A guide from top to bottom. `folder` holds its pictures; `size` is that of the running text, in points."""

    def __init__(self, title: str, folder: Path, size: float) -> None:
        self.document, self._folder = blank_document(title), folder
        _set_page(self.document)
        _set_styles(self.document, size)

    def add(self, blocks: Iterable[Block]) -> None:
        """Write the blocks below what there is."""
        for block in blocks:
            match block:
                case Text(part, text):
                    self._text(part, text)
                case Screen(lines):
                    self._screen(lines)
                case Picture(caption, file):
                    self._picture(caption, file)
                case Table():
                    self._table(block)
                case Made(name):
                    self._table(MADE[name]())

    def _text(self, part: Part, text: str) -> None:
        text = text.replace(". ", ".\t", 1) if part is Part.STEP else text
        paragraph = self.document.add_paragraph(style=_STYLES[part])
        paragraph.paragraph_format.keep_with_next = text.endswith(":") or None
        _write(paragraph, text)

    def _screen(self, lines: tuple[str, ...]) -> None:
        """In one frame, in letters so small that the longest line fits where that can still be read."""
        run = self.document.add_paragraph(style=_SCREEN).add_run("\n".join(lines))
        fitting = Mm(_TEXT_WIDTH - 5).pt / (0.6 * max(map(len, lines)))
        run.font.size = Pt(max(7, min(9.5, int(fitting * 2) / 2)))

    def _picture(self, caption: str, file: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment, paragraph.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
        shape = paragraph.add_run().add_picture(str(self._folder / file))
        wide = shape.width > shape.height
        scale = Mm(_TEXT_WIDTH if wide else 78) / shape.width
        shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
        shape._inline.docPr.set("descr", caption)
        _write(self.document.add_paragraph(style=_CAPTION), caption)

    def _table(self, table: Table) -> None:
        grid = self.document.add_table(rows=0, cols=len(table.shares))
        grid.style, grid.autofit, grid.alignment = "Table Grid", False, WD_TABLE_ALIGNMENT.CENTER
        for column, share in zip(grid.columns, table.shares, strict=True):
            column.width = Mm(_TEXT_WIDTH * share / sum(table.shares))
        for number, row in enumerate(table.rows):
            _add_row(grid, row, heading=number == 0)
        self.document.add_paragraph(style=_CELL)


def _add_row(grid: WordTable, texts: tuple[str, ...], *, heading: bool) -> None:
    """A row that does not split over pages; one text alone spans it as the heading of what follows."""
    row: _Row = grid.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if heading:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    cells = [row.cells[0].merge(row.cells[-1])] if len(texts) == 1 else row.cells
    for cell, text in zip(cells, texts, strict=True):
        if heading or len(texts) == 1:
            shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{"D6E0F0" if heading else "EAF0F8"}"/>'
            cell._tc.get_or_add_tcPr().append(parse_xml(shade))
        paragraph = cell.paragraphs[0]
        paragraph.style, paragraph.paragraph_format.keep_with_next = _CELL, heading or len(texts) == 1
        _write(paragraph, f"**{text}**" if heading else text)


def _write(paragraph: Paragraph, text: str) -> None:
    for mark, piece in marked(text):
        run = paragraph.add_run(piece)
        if mark == "**":
            run.bold = True
        elif mark:
            run.style = "Macro Text Char"


# ------------------------------------------------------------------------------------ the looks


def _set_page(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.left_margin = section.right_margin = Mm(_SIDE)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.header_distance = section.footer_distance = Mm(8)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))


def _set_styles(document: DocumentType, size: float) -> None:
    _look(document, "Normal", size, after=4)
    _look(document, "Title", 20, bold=True, centred=True, after=4)
    _look(document, "Heading 1", 15, bold=True, before=12, after=4)
    _look(document, "Heading 2", 12.5, bold=True, before=8, after=3)
    _look(document, "Caption", 10, italic=True, centred=True, after=8)
    _look(document, _CELL, size - 2, before=1, after=1)
    for name, hanging in (("List Bullet", 5), ("List", 7)):
        shape = _look(document, name, size, after=2).paragraph_format
        shape.left_indent, shape.first_line_indent = Mm(hanging), Mm(-hanging)
        shape.tab_stops.add_tab_stop(Mm(hanging))
    _frame(_look(document, _SCREEN, 9.5, before=4, after=8, typeface=TYPED), "F2F2F2")
    _frame(_look(document, "Intense Quote", size, before=4, after=8), "FFF8E1")
    for border in document.styles["Table Grid"].element.iter(*(qn(f"w:{side}") for side in _SIDES)):
        border.set(qn("w:color"), _GREY)
    typed = document.styles["Macro Text Char"].font
    typed.name, typed.size = TYPED, Pt(size - 1.5)


def _look(
    document: DocumentType,
    name: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    before: float = 0,
    after: float = 0,
    typeface: str = FONT,
) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    font, shape = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = typeface, Pt(size), bold, italic
    font.color.rgb = _BLUE if name.startswith(("Heading", "Title")) else RGBColor(0, 0, 0)
    _use_one_typeface(style, typeface)
    shape.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.08
    return style


def _use_one_typeface(style: ParagraphStyle, typeface: str) -> None:
    """For every script, in place of the theme's; and none of the borders that Word's own style may have."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    scripts = " ".join(f'w:{script}="{typeface}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    properties.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {scripts}/>"))
    for old in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(old)


def _frame(style: ParagraphStyle, tint: str) -> None:
    properties = style.element.get_or_add_pPr()
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="3" w:color="{_GREY}"/>' for side in _SIDES[:4])
    followers = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{tint}"/>')
    properties.insert_element_before(border, "w:shd", *followers)
    properties.insert_element_before(shade, *followers)
    shape = style.paragraph_format
    shape.keep_together, shape.left_indent, shape.right_indent = True, Mm(1.5), Mm(1.5)
