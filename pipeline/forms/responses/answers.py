"""The rows of a member's answer to an appraisal → responses, and what is wrong with them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from pipeline.forms.kit.identity import Identity
from pipeline.forms.kit.paper import FilledRow
from pipeline.forms.kit.strangers import stray, unknown_code
from pipeline.forms.responses.layout import AGREES, OPINIONS, Column
from pipeline.forms.responses.reader import FilledResponse
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
    codes = [row.keys[Column.CODE] for row in filled.rows]
    times, met = Counter(codes), Counter[str]()
    for row, code in zip(filled.rows, codes, strict=True):
        met[code] += 1
        if code not in grounds.scale.by_code:
            said.findings += _stranger(row, grounds)
        elif times[code] > 1:
            said.findings += [_at("duplicate_code", row, row.cells[Column.CODE])] if met[code] == 2 else []
        elif filled.identity:
            _answer(filled.identity, row, said)
    unit = filled.identity.unit if filled.identity else None
    said.findings = [finding._replace(unit=unit, file=file) for finding in said.findings]
    return said


def _answer(identity: Identity, row: FilledRow, said: Answered) -> None:
    """One line: whether the member agrees, and what it says; nothing where it says neither."""
    opinion_cell, text_cell = row.inputs.values()
    opinion, unreadable = read_option(opinion_cell, OPINIONS), _unreadable(text_cell)
    text = "" if unreadable else shown(text_cell)
    if opinion.value is None and not opinion.blank:
        facts = {"options": "; ".join(OPINIONS), "suggestion": did_you_mean(shown(opinion_cell), OPINIONS)}
        said.findings.append(_at("unknown_opinion", row, opinion_cell, **facts))
    if unreadable:
        said.findings.append(_at(unreadable, row, text_cell))
    agrees = None if opinion.value is None else opinion.value == AGREES
    if agrees is False and is_blank(text_cell):
        said.findings.append(_at("explanation_missing", row, text_cell)._replace(severity=Severity.WARNING))
    if text or agrees is not None:
        said.responses.append(
            Response(
                unit=identity.unit,
                line=row.keys[Column.CODE],
                round=identity.round,
                text=text,
                agrees=agrees,
                at=(text_cell if text else opinion_cell).ref,
            )
        )


def _unreadable(cell: Cell) -> str:
    """The code of why a text cannot be read; empty where it can."""
    if cell.kind is CellKind.ERROR:
        return "cell_error"
    return "formula_without_value" if cell.kind is CellKind.BLANK and cell.formula else ""


def _stranger(row: FilledRow, grounds: Grounds) -> Iterator[Finding]:
    """A row of no line of the scale; what stands beside a blank code is not lost in silence."""
    code_cell = row.cells[Column.CODE]
    if not is_blank(code_cell):
        yield unknown_code(row.keys[Column.CODE], code_cell, grounds.scale.by_code)
    else:
        filled = (cell for cell in row.inputs.values() if not is_blank(cell))
        yield from map(stray, islice(filled, 1))


def _at(code: str, row: FilledRow, cell: Cell, **facts: str) -> Finding:
    return at_cell(code, Severity.ERROR, row.keys[Column.CODE], cell, **facts)
