"""noi-dung/<period>.md, noi-dung/agreement.md: what people write for the papers, read as text and nothing else.

UTF-8. A heading is a line that begins with `#`; below it stand paragraphs with blank lines between them. A line that
begins with a dash, a plus or a number is a paragraph of its own. What stands between `<!--` and `-->` is for the writer
only.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.model.bloc import Period
from pipeline.model.finding import Fault
from pipeline.reports.papers.numbering import Numbered, read_numbers
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields, from_sections
from pipeline.text import written_words as words
from pipeline.text.words import clean, did_you_mean, fold

_OPEN, _CLOSE = "<!--", "-->"
_HEADING = r"#+\s*(.*?)[\s#]*"
_ITEM = r"[-–—•*]\s+"
NAMES = ("agreement.md", *(f"{period.value}.md" for period in Period))


class Section(NamedTuple):
    """A heading as it was written (`heading` "" before the first), the line it stands on, and its paragraphs.

    `lines` are the same text line by line, each with its number in the file.
    """

    heading: str
    line: int
    paragraphs: tuple[str, ...]
    lines: tuple[tuple[int, str], ...] = ()


class Written(NamedTuple):
    """What people wrote for the papers of a period, their numbers, and what of it no paper can take, located."""

    fields: WrittenFields
    remarks: tuple[Fault, ...] = ()
    numbers: Mapping[str, Numbered] = {}


def read_written(path: Path) -> Written:
    """The file's sections by their headings; a file that is not there says nothing. Never an exception."""
    place = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Written(NOTHING_WRITTEN)
    except (UnicodeDecodeError, OSError):
        return Written(NOTHING_WRITTEN, (Fault(place, words.UNREADABLE),))
    found: dict[str, list[str]] = {}
    remarks: list[Fault] = []
    numbered: list[tuple[int, str]] = []
    for section in sections_of(text):
        if _bare(section.heading) in map(_bare, words.NUMBERS):
            numbered.extend(section.lines)
            continue
        name = _value(section.heading)
        if name is not None:
            found.setdefault(name, []).extend(section.paragraphs)
        elif section.paragraphs:
            remarks.append(_untaken(place, section))
    numbers, faulty = read_numbers(path.name, numbered)
    remarks.extend(Fault(f"{place}, dòng {at} “{line}”", why) for at, line, why in faulty)
    return Written(from_sections(found), tuple(remarks), numbers)


def unreadable(path: Path) -> tuple[Fault, ...]:
    """The fault of a file that is no UTF-8 text; nothing of it can be taken."""
    try:
        path.read_bytes().decode("utf-8-sig")
    except (UnicodeDecodeError, OSError):
        return read_written(path).remarks
    return ()


def misnamed_files(folder: Path) -> tuple[Fault, ...]:
    """Files of the folder that no run reads, by their name."""
    others = (path.name for path in sorted(folder.glob("*")) if path.name not in NAMES and path.name[0] not in ".~")
    return tuple(Fault(f"{folder.name}/{name}", words.no_such_file(did_you_mean(name, NAMES))) for name in others)


def sections_of(text: str) -> list[Section]:
    """The text cut at its headings."""
    sections: list[Section] = []
    heading, start, lines = "", 1, list[tuple[int, str]]()
    for number, raw in enumerate(_without_comments(text).splitlines(), start=1):
        match = re.fullmatch(_HEADING, raw.strip()) if raw.lstrip().startswith("#") else None
        if match is None:
            lines.append((number, clean(raw)))
            continue
        sections.append(_section(heading, start, lines))
        heading, start, lines = clean(match[1]), number, []
    return [*sections, _section(heading, start, lines)]


def _section(heading: str, start: int, lines: Sequence[tuple[int, str]]) -> Section:
    return Section(heading, start, tuple(_paragraphs([line for _, line in lines])), tuple(lines))


def _without_comments(text: str) -> str:
    """The text without comments, its lines counted as before."""
    kept, at = [], 0
    while (start := text.find(_OPEN, at)) >= 0 and (end := text.find(_CLOSE, start + len(_OPEN))) >= 0:
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + len(_CLOSE)
    return "".join((*kept, text[at:]))


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    pieces: list[str] = []
    for line in (*lines, ""):
        item = re.match(_ITEM, line)
        if pieces and (not line or item or re.match(words.OWN_PARAGRAPH, line)):
            yield " ".join(" ".join(pieces).split())
            pieces = []
        if line:
            pieces.append(f"- {line[item.end() :]}" if item else line)


def _value(heading: str) -> str | None:
    """The value whose section has this heading, number and period left out; None where there is none."""
    return _values().get(_bare(heading))


@cache
def _values() -> Mapping[str, str]:
    """Heading, number and period left out → the value whose section has it."""
    return {_bare(heading): name for name, known in words.HEADINGS.items() for heading in known}


def _bare(heading: str) -> str:
    folded = fold(heading).rstrip(" .:;")
    number = re.match(words.NUMBER_BEFORE, folded)
    return re.sub(words.WHOSE_BEHIND, "", folded[number.end() :] if number else folded)


def _untaken(place: str, section: Section) -> Fault:
    if not section.heading:
        return Fault(f"{place}, dòng {section.line}", words.BEFORE_THE_FIRST)
    usual = [heading for known in (*words.HEADINGS.values(), words.NUMBERS) for heading in known]
    guess = did_you_mean(_bare(section.heading), usual)
    where = f"{place}, dòng {section.line} “{section.heading}”"
    return Fault(where, words.no_such_heading(guess))
