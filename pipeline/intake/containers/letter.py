"""A mail message (.eml): when it came, who sent it, what is attached.

The standard library decodes headers and transfer encodings; the parts are parted here, as its parser takes a time
without end for parts within parts. Source: RFC 5322, RFC 2045, RFC 2046.
"""

import re
from binascii import Error as NotBase64
from binascii import a2b_base64
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from quopri import decodestring
from typing import NamedTuple

from pipeline.intake.containers.contents import (
    MEBIBYTE,
    MOST_ENTRIES,
    UNNAMED_LETTER,
    Damaged,
    Letter,
    Part,
    TooLarge,
    bounded,
)
from pipeline.intake.containers.names import addresses_in, file_name, raw_bytes
from pipeline.model.clock import VIETNAM, day_in_vietnam

_END_OF_HEADERS = re.compile(rb"\r?\n(?=\r?\n|\Z)|\A(?=\r?\n)")
_BLANK_LINE = re.compile(rb"\r?\n")
_POSTMARK = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:>?From [^\n]*\n)?")
_CID = re.compile(rb"cid:([^\s\"'<>)]{1,250})", re.IGNORECASE)
_NO_ZONE_KNOWN = re.compile(r"-0000\s*(?:\(.*\))?\s*\Z")
_LONGEST_HEADERS = MEBIBYTE
_DEEPEST_PARTS, _MOST_PARTS = 40, 10 * MOST_ENTRIES
_FIELD = re.compile(r"^([!-9;-~]+)[ \t]*:((?:[^\n]|\n[ \t])*)", re.MULTILINE)
_OF_USE = frozenset(
    ("from", "date", "received", "content-type", "content-disposition", "content-transfer-encoding", "content-id")
)
_LONGEST_HEADER, _MOST_OF_A_KIND = 8000, 100
_DOCUMENTS = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))
"""How workbooks and archives begin: such a part is no picture, whatever it is called."""

_ENVELOPES = ("message/rfc822", "message/global")
_SMALL_TALK = ("message/delivery-status", "message/disposition-notification", "message/rfc822-headers")


class _Leaf(NamedTuple):
    """A part that has no parts: its headers, its body as it was sent, whether it belongs to a text beside it."""

    headers: Message
    body: bytes
    related: bool


def letter_of(data: bytes) -> Letter:
    """Read a message. Raises: Damaged, TooLarge."""
    start = _POSTMARK.match(data)
    headers, body = _headers_and_body(data[start.end() :] if start else data)
    leaves: list[_Leaf] = []
    _gather(headers, body, leaves, related=False, depth=0)
    shown = _pictures_shown(leaves)
    parts = (_part(leaf, shown) for leaf in leaves)
    return Letter(when_received(headers), senders_in(headers), bounded(tuple(part for part in parts if part)))


def senders_in(headers: Message) -> tuple[str, ...]:
    """The addresses of `From`."""
    return addresses_in(str(one) for one in headers.get_all("from", []))


def headers_of(data: bytes) -> Message:
    """The headers alone. Raises: Damaged."""
    return _headers_and_body(data)[0]


def _headers_and_body(data: bytes) -> tuple[Message, bytes]:
    found = _END_OF_HEADERS.search(data, 0, _LONGEST_HEADERS)
    if found is None and len(data) > _LONGEST_HEADERS:
        raise Damaged
    end = found.end() if found else len(data)
    blank = _BLANK_LINE.match(data, end)
    return _headers(raw_bytes(data[:end])), data[blank.end() if blank else end :]


def _headers(text: str) -> Message:
    """The headers that tell something here, each on one line and not without end."""
    headers, counts = Message(), Counter[str]()
    for name, value in _FIELD.findall(text):
        counts[name.lower()] += 1
        if name.lower() in _OF_USE and counts[name.lower()] <= _MOST_OF_A_KIND:
            headers.add_header(name, " ".join(value[:_LONGEST_HEADER].split()))
    return headers


