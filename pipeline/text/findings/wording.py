"""Sentences with facts in them.

A template names a fact as `{maximum}`. `[a|b]` is the first alternative whose facts are all known, or nothing,
so that a sentence reads well with the facts and without them. Facts are members' texts: they are put in, never
read as a template.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

_CHOICE = re.compile(r"\[([^\]]*)\]")
_FACT = re.compile(r"\{([a-z_]+)\}")


class Wording(NamedTuple):
    """A finding in a few words (`title`), and what it says (`problem`) and asks for (`remedy`) as templates."""

    title: str
    problem: str
    remedy: str


def fill(template: str, facts: Mapping[str, str]) -> str:
    """The sentence with its facts; one that is not known is left out with the alternative it stands in."""
    chosen = _CHOICE.sub(lambda choice: _first_known(choice[1].split("|"), facts), template)
    return _FACT.sub(lambda fact: facts.get(fact[1], ""), chosen)


def _first_known(alternatives: list[str], facts: Mapping[str, str]) -> str:
    known = (text for text in alternatives if all(facts.get(name) for name in _FACT.findall(text)))
    return next(known, "")
