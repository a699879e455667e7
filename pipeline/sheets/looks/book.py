"""A new workbook: its typeface and properties. The same inputs give the same bytes."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

from pipeline.model.packing import new_zip, pack
from pipeline.sheets.looks.part import Part
from pipeline.sheets.looks.rows import Rows, Sheet
from pipeline.sheets.looks.styles import BODY_SIZE, FONT

_LOOK = {"font_name": FONT, "font_size": BODY_SIZE, "font_scheme": "none"}


class Book(Workbook):  # type: ignore[misc]  # XlsxWriter has no types
    """XlsxWriter's workbook, packed as all that we pack."""

    filename: IO[bytes] | Path

    def _store_workbook(self) -> None:
        """Have the parts written, of which XlsxWriter's own zip gets none, and pack them."""
        goal, self.filename = self.filename, BytesIO()
        self._written: list[tuple[str, Part]] = []
        super()._store_workbook()
        self.filename = goal
        with new_zip(goal) as packed:
            for name, part in self._written:
                pack(packed, name, part.pieces())

    def _get_packager(self) -> "_Parts":
        return _Parts(self._written)


class Texts(SharedStrings):  # type: ignore[misc]  # XlsxWriter has no types
    """The texts of a workbook's cells."""

    def _xml_rich_si_element(self, string: str) -> None:
        """A text that looks like the XML of a rich one is a text like others: we write none that are rich."""
        self._xml_si_element(string, ())


class _Parts(Packager):  # type: ignore[misc]  # XlsxWriter has no types
    """The parts of a workbook, by their names, in their order."""

    def __init__(self, written: list[tuple[str, Part]]) -> None:
        super().__init__()
        self._written = written

    def _filename(self, xml_filename: str) -> Part:
        """Where XlsxWriter is to write a part."""
        part = Part()
        self._written.append((xml_filename, part))
        return part

    def _create_package(self) -> list[Any]:
        super()._create_package()
        return []

    def _write_shared_strings_file(self) -> None:
        if self.workbook.str_table.count:
            texts = Texts()
            texts.string_table = self.workbook.str_table
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


def new_book(path: Path, *, title: str, author: str, created: datetime, memory: str = "in_memory") -> Book:
    """A workbook at `path`, written when it is closed. `created` has no zone, and is never the clock's.

    `memory`: `in_memory`, or `constant_memory` where rows are written from top to bottom.
    """
    book = Book(path, {memory: True, "default_format_properties": dict(_LOOK)})
    book.worksheet_class = Rows if memory == "constant_memory" else Sheet
    book.set_properties({"title": title, "author": author, "created": created})
    return book
