"""Papers that lie ready to be sent: workbooks of the last round, what `thidua letters` wrote."""

from pathlib import Path

from pipeline.intake.outstanding import ROUND
from pipeline.mail.file_names import attachment_name
from pipeline.mail.mails import Attachment, NothingToSend
from pipeline.mail.subject import Subject


def last_round(folder: Path, otherwise: str) -> tuple[Path, int]:
    """The last folder `vong-N` that holds anything, and N. Raises: NothingToSend, which says `otherwise`."""
    found = [(int(of_round[1]), path) for path in folder.glob("vong-*") if (of_round := ROUND.fullmatch(path.name))]
    rounds = [(number, path) for number, path in found if any(path.glob("*.xlsx"))]
    if not rounds:
        raise NothingToSend(otherwise)
    number, path = max(rounds)
    return path, number


def attached(name: str, path: Path) -> tuple[Attachment, ...]:
    """A file under another name."""
    return (Attachment(name, path.read_bytes()),)


LETTERS = "letters"
"""The folder of `thidua letters`."""


def official_paper(subject: Subject, file: str, kind: str) -> tuple[Attachment, ...]:
    """A paper of `thidua letters` under its name as an attachment; nothing where it was not written."""
    path = subject.output(LETTERS) / file
    name = attachment_name(kind, "", subject.config, subject.period, suffix=path.suffix)
    return attached(name, path) if path.is_file() else ()
