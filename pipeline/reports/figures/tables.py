"""A review as tables, for the ranking workbook and the papers.

Cells hold `Decimal`s, texts and None, never floats: every table has dtype object. Deductions are negative here,
so that a column adds up. pandas is loaded by the first table: what only asks for figures shall not wait for it.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from pipeline.model.result import Basis, Mark, Review, Scorecard, Standing, Tally
from pipeline.model.rounding import half_up
from pipeline.model.scale import Kind

if TYPE_CHECKING:
    import pandas as pd

MARK_COLUMNS = ["unit", "code", "kind", "points", "maximum", "basis", "reported", "target", "claimed", "at"]
STATISTICS = ["mean", "minimum", "maximum", "lost", "counted", "missing", "not_applicable"]


def scorecards(review: Review) -> tuple[Scorecard, ...]:
    """Every member's card: the ranked in order of place, then those scored but not ranked."""
    ranked = [standing.card for standing in review.board.standings]
    return (*ranked, *(one.card for one in review.board.not_ranked if one.card is not None))


def signed_points(mark: Mark) -> Decimal:
    """What the mark adds to the total: a deduction takes."""
    return -mark.points if mark.kind is Kind.DEDUCTION and mark.points else mark.points


def answered_yes(mark: Mark) -> bool:
    """Whether a condition holds for the member (CONTRACT section 8)."""
    return mark.kind is Kind.CONDITION and mark.reported in ("Có", "x")


def scored_sections(review: Review) -> tuple[str, ...]:
    """Codes of the level-1 rows that can give or take points: those of conditions only have nothing to show."""
    lines = review.scale.lines
    scored = {review.scale.ancestry(line)[-1].code for line in lines if line.rule is not None}
    return tuple(section.code for section in review.scale.sections if section.code in scored)


def ranking_table(review: Review) -> pd.DataFrame:
    """One row a ranked member, in order of place.

    Columns: place, shared, decided_by, unit, name, `section:<code>` for every section with points (base + bonus −
    deduction of that row, before rescaling), bonus, deduction, claimed_total, total, maximum, percent, grade, awards.
    """
    import pandas as pd

    sections = scored_sections(review)
    rows = [_ranking_row(standing, sections) for standing in review.board.standings]
    return pd.DataFrame(rows, columns=_ranking_columns(sections), dtype=object)


def _ranking_columns(sections: tuple[str, ...]) -> list[str]:
    before = ["place", "shared", "decided_by", "unit", "name"]
    after = ["bonus", "deduction", "claimed_total", "total", "maximum", "percent", "grade", "awards"]
    return [*before, *(f"section:{code}" for code in sections), *after]


def _ranking_row(standing: Standing, sections: tuple[str, ...]) -> list[object]:
    card, tally = standing.card, standing.card.tally
    before = [standing.place, standing.shared, standing.decided_by, card.member.code, card.member.name]
    nets = [card.tallies.get(code, Tally()).net for code in sections]
    after = [tally.bonus, tally.deduction, card.claimed_total, card.total, tally.maximum, card.percent]
    return [*before, *nets, *after, standing.grade, standing.awards]


def mark_table(review: Review) -> pd.DataFrame:
    """One row a mark of every scored member, in the order of `scorecards`, then of the scale; points are signed."""
    import pandas as pd

    rows = [_mark_row(card.member.code, mark) for card in scorecards(review) for mark in card.marks]
    return pd.DataFrame(rows, columns=MARK_COLUMNS, dtype=object)


def _mark_row(unit: str, mark: Mark) -> list[object]:
    scored = [mark.code, mark.kind, signed_points(mark), mark.maximum, mark.basis]
    return [unit, *scored, mark.reported, mark.target, mark.claimed, mark.at]


def points_by_line(review: Review) -> pd.DataFrame:
    """Lines × members: the line's own points; None where the line does not concern the member or not apply.

    Rows: every line with a rule, in scale order. Columns: member codes in the order of `scorecards`.
    """
    marks = mark_table(review)
    return _lines_by_members(review, marks[marks["basis"] != Basis.NOT_APPLICABLE], "points")


def _lines_by_members(review: Review, marks: pd.DataFrame, values: str) -> pd.DataFrame:
    lines = [line.code for line in review.scale.lines if line.rule is not None]
    members = [card.member.code for card in scorecards(review)]
    table = marks.pivot(index="code", columns="unit", values=values).reindex(index=lines, columns=members)
    return table.astype(object).where(table.notna(), None)


def line_statistics(review: Review) -> pd.DataFrame:
    """Every line with a rule, in scale order: mean, minimum and maximum of the members' points, and what was lost.

    `lost` is the share of the maximum that the members lost together, in percent with one decimal, None where the
    line has no maximum. `counted`, `missing` and `not_applicable` are numbers of members; those on whom the line
    does not apply count only in the last.
    """
    import pandas as pd

    decimals = review.config.scoring.decimals
    marks = mark_table(review)
    by_code = {str(code): group for code, group in marks.groupby("code", sort=False)}
    lines = [line.code for line in review.scale.lines if line.rule is not None]
    rows = [_statistics(by_code.get(code, marks.iloc[:0]), decimals) for code in lines]
    return pd.DataFrame(rows, index=pd.Index(lines, name="code"), columns=STATISTICS, dtype=object)


def _statistics(marks: pd.DataFrame, decimals: int) -> list[object]:
    applies = marks[marks["basis"] != Basis.NOT_APPLICABLE]
    points = list(applies["points"])
    counts = [len(points), int((marks["basis"] == Basis.MISSING).sum()), len(marks) - len(points)]
    if not points:
        return [None, None, None, None, *counts]
    lost = share_lost(sum(points, Decimal(0)), sum(applies["maximum"], Decimal(0)))
    return [mean(points, decimals), min(points), max(points), lost, *counts]


def mean(points: list[Decimal], decimals: int) -> Decimal:
    """The arithmetic mean of at least one figure, rounded once."""
    return half_up(sum(map(Fraction, points), Fraction(0)) / len(points), decimals)


def share_lost(points: Decimal, maximum: Decimal) -> Decimal | None:
    """The part of the maximum that was not reached, in percent with one decimal; None without a maximum."""
    return half_up(Fraction(maximum - points) * 100 / Fraction(maximum), 1) if maximum else None
