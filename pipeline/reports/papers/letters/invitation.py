"""Giấy mời dự hội nghị sơ kết, tổng kết: who is invited, and the meeting's programme."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.model.status import MemberStatus
from pipeline.reports.figures.bloc_context import bloc_fields, head_of
from pipeline.reports.papers.paper import Paper, of_no_review
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.text.papers import outgoing
from pipeline.text.papers.signatures import in_title
from pipeline.text.sentences import leader_of, noun_of, one_line
from pipeline.text.terms import period_title


class ItemFields(NamedTuple):
    """An item of the programme and who carries it out; its hour is for people to write."""

    noi_dung: str
    thuc_hien: str


class InvitationContext(NamedTuple):
    """All that the invitation says. `chu_tri` is "" where config.toml names no head."""

    khoi: BlocFields
    nam: str
    ky: str
    hoi_nghi: str
    hoi_nghi_in_hoa: str
    kinh_moi: tuple[str, ...]
    chu_tri: str
    chuong_trinh: tuple[ItemFields, ...]


def invitation_context(grounds: Grounds, statuses: Sequence[MemberStatus] = ()) -> InvitationContext:
    """The invitation to the meeting of a period; it does not depend on who has sent what."""
    bloc, head = grounds.config.bloc, head_of(grounds.config.bloc)
    meeting = outgoing.meeting(grounds.period, bloc.year)
    return InvitationContext(
        khoi=bloc_fields(grounds.config),
        nam=str(bloc.year),
        ky=period_title(grounds.period, bloc.year),
        hoi_nghi=meeting,
        hoi_nghi_in_hoa=in_title(meeting.upper()),
        kinh_moi=tuple(outgoing.invited(one_line(bloc.parent), one_line(bloc.name))),
        chu_tri=outgoing.presiding(one_line(head.name) if head else "", noun_of(bloc)),
        chuong_trinh=tuple(
            ItemFields(noi_dung=item, thuc_hien=who) for item, who in outgoing.programme(_meeting(grounds))
        ),
    )


def _meeting(grounds: Grounds) -> outgoing.Meeting:
    config = grounds.config
    return outgoing.Meeting(
        time=period_title(grounds.period, config.bloc.year),
        half_year=grounds.period is Period.SIX_MONTH,
        leader=leader_of(config.bloc),
        parent=one_line(config.bloc.parent),
        appraised=any(line.appraiser for line in grounds.scale.lines),
        awards=any(grounds.period in award.periods for award in config.awards),
        ballots=config.ballots is not None,
    )


INVITATION = Paper("giay-moi.docx", InvitationContext, of_no_review)
