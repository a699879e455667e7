"""What the formulas of one member's form are made from, and the words they show.

A row's STATE is one of the words below, or 0 where the row gives nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.forms.score.layout import Column, Working, address
from pipeline.model.bloc import ScoringPolicy
from pipeline.model.scale import YES_OR_NO, Kind, Line, Scale

COMPUTE = "tính"
OPEN = "trống"
REVIEW = "kiểm tra"
BLOC = "khối tính"
NOTHING_APPLIES = "–"

YES_NO = YES_OR_NO.options

DUST = 10
"""Decimals to which a value is rounded first, so that binary dust does not turn a half downwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that the formulas of one member's form are made from.

    `rows` gives each line's row on the form, `targets` the member's registered figures by line code, `year_targets`
    those of the whole year where the form's are of six months, `by_figures` the
    codes of the lines on which nobody has a target (`Grounds.by_figures`), `lists` the cells on `Tính` that hold the
    options.
    """

    scale: Scale
    lines: tuple[Line, ...]
    rows: Mapping[str, int]
    targets: Mapping[str, Decimal]
    year_targets: Mapping[str, Decimal]
    by_figures: Collection[str]
    lists: Mapping[tuple[str, ...], str]
    policy: ScoringPolicy
    deadline: date

    def at(self, column: Column | Working, line: Line) -> str:
        """The address of a line's cell."""
        return address(column, self.rows[line.code])

    def target(self, line: Line) -> Decimal | None:
        """The target in force: the registered figure above zero, of line X for `theo dòng X`."""
        return self.targets.get(self.scale.source(line).code) or None


def accepted(line: Line) -> tuple[str, ...]:
    """The words that may be answered on a line; none where a number is asked."""
    if line.kind is Kind.CONDITION:
        return YES_NO
    return line.rule.question.options if line.rule and line.rule.question else ()
