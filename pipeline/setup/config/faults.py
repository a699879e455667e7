"""What is wrong with config.toml, told to the person who wrote it: where, in which entry, and the remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipeline.model.finding import Fault
from pipeline.setup.tables import Path, Refused
from pipeline.text.config_faults import NO_TOML, SYNTAX, YEAR
from pipeline.text.words import clean

FILE = "config.toml"

# What a person calls an entry of a list, and the key that tells it from the others.
_ENTRIES = {
    "members": ("đơn vị", "code"),
    "grades": ("xếp loại", "name"),
    "awards": ("danh hiệu", "name"),
    "assignments": ("phân công", "appraiser"),
    "offices": ("cơ quan", "name"),
    "decisions": ("quyết định", "award"),
}


def key_path(path: Path) -> str:
    """`members[3].emial`: entries are counted from 0, as the data are."""
    return re.sub(r"\.\[", "[", ".".join(f"[{step}]" if isinstance(step, int) else step for step in path))


def entry(document: Mapping[str, Any], path: Path) -> str:
    """`đơn vị thứ 4 (KHTC)`: the innermost entry on the path as a person would call it, or nothing."""
    at: Any = document
    called = ""
    for before, step in zip(("", *path), path, strict=False):
        at = _inside(at, step)
        if isinstance(step, int) and before in _ENTRIES and at is not None:
            noun, key = _ENTRIES[str(before)]
            name = _inside(at, key)
            called = f"{noun} thứ {step + 1}" + (f" ({clean(str(name))})" if name not in (None, "") else "")
    return called


def _inside(value: Any, step: int | str) -> Any:
    if isinstance(step, int):
        return value[step] if isinstance(value, list) else None
    return value.get(step) if isinstance(value, dict) else None


def fault(document: Mapping[str, Any], path: Path, message: str) -> Fault:
    """A fault at the path, its entry named before the message."""
    called = entry(document, path)
    told = f"{called}: {message}" if called else message
    return Fault(key_path(path), told[0].upper() + told[1:], FILE)


def faults_of(refused: Refused, document: Mapping[str, Any], table: str) -> tuple[Fault, ...]:
    """All faults that were found in one table of the document."""
    year = _year(document)
    return tuple(fault(document, path, sentence.replace(YEAR, year)) for path, sentence in refused.below(table))


def _year(document: Mapping[str, Any]) -> str:
    """The bloc's year, for examples; four letters where it is not known."""
    year = _inside(document.get("bloc"), "year")
    return str(year) if isinstance(year, int) and not isinstance(year, bool) else "NNNN"


def syntax_fault(text: str, said: str, file: str) -> Fault:
    """A file that is no TOML; `said` is what the parser said."""
    at = re.search(r"at line (\d+), column (\d+)", said)
    line = int(at[1]) if at else len(text.splitlines())
    why = next((words for pattern, words in SYNTAX if re.search(pattern, said)), NO_TOML)
    written = text.splitlines()[line - 1].strip() if 0 < line <= len(text.splitlines()) else ""
    quoted = f" (dòng đó là: {clean(written)[:60]})" if written else ""
    return Fault(f"{file}, dòng {line}" + (f", cột {at[2]}" if at else ""), f"Sai cú pháp: {why}{quoted}")


def deepest_place(text: str) -> str:
    """`at line 3, column 7`: where brackets stand deepest inside one another, as the parser would say it."""
    deepest = (0, 1, 1)
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        for column, letter in enumerate(line, start=1):
            depth += (letter in "[{") - (letter in "]}")
            deepest = max(deepest, (depth, -number, -column)) if depth > deepest[0] else deepest
    return f"at line {abs(deepest[1])}, column {abs(deepest[2])}"
