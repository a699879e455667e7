"""A line of every rule, so that a new rule is tried by what is tried with all of them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline.model.scale import Kind
from pipeline.rules import RULES
from pipeline.text.workbooks.rule_guide import GUIDES

Use = tuple[str, str, Kind, Decimal | None]
"""Label, parameters, kind and maximum of a line."""


def uses_of_other_rules(labels: Iterable[str]) -> Iterator[Use]:
    """Of every rule whose label is not among `labels`: the first example that scale.xlsx shows of it."""
    known = set(labels)
    for rule in RULES:
        if rule.label not in known:
            example = GUIDES[rule.label].examples[0]
            maximum = Decimal(example.maximum.replace(",", ".")) if example.maximum else None
            yield rule.label, example.parameters, example.kind, maximum
