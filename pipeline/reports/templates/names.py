"""Whether a template names only values that there are, and uses them as what they are.

A template names values, repeats and chooses; it does not compute. What a name stands for is read from the field
types of the context, so that every branch is checked, also one that today's review does not reach.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, get_args, get_origin, get_type_hints

from jinja2 import TemplateSyntaxError, nodes

from pipeline.reports.papers.written_fields import WRITTEN, WrittenFields
from pipeline.reports.templates.language import WORDS, expression, field_names, loop
from pipeline.reports.templates.tags import Misplaced, Tag
from pipeline.text import template_faults as faults
from pipeline.text.words import did_you_mean

_FILTERS = {"upper", "lower", "capitalize", "title", "trim", "length"}
_MEMBERSHIP = {"in", "notin"}
_EQUALITY = {"eq", "ne", *_MEMBERSHIP}
_SAYING = {"", "if", "elif"}
"""The commands of values and choices."""
_DEEPEST = 4
"""So many loops may stand in one another: more would make papers of millions of rows."""

_LOOP = {"first": bool, "last": bool, "index": int, "index0": int, "length": int}

Scope = Mapping[str, object]
"""Name → its type: `str`, `bool`, `int`, a class of ours, `tuple[…, ...]`, or `_LOOP` for the loop itself."""


class _Wrong(Exception):  # noqa: N818 - one sentence on its way out of an expression
    """What is wrong with one tag."""


class Reading(NamedTuple):
    """A tag, the names that it may use and set, and what is wrong with it, "" where nothing is."""

    tag: Tag
    scope: Scope
    problem: str = ""


def misnamed(tags: Sequence[Tag], context: type) -> Iterator[Misplaced]:
    """Every tag that names an unknown value or cannot be carried out; `tags` are balanced, in document order."""
    for one in read(tags, context):
        if one.problem:
            alone = one.tag.where == one.tag.text
            yield Misplaced(one.tag.where, one.problem if alone else faults.in_tag(one.tag.text, one.problem))


def read(tags: Sequence[Tag], context: type) -> Iterator[Reading]:
    """Every tag with the names that it may use: those of the context, `viet`, and those of the loops around it."""
    scopes: list[Scope] = [{**_names(context), WRITTEN: WrittenFields}]
    repeating: list[bool] = []
    for tag in tags:
        if tag.word in ("endfor", "endif"):
            repeating.pop()
        if tag.word == "endfor":
            scopes.pop()
        elif tag.word == "else" and repeating[-1]:
            scopes[-1] = scopes[-2]  # what is done where the list is empty knows no item
        reading = _reading(tag, scopes[-1], len(scopes))
        yield reading
        if tag.word in ("for", "if"):
            repeating.append(tag.word == "for")
        if tag.word == "for":
            scopes.append(reading.scope)


def _reading(tag: Tag, scope: Scope, depth: int) -> Reading:
    """The tag as read, where so many scopes are open; a loop's own names are among those of its scope."""
    try:
        if tag.word == "for":
            scope = _loop_scope(tag, scope, depth)
        else:
            _check(tag, scope)
    except _Wrong as wrong:
        return Reading(tag, _lenient(tag, scope), str(wrong))
    return Reading(tag, scope)


def _check(tag: Tag, scope: Scope) -> None:
    node = parsed(tag)
    if node is not None and tag.word:
        kind_of(node, scope)
    elif node is not None:
        _check_printed(node, scope)
    elif tag.word in WORDS and tag.rest:
        raise _Wrong(faults.nothing_after(tag.word))
    elif tag.word not in WORDS:
        raise _Wrong(faults.unknown_command(tag.word, did_you_mean(tag.word, WORDS)))


def parsed(tag: Tag) -> nodes.Node | None:
    """The expression of a value or a choice, a loop as a `For` without body; None for every other tag."""
    try:
        if tag.word == "for":
            return loop(tag.rest)
        return expression(tag.rest, of_a_choice=bool(tag.word)) if tag.word in _SAYING else None
    except TemplateSyntaxError as error:
        raise _Wrong(faults.NOT_UNDERSTOOD) from error


def _loop_scope(tag: Tag, scope: Scope, depth: int) -> Scope:
    """The names inside a loop: those outside, the loop's own, and `loop`."""
    told = parsed(tag)
    if not isinstance(told, nodes.For) or not isinstance(told.target, nodes.Name) or told.recursive:
        raise _Wrong(faults.NO_LOOP)
    if told.target.name == "loop":
        raise _Wrong(faults.LOOP_TAKEN)
    inside = {**scope, told.target.name: _element(told.iter, scope), "loop": _LOOP}
    if told.test is not None:
        kind_of(told.test, inside)
    if depth > _DEEPEST:
        raise _Wrong(faults.too_deep(_DEEPEST))
    return inside


