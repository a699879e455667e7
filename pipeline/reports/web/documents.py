"""The documents that lie beside the page, as links."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from pipeline.model.bloc import Member
from pipeline.text.page import DOCUMENTS, DOCUMENTS_OF_MEMBERS, FORMATS
from pipeline.text.sentences import one_line


class Document(NamedTuple):
    """What a document is called, the address it has from the page, and the kind of file."""

    title: str
    address: str
    kind: str


class Shelf(NamedTuple):
    """Documents that belong together; `title` is "" for those of the whole bloc."""

    title: str
    documents: tuple[Document, ...]


def shelves(page: Path, members: Mapping[str, Member]) -> tuple[Shelf, ...]:
    """Every other file in the page's folder: those of the whole bloc first, then the members' in the bloc's order."""
    files = (path for path in page.parent.rglob("*") if path.is_file() and path != page)
    paths = [PurePosixPath(path.relative_to(page.parent).as_posix()) for path in files]
    known, codes = _places(DOCUMENTS), _places(members)

    def rank(path: PurePosixPath) -> tuple[str, int, str]:
        places = known if len(path.parts) == 1 else codes
        return str(path.parent), places.get(path.stem, len(places)), path.name

    return tuple(
        Shelf(DOCUMENTS_OF_MEMBERS.get(parent, parent) if parent != "." else "", tuple(_documents(some, members)))
        for parent, some in groupby(sorted(paths, key=rank), lambda path: str(path.parent))
    )


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


def _documents(paths: Iterable[PurePosixPath], members: Mapping[str, Member]) -> Iterator[Document]:
    for path in paths:
        title = DOCUMENTS.get(path.stem, path.name)
        if len(path.parts) > 1:
            title = one_line(members[path.stem].name) if path.stem in members else path.name
        # No byte of a name is left to be read as part of an address.
        yield Document(title, quote(str(path)), FORMATS.get(path.suffix, path.suffix.lstrip(".").upper()))
