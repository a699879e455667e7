"""What `thidua init` is told by its options, and what it asks where they do not describe the new bloc."""

from collections.abc import Iterator
from typing import Any

import click

from pipeline.model.bloc import Bloc, Member
from pipeline.starting.next_year.members import Became, MemberChanges
from pipeline.text.terminal.next_year import merge_unreadable, rename_unreadable
from pipeline.text.terminal.reports import (
    MEMBER_ASKED,
    MEMBERS_ASKED,
    NAME_ASKED,
    PARENT_ASKED,
    PLACE_ASKED,
    SYMBOL_ASKED,
    YEAR_ASKED,
    member_unreadable,
)
from pipeline.text.words import clean


def asked_bloc(members: tuple[str, ...], **given: Any) -> Bloc:
    """The bloc from the options; what is missing is asked for."""
    name = given["name"] or click.prompt(NAME_ASKED)
    year = given["year"] or click.prompt(YEAR_ASKED, type=click.IntRange(2000, 2100))
    parent = given["parent"] or click.prompt(PARENT_ASKED)
    place = given["place"] or click.prompt(PLACE_ASKED)
    symbol = given["symbol"] or click.prompt(SYMBOL_ASKED, default="KTĐ")
    listed = tuple(map(_member, members)) or tuple(_asked_members())
    return Bloc(name=name, year=year, parent=parent, place=place, symbol=symbol, members=listed)


def _asked_members() -> Iterator[Member]:
    """Members until an empty line; a line that cannot be read is asked for again, what came before it is kept."""
    click.echo(MEMBERS_ASKED)
    while member := click.prompt(MEMBER_ASKED, default="", show_default=False, value_proc=_member_or_end):
        yield member


def _member_or_end(text: str) -> Member | None:
    return _member(text) if text.strip() else None


def _member(text: str) -> Member:
    code, sign, name = (clean(part) for part in text.partition("="))
    if not (code and sign and name):
        raise click.UsageError(member_unreadable(text))
    return Member(code=code, name=name)


def asked_changes(
    *, renamed: tuple[str, ...], merged: tuple[str, ...], left: tuple[str, ...], joined: tuple[str, ...]
) -> MemberChanges:
    """What became of the members, from the options."""
    return MemberChanges(
        renamed=tuple(map(_renamed, renamed)),
        merged=tuple(map(_merged, merged)),
        left=tuple(code.strip() for text in left for code in text.split(",")),
        joined=tuple(map(_member, joined)),
    )


def _renamed(text: str) -> Became:
    """`MÃ=TÊN`, or `MÃ=MÃ MỚI=TÊN` where the code is another too."""
    parts = _parts(text)
    if len(parts) not in (2, 3) or not all(parts):
        raise click.UsageError(rename_unreadable(text))
    return Became((parts[0],), parts[1] if len(parts) == 3 else "", parts[-1])


def _merged(text: str) -> Became:
    """`MÃ,MÃ=MÃ MỚI=TÊN`."""
    parts = _parts(text)
    if len(parts) != 3 or not all(parts):
        raise click.UsageError(merge_unreadable(text))
    return Became(tuple(code.strip() for code in parts[0].split(",")), parts[1], parts[2])


def _parts(text: str) -> list[str]:
    return [clean(part) for part in text.split("=", 2)]
