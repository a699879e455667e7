"""Where a text that was taken over still speaks of last year."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pipeline.model.finding import Fault
from pipeline.reports.papers.written import sections_of
from pipeline.sheets.cells import read_book
from pipeline.sheets.cells.addresses import letters_of
from pipeline.starting.next_year.toml_text import tables_of
from pipeline.text import labels
from pipeline.text.next_year import CELLS_OF, LINES_OF, number_of_then, speaks_of
from pipeline.text.words import fold
from pipeline.text.written_words import NUMBERS
from pipeline.workspace.workspace import Workspace

_TAG = re.compile(rb"<[^>]*>")
_MOST = 12


def mentions(place: Workspace, year: int) -> Iterator[Fault]:
    """All texts of the workspace that name `year`, file by file."""
    yield from _lines("config.toml", _config_lines(place.config, year), year)
    yield from _cells(place.scale, year)
    for path in sorted(place.written.glob("*.md")):
        aside = number_of_then(year, "").removesuffix(" -->")
        lines = enumerate(_text(path).splitlines(), start=1)
        found = (at for at, line in lines if _named(line, year) and not line.startswith(aside.rstrip()))
        yield from _lines(f"noi-dung/{path.name}", found, year)
    for path in sorted(place.word_templates.glob("*.docx")):
        if _in_document(path, year):
            yield Fault(f"word/{path.name}", speaks_of(year))


def set_numbers_aside(text: str, year: int) -> tuple[str, int]:
    """The text in which the numbers and dates of last year's papers are remarks, and how many lines they were."""
    headings = set(map(fold, NUMBERS))
    sections = [one for one in sections_of(text) if fold(one.heading).rstrip(" .:;") in headings]
    numbered = {at for one in sections for at, line in one.lines if line}
    lines = text.splitlines(keepends=True)
    for at in numbered:
        line = lines[at - 1]
        bare = line.rstrip("\r\n")
        lines[at - 1] = number_of_then(year, bare.strip()) + line[len(bare) :]
    return "".join(lines), len(numbered)


def _config_lines(path: Path, year: int) -> Iterator[int]:
    """The lines that name the year, but for decisions, which are of their year."""
    text = _text(path)
    decided = [(table.start, table.end) for table in tables_of(text) if table.path == ("decisions",)]
    place = 0
    for at, line in enumerate(text.splitlines(keepends=True), start=1):
        if _named(line, year) and not any(start <= place < end for start, end in decided):
            yield at
        place += len(line)


def _cells(path: Path, year: int) -> Iterator[Fault]:
    book = read_book(path, path.name)
    for title, sheet in book.sheets.items():
        if fold(title) == fold(labels.RULE):
            continue
        filled = ((row, column, cell) for row, cells in sheet.filled.items() for column, cell in cells.items())
        found = _listed([f"{letters_of(column)}{row}" for row, column, cell in filled if _named(cell.value, year)])
        if found:
            yield Fault(CELLS_OF.format(file=path.name, sheet=title, cells=found), speaks_of(year))


def _in_document(path: Path, year: int) -> bool:
    try:
        with ZipFile(path) as document:
            text = _TAG.sub(b"", document.read("word/document.xml")).decode("utf-8", "replace")
    except (BadZipFile, KeyError):
        return False
    return _named(text, year)


def _lines(file: str, found: Iterable[int], year: int) -> Iterator[Fault]:
    listed = _listed([str(number) for number in found])
    if listed:
        yield Fault(LINES_OF.format(file=file, lines=listed), speaks_of(year))


def _listed(places: Sequence[str]) -> str:
    return ", ".join(places[:_MOST]) + (" …" if len(places) > _MOST else "")


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def _named(value: object, year: int) -> bool:
    return isinstance(value, str) and re.search(rf"(?<!\d){year}(?!\d)", value) is not None
