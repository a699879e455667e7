"""A blank document: python-docx's own, without what the guides do not use and with Vietnamese as its language."""

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.rel import Relationships
from docx.oxml.ns import qn

_UNUSED = {
    RT.CUSTOM_XML,
    RT.EXTENDED_PROPERTIES,
    RT.THUMBNAIL,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}


def blank_document(title: str) -> DocumentType:
    """A document with a title that names nobody and no time."""
    document = Document()
    for relations in (document.part.package.rels, document.part.rels):
        _drop(relations)
    settings = document.settings.element
    for name, attribute, value in (
        ("w:zoom", "w:percent", "100"),
        ("w:themeFontLang", "w:val", "vi-VN"),
        ("w:decimalSymbol", "w:val", ","),
        ("w:listSeparator", "w:val", ";"),
    ):
        settings.find(qn(name)).set(qn(attribute), value)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens it in compatibility mode
    _describe(document, title)
    return document


def _drop(relations: Relationships) -> None:
    for key in [key for key, relation in relations.items() if relation.reltype in _UNUSED]:
        del relations[key]


def _describe(document: DocumentType, title: str) -> None:
    properties = document.core_properties
    for note in list(properties._element):
        properties._element.remove(note)
    properties.title, properties.language = title, "vi-VN"
