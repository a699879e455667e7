"""index.html of a province: the same tables, the long ones by their first rows; it loads nothing and runs nothing."""

from base64 import b64encode
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from pipeline.model.bloc import Period
from pipeline.province.summary import REVIEWED, Summary
from pipeline.province.tables import Shown, Value, tables_to_look_at
from pipeline.text.numbers import vietnamese
from pipeline.text.province import ABOUT, NOTHING, TITLE, figures_in_words, more_rows
from pipeline.text.terms import review_title

MOST_ROWS = 500
"""Rows of a table on the page; the workbook has them all."""


@dataclass(frozen=True, slots=True)
class _Table:
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[str, bool], ...], ...]
    more: str


def write_page(path: Path, found: Summary, year: int, period: Period) -> None:
    """Write the page. Every text is escaped; the same tables give the same bytes."""
    style = (files("pipeline.province") / "page.css").read_text(encoding="utf-8")
    template = (files("pipeline.province") / "page.html").read_text(encoding="utf-8")
    rooms = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    html = rooms.from_string(template).render(
        title=TITLE.format(review=review_title(period, year).upper()),
        style=style,
        style_hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode('ascii')}",
        figures=_figures(found),
        tables=[_table(one) for one in tables_to_look_at(found)],
        about=ABOUT,
        nothing=NOTHING,
    )
    path.write_text(html, encoding="utf-8", newline="\n")


def _figures(found: Summary) -> list[tuple[str, str]]:
    blocs = found.blocs
    done = int((blocs["state"] == REVIEWED).sum())
    sums = {name: int(blocs[name].dropna().sum()) for name in ("members", "received", "missing", "ranked", "awards")}
    return figures_in_words(blocs=len(blocs), done=done, **sums)


def _table(shown: Shown) -> _Table:
    rows = tuple(tuple((_text(value), not isinstance(value, str)) for value in row) for row in _first(shown))
    total = len(shown.table)
    more = more_rows(total, MOST_ROWS) if total > MOST_ROWS else ""
    return _Table(shown.title, tuple(column.head for column in shown.columns), rows, more)


def _first(shown: Shown) -> list[tuple[Value, ...]]:
    return list(islice(shown.rows(), MOST_ROWS))


def _text(value: Value) -> str:
    if value is None:
        return ""
    return vietnamese(value) if isinstance(value, (Decimal, int)) else value
