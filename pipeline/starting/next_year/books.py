"""scale.xlsx and targets.xlsx of next year: the scale as it is, targets empty with last year's figures beside them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from html import escape
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from pipeline.model.packing import new_zip, pack
from pipeline.model.scale import Scale
from pipeline.rules import RULES
from pipeline.setup.books.target_book import Registered
from pipeline.starting.next_year.members import Successor
from pipeline.starting.rule_sheet import meaning_of
from pipeline.starting.target_writer import TargetRow
from pipeline.text import labels
from pipeline.text.numbers import plain, short
from pipeline.text.workbooks.rule_guide import GUIDES
from pipeline.text.workbooks.setup import scale_title

_WITH_TEXTS = ("xl/sharedStrings.xml", "xl/worksheets/", "docProps/core.xml")


def renewed_scale(data: bytes, old: int, new: int) -> bytes:
    """The workbook of the scale, in which what we wrote of the old year is said of the new one."""
    if not is_zipfile(BytesIO(data)):
        return data
    sentences = [pair for before, after in _dated_sentences(old, new) for pair in _as_written(before, after)]
    renewed = BytesIO()
    with ZipFile(BytesIO(data)) as source, new_zip(renewed) as goal:
        for member in source.infolist():
            part = source.read(member)
            if member.filename.startswith(_WITH_TEXTS):
                for before, after in sentences:
                    part = part.replace(before, after)
            pack(goal, member.filename, part)
    return renewed.getvalue()


def _as_written(before: str, after: str) -> Iterator[tuple[bytes, bytes]]:
    """A sentence and what takes its place as programs write them in XML: letters as they are, or by their numbers."""
    old, new = escape(before, quote=False), escape(after, quote=False)
    yield old.encode(), new.encode()
    yield old.encode("ascii", "xmlcharrefreplace"), new.encode("ascii", "xmlcharrefreplace")


def _dated_sentences(old: int, new: int) -> Iterator[tuple[str, str]]:
    """The title, and the meanings of examples with a day, as they are said of the two years."""
    yield scale_title(old), scale_title(new)
    for rule in RULES:
        for example in GUIDES[rule.label].examples:
            before, after = (meaning_of(rule, example, year) for year in (old, new))
            if before != after:
                yield before, after


def emptied_targets(registered: Registered, scale: Scale, year: int, after: Sequence[Successor]) -> list[TargetRow]:
    """The rows of last year's book without a figure, and beside each member's what was registered in `year`."""
    periods = {period: label for label, period in labels.PERIODS.items()}
    return [
        {
            labels.CODE: code,
            labels.TITLE: scale.by_code[code].title,
            **({labels.PERIOD: periods[period]} if period else {}),
            **dict(_past_figures(registered[code, period], year, after)),
        }
        for code, period in registered
    ]


def _past_figures(figures: Mapping[str, Decimal], year: int, after: Sequence[Successor]) -> Iterator[tuple[str, str]]:
    for one in (one for one in after if one.of):
        known = [(member.code, figures[member.code]) for member in one.of if member.code in figures]
        alone = plain(known[0][1]) if len(one.of) == 1 and known else ""
        each = "; ".join(f"{code} {short(figure)}" for code, figure in known)
        yield labels.past_target(one.member.code, year), alone or each


def rows_to_fill(registered: Registered) -> int:
    """How many rows of the book somebody had a target in."""
    return sum(bool(figures) for figures in registered.values())
