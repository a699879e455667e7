"""`Tham số`: parts separated by `;` or a line break, taken one by one; what nobody takes is a fault.

Case, repeated blanks and a closing full stop do not matter (CONTRACT section 4, "How people write parameters").
"""

import re
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.scale import Kind
from pipeline.text.numbers import plain
from pipeline.text.words import clean, fold, nearest

NUMBER = r"[+-]?[0-9]+(?:[.,][0-9]+)?"
UNSIGNED = r"[0-9]+(?:[.,][0-9]+)?"
POINTS = rf"({UNSIGNED})\s*(?:điểm|đ)?"
"""A number of points, as it may be followed by its unit; the group is the number."""
FOLLOWING = ("theo dòng", "lấy theo kết quả dòng")
"""What stands before the code of the line whose figure is taken: as it is typed, and as the program tells it."""
OF_TARGET = "theo % chỉ tiêu"

SEPARATORS = r"[;\n\r\x0b\u2028]"
_LOST = (
    r"(?i:,(?!\d)|[(\[]|(?<!trừ)(?<!đến)\s+(?=(?:trừ\s+)?(?:tối đa|không quá|nhiều nhất)\b)"
    r"|(?<=[\w%])\s+(?=theo (?:%|dòng)\s))"
)
"""Where a part goes on after what should have been a `;`."""
_HANGING = r"(?i:\s(?:và|nhưng|song|[-–—])$)"
_SHAPE = rf"[<>≤≥=]+|(?<![\w%]\s)(?<![\w%])[-+−]\s*[0-9]|{UNSIGNED}|\b(?:mỗi|trên|dưới|chỉ tiêu)\b"
"""What says how the numbers of a part hang together: signs of comparison and of numbers, numbers, and such words."""


def decimal(text: str) -> Decimal:
    """A number of the parameters, with a decimal comma or point."""
    return Decimal(text.replace(",", "."))


def typed(number: Decimal) -> str:
    """A number as it may be typed into parameters: a decimal comma, nothing between thousands."""
    return plain(number).replace(".", ",")


class LineFacts(NamedTuple):
    """What a rule must know of its line: the kind, M (None = no limit), the bloc's year, and the scale's codes."""

    kind: Kind
    maximum: Decimal | None
    year: int
    codes: frozenset[str] = frozenset()

    @property
    def ceiling(self) -> Decimal:
        """M where the rule cannot do without it; a missing M is reported by the scale's reader."""
        return self.maximum if self.maximum is not None else Decimal(0)


