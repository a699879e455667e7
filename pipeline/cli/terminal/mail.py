"""What is printed of mails: who gets what, who has no address, what came."""

from collections.abc import Iterator, Sequence
from email.parser import BytesHeaderParser
from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.intake.containers.letter import senders_in, when_received
from pipeline.intake.containers.names import words_of
from pipeline.mail.collecting import FOLDER, Collected, Window
from pipeline.mail.mailbox import LARGEST, Head
from pipeline.mail.mails import Mail
from pipeline.mail.sending import Sent
from pipeline.model.clock import VIETNAM, moment_shown
from pipeline.reports.templates.left_to_fill import places_left
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


def tell_sent(sent: Sent, register: Path) -> None:
    """What became of the mails that were sent."""
    say(words.sent(len(sent.accepted), len(sent.before), register))
    say(*(words.refused_address(code, address, reply) for code, address, reply in sent.refused))
    if sent.unknown:
        say(words.unknown_whether_sent([f"{code} ({address})" for code, address in sent.unknown]))


def tell_without_address(mails: Sequence[Mail]) -> None:
    """Who cannot be written to."""
    say(*_without_address(mails))


def tell_places_left(mails: Sequence[Mail]) -> None:
    """Papers beside the mails in which somebody has still to fill something in."""
    papers = {one.name: one.data for mail in mails if mail.to for one in mail.attachments if one.name.endswith(".docx")}
    left = {name: len(places_left(data)) for name, data in papers.items()}
    names = [name for name, number in left.items() if number]
    if names:
        say(words.places_left(names))


def _receivers(mails: Sequence[Mail]) -> Iterator[str]:
    for mail in mails:
        if mail.to:
            files = ", ".join(attachment.name for attachment in mail.attachments)
            yield words.receiver(mail.receiver.code, ", ".join(mail.to), files)


def _without_address(mails: Sequence[Mail]) -> Iterator[str]:
    left = [mail.receiver for mail in mails if not mail.to]
    unknown = [f"{one.code} – {one_line(one.name)}" for one in left if not one.emails]
    domains = [f"{one.code} – {one_line(one.name)} ({', '.join(one.emails)})" for one in left if one.emails]
    if unknown:
        yield words.without_address(unknown)
    if domains:
        yield words.only_a_domain(domains)


_LONGEST_HEAD = 100_000


def tell_collected(found: Collected, window: Window, inbox: Path) -> None:
    """What became of the messages of a mailbox."""
    say(words.collected(len(found.new), found.known, inbox / FOLDER))
    if found.outside:
        last = f"{window.end.astimezone(VIETNAM):%d/%m/%Y}" if window.end else ""
        say(words.outside(found.outside, f"{window.start.astimezone(VIETNAM):%d/%m/%Y}", last))
    if found.gone:
        say(words.gone(found.gone))
    if found.repeated:
        say(words.repeated(found.repeated))
    say(*(words.too_large(head.size, *_named(head), LARGEST) for head in found.too_large))
    say(*(words.denied(*_named(head)) for head in found.denied))
    if found.new:
        say(words.NEXT_AFTER_COLLECT)


def _named(head: Head) -> tuple[str, str, str]:
    """When a message came, from whom, and its subject."""
    headers = BytesHeaderParser().parsebytes(head.headers[:_LONGEST_HEAD])
    when = when_received(headers) or head.came
    sender = ", ".join(senders_in(headers))
    subject = one_line(words_of(str(headers.get("subject", ""))))
    return moment_shown(when) if when else "", one_line(sender), subject
