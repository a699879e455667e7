"""Packages in raw XML: a workbook of one sheet, any of whose parts a test may write its own way."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def zipped(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def a_link(number: int, kind: str, target: str, office: str = OFFICE) -> str:
    return f'<Relationship Id="rId{number}" Type="{office}/{kind}" Target="{target}"/>'


def links(*inside: str) -> str:
    return f'<Relationships xmlns="{LINKS}">{"".join(inside)}</Relationships>'


def a_sheet(rows: str, behind: str = "", space: str = MAIN) -> str:
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData>{behind}</worksheet>'


def styles(*codes: str, fonts: str = "<font/>") -> str:
    """Cell style 1, 2, … has codes[0], [1], …"""
    formats = "".join(f'<numFmt numFmtId="{200 + at}" formatCode="{code}"/>' for at, code in enumerate(codes))
    cells = "".join(f'<xf numFmtId="{200 + at}" fontId="0"/>' for at, _ in enumerate(codes))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><fonts>{fonts}</fonts>'
        f'<cellXfs><xf numFmtId="0" fontId="0"/>{cells}</cellXfs></styleSheet>'
    )


def texts(*inside: str) -> str:
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{text}</si>" for text in inside)}</sst>'


def parts_of(rows: str = "", **more: str) -> dict[str, bytes | str]:
    """The parts of a workbook of one sheet `Phiếu`; `more`: `styles`, `texts`, `behind` the cells, `properties`."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links(a_link(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{more.get("properties", "")}'
            '<sheets><sheet name="Phiếu" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": links(
            a_link(1, "worksheet", "worksheets/sheet1.xml"),
            a_link(2, "styles", "styles.xml"),
            a_link(3, "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/worksheets/sheet1.xml": a_sheet(rows, more.get("behind", "")),
        "xl/styles.xml": more.get("styles", styles()),
        "xl/sharedStrings.xml": more.get("texts", texts()),
    }


def a_package(rows: str = "", **more: str) -> bytes:
    return zipped(parts_of(rows, **more))
