"""The rows of an appraiser's workbook → opinions, abstentions, and what is wrong with them (CONTRACT section 12).

A value that cannot be read counts as blank. Where nothing but a reason was written, it is why the appraiser abstains.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.forms.appraisal.layout import Column, Identity
from pipeline.forms.appraisal.reader import FilledAppraisal, FilledRow
from pipeline.model.cells import Cell
from pipeline.model.finding import Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.scale import Answer, Line, Question
from pipeline.model.submission import Abstention, Opinion
from pipeline.scoring.answers import at_cell, own_question
from pipeline.sheets.reading import Note, Reading, is_blank, read_answer, read_number, shown
from pipeline.text.numbers import short
from pipeline.text.words import did_you_mean

Pair = tuple[str, str]
"""A member's code and a line's."""


def figure_question(line: Line) -> Question | None:
    """What `Kết quả thẩm định` of a line asks; None where the line has no `Kết quả` of its own."""
    question = own_question(line) if line.rule else None
    return None if question is None or question.claimed else question


@dataclass(slots=True)
class Opinions:
    """All that a workbook says that can be used, and the findings of its cells, by row."""

    opinions: list[Opinion] = field(default_factory=list)
    abstentions: list[Abstention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def opinions_in(filled: FilledAppraisal, file: str, grounds: Grounds) -> Opinions:
    """What a counted workbook says."""
    said = Opinions()
    known = {member.code for member in grounds.config.bloc.members}
    doubled = {pair for pair, times in Counter(pairs(filled.rows)).items() if times > 1}
    seen: set[Pair] = set()
    for row in filled.rows:
        line = grounds.scale.by_code.get(row.code)
        if row.unit not in known or line is None:
            said.findings += _strangers(row, grounds)
        elif (row.unit, row.code) in doubled:
            if (row.unit, row.code) in seen:
                said.findings.append(replace(_at("duplicate_code", row.code, row.code_cell), unit=row.unit))
            seen.add((row.unit, row.code))
        elif filled.identity:
            opinion, told = _verdict(filled.identity, row, line)
            said.findings += told
            said.opinions += [opinion] if opinion else []
            said.abstentions += _abstention(filled.identity, row)
    said.findings = [replace(finding, file=file) for finding in said.findings]
    return said


def _abstention(identity: Identity, row: FilledRow) -> Iterator[Abstention]:
    """A reason beside two cells in which nothing was written."""
    if is_blank(row.figure) and is_blank(row.points) and not is_blank(row.reason):
        yield Abstention(
            unit=row.unit,
            line=row.code,
            appraiser=identity.appraiser,
            round=identity.round,
            reason=shown(row.reason),
            at=row.reason.ref,
        )


def pairs(rows: Iterable[FilledRow]) -> Iterator[Pair]:
    """The member and line of every row that names both."""
    return ((row.unit, row.code) for row in rows if row.unit and row.code)


def _strangers(row: FilledRow, grounds: Grounds) -> Iterator[Finding]:
    """A row of nobody in the bloc, or of no line of the scale; values without a code are not lost in silence."""
    members = [member.code for member in grounds.config.bloc.members]
    lines = grounds.scale.by_code
    unit = row.unit if row.unit in members else None
    if unit is None and not is_blank(row.unit_cell):
        where = row.unit_cell.ref.cell if row.unit_cell.ref else ""
        facts = {"found": shown(row.unit_cell), "where": where, "suggestion": did_you_mean(row.unit, members)}
        yield _at("unknown_member", row.code if row.code in lines else None, row.unit_cell, **facts)
    if row.code not in lines and not is_blank(row.code_cell):
        told = {"suggestion": did_you_mean(row.code, lines)} if row.code else {"number": shown(row.code_cell)}
        yield replace(_at("unknown_code", None, row.code_cell, **told), unit=unit)
    if is_blank(row.unit_cell) or is_blank(row.code_cell):
        filled = [cell for cell in row.inputs.values() if not is_blank(cell)]
        for cell in filled[:1]:
            yield replace(_at("unknown_code", None, cell, stray=shown(cell)), unit=unit)


def _verdict(identity: Identity, row: FilledRow, line: Line) -> tuple[Opinion | None, list[Finding]]:
    points, figure = _points(row.points, line), _figure(row.figure, line)
    told = [
        replace(_noted(note, line, cell), unit=row.unit)
        for cell, reading in ((row.figure, figure), (row.points, points))
        for note in reading.notes
    ]
    if points.value is None and figure.value is None:
        return None, told
    opinion = Opinion(
        unit=row.unit,
        line=line.code,
        appraiser=identity.appraiser,
        round=identity.round,
        points=_decimal(points.value),
        figure=figure.value,
        reason="" if is_blank(row.reason) else shown(row.reason),
        at=(row.figure if points.value is None else row.points).ref,
    )
    return opinion, told


def _points(cell: Cell, line: Line) -> Reading:
    """`Điểm thẩm định`: a number from 0 up, on every line with a rule."""
    if line.rule is None:
        return _not_applicable(cell, Column.POINTS)
    reading = read_number(cell, in_percent=line.in_percent)
    if isinstance(reading.value, Decimal) and reading.value < 0:
        return Reading(None, False, (Note("out_of_range", True, (("minimum", short(Decimal(0))),)),))
    return reading


def _figure(cell: Cell, line: Line) -> Reading:
    """`Kết quả thẩm định`, read as the line's `Kết quả`."""
    question = figure_question(line)
    if question is None:
        return _not_applicable(cell, Column.FIGURE)
    return read_answer(cell, question, in_percent=line.in_percent)


def _not_applicable(cell: Cell, column: Column) -> Reading:
    if is_blank(cell):
        return Reading(None, True)
    return Reading(None, False, (Note("appraised_not_applicable", True, (("column", column.value),)),))


def _noted(note: Note, line: Line, cell: Cell) -> Finding:
    finding = _at(note.code, line.code, cell, **dict(note.facts))
    return finding if note.refused else replace(finding, severity=Severity.INFO)


def _at(code: str, line: str | None, cell: Cell, **facts: str) -> Finding:
    return replace(at_cell(code, Severity.ERROR, line or "", cell, **facts), line=line)


def _decimal(value: Answer | None) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
