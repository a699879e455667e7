"""Workbooks as .ods in raw XML."""

import zipfile
from io import BytesIO

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for prefix, space in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "calcext": "calcext",
    }.items()
).replace(
    "urn:oasis:names:tc:opendocument:xmlns:calcext:1.0",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
)


def an_ods(rows: str, styles: str = "", defaults: str = "", columns: str = "") -> bytes:
    """A workbook of one sheet `Phiếu`; `styles` are its own, `defaults` those of the file."""
    content = (
        f'<office:document-content {NAMESPACES} office:version="1.2">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Phiếu">{columns}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    common = (
        f'<office:document-styles {NAMESPACES} office:version="1.2"><office:styles>{defaults}</office:styles>'
        "</office:document-styles>"
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", common)
    return stream.getvalue()
