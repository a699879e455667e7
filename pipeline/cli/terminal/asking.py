"""What `thidua init` asks where the options do not describe the new bloc."""

from collections.abc import Iterator
from typing import Any

import click

from pipeline.model.bloc import Bloc, Member
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


def asked_bloc(members: tuple[str, ...], **given: Any) -> Bloc:
    """The bloc from the options; what is missing is asked for."""
    name = given["name"] or click.prompt(NAME_ASKED)
    year = given["year"] or click.prompt(YEAR_ASKED, type=click.IntRange(2000, 2100))
    parent = given["parent"] or click.prompt(PARENT_ASKED)
    place = given["place"] or click.prompt(PLACE_ASKED)
    symbol = given["symbol"] or click.prompt(SYMBOL_ASKED, default="KTĐ")
    listed = members or tuple(_asked_members())
    return Bloc(name=name, year=year, parent=parent, place=place, symbol=symbol, members=tuple(map(_member, listed)))


def _asked_members() -> Iterator[str]:
    click.echo(MEMBERS_ASKED)
    while text := click.prompt(MEMBER_ASKED, default="", show_default=False):
        yield text


def _member(text: str) -> Member:
    code, sign, name = (part.strip() for part in text.partition("="))
    if not (code and sign and name):
        raise click.UsageError(member_unreadable(text))
    return Member(code=code, name=name)
