"""Phiếu kết quả: what a member came to, line by line, and what it should look at; one for each scored member."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.explaining import Accounts
from pipeline.model.account import Account, PlaceAccount
from pipeline.model.bloc import Member, Period
from pipeline.model.finding import FileRecord, Finding, Severity
from pipeline.model.result import Review, Scorecard
from pipeline.ranking.awarding import before_the_meeting
from pipeline.reports.figures.bloc_context import bloc_fields
from pipeline.reports.figures.line_names import names_in_papers
from pipeline.reports.figures.line_points import NOTHING, LinePointsFields, PointsOfMembers, SectionPointsFields
from pipeline.reports.figures.losses import Losses
from pipeline.reports.figures.paper_notes import unranked_reason
from pipeline.reports.figures.past import past_of
from pipeline.reports.papers.numbering import order_of_letters
from pipeline.reports.papers.paper import CopiesFor, Copy, Paper
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.scoring.stages import TracedReview
from pipeline.text.findings import message
from pipeline.text.numbers import vietnamese
from pipeline.text.papers import letters
from pipeline.text.sentences import one_line
from pipeline.text.terms import SEVERITIES, period_title, tie_break_in_a_paper

NAME = "phieu-ket-qua.docx"
FOLDER = "phieu-ket-qua"
_ORDER = tuple(Severity)


class FindingFields(NamedTuple):
    """Something to look at in the member's form: how urgent, on which criterion, what is wrong and what to do."""

    stt: str
    muc_do: str
    vi_tri: str
    noi_dung: str
    can_lam: str


class ComparedFields(NamedTuple):
    """The member in this review or an earlier one; `thay_doi` is how its place has moved since then, in words."""

    ky: str
    tong_diem: str
    toi_da: str
    ty_le: str
    hang: str
    xep_loai: str
    thay_doi: str


class ResultSlipFields(NamedTuple):
    """All that a member's letter says. `ky` is the time under review; `tam_tinh`: half a year, provisional.

    `so_sanh` has this review and the earlier ones in which the member had a place; none where there are no such.
    `khoan_phan_anh` is the number of the clause about objections.
    """

    khoi: BlocFields
    nam: str
    ky: str
    tam_tinh: bool
    don_vi: str
    ket_qua: tuple[str, ...]
    so_sanh: tuple[ComparedFields, ...]
    muc: tuple[SectionPointsFields, ...]
    dong: tuple[LinePointsFields, ...]
    co_tham_dinh: bool
    co_xep_loai: bool
    co_ly_do: bool
    ghi_nhan: tuple[FindingFields, ...]
    khoan_phan_anh: str


