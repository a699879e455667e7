"""What the sheets of one .xlsx share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.cells import Cell, CellKind
from pipeline.sheets.cells.making import made_cell
from pipeline.sheets.cells.xlsx_styles import Styles
from pipeline.sheets.cells.xlsx_texts import Text, as_seen


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets of one workbook share.

    `cells` are those of its texts by their place as sheets write it, where no font makes them differ.
    """

    file: str
    texts: Sequence[Text]
    styles: Styles
    from_1904: bool
    cells: Mapping[str, Cell | None] = field(default_factory=dict)
    numbers: dict[tuple[str, str, bool], Cell] = field(default_factory=dict)
    """Those met so far, by what is written, the style, and whether they are a formula's."""


def shared_cell(text: Text) -> Cell | None:
    """The cell of a shared text, whatever its style, where no style has a font from before Unicode."""
    seen, stored = as_seen(text, "")
    return made_cell(CellKind.TEXT, seen, legacy=stored if seen != stored else "")
