"""Lines for a terminal: broken between words, never inside one, and never between what is read as one."""

import re
from textwrap import wrap

_HARD = "\u00a0"
_TOGETHER = (
    r"(?<=[≥≤<>×−+]) (?=\d)|(?<=\d) (?=(?:điểm|đơn vị|tháng|%)(?!\w))"
    r"|(?<=\bngày) (?=\d)|(?<=\btháng) (?=\d)|(?<=\bnăm) (?=\d)|(?<=\bhạng) (?=\d)|(?<=\bdòng) (?=\d)|(?<=\bsố) (?=\d)"
)
"""Blanks at which a line is not broken: between a sign or a word and its number, a number and its unit."""

HANGING = 2
"""By how many columns what goes on below a line is set in."""


def wrapped(text: str, width: int, *, indent: int = 0, hanging: int = HANGING) -> list[str]:
    """The text in lines of at most `width` columns, set in by `indent`, those after the first by `hanging` more.

    A word longer than a line, as a path may be, stands whole on a line of its own.
    """
    lines = wrap(
        re.sub(_TOGETHER, _HARD, text),
        max(width, indent + hanging + 1),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_HARD, " ") for line in lines] or [""]


def rewrapped(line: str, width: int) -> list[str]:
    """A line that may begin with blanks and a bullet, in lines that go on below its first word."""
    bare = line.lstrip(" ")
    indent = len(line) - len(bare)
    return [line] if len(line) <= width else wrapped(bare, width, indent=indent)
