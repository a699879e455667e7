"""A member's points, section by section and line by line, as texts: claimed, computed, appraised, counted, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.model.account import Account, MarkAccount, SumAccount
from pipeline.model.result import Basis, Mark, Review, Scorecard, Tally
from pipeline.model.scale import Kind, Line
from pipeline.reports.figures.tables import scored_sections
from pipeline.text.explained.marks import Printed
from pipeline.text.numbers import short
from pipeline.text.papers.differences import claimed_of, why_cut, why_different
from pipeline.text.papers.targets import half_and_whole
from pipeline.text.ranking import CARRIED_FROM_HALF
from pipeline.text.sentences import in_small, one_line
from pipeline.text.terms import TOTAL

NOTHING = "–"
_OWN_POINTS = "Điểm riêng của tiêu chí"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPointsFields:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePointsFields:
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


@dataclass(frozen=True, slots=True)
class PointsOfMembers:
    """Writes the rows of any member of one review; what does not depend on the member is looked up once."""

    review: Review
    points: Printed = field(init=False)
    names: Mapping[str, str] = field(init=False)
    above: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        scale, config = self.review.scale, self.review.config
        above = {line.code: tuple(row.code for row in scale.ancestry(line)) for line in scale.lines}
        names = {member.code: member.name for member in config.bloc.members}
        object.__setattr__(self, "points", Printed(config))
        object.__setattr__(self, "names", names if config.appraisal.by == "members" else {})
        object.__setattr__(self, "above", above)

    def sections(self, card: Scorecard) -> Iterator[SectionPointsFields]:
        """The level-1 rows that have points, what is carried over to them, then what they come to."""
        for code in scored_sections(self.review):
            tally = card.tallies.get(code, Tally())
            yield self._section(code, self.review.scale.by_code[code].title, tally, tally.net, strong=False)
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

    def lines(self, account: Account) -> Iterator[LinePointsFields]:
        """The rows that concern the member, in scale order, each heading above its branch."""
        marks = {step.line.code: step for step in account.steps if isinstance(step, MarkAccount)}
        sums = {step.line.code: step for step in account.steps if isinstance(step, SumAccount)}
        concerned = {above for code in marks for above in self.above[code]}
        for line in self.review.scale.lines:
            if line.code in concerned and account.card:
                yield from self._rows(line, marks.get(line.code), sums.get(line.code), account.card)

    def _rows(
        self, line: Line, mark: MarkAccount | None, added: SumAccount | None, card: Scorecard
    ) -> Iterator[LinePointsFields]:
        """A heading, a line, or both; of a line with rows below it that change nothing the line alone."""
        if line.kind is not Kind.GROUP and added is None:
            if mark:
                yield self._line(mark, line.title)
            return
        heading = self._heading(line, added, card)
        own = self._line(mark, _OWN_POINTS) if mark else None
        if own and own.duoc_tinh == heading.duoc_tinh and not heading.vi_sao:
            yield replace(own, noi_dung=heading.noi_dung, dam=True)
            return
        yield heading
        if own:
            yield own

    def _heading(self, line: Line, account: SumAccount | None, card: Scorecard) -> LinePointsFields:
        tally = card.tallies.get(line.code, Tally())
        return LinePointsFields(
            ma=one_line(line.code),
            noi_dung=in_small(one_line(line.title)),
            toi_da=short(tally.maximum) if tally.maximum else "",
            tu_cham="",
            theo_so_lieu="",
            tham_dinh="",
            duoc_tinh=self.points(tally.net) if account else "",
            vi_sao=" ".join(why_cut(account, self.points)) if account else "",
            dam=True,
        )

    def _line(self, account: MarkAccount, title: str) -> LinePointsFields:
        line, mark, rule = account.line, account.mark, account.line.rule
        typed = rule is not None and rule.question is not None and rule.question.claimed
        return LinePointsFields(
            ma=one_line(line.code),
            noi_dung=f"{in_small(one_line(title))}{one_line(_targets(account))}",
            toi_da=short(line.maximum) if line.maximum is not None else "",
            tu_cham=self._signed(mark, claimed_of(account)) if rule else "",
            theo_so_lieu=self._signed(mark, None if typed else account.stated) if rule else "",
            tham_dinh=self._signed(mark, mark.points if mark.basis is Basis.APPRAISED else None) if rule else "",
            duoc_tinh=self._counted(account),
            vi_sao=" ".join(why_different(account, self.points, self.names)),
            dam=False,
        )

    def _counted(self, account: MarkAccount) -> str:
        mark = account.mark
        if account.line.condition:
            return "Có" if account.answer in ("Có", "x") else "Không"
        absent = mark.basis is Basis.NOT_APPLICABLE and not mark.points
        return NOTHING if absent else self._signed(mark, mark.points)

    def _signed(self, mark: Mark, points: Decimal | None) -> str:
        """A deduction takes; `–` where there is no number."""
        if points is None:
            return NOTHING
        return self.points(-points if mark.kind is Kind.DEDUCTION and points else points)


def _targets(account: MarkAccount) -> str:
    """The figures of six months and of the year, where they differ."""
    half, year = account.mark.target, account.year_target
    return "" if half is None or year is None else f" ({half_and_whole(half, year, account.line.unit)})"
