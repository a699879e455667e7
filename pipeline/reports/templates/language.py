"""The language of templates: jinja's, as far as it names values, repeats and chooses.

A choice or loop that begins in one element and ends in another is torn: what is left of it would be no whole XML. Of
all others any choice and any number of items gives whole XML.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from html import unescape
from itertools import islice
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from pipeline.text.words import STRAIGHT

_TAG = re.compile(r"\{\{(.*?)\}\}|\{%(?:p |tr |tc )?\s*(\w*)(.*?)%\}|\{#.*?#\}", re.DOTALL)
WORDS = ("for", "endfor", "if", "elif", "else", "endif")
"""The commands of templates."""

_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""How a template writes braces that are no tag."""
_BRACE = re.compile("|".join(map(re.escape, _BRACES)))
_MARK = "\x01"
"""Of what stands before a tag; XML cannot hold it."""
_NAME, _QUOTED = re.compile(r"(?<![\w.])[^\W\d]\w*"), re.compile(r"'[^']*'|\"[^\"]*\"")
_NO_NAMES = frozenset({"in", "not", "and", "or", "is", "if", "else", "true", "false", "none", "True", "False", "None"})
_TRIMMING = re.compile(r"\{[{%]-|-[%}]\}")
_ELEMENT = re.compile(r"<(/?)([^\s/>!?]+)[^>]*?(/?)>")
_OF_A_LOOP = frozenset({"first", "last", "index", "index0", "revindex", "length"})
_REMEMBERED, _SHORT = 1 << 12, 256
"""Texts as XML: many members' letters, and most rows of a table, say the same. A long one is a member's own."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Torn(Exception):  # noqa: N818 - it says what is the matter
    """A choice or loop ends in another element than it began, or a command is none of ours."""


class _Language(SandboxedEnvironment):
    """Safe to name are the fields of our own values, texts, yes/no and tuples of such, and the place in a loop."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in _safe_names(obj.__class__):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@cache
def _safe_names(kind: Hashable) -> frozenset[str]:
    return _OF_A_LOOP if kind is LoopContext else frozenset(field_names(kind))


def field_names(kind: object) -> tuple[str, ...]:
    """The names of the fields of a class of ours, a named tuple or a dataclass; of any other there are none."""
    return tuple(getattr(kind, "_fields", ()) or getattr(kind, "__dataclass_fields__", ()))


@cache
def language() -> Environment:
    """Templates name values; they neither reach beyond them nor break the XML with them.

    Jinja's own escaping is off: what is put into the text is made XML by `_in_xml`, each value once. So is its looking
    for what could be worked out beforehand, which takes longer than it saves.
    """
    return _Language(undefined=StrictUndefined, finalize=_in_xml, optimized=False)


def _in_xml(value: Any) -> str:
    """A value as it stands in the XML; a whole table is XML already."""
    if value.__class__ is not str:
        if isinstance(value, Markup):
            return value
        value = str(value)
    return (_known if len(value) < _SHORT else _escaped)(value)


def _escaped(text: str) -> str:
    """A text without what XML cannot hold."""
    return str(escape(_NO_XML.sub("", text)))


_known = lru_cache(_REMEMBERED)(_escaped)


class Text:
    """A text with tags without fault, understood; what fills it is made when it is first filled. Raises: Torn.

    Jinja is given the tags alone, with a mark for what stands before each, which is long and stays as it is.
    """

    def __init__(self, source: str) -> None:
        if _TRIMMING.search(source):
            raise Torn
        constant, tags, end = list[str](), list[str](), 0
        for tag in _TAG.finditer(source):
            constant.append(_BRACE.sub(_meant, source[end : tag.start()]))
            tags.append(f"{_MARK}{_straightened(tag)}")
            end = tag.end()
        constant.append(_BRACE.sub(_meant, source[end:]))
        self.alike = constant[0] if not tags else ""
        """What it always is, where it has no tags."""
        self._tree = language().parse(f"{''.join(tags)}{_MARK}")
        _put_back(self._tree.body, iter(constant), [])

    def pieces(self, values: Mapping[str, Any]) -> Iterator[str]:
        """The text with the values put in, a little at a time."""
        return iter((self.alike,)) if self.alike else self._compiled.generate(values)

    @cached_property
    def _compiled(self) -> Template:
        return language().from_string(self._tree)


def names_in(source: str) -> frozenset[str]:
    """All that the tags of a text may name, the words that its loops give their items among them."""
    tags = (straight(tag[1] or tag[3] or "") for tag in _TAG.finditer(source))
    return frozenset(name for tag in tags for name in _NAME.findall(_QUOTED.sub("", tag))) - _NO_NAMES


def straight(source: str) -> str:
    """As the tag is meant: Word writes quotes as in a text, and some letters are written otherwise in XML."""
    return unescape(source).translate(STRAIGHT).strip()


def _straightened(tag: re.Match[str]) -> str:
    """Raises: Torn, of a command that is none of ours."""
    value, word, rest = tag.groups()
    if value is not None:
        return f"{{{{ {straight(value)} }}}}"
    if word is None:
        return ""
    if word not in WORDS:
        raise Torn
    return f"{{% {word} {straight(rest)} %}}"


def _meant(brace: re.Match[str]) -> str:
    return _BRACES[brace[0]]


def _put_back(blocks: Iterable[nodes.Node], constant: Iterator[str], opened: list[str]) -> None:
    """Put what stands between tags in place of its marks, `opened` being the elements around it. Raises: Torn."""
    for block in blocks:
        if isinstance(block, nodes.If):
            for branch in (block.body, *(other.body for other in block.elif_), block.else_):
                _put_back_closed(branch, constant, opened)
        elif isinstance(block, nodes.For):
            _put_back_closed(block.body, constant, opened)
            _put_back_closed(block.else_, constant, opened)
        elif isinstance(block, nodes.Output):
            for one in block.nodes:
                if isinstance(one, nodes.TemplateData):
                    one.data = "".join(islice(constant, len(one.data)))
                    _go_through(one.data, opened)


def _put_back_closed(blocks: Iterable[nodes.Node], constant: Iterator[str], opened: list[str]) -> None:
    after = list(opened)
    _put_back(blocks, constant, after)
    if after != opened:
        raise Torn


def _go_through(xml: str, opened: list[str]) -> None:
    for end, name, alone in _ELEMENT.findall(xml):
        if end:
            if not opened or opened.pop() != name:
                raise Torn
        elif not alone:
            opened.append(name)
