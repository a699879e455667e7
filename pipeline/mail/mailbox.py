"""A folder of a mailbox over IMAP (RFC 3501), read and never changed: EXAMINE and BODY.PEEK alone.

Everything is asked in batches, and no answer is read that is larger than it may be.
"""

import imaplib
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pipeline.mail.refusals import SECONDS, Denied, Refused, reaching, shown_reply, sign_in_refused, talking, verified
from pipeline.model.mail import Mailbox, Security, Server
from pipeline.text.terminal import mail as words

LARGEST = 64 * 1024 * 1024
"""Bytes of a message that is fetched; providers take half of that."""

_SEARCHED, _HEADS = 5000, 100
"""How many messages are asked for at once: their numbers, their headers."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEAD = "(UID RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER.FIELDS (DATE RECEIVED FROM SUBJECT)])"
_UID, _SIZE = re.compile(rb"\bUID (\d+)"), re.compile(rb"\bRFC822\.SIZE (\d+)")
_CAME = re.compile(rb'\bINTERNALDATE "([^"]*)"')
_SHOWN = re.compile(rb'BODY\[[^\]]*\] "(?:\\.|[^"\\])*"')
_OTHERS = re.compile("[^\x20-\x7e]+")


class _Bounded(imaplib.IMAP4):
    """A connection that reads nothing larger than a message may be."""

    def read(self, size: int) -> bytes:
        if size > LARGEST + _SEARCHED:
            raise self.abort("answer too large")
        return super().read(size)


class _BoundedTls(_Bounded, imaplib.IMAP4_SSL):
    """The same, private from the first byte."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a message before it is fetched. `came` is when the server got it; `headers` some of its own."""

    uid: int
    size: int
    came: datetime | None
    headers: bytes


@dataclass(frozen=True, slots=True)
class Folder:
    """An open folder. `identity` tells it from every other, also from itself after its numbers were given anew."""

    server: Server
    imap: imaplib.IMAP4
    identity: str
    messages: int

    def uids(self, since: date) -> Iterator[int]:
        """The messages that the server got on a day or later, by the numbers that stay theirs."""
        day = f"{since.day}-{_MONTHS[since.month - 1]}-{since.year}"
        for first in range(1, self.messages + 1, _SEARCHED):
            last = min(first + _SEARCHED - 1, self.messages)
            for line in self._ask("SEARCH", f"{first}:{last}", "SINCE", day):
                yield from map(int, line.split() if isinstance(line, bytes) else ())

    def heads(self, uids: Sequence[int]) -> Iterator[Head]:
        """What is known of these messages; nothing of those that are gone."""
        for first in range(0, len(uids), _HEADS):
            batch = ",".join(map(str, uids[first : first + _HEADS]))
            for said, headers in _answers(self._ask("FETCH", batch, _HEAD)):
                uid, size, came = _UID.search(said), _SIZE.search(said), _CAME.search(said)
                if uid and size:
                    yield Head(int(uid[1]), int(size[1]), _moment(came[1]) if came else None, headers)

    def message(self, uid: int) -> bytes | None:
        """A whole message; None where it is gone."""
        for said, data in _answers(self._ask("FETCH", str(uid), "(UID BODY.PEEK[])")):
            found = _UID.search(said)
            if found and int(found[1]) == uid:
                return data
        return None

    def _ask(self, command: str, *arguments: str) -> list[Any]:
        with _imap_talk(self.server):
            kind, data = self.imap.uid(command, *arguments)
        if kind != "OK":
            raise Denied(words.server_says(self.server.shown, shown_reply(_first(data))))
        return list(data)


@contextmanager
def opened(mailbox: Mailbox, password: str) -> Iterator[Folder]:
    """The folder of a mailbox, open to be read. Raises: Refused."""
    server = mailbox.server
    imap = _connected(server)
    try:
        _sign_in(imap, server, password)
        with _imap_talk(server):
            kind, data = imap.select(_quoted(mailbox.folder), readonly=True)
        if kind != "OK":
            raise Refused(words.no_folder(mailbox.folder, server.shown))
        validity = _first(imap.response("UIDVALIDITY")[1]).decode("ascii", "replace")
        identity = f"{server.user}@{server.host}/{mailbox.folder}/{validity}"
        yield Folder(server, imap, identity, int(_first(data) or b"0"))
    finally:
        imap.shutdown()


def _connected(server: Server) -> imaplib.IMAP4:
    with reaching(server):
        try:
            if server.tls is Security.SSL:
                return _BoundedTls(server.host, server.port, ssl_context=verified(), timeout=SECONDS)
            imap = _Bounded(server.host, server.port, timeout=SECONDS)
            try:
                imap.starttls(verified())
            except BaseException:
                imap.shutdown()
                raise
            return imap
        except imaplib.IMAP4.error as error:
            raise Refused(words.no_tls(server.shown, server.tls.value)) from error


def _sign_in(imap: imaplib.IMAP4, server: Server, password: str) -> None:
    try:
        with talking(server):
            if "AUTH=PLAIN" in imap.capabilities:
                secret = f"\0{server.user}\0{password}".encode()
                imap.authenticate("PLAIN", lambda _: secret)
            else:
                imap.login(_in_quotes(server.user), password)
    except imaplib.IMAP4.abort as error:
        raise Refused(words.gone_midway(server.shown)) from error
    except (imaplib.IMAP4.error, UnicodeEncodeError) as error:
        raise sign_in_refused(server, str(error)) from error


@contextmanager
def _imap_talk(server: Server) -> Iterator[None]:
    with talking(server):
        try:
            yield
        except imaplib.IMAP4.abort as error:
            raise Refused(words.gone_midway(server.shown)) from error
        except imaplib.IMAP4.error as error:
            raise Denied(words.server_says(server.shown, shown_reply(str(error)))) from error


def _answers(data: list[Any]) -> Iterator[tuple[bytes, bytes]]:
    """What is said around each literal of an answer, and the literal."""
    around, literal = b"", None
    for piece in [*data, (b"", b"")]:
        if isinstance(piece, tuple):
            if literal is not None:
                yield _SHOWN.sub(b"", around), literal
            around, literal = piece[0], piece[1]
        elif isinstance(piece, bytes):
            around += piece


def _first(data: Sequence[Any]) -> bytes:
    return data[0] if data and isinstance(data[0], bytes) else b""


def _moment(text: bytes) -> datetime | None:
    """`17-Jul-2018 02:44:25 -0700`, whatever the language of this machine."""
    found = re.fullmatch(r"\s?(\d{1,2})-(\w{3})-(\d{4}) (\S+) ([+-]\d{4})", text.decode("ascii", "replace"))
    if not found or found[2] not in _MONTHS:
        return None
    try:
        month = _MONTHS.index(found[2]) + 1
        return datetime.fromisoformat(f"{found[3]}-{month:02}-{int(found[1]):02}T{found[4]}{found[5]}")
    except ValueError:
        return None


def _quoted(folder: str) -> str:
    """The name of a folder as IMAP writes it (modified UTF-7, RFC 3501 5.1.3)."""
    return _in_quotes(_OTHERS.sub(lambda found: _shifted(found[0]), folder.replace("&", "&-")))


def _shifted(text: str) -> str:
    return "&" + b64encode(text.encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-"


def _in_quotes(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
