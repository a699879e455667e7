"""Whose result of then is whose of now: members change their names and codes, leave, join, are merged and split.

A code that is a member's now is that member's. A code that is nobody's any more belongs to the members that have it, or
the name that went with it, among their aliases, or are called by that name. One result of then and one member of now
are compared; where several came together, or one became several, nobody is compared with anybody.
"""

from collections.abc import Sequence

from pipeline.model.bloc import Member
from pipeline.model.grounds import Parted, PastResult
from pipeline.text.words import fold


def by_todays_codes(
    results: Sequence[PastResult], members: Sequence[Member]
) -> tuple[dict[str, PastResult], tuple[Parted, ...]]:
    """The results that members of now are compared with, by their codes of now, and those compared with nobody."""
    heirs = {one.unit: _heirs(one, members) for one in results}
    inherited = [code for codes in heirs.values() for code in codes]
    compared: dict[str, PastResult] = {}
    parted: list[Parted] = []
    for one in results:
        match heirs[one.unit]:
            case (code,) if inherited.count(code) == 1:
                compared[code] = one
            case codes:
                parted.append(Parted(one, codes))
    return compared, tuple(parted)


def _heirs(result: PastResult, members: Sequence[Member]) -> tuple[str, ...]:
    """The codes of the members of now that a result is said to be of."""
    if any(member.code == result.unit for member in members):
        return (result.unit,)
    then = {fold(result.unit), fold(result.name)}
    return tuple(member.code for member in members if then & {fold(member.name), *map(fold, member.aliases)})
