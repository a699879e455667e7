"""What the scale did: lines that separate nobody, who claims too much, lines alike, the ranking without a line.

Statistics of a review as plain values, for the sheet `Thang điểm` and for index.html: worked out in whole units, each
rounded once.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import ceil
from operator import mul
from typing import NamedTuple

from pipeline.model.result import Basis, Mark, Review, Scorecard
from pipeline.model.rounding import divided, in_points, quotient, root, units_of
from pipeline.model.scale import Kind, Line
from pipeline.ranking.firmness.without import Move, moves_without
from pipeline.reports.figures.correlation import Column, pairs_alike
from pipeline.reports.figures.tables import ZERO, scorecards, signed_points

ALIKE = Fraction(95, 100)
"""The correlation from which two lines measure alike."""
_FEWEST_LEVELS, _FEWEST_MEMBERS, _MOST_TWINS = 3, 5, 50
_MOST_ALIKE = Fraction(4, 5)
"""From this share of members with the same points on, a line separates hardly anybody."""


class LineOnScale(NamedTuple):
    """A line over the members on whom it applies, ranked or not; deductions are below zero.

    The points of a base line that has lines below it are what all of them come to. `best` counts those with all there
    is: the maximum of a base or bonus line, no deduction; None on a bonus without a maximum. `separates` False: four
    fifths of the members or more have the same points. `over` claim more than was counted, `over_points` together;
    `claims` counts those who said anything. `moves`: whose places would change without the line and what stands below
    it; None where that was not tried.
    """

    line: Line
    members: int
    best: int | None
    lowest: Decimal
    highest: Decimal
    mean: Decimal
    spread: Decimal
    separates: bool
    claims: int
    over: int
    over_points: Decimal
    moves: tuple[Move, ...] | None

    @property
    def best_share(self) -> Decimal | None:
        """In percent with one decimal."""
        return None if self.best is None else quotient(self.best * 100, self.members, 1)


class Twins(NamedTuple):
    """Two base lines whose points rise and fall together, over so many members; the correlation has 2 decimals."""

    line: Line
    other: Line
    correlation: Decimal
    members: int


class MemberClaim(NamedTuple):
    """What a member claims in all and what was counted; `over` counts the lines on which it claims more."""

    card: Scorecard
    over: int

    @property
    def difference(self) -> Decimal:
        """Claimed − counted."""
        return self.card.claimed_total - self.card.total


class ScaleStatistics(NamedTuple):
    """All of it: lines in the order of the scale, twins from the most alike, members by how much they overclaim.

    `tried`: the ranking was tried without each line.
    """

    lines: tuple[LineOnScale, ...]
    twins: tuple[Twins, ...]
    claims: tuple[MemberClaim, ...]
    tried: bool

    @property
    def base(self) -> tuple[LineOnScale, ...]:
        """The lines of kind `Chuẩn`."""
        return tuple(one for one in self.lines if one.line.kind is Kind.BASE)

    @property
    def idle(self) -> tuple[LineOnScale, ...]:
        """The base lines that separate hardly anybody."""
        return tuple(one for one in self.base if not one.separates)


def scale_statistics(review: Review) -> ScaleStatistics:
    """The statistics of a review; without lines where nobody's form was scored."""
    cards, found = scorecards(review), _gathered(review)
    if not found:
        return ScaleStatistics((), (), (), tried=False)
    moves = moves_without(review)
    lines = tuple(
        _on_scale(line, found[line.code], review.config.scoring.decimals, moves)
        for line in review.scale.lines
        if line.code in found
    )
    return ScaleStatistics(
        lines,
        tuple(_twins(lines, found, len(cards))),
        tuple(_claims(cards, found)),
        tried=moves is not None,
    )


@dataclass(slots=True)
class _Gathered(Column):
    """What members claim for the line beside what they have: how many say anything, and the places of those who claim
    more and how much more.

    `whole`: a base line with lines below it (`Điểm chuẩn`, from which they take) is worth what all of them come to.
    """

    whole: bool = False
    claims: int = 0
    over: dict[int, Decimal] = field(default_factory=dict)


