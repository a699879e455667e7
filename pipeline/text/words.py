"""How Vietnamese words are cleaned, compared and guessed at."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

# Control characters but tab and line ends, lone surrogates, and the two non-characters XML cannot hold; then all
# that Unicode calls formats (Cf): soft hyphens, zero-width spaces, direction marks, tags.
_UNSEEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff"
    "\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001"
    "\U000e0020-\U000e007f]"
)
_CROSSED = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
"""Letters of other languages that look like Đ and đ."""

_KEPT = 8192
"""Texts that are remembered: labels and titles stand in every form."""

STRAIGHT = str.maketrans("“”‘’", "\"\"''")
"""Quotes as Word writes them in a text, to quotes as they are meant in a tag."""


@lru_cache(_KEPT)
def clean(text: str) -> str:
    """Text as the program keeps it: NFC, without what nobody sees, `Ð` and `Ɖ` as `Đ`, its outer spaces gone.

    Every text that comes in goes through here, whatever file it stands in. Source: CONTRACT, "Comparing words".
    """
    if not text.replace("\n", "").isprintable():
        text = re.sub(_UNSEEN, "", text)
    if text.isascii():
        return text.strip()
    for letter, seen in _CROSSED.items():
        text = text.replace(letter, seen)
    return unicodedata.normalize("NFC", text).strip()


@lru_cache(_KEPT)
def fold(text: str) -> str:
    """The form in which words are compared: NFC, no case, single spaces (CONTRACT, "Comparing words")."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", text).casefold().split()))


_LOOKS = str.maketrans("–—‑−авекмнорстухіѕ", "----abekmhopctyxis")
"""Signs that look like others: dashes, and Cyrillic letters that a keyboard in another mode types."""


def holds_word(text: str, word: str) -> bool:
    """True where a word, or several, stand in a text with no letter or digit beside them."""
    at = text.find(word) if word else -1
    while at >= 0:
        beside = text[at - 1 : at] + text[at + len(word) : at + len(word) + 1]
        if not any(letter.isalnum() for letter in beside):
            return True
        at = text.find(word, at + 1)
    return False


def to_the_eye(text: str) -> str:
    """What a reader sees of a text: equal for texts that can hardly be told apart."""
    seen = "".join(sign for sign in fold(text) if unicodedata.category(sign) != "Cf")
    return fold(seen.translate(_LOOKS).rstrip("."))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that the writer most likely meant, or None; never one with other numbers than were typed."""
    numbers = _numbers(word)
    by_fold = {fold(candidate): candidate for candidate in known if not numbers or _numbers(candidate) == numbers}
    if len(word) <= _SHORT:
        return next((known for folded, known in by_fold.items() if _one_slip(fold(word), folded)), None)
    found = get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


_SHORT = 4
"""Letters of a code so short that two that were typed otherwise make it another."""


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one letter more, less or other, or two that changed places, is all that tells two texts apart."""
    if len(typed) > len(meant):
        return _one_slip(meant, typed)
    first = next((at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), len(typed))
    rest, other = typed[first:], meant[first:]
    return other[1:] in (rest, rest[1:]) or (len(rest) > 1 and other[:2] == rest[1::-1] and other[2:] == rest[2:])


def _numbers(text: str) -> list[str]:
    return [number.lstrip("0") for number in re.findall(r"[0-9]+", text)]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` — có phải “…” không?`, or nothing where no known word is near."""
    guess = nearest(word, known)
    return f" — có phải “{guess}” không?" if guess else ""
