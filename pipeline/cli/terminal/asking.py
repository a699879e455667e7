"""What `thidua init` asks when a new bloc is not told in options."""

from collections.abc import Iterator
from typing import Any

import click

from pipeline.model.bloc import Bloc, Member


def asked_bloc(members: tuple[str, ...], **said: Any) -> Bloc:
    """The bloc from the options; what is missing is asked for."""
    name = said["name"] or click.prompt("Tên khối thi đua")
    year = said["year"] or click.prompt("Năm", type=click.IntRange(2000, 2100))
    parent = said["parent"] or click.prompt("Cơ quan chủ quản")
    place = said["place"] or click.prompt("Địa danh")
    symbol = said["symbol"] or click.prompt("Ký hiệu văn bản", default="KTĐ")
    told = members or tuple(_asked_members())
    return Bloc(name=name, year=year, parent=parent, place=place, symbol=symbol, members=tuple(map(_member, told)))


def _asked_members() -> Iterator[str]:
    click.echo("Ghi từng đơn vị theo dạng MÃ=TÊN, ví dụ VP=Văn phòng Sở; để trống dòng rồi Enter khi hết.")
    while text := click.prompt("Đơn vị", default="", show_default=False):
        yield text


def _member(text: str) -> Member:
    code, sign, name = (part.strip() for part in text.partition("="))
    if not (code and sign and name):
        raise click.UsageError(f"Đơn vị “{text}” phải ghi theo dạng MÃ=TÊN, ví dụ VP=Văn phòng Sở.")
    return Member(code=code, name=name)
