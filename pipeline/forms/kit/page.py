"""How a sheet is printed and protected."""

from typing import Any

from pipeline.sheets.looks.styles import FONT_NAME

_A4 = 9
_FOOTER_NAME = 80
"""Characters of a name in the footer: with every & doubled it stays within the 255 that Excel takes."""

_ALLOWED = {"format_columns": True, "format_rows": True}


def set_paper(sheet: Any, *, landscape: bool = True) -> None:
    """A4, as wide as the sheet."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def set_footer(sheet: Any, name: str = "") -> None:
    """The page number, and on the left a name."""
    left = f'&L&"{FONT_NAME},Italic"&9{" "}{name[:_FOOTER_NAME].replace("&", "&&")}' if name else ""
    sheet.set_footer(f'{left}&R&"{FONT_NAME},Regular"&9Trang &P/&N')


def lock(sheet: Any, **allowed: bool) -> None:
    """Only input cells can be written; rows and columns may be widened."""
    sheet.protect("", {**_ALLOWED, **allowed})
