"""Papers as they come out of a printer: the lines of every page of a PDF, and what must not be on them.

Lengths in millimetres from the upper left corner. The words of a line are put together without blanks: a PDF does
not say where they were.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table
from lxml import html

from tests.reports.decree30 import HEADINGS
from tests.reports.documents import paragraphs

_MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30, 15, 20, 20
"""The narrowest margins of the decree; the page number stands in the upper one."""

_MARK = re.compile(r"¤(\d+)¤(\d+)¤")

RUNNING = ("Thân bài", "Thân bài sau bảng")
TITLES = (*(name for name in HEADINGS if not name.startswith("Đầu cột")), "Tên bảng sang trang", "Kèm theo")


@dataclass(frozen=True, slots=True)
class Printed:
    """One line of text and where it stands."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page; `lines` from the top, the page number among them."""

    number: int
    width: float
    height: float
    lines: tuple[Printed, ...]

    @property
    def body(self) -> tuple[Printed, ...]:
        """The lines below the upper margin."""
        return tuple(line for line in self.lines if line.top >= TOP - 1)


def sheets(pdf: Path) -> list[Sheet]:
    """The pages of a PDF."""
    told = subprocess.run(["pdftotext", "-bbox-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    pages = html.fromstring(told.stdout.decode()).iter("page")
    return [
        Sheet(
            number,
            float(page.get("width")) / _MM,
            float(page.get("height")) / _MM,
            tuple(sorted(_lines(page), key=_at)),
        )
        for number, page in enumerate(pages, start=1)
    ]


def _lines(page: html.HtmlElement) -> Iterator[Printed]:
    for line in page.iter("line"):
        left, right, top, bottom = (float(line.get(side)) / _MM for side in ("xmin", "xmax", "ymin", "ymax"))
        yield Printed(close("".join(word.text or "" for word in line.iter("word"))), left, right, top, bottom)


def _at(line: Printed) -> float:
    return line.top


def close(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


def mark_rows(paper: Path) -> None:
    """Number the rows of a paper's tables that have a heading, so small that nothing moves: `¤1¤3¤`."""
    document = Document(str(paper))
    for number, table in enumerate(filter(_is_headed, document.tables)):
        for at, row in enumerate(table.rows):
            if row._tr.trPr.find(qn("w:tblHeader")) is None:
                row.cells[0].paragraphs[0].add_run(f"¤{number}¤{at}¤").font.size = Pt(1)
    document.save(str(paper))


def _is_headed(table: Table) -> bool:
    properties = table.rows[0]._tr.trPr
    return properties is not None and properties.find(qn("w:tblHeader")) is not None


def faults_of(pdf: Path, paper: Path) -> list[str]:
    """What is wrong with the pages of a paper whose rows are marked."""
    pages = sheets(pdf)
    found = [*_beyond_margins(pages), *_titles_at_the_foot(pages, paper), *_ends_apart(pages), *_lone_rows(pages)]
    return [f"{pdf.parent.name}/{pdf.name}, {fault}" for fault in found]


def _beyond_margins(pages: list[Sheet]) -> Iterator[str]:
    """Text in a margin, or a page without text."""
    for page in pages:
        if not page.body:
            yield f"page {page.number} is empty"
        for line in page.body:
            within = line.left >= LEFT - 1 and line.right <= page.width - RIGHT + 1
            if not within or line.bottom > page.height - BOTTOM + 1:
                yield f"page {page.number}: {line.text} stands in a margin"


def _titles_at_the_foot(pages: list[Sheet], paper: Path) -> Iterator[str]:
    """A title, or the words before a list, as the last line of a page, with its text on the next one."""
    told = [(style, text) for style, text in paragraphs(Document(str(paper))) if text]
    titles = {close(text) for style, text in told if style in TITLES or (style in RUNNING and text.endswith(":"))}
    for page in pages[:-1]:
        foot = max((line.bottom for line in page.body), default=0.0)
        for line in page.body:
            if line.bottom > foot - 1 and any(_ends(title, line.text) for title in titles):
                yield f"page {page.number} ends with the title {line.text}"


def _ends(title: str, line: str) -> bool:
    """Whether a line is a title, or the last one of a longer title."""
    return title == line or (len(line) > 10 and title.endswith(line))


def _ends_apart(pages: list[Sheet]) -> Iterator[str]:
    """A page on which the signature stands without the last words of the paper, or a witness without a member."""
    for page in pages:
        texts = [line.text for line in page.body]
        if "CHỨNGKIẾN" in texts and "".join(texts).count("[Họvàtên]") < 2:
            yield f"page {page.number} has the witness alone"
        if "Nơinhận:" in texts and not any(text.endswith("./.") for text in texts):
            yield f"page {page.number} has the signature without the end of the text"


def _lone_rows(pages: list[Sheet]) -> Iterator[str]:
    """A row of a table alone on a page, with others of it on another."""
    on_page = [Counter(mark[1] for line in page.lines for mark in _MARK.finditer(line.text)) for page in pages]
    whole = sum(on_page, Counter())
    for page, rows in zip(pages, on_page, strict=True):
        for table, number in rows.items():
            if number == 1 < whole[table]:
                yield f"page {page.number} has one row alone of table {table}"
