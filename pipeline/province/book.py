"""tong-hop.xlsx: the tables of a province, a sheet each; a table with more rows than Excel has goes on another."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.model.bloc import Period
from pipeline.province.tables import Column, Shown, Value
from pipeline.reports.book.page import Page
from pipeline.sheets.looks.book import new_book
from pipeline.sheets.looks.heights import LINE_HEIGHT, height_of
from pipeline.sheets.looks.paper import set_paper
from pipeline.sheets.looks.rows import ListRow
from pipeline.sheets.looks.styles import BOLD, CENTRE, HEADER, ITALIC, RIGHT, TEXT, Styles, in_decimals
from pipeline.text.province import ABOUT, CONTINUED
from pipeline.text.province import TITLE as WHOLE
from pipeline.text.terms import review_title

MOST_ROWS = 1_048_576
"""What a sheet of Excel holds."""

_ABOVE = 3  # the title, what the table is, the headings


def write_book(path: Path, shown: Sequence[Shown], year: int, period: Period, most_rows: int = MOST_ROWS) -> None:
    """Write the workbook; the same tables give the same bytes. No row is left out."""
    title = WHOLE.format(review=review_title(period, year).upper())
    with new_book(path, title=title, author="thidua", created=datetime(year, 12, 31), memory="constant_memory") as book:
        styles = Styles(book)
        for table in shown:
            room = most_rows - _ABOVE
            parts = max(1, -(-len(table.table) // room))
            for part in range(parts):
                name = f"{table.title} ({part + 1})" if part else table.title
                about = ABOUT[table.title]
                if parts > 1:
                    about = CONTINUED.format(about=about, part=part + 1, parts=parts)
                _write(styles, book.add_worksheet(name), (title, about), table, part * room, room)


def _write(styles: Styles, sheet: Any, above: tuple[str, str], table: Shown, first: int, most: int) -> None:
    columns = table.columns
    page = Page(sheet, styles, [column.width for column in columns])
    for text, look in zip(above, (styles(BOLD, font_size=14), styles(ITALIC)), strict=True):
        page.cells([(text, look)])
        page.next(20)
    page.cells([(column.head, styles(HEADER)) for column in columns])
    page.next(height_of([(column.head, column.width) for column in columns], LINE_HEIGHT))
    looks = [_look(styles, column) for column in columns]
    whole = styles(TEXT, CENTRE)

    def made(row: Sequence[Value]) -> ListRow:
        cells = [(value, whole if isinstance(value, int) else look) for value, look in zip(row, looks, strict=True)]
        return sheet.made(0, cells), height_of(_texts(row, columns), LINE_HEIGHT), ()

    page.rows(map(made, table.rows(first, most)))
    sheet.freeze_panes(_ABOVE, 1)
    if page.row > _ABOVE:
        sheet.autofilter(_ABOVE - 1, 0, page.row - 1, len(columns) - 1)
    sheet.repeat_rows(_ABOVE - 1)
    set_paper(sheet)
    sheet.fit_to_pages(1, 0)


def _texts(row: Sequence[Value], columns: Sequence[Column]) -> list[tuple[str, float]]:
    return [(value, column.width) for value, column in zip(row, columns, strict=True) if isinstance(value, str)]


def _look(styles: Styles, column: Column) -> Any:
    return styles(TEXT, RIGHT, in_decimals(2)) if column.is_number else styles(TEXT)
