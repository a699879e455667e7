"""One row of scale.xlsx → Line, with every fault at its cell (CONTRACT sections 3, 4 and 8)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from pipeline.model.cells import Cell, CellKind
from pipeline.model.rounding import half_up
from pipeline.model.scale import Condition, Effect, Kind, Line, Rule
from pipeline.rules import parse_rule
from pipeline.rules.parameters import LineFacts, bare
from pipeline.setup.config.known import Known
from pipeline.sheets.cells import Book
from pipeline.sheets.reading import is_blank, read_number, shown
from pipeline.sheets.table import Faults, Row
from pipeline.text import labels
from pipeline.text.labels import KIND_LABELS
from pipeline.text.numbers import short
from pipeline.text.setup_faults import (
    BOTH_PERIODS,
    FORMAT_AS_NUMBER,
    HAS_NO_RULE,
    MISSING,
    NEGATIVE,
    NO_NUMBER,
    NO_SUCH_GRADE,
    PARAMETERS_ARE_FORMULA,
    PARAMETERS_ARE_NO_TEXT,
    SAVE_OR_TYPE,
    TOO_FINE,
    TYPE_A_NUMBER,
    UNKNOWN_EFFECT,
    UNKNOWN_WORD,
)
from pipeline.text.words import did_you_mean, fold

LEAP_YEAR = 2000
"""Stands in for the bloc's year while config.toml is faulty: every day and month exists in it."""

T = TypeVar("T")

_BY_OTHER_NAMES = {
    label: {fold(other): word for other, word in words.items()} for label, words in labels.ALSO_CALLED.items()
}
_ASIDES = {labels.PERIOD: BOTH_PERIODS}


def _remedy(cell: Cell) -> str:
    """What to do about a cell that should hold points."""
    if cell.kind is CellKind.BLANK:
        return SAVE_OR_TYPE
    if cell.kind is CellKind.TEXT:
        return TYPE_A_NUMBER
    return FORMAT_AS_NUMBER


