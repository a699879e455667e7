"""The built-in Word templates: the files in `word/`, which are their own source, and the versions that they had.

`word/versions.json` has for each file name the SHA-256 of every version that was ever shipped, the present one last.
A version is its place in that list, from 1. The file itself says its version in a custom property of the document,
which Word and LibreOffice keep when somebody edits and saves it; papers filled from it do not have the property.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

VERSION = "Phiên bản mẫu thidua"
"""The custom property's name, as Word shows it among the properties of the document."""

_WORD = Path(__file__).with_name("word")
_VERSIONS = "versions.json"
_PART = "docProps/custom.xml"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


class Origin(NamedTuple):
    """Where a file comes from: the version it is, byte for byte, or else the one it was made from; None = unknown."""

    same_as: int | None
    made_from: int | None


def built_in(name: str) -> bytes:
    """A template as the program ships it."""
    return (_WORD / name).read_bytes()


def is_built_in(name: str, template: bytes) -> bool:
    """Whether a file is a template as the program ships it, byte for byte."""
    return name in versions() and template == built_in(name)


def built_in_names() -> tuple[str, ...]:
    """The file names of all built-in templates, in order."""
    return tuple(sorted(versions()))


@cache
def versions() -> Mapping[str, tuple[str, ...]]:
    """File name → SHA-256 of every version, in hexadecimal, the present one last."""
    listed = json.loads((_WORD / _VERSIONS).read_text(encoding="utf-8"))
    return {name: tuple(sums) for name, sums in listed.items()}


def present_version(name: str) -> int:
    """The version that the program ships."""
    return len(versions()[name])


def origin_of(name: str, template: bytes) -> Origin:
    """What a file of this name is or was made from."""
    sums, own = versions()[name], sha256(template).hexdigest()
    same_as = sums.index(own) + 1 if own in sums else None
    return Origin(same_as, same_as or version_of(template))


def version_of(template: bytes) -> int | None:
    """The version that a document says it was made from; None where it says none, or is no document."""
    from lxml import etree

    try:
        with ZipFile(BytesIO(template)) as parts:
            properties = etree.fromstring(parts.read(_PART)) if _PART in parts.namelist() else None
    except (BadZipFile, etree.XMLSyntaxError):
        return None
    words = [] if properties is None else [value.text or "" for own in versions_in(properties) for value in own]
    return int(words[0]) if len(words) == 1 and words[0].isascii() and words[0].isdecimal() else None


def versions_in(properties: Element) -> list[Element]:
    """The custom properties that say the version."""
    return [own for own in properties.iter(_PROPERTY) if own.get("name") == VERSION]
