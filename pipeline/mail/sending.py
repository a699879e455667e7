"""Mails over SMTP (RFC 5321), one after another: each address is told apart, and nothing is sent twice.

What the register says the server took is not sent again. A mail is `ON_ITS_WAY` while the server has not answered; one
that a broken connection or run left so is told, and not sent again by itself.
"""

import re
import smtplib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.mail.mails import Mail
from pipeline.mail.refusals import SECONDS, Refused, reaching, shown_reply, sign_in_refused, talking, verified
from pipeline.mail.sent_register import ACCEPTED, NOT_TAKEN, ON_ITS_WAY, SentRegister
from pipeline.mail.writing import message_of
from pipeline.model.clock import VIETNAM
from pipeline.model.mail import Security, Sender, Server
from pipeline.text.terminal import mail as words

PAUSE = 1.0
"""Seconds between two mails: providers hold back who sends faster."""

_LINE_WITH_A_DOT = re.compile(rb"^\.", re.MULTILINE)
_GOING_AWAY = 421

Watch = Callable[[Sequence[Mail]], Iterable[Mail]]


class _Unanswered(Exception):  # noqa: N818 - it names what is the matter
    """The whole mail was handed over and the connection broke before the server answered."""


@dataclass(slots=True)
class Sent:
    """What became of the mails so far, by (code, address); `refused` with what the server said."""

    accepted: list[tuple[str, str]] = field(default_factory=list)
    before: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str, str]] = field(default_factory=list)


@contextmanager
def connected(server: Server, password: str) -> Iterator[smtplib.SMTP]:
    """A connection that is private, and signed in where the server has a user. Raises: Refused."""
    smtp = _greeted(server)
    try:
        if server.user:
            _sign_in(smtp, server, password)
        yield smtp
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
        smtp.close()


def _greeted(server: Server) -> smtplib.SMTP:
    with reaching(server):
        try:
            if server.tls is Security.SSL:
                return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=verified())
            smtp = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
            try:
                smtp.starttls(context=verified())
            except BaseException:
                smtp.close()
                raise
            return smtp
        except smtplib.SMTPServerDisconnected as error:
            raise Refused(words.not_reached(server.shown)) from error
        except smtplib.SMTPException as error:
            raise Refused(words.no_tls(server.shown, server.tls.value)) from error


def _sign_in(smtp: smtplib.SMTP, server: Server, password: str) -> None:
    with talking(server):
        try:
            smtp.login(server.user, password)
        except smtplib.SMTPAuthenticationError as error:
            raise sign_in_refused(server, shown_reply(error.smtp_error)) from error
        except (smtplib.SMTPNotSupportedError, UnicodeEncodeError) as error:
            raise sign_in_refused(server, shown_reply(str(error))) from error
        except smtplib.SMTPServerDisconnected as error:
            raise Refused(words.gone_midway(server.shown)) from error
        except smtplib.SMTPException as error:
            raise sign_in_refused(server, shown_reply(str(error))) from error


@dataclass(frozen=True, slots=True)
class Post:
    """Through what mails go, and from whom."""

    smtp: smtplib.SMTP
    server: Server
    sender: Sender


def send(
    mails: Sequence[Mail], post: Post, register: SentRegister, sent: Sent, *, again: bool = False, watch: Watch = iter
) -> None:
    """Send what is to be sent; `sent` tells how far it is, also when the connection breaks.

    Raises: Refused; OutputInUse and OSError, where the register cannot be written.
    """
    pause = 0.0
    for mail in watch(mails):
        pending = _pending(mail, register, sent, again=again)
        if pending:
            time.sleep(pause)
            _send(mail, pending, post, register, sent)
            pause = PAUSE


def _pending(mail: Mail, register: SentRegister, sent: Sent, *, again: bool) -> tuple[str, ...]:
    """The addresses to which the mail is still to go."""
    pending = []
    for address in mail.to:
        outcome, who = register.outcome(mail, address), (mail.receiver.code, address)
        if again or not outcome or outcome.startswith(NOT_TAKEN):
            pending.append(address)
        elif outcome == ON_ITS_WAY:
            sent.unknown.append(who)
        else:
            sent.before.append(who)
    return tuple(pending)


def _send(mail: Mail, to: tuple[str, ...], post: Post, register: SentRegister, sent: Sent) -> None:
    moment, code = datetime.now(VIETNAM), mail.receiver.code
    data = message_of(mail, mail.to, post.sender, moment).as_bytes()
    register.note(mail, dict.fromkeys(to, ON_ITS_WAY), moment)
    try:
        with talking(post.server):
            refused = _hand_over(post, to, data)
    except _Unanswered as error:
        sent.unknown += [(code, address) for address in to]
        raise Refused(words.gone_midway(post.server.shown)) from error
    except (Refused, smtplib.SMTPException) as error:
        register.note(mail, dict.fromkeys(to, NOT_TAKEN), moment)
        raise error if isinstance(error, Refused) else Refused(words.gone_midway(post.server.shown)) from error
    outcomes = {address: f"{NOT_TAKEN}: {refused[address]}" if address in refused else ACCEPTED for address in to}
    register.note(mail, outcomes, moment)
    sent.refused += [(code, address, reply) for address, reply in refused.items()]
    sent.accepted += [(code, address) for address in to if address not in refused]


def _hand_over(post: Post, to: tuple[str, ...], data: bytes) -> dict[str, str]:
    """The addresses that were refused, with what the server said. Raises: Refused, _Unanswered, SMTPException."""
    smtp = post.smtp
    smtp.ehlo_or_helo_if_needed()
    code, reply = smtp.mail(post.sender.address, [f"size={len(data)}"] if smtp.has_extn("size") else [])
    if code != 250:
        raise Refused(words.sender_refused(post.sender.address, post.server.shown, shown_reply(reply)))
    refused = {}
    for address in to:
        code, reply = smtp.rcpt(address)
        if code == _GOING_AWAY:
            raise smtplib.SMTPServerDisconnected(shown_reply(reply))
        if code not in (250, 251):
            refused[address] = f"{code} {shown_reply(reply)}"
    if len(refused) == len(to):
        smtp.rset()
        return refused
    answer = _data(smtp, data)
    return refused | {address: answer for address in to if address not in refused and answer}


def _data(smtp: smtplib.SMTP, data: bytes) -> str:
    """Hand a mail over; "" where the server took it, else what it said."""
    code, reply = smtp.docmd("DATA")
    if code == 354:
        smtp.send(_LINE_WITH_A_DOT.sub(b"..", data) + b".\r\n")
        try:
            code, reply = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise _Unanswered from error
    if code == _GOING_AWAY:
        raise smtplib.SMTPServerDisconnected(shown_reply(reply))
    return "" if code == 250 else f"{code} {shown_reply(reply)}"