class LineReader:
    """Reads one row; every fault goes to the list."""

    def __init__(self, book: Book, row: Row, known: Known, faults: Faults, codes: frozenset[str] = frozenset()) -> None:
        self._book, self._row, self._known, self._faults, self._codes = book, row, known, faults, codes

    def line(self, code: str, level: int, parent: str | None) -> Line:
        row = self._row
        kind = self._one_of(labels.KIND, labels.KINDS)
        maximum = self._points(labels.MAXIMUM)
        period = self._one_of(labels.PERIOD, labels.PERIODS) if row.text(labels.PERIOD) else None
        return Line(
            code=code,
            level=level,
            title=row.text(labels.TITLE),
            kind=kind or Kind.GROUP,
            row=row.number,
            parent=parent,
            maximum=maximum,
            rule=self._rule(kind, maximum) if kind else None,
            condition=self._condition() if kind is Kind.CONDITION else None,
            unit=row.text(labels.UNIT),
            groups=tuple(filter(None, map(str.strip, row.text(labels.GROUPS).split(",")))),
            period=period,
            bonus_cap=self._points(labels.BONUS_CAP),
            deduction_cap=self._points(labels.DEDUCTION_CAP),
            highest_only=self._choice(labels.PICK, (labels.SUM, labels.HIGHEST)) == labels.HIGHEST,
            bonus_if_clean=self._choice(labels.BONUS_IF, (labels.IF_CLEAN,)) is not None,
            evidence_required=self._choice(labels.EVIDENCE, (labels.REQUIRED,)) is not None,
            appraiser=row.text(labels.APPRAISER),
            guidance=row.text(labels.GUIDANCE),
            short=row.text(labels.SHORT),
        )

    def _points(self, label: str) -> Decimal | None:
        """Points of at most the bloc's decimals, or None where the cell is blank."""
        if is_blank(self._row.held[label]):
            return None
        cell = self._row.cell(label)
        stored = self._book.stored(cell) if cell.formula else cell
        reading = read_number(stored, in_percent=False)
        if reading.blank:
            return None
        if not isinstance(reading.value, Decimal):
            self._faults.at(cell, NO_NUMBER.format(label=label, seen=shown(stored), remedy=_remedy(stored)))
            return None
        decimals = self._known.decimals
        if reading.value < 0:
            self._faults.at(cell, NEGATIVE.format(label=label, number=short(reading.value)))
        elif decimals is not None and half_up(reading.value, decimals) != reading.value:
            self._faults.at(cell, TOO_FINE.format(label=label, number=short(reading.value), decimals=decimals))
        return reading.value

    def _one_of(self, label: str, words: Mapping[str, T]) -> T | None:
        """What one of the words stands for; None with a fault for anything else."""
        text = self._row.text(label)
        said = _BY_OTHER_NAMES[label].get(fold(text), text) if label in _BY_OTHER_NAMES else text
        for word, meaning in words.items():
            if fold(word) == fold(said):
                return meaning
        allowed = ", ".join(words)
        if not text:
            self._faults.at(self._row.cell(label), MISSING.format(label=label, allowed=allowed))
            return None
        self._faults.at(
            self._row.cell(label),
            UNKNOWN_WORD.format(
                label=label, text=text, guess=did_you_mean(text, words), allowed=allowed, aside=_ASIDES.get(label, "")
            ),
        )
        return None

    def _choice(self, label: str, words: tuple[str, ...]) -> str | None:
        """One of the words, or None where the cell is blank."""
        return self._one_of(label, {word: word for word in words}) if self._row.text(label) else None

    def _parameters(self) -> str | None:
        """The text of `Tham số`; None with a fault where Excel made something else of it."""
        held = self._row.held[labels.PARAMETERS]
        if held.formula:
            self._faults.at(self._row.cell(labels.PARAMETERS), PARAMETERS_ARE_FORMULA)
            return None
        if held.kind in (CellKind.DATE, CellKind.BOOL, CellKind.ERROR):
            self._faults.at(self._row.cell(labels.PARAMETERS), PARAMETERS_ARE_NO_TEXT.format(seen=shown(held)))
            return None
        return shown(held)

    def _rule(self, kind: Kind, maximum: Decimal | None) -> Rule | None:
        label, cell = self._row.text(labels.RULE), self._row.cell(labels.RULE)
        if kind in (Kind.GROUP, Kind.CONDITION):
            if label:
                self._faults.at(cell, HAS_NO_RULE.format(kind=KIND_LABELS[kind]))
            return None
        if not label:
            self._faults.at(cell, "thiếu Cách tính")
            return None
        parameters = self._parameters()
        if parameters is None:
            return None
        year = self._known.year or LEAP_YEAR
        rule, wrong = parse_rule(label, parameters, LineFacts(kind=kind, maximum=maximum, year=year, codes=self._codes))
        for fault in wrong:
            if fault.column != labels.MAXIMUM or not self._row.text(labels.MAXIMUM):  # else M itself is at fault
                self._faults.at(self._row.cell(fault.column), fault.sentence)
        return rule

    def _condition(self) -> Condition | None:
        """What a yes does (CONTRACT section 8)."""
        text, cell = self._parameters(), self._row.cell(labels.PARAMETERS)
        if text is None:
            return None
        if fold(text.partition(":")[2]) not in map(fold, self._known.grades or ()):
            text = bare(text)
        head, colon, name = map(str.strip, text.partition(":"))
        effect = next((effect for effect in Effect if fold(effect) == fold(head)), None)
        if effect is None or bool(colon) != (effect is Effect.AT_MOST):
            known = [effect if effect is not Effect.AT_MOST else f"{effect}: <tên mức xếp loại>" for effect in Effect]
            guess = did_you_mean(text, known)
            self._faults.at(cell, UNKNOWN_EFFECT.format(text=text, guess=guess, known="; ".join(known)))
            return None
        if effect is not Effect.AT_MOST:
            return Condition(effect)
        names = [name] if self._known.grades is None else self._known.grades
        found = next((known for known in names if fold(known) == fold(name)), None)
        if found is None:
            self._faults.at(cell, NO_SUCH_GRADE.format(name=name, guess=did_you_mean(name, names)))
            return None
        return Condition(effect, found)
