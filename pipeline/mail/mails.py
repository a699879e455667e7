"""What goes out: a message to one receiver, as values."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside the text of a message. `name` is legal on every system."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a message is for: a member or an appraiser. `code` names its draft, `emails` are as config.toml has them."""

    code: str
    name: str
    emails: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """What is said to one receiver: the values for its template, a dataclass, and what is attached.

    `attach` makes the files when they are asked for: of a thousand members one at a time.
    """

    receiver: Receiver
    context: Any
    attach: Callable[[], tuple[Attachment, ...]] = field(default=tuple)

    @cached_property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files, made once."""
        return self.attach()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message, its text filled; `about` is the review and the kind: `2018-year-end/forms`.

    `to` are addresses that a server takes, none where config.toml gives none.
    """

    about: str
    receiver: Receiver
    to: tuple[str, ...]
    subject: str
    text: str
    attachments: tuple[Attachment, ...]


class NothingToSend(Exception):  # noqa: N818 - it names what is the matter
    """What is to be attached was not made yet: a sentence that says what to do."""
