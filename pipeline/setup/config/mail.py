"""[mail] of config.toml: its tables, what may stand in them, and what they mean.

Ports that are not given are those of RFC 8314: 465 and 993 for TLS from the first byte, 587 and 143 for STARTTLS.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator

from pipeline.model.clock import day_in_vietnam
from pipeline.model.mail import Mailbox, MailPolicy, Security, Sender, Server
from pipeline.setup.config.values import address, moment, named, one_of, refuse
from pipeline.text.config_faults import NO_DATE, NO_HOST, NO_SENDER
from pipeline.text.words import clean

_SMTP_PORTS = {Security.SSL: 465, Security.STARTTLS: 587}
_IMAP_PORTS = {Security.SSL: 993, Security.STARTTLS: 143}
_SENDER = re.compile(r"(?:(?P<name>[^<>]*)<)?(?P<address>[^@\s,;<>\"]+@[^@\s,;<>\"]+)(?(name)>)")


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _sender(text: str) -> str:
    return text if _SENDER.fullmatch(text) else refuse(NO_SENDER)


def _host(text: str) -> str:
    return text if re.fullmatch(r"[^\s/@:]+", text) else refuse(NO_HOST)


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return day_in_vietnam(moment(value)) if isinstance(value, datetime) else refuse(NO_DATE)


Line = Annotated[str, AfterValidator(_line), AfterValidator(named)]
Host = Annotated[Line, AfterValidator(_host)]
Port = Annotated[int, Field(ge=1, le=65535)]
Tls = Annotated[str, PlainValidator(one_of(*Security))]


class Table(BaseModel):
    """As every table of config.toml: keys that are not declared are refused, no value is converted by guessing."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SmtpTable(Table):
    """[mail.smtp]"""

    host: Host
    port: Port | None = None
    user: Annotated[str, AfterValidator(_line)] = ""
    tls: Tls = Security.SSL.value


class ImapTable(Table):
    """[mail.imap]"""

    host: Host
    port: Port | None = None
    user: Line
    tls: Tls = Security.SSL.value
    folder: Line = "INBOX"
    since: Annotated[date | None, PlainValidator(_day)] = None


class OfficeTable(Table):
    """One [[mail.offices]]: an appraiser that is no member."""

    name: Line
    emails: list[Annotated[Line, AfterValidator(address)]]


class MailTable(Table):
    """[mail]"""

    sender: Annotated[Line, AfterValidator(_sender)] | None = None
    smtp: SmtpTable | None = None
    imap: ImapTable | None = None
    offices: list[OfficeTable] = []


def mail_policy(table: MailTable) -> MailPolicy:
    """What the tables mean."""
    return MailPolicy(
        sender=_who(table.sender) if table.sender else None,
        smtp=_server(table.smtp, _SMTP_PORTS) if table.smtp else None,
        imap=Mailbox(server=_server(table.imap, _IMAP_PORTS), folder=table.imap.folder, since=table.imap.since)
        if table.imap
        else None,
        offices={office.name: tuple(office.emails) for office in table.offices},
    )


def _server(table: SmtpTable | ImapTable, ports: dict[Security, int]) -> Server:
    tls = Security(table.tls)
    return Server(host=table.host, port=table.port or ports[tls], user=table.user, tls=tls)


def _who(text: str) -> Sender:
    found = _SENDER.fullmatch(text)
    assert found is not None, "checked when it was read"
    return Sender((found["name"] or "").strip(' "'), found["address"])
