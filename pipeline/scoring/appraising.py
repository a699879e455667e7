"""Opinions of appraisers put over the answers of members (CONTRACT section 12). Pure.

For a member and line the last round with any value counts. A single appraiser's figure replaces the reported one
wherever it is used; of several appraisers each one's points are computed, rounded, combined and rounded again.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from pipeline.model.bloc import AppraisalPolicy
from pipeline.model.by_code import ByCode
from pipeline.model.rounding import half_up
from pipeline.model.submission import Opinion
from pipeline.scoring.answers import LineAnswer, Reach, Statement, follower_reach
from pipeline.sheets.reading import fit

Opinions = Mapping[tuple[str, str], tuple[Opinion, ...]]
"""By member and line code: the opinions of the round that counts, in the order of the appraisers' names."""


def counting(opinions: Iterable[Opinion]) -> Opinions:
    """For every member and line the opinions of the last round that has any."""
    found: dict[tuple[str, str], list[Opinion]] = {}
    for opinion in opinions:
        found.setdefault((opinion.unit, opinion.line), []).append(opinion)
    last = {place: max(opinion.round for opinion in given) for place, given in found.items()}
    return {
        place: tuple(sorted((one for one in given if one.round == last[place]), key=lambda one: one.appraiser))
        for place, given in found.items()
    }


def overlaid(statement: Statement, opinions: Opinions) -> Statement:
    """A statement as it stands after the appraisal.

    A value makes a line apply that the member marked `x`; a single appraiser's figure takes the place of the
    reported one there and, by `theo dòng`, on the lines that follow it.
    """
    unit = statement.member.code
    touched = {code for code in statement.answers if (unit, code) in opinions}
    if not touched:
        return statement
    answered = dict(statement.answers.items())
    for code in touched:
        answered[code] = _appraised(answered[code], opinions[unit, code])
    for code, one in answered.items():
        if one.line.rule and one.line.rule.follows:
            answered[code] = _followed(one, answered.get(one.line.rule.follows))
    return statement._replace(answers=ByCode(answered))


def applicable(statement: Statement, opinion: Opinion) -> bool:
    """False where the line does not apply for another reason than an `x`; `statement` is `overlaid` already."""
    answered = statement.answers.get(opinion.line)
    return answered is not None and answered.unmarked is Reach.APPLIES


def _appraised(answered: LineAnswer, given: tuple[Opinion, ...]) -> LineAnswer:
    figure = given[0].figure if len(given) == 1 else None
    if figure is None:
        return answered._replace(marked=False)
    return answered._replace(marked=False, answer=figure, blank=False)


def _followed(answered: LineAnswer, source: LineAnswer | None) -> LineAnswer:
    question = answered.line.rule.question if answered.line.rule else None
    answer = fit(source.answer, question) if source and source.answer is not None and question else None
    blank = source.blank if source else True
    return answered._replace(unmarked=follower_reach(answered.line, source), answer=answer, blank=blank)


def combined(points: Sequence[Decimal], policy: AppraisalPolicy, decimals: int) -> Decimal:
    """One number out of several appraisers' rounded points: the mean of those that bear on it, rounded."""
    kept = bearing(points, policy)
    return half_up(sum(map(Fraction, kept), Fraction(0)) / len(kept), decimals)


def bearing(points: Sequence[Decimal], policy: AppraisalPolicy) -> tuple[Decimal, ...]:
    """Of several appraisers' points those whose mean counts, the lowest first.

    All of them; the one or two in the middle by `median`; those without the k highest and lowest by `trimmed:k`.
    """
    ordered = sorted(points)
    if policy.combine == "median":
        middle = (len(ordered) - 1) // 2
        ordered = ordered[middle : len(ordered) - middle]
    elif policy.trim and len(ordered) > 2 * policy.trim:
        ordered = ordered[policy.trim : len(ordered) - policy.trim]
    return tuple(ordered)
