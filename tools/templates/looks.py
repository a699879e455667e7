"""The styles of administrative papers (Nghị định 30/2020/NĐ-CP, Phụ lục I), as Word shows them to the secretary.

Sizes in points, lengths in millimetres.
"""

import unicodedata
from dataclasses import dataclass, replace
from enum import Enum

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Times New Roman"
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
HEADER_DISTANCE = 10
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
WIDE_TEXT_WIDTH = PAGE_HEIGHT - LEFT - RIGHT
ISSUER_WIDTH = 66
STATE_WIDTH = TEXT_WIDTH - ISSUER_WIDTH
MOTTO_WIDTH = 57
"""How long `Độc lập - Tự do - Hạnh phúc` is in bold 13 pt; the rule below it is as long."""
ISSUER_RULE = 24
ABSTRACT_RULE = 56

FILL_IN = "Chỗ cần điền"
TAG = "Thẻ lệnh"
BREAK = "Ngắt phần"
BOLD = " đậm"
"""Ends the name of a style that is the bold variant of another."""
GRID = "Bảng kẻ"
PLAIN = "Bảng không kẻ"
SIGNED = "Bảng ký tên"


class Align(Enum):
    """How the lines of a paragraph lie."""

    LEFT = WD_ALIGN_PARAGRAPH.LEFT
    CENTRE = WD_ALIGN_PARAGRAPH.CENTER
    RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
    BOTH = WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One paragraph style. `outline` is the level in Word's navigation pane, 0 the highest."""

    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    before: float = 0
    after: float = 0
    spacing: float = 1.0
    first_line: float = 0
    left: float = 0
    right: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    outline: int | None = None


_BODY = Look(name="Thân bài", align=Align.BOTH, after=6, spacing=1.15, first_line=12.7)
_CELL = Look(name="Ô", size=12, before=2, after=2)
_SMALL = Look(name="Ô nhỏ", size=10, before=1, after=1)

LOOKS: tuple[Look, ...] = (
    Look(name="Cơ quan chủ quản", size=12, align=Align.CENTRE),
    Look(name="Cơ quan ban hành", size=12, bold=True, align=Align.CENTRE),
    Look(name="Quốc hiệu", size=12, bold=True, align=Align.CENTRE),
    Look(name="Tiêu ngữ", size=13, bold=True, align=Align.CENTRE),
    Look(name="Số, ký hiệu", size=13, align=Align.CENTRE, before=6),
    Look(name="Địa danh, thời gian", size=13, italic=True, align=Align.CENTRE, before=6),
    Look(name="Tên loại văn bản", bold=True, align=Align.CENTRE, before=18, keep_next=True, outline=0),
    Look(name="Trích yếu", bold=True, align=Align.CENTRE, keep_next=True),
    Look(name="Kính gửi", align=Align.CENTRE, before=6, after=12),
    Look(name="Danh sách kính gửi", left=50, after=3),
    replace(_BODY, name="Căn cứ", italic=True),
    _BODY,
    replace(_BODY, name="Thân bài sau bảng", before=6),
    Look(name="Phần", bold=True, align=Align.CENTRE, before=12, keep_next=True, outline=0),
    Look(name="Tên phần", bold=True, align=Align.CENTRE, after=6, keep_next=True),
    replace(_BODY, name="Mục", bold=True, before=6, keep_next=True, outline=1),
    replace(_BODY, name="Khoản", bold=True, keep_next=True, outline=2),
    replace(_BODY, name="Lời kết", keep_next=True, keep_lines=True),
    Look(name="Quyền hạn, chức vụ", bold=True, align=Align.CENTRE, keep_next=True),
    Look(name="Đơn vị ký", size=13, bold=True, align=Align.CENTRE, before=18, left=1.5, right=1.5),
    Look(name="Họ tên người ký", bold=True, align=Align.CENTRE, before=72, after=12),
    Look(name="Nơi nhận", size=12, bold=True, italic=True, keep_next=True),
    Look(name="Danh sách nơi nhận", size=11, keep_next=True),
    Look(name="Số trang", size=13, align=Align.CENTRE),
    Look(name=BREAK, size=1),
    Look(name="Phụ lục", bold=True, align=Align.CENTRE, keep_next=True, outline=0),
    Look(name="Tên phụ lục", bold=True, align=Align.CENTRE, keep_next=True),
    Look(name="Kèm theo", italic=True, align=Align.CENTRE, keep_next=True),
    Look(name="Tên bảng", size=13, bold=True, align=Align.CENTRE, before=6, after=6, keep_next=True),
    Look(name="Tên bảng sang trang", size=13, bold=True, align=Align.CENTRE, after=6, keep_next=True, new_page=True),
    Look(name="Biểu đồ", align=Align.CENTRE, before=6, keep_next=True),
    Look(name="Tên biểu đồ", size=13, bold=True, align=Align.CENTRE, before=3, after=6),
    Look(name="Ghi chú bảng", size=12, italic=True, align=Align.BOTH, before=3, after=3),
    replace(_CELL, name="Đầu cột", bold=True, align=Align.CENTRE, keep_next=True),
    replace(_CELL, name="Ô chữ"),
    replace(_CELL, name="Ô chữ đậm", bold=True, keep_next=True),
    replace(_CELL, name="Ô giữa", align=Align.CENTRE),
    replace(_CELL, name="Ô số", align=Align.RIGHT),
    replace(_CELL, name="Ô số đậm", bold=True, align=Align.RIGHT),
    replace(_SMALL, name="Đầu cột nhỏ", bold=True, align=Align.CENTRE, keep_next=True),
    replace(_SMALL, name="Ô chữ nhỏ"),
    replace(_SMALL, name="Ô chữ nhỏ đậm", bold=True, keep_next=True),
    replace(_SMALL, name="Ô giữa nhỏ", align=Align.CENTRE),
    replace(_SMALL, name="Ô giữa nhỏ đậm", bold=True, align=Align.CENTRE),
    replace(_SMALL, name="Ô số nhỏ", align=Align.RIGHT),
    replace(_SMALL, name="Ô số nhỏ đậm", bold=True, align=Align.RIGHT),
)

