"""Names of attached files: plain letters, so that no mail program spoils them, and legal on every system."""

import re
import unicodedata

from pipeline.model.bloc import Config, Period

_OTHERS = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 48


def plain_letters(text: str, otherwise: str = "don-vi") -> str:
    """`Van-phong-So`: the words of a name without marks, joined; `otherwise` where nothing is left of it."""
    parted = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(sign for sign in parted if not unicodedata.combining(sign))
    name = _OTHERS.sub("-", letters).strip("-")
    shorter = name if len(name) <= _LONGEST else name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
    return shorter or otherwise


def attachment_name(kind: str, whose: str, config: Config, period: Period, *, more: str = "", suffix: str) -> str:
    """`Phieu-cham-diem_Van-phong-So_nam-2018_KTD.xlsx`: what, whose, for when, of which bloc."""
    when = f"6-thang-{config.bloc.year}" if period is Period.SIX_MONTH else f"nam-{config.bloc.year}"
    bloc = plain_letters(config.bloc.symbol, "khoi")
    return "_".join(part for part in (kind, whose and plain_letters(whose), when, more, bloc) if part) + suffix
