"""A member's points, section by section and line by line, as texts: claimed, computed, appraised, counted, and why."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.explaining import Way
from pipeline.explaining.sums import may_cut
from pipeline.model.account import MarkAccount
from pipeline.model.result import NO_TALLY, Basis, Review, Scorecard, Tally
from pipeline.model.scale import Kind, Line
from pipeline.reports.figures.tables import scored_sections
from pipeline.text.explained.marks import printed
from pipeline.text.numbers import short
from pipeline.text.papers.differences import claimed_of, why_cut, why_different
from pipeline.text.papers.targets import half_and_whole
from pipeline.text.ranking import CARRIED_FROM_HALF
from pipeline.text.sentences import in_small, one_line
from pipeline.text.terms import TOTAL

NOTHING = "–"
_OWN_POINTS = "Điểm riêng của tiêu chí"


class SectionPointsFields(NamedTuple):
    """A level-1 row of the scale, or the total (`dam`), with the points that it adds up to.

    `toi_da` is `–` where the row has none, as one of bonus and deductions alone.
    """

    ma: str
    ten: str
    chuan: str
    thuong: str
    tru: str
    cong: str
    toi_da: str
    dam: bool


class LinePointsFields(NamedTuple):
    """A row of the scale: a heading (`dam`) with what its branch adds up to, or a line with its numbers.

    `vi_sao` tells why they differ, "" where they do not; `–` stands where there is no such number.
    """

    ma: str
    noi_dung: str
    toi_da: str
    tu_cham: str
    theo_so_lieu: str
    tham_dinh: str
    duoc_tinh: str
    vi_sao: str
    dam: bool


_REMEMBERED = 1 << 13
"""Rows of lines: more than members of a bloc answer differently, on the forms of most blocs."""


class PointsOfMembers:
    """Writes the rows of any member of one review; what does not depend on the member is worked out once."""

    def __init__(self, review: Review) -> None:
        config = review.config
        self._review, self.points = review, printed(config.scoring.decimals)
        names = {member.code: member.name for member in config.bloc.members}
        self.names = names if config.appraisal.by == "members" else {}
        self._sections = {code: review.scale.by_code[code].title for code in scored_sections(review)}
        self._lines = lru_cache(_REMEMBERED)(self._lines_above)
        self._plain = lru_cache(_REMEMBERED)(self._plain_line)
        self._blank = lru_cache(_REMEMBERED)(self._blank_line)
        self._never_headings = frozenset(line.code for line in review.scale.lines if _is_never_heading(review, line))

    def sections(self, card: Scorecard) -> Iterator[SectionPointsFields]:
        """The level-1 rows that have points, what is carried over to them, then what they come to."""
        for code, title in self._sections.items():
            tally = card.tallies.get(code, NO_TALLY)
            yield self._section(code, title, tally, tally.net, strong=False)
        if card.carried or card.carried_maximum:
            yield self._carried(card)
        yield self._section("", TOTAL, card.tally, card.total, strong=True)

    def _carried(self, card: Scorecard) -> SectionPointsFields:
        return SectionPointsFields(
            ma="",
            ten=CARRIED_FROM_HALF,
            chuan="",
            thuong="",
            tru="",
            cong=self.points(card.carried),
            toi_da=self.points(card.carried_maximum),
            dam=False,
        )

    def _section(self, code: str, title: str, tally: Tally, net: Decimal, *, strong: bool) -> SectionPointsFields:
        return SectionPointsFields(
            ma=one_line(code),
            ten=in_small(one_line(title)),
            chuan=self.points(tally.base),
            thuong=self.points(tally.bonus),
            tru=self.points(tally.deduction),
            cong=self.points(net),
            toi_da=self.points(tally.maximum) if tally.maximum else NOTHING,
            dam=strong,
        )

    def lines(self, card: Scorecard, way: Way) -> Iterator[LinePointsFields]:
        """The rows that concern the member, in scale order, each heading above its branch."""
        for line in self._lines(tuple(way.marks)):
            yield from self._rows(line, card, way)

    def _rows(self, line: Line, card: Scorecard, way: Way) -> Iterator[LinePointsFields]:
        """A heading, a line, or both; of a line with rows below it that change nothing the line alone."""
        marked = line.code in way.marks
        heading = None if line.code in self._never_headings else self._heading(line, card, way)
        if heading is None:
            if marked:
                yield self._line(line, way, line.title)
            return
        own = self._line(line, way, _OWN_POINTS) if marked else None
        if own and own.duoc_tinh == heading.duoc_tinh and not heading.vi_sao:
            yield own._replace(noi_dung=heading.noi_dung, dam=True)
            return
        yield heading
        if own:
            yield own

    def _lines_above(self, codes: tuple[str, ...]) -> tuple[Line, ...]:
        """The lines with these codes and the rows above them, in scale order."""
        scale = self._review.scale
        concerned = {above.code for code in codes for above in scale.ancestry(scale.by_code[code])}
        return tuple(line for line in scale.lines if line.code in concerned)

    def _heading(self, line: Line, card: Scorecard, way: Way) -> LinePointsFields | None:
        """What a heading's branch adds up to; None for a line that is none."""
        told, why = True, ""
        if not (way.has_parts(line) and way.adds_up(line)):
            account = next(way.sum(line), None)
            told, why = account is not None, " ".join(why_cut(account, self.points)) if account else ""
        if not told and line.kind is not Kind.GROUP:
            return None
        tally = card.tallies.get(line.code, NO_TALLY)
        return self._blank(line.code, line.title)._replace(
            toi_da=short(tally.maximum) if tally.maximum else "",
            duoc_tinh=self.points(tally.net) if told else "",
            vi_sao=why,
            dam=True,
        )

    def _line(self, line: Line, way: Way, title: str) -> LinePointsFields:
        stated = way.stated_plainly(line)
        if stated is not None:
            return self._plain(line.code, title, stated, way.marks[line.code].points)
        account = way.mark(line)
        mark, claimed = account.mark, claimed_of(account)
        return self._blank(line.code, title, _targets(account))._replace(
            tu_cham=self._signed(line, claimed) if line.rule else "",
            theo_so_lieu=self._stated(line, account.stated),
            tham_dinh=self._signed(line, mark.points if mark.basis is Basis.APPRAISED else None) if line.rule else "",
            duoc_tinh=self._counted(account),
            vi_sao=" ".join(why_different(account, self.points, self.names)),
        )

    def _plain_line(self, code: str, title: str, stated: Decimal, counted: Decimal) -> LinePointsFields:
        """A line of which nothing is to be told but its numbers: many members have the same."""
        line = self._review.scale.by_code[code]
        return self._blank(code, title)._replace(
            tu_cham=self._signed(line, stated),
            theo_so_lieu=self._stated(line, stated),
            tham_dinh=NOTHING,
            duoc_tinh=self._signed(line, counted),
        )

    def _blank_line(self, code: str, title: str, targets: str = "") -> LinePointsFields:
        """A line without its numbers."""
        line = self._review.scale.by_code[code]
        return LinePointsFields(
            ma=one_line(code),
            noi_dung=f"{in_small(one_line(title))}{one_line(targets)}",
            toi_da=short(line.maximum) if line.maximum is not None else "",
            tu_cham="",
            theo_so_lieu="",
            tham_dinh="",
            duoc_tinh="",
            vi_sao="",
            dam=False,
        )

    def _stated(self, line: Line, stated: Decimal | None) -> str:
        """What the member's figures come to; of a line on which it gives itself points, nothing."""
        if line.rule is None:
            return ""
        typed = line.rule.question is not None and line.rule.question.claimed
        return self._signed(line, None if typed else stated)

    def _counted(self, account: MarkAccount) -> str:
        mark = account.mark
        if account.line.condition:
            return "Có" if account.answer in ("Có", "x") else "Không"
        absent = mark.basis is Basis.NOT_APPLICABLE and not mark.points
        return NOTHING if absent else self._signed(account.line, mark.points)

    def _signed(self, line: Line, points: Decimal | None) -> str:
        """A deduction takes; `–` where there is no number."""
        if points is None:
            return NOTHING
        return self.points(-points if line.kind is Kind.DEDUCTION and points else points)


def _is_never_heading(review: Review, line: Line) -> bool:
    """True of a line with nothing below it, and no limit that could cut its points."""
    return line.kind is not Kind.GROUP and not review.scale.children.get(line.code) and not may_cut(line)


def _targets(account: MarkAccount) -> str:
    """The figures of six months and of the year, where they differ."""
    half, year = account.mark.target, account.year_target
    return "" if half is None or year is None else f" ({half_and_whole(half, year, account.line.unit)})"
