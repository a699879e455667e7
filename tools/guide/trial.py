"""The made-up bloc of the secretary's first ten minutes, read from the guide itself: all that is typed."""

from collections.abc import Mapping

from tools.guide import DOCS
from tools.guide.markup import Screen, Table, blocks_of

_TEXT = DOCS / "thu-ky.md"
_INIT, _TARGETS, _ANSWERS = "thidua init khoi-thu", ("Mã", "VP"), ("Mã", "Cột", "VP")

Typed = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Member code → line code → label of the column → what is typed there."""


def told_to_init() -> tuple[str, ...]:
    """What is typed after each question of `thidua init`."""
    screens = (block for block in blocks_of(_text()) if isinstance(block, Screen))
    lines = next(screen.lines for screen in screens if screen.lines[0] == _INIT)
    return tuple(line.partition(":")[2].strip() for line in lines[1:] if ":" in line)


def targets() -> Mapping[str, Mapping[str, str]]:
    """Line code → member code → the target."""
    heading, *rows = _table(_TARGETS).rows
    return {row[0]: dict(zip(heading[1:], row[1:], strict=True)) for row in rows}


def answers() -> Typed:
    """What the members fill in, mistakes and all."""
    heading, *rows = _table(_ANSWERS).rows
    typed: dict[str, dict[str, dict[str, str]]] = {member: {} for member in heading[2:]}
    for code, column, *texts in rows:
        for member, text in zip(heading[2:], texts, strict=True):
            if text:
                typed[member].setdefault(code, {})[column] = text
    return typed


def _table(heading: tuple[str, ...]) -> Table:
    tables = (block for block in blocks_of(_text()) if isinstance(block, Table))
    return next(table for table in tables if table.rows[0][: len(heading)] == heading)


def _text() -> str:
    return _TEXT.read_text(encoding="utf-8")
