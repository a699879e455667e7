"""The rows of an appraiser's workbook → opinions, abstentions, and what is wrong with them (CONTRACT section 12).

A value that cannot be read counts as blank. Where nothing but a reason was written, it is why the appraiser abstains.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from pipeline.forms.appraisal.layout import Column
from pipeline.forms.appraisal.reader import FilledAppraisal
from pipeline.forms.kit.paper import FilledRow
from pipeline.forms.kit.rounds import keys_of
from pipeline.forms.kit.strangers import stray, unknown_code
from pipeline.model.cells import Cell
from pipeline.model.finding import Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.scale import Answer, Line, Question
from pipeline.model.submission import Abstention, Opinion
from pipeline.scoring.answers import at_cell
from pipeline.scoring.offices import name_in_opinions, offices_of
from pipeline.sheets.reading import Note, Reading, is_blank, read_answer, read_number, shown
from pipeline.text.numbers import short
from pipeline.text.words import did_you_mean


def figure_question(line: Line) -> Question | None:
    """What `Kết quả thẩm định` of a line asks; None where the line has no `Kết quả` of its own."""
    question = line.question if line.rule else None
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
    author = _author(filled, grounds)
    times, met = Counter(map(keys_of, filled.rows)), Counter[tuple[str, ...]]()
    for row in filled.rows:
        unit, code = keys_of(row)
        line = grounds.scale.by_code.get(code)
        met[unit, code] += 1
        if unit not in known or line is None:
            said.findings += _strangers(row, grounds)
        elif times[unit, code] > 1:
            if met[unit, code] == 2:
                said.findings.append(_at("duplicate_code", code, row.cells[Column.CODE])._replace(unit=unit))
        elif author:
            opinion, findings = _opinion(author, row, line)
            said.findings += findings
            said.opinions += [opinion] if opinion else []
            said.abstentions += _abstention(author, row)
    said.findings = [finding._replace(file=file) for finding in said.findings]
    return said


class _Author(NamedTuple):
    """Who says it, as opinions call it, in which round; `member` is its code where it is a member."""

    name: str
    round: int
    member: str


def _author(filled: FilledAppraisal, grounds: Grounds) -> _Author | None:
    if not filled.identity:
        return None
    offices = offices_of(grounds.config.bloc, grounds.scale)
    key, codes = offices.key(filled.identity.appraiser), {member.code for member in grounds.config.bloc.members}
    return _Author(name_in_opinions(grounds.config, offices, key), filled.identity.round, key if key in codes else "")


def _abstention(author: _Author, row: FilledRow) -> Iterator[Abstention]:
    """A reason beside two cells in which nothing was written."""
    figure, points, reason = row.inputs.values()
    if is_blank(figure) and is_blank(points) and not is_blank(reason):
        yield Abstention(
            unit=row.keys[Column.UNIT],
            line=row.keys[Column.CODE],
            appraiser=author.name,
            round=author.round,
            reason=shown(reason),
            at=reason.ref,
        )


def _strangers(row: FilledRow, grounds: Grounds) -> Iterator[Finding]:
    """A row of nobody in the bloc, or of no line of the scale; values without a code are not lost in silence."""
    members = [member.code for member in grounds.config.bloc.members]
    lines, (on_row, code) = grounds.scale.by_code, keys_of(row)
    unit_cell, code_cell = row.cells[Column.UNIT], row.cells[Column.CODE]
    unit = on_row if on_row in members else None
    if unit is None and not is_blank(unit_cell):
        where = unit_cell.ref.cell if unit_cell.ref else ""
        facts = {"found": shown(unit_cell), "where": where, "suggestion": did_you_mean(on_row, members)}
        yield _at("unknown_member", code if code in lines else None, unit_cell, **facts)
    if code not in lines and not is_blank(code_cell):
        yield unknown_code(code, code_cell, lines)._replace(unit=unit)
    if is_blank(unit_cell) or is_blank(code_cell):
        filled = (cell for cell in row.inputs.values() if not is_blank(cell))
        yield from (stray(cell)._replace(unit=unit) for cell in islice(filled, 1))


def _opinion(author: _Author, row: FilledRow, line: Line) -> tuple[Opinion | None, list[Finding]]:
    figure_cell, points_cell, reason = row.inputs.values()
    unit = row.keys[Column.UNIT]
    points, figure = _points(points_cell, line), _figure(figure_cell, line)
    findings = [
        _noted(note, line, cell)._replace(unit=unit)
        for cell, reading in ((figure_cell, figure), (points_cell, points))
        for note in reading.notes
    ]
    if points.value is None and figure.value is None:
        return None, findings
    opinion = Opinion(
        unit=unit,
        line=line.code,
        appraiser=author.name,
        round=author.round,
        points=_decimal(points.value),
        figure=figure.value,
        reason="" if is_blank(reason) else shown(reason),
        at=(figure_cell if points.value is None else points_cell).ref,
        member=author.member,
    )
    return opinion, findings


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
    finding = _at(note.code, line.code, cell, notes=Column.REASON.value, **dict(note.facts))
    return finding if note.refused else finding._replace(severity=Severity.INFO)


def _at(code: str, line: str | None, cell: Cell, **facts: str) -> Finding:
    return at_cell(code, Severity.ERROR, line or "", cell, **facts)._replace(line=line)


def _decimal(value: Answer | None) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
