"""A mailbox (.mbox): messages one after another, each below its postmark `From … 08:30:00 2018`. Source: RFC 4155."""

import re

from pipeline.intake.containers.contents import MOST_ENTRIES, Letter, TooLarge

_POSTMARK = rb"(?m:^From [^\n]*\d:\d\d[^\n]*\n(?=>?[!-9;-~]+[ \t]*:|>?From ))"


def is_postmark(head: bytes) -> bool:
    """True where a file begins as a mailbox does."""
    return re.match(_POSTMARK, head) is not None


def letters_of(data: bytes) -> tuple[Letter, ...]:
    """The messages in their order. Raises: Damaged; TooLarge, also where there are too many attachments."""
    from pipeline.intake.containers.letter import letter_of

    marks = list(re.finditer(_POSTMARK, data))
    ends = [mark.start() for mark in marks[1:]] + [len(data)]
    letters, attached = [], 0
    for mark, end in zip(marks, ends, strict=True):
        letters.append(letter_of(data[mark.end() : end]))
        attached += len(letters[-1].parts)
        if attached > MOST_ENTRIES:
            raise TooLarge
    return tuple(letters)
