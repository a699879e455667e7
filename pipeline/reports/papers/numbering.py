"""The papers' own numbers and dates: heading `Số và ngày` of `noi-dung/*.md`, a line a paper.

`bao-cao-tong-ket: 12; 05/01/2019`. Of papers made one a member the line is that of the first; the others count on.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.text.dates import day_in_words
from pipeline.text.numbers import count
from pipeline.text.words import did_you_mean, fold
from pipeline.text.written_words import A_NUMBER_AND_DAY, number_expected, numbered_twice, paper_not_numbered

LETTERS, LETTERS_WITHOUT_POINTS = "phieu-ket-qua", "phieu-chua-cham"
GOING_OUT = ("giay-moi", "cong-van-gui-phieu", "cong-van-don-doc")
"""What goes out before a review."""

_OF_EVERY_PERIOD = ("thong-bao", LETTERS, LETTERS_WITHOUT_POINTS, "bien-ban-tham-dinh", *GOING_OUT)
NUMBERED: Mapping[str, tuple[str, ...]] = {
    "agreement.md": ("giao-uoc", "ke-hoach", "quy-che"),
    f"{Period.SIX_MONTH.value}.md": ("bao-cao-so-ket", *_OF_EVERY_PERIOD),
    f"{Period.YEAR_END.value}.md": (
        "bao-cao-tong-ket",
        *_OF_EVERY_PERIOD,
        "bien-ban-binh-xet",
        "bien-ban-kiem-phieu",
        "to-trinh",
    ),
}
"""File of what people write → the papers that it may number, by the names of their templates."""

_DAY = r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"


class Numbered(NamedTuple):
    """A paper's number, that of the first where it is made one a member, and its date; None = not said."""

    number: int
    day: date | None = None

    def on(self, written: WrittenFields, nth: int) -> WrittenFields:
        """What people wrote, as the copy that comes `nth` after the first says it."""
        day = day_in_words(self.day) if self.day else ""
        return written._replace(so=count(self.number + nth), ngay=day)


Numbers = Mapping[str, Numbered]
"""Name of a template without its ending → its number and date."""

Remark = tuple[int, str, str]
"""Line of the file, what stands there, what is wrong with it."""


def read_numbers(file: str, lines: Iterable[tuple[int, str]]) -> tuple[Numbers, tuple[Remark, ...]]:
    """The numbers of a file, from its lines below the heading, and the lines that give none."""
    numbers: dict[str, Numbered] = {}
    remarks: list[Remark] = []
    known = NUMBERED.get(file, ())
    for at, text in lines:
        line = text.lstrip("-–—•*+ ").rstrip(" .;")
        if not line:
            continue
        match = re.fullmatch(A_NUMBER_AND_DAY, line, re.IGNORECASE)
        paper = _paper_named(line, known)
        numbered = _numbered(match) if match else None
        if paper not in known:
            remarks.append((at, text, paper_not_numbered(known, did_you_mean(paper, known))))
        elif numbered is None:
            remarks.append((at, text, number_expected(paper)))
        elif paper in numbers:
            remarks.append((at, text, numbered_twice(paper)))
        else:
            numbers[paper] = numbered
    return numbers, tuple(remarks)


def _paper_named(line: str, known: Iterable[str]) -> str:
    """What the line calls its paper; the paper that it begins with, where the colon was left out."""
    name = fold(line.partition(":")[0]).strip().removesuffix(".docx").strip()
    return next((paper for paper in known if name.startswith(f"{paper} ")), name)


def _numbered(match: re.Match[str]) -> Numbered | None:
    number, told = int(match["number"]), match["day"]
    if not number:
        return None
    if told is None:
        return Numbered(number)
    day = re.fullmatch(_DAY, told)
    try:
        return Numbered(number, date(int(day[3]), int(day[2]), int(day[1]))) if day else None
    except ValueError:  # no such day in that month
        return None


def counted_on(numbers: Numbers, review: Review) -> Numbers:
    """With the letters to members without points after those of the others, unless they have a line of their own."""
    first = numbers.get(LETTERS)
    if first is None or LETTERS_WITHOUT_POINTS in numbers:
        return numbers
    return {**numbers, LETTERS_WITHOUT_POINTS: first._replace(number=first.number + len(_scored(review)))}


def order_of_letters(review: Review) -> Mapping[str, int]:
    """Code of a member with points → how many come before it: by place, then those without one."""
    return {code: at for at, code in enumerate(_scored(review))}


def _scored(review: Review) -> list[str]:
    board = review.board
    ranked = [standing.card.member.code for standing in board.standings]
    return ranked + [one.member.code for one in board.not_ranked if one.card]
