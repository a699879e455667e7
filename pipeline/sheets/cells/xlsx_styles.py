"""What the styles of an .xlsx say of its cells: number formats, and fonts from before Unicode. Nothing else is read."""

from functools import lru_cache
from typing import NamedTuple

from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.formats import BUILT_IN, GENERAL
from pipeline.sheets.cells.xlsx_words import MAIN
from pipeline.sheets.cells.xml_pass import Attributes, run_pass
from pipeline.text.legacy_fonts import is_legacy


class Styles(NamedTuple):
    """For each cell style, by its place in the file: the number format, and its font where that is a legacy one."""

    codes: tuple[str, ...]
    fonts: tuple[str, ...]

    def code(self, style: int) -> str:
        """The number format of a cell style; one that is not there is plain."""
        return self.codes[style] if 0 <= style < len(self.codes) else GENERAL

    def font(self, style: int) -> str:
        """The legacy font of a cell style, or nothing."""
        return self.fonts[style] if 0 <= style < len(self.fonts) else ""


NO_STYLES = Styles((), ())


class _StylesPass:
    """Sections at the top level of the part: `numFmts`, `fonts`, `cellXfs`; the same elements elsewhere are others'."""

    def __init__(self) -> None:
        self._depth = 0
        self._section: str | None = None
        self._own: dict[int, str] = {}
        self._fonts: list[str] = []
        self._cells: list[tuple[int, int]] = []

    def start(self, name: str, attributes: Attributes, /) -> None:
        self._depth += 1
        tag = MAIN.get(name)
        if self._depth == 2:
            self._section = tag
        elif self._section == "cellXfs" and tag == "xf" and self._depth == 3:
            self._cells.append((_number(attributes.get("numFmtId")), _number(attributes.get("fontId"))))
        elif self._section == "fonts" and self._depth == 3:
            self._fonts.append("")
        elif self._section == "fonts" and tag == "name" and self._depth == 4:
            self._fonts[-1] = attributes.get("val", "")
        elif self._section == "numFmts" and tag == "numFmt":
            self._own[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")

    def end(self, name: str, /) -> None:
        self._depth -= 1

    def text(self, text: str, /) -> None:
        """Styles have no texts."""

    def made(self) -> Styles:
        """What was read, be it up to a fault."""
        legacy = {place: font for place, font in enumerate(self._fonts) if is_legacy(font)}
        return Styles(
            tuple(self._own.get(code, BUILT_IN.get(code, GENERAL)) for code, _ in self._cells),
            tuple(legacy.get(font, "") for _, font in self._cells) if legacy else (),
        )


def _number(text: str | None) -> int:
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else 0


@lru_cache(maxsize=32)
def styles_of(data: bytes) -> Styles:
    """The styles of this part; a damaged one tells those up to the damage. Forms of one bloc mostly have the same."""
    over = _StylesPass()
    try:
        run_pass(data, over, "styles")
    except Unreadable:
        return over.made()
    return over.made()
