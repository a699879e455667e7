"""What came of the appraisal, line by line, and how far appraisers of one line are from each other. Pure.

It looks at opinions and changes nothing. Source: CONTRACT section 12.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.model.result import Appraised, OpinionPoints
from pipeline.model.scale import Kind
from pipeline.model.submission import Opinion, Response
from pipeline.scoring.marks import opinion_points
from pipeline.scoring.stages import ScoringStage
from pipeline.text.words import fold

Place = tuple[str, str]
"""A member's code and a line's."""


class Bias(NamedTuple):
    """How one appraiser's points stand to those of the others on the lines it shares with them.

    Every number is a difference to the mean of the others on the same line of the same member; above zero is better
    for the member, so that on a deduction line the sign is turned.
    """

    appraiser: str
    lines: int
    mean: Fraction
    highest: Fraction
    lowest: Fraction


def appraised(stages: Sequence[ScoringStage], responses: Iterable[Response] = ()) -> tuple[Appraised, ...]:
    """Every line that was appraised, changed by the appraisal or explained by its member, in order."""
    opinions_given = _given(stages)
    named = {*opinions_given, *((one.unit, one.line) for one in responses)}
    if not named:
        return ()
    own, last = stages[0], stages[-1]
    found = []
    for statement in last.statements:
        unit = statement.member.code
        for code, points in last.points[unit].items():
            before = own.points[unit][code].points
            if (unit, code) in named or before != points.points:
                kind, opinions = statement.answers[code].line.kind, tuple(opinions_given.get((unit, code), ()))
                found.append(
                    Appraised(unit=unit, line=code, kind=kind, own=before, counted=points.points, opinions=opinions)
                )
    return tuple(found)


def _given(stages: Sequence[ScoringStage]) -> Mapping[Place, list[OpinionPoints]]:
    """All opinions by place, in the order of rounds."""
    found: dict[Place, list[OpinionPoints]] = {}
    for place in {place for stage in stages[1:] for place in stage.opinions}:
        for stage, opinion, counts in opinions_on(stages, place):
            statement = next(one for one in stage.statements if one.member.code == opinion.unit)
            given = OpinionPoints(opinion, opinion_points(stage.context, statement, opinion), counts)
            found.setdefault(place, []).append(given)
    return found


def opinions_on(stages: Sequence[ScoringStage], place: Place) -> Iterator[tuple[ScoringStage, Opinion, bool]]:
    """Every round's opinions on a line, the stage at which each is weighed, and whether it counts in the end.

    Those that count are weighed with the last round, the others with their own.
    """
    last = stages[-1]
    for stage in stages[1:]:
        for opinion in stage.opinions.get(place, ()):
            if opinion.round == stage.round:
                counts = opinion in last.opinions[place]
                yield last if counts else stage, opinion, counts


def counting(one: Appraised) -> tuple[OpinionPoints, ...]:
    """The opinions of the round that counts."""
    return tuple(given for given in one.opinions if given.counts)


def reach(one: Appraised) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest points of several appraisers; None where fewer than two count."""
    points = [given.points for given in counting(one)]
    return (min(points), max(points)) if len(points) > 1 else None


def biases(lines: Iterable[Appraised]) -> tuple[Bias, ...]:
    """Every appraiser that shares a line with another, the most generous first, then by name."""
    names: dict[str, str] = {}
    apart: dict[str, list[Fraction]] = {}
    for one in lines:
        opinions = counting(one)
        for given in opinions if len(opinions) > 1 else ():
            key = fold(given.opinion.appraiser)
            names[key] = min(names.get(key, given.opinion.appraiser), given.opinion.appraiser)
            apart.setdefault(key, []).append(_apart(one.kind, given, opinions))
    found = [
        Bias(
            appraiser=names[key],
            lines=len(each),
            mean=sum(each, Fraction(0)) / len(each),
            highest=max(each),
            lowest=min(each),
        )
        for key, each in apart.items()
    ]
    return tuple(sorted(found, key=lambda bias: (-bias.mean, bias.appraiser)))


def _apart(kind: Kind, given: OpinionPoints, opinions: Sequence[OpinionPoints]) -> Fraction:
    """One appraiser's points less the mean of the others'."""
    others = [Fraction(one.points) for one in opinions if one is not given]
    apart = Fraction(given.points) - sum(others, Fraction(0)) / len(others)
    return -apart if kind is Kind.DEDUCTION else apart
