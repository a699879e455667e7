"""The elements of .xlsx that are read, in both namespaces that Excel writes (the second in "Strict" files)."""

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
