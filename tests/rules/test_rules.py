"""What holds of every rule: the table of rules, kinds and limits, and how labels are found."""

import pytest

from pipeline.model.scale import Kind
from pipeline.rules import RULES
from tests.builders import a_rule
from tests.rules.cases import faults

BASE, BONUS, DEDUCTION = Kind.BASE, Kind.BONUS, Kind.DEDUCTION

USES = {
    "Điểm chuẩn": ("", {BASE}),
    "Chấm trực tiếp": ("", {BASE, BONUS, DEDUCTION}),
    "Đạt/không đạt": ("", {BASE, BONUS, DEDUCTION}),
    "Theo mức": ("Tốt: 5", {BASE, BONUS, DEDUCTION}),
    "Theo bậc": ("≥1: 5", {BASE, BONUS, DEDUCTION}),
    "Theo tỷ lệ": ("", {BASE}),
    "Theo số lượng": ("1/lần", {BASE, BONUS, DEDUCTION}),
    "Trừ dần": ("1/lần", {BASE}),
    "Theo thời hạn": ("hạn nộp; ≤0: 1", {BASE, BONUS, DEDUCTION}),
    "Vượt kế hoạch": ("của X", {BONUS}),
    "So với đơn vị dẫn đầu": ("", {BASE}),
}
UNLIMITED = {"Chấm trực tiếp", "Theo số lượng"}
FOLLOWERS = {"Theo bậc", "Theo tỷ lệ", "Theo số lượng", "Trừ dần", "Theo mức"}


def test_all_rules_are_here() -> None:
    assert {rule.label for rule in RULES} == USES.keys()


@pytest.mark.parametrize("label", USES)
@pytest.mark.parametrize("kind", [BASE, BONUS, DEDUCTION])
def test_which_lines_may_use_a_rule(label: str, kind: Kind) -> None:
    parameters, kinds = USES[label]
    wrong = faults(label, parameters, kind)
    assert (wrong == ()) == (kind in kinds)
    if wrong:
        word = {BASE: "Chuẩn", BONUS: "Thưởng", DEDUCTION: "Trừ"}[kind]
        assert wrong[0] == f"cách tính “{label}” không dùng cho dòng loại {word}"


@pytest.mark.parametrize("label", USES)
@pytest.mark.parametrize("kind", [BASE, BONUS, DEDUCTION])
def test_which_lines_need_a_maximum(label: str, kind: Kind) -> None:
    parameters, kinds = USES[label]
    if kind in kinds:
        free = label in UNLIMITED and kind is not BASE
        assert (faults(label, parameters, kind, None) == ()) == free


@pytest.mark.parametrize("label", USES)
def test_which_rules_may_follow_a_line(label: str) -> None:
    parameters, kinds = USES[label]
    kind = BASE if BASE in kinds else BONUS
    wrong = faults(label, f"{parameters}; theo dòng X".removeprefix("; "), kind)
    assert (wrong == ()) == (label in FOLLOWERS)


@pytest.mark.parametrize("label", ["theo  TỶ lệ", " Theo tỷ lệ ", "Theo ty\u0309 le\u0323\u0302"])
def test_labels_are_compared_as_words(label: str) -> None:
    assert faults(label) == ()


def test_a_label_that_is_none() -> None:
    assert faults("Theo tỉ lệ") == ("không có cách tính “Theo tỉ lệ” — có phải “Theo tỷ lệ” không?",)
    assert faults("Xổ số") == ("không có cách tính “Xổ số”",)


@pytest.mark.parametrize("parameters", [" ; 0,5/lần;; ", "0.5/lần", "0,5/ lần", "0,5 /LẦN"])
def test_parts_are_told_apart_by_semicolons(parameters: str) -> None:
    assert a_rule("Trừ dần", parameters) == a_rule("Trừ dần", "0,5/lần")


@pytest.mark.parametrize("label", USES)
def test_every_rule_tells_itself_to_the_person_who_fills_the_form(label: str) -> None:
    parameters, kinds = USES[label]
    told = a_rule(label, parameters, BASE if BASE in kinds else BONUS).words()
    assert len(told) >= 10
    assert "None" not in told
