"""Attributes and text that the schemas do not know, where openxml-audit looks away.

It skips attributes of elements that have several types, or none with attributes, and text everywhere.
"""

from collections.abc import Iterator
from functools import cache

from lxml import etree
from openxml_audit.codegen.schema_loader import SdkElementType, get_registry

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_XML = "http://www.w3.org/XML/1998/namespace"
_DRAFTED_ELSEWHERE = (
    "http://schemas.openxmlformats.org/package/2006/",
    "http://purl.org/dc/",
)
"""Parts of the package and the Dublin Core: not in the SDK's schemas."""


def undeclared(root: etree._Element) -> Iterator[str]:
    """Every element, attribute and text below `root` that no type of the schemas has; ignorable ones are passed by."""
    if _space(str(root.tag)).startswith(_DRAFTED_ELSEWHERE):
        return
    yield from _below(root, frozenset({_MC}))


def _below(element: etree._Element, passed: frozenset[str]) -> Iterator[str]:
    passed |= {element.nsmap[prefix] for prefix in element.get(f"{{{_MC}}}Ignorable", "").split()}
    space = _space(str(element.tag))
    if space != _MC:
        yield from _wrong(element, passed)
    for child in element.iterchildren(etree.Element):
        if space == _MC or _space(str(child.tag)) not in passed - {_MC}:
            yield from _below(child, passed)


def _wrong(element: etree._Element, passed: frozenset[str]) -> Iterator[str]:
    types = _types(str(element.tag))
    where = element.getroottree().getpath(element)
    if not types:
        if not any(etree.QName(above).localname == "ext" for above in element.iterancestors()):
            yield f"{where}: unknown element {element.tag}"
        return
    for name in map(str, element.attrib):
        if _space(name) not in passed and name not in _attributes(str(element.tag)):
            yield f"{where}: unknown attribute {name}"
    texts = [element.text, *(child.tail for child in element)]
    if all(one.children or one.particle for one in types) and any((text or "").strip() for text in texts):
        yield f"{where}: text where none may stand"


@cache
def _types(tag: str) -> tuple[SdkElementType, ...]:
    registry = get_registry()
    registry.load()
    return tuple(registry.get_element_type_candidates(tag))


@cache
def _attributes(tag: str) -> frozenset[str]:
    """Of all types of the element."""
    return frozenset(_qualified(one.prefix, one.local_name) for type_ in _types(tag) for one in type_.attributes)


def _qualified(prefix: str | None, name: str) -> str:
    space = {"xml": _XML}.get(prefix or "") or (get_registry().get_namespace(prefix) if prefix else None)
    return f"{{{space}}}{name}" if space else name


def _space(name: str) -> str:
    return etree.QName(name).namespace or ""
