"""The version of a scale: a hash of all in it that bears on points, and of nothing else."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.model.scale import Line
from pipeline.text.numbers import plain
from pipeline.text.words import fold

_TEXTS = frozenset({"row", "title", "unit", "evidence_required", "appraiser", "guidance", "short"})
"""Fields of a line that never change a point. Of the unit only "is it %" does, which `in_percent` holds."""

_CODES = frozenset({"code", "parent", "follows", "exceeds"})
"""Fields that hold codes: compared exactly, not as words."""


def version_of(lines: Iterable[Line]) -> str:
    """Sixteen hexadecimal digits; equal for scales that give the same points (CONTRACT section 9)."""
    facts = [[_facts(line, _TEXTS), line.in_percent] for line in lines]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()[:16]


def _facts(noun: Any, without: frozenset[str] = frozenset()) -> list[Any]:
    """A frozen noun as plain data: its class and the fields that count when two are compared.

    A field that came later (`rules.defaults.LATER`) counts where it says something new.
    """
    told: list[Any] = [noun.__class__.__name__]
    for name, later in _counting(noun.__class__, without):
        value = getattr(noun, name)
        if later is _NOT_LATER or value != later:
            told.append([name, value if name in _CODES else _plain(value)])
    return told


_NOT_LATER = object()


@cache
def _counting(kind: type, without: frozenset[str]) -> tuple[tuple[str, object], ...]:
    """The fields of a class that count, each with what it says where it came later and says nothing new."""
    return tuple(
        (item.name, item.default if "later" in item.metadata else _NOT_LATER)
        for item in dataclasses.fields(kind)
        if item.compare and item.name not in without
    )


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
