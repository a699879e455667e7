"""Blocks filled with values. What is said again and again is worked out once: how a value is reached, and its XML."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from pipeline.reports.templates import expressions as said
from pipeline.reports.templates.blocks import Block, Blocks, Choice, Static, Table, Value
from pipeline.reports.templates.expressions import Expression, Loop

Scope = dict[str, Any]
"""Name → what a tag may name by it."""

Fill = Callable[[Scope, list[str]], None]
"""Adds what comes of some blocks."""

Reach = Callable[[Scope], Any]
"""What an expression comes to."""

_REMEMBERED = 8192
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WORD = re.compile(r"([-\s({\[<]+)")
_FILTERS: dict[str, Callable[[Any], Any]] = {
    "upper": lambda text: str(text).upper(),
    "lower": lambda text: str(text).lower(),
    "capitalize": lambda text: str(text).capitalize(),
    "title": lambda text: "".join(one[:1].upper() + one[1:].lower() for one in _WORD.split(str(text))),
    "trim": lambda text: str(text).strip(),
    "length": len,
}
"""As jinja has them."""
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "==": lambda one, other: bool(one == other),
    "!=": lambda one, other: bool(one != other),
    "<": lambda one, other: bool(one < other),
    "<=": lambda one, other: bool(one <= other),
    ">": lambda one, other: bool(one > other),
    ">=": lambda one, other: bool(one >= other),
    "in": lambda one, other: one in other,
    "not in": lambda one, other: one not in other,
}


class _Turn:
    """Where a loop is."""

    __slots__ = ("index0", "length")

    def __init__(self, index0: int, length: int) -> None:
        self.index0, self.length = index0, length

    @property
    def index(self) -> int:
        return self.index0 + 1

    @property
    def revindex(self) -> int:
        return self.length - self.index0

    @property
    def first(self) -> bool:
        return not self.index0

    @property
    def last(self) -> bool:
        return self.index == self.length


def filling(blocks: Blocks) -> Fill:
    """How blocks are filled."""
    steps = tuple(map(_step, blocks))
    if len(steps) == 1:
        return steps[0]

    def fill(scope: Scope, into: list[str]) -> None:
        for step in steps:
            step(scope, into)

    return fill


def _step(block: Block) -> Fill:
    if isinstance(block, Static):
        return _static(block.xml)
    if isinstance(block, Value):
        return _value(reaching(block.of))
    if isinstance(block, Table):
        return _table(block.name)
    if isinstance(block, Choice):
        return _choice([(reaching(test) if test else None, filling(branch)) for test, branch in block.branches])
    return _repeat(block.loop, filling(block.blocks), filling(block.none))


def _static(xml: str) -> Fill:
    return lambda scope, into: into.append(xml)


def _value(reach: Reach) -> Fill:
    return lambda scope, into: into.append(escaped(str(reach(scope))))


def _table(name: str) -> Fill:
    def fill(scope: Scope, into: list[str]) -> None:
        scope[name].fill(scope, into)

    return fill


def _choice(branches: Sequence[tuple[Reach | None, Fill]]) -> Fill:
    def fill(scope: Scope, into: list[str]) -> None:
        for holds, branch in branches:
            if holds is None or holds(scope):
                branch(scope, into)
                return

    return fill


def _repeat(loop: Loop, each: Fill, none: Fill) -> Fill:
    reach, name, test = reaching(loop.items), loop.name, reaching(loop.test) if loop.test else None

    def fill(scope: Scope, into: list[str]) -> None:
        items = reach(scope)
        if test:
            items = [item for item in items if test({**scope, name: item})]
        inner, number = dict(scope), len(items)
        for at, item in enumerate(items):
            inner[name], inner["loop"] = item, _Turn(at, number)
            each(inner, into)
        if not items:
            none(scope, into)

    return fill


def reaching(expression: Expression) -> Reach:
    """How an expression is worked out."""
    match expression:
        case said.Name(name):
            return lambda scope: scope[name]
        case said.Part(said.Name(owner), name):
            return lambda scope: getattr(scope[owner], name)
        case said.Part(inner, name):
            reach = reaching(inner)
            return lambda scope: getattr(reach(scope), name)
        case said.Filtered(inner, name):
            reach, changed = reaching(inner), _FILTERS[name]
            return lambda scope: changed(reach(scope))
        case said.Constant(value):
            return lambda scope: value
        case said.Negated(inner):
            reach = reaching(inner)
            return lambda scope: not reach(scope)
    return _of_several(expression)


def _of_several(expression: Expression) -> Reach:
    match expression:
        case said.Joined(word, one, other):
            left, right = reaching(one), reaching(other)
            if word == "or":
                return lambda scope: left(scope) or right(scope)
            return lambda scope: left(scope) and right(scope)
        case said.Chosen(condition, one, other):
            test, yes, no = reaching(condition), reaching(one), reaching(other or said.Constant(""))
            return lambda scope: yes(scope) if test(scope) else no(scope)
        case said.Compared(first, others):
            start, rest = reaching(first), [(_COMPARED[sign], reaching(other)) for sign, other in others]
            return lambda scope: _holds(start(scope), rest, scope)
    raise TypeError(expression)


def _holds(value: Any, others: Sequence[tuple[Callable[[Any, Any], bool], Reach]], scope: Scope) -> bool:
    for compared, reach in others:
        other = reach(scope)
        if not compared(value, other):
            return False
        value = other
    return True


@lru_cache(_REMEMBERED)
def escaped(text: str) -> str:
    """A text as XML has it, without what XML cannot hold."""
    return _NO_XML.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
