"""index.html of a province: the same tables, the long ones by their first rows, and a search; it loads nothing."""

import json
from base64 import b64encode
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from pipeline.model.bloc import Period
from pipeline.province.summary import REVIEWED, Summary
from pipeline.province.tables import Shown, Value, tables_to_look_at
from pipeline.text.numbers import vietnamese
from pipeline.text.province import ABOUT, BLOCS, NOTHING, SEARCH, TITLE, figures_in_words, more_rows
from pipeline.text.terms import NOT_RANKED, review_title

MOST_ROWS, MOST_BLOCS = 500, 5_000
"""Rows of a table on the page, and of that of the blocs; the workbook has them all."""

MOST_SEARCHED = 200_000
"""Members that the page can look for: beyond them it would be slow to open."""


@dataclass(frozen=True, slots=True)
class _Table:
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[str, bool], ...], ...]
    more: str


def write_page(path: Path, found: Summary, year: int, period: Period) -> None:
    """Write the page. Every text is escaped; the same tables give the same bytes."""
    style, script = _piece("page.css"), _piece("page.js")
    rooms = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    html = rooms.from_string(_piece("page.html")).render(
        title=TITLE.format(review=review_title(period, year).upper()),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        figures=_figures(found),
        tables=[_table(one) for one in tables_to_look_at(found)],
        searched=_searched(found) if len(found.members) <= MOST_SEARCHED else "",
        search=SEARCH,
        about=ABOUT,
        nothing=NOTHING,
    )
    path.write_text(html, encoding="utf-8", newline="\n")


def _piece(name: str) -> str:
    """A part of the page; read as text, so that its line ends are those of which a browser takes the hash."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(piece: str) -> str:
    return f"sha256-{b64encode(sha256(piece.encode()).digest()).decode('ascii')}"


def _searched(found: Summary) -> Markup:
    """Every member as data: bloc, code, name, place, percentage, grade or why it has no place; words by number."""
    words: dict[str, int] = {}
    table, names = found.members, ("bloc", "unit", "name", "place", "percent", "grade", "reason")
    members = [
        (
            words.setdefault(bloc, len(words)),
            unit,
            name,
            place,
            None if percent is None else vietnamese(Decimal(percent)),
            words.setdefault(grade or (NOT_RANKED[reason] if reason else ""), len(words)),
        )
        for bloc, unit, name, place, percent, grade, reason in zip(*(table[one] for one in names), strict=True)
    ]
    data = json.dumps({"words": list(words), "members": members}, ensure_ascii=False, separators=(",", ":"))
    return Markup(data.replace("<", "\\u003c"))


def _figures(found: Summary) -> list[tuple[str, str]]:
    blocs = found.blocs
    done = int((blocs["state"] == REVIEWED).sum())
    sums = {name: int(blocs[name].dropna().sum()) for name in ("members", "received", "missing", "ranked", "awards")}
    return figures_in_words(blocs=len(blocs), done=done, **sums)


def _table(shown: Shown) -> _Table:
    most, total = MOST_BLOCS if shown.title == BLOCS else MOST_ROWS, len(shown.table)
    rows = tuple(tuple((_text(value), not isinstance(value, str)) for value in row) for row in shown.rows(0, most))
    more = more_rows(total, most) if total > most else ""
    return _Table(shown.title, tuple(column.head for column in shown.columns), rows, more)


def _text(value: Value) -> str:
    if value is None:
        return ""
    return vietnamese(value) if isinstance(value, (Decimal, int)) else value
