"""Whom and what a person asks about: a member by its code, name or alias, a row by its code."""

from pipeline.model.bloc import Bloc, Member
from pipeline.model.scale import Line, Scale
from pipeline.text.words import clean, fold


def member_called(bloc: Bloc, word: str) -> Member | None:
    """The member with this code, or else with this name or alias."""
    code, name = clean(word), fold(clean(word))
    by_code = {member.code: member for member in bloc.members}
    named = (member for member in bloc.members if name in map(fold, (member.name, *member.aliases)))
    return by_code.get(code) or next(named, None)


def row_called(scale: Scale, word: str) -> Line | None:
    """The row of the scale with this code."""
    return scale.by_code.get(clean(word))
