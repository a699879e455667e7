"""The columns of `Phiếu chấm điểm`: what each shows of a line, how it looks, and what it asks."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from pipeline.forms.kit.columns import cell, list_name
from pipeline.forms.kit.prompts import Validation, answer_validation, condition_validation, mark_validation, offered
from pipeline.forms.kit.table import Formula, Table, TableColumn, Value, points_look
from pipeline.forms.score.captions import how_it_counts
from pipeline.forms.score.draft import Draft
from pipeline.forms.score.formulas import shown
from pipeline.forms.score.layout import HEADER_ROW, Column, Sum, Working, address, input_column, sum_address, unlocked
from pipeline.forms.score.plan import NOTHING_APPLIES, OPEN, REVIEW, YES_NO, accepted
from pipeline.forms.score.preview import Preview, Stored
from pipeline.forms.score.typed import words
from pipeline.model.scale import Kind, Line, Sort
from pipeline.sheets.looks.heights import LOWEST
from pipeline.sheets.looks.styles import (
    BOLD,
    CELL,
    CENTRE,
    COMPUTED_TINT,
    INPUT_TINT,
    LEVEL_TINTS,
    PLAIN,
    RED,
    SIDE_TINT,
    Style,
)

TO_FILL, TO_REVIEW, NO_REASON, NO_MARK, LEFT_OUT = (
    "← chưa điền",
    "← kiểm tra lại",
    "← thiếu lý do",
    "← chỉ ghi x",
    "không áp dụng",
)


_DEEPEST_INDENT = 5
_EVIDENCE_HEIGHT = 36.0
"""Points of a row that wants evidence, however short its texts are."""

_SMALL: Style = {"font_size": 10, "bold": False}


def form_table(draft: Draft, blank: Preview | None) -> Table[Line]:
    """What the scale and the targets fill, what the member fills, and beside it what is still to do.

    `blank` is what the form shows before it is computed, None where that is left to whatever opens it.
    """
    cells, plan = _Cells(draft, blank), draft.plan
    return Table(
        (
            cells.fixed(Column.CODE, 9.5, lambda line: line.code),
            cells.fixed(Column.TITLE, 40, lambda line: line.title),
            cells.fixed(Column.UNIT, 9, lambda line: line.unit or None, CENTRE),
            cells.fixed(Column.MAXIMUM, 7, lambda line: line.maximum, CENTRE),
            cells.fixed(Column.RULE, 30, lambda line: how_it_counts(plan, line) or None, _SMALL),
            cells.fixed(Column.TARGET, 8.5, lambda line: plan.targets.get(line.code), CENTRE),
            cells.input(Column.REPORTED, 12.5, CENTRE, cells.answer_check(Column.REPORTED), _options),
            cells.input(Column.CLAIMED, 9.5, {**CENTRE, **BOLD}, cells.answer_check(Column.CLAIMED)),
            cells.input(Column.NOT_APPLICABLE, 8, CENTRE, _mark_check),
            cells.input(Column.EVIDENCE, 15.5),
            cells.input(Column.NOTE, 15.5),
            TableColumn("", 15, lambda line: Formula(_hint(plan.rows[line.code]), cells.hinted(line)), _HINT),
        ),
        HEADER_ROW,
        lambda line: _EVIDENCE_HEIGHT if line.evidence_required else LOWEST,
    )


class _Cells(NamedTuple):
    """The cells of one member's form."""

    draft: Draft
    blank: Preview | None

    def hinted(self, line: Line) -> str:
        """What the hint of a blank row says."""
        state = self.blank.states.get(line.code) if self.blank else None
        return {OPEN: TO_FILL, NOTHING_APPLIES: LEFT_OUT}.get(str(state), "")

    def fixed(
        self, column: Column, width: float, value: Callable[[Line], Value], look: Style | None = None
    ) -> TableColumn[Line]:
        """A column that no one fills."""
        return TableColumn(column, width, value, lambda line: self._look(line, column, look or {}))

    def input(
        self,
        column: Column,
        width: float,
        look: Style | None = None,
        asks: Callable[[Line, str], Validation | None] = lambda _line, _at: None,
        room: Callable[[Line], Iterable[str]] = lambda _line: (),
    ) -> TableColumn[Line]:
        """A column that members fill where a line asks it."""
        return TableColumn(
            column,
            width,
            lambda line: self._given(line, column),
            lambda line: self._look(line, column, look or {}),
            asks,
            room,
        )

    def _given(self, line: Line, column: Column) -> Value:
        """What the row is prefilled with; live points on computed lines, subtotals on headings."""
        given = self.draft.answered(line).of(column)
        formula = _claimed_formula(self.draft, line) if column is Column.CLAIMED and given is None else None
        return given if formula is None else Formula(formula, self._stored(line))

    def _stored(self, line: Line) -> Stored:
        return self.blank.shown.get(line.code, "") if self.blank else ""

    def _look(self, line: Line, column: Column, own: Style) -> Style:
        look = {**CELL, **_row_look(line), **own}
        if column is Column.TITLE:
            look["indent"] = min(line.level - 1, _DEEPEST_INDENT)
        if column is Column.CLAIMED:
            look |= points_look(line, self.draft.config.scoring.decimals)
        if column in unlocked(line):
            return {**look, **_input_look(line, column)}
        computed = column is Column.CLAIMED and line.rule is not None
        return look | {"bg_color": COMPUTED_TINT} if computed else look

    def answer_check(self, column: Column) -> Callable[[Line, str], Validation | None]:
        """What the cell takes where the line is answered in this column."""
        return lambda line, at: self._answer_check(line, column, at) if input_column(line) is column else None

    def _answer_check(self, line: Line, column: Column, at: str) -> Validation:
        lists, words = self.draft.lists, accepted(line)
        if line.rule is None or line.rule.question is None:
            return condition_validation(list_name(lists.index(YES_NO)))
        name = list_name(lists.index(words)) if words else ""
        return answer_validation(line, line.rule.question, at, column.value, self.draft.config.bloc.year, name)


