"""The tags of a Word template as a person wrote them, each with the words of its paragraph, and how they nest.

A tag is `{{ value }}` or `{% word … %}`; `{%p`, `{%tr` and `{%tc` take their paragraph, row or cell away.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.etree import _Element as Element

from pipeline.reports.templates.wordml import CELL, PARAGRAPH, ROW, TEXT
from pipeline.text import template_faults as faults
from pipeline.text.words import STRAIGHT

_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_CLOSED_BY = {"{{": "}}", "{%": "%}", "{#": "#}"}
_TAG = re.compile(r"\{\{(?P<value>.*?)\}\}|\{%(?P<reach>p|tr|tc|r)? (?P<order>.*?)%\}|\{%-?(?P<tight>.*?)-?%\}")
_CONTAINER = {"p": PARAGRAPH, "tr": ROW, "tc": CELL}
_ENDS = {"for": "endfor", "if": "endif"}
_WITHIN = {"else": ("if", "for"), "elif": ("if",)}
_SHOWN = 80


class Tag(NamedTuple):
    """One tag. `word` is `for`, `if`, …, or "" for a value; `rest` what follows it; `reach` is p, tr, tc, or ""."""

    text: str
    word: str
    rest: str
    reach: str
    paragraph: Element

    @property
    def where(self) -> str:
        """The words of its paragraph, shortened."""
        return words_of(self.paragraph)

    @property
    def scope(self) -> Element:
        """What it must be closed in: the paragraph, or what holds the paragraph, row or cell that it takes away."""
        if not self.reach:
            return self.paragraph
        taken = next(self.taken())
        parent = taken.getparent()
        return taken if parent is None else parent

    def taken(self) -> Iterator[Element]:
        """The paragraph, row or cell that vanishes with the tag; none where it stands outside a table."""
        wanted = _CONTAINER[self.reach]
        yield from (one for one in (self.paragraph, *self.paragraph.iterancestors()) if one.tag == wanted)


class Misplaced(NamedTuple):
    """What is wrong with the tags of a paragraph, as a sentence."""

    where: str
    problem: str


def paragraphs_of(root: Element) -> list[Element]:
    """All paragraphs with text, those in tables and text boxes included."""
    return [paragraph for paragraph in root.iter(PARAGRAPH) if text_of(paragraph)]


def text_of(element: Element) -> str:
    """The text of a paragraph without that of paragraphs inside it, or of all of a row or cell."""
    texts = element.iter(TEXT)
    if element.tag == PARAGRAPH:
        return "".join(text.text or "" for text in texts if next(text.iterancestors(PARAGRAPH)) is element)
    return "".join(text.text or "" for text in texts)


def words_of(paragraph: Element) -> str:
    """A paragraph's words as a place: shortened to fit on a line."""
    text = " ".join(text_of(paragraph).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def tags_of(paragraphs: Sequence[Element]) -> list[Tag]:
    """Every tag in the order of the document."""
    found = []
    for paragraph in paragraphs:
        for match in _TAG.finditer(text_of(paragraph).translate(STRAIGHT)):
            if match["value"] is not None:
                found.append(Tag(match[0], "", match["value"].strip(), "", paragraph))
            else:
                word, _, rest = (match["order"] or match["tight"] or "").strip().partition(" ")
                found.append(Tag(match[0], word, rest.strip(), match["reach"] or "", paragraph))
    return found


def unclosed(paragraphs: Sequence[Element]) -> Iterator[Misplaced]:
    """Braces without their counterpart in the same paragraph."""
    for paragraph in paragraphs:
        open_, where = "", words_of(paragraph)
        for brace in _BRACES.findall(text_of(paragraph)):
            if not open_ and brace in _CLOSED_BY:
                open_ = brace
            elif open_ and brace == _CLOSED_BY[open_]:
                open_ = ""
            else:
                missing = faults.closing_missing(_CLOSED_BY[open_], brace) if open_ else faults.brace_left_over(brace)
                yield Misplaced(where, missing)
                open_ = ""
                break
        if open_:
            yield Misplaced(where, faults.not_closed(open_, _CLOSED_BY[open_]))


def crowded(tags: Sequence[Tag]) -> Iterator[Misplaced]:
    """Tags that take more away than themselves, or stand where there is nothing to take."""
    for tag in tags:
        if not tag.reach:
            continue
        taken = next(tag.taken(), None) if tag.reach in _CONTAINER else None
        if taken is None:
            yield Misplaced(tag.where, faults.out_of_place(tag.text))
        elif set("%}") & set(tag.rest):
            yield Misplaced(tag.where, faults.stray_mark(tag.text))
        elif text_of(taken).strip().translate(STRAIGHT) != tag.text:
            yield Misplaced(tag.where, faults.not_alone(tag.text, tag.reach))


def unbalanced(tags: Sequence[Tag]) -> Iterator[Misplaced]:
    """Loops and choices that do not end where they began; to be asked of tags that are not `crowded`."""
    open_by_scope: dict[Element, list[Tag]] = {}
    for tag in tags:
        stack = open_by_scope.setdefault(tag.scope, [])
        opener = stack[-1] if stack and stack[-1].reach == tag.reach else None
        if tag.word in _ENDS:
            stack.append(tag)
        elif tag.word in _ENDS.values():
            if opener is None or _ENDS[opener.word] != tag.word:
                yield Misplaced(tag.where, faults.not_opened(tag.text))
            else:
                stack.pop()
        elif tag.word in _WITHIN and (opener is None or opener.word not in _WITHIN[tag.word]):
            yield Misplaced(tag.where, faults.outside_of_a_choice(tag.text))
    for stack in open_by_scope.values():
        for tag in stack:
            yield Misplaced(tag.where, faults.not_ended(tag.text, _ENDS[tag.word], tag.reach))
