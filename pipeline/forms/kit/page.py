"""How a sheet is printed and protected."""

from typing import Any

from pipeline.sheets.looks.styles import FONT

_FOOTER_NAME = 80
"""Characters of a name in the footer: with every & doubled it stays within the 255 that Excel takes."""

_ALLOWED = {"format_columns": True, "format_rows": True}


def set_footer(sheet: Any, name: str = "") -> None:
    """The page number, and on the left a name."""
    left = f'&L&"{FONT},Italic"&9{" "}{name[:_FOOTER_NAME].replace("&", "&&")}' if name else ""
    sheet.set_footer(f'{left}&R&"{FONT},Regular"&9Trang &P/&N')


def lock(sheet: Any, **allowed: bool) -> None:
    """Only input cells can be written; rows and columns may be widened."""
    sheet.protect("", {**_ALLOWED, **allowed})
