"""What was lost, in one way for every reader: maximum − (base − deduction) of a row (PAPERS, "What a paper may say").

What was taken away is lost as much as what was not reached; bonus makes up for nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.result import Basis, Mark, Review, Scorecard, Tally
from pipeline.model.rounding import EXACT
from pipeline.model.scale import Kind, Line, Scale

ZERO = Decimal(0)


def kept(tally: Tally) -> Decimal:
    """What a row came to without bonus: base − deduction."""
    return EXACT.subtract(tally.base, tally.deduction)


def lost(tally: Tally) -> Decimal:
    """What a row lacks to its maximum; below zero where more was given than the maximum."""
    return EXACT.subtract(tally.maximum, kept(tally))


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion, and what each member on whom it applies lost on it: zero for those with all of it.

    `maximum` is the most that anybody can reach. `asked`: somebody has to do or report something for it, or something
    can be taken away; False where everybody is given its points.
    """

    line: Line
    losses: tuple[tuple[Scorecard, Decimal], ...]
    maximum: Decimal
    asked: bool

    @property
    def deduction(self) -> bool:
        """True where nothing can be reached, only taken away."""
        return not self.maximum

    @property
    def losers(self) -> tuple[Scorecard, ...]:
        """The members who lost something, in the order of config.toml."""
        return tuple(card for card, points in self.losses if points > 0)

    @property
    def points(self) -> Decimal:
        """What they lost together."""
        return sum((points for _, points in self.losses if points > 0), ZERO)


def criteria(review: Review, cards: Sequence[Scorecard]) -> tuple[Criterion, ...]:
    """The criteria that apply to somebody, in scale order; each point that was lost is lost on one of them.

    A base line is one with all that is taken away below it; so is a heading of which only the highest counts, or whose
    limits change what its branch adds up to, as a whole. A deduction below no base line stands for itself.
    """
    if not cards:
        return ()
    tree = _Tree(review.scale, tuple(_Marked(card, {mark.code: mark for mark in card.marks}) for card in cards))
    return tuple(found for section in review.scale.sections for found in tree.criteria(section))


@dataclass(frozen=True, slots=True)
class _Marked:
    """A scorecard, and its marks by code."""

    card: Scorecard
    marks: Mapping[str, Mark]

    def row(self, line: Line) -> Tally:
        """What a row and its branch add up to."""
        return self.card.tallies.get(line.code, Tally())

    def own(self, line: Line) -> Tally:
        """The row's own points, without its branch and without bonus."""
        mark = self.marks.get(line.code)
        if mark is None or mark.kind not in (Kind.BASE, Kind.DEDUCTION):
            return Tally()
        if mark.kind is Kind.DEDUCTION:
            return Tally(deduction=mark.points)
        return Tally(base=mark.points, maximum=mark.maximum)

    def applies(self, line: Line) -> bool:
        """True where the line counts for the member."""
        mark = self.marks.get(line.code)
        return mark is not None and (mark.basis is not Basis.NOT_APPLICABLE or mark.maximum > 0)


@dataclass(frozen=True, slots=True)
class _Tree:
    """The scale, and every member's card, on the way to criteria."""

    scale: Scale
    cards: tuple[_Marked, ...]

    def criteria(self, line: Line) -> Iterator[Criterion]:
        """Those of a row and its branch."""
        children = self.scale.children.get(line.code, ())
        if not children or line.highest_only or self._a_base_line(line) or self._limited(line, children):
            branch = [one for one in (line, *self._below(line)) if one.rule and one.kind is not Kind.BONUS]
            yield from self._criterion(line, branch, _Marked.row)
            return
        if line.rule and line.kind is not Kind.BONUS:
            yield from self._criterion(line, [line], _Marked.own)
        for child in children:
            yield from self.criteria(child)

    def _a_base_line(self, line: Line) -> bool:
        """True for a line with base points of its own and none below it."""
        below = self._below(line)
        return line.rule is not None and line.kind is Kind.BASE and all(one.kind is not Kind.BASE for one in below)

    def _below(self, line: Line) -> Iterator[Line]:
        for child in self.scale.children.get(line.code, ()):
            yield child
            yield from self._below(child)

    def _limited(self, line: Line, children: Sequence[Line]) -> bool:
        """True where what the parts of a row lost is not what the row lost, for some member."""
        return any(
            sum(map(lost, (one.own(line), *map(one.row, children))), ZERO) != lost(one.row(line)) for one in self.cards
        )

    def _criterion(
        self, line: Line, branch: Sequence[Line], tally: Callable[[_Marked, Line], Tally]
    ) -> Iterator[Criterion]:
        """The row by its `branch`, the lines that can lose something; nothing where none of them applies."""
        concerned = [one for one in self.cards if any(map(one.applies, branch))]
        if concerned:
            tallies = [(one.card, tally(one, line)) for one in concerned]
            yield Criterion(
                line,
                tuple((card, lost(row)) for card, row in tallies),
                maximum=max(row.maximum for _, row in tallies),
                asked=any(one.kind is Kind.DEDUCTION or bool(one.rule and one.rule.question) for one in branch),
            )
