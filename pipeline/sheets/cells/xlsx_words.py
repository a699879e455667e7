"""What sheets of .xlsx are said in: elements, in both namespaces that Excel writes (the second in "Strict" files)."""

Run = tuple[str, str]
"""A part of a text and its font, "" for that of the cell."""

Text = str | tuple[Run, ...]

Held = tuple[str, str, str | None, bool, Text | None]
"""What a sheet says of a cell: its type, its style ("" where it says nothing), its value, whether it is a formula, and
a text of its own."""

SPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_READ = (
    "workbook", "workbookPr", "sheets", "sheet",
    "worksheet", "sheetData", "row", "c", "v", "f", "is", "mergeCells", "mergeCell",
    "sst", "si", "t", "r", "rPr", "rFont", "rPh",
    "styleSheet", "numFmts", "numFmt", "fonts", "font", "name", "cellXfs", "xf",
)  # fmt: skip

MAIN = {f"{space}}}{name}": name for space in SPACES for name in _READ}
"""The name without its namespace of each element that is read."""
