"""The rows of a member's answer to an appraisal → responses, and what is wrong with them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.forms.responses.layout import AGREES, OPINIONS, Identity
from pipeline.forms.responses.reader import FilledResponse, FilledRow
from pipeline.model.cells import Cell, CellKind
from pipeline.model.finding import Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.submission import Response
from pipeline.scoring.answers import at_cell
from pipeline.sheets.reading import is_blank, read_option, shown
from pipeline.text.words import did_you_mean


@dataclass(slots=True)
class Answered:
    """All that a form says that can be used, and the findings of its cells, by row."""

    responses: list[Response] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def responses_in(filled: FilledResponse, file: str, grounds: Grounds) -> Answered:
    """What a counted form says. A line that stands there twice counts as blank."""
    said = Answered()
    times, met = Counter(row.code for row in filled.rows), Counter[str]()
    for row in filled.rows:
        met[row.code] += 1
        if row.code not in grounds.scale.by_code:
            said.findings += _stranger(row, grounds)
        elif times[row.code] > 1:
            said.findings += [_at("duplicate_code", row, row.code_cell)] if met[row.code] == 2 else []
        elif filled.identity:
            _answer(filled.identity, row, said)
    unit = filled.identity.unit if filled.identity else None
    said.findings = [replace(finding, unit=unit, file=file) for finding in said.findings]
    return said


def _answer(identity: Identity, row: FilledRow, said: Answered) -> None:
    """One line: whether the member agrees, and what it says; nothing where it says neither."""
    opinion = read_option(row.opinion, OPINIONS)
    text = "" if _unreadable(row.text) else shown(row.text)
    if opinion.value is None and not opinion.blank:
        told = did_you_mean(shown(row.opinion), OPINIONS)
        said.findings.append(_at("unknown_opinion", row, row.opinion, options="; ".join(OPINIONS), suggestion=told))
    if _unreadable(row.text):
        said.findings.append(_at(_unreadable(row.text), row, row.text))
    agrees = None if opinion.value is None else opinion.value == AGREES
    if agrees is False and is_blank(row.text):
        said.findings.append(replace(_at("explanation_missing", row, row.text), severity=Severity.WARNING))
    if text or agrees is not None:
        at = (row.text if text else row.opinion).ref
        response = Response(unit=identity.unit, line=row.code, round=identity.round, text=text, agrees=agrees, at=at)
        said.responses.append(response)


def _unreadable(cell: Cell) -> str:
    """The code of why a text cannot be read; empty where it can."""
    if cell.kind is CellKind.ERROR:
        return "cell_error"
    return "formula_without_value" if cell.kind is CellKind.BLANK and cell.formula else ""


def _stranger(row: FilledRow, grounds: Grounds) -> Iterator[Finding]:
    """A row of no line of the scale; what stands beside a blank code is not lost in silence."""
    filled = [cell for cell in row.inputs.values() if not is_blank(cell)]
    if not is_blank(row.code_cell):
        told = (
            {"suggestion": did_you_mean(row.code, grounds.scale.by_code)}
            if row.code
            else {"number": shown(row.code_cell)}
        )
        yield replace(_at("unknown_code", row, row.code_cell, **told), line=None)
    elif filled:
        yield replace(_at("unknown_code", row, filled[0], stray=shown(filled[0])), line=None)


def _at(code: str, row: FilledRow, cell: Cell, **facts: str) -> Finding:
    return at_cell(code, Severity.ERROR, row.code, cell, **facts)
