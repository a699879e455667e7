"""Tags that stand where nobody sees them, or that only arise when docxtpl joins pieces of text.

docxtpl fills tags wherever they stand in the XML: also in the description of a picture, in the code of a field, in
text deleted with changes tracked, or made of braces at the ends of neighbouring paragraphs. Only tags in the words of
one paragraph are checked by the rules; a template with any other is refused.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from jinja2 import Environment, TemplateSyntaxError

from pipeline.reports.templates.filling import Template, opened, other_parts
from pipeline.reports.templates.language import language, straight
from pipeline.reports.templates.tags import Tag
from pipeline.text import template_faults as faults

_ANY = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}|\{#.*?#\}", re.DOTALL)
_SEEN = re.compile(r"\{(?:\{|%(?:p|tr|tc)?)(.*?)(?:\}|%)\}", re.DOTALL)
_SHOWN = 60


def unseen(template: bytes, tags: Iterable[Tag]) -> Iterator[str]:
    """What is wrong with the tags that will be filled beside those that were seen; the seen ones are without fault."""
    env, paper = language(), opened(template)
    texts = [paper.patch_xml(xml) for xml in _sources(paper)]
    filled = Counter(_bare(found[1] or found[2]) for text in texts for found in _ANY.finditer(text) if _is_tag(found))
    seen = Counter(_bare(found[1]) for tag in tags if (found := _SEEN.fullmatch(tag.text)))
    for inner in filled - seen:
        yield faults.hidden(_shown(inner))
    for inner in seen - filled:
        yield faults.not_filled(_shown(inner))
    if filled == seen:
        yield from (wrong for text in texts for wrong in _uncompiled(env, text))


def _sources(paper: Template) -> Iterator[str]:
    yield paper.get_xml()
    yield from (paper.get_part_xml(part) for part in other_parts(paper))


def _uncompiled(env: Environment, text: str) -> Iterator[str]:
    try:
        env.parse(text)
    except TemplateSyntaxError:
        yield faults.TORN


def _is_tag(found: re.Match[str]) -> bool:
    return not found[0].startswith("{#")


def _bare(inner: str) -> str:
    """The words of a tag, however its blanks and quotes are written."""
    return " ".join(straight(inner).strip("-").split())


def _shown(inner: str) -> str:
    words = " ".join(re.sub(r"<[^>]*>", " ", inner).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
