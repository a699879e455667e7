"""A template as it is committed: without what Word notes for itself, the words of one look in one run, no clock."""

from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from pipeline.model.packing import fixed_zip
from pipeline.reports.templates.built_in import VERSION, versions_in

_NOTES = ("w:proofErr", "w:lastRenderedPageBreak", "w:bookmarkStart", "w:bookmarkEnd", "w:noProof")
"""Elements by which Word remembers checked words, page breaks and where the pointer stood."""
_SAVED = ("rsid", "paraId", "textId")
"""Attributes by which Word tells one saving from another, by the beginning of their names."""
_KEPT = {qn("dc:title"), qn("dc:language")}
_UNUSED = {RT.EXTENDED_PROPERTIES, RT.THUMBNAIL, RT.CUSTOM_XML}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def tidied(template: bytes, version: int) -> bytes:
    """The template with its version; the same template gives the same bytes."""
    document = Document(BytesIO(template))
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype in _UNUSED]:
            del relations[key]
    for note in list(document.core_properties._element):
        if note.tag not in _KEPT:
            document.core_properties._element.remove(note)
    sections = document.sections
    own = [part for one in sections for part in (one.header, one.footer) if not part.is_linked_to_previous]
    for root in (document.element.body, *(part._element for part in own)):
        _forget_notes(root)
        for paragraph in root.iter(qn("w:p")):
            _join_runs(paragraph)
    _set_version(document, version)
    file = BytesIO()
    document.save(file)
    return fixed_zip(file.getvalue())


def _forget_notes(root: Element) -> None:
    for note in list(root.iter(*map(qn, _NOTES))):
        parent = note.getparent()
        if parent is not None:
            parent.remove(note)
    for element in root.iter(*map(qn, ("w:p", "w:r", "w:tr"))):
        for name in list(element.attrib):
            if etree.QName(name).localname.startswith(_SAVED):
                del element.attrib[name]


def _join_runs(paragraph: Element) -> None:
    """Runs of text that stand beside each other and look the same become one, so that no tag is cut."""
    for run in list(paragraph.iterchildren(qn("w:r"))):
        before = run.getprevious()
        if before is not None and _is_text(before) and _is_text(run) and _look(before) == _look(run):
            _say(before[-1], (before[-1].text or "") + (run[-1].text or ""))
            paragraph.remove(run)


def _say(element: Element, text: str) -> None:
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")
    elif _SPACE in element.attrib:
        del element.attrib[_SPACE]


def _is_text(run: Element) -> bool:
    return run.tag == qn("w:r") and [one.tag for one in run if one.tag != qn("w:rPr")] == [qn("w:t")]


def _look(run: Element) -> bytes:
    properties = run.find(qn("w:rPr"))
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def _set_version(document: DocumentType, version: int) -> None:
    _forget_version(document)
    package = document.part.package
    if RT.CUSTOM_PROPERTIES in {relation.reltype for relation in package.rels.values()}:
        raise ValueError("the template has custom properties of its own; take them out in Word")
    xml = (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{VERSION}">'
        f"<vt:lpwstr>{version}</vt:lpwstr></property></Properties>"
    )
    part = Part(PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, xml.encode(), package)
    package.relate_to(part, RT.CUSTOM_PROPERTIES)


def _forget_version(document: DocumentType) -> None:
    relations = document.part.package.rels
    for key, relation in list(relations.items()):
        if relation.reltype == RT.CUSTOM_PROPERTIES:
            part = relation.target_part
            properties = etree.fromstring(part.blob)
            for own in versions_in(properties):
                properties.remove(own)
            if len(properties):
                part._blob = etree.tostring(properties, encoding="UTF-8", standalone=True)
            else:
                del relations[key]
