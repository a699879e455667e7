"""The version of a scale: a hash of all in it that bears on points, and of nothing else."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.model.scale import Line
from pipeline.text.numbers import plain
from pipeline.text.words import fold

_TEXTS = frozenset({"row", "title", "unit", "evidence_required", "appraiser", "guidance"})
"""Fields of a line that never change a point. Of the unit only "is it %" does, which `in_percent` holds."""

_CODES = frozenset({"code", "parent", "follows", "exceeds"})
"""Fields that hold codes: compared exactly, not as words."""


def version_of(lines: Iterable[Line]) -> str:
    """Sixteen hexadecimal digits; equal for scales that give the same points (CONTRACT section 9)."""
    facts = [[_facts(line, _TEXTS), line.in_percent] for line in lines]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()[:16]


def _facts(noun: Any, without: frozenset[str] = frozenset()) -> list[Any]:
    """A frozen noun as plain data: its class and the fields that count when two are compared."""
    fields = [item.name for item in dataclasses.fields(noun) if item.compare and item.name not in without]
    values = ((name, getattr(noun, name)) for name in fields)
    return [type(noun).__name__, *([name, value if name in _CODES else _plain(value)] for name, value in values)]


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case str():
            return fold(value)
        case tuple():
            return [_plain(item) for item in value]
        case None | bool() | int():
            return value
        case _:
            return _facts(value)
