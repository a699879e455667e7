"""A text with tags, understood once and filled many times.

A choice or loop that begins in one element and ends in another is torn: what is left of it would be no whole XML. Of
all others any choice and any number of items gives whole XML.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from jinja2 import Template, nodes

from pipeline.reports.templates.language import expression, language, loop, straight

_TAG = re.compile(r"\{\{(.*?)\}\}|\{%(?:p |tr |tc )?\s*(\w*)(.*?)%\}|\{#.*?#\}", re.DOTALL)
_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""How a template writes braces that are no tag."""
_BRACE = re.compile("|".join(map(re.escape, _BRACES)))
_NAME, _QUOTED = re.compile(r"(?<![\w.])[^\W\d]\w*"), re.compile(r"'[^']*'|\"[^\"]*\"")
_NO_NAMES = frozenset({"in", "not", "and", "or", "is", "if", "else", "true", "false", "none", "True", "False", "None"})
_TRIMMING = re.compile(r"\{[{%]-|-[%}]\}")
_ELEMENT = re.compile(r"<(/?)([^\s/>!?]+)[^>]*?(/?)>")

Parts = Iterator[str | re.Match[str]]
"""The tags of a text and what stands between them."""
Branch = tuple[list[nodes.Node], str, str]
"""What is in a branch of a choice or loop; the command that ends it, "" at the text's end, and what follows it."""


class Torn(Exception):  # noqa: N818 - it says what is the matter
    """A choice or loop ends in another element than it began, or a command is none of ours."""


class Text:
    """A text with tags without fault, understood; what fills it is made when it is first filled. Raises: Torn.

    `alike` is what it always is, "" where it has tags.
    """

    def __init__(self, source: str) -> None:
        if _TRIMMING.search(source):
            raise Torn
        tagged = _TAG.search(source) is not None
        self.alike = "" if tagged else _meant(source)
        self._blocks, command, _ = _branch(_parts(source), []) if tagged else ([], "", "")
        if command:
            raise Torn

    def pieces(self, values: Mapping[str, Any]) -> Iterator[str]:
        """The text with the values put in, a little at a time."""
        if self.alike:
            return iter((self.alike,))
        return self._compiled.root_render_func(self._compiled.new_context(dict(values)))

    @cached_property
    def _compiled(self) -> Template:
        return language().from_string(nodes.Template(self._blocks))


def names_in(source: str) -> frozenset[str]:
    """All that the tags of a text may name, the words that its loops give their items among them."""
    tags = (straight(tag[1] or tag[3] or "") for tag in _TAG.finditer(source))
    return frozenset(name for tag in tags for name in _NAME.findall(_QUOTED.sub("", tag))) - _NO_NAMES


def _parts(source: str) -> Parts:
    end = 0
    for tag in _TAG.finditer(source):
        yield _meant(source[end : tag.start()])
        yield tag
        end = tag.end()
    yield _meant(source[end:])


def _meant(xml: str) -> str:
    """What stands between tags, without what keeps its braces from being some."""
    return _BRACE.sub(lambda brace: _BRACES[brace[0]], xml)


def _branch(parts: Parts, around: list[str]) -> Branch:
    """The branch that begins here, in the elements `around`. Raises: Torn."""
    blocks, opened = list[nodes.Node](), list(around)
    for part in parts:
        if isinstance(part, str):
            _go_through(part, opened)
            if part:
                _put_out(blocks, nodes.TemplateData(part))
            continue
        value, command, rest = part.groups("")
        if command == "if":
            blocks.append(_choice(straight(rest), parts, opened))
        elif command == "for":
            blocks.append(_loop(straight(rest), parts, opened))
        elif command:
            return _left(blocks, opened, around), command, straight(rest)
        elif value:
            _put_out(blocks, expression(straight(value), of_a_choice=False))
    return _left(blocks, opened, around), "", ""


def _left(blocks: list[nodes.Node], opened: list[str], around: list[str]) -> list[nodes.Node]:
    """What is in a branch, which leaves open the elements around it."""
    if opened != around:
        raise Torn
    return blocks


def _choice(condition: str, parts: Parts, around: list[str]) -> nodes.If:
    body, command, rest = _branch(parts, around)
    chosen = nodes.If(expression(condition, of_a_choice=True), body, [], [])
    while command == "elif":
        other = nodes.If(expression(rest, of_a_choice=True), [], [], [])
        other.body, command, rest = _branch(parts, around)
        chosen.elif_.append(other)
    if command == "else":
        chosen.else_, command, _ = _branch(parts, around)
    if command != "endif":
        raise Torn
    return chosen


def _loop(items: str, parts: Parts, around: list[str]) -> nodes.For:
    said = loop(items)
    made = nodes.For(said.target, said.iter, [], [], said.test, said.recursive)
    made.body, command, _ = _branch(parts, around)
    if command == "else":
        made.else_, command, _ = _branch(parts, around)
    if command != "endfor":
        raise Torn
    return made


def _put_out(blocks: list[nodes.Node], one: nodes.Expr) -> None:
    """After what is put out already, where nothing else stands between."""
    last = blocks[-1] if blocks else None
    if isinstance(last, nodes.Output):
        last.nodes.append(one)
    else:
        blocks.append(nodes.Output([one]))


def _go_through(xml: str, opened: list[str]) -> None:
    for end, name, alone in _ELEMENT.findall(xml):
        if end:
            if not opened or opened.pop() != name:
                raise Torn
        elif not alone:
            opened.append(name)
