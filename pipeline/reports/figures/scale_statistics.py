"""What the scale did: lines that separate nobody, who claims too much, lines alike, the ranking without a line.

Statistics of a review as plain values, for the sheet `Thang điểm` and for index.html. Points, counts and places are
exact; `spread` and `correlation` are statistics, rounded once. pandas is loaded here only when it is asked.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from pipeline.model.result import Basis, Mark, Review, Scorecard
from pipeline.model.rounding import half_up
from pipeline.model.scale import Kind, Line, Scale
from pipeline.ranking.firmness.without import Move, moves_without
from pipeline.reports.figures.tables import mean, scorecards, signed_points

if TYPE_CHECKING:
    from pandas import DataFrame

ALIKE = 0.95
"""The correlation from which two lines measure alike."""
_FEWEST_LEVELS, _FEWEST_MEMBERS, _MOST_TWINS = 3, 5, 50
_MOST_ALIKE = Fraction(4, 5)
"""From this share of members with the same points on, a line separates hardly anybody."""

Place = tuple[str, str]
"""The code of a line and of a member."""
Points = Mapping[Place, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOnScale:
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
        return None if self.best is None else half_up(Fraction(self.best * 100, self.members), 1)


@dataclass(frozen=True, slots=True)
class Twins:
    """Two base lines whose points rise and fall together, over so many members; the correlation has 2 decimals."""

    line: Line
    other: Line
    correlation: Decimal
    members: int


@dataclass(frozen=True, slots=True)
class MemberClaim:
    """What a member claims in all and what was counted; `over` counts the lines on which it claims more."""

    card: Scorecard
    over: int

    @property
    def difference(self) -> Decimal:
        """Claimed − counted."""
        return self.card.claimed_total - self.card.total


@dataclass(frozen=True, slots=True)
class ScaleStatistics:
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
    cards, scale = scorecards(review), review.scale
    marks = {(mark.code, card.member.code): (card, mark) for card in cards for mark in card.marks if _counts(mark)}
    if not marks:
        return ScaleStatistics((), (), (), tried=False)
    own = {(one.line, one.unit): one.own for one in review.appraised}
    points = {place: _points(scale, *found) for place, found in marks.items()}
    over = {place: _over(scale, mark, own.get(place)) for place, (_, mark) in marks.items()}
    table, moves = _table(points), moves_without(review)
    places: dict[str, list[Place]] = {}
    for place in marks:
        places.setdefault(place[0], []).append(place)
    spreads = table.std(ddof=0)
    lines = tuple(
        _LineOf(line, places[line.code], float(spreads[line.code])).told(review, points, over, moves)
        for line in scale.lines
        if line.code in places
    )
    return ScaleStatistics(
        lines,
        tuple(_twins(lines, table)),
        tuple(_claims(cards, over)),
        tried=moves is not None,
    )


def _counts(mark: Mark) -> bool:
    return mark.kind is not Kind.CONDITION and mark.basis is not Basis.NOT_APPLICABLE


def _points(scale: Scale, card: Scorecard, mark: Mark) -> Decimal:
    """A base line with lines below it (`Điểm chuẩn`, from which they take) is worth what all of them come to."""
    if mark.kind is Kind.BASE and scale.children.get(mark.code):
        return card.tallies[mark.code].net
    return signed_points(mark)


def _over(scale: Scale, mark: Mark, own: Decimal | None) -> Decimal | None:
    """How much more than was counted a member claims for a line, to its own good; None where it claims nothing.

    `own` are the points by what the member says, where an appraisal changed or confirmed them.
    """
    if mark.basis is Basis.MISSING:
        return None
    rule = scale.by_code[mark.code].rule
    typed = None if rule and rule.question and rule.question.claimed else mark.claimed
    said = typed if typed is not None else mark.points if own is None else own
    return mark.points - said if mark.kind is Kind.DEDUCTION else said - mark.points


def _table(points: Points) -> "DataFrame":
    """Members × lines, as floats; NaN where a line does not apply."""
    from pandas import Series

    return Series({place: float(number) for place, number in points.items()}).unstack(level=0)


@dataclass(frozen=True, slots=True)
class _LineOf:
    """A line, the members on whom it applies, and the standard deviation of their points."""

    line: Line
    places: Sequence[Place]
    spread: float

    def told(
        self,
        review: Review,
        points: Points,
        over: Mapping[Place, Decimal | None],
        moves: Mapping[str, tuple[Move, ...]] | None,
    ) -> LineOnScale:
        own = sorted(points[place] for place in self.places)
        said = [claim for place in self.places if (claim := over[place]) is not None]
        decimals = review.config.scoring.decimals
        return LineOnScale(
            line=self.line,
            members=len(own),
            best=_best(self.line, own),
            lowest=own[0],
            highest=own[-1],
            mean=mean(own, decimals),
            spread=half_up(Decimal(repr(self.spread)), max(2, decimals)),
            separates=_MOST_ALIKE * len(own) > max(Counter(own).values()),
            claims=len(said),
            over=sum(claim > 0 for claim in said),
            over_points=sum((claim for claim in said if claim > 0), Decimal(0)),
            moves=None if moves is None else moves.get(self.line.code, ()),
        )


def _best(line: Line, points: Sequence[Decimal]) -> int | None:
    """How many have all there is."""
    if line.kind is Kind.DEDUCTION:
        return sum(one == 0 for one in points)
    return None if line.maximum is None else sum(one >= line.maximum for one in points)


def _twins(lines: Sequence[LineOnScale], points: "DataFrame") -> Iterator[Twins]:
    """Of lines that separate the members in several steps; from the most alike, at most `_MOST_TWINS`."""
    levels = points.nunique()
    varied = [
        one.line
        for one in lines
        if one.line.kind is Kind.BASE and one.separates and levels[one.line.code] >= _FEWEST_LEVELS
    ]
    table = points[[line.code for line in varied]]
    alike = table.corr(min_periods=_FEWEST_MEMBERS).to_numpy()
    found = [
        (half_up(Decimal(repr(float(alike[one, other]))), 2), one, other)
        for one in range(len(varied))
        for other in range(one + 1, len(varied))
        if alike[one, other] >= ALIKE
    ]
    known = table.notna()
    for correlation, one, other in sorted(found, key=lambda pair: (-pair[0], *pair[1:]))[:_MOST_TWINS]:
        first, second = varied[one], varied[other]
        yield Twins(first, second, correlation, int((known[first.code] & known[second.code]).sum()))


def _claims(cards: Sequence[Scorecard], over: Mapping[Place, Decimal | None]) -> list[MemberClaim]:
    counts = dict.fromkeys((card.member.code for card in cards), 0)
    for (_, unit), more in over.items():
        counts[unit] += more is not None and more > 0
    claims = [MemberClaim(card, counts[card.member.code]) for card in cards]
    return sorted(claims, key=lambda one: -one.difference)