def _gathered(review: Review) -> dict[str, _Gathered]:
    """Every line that applies to somebody, by code."""
    scale, units = review.scale, units_of(review.config.scoring.decimals)
    own = {(one.line, one.unit): one.own for one in review.appraised}
    found = {
        line.code: _Gathered(whole=line.kind is Kind.BASE and line.code in scale.children)
        for line in scale.lines
        if line.kind is not Kind.CONDITION
    }
    self_scored = {line.code for line in scale.lines if line.rule and line.rule.question and line.rule.question.claimed}
    for place, card in enumerate(scorecards(review)):
        for mark in card.marks:
            column = found.get(mark.code)
            if column is None or mark.basis is Basis.NOT_APPLICABLE:
                continue
            column.places.append(place)
            column.points.append(units(card.tallies[mark.code].net if column.whole else signed_points(mark)))
            if mark.basis is Basis.MISSING:
                continue
            column.claims += 1
            claimed = None if mark.code in self_scored else mark.claimed
            more = _over(mark, own.get((mark.code, card.member.code)) if claimed is None else claimed)
            if more > 0:
                column.over[place] = more
    return {code: column for code, column in found.items() if column.places}


def _over(mark: Mark, said: Decimal | None) -> Decimal:
    """How much more than was counted a member claims for a line, to its own good.

    `said` is what it claims beside its answer, else the points by what it says where an appraisal changed or confirmed
    them; None where nothing differs from what was counted.
    """
    if said is None:
        return ZERO
    return mark.points - said if mark.kind is Kind.DEDUCTION else said - mark.points


def _on_scale(
    line: Line, column: _Gathered, decimals: int, moves: Mapping[str, tuple[Move, ...]] | None
) -> LineOnScale:
    points, members = column.points, len(column.points)
    total, squares = sum(points), sum(map(mul, points, points))
    spread = Fraction(members * squares - total * total, members * members * 100**decimals)
    return LineOnScale(
        line=line,
        members=members,
        best=_best(line, points, decimals),
        lowest=in_points(min(points), decimals),
        highest=in_points(max(points), decimals),
        mean=in_points(divided(total, members), decimals),
        spread=root(spread, max(2, decimals)),
        separates=_MOST_ALIKE * members > max(Counter(points).values()),
        claims=column.claims,
        over=len(column.over),
        over_points=sum(column.over.values(), Decimal(0)),
        moves=None if moves is None else moves.get(line.code, ()),
    )


def _best(line: Line, points: Sequence[int], decimals: int) -> int | None:
    """How many have all there is."""
    if line.kind is Kind.DEDUCTION:
        return points.count(0)
    if line.maximum is None:
        return None
    maximum = ceil(Fraction(line.maximum) * 10**decimals)
    return len([one for one in points if one >= maximum])


def _twins(lines: Sequence[LineOnScale], found: Mapping[str, _Gathered], cards: int) -> Iterator[Twins]:
    """Of lines that separate the members in several steps; from the most alike, at most `_MOST_TWINS`."""
    varied = [
        one.line
        for one in lines
        if one.line.kind is Kind.BASE and one.separates and len(set(found[one.line.code].points)) >= _FEWEST_LEVELS
    ]
    columns = [found[line.code] for line in varied]
    pairs = pairs_alike(columns, cards=cards, fewest=_FEWEST_MEMBERS, least=ALIKE)
    for pair in sorted(pairs, key=lambda pair: -pair.correlation)[:_MOST_TWINS]:
        yield Twins(varied[pair.one], varied[pair.other], pair.correlation, pair.cards)


def _claims(cards: Sequence[Scorecard], found: Mapping[str, _Gathered]) -> list[MemberClaim]:
    lines = Counter(place for column in found.values() for place in column.over)
    claims = [MemberClaim(card, lines[place]) for place, card in enumerate(cards)]
    return sorted(claims, key=lambda one: -one.difference)
