"""A TOML file as text: where its tables and values stand, so that one can be changed and every other sign stays."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

_TOKEN = re.compile(
    r"\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|#[^\n]*|[\[\]{}=,]|\n|[^\s\[\]{}=,#\"']+",
    re.DOTALL,
)
_OPTION = re.compile(r"#\w+ *=.*")

Edit = tuple[int, int, str]
"""What stands between two places of the text, and what is to stand there."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is written: from the first sign of its line to the last of its own, and where itself begins."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table's name without numbers, from the first sign of its heading to behind its last value's line."""

    path: tuple[str, ...]
    start: int
    end: int
    values: dict[str, Value]


def tables_of(text: str) -> list[Table]:
    """The tables with headings, in the order in which they stand. The text is TOML without faults."""
    found: list[Table] = []
    for statement in _statements(text):
        start, end = statement[0][0], statement[-1][0] + len(statement[-1][1])
        line = text.rfind("\n", 0, start) + 1
        behind = behind_line(text, end)
        if statement[0][1] == "[":
            found.append(Table(_path(text[start:end]), line, behind, {}))
        elif found:
            sign = next(place for place, token in statement if token == "=")
            value = next(place for place, _ in statement if place > sign)
            found[-1].values[_key(text[start:sign])] = Value(line, value, end)
            found[-1] = replace(found[-1], end=behind)
    return found


def _statements(text: str) -> Iterator[list[tuple[int, str]]]:
    """Headings and keys with their values, as tokens with their places; comments and blank lines left out."""
    tokens, depth = list[tuple[int, str]](), 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token == "\n" and depth == 0 and tokens:
            yield tokens
            tokens = []
        elif token != "\n" and not token.startswith("#"):
            tokens.append((match.start(), token))
            depth += (token in "[{") - (token in "]}")
    if tokens:
        yield tokens


def behind_line(text: str, place: int) -> int:
    """Behind the line in which a place is."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def _path(heading: str) -> tuple[str, ...]:
    return tuple(_names(tomllib.loads(heading)))


def _key(text: str) -> str:
    return ".".join(_names(tomllib.loads(f"{text} = 0")))


def _names(document: Any) -> Iterator[str]:
    while isinstance(document, (dict, list)) and document:
        if isinstance(document, dict):
            name, document = next(iter(document.items()))
            yield name
        else:
            document = document[0]


def behind_options(text: str, table: Table) -> int:
    """Behind the table's last value and the optional keys that stand as comments (`#key = …`) right below it."""
    end = table.end
    while end < len(text) and _OPTION.fullmatch(text[end : behind_line(text, end)].rstrip()):
        end = behind_line(text, end)
    return end


def quoted(text: str) -> str:
    """A TOML string; JSON escapes what TOML escapes."""
    return json.dumps(text, ensure_ascii=False)


def array(items: Iterable[str]) -> str:
    """A TOML array of strings."""
    return f"[{', '.join(map(quoted, items))}]"


def array_edit(text: str, value: Value, old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """From the strings of an array to others: what can stay, with its comments, stays."""
    places = [match.span() for match in _TOKEN.finditer(text, value.start, value.end) if match[0][0] in "\"'"]
    if len(places) != len(old) or len(new) < len(old) or not old:
        yield value.start, value.end, array(new)
        return
    for (start, end), before, after in zip(places, old, new, strict=False):
        if before != after:
            yield start, end, quoted(after)
    added = "".join(f", {quoted(one)}" for one in new[len(old) :])
    if added:
        yield places[-1][1], places[-1][1], added


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; they do not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
