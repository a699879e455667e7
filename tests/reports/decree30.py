"""The form of Nghị định 30/2020/NĐ-CP (Phụ lục I), asserted of any document made in our styles.

`follows_the_decree(document, Form(abbreviation="BC"))` asserts all of it, each part can be asserted alone.
Sizes in points, lengths in millimetres.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle

LEFT, CENTRE, BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
FONT = "Times New Roman"
GRID = "Bảng kẻ"

STYLES = {
    "Quốc hiệu": (12, 13, True, False, CENTRE),
    "Tiêu ngữ": (13, 14, True, False, CENTRE),
    "Cơ quan chủ quản": (12, 13, False, False, CENTRE),
    "Cơ quan ban hành": (12, 13, True, False, CENTRE),
    "Số, ký hiệu": (13, 13, False, False, CENTRE),
    "Địa danh, thời gian": (13, 14, False, True, CENTRE),
    "Tên loại văn bản": (13, 14, True, False, CENTRE),
    "Trích yếu": (13, 14, True, False, CENTRE),
    "Trích yếu công văn": (12, 13, False, False, CENTRE),
    "Kính gửi": (13, 14, False, False, CENTRE),
    "Căn cứ": (13, 14, False, True, BOTH),
    "Thân bài": (13, 14, False, False, BOTH),
    "Mục": (13, 14, True, False, BOTH),
    "Khoản": (13, 14, True, False, BOTH),
    "Lời kết": (13, 14, False, False, BOTH),
    "Quyền hạn, chức vụ": (13, 14, True, False, CENTRE),
    "Họ tên người ký": (13, 14, True, False, CENTRE),
    "Nơi nhận": (12, 12, True, True, LEFT),
    "Danh sách nơi nhận": (11, 11, False, False, LEFT),
    "Số trang": (13, 14, False, False, CENTRE),
    "Phụ lục": (14, 14, True, False, CENTRE),
    "Tên phụ lục": (13, 14, True, False, CENTRE),
    "Kèm theo": (13, 14, False, True, CENTRE),
}
"""Style → smallest size, largest size, bold, italic, alignment."""

HEADINGS = ("Phần", "Tên phần", "Mục", "Khoản", "Tên bảng", "Đầu cột", "Đầu cột nhỏ", "Phụ lục", "Tên phụ lục")
LAST_PAGE = ("Lời kết", "Quyền hạn, chức vụ", "Nơi nhận", "Danh sách nơi nhận")

RULES = {
    "Kẻ dưới cơ quan ban hành": (1 / 3, 1 / 2),
    "Kẻ dưới Tiêu ngữ": (0.3, 0.7),
    "Kẻ dưới trích yếu": (1 / 3, 1 / 2),
}
"""Style → how long the rule is beside what holds it: at least, at most."""

_NUMBER = re.compile(r"Số: (?:…|0[1-9]|[1-9][0-9]+)/(?P<abbreviation>\w+)-.+")
_LETTER_NUMBER = re.compile(r"Số: (?:…|0[1-9]|[1-9][0-9]+)/[^/]+")
_DATE = re.compile(r".+, ngày (?:…|0[1-9]|[12][0-9]|3[01]) tháng (?:…|0[12]|[3-9]|1[0-2]) năm (?:…|[0-9]{4})")


@dataclass(frozen=True, kw_only=True)
class Form:
    """What a paper has: `BC` báo cáo, `BB` biên bản, `TB` thông báo, … A record (biên bản) has no date in its head.

    A paper of the house (bản tóm tắt) has no number and is not signed: abbreviation "", `signed` False. An official
    letter (công văn) has no name of its kind: its abstract, `V/v …`, stands below a number without an abbreviation.
    """

    abbreviation: str
    dated: bool = True
    addressed: bool = True
    receivers: bool = True
    signed: bool = True
    letter: bool = False


def follows_the_decree(document: Document, form: Form) -> None:
    """Everything below: what a template has already, then what it says once it is filled."""
    has_the_form_of_the_decree(document)
    assert styled(document, "Thẻ lệnh") == [], "a tag was left behind"
    the_head_is_right(document, form)
    the_texts_are_right(document, form)
    annexes_are_right(document)
    if form.receivers:
        receivers_are_right(document, form)


def has_the_form_of_the_decree(document: Document) -> None:
    """What does not depend on the words, in the order of the decree's table; templates have it too."""
    pages_are_right(document)
    pages_are_numbered(document)
    styles_are_right(document)
    all_is_in_styles(document)
    rules_are_right(document)
    the_body_is_right(document)
    nothing_is_torn_apart(document)


