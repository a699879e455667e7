"""How Vietnamese words are cleaned, compared and guessed at."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

# Control characters but tab and line ends, lone surrogates, and the two non-characters XML cannot hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Text as the program keeps it: NFC, without control characters, its outer spaces gone."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text)).strip()


def fold(text: str) -> str:
    """The form in which words are compared: NFC, no case, single spaces (CONTRACT, "Comparing words")."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", text).casefold().split()))


_LOOKS = str.maketrans("–—‑−авекмнорстухіѕ", "----abekmhopctyxis")
"""Signs that look like others: dashes, and Cyrillic letters that a keyboard in another mode types."""


def to_the_eye(text: str) -> str:
    """What a reader sees of a text: equal for texts that can hardly be told apart."""
    seen = "".join(sign for sign in fold(text) if unicodedata.category(sign) != "Cf")
    return fold(seen.translate(_LOOKS).rstrip("."))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that the writer most likely meant, or None; never one with other numbers than were typed."""
    numbers = _numbers(word)
    by_fold = {fold(candidate): candidate for candidate in known if not numbers or _numbers(candidate) == numbers}
    found = get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"[0-9]+", text)]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` — có phải “…” không?`, or nothing where no known word is near."""
    guess = nearest(word, known)
    return f" — có phải “{guess}” không?" if guess else ""
