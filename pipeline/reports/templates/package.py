"""A Word document as its parts: which is the text itself, which others have tags too.

What says the version of a template (`built_in`) is left out: a paper is no template.
"""

import posixpath
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.model.packing import new_zip, pack
from pipeline.reports.templates.built_in import versions_in
from pipeline.reports.templates.wordml import parsed, serialised

TYPES, RELATIONS = "[Content_Types].xml", "_rels/.rels"

_PREFIX = "http://schemas.openxmlformats.org/"
OFFICE = f"{_PREFIX}officeDocument/2006/relationships/"
_RELATED = f"{_PREFIX}package/2006/relationships"
_RELATION, _NO_RELATIONS = f"{{{_RELATED}}}Relationship", f'<Relationships xmlns="{_RELATED}"/>'.encode()
_OVERRIDE, _DEFAULT = (f"{{{_PREFIX}package/2006/content-types}}{name}" for name in ("Override", "Default"))
_CORE = f"{_PREFIX}package/2006/relationships/metadata/core-properties"
_FILLED = {f"{OFFICE}{name}" for name in ("header", "footer", "footnotes")}
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
PROPERTIES = tuple(
    f"{_DUBLIN_CORE}{name}" for name in ("creator", "description", "identifier", "language", "subject", "title")
)
"""Properties of the document that may have tags; a paper has all of them, though some say nothing."""


class Package(NamedTuple):
    """The parts by their names in the zip, in their order.

    `document` is the text itself, `others` are its headers, footers and footnotes, `core` has the properties, "" where
    there are none.
    """

    parts: Mapping[str, bytes]
    document: str
    others: tuple[str, ...]
    core: str


def opened(file: bytes) -> Package:
    """A document ready to be filled. Raises: BadZipFile, KeyError, ValueError, XMLSyntaxError where it is none."""
    with ZipFile(BytesIO(file)) as zipped:
        parts = _without_version({one.filename: zipped.read(one) for one in zipped.infolist() if not one.is_dir()})
    own = dict(_related(parts, ""))
    document = own[f"{OFFICE}officeDocument"]
    if _type_of(parts, document) != _DOCUMENT:
        raise ValueError(document)
    others = (target for kind, target in _related(parts, document) if kind in _FILLED)
    return Package(parts, document, tuple(dict.fromkeys(others)), own.get(_CORE, ""))


def _type_of(parts: Mapping[str, bytes], name: str) -> str:
    """The content type of a part that says its own, "" of every other."""
    said = (one.get("ContentType", "") for one in parsed(parts[TYPES]) if one.get("PartName") == f"/{name}")
    return next(said, "")


def _related(parts: Mapping[str, bytes], name: str) -> Iterator[tuple[str, str]]:
    """The kind and name of every part that a part names; "" is the package itself."""
    folder, listed = posixpath.dirname(name), parts.get(_relations_of(name))
    for relation in parsed(listed).iter(_RELATION) if listed else ():
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            yield relation.get("Type", ""), target.lstrip("/")


def _relations_of(name: str) -> str:
    """The part that lists what a part is related to."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _without_version(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Without the custom property; without the whole part where it has no other."""
    custom = next((name for kind, name in _related(parts, "") if kind == f"{OFFICE}custom-properties"), "")
    if custom not in parts:
        return parts
    properties = parsed(parts[custom])
    if not (own := versions_in(properties)):
        return parts
    for one in own:
        properties.remove(one)
    if len(properties):
        return {**parts, custom: serialised(properties)}
    types, relations = parsed(parts[TYPES]), parsed(parts[RELATIONS])
    _drop(types, _OVERRIDE, "PartName", f"/{custom}")
    _drop(relations, _RELATION, "Target", custom, f"/{custom}")
    left = {**parts, TYPES: serialised(types), RELATIONS: serialised(relations)}
    return {name: part for name, part in left.items() if name != custom}


def _drop(root: Element, tag: str, attribute: str, *values: str) -> None:
    """Take out the elements of this kind with one of these values."""
    for one in [one for one in root.iter(tag) if one.get(attribute) in values]:
        root.remove(one)


def properties_of(package: Package) -> list[str]:
    """The texts of the properties that may have tags."""
    root = parsed(package.parts[package.core]) if package.core else None
    return [] if root is None else [root.findtext(name, "") for name in PROPERTIES]


def with_all_properties(core: bytes) -> bytes:
    """The part of the properties with all those that a paper has."""
    root = parsed(core)
    for name in PROPERTIES:
        if root.find(name) is None:
            root.append(root.makeelement(name))
    return serialised(root)


class Parts:
    """The parts of a document to which others are added; what is listed of parts follows."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.all = dict(parts)

    def put(self, name: str, part: bytes, kind: str = "") -> None:
        """A part in its place, or a new one with its content type: XML says its own, all else goes by its ending."""
        self.all[name] = part
        types, ending = parsed(self.all[TYPES]), name.rpartition(".")[2]
        if kind and ending == "xml":
            etree.SubElement(types, _OVERRIDE, {"PartName": f"/{name}", "ContentType": kind})
        elif kind and all(one.get("Extension") != ending for one in types):
            types.insert(0, types.makeelement(_DEFAULT, {"Extension": ending, "ContentType": kind}))
        self.all[TYPES] = serialised(types)

    def relate(self, name: str, kind: str, target: str) -> str:
        """Relate a part to another; the id by which it knows it."""
        listed = _relations_of(name)
        root = parsed(self.all.get(listed, _NO_RELATIONS))
        taken = {one.get("Id") for one in root}
        key = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        place = posixpath.relpath(target, posixpath.dirname(name))
        etree.SubElement(root, _RELATION, {"Id": key, "Type": kind, "Target": place})
        self.all[listed] = serialised(root)
        return key


def file_of(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a file, with a fixed clock."""
    file = BytesIO()
    with new_zip(file) as zipped:
        for name, part in parts.items():
            pack(zipped, name, part)
    return file.getvalue()