# ------------------------------------------------------------------------------------- reading


def paragraphs(document: Document) -> Iterator[tuple[str, str]]:
    """(style, text) of every paragraph of the body, those in tables included."""
    names = {style.style_id: style.name or "" for style in document.styles}
    for paragraph in document.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        text = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
        yield names["Normal" if style is None else style.get(qn("w:val"))], text


def styled(document: Document, style: str) -> list[str]:
    """The texts in a style."""
    return [text for name, text in paragraphs(document) if name == style]


def style_of(document: Document, name: str) -> ParagraphStyle:
    """A paragraph style by its name."""
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _mm(length: Length | None) -> float:
    return round((length or Mm(0)).mm, 1)


# ------------------------------------------------------------------------------------ the pages


def pages_are_right(document: Document) -> None:
    """A4 with the margins; the paper itself portrait, an annex may be landscape."""
    assert document.sections[0].orientation == WD_ORIENT.PORTRAIT
    for section in document.sections:
        wide, high = round(_mm(section.page_width)), round(_mm(section.page_height))
        assert sorted((wide, high)) == [210, 297]
        assert (wide > high) == (section.orientation == WD_ORIENT.LANDSCAPE)
        assert 20 <= _mm(section.top_margin) <= 25
        assert 20 <= _mm(section.bottom_margin) <= 25
        assert 30 <= _mm(section.left_margin) <= 35
        assert 15 <= _mm(section.right_margin) <= 20


def pages_are_numbered(document: Document) -> None:
    """Centred in the top margin, from the second page on; each annex on its own."""
    for number, section in enumerate(document.sections):
        assert section.different_first_page_header_footer
        assert section.first_page_header.is_linked_to_previous
        (paragraph,) = section.header.paragraphs
        assert paragraph.style is not None
        assert paragraph.style.name == "Số trang"
        assert paragraph._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
        assert (section.header_distance or 0) < (section.top_margin or 0)
        start = section._sectPr.find(qn("w:pgNumType"))
        first = "1" if start is None and not number else start.get(qn("w:start"))
        assert first == "1"


# ----------------------------------------------------------------------------------- the styles


def styles_are_right(document: Document) -> None:
    """Every style of the decree that is in use has its size, weight and place."""
    used = {style for style, _ in paragraphs(document)}
    for name in (used | {"Số trang"}) & STYLES.keys():
        smallest, largest, bold, italic, alignment = STYLES[name]
        style = style_of(document, name)
        assert style.font.size is not None
        assert smallest <= style.font.size.pt <= largest, name
        assert (bool(style.font.bold), bool(style.font.italic)) == (bold, italic), name
        assert style.paragraph_format.alignment == alignment, name


