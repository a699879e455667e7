"""Who appraises which line of which member, by office (CONTRACT section 12): `Phụ trách`, and who stands in for whom.

An appraiser is known by its key: the code where it is a member, else the office's name. Keys are compared as words.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.model.bloc import Bloc, Config
from pipeline.model.scale import Line, Scale
from pipeline.text.labels import FIRST_DEPUTY, HEAD
from pipeline.text.words import fold


def office_of(bloc: Bloc, scale: Scale, line: Line) -> str:
    """`Phụ trách` of the line, else of the nearest row above, else the bloc's head; empty where there is none."""
    return _written(scale, line) or next((member.name for member in bloc.members if member.code == bloc.head), "")


def stands_in(bloc: Bloc, unit: str) -> str | None:
    """The code of the member who appraises a member's own rows: the first deputy, for the first deputy the head."""
    deputy = bloc.deputies[0] if bloc.deputies else None
    other = bloc.head if unit == deputy else deputy
    return None if other == unit else other


class Offices(NamedTuple):
    """Who is in charge of every line. `names` are members' names as words → their codes, `lines` line code → key."""

    bloc: Bloc
    names: Mapping[str, str]
    lines: Mapping[str, str]

    def key(self, word: str) -> str:
        """By what an appraiser is known that is called so."""
        return self.names.get(word) or self.names.get(fold(word), word)

    def appraiser(self, line: str, unit: str) -> str:
        """The key of whoever appraises this line of this member, "" where nobody does."""
        key = self.lines.get(line, "")
        return (stands_in(self.bloc, unit) or key) if key == unit else key

    def called(self, key: str) -> str:
        """The name that people know it by."""
        return next((member.name for member in self.bloc.members if member.code == key), key)


def name_in_opinions(config: Config, offices: Offices, key: str) -> str:
    """What opinions call an appraiser: an office or a member by its name, in cross-scoring a member by its code."""
    return key if config.appraisal.by == "members" else offices.called(key)


def offices_of(bloc: Bloc, scale: Scale) -> Offices:
    """The offices of a bloc by a scale."""
    named = Offices(bloc, _names(bloc), {})
    written = {line.code: _written(scale, line) for line in scale.lines if line.rule}
    return named._replace(lines={code: named.key(word) if word else bloc.head or "" for code, word in written.items()})


def _written(scale: Scale, line: Line) -> str:
    return next((row.appraiser for row in scale.ancestry(line) if row.appraiser), "")


def _names(bloc: Bloc) -> Mapping[str, str]:
    """Codes as they are; then as words names, short names, aliases, offices in the bloc, codes. The first of equals."""
    found = {member.code: member.code for member in bloc.members}
    for name, code in _called(bloc):
        if name and code:
            found.setdefault(fold(name), code)
    return found


def _called(bloc: Bloc) -> Iterator[tuple[str, str | None]]:
    yield from ((member.name, member.code) for member in bloc.members)
    yield from ((member.short, member.code) for member in bloc.members)
    yield from ((alias, member.code) for member in bloc.members for alias in member.aliases)
    yield HEAD, bloc.head
    yield FIRST_DEPUTY, next(iter(bloc.deputies), None)
    yield from ((member.code, member.code) for member in bloc.members)
