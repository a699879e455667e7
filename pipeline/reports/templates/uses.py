"""Which values a template uses, and which it leaves out."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from pipeline.reports.templates.expressions import Expression, Loop, Name, Part, expressions_in
from pipeline.reports.templates.names import Scope, kind_of, parsed, read
from pipeline.reports.templates.tags import Tag
from pipeline.reports.templates.values import Value


def used(tags: Sequence[Tag], context: type) -> frozenset[Value]:
    """Every value that the tags name; the tags are without fault."""
    names = {one.name for one in fields(context)}
    return frozenset(
        (context if owner is None else owner, name)
        for one in read(tags, context)
        for owner, name in _named(parsed(one.tag), one.scope)
        if owner or name in names
    )


def _named(told: Expression | Loop | None, scope: Scope) -> Iterator[tuple[type | None, str]]:
    """The names in a tag, and whose fields they are; None: the scope's."""
    if told is None:
        return
    if isinstance(told, Loop):
        yield from _named(told.items, scope)
        yield from _named(told.test, scope)
        return
    for one in expressions_in(told):
        if isinstance(one, Name):
            yield None, one.name
        elif isinstance(one, Part):
            owner = kind_of(one.owner, scope)
            if isinstance(owner, type) and is_dataclass(owner):
                yield owner, one.name
