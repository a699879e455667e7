"""A mail as a message (RFC 5322, MIME). What members wrote is data: it never becomes a header or a line of one.

The same mail gives the same bytes: the boundary is a hash of what is said, and a draft has no date.
"""

from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from pipeline.mail.mails import Attachment, Mail
from pipeline.model.mail import Sender
from pipeline.text.sentences import one_line

_OPEN_DOCUMENT = "vnd.openxmlformats-officedocument"
_KINDS = {
    ".xlsx": f"{_OPEN_DOCUMENT}.spreadsheetml.sheet",
    ".docx": f"{_OPEN_DOCUMENT}.wordprocessingml.document",
    ".xls": "vnd.ms-excel",
    ".xlsm": "vnd.ms-excel.sheet.macroEnabled.12",
    ".ods": "vnd.oasis.opendocument.spreadsheet",
    ".pdf": "pdf",
}


class _Policy(EmailPolicy):
    """Lines end as on the wire; subject and names are encoded word by word so that no blank between words is lost.

    The library's own folding drops blanks between encoded words (RFC 2047, 6.2), where a header is long.
    """

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name.lower() == "subject":
            return f"{name}: {_encoded(str(value), name)}\r\n".encode()
        if name.lower() in ("from", "to"):
            people = ",\r\n ".join(map(_person, value.addresses))
            return f"{name}: {people}\r\n".encode()
        return super().fold_binary(name, value)


_POLICY = _Policy(linesep="\r\n")


def _encoded(text: str, name: str) -> str:
    charset = None if text.isascii() else "utf-8"
    return Header(text, charset, maxlinelen=76, header_name=name).encode(linesep="\r\n")


def _person(address: Address) -> str:
    if address.display_name.isascii():
        return str(address)
    return f"{_encoded(address.display_name, 'From')}\r\n <{address.addr_spec}>"


def digest_of(mail: Mail, to: tuple[str, ...] = ()) -> str:
    """SHA-256 of all that a mail says, and to whom: equal for the same mail."""
    digest = sha256()
    for text in (mail.about, mail.receiver.code, *(to or mail.to), mail.subject, mail.text):
        digest.update(sha256(text.encode()).digest())
    for attachment in mail.attachments:
        digest.update(sha256(attachment.name.encode()).digest())
        digest.update(sha256(attachment.data).digest())
    return digest.hexdigest()


def draft_of(mail: Mail, sender: Sender | None) -> bytes:
    """A draft that mail programs open ready to be sent (`X-Unsent`); they date it."""
    message = _message(mail, mail.to, sender)
    message["X-Unsent"] = "1"
    return message.as_bytes()


def message_of(mail: Mail, to: tuple[str, ...], sender: Sender, moment: datetime) -> EmailMessage:
    """The mail as it goes to a server at a moment."""
    message = _message(mail, to, sender)
    message["Date"] = format_datetime(moment)
    domain = sender.address.rpartition("@")[2]
    message["Message-ID"] = f"<{digest_of(mail, to)[:32]}.{moment:%Y%m%d%H%M%S}@{domain}>"
    return message


def _message(mail: Mail, to: tuple[str, ...], sender: Sender | None) -> EmailMessage:
    message = EmailMessage(_POLICY)
    if sender:
        message["From"] = Address(one_line(sender.name), addr_spec=sender.address)
    message["To"] = [Address(one_line(mail.receiver.name), addr_spec=address) for address in to]
    message["Subject"] = one_line(mail.subject)
    message.set_content(mail.text, cte="quoted-printable")
    for attachment in mail.attachments:
        _attach(message, attachment)
    if message.is_multipart():
        message.set_boundary(f"thidua-{digest_of(mail, to)[:32]}")
    return message


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    subtype = _KINDS.get(PurePath(attachment.name).suffix, "octet-stream")
    message.add_attachment(attachment.data, maintype="application", subtype=subtype, filename=attachment.name)
