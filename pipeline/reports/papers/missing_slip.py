"""Phiếu báo for a member of whom no form could be scored: what came, why it does not count, what to do."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.finding import FileRecord
from pipeline.model.result import NotRanked, Review
from pipeline.reports.figures.bloc_context import bloc_fields
from pipeline.reports.figures.unread_files import reason_of, refused_files
from pipeline.reports.papers.paper import Copy, Paper
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.reports.papers.result_slip import FOLDER
from pipeline.scoring.stages import TracedReview
from pipeline.text.papers import letters
from pipeline.text.sentences import one_line
from pipeline.text.terms import period_title

NAME = "phieu-chua-cham.docx"


class RefusedFields(NamedTuple):
    """A file of the member that was not scored: when it came, why, what to do."""

    stt: str
    tep: str
    nhan_luc: str
    ly_do: str
    can_lam: str


class MissingSlipFields(NamedTuple):
    """All that the letter says. `ky` is the time under review; `tep` are the files that came, none where none did."""

    khoi: BlocFields
    nam: str
    ky: str
    don_vi: str
    tinh_hinh: tuple[str, ...]
    tep: tuple[RefusedFields, ...]


def _context(review: Review, one: NotRanked, khoi: BlocFields, files: list[FileRecord]) -> MissingSlipFields:
    year, calendar = review.config.bloc.year, review.config.periods[review.period]
    ky = period_title(review.period, year)
    return MissingSlipFields(
        khoi=khoi,
        nam=str(year),
        ky=ky,
        don_vi=one_line(one.member.name),
        tinh_hinh=tuple(letters.unscored(reason_of(review, one), ky, calendar.deadline, calendar.cutoff)),
        tep=tuple(_refused(number, file) for number, file in enumerate(files, start=1)),
    )


def _refused(number: int, file: FileRecord) -> RefusedFields:
    why, remedy = letters.refused(file)
    return RefusedFields(
        stt=str(number), tep=one_line(file.file), nhan_luc=letters.came(file), ly_do=why, can_lam=remedy
    )


def _copies(traced: TracedReview) -> Iterator[Copy]:
    review = traced.review
    khoi = bloc_fields(review.config)
    for nth, one in enumerate(one for one in review.board.not_ranked if one.card is None):
        context = _context(review, one, khoi, list(refused_files(review, one.member)))
        yield Copy(f"{FOLDER}/{one.member.code}.docx", context, nth=nth)


MISSING_SLIP = Paper(NAME, MissingSlipFields, _copies, FOLDER)
