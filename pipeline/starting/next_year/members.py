"""What became of the members over the turn of the year: the same, called otherwise, merged, gone, new."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.bloc import Bloc, Member
from pipeline.text.next_year import (
    NOBODY_LEFT,
    code_taken,
    merged_alone,
    no_such_member,
    told_twice,
)
from pipeline.text.words import did_you_mean, fold


@dataclass(frozen=True, slots=True)
class Became:
    """Members that are one now: several were merged, one was renamed. `code` "" where it keeps its own."""

    codes: tuple[str, ...]
    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberChanges:
    """What a person says became of the members; whoever is not named stays as it was."""

    renamed: tuple[Became, ...] = ()
    merged: tuple[Became, ...] = ()
    left: tuple[str, ...] = ()
    joined: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Successor:
    """A member of next year, and of which members it came: none where it joined."""

    member: Member
    of: tuple[Member, ...]


def change_faults(bloc: Bloc, changes: MemberChanges) -> Iterator[str]:
    """What a person said of members that cannot be, in sentences."""
    codes = [member.code for member in bloc.members]
    named = [*changes.left, *(code for one in (*changes.renamed, *changes.merged) for code in one.codes)]
    yield from (no_such_member(code, did_you_mean(code, codes)) for code in named if code not in codes)
    yield from (told_twice(code) for code, times in Counter(named).items() if times > 1)
    yield from (merged_alone(one.codes) for one in changes.merged if len(set(one.codes)) < 2)
    if not any(True for _ in successors(bloc, changes)):
        yield NOBODY_LEFT
    now = Counter(one.member.code for one in successors(bloc, changes))
    yield from (code_taken(code) for code, times in now.items() if times > 1)


def successors(bloc: Bloc, changes: MemberChanges) -> tuple[Successor, ...]:
    """Next year's members: the old ones in their order, those merged at the place of the one kept, then the new."""
    by_code = {member.code: member for member in bloc.members}
    became = {_kept(one): one for one in (*changes.renamed, *changes.merged)}
    gone = {*changes.left, *(code for one in became.values() for code in one.codes if code != _kept(one))}
    stayed = (member for member in bloc.members if member.code not in gone)
    old = (
        _successor(member, became[member.code], by_code) if member.code in became else Successor(member, (member,))
        for member in stayed
    )
    return (*old, *(Successor(member, ()) for member in changes.joined))


def _kept(one: Became) -> str:
    """The code of the member whose entry goes on: the one that has the new code already, else the first."""
    return one.code if one.code in one.codes else one.codes[0]


def _successor(kept: Member, became: Became, by_code: Mapping[str, Member]) -> Successor:
    of = tuple(by_code[code] for code in became.codes if code in by_code)
    member = kept._replace(code=became.code or kept.code, name=became.name)
    known = {fold(member.code), fold(member.name)}
    aliases = list[str]()
    for text in (text for one in (kept, *of) for text in (*one.aliases, one.code, one.name)):
        if fold(text) not in known:
            known.add(fold(text))
            aliases.append(text)
    return Successor(member._replace(aliases=tuple(aliases)), of)


def next_code(code: str, after: Sequence[Successor]) -> str | None:
    """The code that a member has now; None where it left, or is one of several that were merged."""
    return next((one.member.code for one in after if [member.code for member in one.of] == [code]), None)


def next_seat(code: str, after: Sequence[Successor]) -> str | None:
    """The code of the member that took over, merged or not; None where it left."""
    return next((one.member.code for one in after if code in [member.code for member in one.of]), None)
