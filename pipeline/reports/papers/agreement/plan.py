"""Kế hoạch công tác thi đua, khen thưởng, a draft at the start of the year, from the configuration and the scale."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.reports.figures.bloc_context import bloc_fields
from pipeline.reports.papers.agreement.fields import AgreementContext, ContentFields
from pipeline.reports.papers.agreement.paper import agreement_context
from pipeline.reports.papers.paper import Paper, of_no_review
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.text.papers.plans import Year, course_of_the_year
from pipeline.text.sentences import leader_of


class TaskFields(NamedTuple):
    """What is done in the year; `thoi_gian` is "" where the time is for people to write."""

    stt: str
    viec: str
    thoi_gian: str
    thuc_hien: str


class PlanContext(NamedTuple):
    """All that the plan says. `lanh_dao` is "" where config.toml names no head."""

    khoi: BlocFields
    nam: str
    noi_dung: tuple[ContentFields, ...]
    co_chi_tieu: bool
    lanh_dao: str
    tien_do: tuple[TaskFields, ...]


def plan_context(grounds: Grounds, written: WrittenFields = NOTHING_WRITTEN) -> PlanContext:
    """The plan of the year, with what people wrote of what is competed in."""
    pact = agreement_context(grounds, written)
    return PlanContext(
        khoi=bloc_fields(grounds.config),
        nam=pact.nam,
        noi_dung=pact.noi_dung,
        co_chi_tieu=pact.can_dang_ky,
        lanh_dao=pact.lanh_dao,
        tien_do=tuple(_tasks(grounds, pact.can_dang_ky)),
    )


def _tasks(grounds: Grounds, register: bool) -> Iterator[TaskFields]:
    config = grounds.config
    year = Year(
        leader=leader_of(config.bloc),
        periods=config.periods,
        register=register,
        appraised=config.appraisal.by == "members" or any(line.appraiser for line in grounds.scale.lines),
        awards=frozenset(period for period in Period if any(period in award.periods for award in config.awards)),
    )
    for number, (what, when, who) in enumerate(course_of_the_year(year), start=1):
        yield TaskFields(stt=str(number), viec=what, thoi_gian=when, thuc_hien=who)


PLAN = Paper("ke-hoach.docx", PlanContext, of_no_review)

REGULATION = Paper("quy-che.docx", AgreementContext, of_no_review)
"""Quy chế tổ chức và hoạt động: a draft that says in articles what the pact says of the bloc and its counting."""
