"""What the appraisers say, laid over what the members say (CONTRACT section 12). Pure.

For a member and line the last round with any value counts. A single appraiser's figure replaces the reported one
wherever it is used; of several appraisers each one's points are computed, rounded, combined and rounded again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pipeline.model.bloc import AppraisalPolicy, Bloc
from pipeline.model.rounding import half_up
from pipeline.model.scale import Line, Scale
from pipeline.model.submission import Verdict
from pipeline.scoring.answers import Reach, Said, Statement, follower_reach
from pipeline.sheets.reading import fit

Verdicts = Mapping[tuple[str, str], tuple[Verdict, ...]]
"""By member and line code: the verdicts of the round that counts, in the order of the appraisers' names."""


def office_of(bloc: Bloc, scale: Scale, line: Line) -> str:
    """`Phụ trách` of the line, else of the nearest row above, else the bloc's head; empty where there is none."""
    head = next((member.name for member in bloc.members if member.code == bloc.head), "")
    return next((row.appraiser for row in scale.ancestry(line) if row.appraiser), head)


def counting(verdicts: Iterable[Verdict]) -> Verdicts:
    """For every member and line the verdicts of the last round that has any."""
    found: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in verdicts:
        found.setdefault((verdict.unit, verdict.line), []).append(verdict)
    last = {place: max(verdict.round for verdict in given) for place, given in found.items()}
    return {
        place: tuple(sorted((one for one in given if one.round == last[place]), key=lambda one: one.appraiser))
        for place, given in found.items()
    }


def overlaid(statement: Statement, verdicts: Verdicts) -> Statement:
    """A statement as it stands after the appraisal.

    A value makes a line apply that the member marked `x`; a single appraiser's figure takes the place of the
    reported one there and, by `theo dòng`, on the lines that follow it.
    """
    unit = statement.member.code
    touched = {code for code in statement.said if (unit, code) in verdicts}
    if not touched:
        return statement
    said = dict(statement.said)
    for code in touched:
        said[code] = _appraised(said[code], verdicts[unit, code])
    for code, one in said.items():
        if one.line.rule and one.line.rule.follows:
            said[code] = _followed(one, said.get(one.line.rule.follows))
    return replace(statement, said=said)


def applicable(statement: Statement, verdict: Verdict) -> bool:
    """False where the line does not apply for another reason than an `x`; `statement` is laid over already."""
    said = statement.said.get(verdict.line)
    return said is not None and said.unmarked is Reach.APPLIES


def _appraised(said: Said, given: tuple[Verdict, ...]) -> Said:
    figure = given[0].figure if len(given) == 1 else None
    if figure is None:
        return replace(said, marked=False)
    return replace(said, marked=False, answer=figure, blank=False)


def _followed(said: Said, source: Said | None) -> Said:
    question = said.line.rule.question if said.line.rule else None
    answer = fit(source.answer, question) if source and source.answer is not None and question else None
    blank = source.blank if source else True
    return replace(said, unmarked=follower_reach(said.line, source), answer=answer, blank=blank)


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
