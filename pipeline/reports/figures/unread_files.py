"""Files that came and could not be read, so that nobody knows from their content whose they are: by name or sender."""

import unicodedata
from collections.abc import Iterator

from pipeline.model.bloc import Member
from pipeline.model.finding import FileRecord, FileStatus
from pipeline.model.result import NotRanked, Review
from pipeline.text.words import fold, holds_word


def refused_files(review: Review, member: Member) -> Iterator[FileRecord]:
    """The files of a member that were not scored, and those of nobody that bear its name or came from its address."""
    for file in review.files:
        own = file.unit == member.code and file.status in (FileStatus.REJECTED, FileStatus.HELD) and not file.explains
        if own or is_unread_of(file, member):
            yield file


def is_unread_of(file: FileRecord, member: Member) -> bool:
    """True of a file that cannot be read, where its name or its sender says that it is the member's."""
    if file.unit is not None or file.reason != "unreadable":
        return False
    name = unicodedata.normalize("NFC", file.file)
    named = holds_word(name, member.code) or holds_word(fold(name), fold(member.name))
    senders = {one.strip().lower() for one in file.sender.split(",") if one.strip()}
    return named or any(_is_from(sender, address.lower()) for sender in senders for address in member.emails)


def _is_from(sender: str, address: str) -> bool:
    """`address` is whole, or `@domain`."""
    return sender.endswith(address) if address.startswith("@") else sender == address


def reason_of(review: Review, one: NotRanked) -> str:
    """Why a member has no place, as people are told: a form that came and could not be read was not left out by it."""
    unread = one.reason == "no_submission" and any(is_unread_of(file, one.member) for file in review.files)
    return "rejected" if unread else one.reason
