"""Biên bản thẩm định: what the appraisers and a member agreed on, line by line; one for each appraised member."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.explaining import Accounts
from pipeline.model.account import Account, MarkAccount, SumAccount
from pipeline.model.bloc import Member
from pipeline.model.result import NO_TALLY, Scorecard
from pipeline.model.scale import Kind, Line
from pipeline.model.submission import Abstention, Opinion, Response
from pipeline.reports.figures.bloc_context import bloc_fields
from pipeline.reports.figures.line_points import NOTHING, PointsOfMembers, SectionPointsFields
from pipeline.reports.papers.numbering import order_of_letters
from pipeline.reports.papers.paper import Copy, Paper
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.scoring.stages import TracedReview
from pipeline.text.numbers import short
from pipeline.text.papers import minutes
from pipeline.text.papers.differences import claimed_of
from pipeline.text.sentences import name_in, one_line
from pipeline.text.terms import period_title

NAME = "bien-ban-tham-dinh.docx"
FOLDER = "tham-dinh"


class AppraiserFields(NamedTuple):
    """One office, or member, of the team, and what it looked at."""

    ten: str
    nhiem_vu: str


class AppraisedFields(NamedTuple):
    """A line that was appraised. `khac`: the points are not those that the member claims, `tu_cham`.

    `ly_do` is "" where no appraiser gave a reason, `y_kien` where one spoke once; neither ends with a stop.
    """

    tieu_chi: str
    ket_qua: str
    khac: bool
    tu_cham: str
    ly_do: str
    y_kien: str


class AppraisedSectionFields(NamedTuple):
    """A level-1 row with its appraised lines; `khac` are sentences on the others, `cong` what all come to.

    `cho` names the appraisers who are still awaited, then `cong` is "" and `chua_cong` says that nothing is agreed.
    """

    stt: str
    ma: str
    ten: str
    dong: tuple[AppraisedFields, ...]
    khac: tuple[str, ...]
    cho: tuple[str, ...]
    cong: str
    chua_cong: str


class MinutesFields(NamedTuple):
    """All that the record says. `ky` is the time under review: `năm 2018`. `y_kien` is what the member has said.

    `thong_nhat` is "" where some appraiser is still awaited; `chua_thong_nhat` then says so.
    """

    khoi: BlocFields
    nam: str
    ky: str
    don_vi: str
    to_tham_dinh: tuple[AppraiserFields, ...]
    tu_cham: str
    muc: tuple[AppraisedSectionFields, ...]
    stt_thuong_tru: str
    thuong_tru: tuple[str, ...]
    bang_diem: tuple[SectionPointsFields, ...]
    thong_nhat: str
    chua_thong_nhat: str
    luu_y: tuple[str, ...]
    y_kien: tuple[str, ...]


class Minutes:
    """The records of a review; what does not depend on the member is looked up once."""

    def __init__(self, traced: TracedReview) -> None:
        review = traced.review
        self._review, self._accounts = review, Accounts(review, traced.stages)
        self._points, self._bloc = PointsOfMembers(review), bloc_fields(review.config)
        self._above = {line.code: [row.code for row in review.scale.ancestry(line)] for line in review.scale.lines}
        self._given: dict[str, list[Opinion]] = {}
        self._abstentions: dict[str, list[Abstention]] = {}
        self._responses: dict[str, list[Response]] = {}
        for opinion in review.opinions:
            self._given.setdefault(opinion.unit, []).append(opinion)
        for abstention in review.abstentions:
            self._abstentions.setdefault(abstention.unit, []).append(abstention)
        for response in review.responses:
            self._responses.setdefault(response.unit, []).append(response)

    def copies(self) -> Iterator[Copy]:
        """One record for each member with opinions, in the order of config.toml."""
        given = [code for code in order_of_letters(self._review) if code in self._given]
        order = {code: at for at, code in enumerate(given)}
        for member in self._review.config.bloc.members:
            if member.code in order:
                account = self._accounts.of(member)
                assert account.card is not None
                context = self._context(member, account, account.card)
                yield Copy(f"{FOLDER}/{member.code}.docx", context, nth=order[member.code])

    def _context(self, member: Member, account: Account, card: Scorecard) -> MinutesFields:
        year = self._review.config.bloc.year
        marks = [step for step in account.steps if isinstance(step, MarkAccount) and step.line.rule]
        sections = tuple(self._sections(member, marks, card))
        waiting = any(section.cho for section in sections)
        return MinutesFields(
            khoi=self._bloc,
            nam=str(year),
            ky=period_title(self._review.period, year),
            don_vi=one_line(member.name),
            to_tham_dinh=tuple(self._team(member)),
            tu_cham=minutes.claimed_total(short(card.claimed_total)),
            muc=sections,
            stt_thuong_tru=str(len(sections) + 1),
            thuong_tru=(
                minutes.collected(Kind.BONUS, marks, card.tally.bonus),
                minutes.collected(Kind.DEDUCTION, marks, card.tally.deduction),
            ),
            bang_diem=tuple(self._table(card, frozenset(section.ma for section in sections if section.cho))),
            thong_nhat="" if waiting else minutes.agreed_total(card),
            chua_thong_nhat=minutes.NO_TOTAL if waiting else "",
            luu_y=tuple(self._remarks(account, marks)),
            y_kien=tuple(self._opinions(member)),
        )

    def _team(self, member: Member) -> Iterator[AppraiserFields]:
        """Whoever said anything of the member, in the order of the scale's lines."""
        codes: dict[str, list[str]] = {}
        order = {line.code: number for number, line in enumerate(self._review.scale.lines)}
        spoken = [(one.line, one.appraiser) for one in self._given[member.code]]
        spoken += [(one.line, one.appraiser) for one in self._abstentions.get(member.code, ())]
        for line, appraiser in sorted(set(spoken), key=lambda pair: (order[pair[0]], pair[1])):
            codes.setdefault(appraiser, []).append(line)
        for appraiser, lines in codes.items():
            name = self._points.names.get(appraiser, appraiser)
            yield AppraiserFields(ten=one_line(name), nhiem_vu=minutes.task(len(lines)))

    def _sections(
        self, member: Member, marks: Sequence[MarkAccount], card: Scorecard
    ) -> Iterator[AppraisedSectionFields]:
        by_section: dict[str, list[MarkAccount]] = {}
        for mark in marks:
            by_section.setdefault(self._above[mark.line.code][-1], []).append(mark)
        for number, (code, own) in enumerate(by_section.items(), start=1):
            appraised = [mark for mark in own if mark.opinions or mark.counted != mark.own]
            title, tally = name_in(self._review.scale.by_code[code].title), card.tallies.get(code, NO_TALLY)
            silent = frozenset(mark.line.code for mark in own if mark not in appraised)
            awaited = dict(self._awaited(member, frozenset(mark.line.code for mark in own)))
            calm = len(silent.difference(*awaited.values()))
            others = tuple(self._others(member, own, (len(appraised), calm)))
            untouched = len(others) == 1 and calm == len(own)
            yield AppraisedSectionFields(
                stt=str(number),
                ma=one_line(code),
                ten=title,
                dong=tuple(self._line(mark) for mark in appraised),
                khac=() if untouched else others,
                cho=tuple(minutes.awaited(name, len(lines)) for name, lines in awaited.items()),
                cong="" if awaited else minutes.agreed_in_all(tally, calm=untouched),
                chua_cong=minutes.NOT_AGREED if awaited else "",
            )

    def _awaited(self, member: Member, own: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
        """The appraisers of whom nothing came back, with the lines that wait for them."""
        for one in self._review.appraisers:
            lines = one.asked.get(member.code, frozenset()) & own
            if lines and not one.returned:
                yield one_line(one.name), lines

    def _table(self, card: Scorecard, waiting: frozenset[str]) -> Iterator[SectionPointsFields]:
        """The points of the level-1 rows; of what waits for somebody none are agreed, nor of the total then."""
        for row in self._points.sections(card):
            open_ = row.ma in waiting or (row.dam and waiting)
            yield row._replace(chuan=NOTHING, thuong=NOTHING, tru=NOTHING, cong=NOTHING) if open_ else row

    def _line(self, mark: MarkAccount) -> AppraisedFields:
        claim, names = claimed_of(mark), self._points.names
        return AppraisedFields(
            tieu_chi=minutes.named(mark.line),
            ket_qua=minutes.agreed(mark.mark.kind, mark.line.maximum, mark.mark.points),
            khac=claim != mark.mark.points,
            tu_cham="không có điểm" if claim is None else short(claim),
            ly_do=minutes.reasons(mark, names),
            y_kien=minutes.every_opinion(mark, names),
        )

    def _others(self, member: Member, own: Sequence[MarkAccount], lines: tuple[int, int]) -> Iterator[str]:
        """Who said nothing of a line of the section and why, then how many have no other opinion.

        `lines` are how many were appraised, and on how many their appraisers had nothing to say.
        """
        appraised, calm = lines
        yield from self._silent(member, own)
        if calm:
            yield minutes.untouched(calm, appraised)

    def _silent(self, member: Member, own: Sequence[MarkAccount]) -> Iterator[str]:
        codes = {mark.line.code for mark in own}
        for one in self._abstentions.get(member.code, ()):
            if one.line in codes:
                title = minutes.named(self._review.scale.by_code[one.line])
                yield minutes.abstained(one, title, self._points.names)

    def _remarks(self, account: Account, marks: Sequence[MarkAccount]) -> Iterator[str]:
        """Lines past their maximum, then lines that a limit of a heading cut."""
        appraised = [mark for mark in marks if any(one.counts for one in mark.opinions)]
        yield from minutes.above_maximum(appraised, self._points.names)
        for step in account.steps:
            if isinstance(step, SumAccount):
                below = [mark for mark in appraised if step.line.code in self._above[mark.line.code]]
                yield from minutes.cut(step, below)

    def _opinions(self, member: Member) -> Iterator[str]:
        by_code: Mapping[str, Line] = self._review.scale.by_code
        for one in self._responses.get(member.code, ()):
            title = minutes.named(by_code[one.line]) if one.line in by_code else one_line(one.line)
            yield minutes.opinion_of_the_member(one, title)


def _copies(traced: TracedReview) -> Iterator[Copy]:
    yield from Minutes(traced).copies()


APPRAISAL_MINUTES = Paper(NAME, MinutesFields, _copies, FOLDER)
