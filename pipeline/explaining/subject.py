"""Whom and what a person asks about: a member by its code, name or alias, a row by its code."""

from pipeline.model.bloc import Bloc, Member
from pipeline.model.scale import Line, Scale
from pipeline.text.words import clean, fold


def member_called(bloc: Bloc, word: str) -> Member | None:
    """The member with this code, or else with this name, short name or alias, or the code in other case."""
    code, name = clean(word), fold(clean(word))
    by_code = {member.code: member for member in bloc.members}
    names = ({fold(one.code), fold(one.name), fold(one.short), *map(fold, one.aliases)} - {""} for one in bloc.members)
    named = (member for member, known in zip(bloc.members, names, strict=True) if name in known)
    return by_code.get(code) or next(named, None)


def row_called(scale: Scale, word: str) -> Line | None:
    """The row of the scale with this code, or else the first with this code in other case."""
    code = clean(word)
    return scale.by_code.get(code) or next((line for line in scale.lines if fold(line.code) == fold(code)), None)
