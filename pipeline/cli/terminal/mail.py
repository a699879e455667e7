"""What is printed of mails: who gets what, who has no address."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.mail.mails import Mail
from pipeline.text.sentences import one_line
from pipeline.text.terminal import mail as words


def tell_plan(mails: Sequence[Mail]) -> None:
    """Who would get what; nothing was written."""
    say(*_receivers(mails), words.planned(sum(bool(mail.to) for mail in mails)), *_without_address(mails))


def tell_drafts(mails: Sequence[Mail], folder: Path) -> None:
    """Who has a draft, where they lie, what to do with them."""
    ready = sum(bool(mail.to) for mail in mails)
    if ready:
        say(*_receivers(mails), words.drafted(ready, folder), words.OPEN_DRAFTS)
    elif not mails:
        say(words.NOBODY_TO_WRITE_TO)
    say(*_without_address(mails))


def _receivers(mails: Sequence[Mail]) -> Iterator[str]:
    for mail in mails:
        if mail.to:
            files = ", ".join(attachment.name for attachment in mail.attachments)
            yield words.receiver(mail.receiver.code, ", ".join(mail.to), files)


def _without_address(mails: Sequence[Mail]) -> Iterator[str]:
    names = [f"{mail.receiver.code} – {one_line(mail.receiver.name)}" for mail in mails if not mail.to]
    if names:
        yield words.without_address(names)
