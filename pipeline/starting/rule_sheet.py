"""The sheet `Cách tính` of scale.xlsx: every rule with its parameters and examples, conditions, and the columns."""

from typing import Any

from pipeline.model.scale import Kind
from pipeline.rules import RULES, RuleClass, parse_rule
from pipeline.rules.parameters import LineFacts, decimal
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import set_paper, set_widths
from pipeline.sheets.looks.styles import (
    BOLD,
    CENTRE,
    GRID,
    HEADER,
    ITALIC,
    LEVEL_TINTS,
    NOTE,
    SECTION,
    TITLE,
    TOP,
    WRAP,
    Style,
    Styles,
)
from pipeline.text.labels import KIND_LABELS
from pipeline.text.words import clean
from pipeline.text.workbooks.rule_guide import COLUMNS, CONDITIONS, GUIDES, Example
from pipeline.text.workbooks.setup import COLUMNS_TITLE, CONDITIONS_TITLE, RULES_HEADINGS, RULES_HINT, RULES_TITLE

_WIDTHS = (44.0, 17.0, 9.0, 82.0)


def write_rule_sheet(sheet: Any, styles: Styles, year: int) -> None:
    """Explain everything that may stand in a line of the scale; `year` is the bloc's, for the examples' days."""
    table = _Table(sheet, styles)
    set_widths(sheet, _WIDTHS)
    table.across(RULES_TITLE, TITLE)
    table.across(RULES_HINT, NOTE)
    table.row(RULES_HEADINGS, HEADER)
    for rule in RULES:
        _write_rule(table, rule, year)
    table.across(CONDITIONS_TITLE, SECTION, GRID)
    for words, meaning in CONDITIONS:
        table.row((words, KIND_LABELS[Kind.CONDITION], "", meaning))
    table.across(COLUMNS_TITLE, SECTION, GRID)
    for label, meaning in COLUMNS:
        table.row((label, "", "", meaning))
    set_paper(sheet)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 1)


def meaning_of(rule: RuleClass, example: Example, year: int) -> str:
    """What the form would say of a line like this. Raises: ValueError where the example does not parse."""
    maximum = decimal(example.maximum) if example.maximum else None
    facts = LineFacts(kind=example.kind, maximum=maximum, year=year)
    parsed, wrong = parse_rule(rule.label, example.parameters, facts)
    if parsed is None:
        raise ValueError(f"{rule.label}: {wrong}")
    return f"{parsed.words()} (theo dòng {parsed.follows})" if parsed.follows else parsed.words()


def _write_rule(table: "_Table", rule: RuleClass, year: int) -> None:
    guide = GUIDES[rule.label]
    kinds = ", ".join(label for kind, label in KIND_LABELS.items() if kind in RULES[rule].kinds)
    table.row((rule.label, kinds, "", f"{guide.answer} {guide.points}"), SECTION, {"bg_color": LEVEL_TINTS[1]})
    for part, meaning in guide.parameters:
        table.row((part, "tham số", "", meaning), ITALIC)
    for example in guide.examples:
        shown = example.parameters or "(để trống)"
        kind = KIND_LABELS[example.kind]
        table.row((shown, f"ví dụ: {kind}", example.maximum, meaning_of(rule, example, year)))


class _Table:
    """The sheet from top to bottom, each row as high as its texts."""

    def __init__(self, sheet: Any, styles: Styles) -> None:
        self._sheet, self._styles, self._next = sheet, styles, 0

    def row(self, texts: tuple[str, str, str, str], *style: Style) -> None:
        for place, text in enumerate(texts):
            centred = (CENTRE,) if place in (1, 2) else ()
            words: Style = {"num_format": "@"} if place == 0 else {}
            look = self._styles(GRID, WRAP, TOP, words, *centred, *(style if place != 3 else _without_bold(style)))
            self._sheet.write_string(self._next, place, clean(text), look)
        self._end(height_of(list(zip(texts, _WIDTHS, strict=True))))

    def across(self, text: str, *style: Style) -> None:
        look = self._styles(WRAP, TOP, *style, {"align": "left"})
        self._sheet.merge_range(self._next, 0, self._next, len(_WIDTHS) - 1, "", look)
        self._sheet.write_string(self._next, 0, text, look)
        self._end(height_of([(text, sum(_WIDTHS))], 20))

    def _end(self, height: float) -> None:
        self._sheet.set_row(self._next, height)
        self._next += 1


def _without_bold(style: tuple[Style, ...]) -> tuple[Style, ...]:
    """Explanations are for reading: only headers stay bold in the last column."""
    return style if HEADER in style else tuple({k: v for k, v in part.items() if k not in BOLD} for part in style)
