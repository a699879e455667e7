"""Running text of the reports that depends on numbers: lists of names, the bloc's members, who sent and when.

Names and titles are members' and the bloc's texts; they come here on one line (`one_line`).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.bloc import Bloc
from pipeline.model.scale import Line
from pipeline.text.dates import moment_in_words
from pipeline.text.numbers import count
from pipeline.text.words import clean, fold

_KEPT = 8192
"""Texts that are remembered: names and titles stand in every paper."""

_LONGEST = 160
_MOST_NAMES = 60
_LABEL = re.compile(
    r"(?:tiêu chuẩn|tiêu chí|nội dung|nhóm|mục|phần)(?: số)? [0-9ivx]+[0-9.]*\s*[:.–-]\s+(?=\S)", re.IGNORECASE
)
_CLOSING = " .,;:–-"
_NO_NAMES = frozenset({"Các", "Những", "Nhóm"})
"""First words that are written small inside a sentence: what follows them tells of whom one speaks."""

_NAMED = re.compile(r"\b(?:đảng(?! viên)|tổ quốc|quốc hội|chính phủ|ủy ban nhân dân|hội đồng nhân dân)\b")
"""What has a capital wherever it stands."""
_PROPER = {"Đảng", "Đoàn", "Nhà", "Quốc", "Chính", "Mặt", "Hội", "Ủy", "Bộ", "Tỉnh", "Chỉ", "Nghị", "Quy", "Luật"}
"""First words of bodies and of papers that keep their capital: Đảng bộ, Chỉ thị số 05-CT/TW, Ủy ban nhân dân."""


@lru_cache(_KEPT)
def one_line(text: str) -> str:
    """A person's text as it stands in a sentence or a cell of a paper: no control characters, single blanks."""
    return " ".join(clean(text).split())


def listing(items: Sequence[str], most: int | None = None, noun: str = "đơn vị") -> str:
    """`A, B và C`; `A; B; C` where an item has a comma or an `và` of its own.

    Of more than `most` items the first ones are named and the others counted: `A; B và 04 đơn vị khác`; one more is
    named as well. `noun` is what they are.
    """
    if most is not None and len(items) > most + 1:
        named = "; ".join(items[:most])
        return f"{named} và {count(len(items) - most)} {noun} khác"
    if any(mark in item for item in items for mark in (",", ";", " và ")):
        return "; ".join(items)
    return in_a_row(items)


def in_a_row(items: Sequence[str]) -> str:
    """`A, B và C`, of items that no comma can part."""
    return " và ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def quoted(title: str) -> str:
    """A criterion named in a sentence: in quotes, without its closing stop, cut at a word where it is long."""
    name = one_line(title).rstrip(" .;:,")
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rsplit(" ", 1)[0].rstrip(" .;:,(") + "…"
    return f"“{name}”"


def criterion(line: Line) -> str:
    """A line of the scale in a sentence: its `Tên gọn`, else its title without scoring notes (`name_in`)."""
    return one_line(line.short) or name_in(line.title)


def of_the_row(name: str, row: str) -> str:
    """A criterion whose name another has too, with the row that it stands below."""
    return f"{name} (mục {row})"


@lru_cache(1 << 12)
def name_in(title: str) -> str:
    """A title as a name: cut at its first bracket, `;` or `:`, in small letters where it is all capitals.

    A number before it, `Tiêu chuẩn 1:`, is no name.
    """
    whole = one_line(title)
    text = whole[label.end() :] if (label := _LABEL.match(whole)) else whole
    name = in_small(re.split(r"[(\[;:]", text, maxsplit=1)[0].strip(_CLOSING) or whole.strip(_CLOSING))
    return name[:1].upper() + name[1:]


def in_small(title: str) -> str:
    """A title in small letters where it is all capitals and more than a word; what has a name keeps its capital."""
    if not title.isupper() or len(title.split()) < 2:
        return title
    small = title[:1] + title[1:].lower()
    return _NAMED.sub(lambda found: found[0].capitalize(), small).replace("việt nam", "Việt Nam")


def amid_words(name: str) -> str:
    """A criterion named after other words: its first letter small, but not of an acronym or a body's name."""
    first = name.split(" ", 1)[0].rstrip(",")
    return name if (first.isupper() and len(first) > 1) or first in _PROPER else name[:1].lower() + name[1:]


def units(number: int) -> str:
    """`07 đơn vị`."""
    return f"{count(number)} đơn vị"


def of_all(number: int, total: int) -> str:
    """`08/11 đơn vị`."""
    return f"{count(number)}/{count(total)} đơn vị"


def of_every(number: int, total: int) -> str:
    """The same in words where it is all or nobody: `cả 11 đơn vị`, `08/11 đơn vị`, `không có đơn vị nào`."""
    if number == total > 0:
        return f"cả {units(total)}" if total > 1 else units(1)
    return of_all(number, total) if number else "không có đơn vị nào"


