"""What holds of every rule: the table of rules, kinds and limits, and how labels are found."""

import pytest

from pipeline.model.scale import Kind
from pipeline.rules import RULES, RuleClass
from pipeline.text.labels import KIND_LABELS
from pipeline.text.workbooks.rule_guide import GUIDES
from tests.builders import a_rule
from tests.rules.cases import faults

BASE, BONUS, DEDUCTION = Kind.BASE, Kind.BONUS, Kind.DEDUCTION

EVERY = [(rule, kind) for rule in RULES for kind in (BASE, BONUS, DEDUCTION)]
"""Every rule with every kind of line that scores, whether it may stand there or not."""

OF_BONUS = {
    *("Theo số lượng", "Theo mức", "Theo bậc", "Đạt/không đạt", "Chấm trực tiếp", "Vượt kế hoạch", "Theo thời hạn")
}
OF_DEDUCTION = OF_BONUS - {"Vượt kế hoạch"}
FOLLOWERS = {"Theo bậc", "Theo tỷ lệ", "Theo số lượng", "Trừ dần", "Theo mức"}
"""What CONTRACT section 4 says of its rules."""


def parameters(rule: RuleClass, kind: Kind) -> str:
    """Parameters that the rule takes on a line of the kind: those of an example in the guide."""
    ways = [example.parameters for example in GUIDES[rule.label].examples]
    return next((way for way in ways if faults(rule.label, way, kind, 100) == ()), ways[0])


def test_the_contract_has_the_last_word_on_kinds() -> None:
    known = {rule.label: use.kinds for rule, use in RULES.items()}
    assert all((BONUS in known[label]) == (label in OF_BONUS) for label in OF_BONUS | FOLLOWERS)
    assert all((DEDUCTION in known[label]) == (label in OF_DEDUCTION) for label in OF_BONUS | FOLLOWERS)


@pytest.mark.parametrize(("rule", "kind"), EVERY, ids=str)
def test_which_lines_may_use_a_rule(rule: RuleClass, kind: Kind) -> None:
    wrong = faults(rule.label, parameters(rule, kind), kind, 100)
    assert (wrong == ()) == (kind in RULES[rule].kinds)
    if wrong:
        assert f"cách tính “{rule.label}” không dùng cho dòng loại {KIND_LABELS[kind]}" in wrong


@pytest.mark.parametrize(("rule", "kind"), EVERY, ids=str)
def test_which_lines_need_a_maximum(rule: RuleClass, kind: Kind) -> None:
    if kind in RULES[rule].kinds:
        free = kind in RULES[rule].unlimited
        assert (faults(rule.label, parameters(rule, kind).partition("; nhiều nhất")[0], kind, None) == ()) == free


@pytest.mark.parametrize("label", sorted(FOLLOWERS | OF_BONUS | {"Điểm chuẩn", "So với đơn vị dẫn đầu"}))
def test_which_rules_may_follow_a_line(label: str) -> None:
    (rule,) = (rule for rule in RULES if rule.label == label)
    kind = BASE if BASE in RULES[rule].kinds else BONUS
    own = [part for part in parameters(rule, kind).split("; ") if "theo dòng" not in part]
    wrong = faults(label, "; ".join(filter(None, [*own, "theo dòng X"])), kind, 100)
    assert (wrong == ()) == (label in FOLLOWERS)


@pytest.mark.parametrize("label", ["theo  TỶ lệ", " Theo tỷ lệ ", "Theo ty\u0309 le\u0323\u0302"])
def test_labels_are_compared_as_words(label: str) -> None:
    assert faults(label) == ()


def test_a_label_that_is_none() -> None:
    assert faults("Theo tỉ lệ") == ("không có cách tính “Theo tỉ lệ” — có phải “Theo tỷ lệ” không?",)
    assert faults("Xổ số") == ("không có cách tính “Xổ số”",)


@pytest.mark.parametrize("typed", [" ; 0,5/lần;; ", "0.5/lần", "0,5/ lần", "0,5 /LẦN"])
def test_parts_are_told_apart_by_semicolons(typed: str) -> None:
    assert a_rule("Trừ dần", typed) == a_rule("Trừ dần", "0,5/lần")


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_every_rule_tells_itself_to_the_person_who_fills_the_form(rule: RuleClass) -> None:
    kind = BASE if BASE in RULES[rule].kinds else BONUS
    told = a_rule(rule.label, parameters(rule, kind), kind, 100).words()
    assert len(told) >= 10
    assert "None" not in told
