"""JSON as people read it, an entry a line, written piece by piece: what `json.dumps(…, indent=1)` gives, in a third."""

from collections.abc import Iterator, Mapping
from json import dumps
from json.encoder import encode_basestring

Value = object
"""A text, a number, True, False, None, a list, or a mapping from texts; an iterator stands for a list."""


class Written(str):
    """A value that is JSON already, laid out for the depth at which it stands."""

    __slots__ = ()


def pieces(data: Mapping[str, Value]) -> Iterator[str]:
    """The text of an object that is not empty, as it is made: of a list that is an iterator one element at a time."""
    before = "{"
    for name, value in data.items():
        yield f"{before}\n {encode_basestring(name)}: "
        if isinstance(value, Iterator):
            yield from _elements(value)
        else:
            yield _text(value, 1)
        before = ","
    yield "\n}"


def _elements(values: Iterator[Value]) -> Iterator[str]:
    before = "["
    for value in values:
        yield f"{before}\n  {_text(value, 2)}"
        before = ","
    yield "[]" if before == "[" else "\n ]"


def _text(value: Value, depth: int) -> str:
    if isinstance(value, str):
        return value if isinstance(value, Written) else encode_basestring(value)
    if value is None:
        return "null"
    if not value or not isinstance(value, (dict, list)):
        return dumps(value)
    start, end = "\n" + " " * (depth + 1), "\n" + " " * depth
    if isinstance(value, list):
        return f"[{start}{f',{start}'.join([_text(one, depth + 1) for one in value])}{end}]"
    entries = [f"{encode_basestring(name)}: {_text(one, depth + 1)}" for name, one in value.items()]
    return f"{{{start}{f',{start}'.join(entries)}{end}}}"
