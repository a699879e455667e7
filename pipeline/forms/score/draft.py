"""What goes on one member's form, before any cell is written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from pipeline.forms.kit.columns import list_cells
from pipeline.forms.kit.identity import Identity
from pipeline.forms.kit.table import Value
from pipeline.forms.score.layout import FIRST_ROW, LISTS_COLUMN, WORKINGS_SHEET, Column, form_lines
from pipeline.forms.score.plan import Plan, accepted
from pipeline.model.bloc import Config, Member, Period
from pipeline.model.clock import day_in_vietnam
from pipeline.model.scale import Line, Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a row is prefilled with. Decimals and dates become number and date cells, text stays text."""

    reported: Value = None
    claimed: Value = None
    not_applicable: Value = None
    evidence: Value = None
    note: Value = None

    def of(self, column: Column) -> Value:
        """The value for a column; None for those that no one fills."""
        return {
            Column.REPORTED: self.reported,
            Column.CLAIMED: self.claimed,
            Column.NOT_APPLICABLE: self.not_applicable,
            Column.EVIDENCE: self.evidence,
            Column.NOTE: self.note,
        }.get(column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One member's form. `lists` are the option lists, in the order of their columns on `Tính`."""

    config: Config
    period: Period
    member: Member
    plan: Plan
    lists: tuple[tuple[str, ...], ...]
    answers: Mapping[str, Answers] = field(default_factory=dict)

    @property
    def identity(self) -> Identity:
        """Whose form it is, and made for what."""
        bloc = self.config.bloc
        return Identity(
            unit=self.member.code, period=self.period, bloc=bloc.name, year=bloc.year, scale=self.plan.scale.version
        )

    @property
    def deadline(self) -> datetime:
        """The moment until which the form may be sent."""
        return self.config.periods[self.period].deadline

    def answered(self, line: Line) -> Answers:
        """What the row of a line is prefilled with."""
        return self.answers.get(line.code, Answers())


def draft_form(
    *,
    config: Config,
    period: Period,
    scale: Scale,
    member: Member,
    targets: Mapping[str, Decimal],
    year_targets: Mapping[str, Decimal] | None = None,
    by_figures: Collection[str] = (),
    answers: Mapping[str, Answers] | None = None,
) -> Draft:
    """`targets`, `year_targets` are the member's, by line code, as are `answers`; `by_figures` as in `Plan`."""
    lines = form_lines(scale, member, period)
    lists = tuple(dict.fromkeys(words for line in lines if (words := accepted(line))))
    plan = Plan(
        scale=scale,
        lines=lines,
        rows={line.code: row for row, line in enumerate(lines, start=FIRST_ROW)},
        targets=targets,
        year_targets=targets if year_targets is None else year_targets,
        by_figures=by_figures,
        lists={
            words: list_cells(WORKINGS_SHEET, place, len(words))
            for place, words in enumerate(lists, start=LISTS_COLUMN)
        },
        policy=config.scoring,
        deadline=day_in_vietnam(config.periods[period].deadline),
    )
    return Draft(config=config, period=period, member=member, plan=plan, lists=lists, answers=answers or {})
