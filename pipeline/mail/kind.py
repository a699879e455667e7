"""What a kind of mail is: its name, the values that its template may name, and the letters that a subject calls for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.mail.mails import Letter
from pipeline.mail.subject import Subject


@dataclass(frozen=True, slots=True)
class Kind:
    """`template` is a file name; `letters` raises NothingToSend where what is to be attached is missing."""

    template: str
    fields: type
    letters: Callable[[Subject], Iterator[Letter]]

    @property
    def name(self) -> str:
        """What `thidua send` is told."""
        return self.template.removesuffix(".txt")
