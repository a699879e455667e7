"""The lines above a signature: for whom, in which capacity, with which offices (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.bloc import Signing
from pipeline.text.papers.whole_words import WHOLE
from pipeline.text.sentences import one_line

WIDEST = 24
"""So many bold capitals of 14 points fit beside the list of receivers."""

UNNAMED = "[Họ và tên]"
"""What stands where nobody is named; the sample of config.toml says it too."""

_WIDEST_HEAD = 24
"""So many capitals of 12 points fit into the head's left column."""

_WIDEST_SIGNER = 16
"""So many bold capitals of 13 points fit into a third of the page."""

_WIDEST_TITLE, _WIDEST_IN_CAPITALS = 60, 48
"""So many bold letters of 14 points, or capitals, fit across the page."""

_BEGINS = {"CÁC", "SỞ", "ỦY", "BỘ", "TRUNG", "CHI", "TRƯỜNG", "BỆNH", "TỈNH", "THÀNH", "HUYỆN", "PHƯỜNG", "XÃ", "THUỘC"}
"""First words of agencies and places: a line is cut before them, or a bracket, rather than inside a name."""

_PLACES = {"TỈNH", "HUYỆN", "PHỐ", "XÃ", "PHƯỜNG"}
"""What the names of places, of two syllables mostly, follow."""

_GO_ON = {"CÁC", "CƠ", "ĐƠN", "THI", "VÀ", "CỦA", "TỈNH", "THÀNH", "HUYỆN", "XÃ", "PHƯỜNG", "SỐ"}
"""Words after which no line ends: what they belong to follows."""

_MOST_WORDS, _MORE_LINES = 20, 2
_MOST_IN_FEW, _FEW_LINES = 40, 2
"""So many words are parted into lines in every way there is; more of them where the lines are few."""

_NOBODYS_OFFICE = "NGƯỜI DUYỆT"

_NOT_FOR_THE_BODY = ("TL.", "TUQ.")
"""Capacities of one who signs for the head, not for the whole body."""


def above_the_signature(noun: str, signing: Signing | None, acting: str = "") -> Iterator[str]:
    """The lines in capitals, each short enough for its column; `noun` is what the bloc calls itself.

    `TM. KHỐI THI ĐUA`, `KT. KHỐI TRƯỞNG`, `KHỐI PHÓ`, `PHÓ GIÁM ĐỐC`: the office in the agency comes last. Of a body
    that is no bloc `acting` is the office that signs, `GIÁM ĐỐC`; `noun` "" and nothing
    else known leaves it to the people who sign.
    """
    capacity = signing.capacity if signing else ""
    if acting:
        yield from balanced(f"{capacity} {one_line(acting).upper()}".lstrip(), WIDEST)
        yield from balanced(one_line(signing.office).upper(), WIDEST) if signing else ()
        return
    if not noun:
        yield from balanced(one_line(signing.office).upper(), WIDEST) if signing else (_NOBODYS_OFFICE,)
        return
    head = f"{noun.upper()} TRƯỞNG"
    if capacity not in _NOT_FOR_THE_BODY:
        yield f"TM. {noun.upper()} THI ĐUA"
    yield f"{capacity} {head}".lstrip()
    if capacity == "KT.":
        yield f"{noun.upper()} PHÓ"
    if signing:
        yield from balanced(one_line(signing.office).upper(), WIDEST)


def signer_of(signing: Signing | None) -> str:
    """The signer's full name; "" where nobody is named yet."""
    name = one_line(signing.name) if signing else ""
    return "" if name == UNNAMED else name


def kept_by(head: str) -> str:
    """Where a paper is kept: the registry, and the member that leads the bloc; "" where nobody is named."""
    return f"VT, {head}" if head else "VT"


def in_head(name: str) -> str:
    """A body's name in capitals as it stands in a head: the only blanks that a line may break at part whole names."""
    return " ".join(line.replace(" ", "\u00a0") for line in balanced(name.upper(), _WIDEST_HEAD))


def in_title(text: str) -> str:
    """What a paper is about, across the page in bold letters of 14 points, its lines parted as in a head."""
    widest = _WIDEST_IN_CAPITALS if text.isupper() else _WIDEST_TITLE
    return " ".join(line.replace(" ", "\u00a0") for line in balanced(text, widest))


def in_grid(name: str) -> str:
    """A member's name in capitals above its signature, three of them side by side, its lines parted as in a head."""
    return " ".join(line.replace(" ", "\u00a0") for line in balanced(name.upper(), _WIDEST_SIGNER))


def balanced(text: str, widest: int) -> list[str]:
    """The words in as few lines of at most `widest` letters as they need, cut before the names of agencies and places.

    One or two lines more where a word of two syllables would be broken otherwise. A word that is longer has a line of
    its own; a text of very many words is cut wherever a line is full.
    """
    words, lines = text.split(), _wrapped(text, widest)
    if len(lines) < 2 or len(words) > (_MOST_WORDS if len(lines) > _FEW_LINES else _MOST_IN_FEW):
        return lines
    most = max(widest, *map(len, lines))
    best = min(_ways(words, len(lines), most), key=_looks)
    for more in range(1, _MORE_LINES + 1):
        if _broken(best):
            best = min((best, *_ways(words, len(lines) + more, most, whole=True)), key=_looks)
    return best


def _ways(words: Sequence[str], number: int, widest: int, *, whole: bool = False) -> Iterator[list[str]]:
    """Every way to put the words into so many lines of at most `widest` letters; `whole`: no word of two is broken."""
    if number == 1:
        line = " ".join(words)
        yield from [[line]] if len(line) <= widest else []
        return
    for end in range(1, len(words) - number + 2):
        line = " ".join(words[:end])
        if len(line) > widest:
            return
        if not (whole and _breaks(words[:end], words[end])):
            yield from ([line, *others] for others in _ways(words[end:], number - 1, widest, whole=whole))


def _looks(way: Sequence[str]) -> tuple[int, int, int]:
    """Words broken, then how many lines end where a name goes on less those that begin one, then the longest line."""
    ends = sum(line.split()[-1].upper() in _GO_ON for line in way[:-1]) + sum(line[0] in "-–" for line in way[1:])
    begins = sum(line[0] == "(" or _begins(line.upper().split()) for line in way[1:])
    return _broken(way), ends - begins, max(map(len, way))


def _begins(line: Sequence[str]) -> bool:
    return line[0] in _BEGINS and (line[0] not in _PLACES or len(line) == 1 or _is_a_place(line[0], line[1]))


def _is_a_place(kind: str, name: str) -> bool:
    """`XÃ PHÚ`, but not `XÃ HỘI`."""
    return kind in _PLACES and f"{kind} {name}" not in WHOLE


def _broken(way: Sequence[str]) -> int:
    """How many words of two syllables, and names of places, stand on two lines."""
    return sum(_breaks(upper.split(), lower.split()[0]) for upper, lower in pairwise(way))


def _breaks(line: Sequence[str], following: str) -> bool:
    """Whether a line ends inside a word of two syllables, or after the first one of a place: `TỈNH KIÊN`."""
    in_a_place = len(line) > 1 and _is_a_place(line[-2].upper(), line[-1].upper())
    return in_a_place or f"{line[-1]} {following}".strip(",.;").upper() in WHOLE


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
