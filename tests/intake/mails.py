"""Messages, archives and mailboxes in few words, as people's programs write them."""

import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.intake.compound import compound

XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Attached = Mapping[str, bytes]
PNG_OF_A_LOGO = b"\x89PNG\r\n\x1a\n"
WHEN = "Wed, 20 Jun 2018 08:30:00 +0700"


def zipped(files: Attached) -> bytes:
    goal = BytesIO()
    with ZipFile(goal, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return goal.getvalue()


def mail(
    attached: Attached | None = None,
    *,
    sender: str = "Văn phòng <vp@so.example>",
    date: str | None = WHEN,
    received: Sequence[str] = (),
    text: str = "Kính gửi thư ký khối, xin gửi phiếu.",
    forwarded: Sequence[bytes] = (),
) -> bytes:
    """A message as the standard library writes it; `forwarded` are messages attached to it."""
    message = EmailMessage()
    for stamp in received:
        message["Received"] = f"from mx.so.example by mx.khoi.example; {stamp}"
    message["From"], message["Subject"] = sender, "Gửi phiếu chấm điểm"
    if date:
        message["Date"] = date
    message.set_content(text)
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype=XLSX, filename=name)
    for inner in forwarded:
        from email import message_from_bytes, policy

        message.add_attachment(message_from_bytes(inner, policy=policy.default))
    return message.as_bytes()


def part(headers: str, body: bytes) -> bytes:
    """One part of a message, with headers as they stand on the wire."""
    return headers.encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def parts(*inside: bytes, sender: str = "vp@so.example", kind: str = "mixed", date: str = WHEN) -> bytes:
    """A message of parts that is written by hand."""
    head = f'From: {sender}\r\nDate: {date}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary="b1"\r\n'
    body = b"".join(b"\r\n--b1\r\n" + one for one in inside)
    return head.encode() + b"\r\nkhong doc duoc\r\n" + body + b"\r\n--b1--\r\n"


def mailbox(*messages: bytes) -> bytes:
    marks = b"From - Wed Jun 20 08:30:00 2018\n"
    return b"".join(marks + one.replace(b"\r\n", b"\n") + b"\n\n" for one in messages)


def winmail(files: Attached) -> bytes:
    """winmail.dat: for each attachment a short title, the long name among its properties, and the data."""
    data = bytes.fromhex("789f3e22") + struct.pack("<H", 1)
    data += _attribute(1, 0x00089006, struct.pack("<L", 0x00010000))
    for name, content in files.items():
        long_name = (name + "\0").encode("utf-16-le")
        properties = struct.pack("<L", 2) + struct.pack("<HHL", 0x0003, 0x3705, 1)
        properties += struct.pack("<HHLL", 0x001F, 0x3707, 1, len(long_name)) + long_name + bytes(-len(long_name) % 4)
        data += _attribute(2, 0x00069002, bytes(14)) + _attribute(2, 0x00018010, b"PHIEU~1.XLS\0")
        data += _attribute(2, 0x0006800F, content) + _attribute(2, 0x00069005, properties)
    return data


def _attribute(level: int, tag: int, value: bytes) -> bytes:
    return struct.pack("<BLL", level, tag, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def outlook(
    attached: Mapping[str, "bytes | dict"] | None = None,
    *,
    sender: str = "vp@so.example",
    delivered: datetime | None = datetime(2018, 6, 20, 1, 30, tzinfo=UTC),
    sent: datetime | None = None,
) -> bytes:
    return compound(outlook_tree(attached, sender=sender, delivered=delivered, sent=sent))


def outlook_tree(
    attached: Mapping[str, "bytes | dict"] | None = None,
    *,
    sender: str = "vp@so.example",
    delivered: datetime | None = None,
    sent: datetime | None = None,
    head: int = 32,
) -> dict:
    """The storages of a message; an attachment that is a tree is a message itself."""
    times = {0x0E060040: delivered, 0x00390040: sent}
    rows = b"".join(struct.pack("<LLQ", tag, 6, _ticks(moment)) for tag, moment in times.items() if moment)
    tree: dict = {
        "__properties_version1.0": bytes(head) + rows,
        "__substg1.0_5D01001F": sender.encode("utf-16-le"),
        "__substg1.0_0C1F001F": "/O=SO/CN=VP".encode("utf-16-le"),
    }
    for number, (name, content) in enumerate((attached or {}).items()):
        inside: dict = {"__properties_version1.0": bytes(8)}
        if isinstance(content, bytes):
            inside |= {"__substg1.0_3707001F": name.encode("utf-16-le"), "__substg1.0_37010102": content}
        else:
            inside["__substg1.0_3701000D"] = content
        tree[f"__attach_version1.0_#{number:08X}"] = inside
    return tree


def _ticks(moment: datetime) -> int:
    return int((moment - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
