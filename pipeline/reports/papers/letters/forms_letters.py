"""Công văn gửi phiếu và công văn đôn đốc: what members are asked to fill in and send, and those who have not."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.grounds import Grounds
from pipeline.model.status import MemberStatus, Stage
from pipeline.reports.figures.bloc_context import bloc_fields, head_of
from pipeline.reports.papers.paper import Paper, of_no_review
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.text.papers import outgoing
from pipeline.text.sentences import noun_of, one_line, speaker_of
from pipeline.text.terms import period_title


class CoveringContext(NamedTuple):
    """All that the letter with the forms says. Tuples of texts are paragraphs; `dau_moi` is "" without a head."""

    khoi: BlocFields
    nam: str
    ky: str
    hoi_nghi: str
    yeu_cau: tuple[str, ...]
    thoi_han: str
    ghi_chu: tuple[str, ...]
    dau_moi: str


class ReminderContext(NamedTuple):
    """All that the letter to those who have not sent says; they are `kinh_gui`."""

    khoi: BlocFields
    nam: str
    ky: str
    hoi_nghi: str
    kinh_gui: tuple[str, ...]
    tinh_hinh: tuple[str, ...]
    thoi_han: str
    ghi_chu: tuple[str, ...]


def covering_context(grounds: Grounds, statuses: Sequence[MemberStatus] = ()) -> CoveringContext:
    """The letter that goes out with the forms of a period; it does not depend on who has sent what."""
    bloc, lines, head = grounds.config.bloc, grounds.scale.lines, head_of(grounds.config.bloc)
    return CoveringContext(
        khoi=bloc_fields(grounds.config),
        nam=str(bloc.year),
        ky=period_title(grounds.period, bloc.year),
        hoi_nghi=outgoing.meeting(grounds.period, bloc.year),
        yeu_cau=tuple(
            outgoing.to_be_filled(
                evidence=any(line.evidence_required for line in lines),
                targets=any(line.rule is not None and line.rule.needs_target for line in lines),
                not_applicable=True,
            )
        ),
        thoi_han=outgoing.due(grounds.calendar),
        ghi_chu=tuple(outgoing.after_the_deadline(grounds.calendar, speaker_of(bloc))),
        dau_moi=outgoing.contact(one_line(head.name) if head else "", noun_of(bloc)),
    )


def reminder_context(grounds: Grounds, statuses: Sequence[MemberStatus]) -> ReminderContext | None:
    """The letter to those without an accepted form; None where everybody has one, or came when it was too late."""
    bloc = grounds.config.bloc
    missing = [one_line(one.member.name) for one in statuses if is_awaited(one)]
    if not missing:
        return None
    every = len(missing) == len(bloc.members)
    return ReminderContext(
        khoi=bloc_fields(grounds.config),
        nam=str(bloc.year),
        ky=period_title(grounds.period, bloc.year),
        hoi_nghi=outgoing.meeting(grounds.period, bloc.year),
        kinh_gui=(outgoing.all_members(one_line(bloc.name)),) if every else tuple(missing),
        tinh_hinh=(outgoing.still_missing(grounds.period, bloc.year, len(missing), len(bloc.members)),),
        thoi_han=outgoing.due(grounds.calendar),
        ghi_chu=tuple(outgoing.after_the_deadline(grounds.calendar, speaker_of(bloc))),
    )


def is_awaited(status: MemberStatus) -> bool:
    """Whether a member is still to send a form: none came, or none that can be scored, and it is not too late."""
    return status.stage is Stage.MISSING or (status.stage is Stage.NOT_ACCEPTED and status.reason != "late")


COVERING = Paper("cong-van-gui-phieu.docx", CoveringContext, of_no_review)
REMINDER = Paper("cong-van-don-doc.docx", ReminderContext, of_no_review)
