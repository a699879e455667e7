"""Every value that a paper's templates may use, as the tags that name it, each with an example."""

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from pipeline.reports.papers.written_fields import OWN_NUMBER, WRITTEN, WrittenFields
from pipeline.reports.templates.language import field_names
from pipeline.text.numbers import count
from pipeline.text.written_words import HEADINGS, NUMBERS

_WORDS = ("x", "y", "z", "t")
"""What loops call their item, the outermost first."""


class Named(NamedTuple):
    """A tag as it is written in a template, how deep in loops it stands, and an example, "" where there is none."""

    depth: int
    tag: str
    example: str


def named_values(context: type, example: Any = None) -> Iterator[Named]:
    """The values of a paper's context; `example` is such a context, None where the review has none."""
    yield from _fields(context, example, "", 0)


def written_values(written: WrittenFields) -> Iterator[Named]:
    """What only people write: each value with its heading in the file, or with what was written."""
    for name, headings in HEADINGS.items():
        paragraphs = getattr(written, name)
        yield Named(0, _loop(f"{WRITTEN}.{name}", 0), f"mục “{headings[0]}”")
        if paragraphs:
            yield Named(1, "{{ " + _WORDS[0] + " }}", paragraphs[0])
    for name in OWN_NUMBER:
        yield Named(0, f"{{{{ {WRITTEN}.{name} }}}}", f"mục “{NUMBERS[0]}”")


def _fields(owner: type, example: Any, before: str, depth: int) -> Iterator[Named]:
    for name, kind in get_type_hints(owner).items():
        value = None if example is None else getattr(example, name)
        full = before + name
        if get_origin(kind) is tuple:
            yield Named(depth, _loop(full, depth), "" if value is None else f"({count(len(value))} giá trị)")
            yield from _items(get_args(kind)[0], value[0] if value else None, depth)
        elif isinstance(kind, type) and field_names(kind):
            yield from _fields(kind, value, f"{full}.", depth)
        elif kind is bool:
            yield Named(depth, f"{{% if {full} %}}", "" if value is None else "có" if value else "không")
        else:
            yield Named(depth, f"{{{{ {full} }}}}", "" if value is None else str(value))


def _items(held: Any, first: Any, depth: int) -> Iterator[Named]:
    """What stands inside a loop: the fields of an item, or the item itself where it is a text."""
    if isinstance(held, type) and field_names(held):
        yield from _fields(held, first, f"{_WORDS[depth]}.", depth + 1)
    else:
        yield Named(depth + 1, f"{{{{ {_WORDS[depth]} }}}}", "" if first is None else str(first))


def _loop(values: str, depth: int) -> str:
    return f"{{% for {_WORDS[depth]} in {values} %}}"