def _mark_check(line: Line, _at: str) -> Validation | None:
    return mark_validation() if Column.NOT_APPLICABLE in unlocked(line) else None


def _options(line: Line) -> Iterable[str]:
    """The longest answer that may be chosen must have room."""
    return offered(accepted(line)) if input_column(line) else ()


_HINT: Style = {**PLAIN, "font_color": RED}


def _row_look(line: Line) -> Style:
    if line.kind is not Kind.GROUP:
        return {}
    if line.level > len(LEVEL_TINTS):
        return {"bold": True, "italic": True}
    return {"bold": True, "bg_color": LEVEL_TINTS[line.level - 1]}


def _input_look(line: Line, column: Column) -> Style:
    """Words stay words: without a text format Excel makes a date of `12/5` and a formula of `- Báo cáo`.

    Where a date is asked the format is left open: a date that is typed brings its own, and a bare number must not
    turn into one.
    """
    asked = column in (Column.REPORTED, Column.CLAIMED)
    question = line.rule.question if line.rule else None
    in_words = not asked or question is None or question.sort is Sort.OPTION
    return {
        "bg_color": INPUT_TINT if asked else SIDE_TINT,
        "locked": False,
        "bold": False,
        "italic": False,
        "num_format": "@" if in_words else "General",
    }


def _claimed_formula(draft: Draft, line: Line) -> str | None:
    """Live points on computed lines, the branch's subtotal on headings once something is filled in; else None."""
    if line.rule is not None:
        return shown(draft.plan, line)
    if line.kind is not Kind.GROUP or not _gives_points(draft, line):
        return None
    base, bonus, deduction = (draft.plan.at(part, line) for part in (Working.BASE, Working.BONUS, Working.DEDUCTION))
    return f'IF({sum_address(Sum.FILLED)}=0,"",ROUND({base}+{bonus}-{deduction},{draft.config.scoring.decimals}))'


def _gives_points(draft: Draft, line: Line) -> bool:
    children = draft.plan.scale.children.get(line.code, ())
    return line.rule is not None or any(
        _gives_points(draft, child) for child in children if child.code in draft.plan.rows
    )


def _hint(row: int) -> str:
    state, mark = address(Working.STATE, row), address(Working.MARKED, row)
    missing = f'IF({words(cell(Column.NOT_APPLICABLE, row))}="x","{NO_REASON}","{NO_MARK}")'
    answering = f'IF({state}="{OPEN}","{TO_FILL}",IF({state}="{REVIEW}","{TO_REVIEW}",""))'
    return f'IF({mark}="{REVIEW}",{missing},IF(OR({mark}=1,{state}="{NOTHING_APPLIES}"),"{LEFT_OUT}",{answering}))'
