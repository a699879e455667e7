"""What goes on one appraiser's workbook, before any cell is written."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.forms.appraisal.appraisers import Appraiser
from pipeline.forms.appraisal.layout import PAPER
from pipeline.forms.appraisal.opinions import figure_question
from pipeline.forms.appraisal.reader import FilledAppraisal
from pipeline.forms.kit.identity import Identity, identity_for
from pipeline.forms.kit.rounds import rows_by_key, value_again, values_again
from pipeline.forms.kit.table import Value
from pipeline.model.bloc import Member
from pipeline.model.finding import Finding
from pipeline.model.grounds import Grounds
from pipeline.model.result import Basis, Mark, Review
from pipeline.model.scale import Line
from pipeline.scoring.answers import LineAnswer, Reach, Statement
from pipeline.scoring.offices import name_in_opinions, offices_of
from pipeline.sheets.reading import is_blank, shown
from pipeline.text.appraisal import response_in_words
from pipeline.text.findings import message
from pipeline.text.numbers import short
from pipeline.text.terms import SEVERITIES
from pipeline.text.workbooks.forms import MARKED, NO_FORM, NO_TARGET, NOT_FOLLOWED, OF_SIX_MONTHS

NOT_APPRAISED = {Reach.NO_TARGET: NO_TARGET, Reach.NOT_FOLLOWED: NOT_FOLLOWED}

Pair = tuple[str, str]
"""A member's code and a line's."""


class Known(NamedTuple):
    """What is known when a round begins: what members say (`own`), what it comes to after the rounds before.

    `appraisals` are the counted workbooks of all rounds so far.
    """

    grounds: Grounds
    statements: tuple[Statement, ...]
    own: Review
    before: Review
    appraisals: tuple[FilledAppraisal, ...]


class DraftRow(NamedTuple):
    """One member and line. `remark` is what to look at; `open` False: a value would be refused.

    `earlier` holds a value a `Part` for each earlier round, `given` what stands in the three inputs already.
    """

    member: Member
    line: Line
    is_first: bool
    open: bool
    target: Decimal | None
    reported: Value
    claimed: Value
    computed: Decimal | None
    evidence: str
    note: str
    remark: str
    earlier: tuple[Value, ...]
    given: tuple[Value, ...]


class Draft(NamedTuple):
    """One appraiser's workbook. `rounds` are the earlier rounds shown, `lists` the option lists by place."""

    grounds: Grounds
    appraiser: Appraiser
    number: int
    rows: tuple[DraftRow, ...]
    rounds: tuple[int, ...]
    lists: tuple[tuple[str, ...], ...]

    @property
    def identity(self) -> Identity:
        """Whose workbook it is, and made for what."""
        return appraiser_identity(self.grounds, self.appraiser, self.number)


def appraiser_identity(grounds: Grounds, appraiser: Appraiser, number: int) -> Identity:
    """What the workbook of an appraiser in a round says of itself."""
    return identity_for(grounds, appraiser=appraiser.key, number=number)


def draft_workbook(known: Known, appraiser: Appraiser, number: int, filled: FilledAppraisal | None) -> Draft:
    """The workbook of one appraiser for one round; `filled` is one that was filled before."""
    rounds = tuple(sorted({of.identity.round for of in known.appraisals if of.identity and of.identity.round < number}))
    sources = _Sources(known, rounds, filled)
    rows = tuple(
        sources.row(member, line, place == 0) for member, lines in appraiser.places for place, line in enumerate(lines)
    )
    questions = (figure_question(row.line) for row in rows)
    lists = dict.fromkeys(question.options for question in questions if question and question.options)
    return Draft(
        grounds=known.grounds, appraiser=appraiser, number=number, rows=rows, rounds=rounds, lists=tuple(lists)
    )


