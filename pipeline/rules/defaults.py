"""What most rules have in common, so that a rule's file tells only what is its own."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from pipeline.model.scale import Case, FormulaCells, Question, Ratio

LATER: Mapping[str, bool] = MappingProxyType({"later": True})
"""Marks a field that rules did not have at first: at its default it is no part of a scale's version, so that scales
(and the forms made for them) from before keep theirs."""


class Defaults:
    """The answers of a rule that asks nothing, measures nothing and looks at no other line or member."""

    __slots__ = ()

    @property
    def question(self) -> Question | None:
        return None

    @property
    def follows(self) -> str | None:
        return None

    @property
    def exceeds(self) -> str | None:
        return None

    @property
    def needs_target(self) -> bool:
        return False

    @property
    def needs_bloc_figures(self) -> bool:
        return False

    @property
    def needs_receipt(self) -> bool:
        return False

    @property
    def blank_is_zero(self) -> bool:
        return False

    def ratio(self, case: Case) -> Ratio | None:
        return None

    def best(self) -> Fraction | None:
        return None

    def formula(self, cells: FormulaCells) -> str | None:
        return None

    def ratio_formula(self, cells: FormulaCells) -> str | None:
        return None
