"""What mails speak of: the review of what is there so far, and where the papers lie that go with them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.mail.mails import Receiver
from pipeline.model.bloc import Config, Member, Period
from pipeline.model.grounds import Grounds
from pipeline.model.result import Review
from pipeline.model.status import MemberStatus
from pipeline.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A period of a bloc, as far as it is. `now` is the moment at which days are counted."""

    grounds: Grounds
    place: Workspace
    review: Review
    members: tuple[MemberStatus, ...]
    now: datetime

    @property
    def config(self) -> Config:
        """What config.toml says."""
        return self.grounds.config

    @property
    def period(self) -> Period:
        """The period under review."""
        return self.grounds.period

    @property
    def inbox(self) -> Path:
        """Where what came in lies."""
        return self.place.inbox(self.config.bloc.year, self.period)

    def output(self, folder: str) -> Path:
        """The folder of a command."""
        return self.place.output(self.config.bloc.year, self.period, folder)


def receiver_of(member: Member) -> Receiver:
    """A member as a receiver."""
    return Receiver(member.code, member.name, member.emails)