def there_are(number: int, total: int) -> str:
    """At the head of a sentence: `Cả 11 đơn vị`, `Có 08/11 đơn vị`, `Không có đơn vị nào`."""
    told = of_every(number, total)
    return f"{told[:1].upper()}{told[1:]}" if number in (0, total) and total > 1 else f"Có {told}"


def noun_of(bloc: Bloc) -> str:
    """What the bloc calls itself, `Khối` or `Cụm`; "" for one that is neither, which another body has judged."""
    name = fold(bloc.name)
    if name.startswith("cụm"):
        return "Cụm"
    own = name.startswith("khối") or bloc.head is not None
    return "Khối" if own or (bloc.papers and not bloc.acting) else ""


def issuer_of(bloc: Bloc) -> str:
    """Who speaks in the bloc's papers, by its full name on one line; a name that lists members is no body's."""
    name = one_line(bloc.issuer or bloc.name)
    lists_members = not bloc.issuer and noun_of(bloc) and inside(name) != name
    return f"{noun_of(bloc)} thi đua {inside(name)}" if lists_members else name


def speaker_of(bloc: Bloc) -> str:
    """How that one is called where it has been named before: `Khối`, `Cụm`, or the whole name of another body."""
    return noun_of(bloc) or inside(issuer_of(bloc))


def inside(name: str) -> str:
    """A body's name inside a sentence: `các phòng thuộc Sở`; what begins as a name of its own keeps its capital."""
    first, blank, rest = name.partition(" ")
    return f"{first.lower()}{blank}{rest}" if first in _NO_NAMES else name


def members_of(bloc: str) -> str:
    """The members of the bloc: `các đơn vị thành viên Khối A`; a name that lists them, `Các phòng`, is theirs."""
    name = inside(bloc)
    return f"các đơn vị thành viên {name}" if name == bloc else name


def leader_of(bloc: Bloc) -> str:
    """Who leads the year's work: `Khối trưởng`, `Cụm trưởng`, or the body that has its members judged."""
    noun = noun_of(bloc)
    return f"{noun} trưởng" if noun else speaker_of(bloc)


def beside(noun: str) -> str:
    """The noun of a bloc behind another word, with its blank: ` Khối`; "" where there is none."""
    return f" {noun}" if noun else ""


def membership(noun: str, names: Sequence[str]) -> str:
    """Who belongs to the bloc; `noun` is what it calls itself, `Khối`, `Cụm` or ""."""
    return f"{noun or 'Có'}{' có' if noun else ''} {units(len(names))} thành viên: {listing(names, _MOST_NAMES)}."


class Sending(NamedTuple):
    """Who sent a form and when: names of members, each in one of the six places.

    `unknown` sent at a time that was not recorded, `too_late` after the cut-off; `refused` sent nothing that
    could be scored.
    """

    deadline: datetime
    on_time: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    too_late: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def sent(self) -> int:
        """How many sent anything."""
        return len(self.on_time + self.late + self.unknown + self.too_late + self.refused)

    @property
    def total(self) -> int:
        """All members."""
        return self.sent + len(self.missing)


def sending(facts: Sending) -> Iterator[str]:
    """The deadline, who sent in time, who did not, and who sent nothing."""
    yield f"Thời hạn gửi bảng tự chấm điểm là {moment_in_words(facts.deadline)}."
    if not facts.sent:
        yield "Chưa có đơn vị nào gửi bảng tự chấm điểm."
        return
    when = _when(facts)
    yield f"{there_are(facts.sent, facts.total)} gửi bảng tự chấm điểm{when and f', {when}'}."
    if facts.missing:
        yield f"Còn {units(len(facts.missing))} chưa gửi bảng tự chấm điểm: {listing(facts.missing)}."


def _when(facts: Sending) -> str:
    """When they came, as far as that is known; the parts are all, or those that sent in time are not counted."""
    groups = (
        (() if facts.unknown else facts.on_time, "gửi đúng hạn", "đúng thời hạn quy định"),
        (facts.late, "gửi chậm", "chậm so với thời hạn quy định"),
        (facts.too_late, "gửi sau khi đã hết thời gian nhận", "sau khi đã hết thời gian nhận"),
        (facts.refused, "gửi nhưng bảng tự chấm điểm chưa hợp lệ", "nhưng bảng tự chấm điểm chưa hợp lệ"),
    )
    present = [group for group in groups if group[0]]
    if len(present) == 1 and len(present[0][0]) == facts.sent:
        return f"đều {present[0][2]}" if facts.sent > 1 else present[0][2]
    told = ", ".join(
        f"{units(len(names))} {what}" + (f" ({listing(names)})" if names is not facts.on_time else "")
        for names, what, _ in present
    )
    return told and f"trong đó {told}"