class _Sources:
    """Where the cells of a row come from, by member and line."""

    def __init__(self, known: Known, rounds: tuple[int, ...], filled: FilledAppraisal | None) -> None:
        self._known = known
        self._said = {(of.member.code, code): answer for of in known.statements for code, answer in of.answers.items()}
        self._own, self._before = marks_of(known.own), marks_of(known.before)
        self._findings = _by_place(known)
        self._given = rows_by_key(filled) if filled else {}
        self._rounds = rounds
        self._responses = {(said.unit, said.line, said.round): response_in_words(said) for said in known.own.responses}
        config = known.grounds.config
        offices = offices_of(config.bloc, known.grounds.scale)
        self._earlier = [
            (of.identity.round, name_in_opinions(config, offices, of.identity.appraiser), rows_by_key(of))
            for of in known.appraisals
            if of.identity
        ]

    def row(self, member: Member, line: Line, is_first: bool) -> DraftRow:
        pair = (member.code, line.code)
        said, own, before = self._said.get(pair), self._own.get(pair), self._before.get(pair)
        given = self._given.get(pair)
        return DraftRow(
            member=member,
            line=line,
            is_first=is_first,
            open=said is None or said.unmarked is Reach.APPLIES,
            target=said.target if said else self._target(member, line),
            reported=_reported(said, own),
            claimed=_claimed(said, own),
            computed=before.points if before and (before.points or before.basis is not Basis.NOT_APPLICABLE) else None,
            evidence=shown(said.entry.evidence) if said else "",
            note=shown(said.entry.note) if said else "",
            remark="\n".join([*self._remarks(pair, said), *self._of_year(member, line)]),
            earlier=tuple(self._said_before(pair, line)),
            given=values_again(given, line) if given else (None,) * len(PAPER.inputs),
        )

    def _target(self, member: Member, line: Line) -> Decimal | None:
        grounds = self._known.grounds
        return grounds.targets.get(grounds.scale.source(line).code, {}).get(member.code)

    def _of_year(self, member: Member, line: Line) -> Iterator[str]:
        """The year's target, where the member is measured by another in six months."""
        grounds = self._known.grounds
        own, year = self._target(member, line), grounds.year_target(grounds.scale.source(line).code, member.code)
        if own is not None and year is not None and own != year:
            yield OF_SIX_MONTHS.format(year=short(year))

    def _remarks(self, pair: Pair, said: LineAnswer | None) -> Iterator[str]:
        if said is None:
            yield NO_FORM
        elif said.unmarked in NOT_APPRAISED:
            yield NOT_APPRAISED[said.unmarked]
        elif said.marked:
            yield MARKED
        for finding in self._findings.get(pair, ()):
            yield f"{SEVERITIES[finding.severity]}: {message(finding)}"

    def _said_before(self, pair: Pair, line: Line) -> Iterator[Value]:
        """A value a `Part` of each earlier round; what several appraisers say stands with their names."""
        for number in self._rounds:
            of_round = [(who, rows[pair].inputs) for at, who, rows in self._earlier if at == number and pair in rows]
            for column in PAPER.inputs:
                cells = [(who, inputs[column]) for who, inputs in of_round]
                values = [value for _, cell in cells if (value := value_again(cell, line)) is not None]
                texts = [f"{who}: {shown(cell)}" for who, cell in cells if not is_blank(cell)]
                yield values[0] if len(values) == 1 else "\n".join(texts) or None
            yield self._responses.get((*pair, number))


def marks_of(review: Review) -> Mapping[Pair, Mark]:
    """All marks of a review by member and line."""
    cards = [standing.card for standing in review.board.standings]
    cards += [missing.card for missing in review.board.not_ranked if missing.card]
    return {(card.member.code, mark.code): mark for card in cards for mark in card.marks}


def _by_place(known: Known) -> Mapping[Pair, list[Finding]]:
    """What is to be said of the members' own forms, by member and line, each sentence once."""
    forms = {of.member.code: of.submission.file for of in known.statements}
    found: dict[Pair, list[Finding]] = {}
    for finding in known.own.findings:
        if finding.unit and finding.line and finding.file == forms.get(finding.unit):
            found.setdefault((finding.unit, finding.line), []).append(finding)
    return found


def _reported(said: LineAnswer | None, own: Mark | None) -> Value:
    """What stands in `Kết quả`: the value where it was understood, else the text as it is."""
    if said is None or own is None:
        return None
    return own.reported if own.reported is not None else shown(said.entry.reported) or None


def _claimed(said: LineAnswer | None, own: Mark | None) -> Value:
    """What stands in `Điểm tự chấm`: the member's own points, or what its results come to."""
    if said is None or own is None:
        return None
    if own.claimed is not None:
        return own.claimed
    if own.basis is Basis.COMPUTED:
        return own.points
    return None if said.entry.claimed.formula else shown(said.entry.claimed) or None
