"""What a reader is shown by a document, a workbook or a page: every text in every part of it.

Each part of a zip is parsed, so whatever is not well-formed XML is found here too.
"""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree, html

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_READ_ALOUD = ("title", "aria-label", "placeholder", "alt")
_ASKED = ("promptTitle", "prompt", "errorTitle", "error")

Part = etree._Element


def parts(path: Path) -> Iterator[tuple[str, Part]]:
    """The XML parts of a docx or xlsx by their names."""
    with ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, etree.fromstring(package.read(name))


def in_document(path: Path, *, within_tables: bool = True) -> list[str]:
    """Every paragraph of the body, the headers, the footers and the charts, tabs and line breaks as such."""
    texts = []
    for _, part in parts(path):
        for paragraph in part.iter(f"{_WORD}p", f"{_DRAWN}p"):
            if within_tables or next(paragraph.iterancestors(f"{_WORD}tc"), None) is None:
                texts.append("".join(map(_piece, paragraph.iter())))
        texts += _in_charts(part)
    return texts


def _piece(element: Part) -> str:
    match element.tag:
        case tag if tag in (f"{_WORD}t", f"{_DRAWN}t"):
            return element.text or ""
        case tag if tag in (f"{_WORD}br", f"{_WORD}tab"):
            return "\n" if tag.endswith("br") else "\t"
    return ""


def _in_charts(part: Part) -> Iterator[str]:
    """Names of series and labels of axes; the points are numbers."""
    for cached in part.iter(f"{_CHART}strCache"):
        yield from (value.text or "" for value in cached.iter(f"{_CHART}v"))


def in_workbook(path: Path) -> list[str]:
    """Texts of cells, names of sheets, comments, prompts, charts and boxes."""
    texts = []
    for _, part in parts(path):
        for one in part.iter(f"{_SHEET}si", f"{_SHEET}is", f"{_SHEET}text", f"{_DRAWN}p"):
            texts.append("".join(piece.text or "" for piece in one.iter(f"{_SHEET}t", f"{_DRAWN}t")))
        texts += [sheet.get("name") for sheet in part.iter(f"{_SHEET}sheet")]
        texts += [told for asked in part.iter(f"{_SHEET}dataValidation") for told in map(asked.get, _ASKED) if told]
        texts += _in_charts(part)
    return texts


def formulas(path: Path) -> list[str]:
    """Every formula of a workbook."""
    return [one.text or "" for _, part in parts(path) for one in part.iter(f"{_SHEET}f")]


def on_page(path: Path) -> list[str]:
    """Texts and labels of a page, each with single blanks as a browser shows them."""
    root = html.fromstring(path.read_text(encoding="utf-8"))
    for unseen in root.xpath("//script | //style"):
        unseen.drop_tree()
    texts = list(root.itertext())
    texts += [told for element in root.iter(etree.Element) for told in map(element.get, _READ_ALOUD) if told]
    return [" ".join(text.split()) for text in texts]


def shown_by(path: Path) -> list[str]:
    """Every text of a file that a review writes; empty ones left out."""
    reading = {".docx": in_document, ".xlsx": in_workbook, ".html": on_page}[path.suffix]
    return [text for text in reading(path) if text.strip()]
