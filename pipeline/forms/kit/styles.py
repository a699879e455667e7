"""How the score form looks: one typeface, tinted input cells, headings by level."""

from typing import Any

from pipeline.forms.score.layout import Column
from pipeline.model.scale import Kind, Line, Sort
from pipeline.text.numbers import cell_format

Props = dict[str, Any]

INPUT_TINT = "#FFF2CC"
SIDE_TINT = "#FFFAEB"
COMPUTED_TINT = "#F2F2F2"
WRONG_TINT = "#F8CBAD"
HEADER_TINT = "#1F3864"
TAKEN = '"trừ "'
_HEADING_TINTS = ("#D6E0F0", "#EAF0F8")

FONT: Props = {"font_name": "Times New Roman", "font_size": 11, "font_scheme": "none"}
CELL: Props = {**FONT, "border": 1, "border_color": "#A6A6A6", "valign": "vcenter", "text_wrap": True}
_CENTRED = frozenset(
    {Column.UNIT, Column.MAXIMUM, Column.TARGET, Column.REPORTED, Column.CLAIMED, Column.NOT_APPLICABLE}
)
_INPUTS = frozenset({Column.REPORTED, Column.CLAIMED})


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, props: Props) -> Any:
        key = tuple(sorted(props.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(props)
        return self._made[key]

    def text(self, **props: Any) -> Any:
        """Text outside the table."""
        return self({**FONT, "valign": "vcenter", **props})

    def header(self) -> Any:
        return self(
            {
                **CELL,
                "font_size": 10,
                "bold": True,
                "align": "center",
                "bg_color": HEADER_TINT,
                "font_color": "#FFFFFF",
            }
        )

    def cell(self, line: Line, column: Column, *, is_input: bool, decimals: int, dated: bool = False) -> Any:
        """A cell of the table: the row's look, the column's alignment, the input's tint; `dated`: it holds a date."""
        props = {**CELL, **_row(line)}
        if column in _CENTRED:
            props["align"] = "center"
        if column is Column.TITLE:
            props["indent"] = min(line.level - 1, 5)
        if column is Column.RULE:
            props.update(font_size=10, bold=False)
        if column is Column.CLAIMED:
            props.update(bold=True, num_format=points_format(line, decimals))
        if is_input:
            props.update(_input(line, column) | (DATE if dated else {}))
        elif column is Column.CLAIMED and line.rule is not None:
            props["bg_color"] = COMPUTED_TINT
        return self(props)


def _row(line: Line) -> Props:
    if line.kind is not Kind.GROUP:
        return {}
    if line.level > len(_HEADING_TINTS):
        return {"bold": True, "italic": True}
    return {"bold": True, "bg_color": _HEADING_TINTS[line.level - 1]}


def points_format(line: Line, decimals: int) -> str:
    """The number format of a line's points: what is taken says so."""
    number = cell_format(decimals)
    if line.kind is not Kind.DEDUCTION:
        return number
    return f"{cell_format(decimals, TAKEN)};{cell_format(decimals, '-')};{number}"


DATE: Props = {"num_format": "dd/mm/yyyy"}


def _input(line: Line, column: Column) -> Props:
    tint = INPUT_TINT if column in _INPUTS else SIDE_TINT
    return {"bg_color": tint, "locked": False, "bold": False, "italic": False, "num_format": _typed(line, column)}


def _typed(line: Line, column: Column) -> str:
    """Words stay words: without a text format Excel makes a date of `12/5` and a formula of `- Báo cáo`.

    Where a date is asked the format is left open: a date that is typed brings its own, and a bare number must not
    turn into one.
    """
    question = line.rule.question if line.rule else None
    return "@" if column not in _INPUTS or question is None or question.sort is Sort.OPTION else "General"
