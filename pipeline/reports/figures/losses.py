"""What was lost, in one way for every reader: maximum − (base − deduction) of a row (PAPERS, "What a paper may say").

What was taken away is lost as much as what was not reached; bonus makes up for nothing.
"""

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.result import Basis, Review, Scorecard, Tally
from pipeline.model.rounding import EXACT
from pipeline.model.scale import Kind, Line, Scale

ZERO = Decimal(0)
_REMEMBERED = 64
"""Sets of limited rows: most members have the same."""


def kept(tally: Tally) -> Decimal:
    """What a row came to without bonus: base − deduction."""
    return EXACT.subtract(tally.base, tally.deduction)


def lost(tally: Tally) -> Decimal:
    """What a row lacks to its maximum; below zero where more was given than the maximum."""
    return EXACT.subtract(EXACT.add(tally.maximum, tally.deduction), tally.base)


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
        rows = (row for section in self._sections for row in _branch(section))
        self._may_be_limited = tuple(row for row in rows if row.losing and not row.whole)
        self._chosen = lru_cache(_REMEMBERED)(self._criteria)

    def criteria(self, cards: Sequence[Scorecard]) -> tuple[Criterion, ...]:
        """The criteria that apply to one of these, in scale order. One card at a time is gone through."""
        may_be = (one for section in self._sections for one in _may_be_criteria(section))
        counted = {(row.code, whole): _Found(row, whole) for row, whole in may_be}
        limited = set[str]()
        for card in cards:
            marked = _Marked(card)
            limited.update(self._limited(marked, limited))
            for one in counted.values():
                one.add(marked)
        found = (counted[row.code, whole] for row, whole in self._criteria(limited))
        return tuple(one.criterion() for one in found if one.members)

    def of(self, card: Scorecard) -> Iterator[tuple[Line, Decimal]]:
        """The criteria on which a member lost something, in scale order, and how much."""
        marked = _Marked(card)
        for row, whole in self._chosen(frozenset(self._limited(marked, frozenset()))):
            found = marked.on(row, whole)
            if found and found[0] > 0:
                yield row.line, found[0]

    def _criteria(self, limited: Set[str]) -> Sequence[tuple["_Row", bool]]:
        """The rows that are criteria where these are limited, each with its branch as a whole (True) or by itself."""
        return [one for section in self._sections for one in _criteria(section, limited)]

    def _limited(self, marked: "_Marked", known: Set[str]) -> set[str]:
        """The rows whose parts lost for this member what they did not lose together; without those that are known."""
        return {row.code for row in self._may_be_limited if row.code not in known and marked.is_limited(row)}


class _Row(NamedTuple):
    """A row and its branch. `losing` are its lines that can lose something, its own first, if it `loses` itself.

    `whole`: the row is one criterion, whatever it comes to. `asked` as of a criterion, of the branch and of the row.
    """

    line: Line
    code: str
    parts: tuple["_Row", ...]
    loses: bool
    losing: tuple[Line, ...]
    codes: frozenset[str]
    whole: bool
    asked: tuple[bool, bool]


def _row(scale: Scale, line: Line) -> _Row:
    parts = tuple(_row(scale, child) for child in scale.children.get(line.code, ()))
    loses = line.rule is not None and line.kind is not Kind.BONUS
    a_base_line = line.rule is not None and line.kind is Kind.BASE and not any(map(_has_base, parts))
    losing = (*((line,) if loses else ()), *(one for part in parts for one in part.losing))
    whole = not parts or line.highest_only or a_base_line
    codes = frozenset(one.code for one in losing)
    return _Row(line, line.code, parts, loses, losing, codes, whole, asked=(_asked(losing), _asked((line,))))


def _has_base(row: _Row) -> bool:
    """True where a base line stands in the branch."""
    return row.line.kind is Kind.BASE or any(map(_has_base, row.parts))


class _Marked:
    """A scorecard by code: its marks, what every row lost and could reach, and the lines that count for the member."""

    def __init__(self, card: Scorecard) -> None:
        self.card, tallies = card, card.tallies.items()
        self._marks = {mark.code: mark for mark in card.marks}
        self.lost = {code: lost(tally) for code, tally in tallies}
        self.maxima = {code: tally.maximum for code, tally in tallies}
        self._counting = {
            mark.code for mark in card.marks if mark.basis is not Basis.NOT_APPLICABLE or mark.maximum > 0
        }

    def is_limited(self, row: _Row) -> bool:
        """True where what the parts of the row lost is not what the row lost."""
        get = self.lost.get
        return sum([get(part.code, ZERO) for part in row.parts], self._lost_itself(row)) != get(row.code, ZERO)

    def _lost_itself(self, row: _Row) -> Decimal:
        """By the row's own points, without its branch and without bonus."""
        mark = self._marks.get(row.code)
        if mark is None or mark.kind not in (Kind.BASE, Kind.DEDUCTION):
            return ZERO
        return mark.points if mark.kind is Kind.DEDUCTION else EXACT.subtract(mark.maximum, mark.points)

    def on(self, row: _Row, whole: bool) -> tuple[Decimal, Decimal] | None:
        """What was lost on a row and the most that can be reached, with its branch or by itself.

        None where neither it nor, with its branch, one of the lines that can lose something counts for the member.
        """
        if whole:
            if self._counting.isdisjoint(row.codes):
                return None
            return self.lost.get(row.code, ZERO), self.maxima.get(row.code, ZERO)
        if row.code not in self._counting:
            return None
        return self._lost_itself(row), self._marks[row.code].maximum if row.line.kind is Kind.BASE else ZERO


def _branch(row: _Row) -> Iterator[_Row]:
    yield row
    for part in row.parts:
        yield from _branch(part)


def _criteria(row: _Row, limited: Set[str]) -> Iterator[tuple[_Row, bool]]:
    """Those of a row and its branch: with all that is below it, or by itself."""
    if not row.losing:
        return
    if row.whole or row.code in limited:
        yield row, True
        return
    if row.loses:
        yield row, False
    for part in row.parts:
        yield from _criteria(part, limited)


def _may_be_criteria(row: _Row) -> Iterator[tuple[_Row, bool]]:
    """Those of a row and its branch, whatever is limited."""
    if row.losing:
        yield row, True
    if row.losing and not row.whole:
        yield row, False
        for part in row.parts:
            yield from _may_be_criteria(part)


class _Found:
    """A row that may be a criterion, and what the cards came to on it so far."""

    def __init__(self, row: _Row, whole: bool) -> None:
        self._row, self._whole = row, whole
        self.members, self._losers = 0, list[Scorecard]()
        self._points = self._maximum = ZERO

    def add(self, marked: _Marked) -> None:
        """Count one more card."""
        found = marked.on(self._row, self._whole)
        if found is None:
            return
        points, maximum = found
        self.members += 1
        self._maximum = max(self._maximum, maximum)
        if points > 0:
            self._losers.append(marked.card)
            self._points += points

    def criterion(self) -> Criterion:
        """The criterion of all cards that were counted."""
        asked = self._row.asked[0 if self._whole else 1]
        return Criterion(self._row.line, self.members, tuple(self._losers), self._points, self._maximum, asked)


def _asked(losing: Sequence[Line]) -> bool:
    return any(one.kind is Kind.DEDUCTION or bool(one.rule and one.rule.question) for one in losing)
