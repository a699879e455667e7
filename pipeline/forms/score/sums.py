"""The live formulas by which a form adds up (CONTRACT section 6), on the hidden sheet `Tính`."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from pipeline.forms.kit.columns import cell
from pipeline.forms.score.formulas import without_applying
from pipeline.forms.score.layout import (
    FIRST_ROW,
    FORM_SHEET,
    WORKINGS_SHEET,
    Column,
    Sum,
    Working,
    input_column,
    sum_address,
)
from pipeline.forms.score.plan import BLOC, NOTHING_APPLIES, OPEN, REVIEW, Plan
from pipeline.model.bloc import MAXIMUM, NotApplicable
from pipeline.model.scale import Kind, Line
from pipeline.text.numbers import plain

_MOST_ARGUMENTS = 200


def branch_formulas(plan: Plan, line: Line) -> Mapping[Working, str]:
    """What the row and its branch add up to, after the row's own caps."""
    own = {Kind.BASE: Working.BASE, Kind.BONUS: Working.BONUS, Kind.DEDUCTION: Working.DEDUCTION}.get(line.kind)
    added = {column: _added(plan, line, column) for column in (Working.BASE, Working.BONUS, Working.DEDUCTION)}
    if own is not None and line.rule is not None:
        added[own] += f"+{plan.at(Working.POINTS, line)}"
    limit = line.maximum if line.kind is Kind.GROUP else None
    bonus = added[Working.BONUS]
    if line.bonus_if_clean:
        bonus = f"IF({added[Working.DEDUCTION]}>0,0,{bonus})"
    capped = {
        Working.BASE: _capped(added[Working.BASE], limit),
        Working.BONUS: _capped(bonus, line.bonus_cap),
        Working.DEDUCTION: _capped(added[Working.DEDUCTION], line.deduction_cap),
        Working.MAXIMUM: _capped(f"{_added(plan, line, Working.MAXIMUM)}+{_own_maximum(plan, line)}", limit),
    }
    return {column: _rounded(plan, formula) for column, formula in capped.items()}


def _added(plan: Plan, line: Line, column: Working) -> str:
    children = plan.scale.children.get(line.code, ())
    rows = [plan.rows[child.code] for child in children if child.code in plan.rows]
    if not rows:
        return "0"
    return _over("MAX" if line.highest_only else "SUM", column, rows)


def _over(function: str, column: Column | Working, rows: Sequence[int]) -> str:
    """`SUM(E8:E10,E14)`: neighbours as ranges, and not too many arguments for one call."""
    sheet = f"'{FORM_SHEET}'!" if isinstance(column, Column) else ""
    ranges = [f"{sheet}{_range(column, *bounds)}" for bounds in _runs(rows)]
    calls = [
        f"{function}({','.join(ranges[start : start + _MOST_ARGUMENTS])})"
        for start in range(0, len(ranges), _MOST_ARGUMENTS)
    ]
    return calls[0] if len(calls) == 1 else f"{function}({','.join(calls)})"


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _range(column: Column | Working, first: int, last: int) -> str:
    return cell(column, first) if first == last else f"{cell(column, first)}:{cell(column, last)}"


def _own_maximum(plan: Plan, line: Line) -> str:
    if line.kind is not Kind.BASE or line.rule is None or line.maximum is None:
        return "0"
    maximum = plain(line.maximum)
    if without_applying(plan.policy, line) is not None:
        return maximum
    return f'IF({plan.at(Working.STATE, line)}="{NOTHING_APPLIES}",0,{maximum})'


def _capped(formula: str, cap: Decimal | None) -> str:
    return formula if cap is None else f"MIN({plain(cap)},{formula})"


def _rounded(plan: Plan, formula: str) -> str:
    return f"ROUND({formula},{plan.policy.decimals})"


# ------------------------------------------------------------------------------------ the whole


