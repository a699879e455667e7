"""What goes on one member's answer to a round of appraisal, before any cell is written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal

from pipeline.forms.appraisal.draft import Value, marks_of, value_of
from pipeline.forms.kit.identity import occasion_for
from pipeline.forms.responses.layout import INPUTS, Identity
from pipeline.forms.responses.reader import FilledResponse, FilledRow
from pipeline.model.bloc import Member
from pipeline.model.grounds import Grounds
from pipeline.model.result import Appraised, Mark, Review
from pipeline.model.scale import Line
from pipeline.scoring.spread import counting
from pipeline.sheets.reading import is_blank
from pipeline.text.appraisal_words import changed_by, figures_told, reasons_told
from pipeline.text.words import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a round: the review as it stands after it, of which rounds workbooks were heard, and the members'
    answers that count so far.
    """

    grounds: Grounds
    after: Review
    rounds: frozenset[int]
    answered: tuple[FilledResponse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRow:
    """One line: the member's own result and points, the appraisers', why, and what was answered already."""

    line: Line
    reported: Value
    own: Decimal
    figure: Value
    points: Decimal
    reasons: str
    given: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseDraft:
    """One member's form."""

    grounds: Grounds
    member: Member
    number: int
    rows: tuple[ResponseRow, ...]

    @property
    def identity(self) -> Identity:
        """Whose form it is, and made for what."""
        return identity_for(self.grounds, self.member, self.number)

    @property
    def file(self) -> str:
        """The form's name: never that of the score form, beside which it may be put."""
        return f"giai-trinh-{self.member.code}.xlsx"


def identity_for(grounds: Grounds, member: Member, number: int) -> Identity:
    """What the form of a member after a round says of itself."""
    return Identity(unit=member.code, round=number, **asdict(occasion_for(grounds)))


def draft_responses(outcome: Outcome, number: int, former: Iterable[FilledResponse]) -> Iterator[ResponseDraft]:
    """The form of every member with a line whose points are not its own any more, or that answered something.

    What was filled in before stands there again: from the inbox, else from the `former` output.
    """
    former, marks = tuple(former), marks_of(outcome.after)
    lines = {(one.unit, one.line): one for one in outcome.after.appraised}
    for member in outcome.grounds.config.bloc.members:
        identity = identity_for(outcome.grounds, member, number)
        filled = find_filled(outcome.answered, identity) or find_filled(former, identity)
        given = _given(filled) if filled else {}
        rows = tuple(_rows(outcome.grounds, member, marks, lines, given))
        if rows:
            yield ResponseDraft(grounds=outcome.grounds, member=member, number=number, rows=rows)


def _rows(
    grounds: Grounds,
    member: Member,
    marks: Mapping[tuple[str, str], Mark],
    lines: Mapping[tuple[str, str], Appraised],
    given: Mapping[str, FilledRow],
) -> Iterator[ResponseRow]:
    for line in grounds.scale.lines:
        mark, one, before = (
            marks.get((member.code, line.code)),
            lines.get((member.code, line.code)),
            given.get(line.code),
        )
        changed = one is not None and one.counted != one.own
        if mark is None or line.rule is None or not (changed or before):
            continue
        yield ResponseRow(
            line=line,
            reported=mark.reported,
            own=one.own if one else mark.points,
            figure=_figure(one) if one else None,
            points=mark.points,
            reasons=_reasons(one, line) if one else "",
            given=tuple(value_of(before.inputs[column], line) for column in INPUTS)
            if before
            else (None,) * len(INPUTS),
        )


def _figure(one: Appraised) -> Value:
    """What appraisers put in place of the result: the value of one, the words of several."""
    found = [voiced.opinion for voiced in counting(one) if voiced.opinion.figure is not None]
    if len(counting(one)) == 1:
        return found[0].figure if found else None
    return figures_told(found) or None


def _reasons(one: Appraised, line: Line) -> str:
    """Why the points are others: the appraisers' reasons, or on which line theirs bear."""
    opinions = counting(one)
    if opinions:
        return reasons_told(opinions)
    source = line.rule and (line.rule.follows or line.rule.exceeds)
    return changed_by(source or "") if one.counted != one.own else ""


def _given(filled: FilledResponse) -> dict[str, FilledRow]:
    """The answered rows by line; a line that stands twice counts as blank."""
    counts = Counter(row.code for row in filled.rows)
    return {
        row.code: row
        for row in filled.rows
        if counts[row.code] == 1 and not all(is_blank(cell) for cell in row.inputs.values())
    }


def find_filled(forms: Iterable[FilledResponse], identity: Identity) -> FilledResponse | None:
    """The form of this member and round, of the same bloc, year and period; answered ones first."""
    same = [one for one in forms if one.identity and _whose(one.identity) == _whose(identity)]
    return next((one for one in same if _given(one)), None)


def _whose(identity: Identity) -> tuple[object, ...]:
    return identity.unit, identity.round, identity.period, fold(identity.bloc), identity.year
