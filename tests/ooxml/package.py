"""The package of an Office file: ECMA-376 part 2, Open Packaging Conventions."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

TYPES, RELS = "[Content_Types].xml", ".rels"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_PROPERTIES = {
    *("category", "contentStatus", "created", "creator", "description", "identifier", "keywords", "language"),
    *("lastModifiedBy", "lastPrinted", "modified", "revision", "subject", "title", "version"),
}
_TERMS = "{http://purl.org/dc/terms/}"
_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ONCE = (
    (f"{_W}style", f"{_W}styleId"),
    (f"{_W}bookmarkStart", f"{_W}id"),
    (f"{_WP}docPr", "id"),
    (f"{_XDR}cNvPr", "id"),
    (f"{_P}cNvPr", "id"),
    (f"{_P}sldId", "id"),
    (f"{_S}sheet", "name"),
    (f"{_S}sheet", "sheetId"),
    (f"{_S}row", "r"),
    (f"{_S}c", "r"),
)
"""Attributes whose values stand only once in a part."""
_CHILDREN = {
    f"{_CT}Types": {f"{_CT}Default": {"Extension", "ContentType"}, f"{_CT}Override": {"PartName", "ContentType"}},
    f"{_REL}Relationships": {f"{_REL}Relationship": {"Id", "Type", "Target"}},
}
"""The two kinds of parts of the package itself: their children and what each must have."""


@dataclass(frozen=True)
class Package:
    """The parts by name, their content types and, where they are XML, their trees."""

    names: tuple[str, ...]
    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    trees: Mapping[str, etree._Element]

    @classmethod
    def of(cls, file: BytesIO) -> "Package":
        with ZipFile(file) as source:
            assert source.testzip() is None, "a damaged zip"
            names = tuple(source.namelist())
            parts = {name: source.read(name) for name in names}
        types = dict(_content_types(parts))
        known = {**types, TYPES: "application/xml"}
        trees = {name: etree.fromstring(parts[name]) for name in parts if known.get(name, "").endswith("xml")}
        return cls(names, parts, types, trees)

    def problems(self) -> Iterator[str]:
        """Everything wrong with the package, part by part."""
        yield from (f"{name} stands twice in the zip" for name, times in Counter(self.names).items() if times > 1)
        yield from (f"{name} has no content type" for name in self.parts if name not in (*self.types, TYPES))
        for name, root in self.trees.items():
            if name == TYPES or name.endswith(RELS):
                yield from _misbuilt(name, root)
            elif self.types[name] == _CORE_TYPE:
                yield from _misdescribed(name, root)
        yield from self._wrong_overrides()
        yield from self._wrong_relations()
        yield from (f"{name} cannot be reached" for name in sorted(set(self.types) - self._reached()))
        for name, root in self.trees.items():
            yield from _repeated(name, root)

    def _wrong_overrides(self) -> Iterator[str]:
        named = [element.get("PartName", "") for element in self.trees[TYPES].iter(f"{_CT}Override")]
        yield from (f"{TYPES}: {part} is told twice" for part, times in Counter(named).items() if times > 1)
        yield from (f"{TYPES}: there is no {part}" for part in named if part.removeprefix("/") not in self.parts)

    def _wrong_relations(self) -> Iterator[str]:
        for owner in ("", *self.parts):
            relations = self._relations(owner)
            yield from (f"{owner}: relation {one} to nowhere" for one, (goal, _) in relations.items() if not goal)
            used = [str(value) for value in self._used(owner)]
            yield from (f"{owner}: no relation {one}" for one in used if one not in relations)

    def _used(self, owner: str) -> Iterator[str]:
        for element in self.trees[owner].iter(etree.Element) if owner in self.trees else ():
            yield from (str(value) for name, value in element.attrib.items() if str(name).startswith(_R))

    def _relations(self, owner: str) -> dict[str, tuple[str, bool]]:
        """Id → the target (a part's name or an address; "" where there is no such part) and whether it is a part."""
        folder, name = posixpath.split(owner)
        tree = self.trees.get(posixpath.join(folder, "_rels", name + RELS))
        found = {}
        for element in tree if tree is not None else ():
            target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = (target if outside else path if path in self.parts else "", not outside)
        return found

    def _reached(self) -> set[str]:
        seen, coming = set[str](), [""]
        while coming:
            owner = coming.pop()
            folder, name = posixpath.split(owner)
            seen |= {owner, posixpath.join(folder, "_rels", name + RELS)}
            goals = [goal for goal, inside in self._relations(owner).values() if inside and goal]
            coming += [goal for goal in goals if goal not in seen]
        return seen


def _content_types(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    told = etree.fromstring(parts[TYPES])
    by_name = {one.get("PartName"): one.get("ContentType", "") for one in told.iter(f"{_CT}Override")}
    by_end = {one.get("Extension", "").lower(): one.get("ContentType", "") for one in told.iter(f"{_CT}Default")}
    for name in parts:
        kind = by_name.get(f"/{name}") or by_end.get(name.rpartition(".")[2].lower())
        if kind and name != TYPES:
            yield name, kind


def _misbuilt(name: str, root: etree._Element) -> Iterator[str]:
    """What is wrong with a part of the package itself, whose schema is this small."""
    children = _CHILDREN.get(str(root.tag))
    if children is None or root.attrib:
        yield f"{name}: unexpected {root.tag}"
        return
    for child in root:
        needed = children.get(str(child.tag), set())
        allowed = needed | ({"TargetMode"} if name.endswith(RELS) else set())
        if not needed or len(child) or not needed <= set(child.attrib) <= allowed:
            yield f"{name}: unexpected {etree.tostring(child).decode()}"
    if "".join(map(str, root.itertext())).strip():
        yield f"{name}: text where none may stand"
    ids = Counter(child.get("Id") or child.get("PartName") or child.get("Extension") for child in root)
    yield from (f"{name}: {one} stands twice" for one, times in ids.items() if times > 1)


def _misdescribed(name: str, root: etree._Element) -> Iterator[str]:
    """What is wrong with the core properties: each at most once, without children; times in W3CDTF."""
    told = Counter(etree.QName(child).localname for child in root)
    yield from (f"{name}: {one} stands twice" for one, times in told.items() if times > 1)
    for child in root:
        allowed = {_XSI_TYPE} if child.tag.startswith(_TERMS) else {_XML_LANG}
        if etree.QName(child).localname not in _PROPERTIES or len(child) or not set(child.attrib) <= allowed:
            yield f"{name}: unexpected {etree.tostring(child).decode()}"
        if child.tag.startswith(_TERMS) and not _TIME.fullmatch(child.text or ""):
            yield f"{name}: not a time: {child.text}"
    if root.attrib or (root.text or "").strip():
        yield f"{name}: text or attribute where none may stand"


def _repeated(name: str, root: etree._Element) -> Iterator[str]:
    for tag, attribute in _ONCE:
        values = Counter(element.get(attribute) for element in root.iter(tag) if element.get(attribute) is not None)
        yield from (f"{name}: {attribute} {value} stands twice" for value, times in values.items() if times > 1)