class Slips:
    """The letters of a review; what does not depend on the member is looked up once."""

    def __init__(self, traced: TracedReview) -> None:
        self._review, self._accounts = traced.review, Accounts(traced.review, traced.stages)
        self._points, self._losses = PointsOfMembers(traced.review), Losses(traced.review.scale)
        self._bloc = bloc_fields(traced.review.config)
        self._criteria = names_in_papers(traced.review.scale)
        self._findings: dict[str, list[Finding]] = {}
        for finding in traced.review.findings:
            self._findings.setdefault(finding.unit or "", []).append(finding)
        self._order = order_of_letters(traced.review)
        self._unranked = {one.member.code: one for one in traced.review.board.not_ranked}

    def copies(self, members: Iterable[Member]) -> Iterator[Copy]:
        """One letter for each of the members that is scored, in their order."""
        for member in members:
            account = self._accounts.without_steps(member)
            if account.card:
                yield Copy(f"{FOLDER}/{member.code}.docx", self._context(account), nth=self._order[member.code])

    def _context(self, account: Account) -> ResultSlipFields:
        review, card = self._review, account.card
        assert card is not None
        own = tuple(_own(self._findings.get(account.member.code, ()), account.files))
        told, way = tuple(self._told(own)), self._accounts.way(account)
        lines = tuple(self._points.lines(card, way)) if way else ()
        return ResultSlipFields(
            khoi=self._bloc,
            nam=str(review.config.bloc.year),
            ky=period_title(review.period, review.config.bloc.year),
            tam_tinh=review.period is Period.SIX_MONTH,
            don_vi=one_line(account.member.name),
            ket_qua=tuple(self._result(account, card, own)),
            so_sanh=tuple(_compared(review, account, card, self._points)),
            muc=tuple(self._points.sections(card)),
            dong=lines,
            co_ly_do=any(line.vi_sao for line in lines),
            co_tham_dinh=bool(review.opinions),
            co_xep_loai=bool(review.config.grades_in(review.period)),
            ghi_nhan=told,
            khoan_phan_anh=str(3 + bool(told)),
        )

    def _told(self, own: Iterable[Finding]) -> Iterator[FindingFields]:
        """What is to be looked at in the member's own files, the most urgent first."""
        theirs = sorted(filter(letters.is_for_the_member, own), key=lambda one: _ORDER.index(one.severity))
        for number, one in enumerate(theirs, start=1):
            yield FindingFields(
                stt=str(number),
                muc_do=SEVERITIES[one.severity],
                vi_tri=self._criteria.get(one.line or "", letters.WHOLE_FORM),
                noi_dung=one_line(message(one)),
                can_lam=letters.what_to_do(one),
            )

    def _result(self, account: Account, card: Scorecard, findings: Sequence[Finding]) -> Iterator[str]:
        """The member's result in sentences: form, total, place, grade, awards, conditions; `findings` are its own."""
        review, place, unranked = self._review, account.place, self._unranked.get(account.member.code)
        late = any(one.code == "late" for one in findings)
        deadline = review.config.periods[review.period].deadline if late else None
        yield letters.received(account.received, card.received, deadline)
        if account.total:
            yield " ".join(letters.total(account.total, card, self._points.points))
        if unranked:
            yield letters.unplaced(unranked_reason(review, unranked))
        if place:
            yield from _standing(review, place)
        yield from map(letters.condition_met, account.met)
        yield from letters.weakest(self._lost(card), half_year=review.period is Period.SIX_MONTH)

    def _lost(self, card: Scorecard) -> list[tuple[str, Decimal]]:
        """The criteria on which the member has less than the maximum, those with the most first."""
        lost = sorted(self._losses.of(card), key=lambda pair: -pair[1])
        return [(self._criteria[line.code], points) for line, points in lost]


def _standing(review: Review, place: PlaceAccount) -> Iterator[str]:
    config, decided = review.config, place.standing.decided_by or ""
    rule = tie_break_in_a_paper(decided, review.scale) if decided else ""
    by_percent, provisional = config.ranking.by == "percent", review.period is Period.SIX_MONTH
    yield " ".join(letters.place(place, rule, provisional=provisional))
    if config.grades_in(review.period):
        yield " ".join(letters.grade(place, by_percent=by_percent))
    if any(review.period in award.periods for award in config.awards):
        told = " ".join(letters.proposals(place, provisional=before_the_meeting(review)))
        if told:
            yield told


def _compared(review: Review, account: Account, card: Scorecard, points: PointsOfMembers) -> Iterator[ComparedFields]:
    standing = account.place.standing if account.place else None
    past = past_of(review, account.member, standing)
    earlier = [then for then in (past.sau_thang, past.nam_truoc) if then.co]
    if not earlier:
        return
    yield ComparedFields(
        ky=_capital(period_title(review.period, review.config.bloc.year)),
        tong_diem=points.points(card.total),
        toi_da=points.points(card.tally.maximum),
        ty_le=NOTHING if card.percent is None else vietnamese(card.percent),
        hang=str(standing.place) if standing else NOTHING,
        xep_loai=one_line(standing.grade or "") or NOTHING if standing else NOTHING,
        thay_doi="",
    )
    for then in earlier:
        yield ComparedFields(
            ky=_capital(then.ky),
            tong_diem=then.tong_diem,
            toi_da=then.toi_da,
            ty_le=then.ty_le,
            hang=then.hang,
            xep_loai=then.xep_loai,
            thay_doi=_capital(then.doi_hang_bang_chu),
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _own(findings: Sequence[Finding], files: Sequence[FileRecord]) -> Iterator[Finding]:
    """What was found in the member's own files."""
    own = {file.file for file in files}
    return (one for one in findings if one.file in own)


def _copies(traced: TracedReview) -> Iterator[Copy]:
    yield from Slips(traced).copies(traced.review.config.bloc.members)


def _of_members(traced: TracedReview) -> CopiesFor:
    return Slips(traced).copies


RESULT_SLIP = Paper(NAME, ResultSlipFields, _copies, FOLDER, _of_members)
