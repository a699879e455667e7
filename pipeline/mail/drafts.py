"""What `thidua send` writes by default: a draft a receiver, which a mail program opens ready to be sent."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.mail.mails import Mail
from pipeline.mail.writing import draft_of
from pipeline.model.mail import Sender


def draft_name(mail: Mail) -> str:
    """`VP.eml`."""
    return f"{mail.receiver.code}.eml"


def write_drafts(folder: Path, mails: Iterable[Mail], sender: Sender | None) -> None:
    """Write the drafts into an empty folder; the same mails give the same bytes."""
    for mail in mails:
        (folder / draft_name(mail)).write_bytes(draft_of(mail, sender))
