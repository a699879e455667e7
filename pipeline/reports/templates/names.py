"""Whether a template names only values that there are, and uses them as what they are.

A template names values, repeats and chooses; it does not compute. What a name stands for is read from the field
types of the context, so that every branch is checked, also one that today's review does not reach.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import get_args, get_origin, get_type_hints

from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.reports.templates import expressions as said
from pipeline.reports.templates.expressions import Expression, Loop, NotUnderstood
from pipeline.reports.templates.tags import Misplaced, Tag
from pipeline.text import template_faults as faults
from pipeline.text.words import did_you_mean

_FILTERS = {"upper", "lower", "capitalize", "title", "trim", "length"}
_EQUALITY = {"==", "!=", "in", "not in"}
_READ = {"": said.value, "if": said.condition, "elif": said.condition, "for": said.loop}
_DEEPEST = 4
"""So many loops may stand in one another: more would make papers of millions of rows."""

WRITTEN = "viet"
"""The name by which every template reaches what only people write."""

_WORDS = ("for", "endfor", "if", "elif", "else", "endif")
_LOOP = {"first": bool, "last": bool, "index": int, "index0": int, "length": int}

Scope = Mapping[str, object]
"""Name → its type: `str`, `bool`, `int`, a dataclass, `tuple[…, ...]`, or `_LOOP` for the loop itself."""


class _Wrong(Exception):  # noqa: N818 - one sentence on its way out of an expression
    """What is wrong with one tag."""


@dataclass(frozen=True, slots=True)
class Reading:
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
    told = parsed(tag)
    if told is not None and not isinstance(told, Loop):
        kind_of(told, scope) if tag.word else _check_printed(told, scope)
    elif tag.word in _WORDS and tag.rest:
        raise _Wrong(faults.nothing_after(tag.word))
    elif tag.word not in _WORDS:
        raise _Wrong(faults.unknown_command(tag.word, did_you_mean(tag.word, _WORDS)))


def parsed(tag: Tag) -> Expression | Loop | None:
    """What a value, a choice or a loop says; None for every other tag."""
    if tag.word not in _READ:
        return None
    try:
        return _READ[tag.word](tag.rest)
    except NotUnderstood as error:
        raise _Wrong(faults.NO_COMPUTING if error.computing else faults.NOT_UNDERSTOOD) from error


def _loop_scope(tag: Tag, scope: Scope, depth: int) -> Scope:
    """The names inside a loop: those outside, the loop's own, and `loop`."""
    loop = parsed(tag)
    if not isinstance(loop, Loop):
        raise _Wrong(faults.NO_LOOP)
    if loop.name == "loop":
        raise _Wrong(faults.LOOP_TAKEN)
    inside = {**scope, loop.name: _element(loop.items, scope), "loop": _LOOP}
    if loop.test is not None:
        kind_of(loop.test, inside)
    if depth > _DEEPEST:
        raise _Wrong(faults.too_deep(_DEEPEST))
    return inside


def _lenient(tag: Tag, scope: Scope) -> Scope:
    """The names inside a loop that is wrong itself: its own name is taken as known, so that it is told once."""
    name, _, _ = tag.rest.partition(" ")
    return {**scope, name: None, "loop": _LOOP} if tag.word == "for" else scope


def _element(items: Expression, scope: Scope) -> object:
    kind = kind_of(items, scope)
    if get_origin(kind) is not tuple:
        raise _Wrong(faults.no_list(_source(items)))
    return get_args(kind)[0]


def _check_printed(value: Expression, scope: Scope) -> None:
    kind = kind_of(value, scope)
    if get_origin(kind) is tuple:
        raise _Wrong(faults.is_a_list(_source(value)))
    if isinstance(kind, type) and is_dataclass(kind):
        raise _Wrong(faults.has_parts(_source(value), next(iter(_names(kind)))))
    if kind is bool:
        raise _Wrong(faults.is_yes_or_no(_source(value)))


def kind_of(expression: Expression, scope: Scope) -> object:
    """The type of an expression; None where it is known to be wrong already."""
    return _KINDS[type(expression)](expression, scope)


def _name(name: said.Name, scope: Scope) -> object:
    if name.name not in scope:
        raise _Wrong(faults.no_value(name.name, did_you_mean(name.name, scope)))
    return scope[name.name]


def _part(part: said.Part, scope: Scope) -> object:
    owner = kind_of(part.owner, scope)
    if owner is None:
        return None
    known: Scope = {}
    if owner is _LOOP:
        known = _LOOP
    elif isinstance(owner, type) and is_dataclass(owner):
        known = _names(owner)
    if part.name not in known:
        raise _Wrong(faults.no_value_in(_source(part.owner), part.name, did_you_mean(part.name, known)))
    return known[part.name]


def _filtered(filtered: said.Filtered, scope: Scope) -> object:
    if filtered.name not in _FILTERS or not filtered.plain:
        raise _Wrong(faults.unknown_filter(filtered.name, did_you_mean(filtered.name, _FILTERS)))
    kind = kind_of(filtered.value, scope)
    if filtered.name == "length":
        return int
    if kind not in (str, None):
        raise _Wrong(faults.filter_for_texts(filtered.name, _source(filtered.value)))
    return str


def _compared(compared: said.Compared, scope: Scope) -> object:
    kinds = [kind_of(compared.first, scope), *(kind_of(other, scope) for _, other in compared.others)]
    if any(sign not in _EQUALITY for sign, _ in compared.others) and set(kinds) - {int, None}:
        raise _Wrong(faults.no_number(_source(compared.first)))
    return bool


def _chosen(chosen: said.Chosen, scope: Scope) -> object:
    kind_of(chosen.test, scope)
    if chosen.no is None:
        raise _Wrong(faults.ELSE_MISSING)
    kinds = {kind_of(chosen.yes, scope), kind_of(chosen.no, scope)}
    return kinds.pop() if len(kinds) == 1 else str


def _joined(joined: said.Joined, scope: Scope) -> object:
    kind_of(joined.left, scope)
    kind_of(joined.right, scope)
    return bool


def _negated(negated: said.Negated, scope: Scope) -> object:
    kind_of(negated.value, scope)
    return bool


def _constant(constant: said.Constant, scope: Scope) -> object:
    return type(constant.value)


@cache
def _names(owner: type) -> Scope:
    """The fields of a dataclass and their types."""
    return get_type_hints(owner)


def _source(expression: Expression) -> str:
    """How the template wrote a value: `khoi.ten`."""
    if isinstance(expression, said.Part):
        return f"{_source(expression.owner)}.{expression.name}"
    return expression.name if isinstance(expression, said.Name) else "…"


_KINDS: Mapping[type[Expression], Callable[..., object]] = {
    said.Name: _name,
    said.Part: _part,
    said.Filtered: _filtered,
    said.Compared: _compared,
    said.Chosen: _chosen,
    said.Joined: _joined,
    said.Negated: _negated,
    said.Constant: _constant,
}
