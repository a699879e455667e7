"""What was lost, in one way for every reader: maximum − (base − deduction) of a row (PAPERS, "What a paper may say").

What was taken away is lost as much as what was not reached; bonus makes up for nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
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
    """The criteria that apply to somebody, in scale order; each point that was lost is lost on one of them."""
    return Losses(review.scale).criteria(cards)


class Losses:
    """The rows of a scale on which points are lost; what does not depend on the cards is worked out once.

    A base line is a criterion with all that is taken away below it; so is a heading of which only the highest counts,
    or whose limits change what its branch adds up to, as a whole. A deduction below no base line stands for itself.
    """

    def __init__(self, scale: Scale) -> None:
        self._sections = tuple(_row(scale, section) for section in scale.sections)

    def criteria(self, cards: Sequence[Scorecard]) -> tuple[Criterion, ...]:
        """The criteria that apply to one of these, in scale order."""
        marked = [_Marked(card, {mark.code: mark for mark in card.marks}, _lost_by_row(card)) for card in cards]
        return tuple(found for section in self._sections for found in _criteria(section, marked)) if cards else ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row and its branch. `losing` are its lines that can lose something, the row's own first, if it `loses` itself.

    `whole`: the row is one criterion, whatever it comes to. `asked` as of a criterion, of the branch and of the row.
    """

    line: Line
    parts: tuple["_Row", ...]
    loses: bool
    losing: tuple[Line, ...]
    whole: bool
    asked: tuple[bool, bool]


def _row(scale: Scale, line: Line) -> _Row:
    parts = tuple(_row(scale, child) for child in scale.children.get(line.code, ()))
    loses = line.rule is not None and line.kind is not Kind.BONUS
    a_base_line = line.rule is not None and line.kind is Kind.BASE and not any(map(_has_base, parts))
    losing = (*((line,) if loses else ()), *(one for part in parts for one in part.losing))
    whole = not parts or line.highest_only or a_base_line
    return _Row(line, parts, loses, losing, whole, asked=(_asked(losing), _asked((line,))))


def _has_base(row: _Row) -> bool:
    """True where a base line stands in the branch."""
    return row.line.kind is Kind.BASE or any(map(_has_base, row.parts))


@dataclass(frozen=True, slots=True)
class _Marked:
    """A scorecard, its marks by code, and what every row lost."""

    card: Scorecard
    marks: Mapping[str, Mark]
    lost: Mapping[str, Decimal]

    def lost_itself(self, code: str) -> Decimal:
        """By the row's own points, without its branch and without bonus."""
        mark = self.marks.get(code)
        if mark is None or mark.kind not in (Kind.BASE, Kind.DEDUCTION):
            return ZERO
        return mark.points if mark.kind is Kind.DEDUCTION else EXACT.subtract(mark.maximum, mark.points)

    def applies(self, line: Line) -> bool:
        """True where the line counts for the member."""
        mark = self.marks.get(line.code)
        return mark is not None and (mark.basis is not Basis.NOT_APPLICABLE or mark.maximum > 0)


def _lost_by_row(card: Scorecard) -> Mapping[str, Decimal]:
    return {code: lost(tally) for code, tally in card.tallies.items()}


def _criteria(row: _Row, cards: Sequence[_Marked]) -> Iterator[Criterion]:
    """Those of a row and its branch."""
    if row.whole or _limited(row, cards):
        yield from _as_a_whole(row, cards)
        return
    if row.loses:
        yield from _by_itself(row, cards)
    for part in row.parts:
        yield from _criteria(part, cards)


def _limited(row: _Row, cards: Sequence[_Marked]) -> bool:
    """True where what the parts of a row lost is not what the row lost, for some member."""
    code, parts = row.line.code, [part.line.code for part in row.parts]
    return any(
        sum((one.lost.get(part, ZERO) for part in parts), one.lost_itself(code)) != one.lost.get(code, ZERO)
        for one in cards
    )


def _as_a_whole(row: _Row, cards: Sequence[_Marked]) -> Iterator[Criterion]:
    """A row with its branch as a criterion; nothing where none of its lines applies."""
    code, losing = row.line.code, row.losing
    concerned = [one for one in cards if any(map(one.applies, losing))]
    if concerned:
        yield Criterion(
            row.line,
            tuple((one.card, one.lost.get(code, ZERO)) for one in concerned),
            maximum=max(one.card.tallies[code].maximum if code in one.card.tallies else ZERO for one in concerned),
            asked=row.asked[0],
        )


def _by_itself(row: _Row, cards: Sequence[_Marked]) -> Iterator[Criterion]:
    """A row's own points as a criterion; nothing where it applies to nobody."""
    line, concerned = row.line, [one for one in cards if one.applies(row.line)]
    if concerned:
        yield Criterion(
            line,
            tuple((one.card, one.lost_itself(line.code)) for one in concerned),
            maximum=max(one.marks[line.code].maximum if line.kind is Kind.BASE else ZERO for one in concerned),
            asked=row.asked[1],
        )


def _asked(losing: Sequence[Line]) -> bool:
    return any(one.kind is Kind.DEDUCTION or bool(one.rule and one.rule.question) for one in losing)
