"""Which values a template uses, and which it leaves out."""

from collections.abc import Iterator, Sequence

from jinja2 import nodes

from pipeline.reports.templates.language import field_names
from pipeline.reports.templates.names import Scope, kind_of, parsed, read
from pipeline.reports.templates.tags import Tag
from pipeline.reports.templates.values import Value


def used(tags: Sequence[Tag], context: type) -> frozenset[Value]:
    """Every value that the tags name; the tags are without fault."""
    return frozenset(value for one in read(tags, context) for value in _named(parsed(one.tag), one.scope, context))


def _named(node: nodes.Node | None, scope: Scope, context: type) -> Iterator[Value]:
    if node is None:
        return
    names = field_names(context)
    told = nodes.Output([node])  # so that what stands alone is found as well
    for name in told.find_all(nodes.Name):
        if name.name in names:
            yield context, name.name
    for attribute in told.find_all(nodes.Getattr):
        owner = kind_of(attribute.node, scope)
        if isinstance(owner, type) and field_names(owner):
            yield owner, attribute.attr
