"""What the sheets of one .xlsx share."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.cells import Cell, CellKind
from pipeline.sheets.cells.making import made_cell
from pipeline.sheets.cells.xlsx_styles import Styles
from pipeline.sheets.cells.xlsx_texts import as_seen
from pipeline.sheets.cells.xlsx_words import Text

_KEPT, _SHORT = 8192, 256
"""How many cells of texts are remembered, and the letters of the longest that is."""


class Workbook(NamedTuple):
    """What the sheets of one workbook share.

    `cells` are those of its texts by their place, empty where a font makes them differ.
    """

    file: str
    texts: Sequence[Text]
    styles: Styles
    from_1904: bool
    cells: Sequence[Cell | None] = ()


def shared_cells(texts: Sequence[Text]) -> Sequence[Cell | None]:
    """The cells of shared texts, whatever their styles, where none of these has a font from before Unicode."""
    return [(_known_cell if isinstance(text, str) and len(text) < _SHORT else _shared_cell)(text) for text in texts]


def _shared_cell(text: Text) -> Cell | None:
    seen, stored = as_seen(text, "")
    return made_cell(CellKind.TEXT, seen, legacy=stored if seen != stored else "")


_known_cell = lru_cache(_KEPT)(_shared_cell)