def all_is_in_styles(document: Document) -> None:
    """Times New Roman, black, NFC, and nothing set on a paragraph or a word itself."""
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert {defaults.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {FONT}
    direct = {element.tag for element in document.element.body.iter()} & {
        qn(f"w:{name}") for name in ("rFonts", "sz", "b", "i", "u", "color", "spacing", "ind")
    }
    assert direct == set()
    for style in {style for style, _ in paragraphs(document)} - {"Thẻ lệnh"}:
        own = style_of(document, style)
        assert own.font.name in (None, FONT), style
        assert own.font.color.rgb is None, style


# ------------------------------------------------------------------------------------- the head


def the_head_is_right(document: Document, form: Form) -> None:
    """State, motto, the issuing bodies, number, date, kind, abstract, addressee."""
    assert styled(document, "Quốc hiệu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert styled(document, "Tiêu ngữ") == ["Độc lập - Tự do - Hạnh phúc"]
    for style in ("Cơ quan chủ quản", "Cơ quan ban hành", *(() if form.letter else ("Tên loại văn bản",))):
        (text,) = styled(document, style)
        assert text == text.upper(), style
    numbers = styled(document, "Số, ký hiệu")
    assert len(numbers) == bool(form.abbreviation or form.letter)
    for number in () if form.letter else numbers:
        match = _NUMBER.fullmatch(number)
        assert match is not None, number
        assert match["abbreviation"] == form.abbreviation
    dates = styled(document, "Địa danh, thời gian")
    assert len(dates) == form.dated
    assert all(_DATE.fullmatch(date) for date in dates), dates
    if form.letter:
        assert _LETTER_NUMBER.fullmatch(numbers[0]), numbers
        assert [text[:4] for text in styled(document, "Trích yếu công văn")] == ["V/v "]
    assert all(styled(document, "Trích yếu"))
    addressees = styled(document, "Kính gửi")
    assert bool(addressees) == form.addressed
    if form.addressed:
        assert addressees[0].startswith("Kính gửi:")


def rules_are_right(document: Document) -> None:
    """Solid rules below the issuing body, the motto and the abstract."""
    used = [style for style, _ in paragraphs(document)]
    letter = "Trích yếu công văn" in used  # its abstract has no rule below it
    for name, (least, most) in RULES.items():
        if letter and name == "Kẻ dưới trích yếu":
            continue
        assert used.count(name) >= 1, name
        style = style_of(document, name)
        border = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}")
        assert border is not None
        assert border.get(qn("w:val")) == "single"
        column = {"Kẻ dưới cơ quan ban hành": 66.0, "Kẻ dưới Tiêu ngữ": 99.0, "Kẻ dưới trích yếu": 165.0}[name]
        shape = style.paragraph_format
        own = column - _mm(shape.left_indent) - _mm(shape.right_indent)
        assert least <= own / column <= most, name


# ------------------------------------------------------------------------------------- the body


def the_body_is_right(document: Document) -> None:
    """First line, room between paragraphs, line spacing."""
    shape = style_of(document, "Thân bài").paragraph_format
    assert shape.first_line_indent is not None
    assert round(shape.first_line_indent.cm, 2) in (1.0, 1.27)
    assert (shape.space_after or Pt(0)) + (shape.space_before or Pt(0)) >= Pt(6)
    assert isinstance(shape.line_spacing, float)
    assert 1.0 <= shape.line_spacing <= 1.5


def the_texts_are_right(document: Document, form: Form) -> None:
    """Legal bases; the end; headings in capitals, numbered."""
    *bases, last = styled(document, "Căn cứ") or ["."]
    assert all(base.endswith(";") for base in bases)
    assert last.endswith("."), last
    (end,) = styled(document, "Lời kết")
    assert end.endswith("./.")
    for text in styled(document, "Mục"):
        assert text == text.upper()
        assert re.match(r"[IVX]+\. ", text), text
    for text in styled(document, "Khoản"):
        assert re.match(r"[0-9]+\. ", text), text
    assert bool(styled(document, "Họ tên người ký")) == form.signed


def nothing_is_torn_apart(document: Document) -> None:
    """No heading alone at the foot of a page, no row cut in two, column headings on every page, the end on one."""
    used = {style for style, _ in paragraphs(document)}
    for name in (*HEADINGS, *LAST_PAGE):
        if name in used:
            assert style_of(document, name).paragraph_format.keep_with_next, name
    for row in document.element.body.iter(qn("w:tr")):
        assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    for table in document.tables:
        if table.style is not None and table.style.name == GRID:
            assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            others = (row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows[1:])
            assert all(other is None for other in others)


def annexes_are_right(document: Document) -> None:
    """`Phụ lục`, with Roman numbers from two on; a title in capitals; what it belongs to."""
    labels, titles, belonging = (styled(document, name) for name in ("Phụ lục", "Tên phụ lục", "Kèm theo"))
    assert len(labels) == len(titles) == len(belonging) == len(document.sections) - 1
    roman = ("I", "II", "III", "IV", "V")
    assert labels in ([], ["Phụ lục"], [f"Phụ lục {number}" for number in roman[: len(labels)]])
    assert all(title == title.upper() for title in titles)
    shape = re.compile(r"\(Kèm theo .+ số .+/\w+-.+ ngày .+ tháng .+ năm .+ của .+\)")
    assert all(shape.fullmatch(text) for text in belonging), belonging


def receivers_are_right(document: Document, form: Form) -> None:
    """`Nơi nhận:`, `-` … `;`, first `Như trên` where the paper is addressed, last `Lưu: VT.`"""
    assert styled(document, "Nơi nhận") == ["Nơi nhận:"]
    receivers = styled(document, "Danh sách nơi nhận")
    assert all(receiver.startswith("- ") for receiver in receivers)
    assert all(receiver.endswith(";") for receiver in receivers[:-1])
    assert re.fullmatch(r"- Lưu: VT.*\.", receivers[-1])
    assert (receivers[0] == "- Như trên;") == form.addressed
