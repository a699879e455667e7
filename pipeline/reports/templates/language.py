"""The language of templates: jinja's, as far as it names values, repeats and chooses."""

import re
from collections.abc import Hashable
from functools import cache, lru_cache
from html import unescape
from typing import Any

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext
from jinja2.parser import Parser
from jinja2.runtime import LoopContext, exported
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import escape

from pipeline.text.words import STRAIGHT

WORDS = ("for", "endfor", "if", "elif", "else", "endif")
"""The commands of templates."""
AS_XML = "safe"
"""The filter of what is XML already: a whole table. It is none of those that people may use."""

_OF_A_LOOP = frozenset({"first", "last", "index", "index0", "revindex", "length"})
_REMEMBERED = 1 << 12
"""Values as XML, and tags: many members' letters, and most rows of a table, say the same."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Code(CodeGenerator):
    """What jinja makes of a template. Ours define, inherit and import nothing, so nothing of that is looked for."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - jinja's name
        frame = Frame(EvalContext(self.environment, self.name))
        frame.symbols.analyze_node(node)
        self.filters = {name: f"environment.filters[{name!r}]" for name in self.environment.filters}
        self.writeline(f"from jinja2.runtime import {', '.join(exported)}")
        self.writeline(f"name = {self.name!r}")
        self.writeline("def root(context, missing=missing, environment=environment):")
        self.indent()
        self.write_commons()
        self.enter_frame(frame)
        self.blockvisit(node.body, frame)
        self.leave_frame(frame, with_python_scope=True)
        self.outdent()
        self.writeline("blocks, debug_info = {}, ''")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - jinja's name
        """What stands between two choices or loops goes out in one piece, each value in it made XML once."""
        self.writeline("yield concat((", node)
        for one in node.nodes:
            if isinstance(one, nodes.TemplateData):
                self.write(repr(one.data))
            elif isinstance(one, nodes.Filter) and one.name == AS_XML and one.node is not None:
                self.visit(one.node, frame)
            else:
                self.write("environment.finalize(")
                self.visit(one, frame)
                self.write(")")
            self.write(", ")
        self.write("))")


class _Language(SandboxedEnvironment):
    """Safe to name are the fields of our own values, texts, yes/no and tuples of such, and the place in a loop."""

    code_generator_class = _Code

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


@lru_cache(_REMEMBERED, typed=True)
def _in_xml(value: Any) -> str:
    """A value as it stands in the XML, without what XML cannot hold."""
    return str(escape(_NO_XML.sub("", str(value))))


@lru_cache(_REMEMBERED)
def expression(source: str, *, of_a_choice: bool) -> nodes.Expr:
    """What a tag says that is a value or a choice. To be read only: templates repeat most of their tags.

    Raises: TemplateSyntaxError.
    """
    parser = Parser(language(), source, state="variable")
    told = parser.parse_tuple(with_condexpr=not of_a_choice)
    if not parser.stream.eos:
        parser.fail(source)
    return told


@lru_cache(_REMEMBERED)
def loop(source: str) -> nodes.For:
    """What a loop's tag says, as a loop without body. To be read only. Raises: TemplateSyntaxError."""
    made = language().parse(f"{{% for {source} %}}{{% endfor %}}").body[0]
    assert isinstance(made, nodes.For)
    return made


def straight(source: str) -> str:
    """As the tag is meant: Word writes quotes as in a text, and some letters are written otherwise in XML."""
    return unescape(source).translate(STRAIGHT).strip()
