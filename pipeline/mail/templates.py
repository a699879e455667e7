"""Templates of mails: a text file a kind, with the tags of the Word templates, a line being a paragraph.

The first line is `Tiêu đề: …`, all below the next line is the text. A template that is not in the workspace is the
built-in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model.finding import Fault
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.text.mail import NO_TEXT, NOT_UTF_8, SUBJECT, SUBJECT_MISSING, TOO_MUCH_TEXT
from pipeline.text.oddities import template_of_no_paper
from pipeline.text.words import STRAIGHT, clean, did_you_mean

if TYPE_CHECKING:
    from pipeline.mail.kind import Kind

SHIPPED = Path(__file__).with_name("texts")
_SUBJECT = re.compile(rf"{SUBJECT}\s*:(.*)", re.IGNORECASE)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_LINE_TAG = re.compile(r"\{%p (.*?)%\}")
_LONGEST = 1_000_000

BESIDE = "moi"
"""The folder below a bloc's templates in which new built-in ones lie, for people to look at."""


class Unusable(Exception):  # noqa: N818 - one sentence on its way out of a file
    """A file that is no template: why, in a sentence."""


def built_in(name: str) -> str:
    """A template as the program ships it."""
    return (SHIPPED / name).read_text(encoding="utf-8")


def built_in_names() -> tuple[str, ...]:
    """The file names of all built-in templates, in order."""
    return tuple(sorted(path.name for path in SHIPPED.iterdir() if path.name.endswith(".txt")))


def has_own(folder: Path) -> bool:
    """Whether a template of the workspace is not, byte for byte, the built-in one."""
    own = (folder / name for name in built_in_names())
    return any(path.exists() and path.read_bytes() != (SHIPPED / path.name).read_bytes() for path in own)


def templates_of_no_kind(folder: Path) -> Iterator[Fault]:
    """Files among the templates that nothing is made from: legal, but odd."""
    known = (*built_in_names(), BESIDE)
    for path in sorted(folder.glob("*")):
        if path.name not in known and not path.name.startswith((".", "~")):
            yield Fault(f"mail/{path.name}", template_of_no_paper(did_you_mean(path.name, known)))


def faults_in(folder: Path, kind: Kind) -> Iterator[Fault]:
    """What is wrong with the workspace's own template of a kind; nothing where there is none."""
    from pipeline.reports.templates.check import faults_of_lines

    where = f"mail/{kind.template}"
    try:
        lines = _lines(folder, kind)
    except Unusable as why:
        yield Fault(where, str(why))
        return
    for wrong in faults_of_lines(lines, kind.fields):
        yield Fault(f"{where} › “{wrong.where}”", wrong.problem)


def filled(folder: Path, kind: Kind, context: Any, written: WrittenFields = NOTHING_WRITTEN) -> tuple[str, str]:
    """Subject, on one line, and text of a message; the template is without `faults_in`."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    from pipeline.reports.templates.prepared import values_in

    subject, *text = _lines(folder, kind)
    values = dict(values_in(context, written))
    language = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    told = language.from_string("".join(map(_source, text))).render(values)
    return " ".join(language.from_string(_straight(subject)).render(values).split()), told.strip("\n") + "\n"


def _lines(folder: Path, kind: Kind) -> list[str]:
    """The subject and the lines of the text. Raises: Unusable."""
    first, *text = _text(folder / kind.template, kind).splitlines()
    found = _SUBJECT.fullmatch(first.strip())
    if not found or not found[1].strip():
        raise Unusable(SUBJECT_MISSING)
    if not any(line.strip() for line in text):
        raise Unusable(NO_TEXT)
    return [found[1].strip(), *text]


def _text(path: Path, kind: Kind) -> str:
    if not path.exists():
        return built_in(kind.template)
    data = path.read_bytes()
    if len(data) > _LONGEST:
        raise Unusable(TOO_MUCH_TEXT)
    try:
        return clean(data.decode("utf-8-sig")) or "\n"
    except UnicodeDecodeError as error:
        raise Unusable(NOT_UTF_8) from error


def _source(line: str) -> str:
    """A line as jinja reads it; one of nothing but a tag `{%p …%}` leaves no line behind."""
    line = _straight(line)
    alone = _LINE_TAG.fullmatch(line.strip())
    return f"{{% {alone[1]} %}}" if alone else f"{line}\n"


def _straight(line: str) -> str:
    return _TAG.sub(lambda tag: tag[0].translate(STRAIGHT), line)