def _gather(headers: Message, body: bytes, leaves: list[_Leaf], *, related: bool, depth: int) -> None:
    """The leaves of a part, in order."""
    boundary = _boundary(headers)
    if boundary is None:
        leaves.append(_Leaf(headers, body, related))
        return
    if depth >= _DEEPEST_PARTS:
        raise TooLarge
    related = related or headers.get_content_subtype() == "related"
    for section in _sections(body, boundary):
        if len(leaves) > _MOST_PARTS:
            raise TooLarge
        _gather(*_headers_and_body(section), leaves, related=related, depth=depth + 1)


def _boundary(headers: Message) -> bytes | None:
    if headers.get_content_maintype() != "multipart":
        return None
    boundary = headers.get_boundary()
    return boundary.encode("utf-8", "replace") if boundary else None


def _sections(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """What stands between the lines of a boundary; the last section may have lost its end."""
    line = re.compile(re.escape(b"--" + boundary) + rb"(--)?[ \t]*(?:\r?(?=\n)|\Z)")
    start: int | None = None
    for mark in line.finditer(body):
        at = mark.start()
        if body[max(0, at - 1) : at] not in (b"", b"\n"):
            continue
        if start is not None:
            yield body[start:at].removesuffix(b"\n").removesuffix(b"\r")
        if mark[1]:
            return
        start = mark.end() + 1
    if start is not None:
        yield body[start:]


def _part(leaf: _Leaf, shown: set[str]) -> Part | None:
    """An attachment; None for texts, signature pictures and what mail programs tell each other."""
    headers, kind, name = leaf.headers, leaf.headers.get_content_type(), file_name(leaf.headers)
    attached = headers.get_content_disposition() == "attachment"
    if kind in _ENVELOPES:
        return Part(name or UNNAMED_LETTER, _decoded(leaf))
    if kind in _SMALL_TALK or (kind.startswith(("text/", "multipart/")) and not name):
        return None
    if kind.startswith("image/") and (_is_shown(leaf, shown) or not (name or attached)):
        data = _decoded(leaf)
        return Part(name, data) if data.startswith(_DOCUMENTS) else None
    return Part(name, _decoded(leaf), text=kind.startswith("text/"))


def _is_shown(leaf: _Leaf, shown: set[str]) -> bool:
    """A picture that stands in the text: inline, beside the text that refers to it, or referred to."""
    identity = str(leaf.headers.get("content-id", "")).strip().strip("<>")
    inline = leaf.headers.get_content_disposition() == "inline"
    return inline or (bool(identity) and (leaf.related or identity.lower() in shown))


def _pictures_shown(leaves: list[_Leaf]) -> set[str]:
    texts = (_decoded(leaf) for leaf in leaves if leaf.headers.get_content_type() == "text/html")
    return {found.decode("utf-8", "replace").lower() for text in texts for found in _CID.findall(text)}


def _decoded(leaf: _Leaf) -> bytes:
    """The bytes that were sent; what says it is base64 and is not stays as it stands."""
    encoding = str(leaf.headers.get("content-transfer-encoding", "")).strip().lower()
    if encoding == "quoted-printable":
        return decodestring(leaf.body)
    if encoding != "base64":
        return leaf.body
    for padding in (b"", b"=", b"=="):
        try:
            return a2b_base64(leaf.body + padding)
        except NotBase64:
            continue
    return leaf.body


def when_received(headers: Message) -> datetime | None:
    """When a message says that it came: the topmost `Received` whose time can be read, else `Date`."""
    stamps = [str(one).rpartition(";")[2] for one in headers.get_all("received", [])]
    moments = (moment_in(text) for text in (*stamps, str(headers.get("date", ""))))
    return next((moment for moment in moments if moment), None)


def moment_in(text: str) -> datetime | None:
    """A time as mails write it; in Vietnam where it has no offset, UTC where that is `-0000`. None: no time."""
    try:
        moment = parsedate_to_datetime(" ".join(text.split()))
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC if _NO_ZONE_KNOWN.search(text) else VIETNAM)
        day_in_vietnam(moment)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment
