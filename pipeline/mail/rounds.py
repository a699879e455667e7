"""Workbooks of the last round that lie ready to be sent."""

from pathlib import Path

from pipeline.intake.outstanding import ROUND
from pipeline.mail.mails import Attachment, NothingToSend


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
