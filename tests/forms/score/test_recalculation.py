"""What a form shows is what the engine says: LibreOffice computes filled forms of every rule and every policy."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.forms.kit.table import Value
from pipeline.forms.score.draft import Answers
from pipeline.forms.score.layout import FORM_SHEET, TOTAL_CELLS, Column
from pipeline.model.bloc import MAXIMUM, NotApplicable, ScoringPolicy
from pipeline.model.result import Basis
from pipeline.model.scale import Kind, Line, Scale
from pipeline.rules import RULES
from tests.builders import a_condition, a_config, a_group, a_line, a_scale
from tests.forms.score.recalculated import Filled, Shown, expected, recalculate, shown_equals, write

BASE, BONUS, DEDUCTION = Kind.BASE, Kind.BONUS, Kind.DEDUCTION
COUNTS = "0 1 3 4 7 40 2.5 -1 hai"
FIGURES = "0 1 12 35 36 37 17.4 0.05 720 -1 nhiều"
PERCENTS = "0 49.99 50 92 92.99 93 95 96.5 97.49 97.5 98 100 250 -3"
DAYS = "2017-12-31 2018-01-31 2018-02-01 2018-03-02 2018-03-03 2018-12-05 2018-12-07 Không hôm_qua"
CLAIMS = "0 0.25 0.3 3.125 6.5 7 7.01 10 100 -1 bảy"
TIERS = "≥98: 5; ≥97,5: 4,25; >96: 3; =50: 2; <1: 1; còn lại: 0,5"
LEVELS = "TSVM tiêu biểu: 5; TSVM: 3; 1,5: 2; 2: 1; Không: 0"
OTHERS = "others"
"""In place of a target: only other members have one."""
WORDS = "Đạt đạt Có x X Không_đạt không đúng 1"

ALONE: tuple[tuple[str, str, Kind, str | None, str | None, str], ...] = (
    # Cách tính, Tham số, Loại, Điểm tối đa, Chỉ tiêu giao, answers
    ("Điểm chuẩn", "", BASE, "7.5", None, ""),
    ("Chấm trực tiếp", "", BASE, "7", None, CLAIMS),
    ("Chấm trực tiếp", "bước 0,25", BONUS, "7", None, CLAIMS),
    ("Chấm trực tiếp", "", DEDUCTION, None, None, CLAIMS),
    ("Chấm trực tiếp", "thang 10; bước 0,1", BASE, "3.5", None, CLAIMS),
    ("Đạt/không đạt", "", BASE, "4.5", None, WORDS),
    ("Đạt/không đạt", "", BONUS, "4.5", None, WORDS),
    ("Đạt/không đạt", "", DEDUCTION, "4.5", None, WORDS),
    ("Theo mức", LEVELS, BASE, "5", None, "TSVM tsvm__tiêu_biểu 1.5 1,5 2 3 Không khác"),
    ("Theo mức", LEVELS, DEDUCTION, "5", None, "TSVM 2 khác"),
    ("Theo bậc", TIERS, BASE, "5", None, PERCENTS),
    ("Theo bậc", "từ 97,5 trở lên: 5; trên 92 đến dưới 97,5: 3; 50 - <92: 1", BASE, "5", None, PERCENTS),
    ("Theo bậc", TIERS, BONUS, "5", None, PERCENTS),
    ("Theo bậc", "≤0: 10; <50: 8; còn lại: 0", DEDUCTION, "10", None, "0 -1 49.99 50 x"),
    ("Theo bậc", "theo % chỉ tiêu; ≥100: 10; ≥95: 8; >80: 5; còn lại: 0", BASE, "10", "20", "20 19 18.99 16 16.01 x"),
    ("Theo bậc", "theo % chỉ tiêu; ≥100: 10; còn lại: 1", BASE, "10", None, "20"),
    ("Theo tỷ lệ", "", BASE, "30", "36", FIGURES),
    ("Theo tỷ lệ", "", BASE, "30", None, "36 nhiều"),
    ("Theo tỷ lệ", "đủ điểm từ 85%", BASE, "12.5", "36", FIGURES),
    ("Theo tỷ lệ", "đủ điểm từ 90%; không điểm dưới 33,25%", BASE, "10", "400", "133 132.99 133.01 360 359"),
    ("Theo tỷ lệ", "kết quả là %", BASE, "10", None, PERCENTS),
    ("Theo tỷ lệ", "càng thấp càng tốt", BASE, "10", "36", FIGURES),
    ("Theo tỷ lệ", "càng thấp càng tốt; không điểm dưới 60%", BASE, "10", "3", "0 3 4.99 5 5.01 6"),
    ("Theo số lượng", "0,35/lần", BASE, "3", None, COUNTS),
    ("Theo số lượng", "0,35/lần", BONUS, None, None, COUNTS),
    ("Theo số lượng", "2/lần", DEDUCTION, "5", None, COUNTS),
    ("Theo số lượng", "0,1 mỗi 1 trên 92", BASE, "0.5", None, PERCENTS),
    ("Theo số lượng", "0,15 mỗi 0,1 trên 92,3", BONUS, "9", None, "92 92.3 92.4 92.6 93 93.3 95.1"),
    ("Theo số lượng", "0,1 mỗi 0,5% trên 100%; theo % chỉ tiêu", BONUS, "3", "12", "12 12.05 12.06 13 11.99 14.4 x"),
    ("Theo số lượng", "0,1 mỗi 1 trên 100; theo % chỉ tiêu", BASE, "3", None, "12"),
    ("Trừ dần", "0,5/lần", BASE, "3", None, COUNTS),
    ("Trừ dần", "0,5 mỗi 1 dưới 98", BASE, "3", None, PERCENTS),
    ("Trừ dần", "0,15 mỗi 0,1 dưới 98,3; trừ tối đa 2,5", BASE, "9", None, "98.3 98.2 98.25 97.9 97.4 96.6 0"),
    ("Trừ dần", "0,2 mỗi 1% dưới 100%; theo % chỉ tiêu", BASE, "4", "7", "7 6.93 6.94 6.3 5 1.4 8 0 x -1"),
    ("Trừ dần", "0,2 mỗi 1 dưới 100; theo % chỉ tiêu", BASE, "4", None, "7"),
    ("Trừ dần", "0,35/lần; trừ tối đa 1,5", BASE, "3", None, COUNTS),
    ("Theo thời hạn", "hạn 31/01; ≤0: 3; ≤30: 1,5; còn lại: 0,5", BASE, "3", None, DAYS),
    ("Theo thời hạn", "hạn 31/01; <0: 3; còn lại: 0", BONUS, "3", None, DAYS),
    ("Theo thời hạn", "hạn nộp; 0,3/ngày", BASE, "4", None, DAYS),
    ("Theo thời hạn", "hạn 31/12/2017; 0,01/ngày; trừ tối đa 0,5", BASE, "4", None, DAYS),
    ("Theo thời hạn", "hạn 28/02; 0,5/ngày", DEDUCTION, "3", None, DAYS),
    ("Theo thời hạn", "hạn nộp; 0,5/ngày; theo ngày nộp", BASE, "4", None, ""),
    ("So với đơn vị dẫn đầu", "", BASE, "20", "500", "550 x -1"),
    ("So với đơn vị dẫn đầu", "", BASE, "20", OTHERS, "550 0 x"),
    ("So với đơn vị dẫn đầu", "", BASE, "20", None, "550 0 x"),
)

FOLLOWED: tuple[tuple[str, str, Kind, str, str], ...] = (
    # the line above it, then Cách tính, Tham số, Loại, Điểm tối đa of the line that looks at it
    ("", "Vượt kế hoạch", "của {0}", BONUS, "4"),
    ("", "Vượt kế hoạch", "của {0}; 0,5%", BONUS, "30"),
    ("càng thấp càng tốt", "Vượt kế hoạch", "của {0}; 2%", BONUS, "4"),
    ("", "Theo bậc", "theo dòng {0}; theo % chỉ tiêu; ≥120: 2; >100: 1; còn lại: 0", BONUS, "2"),
    ("", "Theo bậc", "theo dòng {0}; ≥36: 2; còn lại: 0,5", BASE, "2"),
    ("", "Trừ dần", "theo dòng {0}; 0,1/việc", BASE, "5"),
    ("", "Theo số lượng", "theo dòng {0}; 0,1/việc", BONUS, "5"),
    ("kết quả là %", "Theo tỷ lệ", "theo dòng {0}; kết quả là %", BASE, "5"),
    ("kết quả là %", "Theo mức", "theo dòng {0}; 36: 3; 17,4: 2; 1: 1", BASE, "3"),
)


def test_every_rule_is_worked_out_by_the_form() -> None:
    tried = {label for label, *_ in ALONE} | {label for _, label, *_ in FOLLOWED}
    assert tried == {rule.label for rule in RULES}, "say in ALONE or FOLLOWED what is typed on a line of the rule"


def answered(text: str) -> Value:
    """`2.5` is a number, `2018-01-31` a date, `Không_đạt` two words."""
    try:
        return Decimal(text)
    except ArithmeticError:
        pass
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text.replace("_", " ")


def on_line(line: Line, value: Value) -> Answers:
    claimed = line.rule is not None and line.rule.question is not None and line.rule.question.claimed
    return Answers(claimed=value) if claimed else Answers(reported=value)


def every_rule(decimals: int, by_hand: bool) -> Filled:
    """A line for every rule and answer, and one for a blank; every answer in a row of its own."""
    lines, answers, targets, others = [a_group("A")], {}, {}, {}
    for label, parameters, kind, maximum, target, texts in ALONE:
        for text in ["", *texts.split()]:
            code = f"D{len(lines)}"
            line = a_line(code, label, parameters, maximum=maximum, kind=kind, unit="lần")
            lines.append(line)
            if text:
                answers[code] = on_line(line, answered(text))
            if target == OTHERS:
                others[code] = Decimal(100)
            elif target is not None:
                targets[code] = Decimal(target)
    for above, label, parameters, kind, maximum in FOLLOWED:
        for text in ["", *FIGURES.split()]:
            code = f"D{len(lines)}"
            lines.append(a_line(code, "Theo tỷ lệ", above, maximum=12))
            lines.append(a_line(f"{code}.T", label, parameters.format(code), maximum=maximum, kind=kind))
            targets[code] = Decimal("36")
            if text:
                answers[code] = Answers(reported=answered(text))
    name = f"rules-{decimals}"
    config = a_config(decimals=decimals)
    scale = a_scale(*lines)
    return Filled(
        name=name,
        scale=scale,
        answers=answers,
        targets=targets,
        others_targets=others,
        config=config,
        by_hand=by_hand,
    )


TYPED_NUMBERS = (
    "99,0 12.5 0,250 1.234 1,2345 12345,678 1.2.3 1e3 ,5 5, 5% 98,5% 98__% 007 1__000 ٨ 1_5 12/5 - +98 -3 -__3 +-3 "
    "98\N{NO-BREAK SPACE} TRUE"
)
TYPED_DATES = (
    "20/04/2018 1/5/2018 21.4.2018 21-04-2018 2018-04-20 2018-4-20 31/02/2018 4/2018 20/04/18 không 43210 "
    "21/04/2018__8:00 21/04/2018__08:05:09 21/04/2018__8h30 21/04/2018__8h 2018-04-21T08:00 21/04/2018__24:00 "
    "21/04/2018__sáng 21/04/2018__8:3 21/04/2018__8:30__15"
)


def typed_as_text() -> Filled:
    """Numbers and dates that arrived as text have one reading or none."""
    lines, answers = [a_group("A")], {}
    kinds = (
        ("Theo bậc", "≥98: 10; ≥12,5: 8; ≥5: 5; còn lại: 1", "lần", TYPED_NUMBERS),
        ("Theo bậc", "≥98: 10; ≥12,5: 8; ≥5: 5; còn lại: 1", "%", TYPED_NUMBERS),
        ("Theo số lượng", "0,01/lần", "lần", TYPED_NUMBERS),
        ("Theo thời hạn", "hạn 20/04; 1/ngày", "ngày", TYPED_DATES),
    )
    for label, parameters, unit, texts in kinds:
        for text in texts.split():
            code = f"D{len(lines)}"
            lines.append(a_line(code, label, parameters, unit=unit))
            answers[code] = Answers(reported=text.replace("__", " "))
    return Filled(name="typed", scale=a_scale(*lines), answers=answers)


def halves() -> Filled:
    """Points that lie exactly on a half of the last decimal, where binary numbers often fall below it."""
    lines, answers, targets = [a_group("A")], {}, {}
    for maximum, target, step in product(("10", "7.5", "30"), ("16", "400", "32"), range(1, 16, 2)):
        code = f"D{len(lines)}"
        lines.append(a_line(code, "Theo tỷ lệ", maximum=maximum))
        targets[code] = Decimal(target)
        answers[code] = Answers(reported=Decimal(step) / 4)
    return Filled(name="halves", scale=a_scale(*lines), answers=answers, targets=targets)


D_M_Y, ONE_IN_PERCENT = "dd/mm/yyyy", "[<=1]0%;0"

ODD_CELLS: tuple[tuple[str, str, str, str, str | bool, str], ...] = (
    # Cách tính, Tham số, Điểm tối đa, Đơn vị tính, what stands in the cell, the format that shows it
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "%", "0.985", "0.0%"),
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "%", "0.29", "0%"),
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "%", "0.99", ONE_IN_PERCENT),
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "%", "99", ONE_IN_PERCENT),
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "lần", "0.99", ONE_IN_PERCENT),
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "lần", True, "General"),
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "lần", "43210", D_M_Y),
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "lần", "43210", "yyyy-mm-dd"),
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "lần", "43210", "[$-42A]d-mmm-yy"),
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "lần", "43210", "dd.mm.yyyy hh:mm"),
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "lần", "43210", "#,##0"),
    ("Theo bậc", "<0: 5; còn lại: 1", "5", "lần", "-43210.5", "General"),
    ("Theo bậc", "<1: 5; còn lại: 1", "5", "lần", "0.0000125", "General"),
    ("Theo bậc", "<1: 5; còn lại: 1", "5", "lần", "0.0000125", "0.00E+00"),
    ("Theo bậc", "≥98: 5; còn lại: 1", "5", "lần", "99", '0" người"'),
    ("Theo số lượng", "1/lần", "5", "lần", "3", "General"),
    ("Theo số lượng", "1/lần", "5", "lần", "0.5", "0%"),
    ("Theo số lượng", "1/lần", "5", "lần", True, "General"),
    ("Chấm trực tiếp", "", "5", "lần", "0.75", "0%"),
    ("Chấm trực tiếp", "", "5", "lần", "3", D_M_Y),
    ("Chấm trực tiếp", "", "5", "lần", True, "General"),
    ("Theo mức", "1: 5; 2: 3", "5", "lần", True, "General"),
    ("Đạt/không đạt", "", "5", "lần", True, "General"),
    ("Theo thời hạn", "hạn 20/04; 1/ngày", "5", "ngày", "43211", D_M_Y),
    ("Theo thời hạn", "hạn 20/04; 1/ngày", "5", "ngày", "43211.5", "d/m/yyyy h:mm"),
    ("Theo thời hạn", "hạn 20/04; 1/ngày", "5", "ngày", "43211", "yyyy-mm-dd"),
    ("Theo thời hạn", "hạn 20/04; 1/ngày", "5", "ngày", "43211", "General"),
    ("Theo thời hạn", "hạn 20/04; 1/ngày", "5", "ngày", "15", "General"),
    ("Theo thời hạn", "hạn 20/04; 1/ngày", "5", "ngày", "2018", "General"),
    ("Theo thời hạn", "hạn 20/04; 1/ngày", "5", "ngày", True, "General"),
)


def a_value(text: str | bool) -> Any:
    return text if isinstance(text, bool) else Decimal(text)


def odd_cells() -> Filled:
    """A person types 98,5%, a date or TRUE where a number is asked, a number where a date is: formats tell."""
    lines, answers, formats = [a_group("A")], {}, {}
    for label, parameters, maximum, unit, text, shown_as in ODD_CELLS:
        code = f"D{len(lines)}"
        lines.append(line := a_line(code, label, parameters, maximum=maximum, unit=unit))
        answers[code], formats[code] = on_line(line, a_value(text)), shown_as
    return Filled(name="odd", scale=a_scale(*lines), answers=answers, by_hand=True, formats=formats)


REASON = "Đơn vị không được giao nhiệm vụ này"
TREE = a_scale(
    a_group("A", maximum=Decimal(40), bonus_cap=Decimal(3), bonus_if_clean=True),
    a_line("A1", "Theo tỷ lệ", maximum=20),
    a_line("A2", "Theo tỷ lệ", maximum=20),
    a_line("A3", "Đạt/không đạt", maximum=10),
    a_line("A4", "Theo số lượng", "1/lần", maximum=5, kind=BONUS),
    a_line("A5", "Theo số lượng", "1/lần", maximum=5, kind=DEDUCTION),
    a_line("A6", "Theo bậc", "theo dòng A2; ≥5: 4; còn lại: 1", maximum=4),
    a_line("A7", "Vượt kế hoạch", "của A2", maximum=4, kind=BONUS),
    a_group("B", highest_only=True, deduction_cap=Decimal(2)),
    a_group("B1", level=2, maximum=Decimal(12)),
    a_line("B1.1", level=3),
    a_line("B1.2", level=3),
    a_line("B2", "Điểm chuẩn", maximum=8, deduction_cap=Decimal("1.5")),
    a_line("B2.1", "Theo số lượng", "1/lần", level=3, maximum=None, kind=DEDUCTION),
    a_line("B3", "Chấm trực tiếp", maximum=5, groups=("trung tâm",)),
    a_group("C"),
    a_line("C1", "Đạt/không đạt", maximum=5),
    a_line("C2", "Theo bậc", "theo dòng B3x; ≥5: 4; còn lại: 1", maximum=4),
    a_line("B3x", "Trừ dần", "1/lần", groups=("trung tâm",)),
    a_condition("C3"),
    a_group("E"),
    a_line("E1", "Chấm trực tiếp", maximum=5, kind=BONUS),
    a_line("E2", "Chấm trực tiếp", maximum=None, kind=DEDUCTION),
)

AS_IT_IS = {
    "A1": Answers(reported=Decimal(7)),
    "A2": Answers(reported=Decimal(30)),
    "A3": Answers(reported="Đạt"),
    "A4": Answers(reported=Decimal(4)),
    "B1.1": Answers(claimed=Decimal("7.5")),
    "B1.2": Answers(claimed=Decimal("9.5")),
    "B2.1": Answers(reported=Decimal(3)),
    "C1": Answers(reported="Đạt"),
    "C3": Answers(reported="Có"),
    "E1": Answers(claimed=Decimal("4.5")),
    "E2": Answers(claimed=Decimal("2.25")),
}
FILLINGS: Mapping[str, Mapping[str, Answers]] = {
    "all": AS_IT_IS,
    "deducted": {**AS_IT_IS, "A5": Answers(reported=Decimal(1))},
    "marked": {
        **AS_IT_IS,
        "A2": Answers(reported=Decimal(30), not_applicable="x", note=REASON),
        "B": Answers(not_applicable=" X ", note=REASON),
        "C1": Answers(reported="Đạt", not_applicable="x"),
        "E1": Answers(claimed=Decimal("4.5"), not_applicable="không", note=REASON),
        "E2": Answers(claimed=Decimal("2.25"), not_applicable="x", note=REASON),
    },
    "nothing": {code: Answers(not_applicable="x", note=REASON) for code in "ABCE"},
    "blank": {},
}
POLICIES = (
    {},
    {"total_floor": Decimal(50), "total_cap": Decimal(60)},
    {"total_cap": MAXIMUM, "bonus_maximum": Decimal(15)},
)


def every_policy() -> Iterator[Filled]:
    """Every filling under every treatment of what does not apply; one filling also under other limits."""
    for (filling, answers), treatment in product(FILLINGS.items(), NotApplicable):
        for number, limits in enumerate(POLICIES) if filling == "marked" else [(1, POLICIES[1])]:
            yield Filled(
                name=f"{filling}-{treatment}-{number}",
                scale=TREE,
                answers=answers,
                targets={"A1": Decimal(12), "A2": Decimal(24)} if number else {"A2": Decimal(24)},
                config=a_config(scoring=ScoringPolicy(decimals=2, not_applicable=treatment, **limits)),
                by_hand=number == 1,
            )


BLANK = [
    replace(every_rule(2, by_hand=True), name="unanswered", answers={}),
    *(replace(form, name=f"un{form.name}", by_hand=True) for form in every_policy() if not form.answers),
]
"""Nothing is filled in; opened and saved by another program, so that nothing is left of the values they carried."""

FORMS = [
    every_rule(2, by_hand=False),
    every_rule(1, by_hand=True),
    typed_as_text(),
    halves(),
    odd_cells(),
    *every_policy(),
]


OVERTYPED = [
    Filled(
        name=f"overtyped-{treatment}",
        scale=TREE,
        answers={
            "A1": Answers(reported=Decimal(7), claimed=Decimal("12.5")),
            "A2": Answers(reported=Decimal(30), claimed=Decimal("3.25"), not_applicable="x", note=REASON),
            "A3": Answers(claimed=Decimal("1.5")),
            "B": Answers(not_applicable="x", note=REASON),
            "B2": Answers(claimed=Decimal(6)),
        },
        targets={"A1": Decimal(12), "A2": Decimal(24)},
        config=a_config(scoring=ScoringPolicy(decimals=2, not_applicable=treatment)),
    )
    for treatment in NotApplicable
    if treatment is not NotApplicable.RESCALE
]
"""Claims typed over the formulas of computed lines, of lines that apply and of lines that do not."""

NO_CLAIMS = ("3,25", "-1,5", "+ 2", "3,251", "năm", "3 điểm", "5%", "0,05", True, Decimal("2.345"), Decimal(-1))
LOOKS = ("0%", D_M_Y, ONE_IN_PERCENT, "0.0")


def odd_claims() -> Filled:
    """Texts, TRUE, dates and percentages over formulas: a claim where there is a number, else the computed points."""
    lines, answers, formats = [a_group("A")], {}, {}
    cells = [*((value, "General") for value in NO_CLAIMS), *((Decimal("0.5"), look) for look in LOOKS)]
    for (value, shown_as), unit in product(cells, ("lần", "%")):
        code = f"D{len(lines)}"
        lines.append(a_line(code, "Theo bậc", "≥98: 5; còn lại: 1", unit=unit))
        answers[code] = Answers(reported="98,5", claimed=value)
        formats[code] = shown_as
    return Filled(name="odd-claims", scale=a_scale(*lines), answers=answers, by_hand=True, formats=formats)


OVERTYPED.append(odd_claims())


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    return recalculate(tmp_path_factory.mktemp("office"), [*FORMS, *OVERTYPED, *BLANK])


@pytest.mark.parametrize("form", OVERTYPED, ids=lambda form: form.name)
def test_a_claim_counts_where_the_line_applies_and_nowhere_else(form: Filled, shown: Mapping[str, Shown]) -> None:
    assert shown[form.name].total == form.card().claimed_total


def left_to_the_bloc(line: Line, scale: Scale) -> bool:
    rule = line.rule
    return rule is not None and (rule.needs_receipt or rule.needs_bloc_figures)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_shows_the_points_of_the_engine(form: Filled, shown: Mapping[str, Shown]) -> None:
    differing = []
    for mark in form.card().marks:
        line, given = form.scale.by_code[mark.code], form.answers.get(mark.code, Answers())
        if line.rule is None or (line.rule.question and line.rule.question.claimed):
            continue
        wanted = expected(mark, given)
        if left_to_the_bloc(line, form.scale) and mark.basis is Basis.COMPUTED:
            wanted = "khối tính"
        points = shown[form.name].points(mark.code)
        if not shown_equals(points, wanted):
            differing.append(f"{mark.code} {line.rule} {given.reported}: {points!r} for {wanted!r}")
    assert differing == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_adds_up_as_the_engine_does(form: Filled, shown: Mapping[str, Shown]) -> None:
    card, on_form = form.card(), shown[form.name]
    headings = [code for code in form.rows if form.scale.by_code[code].kind is Kind.GROUP]
    if not form.answers:
        assert on_form.sheet[TOTAL_CELLS[1]].value == "Chưa điền"
        assert {on_form.points(code) or "" for code in headings} == {""}
        return
    unknown = sum(
        (mark.points for mark in card.marks if left_to_the_bloc(form.scale.by_code[mark.code], form.scale)), Decimal(0)
    )
    assert (on_form.total, on_form.maximum) == (card.total - unknown, card.tally.maximum)
    if not unknown:
        assert [Decimal(str(on_form.points(code))) for code in headings] == [
            card.tallies[code].net for code in headings
        ]


@pytest.mark.parametrize("form", BLANK, ids=lambda form: form.name)
def test_a_blank_form_carries_what_its_formulas_give(form: Filled, shown: Mapping[str, Shown], tmp_path: Path) -> None:
    """Protected View and telephones compute nothing."""
    path = tmp_path / "blank.xlsx"
    write(path, replace(form, by_hand=False))
    formulas, carried = (load_workbook(path, data_only=values)[FORM_SHEET] for values in (False, True))
    at = [cell.coordinate for row in formulas.iter_rows() for cell in row if cell.data_type == "f"]
    assert at
    told = {place: carried[place].value or "" for place in at}
    assert told == {place: shown[form.name].sheet[place].value or "" for place in at}


def test_a_form_counts_what_is_still_to_do(shown: Mapping[str, Shown]) -> None:
    blank, marked = shown["blank-exclude-1"].sheet, shown["marked-exclude-1"].sheet
    assert (blank["K4"].value, blank["K5"].value) == (6, 0)  # A1, A2, A3, B1.1, B1.2, C1
    assert (marked["K4"].value, marked["K5"].value) == (0, 2)  # an x without its reason, a mark that is no x
    hints = {cell.value for cell in marked["L"]} - {None, ""}
    assert hints == {"← thiếu lý do", "← chỉ ghi x", "không áp dụng"}
    wrong = shown["rules-2"].sheet
    assert {cell.value for cell in wrong["L"]} >= {"← chưa điền", "← kiểm tra lại"}


def test_a_form_says_what_the_bloc_will_still_compute(shown: Mapping[str, Shown]) -> None:
    assert shown["blank-exclude-1"].sheet["A5"].value in (None, "")
    assert shown["rules-2"].sheet["A5"].value.startswith("Tổng điểm chưa gồm 5 dòng khối sẽ tính")


def test_claimed_points_stay_as_they_were_typed(shown: Mapping[str, Shown]) -> None:
    form = shown["all-exclude-1"]
    assert form.sheet[f"{Column.CLAIMED.letter}{form.filled.rows['B1.1']}"].value == 7.5
