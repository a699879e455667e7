"""What a kind of mail is: its name, the values that its template may name, and the letters that a subject calls for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.mail.mails import Letter
from pipeline.mail.subject import Subject


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` is what `thidua send` is told; `letters` raises NothingToSend where what is to be attached is missing."""

    name: str
    fields: type
    letters: Callable[[Subject], Iterator[Letter]]

    @property
    def template(self) -> str:
        """The file name of its template."""
        return f"{self.name}.txt"
