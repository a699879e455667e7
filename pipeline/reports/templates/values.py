"""Every value that a paper's templates may use, as a tree: read from the field types of its context."""

from collections.abc import Iterator
from typing import NamedTuple, get_args, get_origin, get_type_hints

from pipeline.reports.papers.written_fields import WRITTEN, WrittenFields
from pipeline.reports.templates.language import field_names

Value = tuple[type, str]
"""A field of a class: the class, the field's name."""


class Known(NamedTuple):
    """One value. `path` are the names that lead to it, the last its own; `inner` the class of what it holds.

    `told` is how people name it: `khoi.ten`; what is inside a list `muc › ten`, for the loop gives it a word.
    `repeated`: it is a list, whose items are texts where `inner` is None. `yes_no`: it is for choosing only.
    """

    path: tuple[str, ...]
    told: str
    value: Value
    repeated: bool
    yes_no: bool
    inner: type | None


def values_of(context: type) -> Iterator[Known]:
    """The values of a context, outer before inner, and those of `viet` at the end."""
    yield from _fields(context, (), "")
    yield from _fields(WrittenFields, (WRITTEN,), f"{WRITTEN}.")


def _fields(owner: type, path: tuple[str, ...], before: str) -> Iterator[Known]:
    for name, kind in get_type_hints(owner).items():
        repeated = get_origin(kind) is tuple
        held = get_args(kind)[0] if repeated else kind
        inner = held if isinstance(held, type) and field_names(held) else None
        told = before + name
        yield Known((*path, name), told, (owner, name), repeated, held is bool, inner)
        if inner is not None:
            yield from _fields(inner, (*path, name), f"{told} › " if repeated else f"{told}.")
