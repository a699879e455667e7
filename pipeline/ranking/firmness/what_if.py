"""What-ifs of one member: its numbers in units, of which some are changed, added up and compared anew.

The adding up is that of `scoring.adding`, the comparing that of `ranking.places`; in place of a number may stand an
array of them, one a what-if.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from pipeline.model.result import Basis, Standing
from pipeline.model.rounding import Units, number_of
from pipeline.model.scale import Kind
from pipeline.ranking.firmness.alike import Alike, Ways
from pipeline.ranking.firmness.everybody import Everybody
from pipeline.ranking.places import SECTION, Key, key
from pipeline.scoring.adding import before_caps, capped, result_of
from pipeline.scoring.units import Sum, Terms

_level = attrgetter("level")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One ranked member's numbers as the review has them, in units.

    `points` are those of the lines that apply to it. Of rows there are those that what-ifs look at: `own` points,
    `branch` what they come to before their own caps, `rows` with them. `full` is the maximum if every line applied
    (for `rescale`), `early` how early its form came, `key` what the member is compared by.
    """

    standing: Standing
    points: Mapping[str, int]
    own: Mapping[str, Sum]
    branch: Mapping[str, Sum]
    rows: Mapping[str, Sum]
    full: int
    carried: int
    carried_maximum: int
    early: int
    key: Key


def contenders(members: Everybody, ways: Ways) -> tuple[Contender, ...]:
    """The members one by one, in order of place."""
    terms, number = members.terms, len(members.standings)

    def numbers(units: Units) -> list[int]:
        return units.tolist() if isinstance(units, np.ndarray) else [number_of(units)] * number

    def each(sums: Mapping[str, Sum]) -> list[dict[str, Sum]]:
        one_by_one = [map(Sum, *map(numbers, whole)) for whole in sums.values()]
        return [dict(zip(sums, whole, strict=True)) for whole in zip(*one_by_one, strict=True)] or [{}] * number

    keys = zip(*map(numbers, members.key(members.result())), strict=True)
    branches = {
        code: before_caps(terms, terms.scale.by_code[code], members.own, members.rows) for code in ways.barriers
    }
    own = {code: members.own[code] for code in ways.above if code in members.own}
    rows = {code: members.rows[code] for code in _looked_at(terms, ways)}
    others = map(numbers, (members.full(), members.carried, members.carried_maximum, members.early))
    return tuple(
        Contender(
            standing=standing,
            points={
                mark.code: members.points[mark.code][at]
                for mark in standing.card.marks
                if mark.kind is not Kind.CONDITION and mark.basis is not Basis.NOT_APPLICABLE
            },
            own=its_own,
            branch=branch,
            rows=its_rows,
            full=full,
            carried=carried,
            carried_maximum=carried_maximum,
            early=early,
            key=compared,
        )
        for at, (standing, its_own, branch, its_rows, full, carried, carried_maximum, early, compared) in enumerate(
            zip(members.standings, each(own), each(branches), each(rows), *others, keys, strict=True)
        )
    )


def _looked_at(terms: Terms, ways: Ways) -> set[str]:
    """The rows that members are compared by, that may hold points back, or are added up again."""
    scale = terms.scale
    breaks = {rule.removeprefix(SECTION) for rule in terms.config.ranking.tie_breaks if rule.startswith(SECTION)}
    added = {child.code for code in ways.above for child in scale.children[code]}
    return {section.code for section in scale.sections} | breaks | ways.barriers | added


def key_if(terms: Terms, contender: Contender, moves: Mapping[Alike, Units]) -> Key:
    """What the member would be compared by with so many points more on some of its lines; all lines alike as one.

    Whether a line counts in the maximum stays, and so does what was carried over.
    """
    scale, rows = terms.scale, dict(contender.rows)
    changed = {one.code: one for code, _ in moves if code for one in scale.ancestry(scale.by_code[code])}
    parents = {line.parent for line in changed.values()}
    for line in sorted(changed.values(), key=_level, reverse=True):
        code = line.code
        branch = before_caps(terms, line, contender.own, rows) if code in parents else contender.branch[code]
        for alike, move in moves.items():
            if alike.row == code:
                branch = _moved(branch, alike.kind, move)
        rows[code] = capped(line, terms.caps[code], branch)
    for (code, kind), move in moves.items():
        if not code:
            free = _free_section(terms)
            rows[free] = _moved(rows[free], kind, move)
    result = result_of(terms, rows, contender.full, contender.carried, contender.carried_maximum)
    return key(result, contender.early, terms.config.ranking)


def _moved(points: Sum, kind: Kind, move: Units) -> Sum:
    """The kind is called like the component of a sum that holds its points."""
    return points._replace(**{kind: getattr(points, kind) + move})


def _free_section(terms: Terms) -> str:
    """The last section that no tie-break looks at: what nothing holds back comes to the same in each of these."""
    breaks = terms.config.ranking.tie_breaks
    return next(one.code for one in reversed(terms.scale.sections) if f"{SECTION}{one.code}" not in breaks)