def _lenient(tag: Tag, scope: Scope) -> Scope:
    """The names inside a loop that is wrong itself: its own name is taken as known, so that it is told once."""
    name, _, _ = tag.rest.partition(" ")
    return {**scope, name: None, "loop": _LOOP} if tag.word == "for" else scope


def _element(node: nodes.Node, scope: Scope) -> object:
    kind = kind_of(node, scope)
    if get_origin(kind) is not tuple:
        raise _Wrong(faults.no_list(_source(node)))
    return get_args(kind)[0]


def _check_printed(node: nodes.Node, scope: Scope) -> None:
    kind = kind_of(node, scope)
    if get_origin(kind) is tuple:
        raise _Wrong(faults.is_a_list(_source(node)))
    if isinstance(kind, type) and field_names(kind):
        raise _Wrong(faults.has_parts(_source(node), next(iter(_names(kind)))))
    if kind is bool:
        raise _Wrong(faults.is_yes_or_no(_source(node)))


def kind_of(node: nodes.Node, scope: Scope) -> object:
    """The type of an expression; None where it is known to be wrong already."""
    find = _KINDS.get(type(node))
    if find is None:
        raise _Wrong(faults.NO_COMPUTING)
    return find(node, scope)


def _name(node: nodes.Name, scope: Scope) -> object:
    if node.name not in scope:
        raise _Wrong(faults.no_value(node.name, did_you_mean(node.name, scope)))
    return scope[node.name]


def _attribute(node: nodes.Getattr, scope: Scope) -> object:
    owner = kind_of(node.node, scope)
    if owner is None:
        return None
    known: Scope = {}
    if owner is _LOOP:
        known = _LOOP
    elif isinstance(owner, type) and field_names(owner):
        known = _names(owner)
    if node.attr not in known:
        raise _Wrong(faults.no_value_in(_source(node.node), node.attr, did_you_mean(node.attr, known)))
    return known[node.attr]


def _filtered(node: nodes.Filter, scope: Scope) -> object:
    if node.name not in _FILTERS or node.node is None or node.args or node.kwargs:
        raise _Wrong(faults.unknown_filter(node.name, did_you_mean(node.name, _FILTERS)))
    kind = kind_of(node.node, scope)
    if node.name == "length":
        _check_has_items(node.node, kind)
        return int
    if kind not in (str, None):
        raise _Wrong(faults.filter_for_texts(node.name, _source(node.node)))
    return str


def _compared(node: nodes.Compare, scope: Scope) -> object:
    kinds = [kind_of(node.expr, scope), *(kind_of(operand.expr, scope) for operand in node.ops)]
    if any(operand.op not in _EQUALITY for operand in node.ops) and set(kinds) - {int, None}:
        raise _Wrong(faults.no_number(_source(node.expr)))
    for operand, kind in zip(node.ops, kinds[1:], strict=True):
        if operand.op in _MEMBERSHIP:
            _check_has_items(operand.expr, kind)
    return bool


def _check_has_items(node: nodes.Node, kind: object) -> None:
    """Texts and lists have; our own values are tuples as well, but their fields are no items."""
    if kind not in (str, None) and get_origin(kind) is not tuple:
        raise _Wrong(faults.neither_text_nor_list(_source(node)))


def _chosen(node: nodes.CondExpr, scope: Scope) -> object:
    kind_of(node.test, scope)
    if node.expr2 is None:
        raise _Wrong(faults.ELSE_MISSING)
    kinds = {kind_of(node.expr1, scope), kind_of(node.expr2, scope)}
    return kinds.pop() if len(kinds) == 1 else str


def _joined(node: nodes.And | nodes.Or, scope: Scope) -> object:
    kind_of(node.left, scope)
    kind_of(node.right, scope)
    return bool


def _negated(node: nodes.Not, scope: Scope) -> object:
    kind_of(node.node, scope)
    return bool


def _constant(node: nodes.Const, scope: Scope) -> object:
    return type(node.value)


@cache
def _names(owner: type) -> Scope:
    """The fields of a class and their types."""
    return get_type_hints(owner)


def _source(node: nodes.Node) -> str:
    """How the template wrote a value: `khoi.ten`."""
    if isinstance(node, nodes.Getattr):
        return f"{_source(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


_KINDS: Mapping[type[nodes.Node], Callable[..., object]] = {
    nodes.Name: _name,
    nodes.Getattr: _attribute,
    nodes.Filter: _filtered,
    nodes.Compare: _compared,
    nodes.CondExpr: _chosen,
    nodes.And: _joined,
    nodes.Or: _joined,
    nodes.Not: _negated,
    nodes.Const: _constant,
}
