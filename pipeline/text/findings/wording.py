"""Sentences with facts in them.

A template names a fact as `{maximum}`. `[a|b]` is the first alternative whose facts are all known, or nothing,
so that a sentence reads well with the facts and without them. Facts are members' texts: they are put in, never
read as a template.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

_CHOICE = re.compile(r"\[([^\]]*)\]")
_FACT = re.compile(r"\{([a-z_]+)\}")
_DOUBLED = re.compile(r"\{\{([a-z_]+)\}\}")


class Wording(NamedTuple):
    """A finding in a few words (`title`), and what it says (`problem`) and asks for (`remedy`) as templates."""

    title: str
    problem: str
    remedy: str


def fill(template: str, facts: Mapping[str, str]) -> str:
    """The sentence with its facts; one that is not known is left out with the alternative it stands in."""
    known = _Facts(facts)
    return "".join([_known(alternatives, known) for alternatives in _pieces(template)])


class _Facts(dict[str, str]):
    """Facts, of which those that are not known are empty."""

    def __missing__(self, name: str) -> str:
        return ""


_Alternative = tuple[str, tuple[str, ...]]
"""A text with names of facts, and those of them that must be known, none of a text that stays."""


@cache
def _pieces(template: str) -> tuple[tuple[_Alternative, ...], ...]:
    """The template in its order: texts, and choices between some; there are as many templates as we wrote."""
    pieces = list[tuple[_Alternative, ...]]()
    for place, piece in enumerate(_CHOICE.split(template)):
        if place % 2:
            pieces.append(tuple((_formatted(one), tuple(_FACT.findall(one))) for one in piece.split("|")))
        elif piece:
            pieces.append(((_formatted(piece), ()),))
    return tuple(pieces)


def _formatted(text: str) -> str:
    """As `format_map` reads it: braces that hold no fact are doubled."""
    return _DOUBLED.sub(r"{\1}", text.replace("{", "{{").replace("}", "}}"))


def _known(alternatives: tuple[_Alternative, ...], facts: _Facts) -> str:
    """The first alternative whose facts are all known."""
    for text, needed in alternatives:
        if all(map(facts.get, needed)):
            return text.format_map(facts)
    return ""
