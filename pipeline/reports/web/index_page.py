"""Writes index.html: one file with its own style and script, and leave to load nothing else."""

from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from pipeline.reports.figures.figures import Figures
from pipeline.reports.web.content import Content, content
from pipeline.reports.web.documents import shelves
from pipeline.scoring.stages import TracedReview


def write_index_page(path: Path, traced: TracedReview, figures: Figures) -> None:
    """Write the page of a review beside its documents, to which it links: it is written last.

    The same review and the same documents give the same bytes.
    """
    members = {member.code: member for member in traced.review.config.bloc.members}
    shown = content(traced, figures, shelves(path, members))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_filled(shown))


def _filled(shown: Content) -> Iterator[str]:
    """The page as HTML, as it is made. Every text is escaped; the style and the script are named by their hashes."""
    style, script = _piece("page.css"), _piece("page.js")
    return _template().generate(
        **shown._asdict(),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


@lru_cache(1)
def _template() -> Template:
    rooms = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, optimized=False
    )
    return rooms.from_string(_piece("page.html"))


@lru_cache(3)
def _piece(name: str) -> str:
    """A part of the page; read as text, so that its line ends are those of which a browser takes the hash."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(piece: str) -> str:
    return f"sha256-{b64encode(sha256(piece.encode('utf-8')).digest()).decode('ascii')}"
