"""What is odd about parameters that were read: numbers and options that may mean something else."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

from pipeline.checking.subject import Subject
from pipeline.model.finding import Fault
from pipeline.rules.banded import Banded
from pipeline.rules.options import Options
from pipeline.text import labels
from pipeline.text.numbers import short
from pipeline.text.oddities import percent_of_what, perhaps_thousands, perhaps_tiers

_COMPARED = re.compile(r"[≥≤<>]|(?:từ|trên|dưới)\s*[0-9]", re.IGNORECASE)


def numbers_of_two_readings(subject: Subject) -> Iterator[Fault]:
    """`1.000` is one to the program, and a thousand to most who write it."""
    for line in subject.scale.lines:
        for number in dict.fromkeys(_numbers(line.rule, apart="maximum")):
            if number.as_tuple().exponent == -3 and 1 <= abs(number) < 1000:
                written = f"{number:f}"
                told = perhaps_thousands(written.replace(".", ","), short(number), written.replace(".", ""))
                yield Fault(subject.at(line, labels.PARAMETERS), told)


def _numbers(value: object, apart: str = "") -> Iterator[Decimal]:
    """Every number inside a rule, with the decimals that were typed."""
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _numbers(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != apart:
                yield from _numbers(getattr(value, field.name))


def percentages_of_nothing(subject: Subject) -> Iterator[Fault]:
    """Tiers written with % on a line whose figure is no percentage and is not held against a target."""
    for line in subject.scale.lines:
        source, rule = subject.scale.source(line), line.rule
        if isinstance(rule, Banded) and rule.with_percent_sign and not rule.of_target and not source.in_percent:
            yield Fault(subject.at(line, labels.PARAMETERS), percent_of_what(source.unit))


def options_that_are_tiers(subject: Subject) -> Iterator[Fault]:
    """`≥98: 5` by `Theo mức` is chosen from a list; no number is compared with it."""
    for line in subject.scale.lines:
        options = line.rule.options if isinstance(line.rule, Options) else ()
        for name, _ in options:
            if _COMPARED.match(name):
                yield Fault(subject.at(line, labels.RULE), perhaps_tiers(name))
                break
