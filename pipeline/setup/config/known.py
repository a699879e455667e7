"""What config.toml says that scale and targets are read by, as far as it is without fault itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pipeline.model.bloc import Config
from pipeline.setup.config.schema import Draft
from pipeline.text.words import clean


class Known(NamedTuple):
    """None where that part of the file is faulty: what needs it is not checked."""

    members: tuple[str, ...] | None = None
    year: int | None = None
    decimals: int | None = None
    grades: tuple[str, ...] | None = None
    tie_breaks: tuple[str, ...] = ()


def known_of(config: Config) -> Known:
    """What a whole configuration says."""
    return Known(
        members=tuple(member.code for member in config.bloc.members),
        year=config.bloc.year,
        decimals=config.scoring.decimals,
        grades=tuple(grade.name for grade in config.grades),
        tie_breaks=config.ranking.tie_breaks,
    )


def known_of_draft(draft: Draft, document: Mapping[str, Any]) -> Known:
    """What the tables without fault say, and of `document` what is plain all the same: codes, names, year, decimals."""
    decimals = None if draft.scoring is None else draft.scoring.decimals
    return Known(
        members=_texts(document, "members", "code"),
        year=_whole(document, "bloc", "year", range(1900, 2200)) if draft.bloc is None else draft.bloc.year,
        decimals=_whole(document, "scoring", "decimals", range(7)) if decimals is None else decimals,
        grades=_texts(document, "grades", "name")
        if draft.grades is None
        else tuple(grade.name for grade in draft.grades),
        tie_breaks=() if draft.ranking is None else tuple(draft.ranking.tie_breaks),
    )


def _texts(document: Mapping[str, Any], name: str, key: str) -> tuple[str, ...] | None:
    """A text of every entry of a list of tables, each once; None where an entry has none that can be read."""
    entries = document.get(name)
    texts = [entry.get(key) for entry in entries if isinstance(entry, Mapping)] if isinstance(entries, list) else []
    read = [clean(text) for text in texts if isinstance(text, str)]
    return tuple(dict.fromkeys(read)) if read and all(read) and len(read) == len(entries or ()) else None


def _whole(document: Mapping[str, Any], name: str, key: str, allowed: range) -> int | None:
    """A whole number of a table; None where there is none that can be."""
    table = document.get(name)
    number = table.get(key) if isinstance(table, Mapping) else None
    return number if type(number) is int and number in allowed else None
