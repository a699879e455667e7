"""What may stand in a tag: a value, or what is chosen by one. Read once, checked by `names`, worked out by `blocks`.

The words are those of jinja, of which a template may use the part that names, repeats and chooses:

    chosen  = either [ "if" either "else" chosen ]
    either  = both { "or" both };  both = negated { "and" negated };  negated = "not" negated | compared
    compared = filtered { ("==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not" "in") filtered }
    filtered = (name | text | number | "true" | "false" | "(" chosen ")") { "." name } { "|" name }
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

_TOKEN = re.compile(
    r"\s*(\d+(?:\.\d+)?|[^\W\d]\w*|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|==|!=|<=|>=|\*\*|//|[^\s\w'\"])"
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t"}
_COMPARING = {"==", "!=", "<", "<=", ">", ">=", "in"}
_COMPUTING = {"+", "-", "*", "/", "%", "~", "**", "//", "(", "[", "{", "is"}
"""What jinja would compute with."""
_CONSTANTS = {"true": True, "True": True, "false": False, "False": False, "none": None, "None": None}
_WORDS = {"if", "else", "and", "or", "not", "in", "is"}


class NotUnderstood(Exception):  # noqa: N818 - it says what is the matter
    """What stands in a tag is nothing that a template may say; `computing`: jinja would work something out."""

    def __init__(self, *, computing: bool = False) -> None:
        self.computing = computing


@dataclass(frozen=True, slots=True)
class Name:
    """A value of the context, or of a loop."""

    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a value: `khoi.ten`."""

    owner: "Expression"
    name: str


@dataclass(frozen=True, slots=True)
class Filtered:
    """A value after a filter; `plain`: no arguments are given to it."""

    value: "Expression"
    name: str
    plain: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A value compared with others, one after the other: `1 < a < 3`."""

    first: "Expression"
    others: "tuple[tuple[str, Expression], ...]"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of two values; `no` None where it is not said."""

    test: "Expression"
    yes: "Expression"
    no: "Expression | None"


@dataclass(frozen=True, slots=True)
class Joined:
    """Both, or either; `word` is `and` or `or`."""

    word: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Negated:
    """Not that."""

    value: "Expression"


@dataclass(frozen=True, slots=True)
class Constant:
    """A text, a number, yes or no, or none, written in the tag."""

    value: object


Expression = Name | Part | Filtered | Compared | Chosen | Joined | Negated | Constant


@dataclass(frozen=True, slots=True)
class Loop:
    """What a loop says: the word for its item, the list, and which items of it, None for all."""

    name: str
    items: Expression
    test: Expression | None


@cache
def value(source: str) -> Expression:
    """What `{{ … }}` says. Raises: NotUnderstood."""
    reader = _Reader(source)
    said = reader.chosen()
    reader.end()
    return said


@cache
def condition(source: str) -> Expression:
    """What `{% if … %}` says. Raises: NotUnderstood."""
    reader = _Reader(source)
    said = reader.either()
    reader.end()
    return said


@cache
def loop(source: str) -> Loop:
    """What `{% for … %}` says. Raises: NotUnderstood."""
    reader = _Reader(source)
    name = reader.take()
    if not reader.comes("in"):
        raise NotUnderstood
    items = reader.either()
    test = reader.either() if reader.comes("if") else None
    reader.end()
    return Loop(_named(name), items, test)


def expressions_in(expression: Expression) -> Iterator[Expression]:
    """An expression and all that stand in it."""
    yield expression
    for part in _parts(expression):
        yield from expressions_in(part)


def _parts(expression: Expression) -> Sequence[Expression]:
    match expression:
        case Part(owner=inner) | Filtered(value=inner) | Negated(value=inner):
            return (inner,)
        case Compared():
            return (expression.first, *(other for _, other in expression.others))
        case Chosen():
            return (expression.test, expression.yes, *((expression.no,) if expression.no else ()))
        case Joined():
            return (expression.left, expression.right)
    return ()


def _named(token: str) -> str:
    """A word that may name something. Raises: NotUnderstood."""
    if not token.isidentifier() or token in _WORDS:
        raise NotUnderstood
    return token


class _Reader:
    """The tokens of a tag, read one after the other; "" comes after the last."""

    def __init__(self, source: str) -> None:
        self._tokens, self._at, at = list[str](), 0, 0
        source = source.strip()
        while at < len(source):
            found = _TOKEN.match(source, at)
            if found is None:
                raise NotUnderstood
            self._tokens.append(found[1])
            at = found.end()

    def take(self) -> str:
        """The next token."""
        token = self._next()
        self._at += 1
        return token

    def comes(self, word: str) -> bool:
        """Takes the word if it comes next."""
        coming = self._next() == word
        self._at += coming
        return coming

    def end(self) -> None:
        """Nothing more comes. Raises: NotUnderstood."""
        if left := self._next():
            raise NotUnderstood(computing=left in _COMPUTING)

    def chosen(self) -> Expression:
        """One of two values, or the only one."""
        said = self.either()
        if not self.comes("if"):
            return said
        test = self.either()
        return Chosen(test, said, self.chosen() if self.comes("else") else None)

    def either(self) -> Expression:
        """`a or b`"""
        said = self._both()
        while self.comes("or"):
            said = Joined("or", said, self._both())
        return said

    def _both(self) -> Expression:
        said = self._negated()
        while self.comes("and"):
            said = Joined("and", said, self._negated())
        return said

    def _negated(self) -> Expression:
        return Negated(self._negated()) if self.comes("not") else self._compared()

    def _compared(self) -> Expression:
        first, others = self._filtered(), list[tuple[str, Expression]]()
        while (sign := self._next()) in _COMPARING or sign == "not":
            self._at += 1
            if sign == "not":
                sign = f"not {self.take()}"
                if sign != "not in":
                    raise NotUnderstood
            others.append((sign, self._filtered()))
        return Compared(first, tuple(others)) if others else first

    def _filtered(self) -> Expression:
        said = self._single()
        while self.comes("."):
            said = Part(said, _named(self.take()))
        while self.comes("|"):
            name = _named(self.take())
            plain = self._next() != "("
            if not plain:
                self._at = len(self._tokens)  # what is given to it does not matter: no filter takes anything
            said = Filtered(said, name, plain)
        if self._next() in _COMPUTING:
            raise NotUnderstood(computing=True)
        return said

    def _single(self) -> Expression:
        token = self.take()
        if token == "(":
            said = self.chosen()
            if not self.comes(")"):
                raise NotUnderstood
            return said
        if token in _COMPUTING:
            raise NotUnderstood(computing=True)
        if token[:1] in ("'", '"'):
            return Constant(_ESCAPED.sub(lambda found: _LETTERS.get(found[1], found[1]), token[1:-1]))
        if token[:1].isdecimal():
            return Constant(Decimal(token) if "." in token else int(token))
        return Constant(_CONSTANTS[token]) if token in _CONSTANTS else Name(_named(token))

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""
