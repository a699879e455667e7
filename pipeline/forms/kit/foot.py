"""The foot of a paper that is signed: where it goes, place and date, and who signs.

It stands below the table, in columns that no reader looks at: a row counts where a key or an input is filled.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pipeline.forms.kit.columns import letters
from pipeline.forms.kit.head import write_across
from pipeline.model.bloc import Bloc, Member
from pipeline.sheets.looks.heights import LINE_HEIGHT, fitted, row_height
from pipeline.sheets.looks.styles import BOLD, CENTRE, PLAIN, WRAP, Style, Styles
from pipeline.text.sentences import noun_of, one_line
from pipeline.text.workbooks.forms import recipient

_SPACE, _ROOM = 8.0, 62.0
"""Points above the foot, and of the room for signatures and seal."""

_SEND: Style = {**PLAIN, **WRAP, "italic": True}
_DATED: Style = {**PLAIN, **CENTRE, "italic": True}
_WHO: Style = {**PLAIN, **CENTRE, **BOLD, **WRAP}


class Signature(NamedTuple):
    """Who signs, how, and the column (from 0) in which that stands."""

    who: str
    how: str
    column: int


class Foot(NamedTuple):
    """`send` says where the paper goes, in the columns `across` (the first and the last, from 0).

    `dated` is the place with room for the date, above the signature at the `right`.
    """

    send: str
    across: tuple[int, int]
    dated: str
    left: Signature
    right: Signature

    def heights(self, widths: Sequence[float]) -> tuple[float, ...]:
        """Points of its rows."""
        first, last = self.across
        send = row_height([fitted(self.send, sum(widths[first : last + 1]), _SEND)])
        who = [fitted(one.who, widths[one.column], _WHO) for one in (self.left, self.right)]
        return (_SPACE, send, LINE_HEIGHT + 3, row_height(who, LINE_HEIGHT + 3), LINE_HEIGHT + 3, _ROOM)

    def write(self, sheet: Any, styles: Styles, row: int, widths: Sequence[float]) -> None:
        """From the row `row` (from 1) on."""
        for place, height in enumerate(self.heights(widths)):
            sheet.set_row(row - 1 + place, height)
        first, last = (f"{letters(place)}{row + 1}" for place in self.across)
        write_across(sheet, f"{first}:{last}", self.send, styles(_SEND))
        sheet.write_string(row + 1, self.right.column, self.dated, styles(_DATED))
        for one in (self.left, self.right):
            sheet.write_string(row + 2, one.column, one.who, styles(_WHO))
            sheet.write_string(row + 3, one.column, one.how, styles(_DATED))


def recipient_of(bloc: Bloc, sender: Member | None = None) -> str:
    """To whom papers go back: the head of the bloc, with an address where one is known; else the secretary."""
    head = next((member for member in bloc.members if member.code == bloc.head), None)
    if head is None or (sender is not None and head.code == sender.code):
        return recipient(noun_of(bloc), body=one_line(bloc.issuer or bloc.parent))
    address = next((one for one in head.emails if not one.startswith("@")), "")
    return recipient(noun_of(bloc), head.name, address)
