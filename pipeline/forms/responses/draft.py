"""What goes on one member's answer to a round of appraisal, before any cell is written."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.forms.appraisal.draft import Pair, marks_of
from pipeline.forms.kit.identity import Identity, identity_for
from pipeline.forms.kit.paper import FilledRow
from pipeline.forms.kit.rounds import find_filled, rows_by_key, values_again
from pipeline.forms.kit.table import Value
from pipeline.forms.responses.layout import PAPER
from pipeline.forms.responses.reader import FilledResponse
from pipeline.model.bloc import Member
from pipeline.model.grounds import Grounds
from pipeline.model.result import Appraised, Mark, Review
from pipeline.model.scale import Line
from pipeline.scoring.spread import counting
from pipeline.text.appraisal import changed_by, figures_in_words, reasons_in_words


class Outcome(NamedTuple):
    """What came of a round: the review as it stands after it, of which rounds workbooks were counted, and the members'
    answers that count so far.
    """

    grounds: Grounds
    after: Review
    rounds: frozenset[int]
    answered: tuple[FilledResponse, ...]


class ResponseRow(NamedTuple):
    """One line: the member's own result and points, the appraisers', why, and what was answered already."""

    line: Line
    reported: Value
    own: Decimal
    figure: Value
    points: Decimal
    reasons: str
    given: tuple[Value, ...]


class ResponseDraft(NamedTuple):
    """One member's form."""

    grounds: Grounds
    member: Member
    number: int
    rows: tuple[ResponseRow, ...]

    @property
    def identity(self) -> Identity:
        """Whose form it is, and made for what."""
        return identity_for(self.grounds, unit=self.member.code, number=self.number)

    @property
    def file(self) -> str:
        """The form's name: never that of the score form, beside which it may be put."""
        return f"giai-trinh-{self.member.code}.xlsx"


def draft_responses(outcome: Outcome, number: int, former: Iterable[FilledResponse]) -> Iterator[ResponseDraft]:
    """The form of every member with a line whose points are not its own any more, or that answered something.

    What was filled in before stands there again: from the inbox, else from the `former` output.
    """
    former, marks = tuple(former), marks_of(outcome.after)
    lines = {(appraised.unit, appraised.line): appraised for appraised in outcome.after.appraised}
    for member in outcome.grounds.config.bloc.members:
        identity = identity_for(outcome.grounds, unit=member.code, number=number)
        filled = find_filled(outcome.answered, identity) or find_filled(former, identity)
        given = rows_by_key(filled) if filled else {}
        rows = tuple(_rows(outcome.grounds, member, marks, lines, given))
        if rows:
            yield ResponseDraft(grounds=outcome.grounds, member=member, number=number, rows=rows)


def _rows(
    grounds: Grounds,
    member: Member,
    marks: Mapping[Pair, Mark],
    lines: Mapping[Pair, Appraised],
    given: Mapping[tuple[str, ...], FilledRow],
) -> Iterator[ResponseRow]:
    for line in grounds.scale.lines:
        mark, appraised = marks.get((member.code, line.code)), lines.get((member.code, line.code))
        before = given.get((line.code,))
        answered = before is not None and before.is_filled
        changed = appraised is not None and appraised.counted != appraised.own
        if mark is None or line.rule is None or not (changed or answered):
            continue
        yield ResponseRow(
            line=line,
            reported=mark.reported,
            own=appraised.own if appraised else mark.points,
            figure=_figure(appraised) if appraised else None,
            points=mark.points,
            reasons=_reasons(appraised, line) if appraised else "",
            given=values_again(before, line) if before else (None,) * len(PAPER.inputs),
        )


def _figure(appraised: Appraised) -> Value:
    """What appraisers put in place of the result: the value of one, the words of several."""
    opinions = counting(appraised)
    found = [counted.opinion for counted in opinions if counted.opinion.figure is not None]
    if len(opinions) == 1:
        return found[0].figure if found else None
    return figures_in_words(found) or None


def _reasons(appraised: Appraised, line: Line) -> str:
    """Why the points are others: the appraisers' reasons, or on which line theirs bear."""
    opinions = counting(appraised)
    if opinions:
        return reasons_in_words(opinions)
    source = line.rule and (line.rule.follows or line.rule.exceeds)
    return changed_by(source or "") if appraised.counted != appraised.own else ""
