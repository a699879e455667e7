"""[mail] of config.toml: its tables, what may stand in them, and what they mean.

Ports that are not given are those of RFC 8314: 465 and 993 for TLS from the first byte, 587 and 143 for STARTTLS.
"""

import re
from datetime import date, datetime
from typing import Annotated, NamedTuple

from pipeline.model.clock import day_in_vietnam
from pipeline.model.mail import Mailbox, MailPolicy, Security, Sender, Server
from pipeline.setup.config.values import address, moment, one_of
from pipeline.setup.tables import listed, refuse, table, text, whole
from pipeline.text.config_faults import EMPTY, NO_DATE, NO_HOST, NO_SENDER

_SMTP_PORTS = {Security.SSL: 465, Security.STARTTLS: 587}
_IMAP_PORTS = {Security.SSL: 993, Security.STARTTLS: 143}
_SENDER = r"(?:(?P<name>[^<>]*)<)?(?P<address>[^@\s,;<>\"]+@[^@\s,;<>\"]+)(?(name)>)"


def _line(value: object) -> str:
    """A text on one line, which may be empty."""
    return " ".join(text(value).split())


def _named(value: object) -> str:
    return _line(value) or refuse(EMPTY)


def _address(value: object) -> str:
    return address(_named(value))


def _sender(value: object) -> str:
    given = _named(value)
    return given if re.fullmatch(_SENDER, given) else refuse(NO_SENDER)


def _host(value: object) -> str:
    given = _named(value)
    return given if re.fullmatch(r"[^\s/@:]+", given) else refuse(NO_HOST)


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return day_in_vietnam(moment(value)) if isinstance(value, datetime) else refuse(NO_DATE)


_port = whole(1, 65535)
_tls = one_of(*Security)


class SmtpTable(NamedTuple):
    """[mail.smtp]"""

    host: Annotated[str, _host]
    port: Annotated[int | None, _port] = None
    user: Annotated[str, _line] = ""
    tls: Annotated[str, _tls] = Security.SSL.value


class ImapTable(NamedTuple):
    """[mail.imap]"""

    host: Annotated[str, _host]
    user: Annotated[str, _named]
    port: Annotated[int | None, _port] = None
    tls: Annotated[str, _tls] = Security.SSL.value
    folder: Annotated[str, _named] = "INBOX"
    since: Annotated[date | None, _day] = None


class OfficeTable(NamedTuple):
    """One [[mail.offices]]: an appraiser that is no member."""

    name: Annotated[str, _named]
    emails: Annotated[tuple[str, ...], listed(_address)]


class MailTable(NamedTuple):
    """[mail]"""

    sender: Annotated[str | None, _sender] = None
    smtp: Annotated[SmtpTable | None, table(SmtpTable)] = None
    imap: Annotated[ImapTable | None, table(ImapTable)] = None
    offices: Annotated[tuple[OfficeTable, ...], listed(table(OfficeTable))] = ()


def mail_policy(table: MailTable) -> MailPolicy:
    """What the tables mean."""
    return MailPolicy(
        sender=_who(table.sender) if table.sender else None,
        smtp=_server(table.smtp, _SMTP_PORTS) if table.smtp else None,
        imap=Mailbox(server=_server(table.imap, _IMAP_PORTS), folder=table.imap.folder, since=table.imap.since)
        if table.imap
        else None,
        offices={office.name: office.emails for office in table.offices},
    )


def _server(table: SmtpTable | ImapTable, ports: dict[Security, int]) -> Server:
    tls = Security(table.tls)
    return Server(host=table.host, port=table.port or ports[tls], user=table.user, tls=tls)


def _who(text: str) -> Sender:
    found = re.fullmatch(_SENDER, text)
    assert found is not None, "checked when it was read"
    return Sender((found["name"] or "").strip(' "'), found["address"])
