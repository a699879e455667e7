"""`Tham số`: parts separated by `;`, taken one by one; what nobody takes is a fault."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.scale import Kind
from pipeline.text.words import clean, did_you_mean, fold

NUMBER = r"[+-]?\d+(?:[.,]\d+)?"
UNSIGNED = r"\d+(?:[.,]\d+)?"


def decimal(text: str) -> Decimal:
    """A number of the parameters, with a decimal comma or point."""
    return Decimal(text.replace(",", "."))


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """What a rule must know of its line: the kind, M (None = no limit) and the bloc's year."""

    kind: Kind
    maximum: Decimal | None
    year: int

    @property
    def ceiling(self) -> Decimal:
        """M where the rule cannot do without it; a missing M is reported by the scale's reader."""
        return self.maximum if self.maximum is not None else Decimal(0)


class Parts:
    """The parts of one cell `Tham số`. Taking a part removes it; `faults` are Vietnamese sentences."""

    def __init__(self, text: str) -> None:
        self._parts = [part for part in map(clean, text.split(";")) if part]
        self.faults: list[str] = []

    def take(self, pattern: str) -> re.Match[str] | None:
        """The first part that fully matches `pattern` (compared as words), removed."""
        for part in self._parts:
            match = re.fullmatch(pattern, fold(part))
            if match:
                self._parts.remove(part)
                return match
        return None

    def flag(self, words: str) -> bool:
        """True where the part `words` stands there."""
        return self.take(re.escape(fold(words))) is not None

    def number(self, words: str, *, percent: bool = False) -> Decimal | None:
        """N of a part `words N`, `words N%` where `percent`; never negative."""
        match = self.take(rf"{re.escape(fold(words))}\s*({UNSIGNED})\s*{'%' if percent else ''}")
        return decimal(match[1]) if match else None

    def code(self, words: str) -> str | None:
        """X of a part `words X`: the code of another line, as written."""
        for part in self._parts:
            pieces = part.split(maxsplit=len(words.split()))
            if fold(" ".join(pieces[:-1])) == fold(words):
                self._parts.remove(part)
                return pieces[-1]
        return None

    def rest(self) -> tuple[str, ...]:
        """All parts left, removed."""
        parts, self._parts = tuple(self._parts), []
        return parts

    def finish(self, known: Iterable[str]) -> None:
        """Report every part that is still there, with the nearest of the `known` ones."""
        known = tuple(known)
        for part in self.rest():
            allowed = "; ".join(known) if known else "để trống"
            self.faults.append(f"không hiểu tham số “{part}”{did_you_mean(part, known)} (được dùng: {allowed})")

    def fault(self, sentence: str) -> None:
        """Report something wrong with a part that was taken."""
        self.faults.append(sentence)
