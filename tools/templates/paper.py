"""A paper in the making: paragraphs, tables and sections, every one in a style of `looks`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from tools.templates import looks
from tools.templates.blank import blank_document

_FILL_IN = re.compile(r"(\[[^\]]*\])")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its width in millimetres, heading, text in the rows, and the rows' style."""

    width: float
    heading: str
    text: str
    look: str = "Ô chữ"


TAG_WIDTH = 9
"""Columns of tags vanish; what repeated columns do not need of their room, the others get."""


def repeated(column: Column, heading: str, rows: str) -> tuple[Column, Column, Column]:
    """A column for each item of two loops, that of the heading and that of the rows: `m in cot_muc`, `m in d.muc`."""
    return _tag_column(f"for {heading}", f"for {rows}"), column, _tag_column("endfor", "endfor")


def if_true(condition: str, *columns: Column) -> tuple[Column, ...]:
    """Columns that are there only where the condition holds."""
    return _tag_column(f"if {condition}", f"if {condition}"), *columns, _tag_column("endif", "endif")


def _tag_column(heading: str, rows: str) -> Column:
    return Column(TAG_WIDTH, "{%tc " + heading + " %}", "{%tc " + rows + " %}", looks.TAG)


class Paper:
    """A Word document of ours from top to bottom."""

    def __init__(self, title: str) -> None:
        self.document = blank_document(title)
        looks.define_styles(self.document)
        _set_page(self.document.sections[0], wide=False)
        _number_pages(self.document.sections[0])

    def write(self, look: str, *texts: str) -> None:
        """One paragraph a text; `[…]` is marked as a place to fill in."""
        for text in texts:
            fill(self.document.add_paragraph(style=look), text)

    def rule(self, look: str) -> None:
        """A solid rule."""
        self.document.add_paragraph(style=look)

    def tag(self, *tags: str) -> None:
        """Tags of the template language, each in a paragraph of its own, which vanishes with it: `for x in y`."""
        for tag in tags:
            self.write(looks.TAG, "{%p " + tag + " %}")

    def annex(self, label: str, title: str, *, wide: bool, of: str = "Báo cáo số …/BC-{{ khoi.ky_hieu }}") -> None:
        """A new section with its own page numbers, headed by what it is and what it belongs to.

        It has a header of its own: a section before it may be left out together with its header.
        """
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self.document.paragraphs[-1].style = looks.BREAK
        _set_page(section, wide=wide)
        _number_pages(section)
        _restart_numbers(section)
        self.write("Phụ lục", label)
        self.write("Tên phụ lục", title)
        self.write(
            "Kèm theo",
            f"(Kèm theo {of} ngày … tháng … năm {{{{ nam }}}} của {{{{ khoi.ten }}}})",
        )
        self.rule("Kẻ dưới trang ngang" if wide else "Kẻ dưới trích yếu")

    def part_tables(self) -> None:
        """A paragraph that takes no room: a document does not end with a table, and two tables do not touch.

        Word makes one of two that touch; LibreOffice leaves a heading alone at the foot of their page.
        """
        self.document.add_paragraph(style=looks.BREAK)

    def plain_table(self, widths: Sequence[float], cells: Sequence[Sequence[tuple[str, str]]]) -> Table:
        """A table without lines, one row, for blocks that stand side by side; a cell is (style, text) paragraphs."""
        table = self.table(looks.PLAIN, widths)
        add_blocks(table, cells)
        return table

    def grid(self, columns: Sequence[Column], heading_look: str) -> Table:
        """A table with lines, and its heading row, which repeats on every page."""
        table = self.table(looks.GRID, [column.width for column in columns])
        heading = _add_row(table)
        heading._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, column in zip(heading.cells, columns, strict=True):
            fill(cell.paragraphs[0], column.heading, looks.TAG if column.look == looks.TAG else heading_look)
        return table

    def table(self, style: str, widths: Sequence[float]) -> Table:
        """A table without any row yet."""
        table: Table = self.document.add_table(rows=0, cols=len(widths))
        table.style, table.autofit, table.alignment = style, False, WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table


def add_rows(table: Table, columns: Sequence[Column], *, strong: bool = False) -> None:
    """A row with the columns' texts; `strong` in the bold variant of their styles."""
    for cell, column in zip(_add_row(table).cells, columns, strict=True):
        plain = not strong or column.look == looks.TAG or column.look.endswith(looks.BOLD)
        fill(cell.paragraphs[0], column.text, column.look if plain else column.look + looks.BOLD)


def add_blocks(table: Table, cells: Sequence[Sequence[tuple[str, str]]]) -> None:
    """A row of blocks that stand side by side; a cell is (style, text) paragraphs."""
    for cell, paragraphs in zip(_add_row(table).cells, cells, strict=True):
        for number, (look, text) in enumerate(paragraphs):
            fill(cell.add_paragraph() if number else cell.paragraphs[0], text, look)


def add_wide_row(table: Table, text: str, look: str) -> None:
    """A row whose one cell spans the table."""
    cells = _add_row(table).cells
    fill(cells[0].merge(cells[-1]).paragraphs[0], text, look)


def add_row_tag(table: Table, *tags: str) -> None:
    """Tags each in a row of its own, which vanishes with it: `for x in y`."""
    for tag in tags:
        add_wide_row(table, "{%tr " + tag + " %}", looks.TAG)


def fill(paragraph: Paragraph, text: str, look: str | None = None) -> None:
    """Put text into a paragraph; `[…]` gets the style of places to fill in."""
    if look:
        paragraph.style = look
    for piece in filter(None, _FILL_IN.split(text)):
        paragraph.add_run(piece, style=looks.FILL_IN if _FILL_IN.fullmatch(piece) else None)


def _add_row(table: Table) -> _Row:
    """A new row that does not split over pages, its cells as wide as the columns."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row


def _set_page(section: Section, *, wide: bool) -> None:
    short, long = Mm(looks.PAGE_WIDTH), Mm(looks.PAGE_HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    section.top_margin, section.bottom_margin = Mm(looks.TOP), Mm(looks.BOTTOM)
    section.left_margin, section.right_margin = Mm(looks.LEFT), Mm(looks.RIGHT)
    section.header_distance = section.footer_distance = Mm(looks.HEADER_DISTANCE)
    section.different_first_page_header_footer = True


def _number_pages(section: Section) -> None:
    """The page number, centred in the top margin."""
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Số trang"
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))


def _restart_numbers(section: Section) -> None:
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    start = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
    section._sectPr.insert_element_before(start, "w:cols", "w:titlePg", "w:docGrid")
