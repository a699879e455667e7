"""What one form says, line by line: blank, refused, marked, claimed, followed (CONTRACT sections 4, 5 and 8)."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.model.bloc import Period
from pipeline.model.result import Basis
from pipeline.model.scale import Effect, Kind, Scale
from tests.answering import (
    ERROR,
    FORMULA_WITHOUT_VALUE,
    GONE,
    MARKED,
    TRUE,
    Sent,
    Value,
    a_row,
    card_of,
    finding_of,
    found,
    mark_of,
    number,
    percent,
    review_of,
    reviewed,
    some_grounds,
    words,
)
from tests.builders import a_condition, a_config, a_group, a_line, a_member, a_scale

KEPT = a_line("Z", "Điểm chuẩn")
"""Keeps a member ranked whatever becomes of the other lines."""


def one_line(label: str = "Chấm trực tiếp", parameters: str = "", **more: object) -> Scale:
    return a_scale(a_group(), a_line("A1", label, parameters, **more), KEPT)


# ------------------------------------------------------------------------------ blank and refused


@pytest.mark.parametrize(
    ("label", "parameters", "cell"),
    [
        ("Chấm trực tiếp", "", "H9"),
        ("Đạt/không đạt", "", "G9"),
        ("Theo mức", "Tốt: 5", "G9"),
        ("Theo bậc", "còn lại: 5", "G9"),
        ("Theo tỷ lệ", "kết quả là %", "G9"),
        ("Theo thời hạn", "hạn nộp; còn lại: 5", "G9"),
        ("So với đơn vị dẫn đầu", "", "G9"),
    ],
)
def test_a_blank_base_line_is_missing(label: str, parameters: str, cell: str) -> None:
    review = reviewed(one_line(label, parameters), targets={"A1": {"VP": 1}}, VP={})
    assert (mark_of(review).points, mark_of(review).basis) == (0, Basis.MISSING)
    assert found(review) == [("missing_answer", "warning", "A1", cell)]


@pytest.mark.parametrize(("label", "given"), [("Theo số lượng", 0), ("Trừ dần", 10)])
def test_a_blank_count_is_zero(label: str, given: int) -> None:
    review = reviewed(one_line(label, "1/lần"), VP={})
    assert (mark_of(review).points, mark_of(review).basis) == (given, Basis.COMPUTED)
    assert found(review) == []


@pytest.mark.parametrize("kind", [Kind.BONUS, Kind.DEDUCTION])
@pytest.mark.parametrize(
    ("label", "parameters", "basis"),
    [
        ("Chấm trực tiếp", "", Basis.CLAIMED),
        ("Theo bậc", "còn lại: 5", Basis.COMPUTED),
        ("Theo số lượng", "1/lần", Basis.COMPUTED),
        ("Đạt/không đạt", "", Basis.COMPUTED),
        ("Theo thời hạn", "hạn nộp; còn lại: 5", Basis.COMPUTED),
    ],
)
def test_a_blank_bonus_or_deduction_is_nothing(kind: Kind, label: str, parameters: str, basis: Basis) -> None:
    review = reviewed(one_line(label, parameters, kind=kind), VP={})
    assert (mark_of(review).points, mark_of(review).basis) == (0, basis)
    assert found(review) == []


@pytest.mark.parametrize(
    ("label", "parameters", "answer", "code"),
    [
        ("Chấm trực tiếp", "", 11, "out_of_range"),
        ("Chấm trực tiếp", "", -1, "out_of_range"),
        ("Chấm trực tiếp", "bước 0,25", Decimal("0.3"), "not_a_multiple"),
        ("Chấm trực tiếp", "thang 100", 101, "out_of_range"),
        ("Theo tỷ lệ", "kết quả là %", -1, "out_of_range"),
        ("So với đơn vị dẫn đầu", "", -1, "out_of_range"),
        ("Theo số lượng", "1/lần", -1, "out_of_range"),
        ("Theo số lượng", "1/lần", Decimal("1.5"), "not_whole"),
        ("Theo số lượng", "1 mỗi 1 trên 5", -1, "out_of_range"),
        ("Trừ dần", "1/lần", Decimal("1.5"), "not_whole"),
        ("Trừ dần", "1/lần", "nhiều", "not_a_number"),
        ("Trừ dần", "1/lần", TRUE, "not_a_number"),
        ("Trừ dần", "1/lần", "1.000", "ambiguous_number"),
        ("Trừ dần", "1/lần", date(2018, 1, 1), "date_for_number"),
        ("Trừ dần", "1/lần", percent("0.5"), "percent_cell"),
        ("Trừ dần", "1/lần", ERROR, "cell_error"),
        ("Trừ dần", "1/lần", FORMULA_WITHOUT_VALUE, "formula_without_value"),
        ("Theo thời hạn", "hạn nộp; 1/ngày", 43000, "not_a_date"),
        ("Theo mức", "Tốt: 5", "Khá", "unknown_option"),
        ("Đạt/không đạt", "", "có lẽ", "unknown_option"),
    ],
)
def test_a_refused_answer_gives_nothing_and_is_told(label: str, parameters: str, answer: Value, code: str) -> None:
    review = reviewed(one_line(label, parameters), targets={"A1": {"VP": 1}}, VP={"A1": answer})
    mark = mark_of(review)
    assert (mark.points, mark.basis, mark.reported, mark.claimed) == (0, Basis.MISSING, None, None)
    cell = "H9" if label == "Chấm trực tiếp" else "G9"
    assert found(review) == [(code, "error", "A1", cell)]


@pytest.mark.parametrize(
    ("answer", "given", "codes"),
    [
        (percent("0.85"), "8.5", ["percent_cell"]),
        (words("85%"), "8.5", ["number_as_text"]),
        (words("85"), "8.5", ["number_as_text"]),
        (number("85", formula=True), "8.5", ["formula_in_input"]),
        (number("85"), "8.5", []),
    ],
)
def test_an_answer_read_in_spite_of_its_shape(answer: Value, given: str, codes: list[str]) -> None:
    review = reviewed(one_line("Theo tỷ lệ", "kết quả là %", unit="% hồ sơ"), VP={"A1": answer})
    assert (mark_of(review).points, mark_of(review).reported) == (Decimal(given), Decimal(85))
    assert found(review) == [(code, "info", "A1", "G9") for code in codes]


def test_a_number_cell_may_name_an_option() -> None:
    review = reviewed(one_line("Theo mức", "1: 6; 2: 4,5"), VP={"A1": Decimal("2.0")})
    assert (mark_of(review).points, mark_of(review).reported) == (Decimal("4.5"), "2")


def test_a_date_that_counts() -> None:
    review = reviewed(one_line("Theo thời hạn", "hạn 15/12; 1/ngày"), VP={"A1": "17/12/2018"})
    assert (mark_of(review).points, mark_of(review).reported) == (8, date(2018, 12, 17))
    assert found(review) == [("date_as_text", "info", "A1", "G9")]


def test_what_a_member_types_is_never_more_than_data() -> None:
    review = reviewed(one_line("Theo tỷ lệ", "kết quả là %"), VP={"A1": words("=1+1"), "=1+1": "=1+1"})
    assert found(review) == [("unknown_code", "error", None, "A11"), ("not_a_number", "error", "A1", "G9")]
    assert finding_of(review, "not_a_number").seen == "=1+1"


# ----------------------------------------------------------------------------------- targets


@pytest.mark.parametrize("targets", [{}, {"A1": {"VP": 0}}, {"A1": {"TTR": 5}}])
@pytest.mark.parametrize(("label", "parameters"), [("Theo tỷ lệ", ""), ("Theo bậc", "theo % chỉ tiêu; ≥1: 5")])
def test_without_a_target_a_line_does_not_apply(
    label: str, parameters: str, targets: dict[str, dict[str, int]]
) -> None:
    review = reviewed(one_line(label, parameters), targets=targets, VP={"A1": 7})
    mark = mark_of(review)
    assert (mark.points, mark.maximum, mark.basis, mark.reported) == (0, 0, Basis.NOT_APPLICABLE, 7)
    assert found(review) == []


def test_an_invalid_figure_is_an_error_also_without_a_target() -> None:
    review = reviewed(one_line("Theo tỷ lệ"), VP={"A1": -7})
    assert mark_of(review).basis is Basis.NOT_APPLICABLE
    assert found(review) == [("out_of_range", "error", "A1", "G9")]


@pytest.mark.parametrize(
    ("figure", "basis"), [(8, Basis.COMPUTED), (0, Basis.NOT_APPLICABLE), (None, Basis.NOT_APPLICABLE)]
)
@pytest.mark.parametrize("targets", [{"A1": {"TTR": 5}}, {"A1": {"VP": 0, "TTR": 5}}])
def test_against_the_leader_a_figure_counts_without_a_target(
    figure: int | None, basis: Basis, targets: dict[str, dict[str, int]]
) -> None:
    review = reviewed(one_line("So với đơn vị dẫn đầu"), targets=targets, VP={"A1": figure})
    assert mark_of(review).basis is basis
    assert mark_of(review).points == (10 if basis is Basis.COMPUTED else 0)
    assert found(review) == []


@pytest.mark.parametrize(
    ("figure", "basis", "points", "findings"),
    [
        (8, Basis.COMPUTED, 10, []),
        (0, Basis.COMPUTED, 0, []),
        (None, Basis.MISSING, 0, [("missing_answer", "warning", "A1", "G9")]),
        (-1, Basis.MISSING, 0, [("out_of_range", "error", "A1", "G9")]),
    ],
)
@pytest.mark.parametrize("targets", [{}, {"A1": {"VP": 0}}])
def test_where_nobody_has_a_target_figures_alone_are_compared(
    figure: int | None,
    basis: Basis,
    points: int,
    findings: list[tuple[str, str, str, str]],
    targets: dict[str, dict[str, int]],
) -> None:
    review = reviewed(one_line("So với đơn vị dẫn đầu"), targets=targets, VP={"A1": figure})
    assert (mark_of(review).basis, mark_of(review).points) == (basis, points)
    assert mark_of(review).maximum == 10
    assert found(review) == findings


def test_a_missing_target_concerns_the_line_alone() -> None:
    scale = a_scale(a_line("A1", "Theo tỷ lệ", level=1), a_line("A1.1", level=2))
    review = reviewed(scale, VP={"A1": 5, "A1.1": 7})
    assert mark_of(review, "A1").basis is Basis.NOT_APPLICABLE
    assert mark_of(review, "A1.1").points == 7


# ------------------------------------------------------------------------- the mark `Không áp dụng`


@pytest.mark.parametrize("mark", ["x", "X", " x\u00a0", words("x", formula=True)])
def test_a_mark_with_a_reason_takes_the_line_away(mark: Value) -> None:
    review = reviewed(one_line(), VP={"A1": a_row(x=mark, note="Không được giao", claimed="hỏng")})
    assert (mark_of(review).basis, mark_of(review).maximum) == (Basis.NOT_APPLICABLE, 0)
    assert found(review) == []


@pytest.mark.parametrize("note", [None, "", "\u00a0 "])
def test_a_mark_without_a_reason_is_refused(note: Value) -> None:
    review = reviewed(one_line(), VP={"A1": a_row(x="x", note=note, claimed=7)})
    assert mark_of(review).points == 7
    assert found(review) == [("reason_missing", "error", "A1", "I9")]


@pytest.mark.parametrize("mark", ["không", "xx", "0", 1, TRUE, FORMULA_WITHOUT_VALUE])
def test_another_mark_is_refused(mark: Value) -> None:
    review = reviewed(one_line(), VP={"A1": a_row(x=mark, note="Không được giao", claimed=7)})
    assert mark_of(review).points == 7
    assert found(review) == [("unknown_mark", "error", "A1", "I9")]


def test_a_mark_on_a_heading_takes_the_branch_but_not_its_conditions() -> None:
    scale = a_scale(
        a_group("A"),
        a_group("A1", level=2),
        a_line("A1.1", level=3),
        a_condition("K", Effect.NO_AWARD, level=3),
        a_line("A2", level=2),
        a_group("B"),
        KEPT,
    )
    review = reviewed(scale, VP={"A1": MARKED, "A1.1": 5, "A2": 6, "K": "Có"})
    card = card_of(review)
    assert [(mark.code, mark.basis) for mark in card.marks] == [
        ("A1.1", Basis.NOT_APPLICABLE),
        ("K", Basis.COMPUTED),
        ("A2", Basis.CLAIMED),
        ("Z", Basis.COMPUTED),
    ]
    assert [condition.effect for condition in card.conditions] == [Effect.NO_AWARD]
    assert card.tally.maximum == 20


def test_a_reason_stands_in_the_row_of_its_mark() -> None:
    scale = a_scale(a_group("A"), a_line("A1"), a_group("B"), KEPT)
    review = reviewed(scale, VP={"A": a_row(x="x"), "A1": a_row(note="Không được giao", claimed=7)})
    assert mark_of(review).points == 7
    assert found(review) == [("reason_missing", "error", "A", "I8")]


# ------------------------------------------------------------------------- groups and periods


def test_a_line_for_other_members_or_the_other_period_is_not_there() -> None:
    scale = a_scale(
        a_group("A", groups=("Phòng", "Ban")),
        a_line("A1"),
        a_group("B", period=Period.SIX_MONTH),
        a_line("B1"),
        a_group("C"),
        KEPT,
        a_line("C1", groups=("trung tâm",)),
    )
    members = [a_member("VP", groups=("PHÒNG",)), a_member("TTR", groups=("thanh tra",)), a_member("TT")]
    grounds = some_grounds(scale, members)
    review = review_of(grounds, *(Sent(unit, {"A1": 5}) for unit in ("VP", "TTR", "TT")))
    assert [[mark.code for mark in card_of(review, unit).marks] for unit in ("VP", "TTR", "TT")] == [
        ["A1", "Z"],
        ["Z"],
        ["Z"],
    ]
    early = review_of(grounds._replace(period=Period.SIX_MONTH), Sent("VP", {"A1": 5, "B1": 3}))
    assert [mark.code for mark in card_of(early).marks] == ["A1", "B1", "Z"]


# ------------------------------------------------------------------------------------- claims


@pytest.mark.parametrize(
    ("claim", "codes"),
    [
        (5, []),
        (Decimal("5.004"), []),
        (words("5,00"), []),
        (6, ["claim_differs"]),
        (Decimal("5.005"), ["claim_differs"]),
        (-5, ["claim_differs"]),
        (10, ["claim_differs"]),
        (Decimal("10.004"), ["claim_differs"]),
        (Decimal("10.01"), ["claim_above_maximum"]),
        ("năm", []),
        ("1.234", []),
        (TRUE, []),
        (date(2018, 1, 1), []),
        (number("6", formula=True), []),
        (percent("0.5"), []),
        (None, []),
    ],
)
def test_a_number_over_our_formula_is_a_claim(claim: Value, codes: list[str]) -> None:
    review = reviewed(one_line("Theo tỷ lệ"), targets={"A1": {"VP": 100}}, VP={"A1": a_row(reported=50, claimed=claim)})
    assert (mark_of(review).points, mark_of(review).basis) == (5, Basis.COMPUTED)
    assert found(review) == [(code, "warning", "A1", "H9") for code in codes]


def test_a_claim_says_what_was_computed() -> None:
    review = reviewed(one_line("Điểm chuẩn"), VP={"A1": a_row(claimed=12)})
    assert dict(finding_of(review, "claim_above_maximum").facts) == {"claimed": "12", "computed": "10", "maximum": "10"}
    assert mark_of(review).claimed == 12


def test_a_claim_on_a_line_that_does_not_apply_counts_nowhere() -> None:
    scale = a_scale(a_group(), a_line("A1", "Theo tỷ lệ"), a_line("A2", "Điểm chuẩn"), KEPT)
    review = reviewed(scale, VP={"A1": a_row(claimed=9), "A2": a_row(claimed=9, x="x", note="Không có")})
    assert found(review) == []
    assert card_of(review).claimed_total == card_of(review).total == 10


# ------------------------------------------------------------------------------------ theo dòng


def following(parameters: str = "≥5: 4; còn lại: 1", label: str = "Theo bậc", **more: object) -> Scale:
    return a_scale(
        a_group(),
        a_line("X", "Theo tỷ lệ", **more),
        a_line("A1", label, f"{parameters}; theo dòng X".removeprefix("; ")),
        KEPT,
    )


def test_a_line_takes_the_figure_and_the_target_of_another() -> None:
    review = reviewed(following(), targets={"X": {"VP": 10}}, VP={"X": 6})
    mark = mark_of(review)
    assert (mark.points, mark.basis, mark.reported, mark.target) == (4, Basis.COMPUTED, 6, 10)
    assert mark.at is not None
    assert mark.at.cell == "A10"


def test_it_has_no_input_and_no_target_of_its_own() -> None:
    targets = {"X": {"VP": 10}, "A1": {"VP": 1}}
    review = reviewed(following("", "Theo tỷ lệ"), targets=targets, VP={"X": 5, "A1": a_row(reported=1)})
    assert mark_of(review).points == 5


def test_it_does_not_apply_where_the_other_does_not() -> None:
    for review in (
        reviewed(following(), VP={"X": 6}),
        reviewed(following(), targets={"X": {"VP": 10}}, VP={"X": MARKED}),
        reviewed(following(groups=("khác",)), targets={"X": {"VP": 10}}, VP={}),
        reviewed(following(period=Period.SIX_MONTH), targets={"X": {"VP": 10}}, VP={}),
    ):
        assert (mark_of(review).basis, mark_of(review).points, mark_of(review).maximum) == (Basis.NOT_APPLICABLE, 0, 0)


def test_blank_and_invalid_are_handed_on_and_told_once() -> None:
    blank = reviewed(following(), targets={"X": {"VP": 10}}, VP={})
    assert (mark_of(blank).points, mark_of(blank).basis) == (0, Basis.MISSING)
    assert found(blank) == [("missing_answer", "warning", "X", "G9")]
    invalid = reviewed(following(), targets={"X": {"VP": 10}}, VP={"X": "sáu"})
    assert (mark_of(invalid).points, mark_of(invalid).basis) == (0, Basis.MISSING)
    assert found(invalid) == [("not_a_number", "error", "X", "G9")]


def test_a_blank_figure_is_a_zero_for_a_count() -> None:
    review = reviewed(following("1/lần", "Trừ dần"), targets={"X": {"VP": 10}}, VP={})
    assert (mark_of(review).points, mark_of(review).basis) == (10, Basis.COMPUTED)


def test_it_may_be_marked_alone_and_claimed() -> None:
    review = reviewed(following(), targets={"X": {"VP": 10}}, VP={"X": 6, "A1": MARKED})
    assert (mark_of(review).basis, mark_of(review, "X").points) == (Basis.NOT_APPLICABLE, 6)
    claimed = reviewed(following(), targets={"X": {"VP": 10}}, VP={"X": 6, "A1": a_row(claimed=5)})
    assert found(claimed) == [("claim_differs", "warning", "A1", "H10")]


def test_it_may_stand_above_the_line_it_follows() -> None:
    scale = a_scale(a_group(), a_line("A1", "Theo bậc", "≥5: 4; theo dòng X"), a_line("X", "Theo số lượng", "1/lần"))
    review = reviewed(scale, VP={"X": 6})
    assert [(mark.code, mark.points) for mark in card_of(review).marks] == [("A1", 4), ("X", 6)]


# ---------------------------------------------------------------------------------- conditions


@pytest.mark.parametrize(
    ("answer", "met"),
    [("Có", True), ("có ", True), ("x", True), ("X", True), ("Không", False), (None, False), ("CO\u0301", True)],
)
def test_a_condition_is_yes_or_no(answer: Value, met: bool) -> None:
    review = reviewed(a_scale(a_group(), a_condition("K", Effect.NO_AWARD), KEPT), VP={"K": answer})
    assert bool(card_of(review).conditions) is met
    assert found(review) == []


@pytest.mark.parametrize("answer", ["Đạt", 1, TRUE, "Có vi phạm", date(2018, 1, 1)])
def test_anything_else_is_told_and_taken_as_no(answer: Value) -> None:
    review = reviewed(a_scale(a_group(), a_condition("K"), KEPT), VP={"K": answer})
    assert card_of(review).conditions == ()
    assert found(review) == [("unknown_option", "error", "K", "G9")]
    assert mark_of(review, "K").reported is None


def test_a_condition_has_no_points_and_cannot_be_marked_away() -> None:
    scale = a_scale(a_group(), a_condition("K", Effect.NO_AWARD), KEPT)
    review = reviewed(scale, VP={"K": a_row(reported="Có", x="x", note="Không đúng")})
    mark = mark_of(review, "K")
    assert (mark.points, mark.maximum, mark.basis, mark.reported) == (0, 0, Basis.COMPUTED, "Có")
    assert len(card_of(review).conditions) == 1


# ------------------------------------------------------------------------------- rows of the form


@pytest.mark.parametrize("times", [0, 2, 3])
def test_a_line_gone_or_twice_counts_as_blank(times: int) -> None:
    review = reviewed(one_line(), VP={"A1": a_row(claimed=7, times=times)})
    assert (mark_of(review).points, mark_of(review).basis) == (0, Basis.MISSING)


def test_a_heading_gone_marks_nothing() -> None:
    review = reviewed(one_line(), VP={"A": GONE, "A1": 7})
    assert mark_of(review).points == 7


def test_a_line_that_counts_from_the_day_of_receipt() -> None:
    scale = one_line("Theo thời hạn", "hạn nộp; 1/ngày; theo ngày nộp")
    grounds = some_grounds(scale, config=a_config([a_member("VP")]))
    unknown = review_of(grounds, Sent("VP", {}, received=None))
    assert mark_of(unknown).points == 10
    assert ("receipt_unknown", "warning", "A1", "A9") in found(unknown)
    assert mark_of(unknown).at is not None