class Parts:
    """The parts of one cell `Tham số`. Taking a part removes it; `faults` are Vietnamese sentences.

    `codes` are those of the scale: one that ends in a full stop keeps it.
    """

    def __init__(self, text: str, codes: Collection[str] = ()) -> None:
        self._parts = [part for part in map(clean, re.split(SEPARATORS, text)) if part and bare(part)]
        self._codes = codes
        self.taken = ""
        """The last part taken, as it was typed."""
        self.faults: list[str] = []

    def take(self, pattern: str) -> re.Match[str] | None:
        """The first part that fully matches `pattern` (compared as words), removed."""
        for part in self._parts:
            match = re.fullmatch(pattern, fold(bare(part)))
            if match:
                self._parts.remove(part)
                self.taken = bare(part)
                return match
        return None

    def flag(self, *words: str) -> bool:
        """True where a part of these words stands there."""
        return self.take("|".join(re.escape(fold(each)) for each in words)) is not None

    def number(self, words: str, *, percent: bool = False) -> Decimal | None:
        """N of a part `words N` (`words N điểm`), `words N%` where `percent`; never negative."""
        return self.matched(re.escape(fold(words)), percent=percent)

    def matched(self, pattern: str, *, percent: bool = False) -> Decimal | None:
        """Like `number`, for words that may be written in several ways."""
        match = self.take(rf"(?:{pattern})\s*" + (rf"({UNSIGNED})\s*%" if percent else POINTS))
        return decimal(match[1]) if match else None

    def lead(self, words: str) -> bool:
        """True where a part begins with `words` and a colon; what follows stays as a part of its own."""
        for at, part in enumerate(self._parts):
            head, colon, rest = part.partition(":")
            if colon and fold(head) == fold(words) and rest.strip():
                self._parts[at] = rest.strip()
                return True
        return False

    def code(self, *words: str) -> str | None:
        """X of a part `words X`: the code of another line, as the scale has it."""
        for part in self._parts:
            for known in words:
                pieces = part.split(maxsplit=len(known.split()))
                if fold(" ".join(pieces[:-1])) == fold(known):
                    self._parts.remove(part)
                    code = pieces[-1] if pieces[-1] in self._codes else bare(pieces[-1])
                    if code not in self._codes and (apart := separated(code)) != code and ";" in apart:
                        self.fault(f"“{part}”: hãy ngăn các phần bằng dấu chấm phẩy: “{known} {apart}”")
                    return code
        return None

    def mention(self, sign: str) -> bool:
        """True where a part that is still there holds the sign."""
        return any(sign in part for part in self._parts)

    def rest(self) -> tuple[str, ...]:
        """All parts left, without their closing full stops, removed."""
        parts, self._parts = tuple(map(bare, self._parts)), []
        return parts

    def refuse(self, pattern: str, sentence: str) -> None:
        """Report every part that fully matches `pattern` by the sentence, in which `{part}` is the part."""
        while self.take(pattern):
            self.faults.append(sentence.format(part=self.taken))

    def finish(self, known: Iterable[str]) -> None:
        """Report every part that is still there, with how it was probably meant."""
        known = tuple(known)
        for part in self.rest():
            allowed = "; ".join(known) if known else "để trống"
            self.faults.append(f"không hiểu tham số “{part}”{meant(part, known)} (được dùng: {allowed})")

    def fault(self, sentence: str) -> None:
        """Report something wrong with a part that was taken."""
        self.faults.append(sentence)


def bare(part: str) -> str:
    """A part without its closing full stop."""
    return part.removesuffix(".").rstrip()


def separated(part: str) -> str:
    """The part with a `;` where one was lost: `0,5/lần; trừ tối đa 2`; as it is where none was."""
    pieces = (piece.strip(" ()[].,:;") for piece in re.split(_LOST, part))
    return "; ".join(filter(None, (re.sub(_HANGING, "", piece) for piece in pieces)))


def meant(part: str, known: Iterable[str]) -> str:
    """` — có phải “…” không?` with the numbers that were typed, or nothing where that cannot be guessed."""
    apart = separated(part)
    guess = apart if ";" in apart else _with_numbers_of(part, known)
    return f" — có phải “{guess}” không?" if guess and guess != part else ""


def _with_numbers_of(part: str, known: Iterable[str]) -> str | None:
    """The nearest of the `known` ways to write a part, with the numbers of `part` in place of the example's."""
    part = part.replace("=>", "≥").replace("=<", "≤")
    numbers = re.findall(UNSIGNED, part)
    patterns = {re.sub(UNSIGNED, "0", way): way for way in known}
    pattern = nearest(re.sub(UNSIGNED, "0", part), patterns)
    way = patterns[pattern] if pattern is not None else ""
    if pattern is None or len(re.findall(UNSIGNED, way)) != len(numbers):
        return None
    given = iter(numbers)
    guess = re.sub(UNSIGNED, lambda _: next(given), way)
    return guess if _keeps_shape(part, guess) else None


def _keeps_shape(part: str, guess: str) -> bool:
    """True where every sign and number of the part stands in the guess too, in the same order."""
    guessed = iter(re.findall(_SHAPE, fold(guess)))
    return all(piece in guessed for piece in re.findall(_SHAPE, fold(part)))
