"""What the scale did, on the page: what is remarkable of each line, and lines that measure alike."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.result import Review
from pipeline.reports.figures.scale_remarks import idle_in_words, remarks_on, twins_in_words
from pipeline.reports.figures.scale_statistics import LineOnScale, ScaleStatistics
from pipeline.text.numbers import count, short, vietnamese
from pipeline.text.papers.memory import UNKNOWN
from pipeline.text.sentences import criterion, of_all, one_line


class ScaleRow(NamedTuple):
    """A line: who has all of it, the points it gave, their spread, who overclaims, whose place it moves."""

    name: str
    best: str
    range: str
    spread: str
    over: str
    moves: str
    remarks: tuple[str, ...]


class ScaleShown(NamedTuple):
    """The sentence on lines that separate nobody ("" where all do), those on lines alike, and the lines."""

    idle: str
    twins: tuple[str, ...]
    rows: tuple[ScaleRow, ...]


def scale_shown(review: Review, found: ScaleStatistics) -> ScaleShown | None:
    """None where nobody's form was scored."""
    if not found.lines:
        return None
    return ScaleShown(
        idle_in_words(found) or "",
        tuple(map(twins_in_words, found.twins)),
        tuple(_rows(review, found.lines)),
    )


def _rows(review: Review, lines: tuple[LineOnScale, ...]) -> Iterator[ScaleRow]:
    for one in lines:
        yield ScaleRow(
            name=f"{one_line(one.line.code)}. {criterion(one.line)}",
            best=UNKNOWN if one.best is None else of_all(one.best, one.members),
            range=short(one.lowest) if one.lowest == one.highest else f"{short(one.lowest)} – {short(one.highest)}",
            spread=vietnamese(one.spread),
            over=of_all(one.over, one.claims) if one.claims else UNKNOWN,
            moves=UNKNOWN if one.moves is None else count(len(one.moves)) if one.moves else "0",
            remarks=remarks_on(review, one),
        )
