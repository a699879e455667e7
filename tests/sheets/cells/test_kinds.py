"""A file's kind is what it holds, not what it is called."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from pipeline.sheets.cells import Unreadable, read_book
from tests.sheets.cells.odf import an_ods

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def an_xlsx() -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet("Phiếu").write_string("A1", "Đạt")
    return stream.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_macros(data: bytes) -> bytes:
    """The same workbook as Excel saves it with macros."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = "[Content_Types].xml"
    plain, macros = b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    assert plain in parts[types]
    parts[types] = parts[types].replace(plain, macros)
    return zipped({**parts, "xl/vbaProject.bin": b"\x00"})


@pytest.mark.parametrize("name", ["phiếu.xlsx", "phiếu.xls", "phiếu.ods", "phiếu"])
@pytest.mark.parametrize(
    "data",
    [an_xlsx(), with_macros(an_xlsx()), an_ods('<table:table-row><table:table-cell office:value-type="string">'
    "<text:p>Đạt</text:p></table:table-cell></table:table-row>")],
    ids=["xlsx", "xlsm", "ods"],
)  # fmt: skip
def test_the_name_does_not_matter(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read_book(path, name).sheets["Phiếu"].cell(1, 1).value == "Đạt"


@pytest.mark.parametrize(
    "data",
    [
        b"<html><table><tr><td>1</td></tr></table></html>",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "Mã,Nội dung,Kết quả\nA1,Tiêu chí,5\n".encode(),
        b"%PDF-1.7",
        OLE,
        OLE + bytes(4096),
        zipped({"xl/workbook.bin": b"", "[Content_Types].xml": b"<Types/>"}),
        zipped({"word/document.xml": b"<w/>"}),
        zipped({"content.xml": b"<a>"}),
        zipped({"content.xml": b"<a/>"}),
    ],
    ids=["html", "xml 2003", "csv", "pdf", "ole", "empty ole", "xlsb", "docx", "broken ods", "no ods"],
)
def test_what_nobody_can_read_here_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "phiếu.xls"
    path.write_bytes(data)
    with pytest.raises(Unreadable):
        read_book(path, "phiếu.xls")


def test_an_ods_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "phiếu.ods"
    path.write_bytes(
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"\x8f\x01"})
    )
    with pytest.raises(Unreadable):
        read_book(path, "phiếu.ods")
