"""What came of the appraisal, line by line, and how far appraisers of one line are from each other. Pure.

It looks at what was said and changes nothing. Source: CONTRACT section 12.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.model.result import Appraised, Voice
from pipeline.model.scale import Kind
from pipeline.model.submission import Response, Verdict
from pipeline.scoring.judging import Hearing
from pipeline.scoring.marks import opinion
from pipeline.text.words import fold

Place = tuple[str, str]
"""A member's code and a line's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bias:
    """How one appraiser's points stand to those of the others on the lines it shares with them.

    Every number is a difference to the mean of the others on the same line of the same member; above zero is better
    for the member, so that on a deduction line the sign is turned.
    """

    appraiser: str
    lines: int
    mean: Fraction
    highest: Fraction
    lowest: Fraction


def appraised(hearings: Sequence[Hearing], responses: Iterable[Response] = ()) -> tuple[Appraised, ...]:
    """Every line that was appraised, changed by the appraisal or explained by its member, in order."""
    spoken = _spoken(hearings)
    named = {*spoken, *((one.unit, one.line) for one in responses)}
    if not named:
        return ()
    own, last = hearings[0], hearings[-1]
    found = []
    for statement in last.statements:
        unit = statement.member.code
        for code, points in last.points[unit].items():
            before = own.points[unit][code].points
            if (unit, code) in named or before != points.points:
                told = Appraised(
                    unit=unit,
                    line=code,
                    kind=statement.said[code].line.kind,
                    own=before,
                    counted=points.points,
                    voices=tuple(spoken.get((unit, code), ())),
                )
                found.append(told)
    return tuple(found)


def _spoken(hearings: Sequence[Hearing]) -> Mapping[Place, list[Voice]]:
    """All voices by place, in the order of rounds."""
    found: dict[Place, list[Voice]] = {}
    for place in {place for hearing in hearings[1:] for place in hearing.verdicts}:
        for hearing, verdict, counts in heard(hearings, place):
            statement = next(one for one in hearing.statements if one.member.code == verdict.unit)
            voice = Voice(verdict, opinion(hearing.court, statement, verdict), counts)
            found.setdefault(place, []).append(voice)
    return found


def heard(hearings: Sequence[Hearing], place: Place) -> Iterator[tuple[Hearing, Verdict, bool]]:
    """Every round's verdicts on a line, the stage at which each is weighed, and whether it counts in the end.

    Those that count are weighed with the last round, the others with their own.
    """
    last = hearings[-1]
    for hearing in hearings[1:]:
        for verdict in hearing.verdicts.get(place, ()):
            if verdict.round == hearing.round:
                counts = verdict in last.verdicts[place]
                yield last if counts else hearing, verdict, counts


def counting(one: Appraised) -> tuple[Voice, ...]:
    """The voices of the round that counts."""
    return tuple(voice for voice in one.voices if voice.counts)


def reach(one: Appraised) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest points of several appraisers; None where fewer than two have a say."""
    points = [voice.points for voice in counting(one)]
    return (min(points), max(points)) if len(points) > 1 else None


def biases(lines: Iterable[Appraised]) -> tuple[Bias, ...]:
    """Every appraiser that shares a line with another, the most generous first, then by name."""
    names: dict[str, str] = {}
    apart: dict[str, list[Fraction]] = {}
    for one in lines:
        voices = counting(one)
        for voice in voices if len(voices) > 1 else ():
            key = fold(voice.verdict.appraiser)
            names[key] = min(names.get(key, voice.verdict.appraiser), voice.verdict.appraiser)
            apart.setdefault(key, []).append(_apart(one.kind, voice, voices))
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


def _apart(kind: Kind, voice: Voice, voices: Sequence[Voice]) -> Fraction:
    """One appraiser's points less the mean of the others'."""
    others = [Fraction(one.points) for one in voices if one is not voice]
    apart = Fraction(voice.points) - sum(others, Fraction(0)) / len(others)
    return -apart if kind is Kind.DEDUCTION else apart
