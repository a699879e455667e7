"""What was lost, in one way for every reader: maximum − (base − deduction) of a row (PAPERS, "What a paper may say").

What was taken away is lost as much as what was not reached; bonus makes up for nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

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


class Criterion(NamedTuple):
    """A criterion: on how many members it applies, who of them lost something on it, and how much all together.

    `losers` are in the order of config.toml. `maximum` is the most that anybody can reach. `asked`: somebody has to do
    or report something for it, or something can be taken away; False where everybody is given its points.
    """

    line: Line
    members: int
    losers: tuple[Scorecard, ...]
    points: Decimal
    maximum: Decimal
    asked: bool

    @property
    def deduction(self) -> bool:
        """True where nothing can be reached, only taken away."""
        return not self.maximum


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
        self._may_be_limited = tuple(row for section in self._sections for row in _branch(section) if not row.whole)

    def criteria(self, cards: Sequence[Scorecard]) -> tuple[Criterion, ...]:
        """The criteria that apply to one of these, in scale order. One card at a time is gone through."""
        found = [_Found(row, whole) for row, whole in self._rows(map(_Marked.of, cards))]
        for card in cards:
            marked = _Marked.of(card)
            for one in found:
                one.add(marked)
        return tuple(one.criterion() for one in found if one.members)

    def of(self, card: Scorecard) -> Iterator[tuple[Line, Decimal]]:
        """The criteria on which a member lost something, in scale order, and how much."""
        marked = _Marked.of(card)
        for row, whole in self._rows((marked,)):
            points = marked.points(row, whole)
            if points > 0 and marked.concerns(row, whole):
                yield row.line, points

    def _rows(self, cards: Iterable["_Marked"]) -> Iterator[tuple["_Row", bool]]:
        """The rows that are criteria for such cards, each with its branch as a whole (True) or by itself."""
        limited, free = set[str](), list(self._may_be_limited)
        for marked in cards:
            limited.update(row.line.code for row in free if marked.is_limited(row))
            free = [row for row in free if row.line.code not in limited]
        for section in self._sections:
            yield from _criteria(section, limited)


class _Row(NamedTuple):
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


class _Marked(NamedTuple):
    """A scorecard, its marks by code, and what every row lost."""

    card: Scorecard
    marks: Mapping[str, Mark]
    lost: Mapping[str, Decimal]

    @classmethod
    def of(cls, card: Scorecard) -> "_Marked":
        lost_by_row = {code: lost(tally) for code, tally in card.tallies.items()}
        return cls(card, {mark.code: mark for mark in card.marks}, lost_by_row)

    def is_limited(self, row: _Row) -> bool:
        """True where what the parts of the row lost is not what the row lost."""
        code, get = row.line.code, self.lost.get
        return sum((get(part.line.code, ZERO) for part in row.parts), self.lost_itself(code)) != get(code, ZERO)

    def lost_itself(self, code: str) -> Decimal:
        """By the row's own points, without its branch and without bonus."""
        mark = self.marks.get(code)
        if mark is None or mark.kind not in (Kind.BASE, Kind.DEDUCTION):
            return ZERO
        return mark.points if mark.kind is Kind.DEDUCTION else EXACT.subtract(mark.maximum, mark.points)

    def points(self, row: _Row, whole: bool) -> Decimal:
        """What was lost on a row, with its branch or by itself."""
        return self.lost.get(row.line.code, ZERO) if whole else self.lost_itself(row.line.code)

    def maximum(self, row: _Row, whole: bool) -> Decimal:
        """The most that can be reached on it."""
        code = row.line.code
        if whole:
            return self.card.tallies[code].maximum if code in self.card.tallies else ZERO
        return self.marks[code].maximum if row.line.kind is Kind.BASE else ZERO

    def concerns(self, row: _Row, whole: bool) -> bool:
        """True where the row, or with its branch one of the lines that can lose something, counts for the member."""
        return any(map(self._applies, row.losing)) if whole else self._applies(row.line)

    def _applies(self, line: Line) -> bool:
        mark = self.marks.get(line.code)
        return mark is not None and (mark.basis is not Basis.NOT_APPLICABLE or mark.maximum > 0)


def _branch(row: _Row) -> Iterator[_Row]:
    yield row
    for part in row.parts:
        yield from _branch(part)


def _criteria(row: _Row, limited: Set[str]) -> Iterator[tuple[_Row, bool]]:
    """Those of a row and its branch."""
    if row.whole or row.line.code in limited:
        yield row, True
        return
    if row.loses:
        yield row, False
    for part in row.parts:
        yield from _criteria(part, limited)


class _Found:
    """A row that is a criterion, and what the cards came to on it so far."""

    def __init__(self, row: _Row, whole: bool) -> None:
        self._row, self._whole = row, whole
        self.members, self._losers = 0, list[Scorecard]()
        self._points = self._maximum = ZERO

    def add(self, marked: _Marked) -> None:
        """Count one more card."""
        if not marked.concerns(self._row, self._whole):
            return
        self.members += 1
        self._maximum = max(self._maximum, marked.maximum(self._row, self._whole))
        if (points := marked.points(self._row, self._whole)) > 0:
            self._losers.append(marked.card)
            self._points += points

    def criterion(self) -> Criterion:
        """The criterion of all cards that were counted."""
        asked = self._row.asked[0 if self._whole else 1]
        return Criterion(self._row.line, self.members, tuple(self._losers), self._points, self._maximum, asked)


def _asked(losing: Sequence[Line]) -> bool:
    return any(one.kind is Kind.DEDUCTION or bool(one.rule and one.rule.question) for one in losing)
