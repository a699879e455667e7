"""Every rule is explained to the secretary, and what is explained works."""

from pathlib import Path

import openpyxl
import pytest

from pipeline.model.scale import Effect
from pipeline.rules import RULES, RuleClass
from pipeline.rules.parameters import LineFacts, Parts
from pipeline.setup.books.scale_book import COLUMNS as SCALE_COLUMNS
from pipeline.starting.rule_sheet import meaning_of
from pipeline.starting.scale_writer import write_scale
from pipeline.text import labels
from pipeline.text.words import fold
from pipeline.text.workbooks.rule_guide import COLUMNS, CONDITIONS, GUIDES
from tests.builders import a_bloc


def sheet_text(folder: Path) -> str:
    path = folder / "scale.xlsx"
    write_scale(path, (), a_bloc())
    sheet = openpyxl.load_workbook(path)["Cách tính"]
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)


def test_every_rule_is_explained() -> None:
    assert list(GUIDES) == [rule.label for rule in RULES]
    assert all(guide.examples for guide in GUIDES.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.label))
def test_every_example_of_a_rule_may_stand_in_a_scale(rule: RuleClass) -> None:
    for example in GUIDES[rule.label].examples:
        assert example.kind in RULES[rule].kinds
        assert meaning_of(rule, example, 2018)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.label))
def test_every_parameter_that_is_explained_is_one_the_rule_takes(rule: RuleClass) -> None:
    for part, _ in GUIDES[rule.label].parameters:
        shown = part.replace(" X", " A1").replace("tên mức: số điểm", "Tốt: 1")
        parts = Parts(shown)
        rule.parse(parts, LineFacts(kind=min(RULES[rule].kinds), maximum=None, year=2018))
        assert not [fault for fault in parts.faults if shown in fault], parts.faults


def test_the_sheet_tells_rules_conditions_and_columns(tmp_path: Path) -> None:
    text = sheet_text(tmp_path)
    for label, guide in GUIDES.items():
        assert label in text
        assert all(example.parameters in text for example in guide.examples)
    assert all(words in text for words, _ in CONDITIONS)
    assert "Chuẩn, Thưởng, Trừ" in text


def test_every_consequence_of_a_condition_is_explained() -> None:
    told = {fold(words.partition(":")[0]) for words, _ in CONDITIONS}
    assert told == {fold(effect) for effect in Effect}


def test_every_column_of_the_scale_is_explained() -> None:
    told = {label for label, _ in COLUMNS} | {labels.RULE, labels.PARAMETERS}
    assert told == set(SCALE_COLUMNS)