RULES: tuple[tuple[str, float, float], ...] = (
    ("Kẻ dưới cơ quan ban hành", ISSUER_WIDTH, ISSUER_RULE),
    ("Kẻ dưới Tiêu ngữ", STATE_WIDTH, MOTTO_WIDTH),
    ("Kẻ dưới trích yếu", TEXT_WIDTH, ABSTRACT_RULE),
    ("Kẻ dưới trang ngang", WIDE_TEXT_WIDTH, ABSTRACT_RULE),
)
"""Solid rules: style, the width of the column they stand in, their own length."""


def define_styles(document: Document) -> None:
    """Give a document of python-docx our styles and only ours."""
    _forget_styles(document)
    _set_defaults(document)
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.name, normal.font.size = FONT, Pt(14)
    for look in LOOKS:
        _define(document, look)
    for name, column, length in RULES:
        _define_rule(document, name, (column - length) / 2, after=6 if column >= TEXT_WIDTH else 0)
    _define_fill_in(document)
    _define_tag(document)
    _define_table(document, GRID, border=True, margin=0.9, lie="center")
    _define_table(document, PLAIN, border=False, margin=0)
    _define_table(document, SIGNED, border=False, margin=0, lie="bottom")


def style_id(name: str) -> str:
    """A style's id: its name without marks and blanks, `CoquanBanhanh`."""
    bare = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in bare if letter.isascii() and letter.isalnum())


def _forget_styles(document: Document) -> None:
    kept = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
    for style in list(document.styles):
        if style.name not in kept:
            style.element.getparent().remove(style.element)


def _set_defaults(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults is not None
    fresh = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    defaults.getparent().replace(defaults, fresh)


def _define(document: Document, look: Look) -> None:
    style = _paragraph_style(document, look.name)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, look.italic
    shape = style.paragraph_format
    shape.alignment = look.align.value
    shape.space_before, shape.space_after, shape.line_spacing = Pt(look.before), Pt(look.after), look.spacing
    shape.first_line_indent, shape.left_indent, shape.right_indent = Mm(look.first_line), Mm(look.left), Mm(look.right)
    shape.keep_with_next, shape.keep_together = look.keep_next, look.keep_lines
    shape.page_break_before, shape.widow_control = look.new_page, True
    if look.outline is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look.outline))
        style.element.get_or_add_pPr().append(level)


def _define_rule(document: Document, name: str, indent: float, after: float) -> None:
    """An empty paragraph, hardly higher than its upper border."""
    style = _paragraph_style(document, name)
    style.font.size = Pt(2)
    shape = style.paragraph_format
    shape.left_indent, shape.right_indent = Mm(indent), Mm(indent)
    shape.line_spacing_rule, shape.line_spacing, shape.space_before = WD_LINE_SPACING.EXACTLY, Pt(4), Pt(3)
    shape.space_after = Pt(after)
    border = parse_xml(f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>')
    style.element.get_or_add_pPr().insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.style_id, style.base_style = style_id(name), document.styles["Normal"]
    style.quick_style = True
    return style


def _define_fill_in(document: Document) -> None:
    """What is left for people to write shows on the screen and in print."""
    style = document.styles.add_style(FILL_IN, WD_STYLE_TYPE.CHARACTER)
    style.style_id, style.quick_style = style_id(FILL_IN), True
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FFF2A8"/>')
    style.element.get_or_add_rPr().append(shade)


def _define_tag(document: Document) -> None:
    """Tags that choose and repeat; they vanish when the template is filled."""
    style = _paragraph_style(document, TAG)
    style.font.size, style.font.color.rgb = Pt(8), RGBColor(0x60, 0x60, 0x60)


def _define_table(document: Document, name: str, *, border: bool, margin: float, lie: str = "top") -> None:
    """`lie` is where the text of a cell lies that is lower than its row."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.style_id = style_id(name)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    room = "".join(f'<w:{side} w:w="{Mm(margin).twips}" w:type="dxa"/>' for side in ("left", "right"))
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}>{f'<w:tblBorders>{lines}</w:tblBorders>' if border else ''}"
            f"<w:tblCellMar>{room}</w:tblCellMar></w:tblPr>"
        )
    )
    if lie != "top":
        style.element.append(parse_xml(f'<w:tcPr {nsdecls("w")}><w:vAlign w:val="{lie}"/></w:tcPr>'))