def whole_formulas(plan: Plan) -> Mapping[Sum, str]:
    """What the level-1 rows add up to, rescaled, floored and cut as [scoring] says."""
    policy = plan.policy
    sections = [plan.rows[line.code] for line in plan.scale.sections if line.code in plan.rows]
    of_sections = {
        total: _rounded(plan, _over("SUM", column, sections)) if sections else "0"
        for total, column in (
            (Sum.COUNTED_BASE, Working.BASE),
            (Sum.COUNTED_MAXIMUM, Working.MAXIMUM),
            (Sum.BONUS, Working.BONUS),
            (Sum.DEDUCTION, Working.DEDUCTION),
        )
    }
    base, maximum = sum_address(Sum.COUNTED_BASE), sum_address(Sum.COUNTED_MAXIMUM)
    if policy.not_applicable is NotApplicable.RESCALE:
        full = plain(_full_maximum(plan))
        base = f"IF({maximum}=0,{base},ROUND(ROUND({base}*{full}/{maximum},10),{policy.decimals}))"
        maximum = f"IF({maximum}=0,0,{full})"
    return {
        **of_sections,
        Sum.BASE: base,
        Sum.MAXIMUM: f"{maximum}+{plain(policy.bonus_maximum)}",
        Sum.TOTAL: _rounded(plan, _total(plan)),
        Sum.FILLED: _filled(plan),
    }


def _filled(plan: Plan) -> str:
    """How many cells were answered or marked; the points that a form shows by itself do not count."""
    every = [plan.rows[line.code] for line in plan.lines]
    claimed = [plan.rows[line.code] for line in plan.lines if input_column(line) is Column.CLAIMED]
    columns = ((Column.REPORTED, every), (Column.CLAIMED, claimed), (Column.NOT_APPLICABLE, every))
    return "+".join(_over("COUNTA", column, rows) for column, rows in columns if rows) or "0"


def _total(plan: Plan) -> str:
    policy = plan.policy
    total = f"{sum_address(Sum.BASE)}+{sum_address(Sum.BONUS)}-{sum_address(Sum.DEDUCTION)}"
    if policy.total_floor is not None:
        total = f"MAX({plain(policy.total_floor)},{total})"
    if policy.total_cap == MAXIMUM:
        return f"MIN({sum_address(Sum.MAXIMUM)},{total})"
    return _capped(total, policy.total_cap if isinstance(policy.total_cap, Decimal) else None)


def _full_maximum(plan: Plan) -> Decimal:
    """The maximum of this member if no line were marked `x` and none lacked a target (CONTRACT section 6)."""
    return sum((_most(plan, line) for line in plan.scale.sections if line.code in plan.rows), Decimal(0))


def _most(plan: Plan, line: Line) -> Decimal:
    children = [_most(plan, child) for child in plan.scale.children.get(line.code, ()) if child.code in plan.rows]
    most = max(children, default=Decimal(0)) if line.highest_only else sum(children, Decimal(0))
    if line.kind is Kind.BASE and line.rule is not None and plan.scale.source(line).code in plan.rows:
        most += line.maximum or Decimal(0)
    return most if line.kind is not Kind.GROUP or line.maximum is None else min(most, line.maximum)


# --------------------------------------------------------------------------------- the counters


def _counted(plan: Plan, column: Working, word: str) -> str:
    last = FIRST_ROW + len(plan.lines) - 1
    letter = column.letter
    return f"COUNTIF('{WORKINGS_SHEET}'!${letter}${FIRST_ROW}:${letter}${last},\"{word}\")"


def open_count(plan: Plan) -> str:
    """How many lines still want an answer."""
    return _counted(plan, Working.STATE, OPEN)


def review_count(plan: Plan) -> str:
    """How many answers and marks cannot be taken as they are."""
    return f"{_counted(plan, Working.STATE, REVIEW)}+{_counted(plan, Working.MARKED, REVIEW)}"


def bloc_count(plan: Plan) -> str:
    """How many lines only the bloc can compute."""
    return _counted(plan, Working.STATE, BLOC)
