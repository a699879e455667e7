"""docs/thang-diem.md says what the program does."""

from pipeline.rules import RULES
from pipeline.text.workbooks.rule_guide import GUIDES
from tools.guide import DOCS
from tools.guide.rule_page import PAGE, rule_page


def test_the_page_is_as_the_program_makes_it() -> None:
    assert (DOCS.parent / PAGE).read_text(encoding="utf-8") == rule_page(), "run python -m tools.guide.make_guides"


def test_every_rule_with_every_example() -> None:
    page = rule_page()
    for rule in RULES:
        assert f"### {rule.label}\n" in page
        assert all(f"`{example.parameters}`" in page for example in GUIDES[rule.label].examples if example.parameters)
