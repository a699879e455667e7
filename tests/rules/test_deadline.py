"""`Theo thời hạn`: points by the days a thing came late."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.scale import NEVER, Answer, Kind
from tests.builders import a_rule
from tests.rules.cases import DEADLINE, a_case, calculated, faults

RULE = "Theo thời hạn"
TIERS = "hạn 31/01; ≤0: 3; ≤30: 1,5; còn lại: 0,5"


def given_for(parameters: str, answer: Answer, kind: Kind = Kind.BASE) -> Fraction:
    return a_rule(RULE, parameters, kind).points(a_case(answer))


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (date(2018, 1, 1), "3"),
        (date(2018, 1, 31), "3"),
        (date(2018, 2, 1), "1.5"),
        (date(2018, 3, 2), "1.5"),
        (date(2018, 3, 3), "0.5"),
        (NEVER, "0.5"),
    ],
)
@pytest.mark.parametrize("kind", [Kind.BASE, Kind.BONUS, Kind.DEDUCTION])
def test_tiers_of_days_late(done: Answer, expected: str, kind: Kind) -> None:
    assert given_for(TIERS, done, kind) == Fraction(expected)


def test_early_days_are_negative() -> None:
    assert given_for("hạn 31/01; ≤-10: 3; ≤0: 2", date(2018, 1, 21)) == 3
    assert given_for("hạn 31/01; ≤-10: 3; ≤0: 2", date(2018, 1, 22)) == 2


def test_never_done_without_a_last_tier_is_nothing() -> None:
    assert given_for("hạn 31/01; ≤0: 3", NEVER) == 0


@pytest.mark.parametrize(
    ("done", "base", "taken"),
    [
        (date(2018, 12, 1), 10, 0),
        (date(2018, 12, 15), 10, 0),
        (date(2018, 12, 18), 7, 3),
        (date(2019, 6, 1), 0, 10),
        (NEVER, 0, 10),
    ],
)
def test_a_price_a_day(done: Answer, base: int, taken: int) -> None:
    assert given_for("hạn 15/12; 1/ngày", done) == base
    assert given_for("hạn 15/12; 1/ngày", done, Kind.DEDUCTION) == taken


@pytest.mark.parametrize(("done", "base"), [(date(2018, 12, 17), 8), (date(2018, 12, 20), 7), (NEVER, 0)])
def test_what_is_taken_may_be_bounded(done: Answer, base: int) -> None:
    assert given_for("hạn 15/12; 1/ngày; trừ tối đa 3", done) == base


@pytest.mark.parametrize(
    ("parameters", "due"),
    [
        ("hạn 31/1; ≤0: 3", date(2018, 1, 31)),
        ("HẠN 31/01; ≤0: 3", date(2018, 1, 31)),
        ("hạn 31/01/2019; ≤0: 3", date(2019, 1, 31)),
        ("hạn nộp; ≤0: 3", DEADLINE),
    ],
)
def test_which_day_is_the_deadline(parameters: str, due: date) -> None:
    assert given_for(parameters, due) == 3
    assert given_for(parameters, due + timedelta(1)) == 0


def test_by_the_day_the_form_came() -> None:
    rule = a_rule(RULE, "hạn nộp; 1/ngày; theo ngày nộp")
    assert rule.question is None
    assert rule.needs_receipt
    assert rule.points(a_case(received=DEADLINE + timedelta(2))) == 8
    assert rule.points(a_case(received=None)) == 10


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("≤0: 3", "phải ghi hạn"),
        ("1/ngày", "phải ghi hạn"),
        ("hạn 31/02; ≤0: 3", "“hạn 31/02” không phải là một ngày có thật"),
        ("hạn 29/02; ≤0: 3", "không phải là một ngày có thật"),
        ("hạn 31/01", "chưa ghi mức điểm nào"),
        ("hạn 31/01; ≤0: 11", "lớn hơn Điểm tối đa"),
        ("hạn 31/01; còn lại: 0; ≤0: 3", "“còn lại” phải là bậc cuối cùng"),
        ("hạn 31/01; 1/ngày; ≤0: 3", "không hiểu tham số “≤0: 3”"),
        ("hạn 31/01; ≤0: 3; trừ tối đa 3", "“trừ tối đa” chỉ đi với số điểm mỗi ngày"),
        ("hạn 31/01; hạn nộp; 1/ngày", "không hiểu tham số"),
    ],
)
def test_wrong_parameters(parameters: str, said: str) -> None:
    assert any(said in sentence for sentence in faults(RULE, parameters))


def test_a_bonus_takes_tiers_only() -> None:
    assert faults(RULE, TIERS, Kind.BONUS) == ()
    assert faults(RULE, "hạn 31/01; 1/ngày", Kind.BONUS) == (
        "dòng Thưởng chỉ dùng các bậc ngày, không dùng số điểm mỗi ngày",
    )


days = st.integers(-400, 400).map(lambda late: DEADLINE + timedelta(late))


@given(days, days, st.sampled_from(["hạn nộp; 0,3/ngày", "hạn nộp; 0,7/ngày; trừ tối đa 4", "hạn nộp; ≤0: 9; ≤30: 4"]))
def test_later_never_gives_more(one: date, other: date, parameters: str) -> None:
    early, late = sorted((one, other))
    assert 0 <= given_for(parameters, late) <= given_for(parameters, early) <= 10


@given(days, days)
def test_later_never_takes_less(one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert given_for("hạn nộp; 0,3/ngày", early, Kind.DEDUCTION) >= 0
    taken = [given_for("hạn nộp; 0,3/ngày", when, Kind.DEDUCTION) for when in (early, late)]
    assert taken == sorted(taken)
    assert taken[1] <= 10


LATE = date(2018, 2, 3)


@pytest.mark.parametrize(
    ("parameters", "kind", "done", "told"),
    [
        (TIERS, Kind.BASE, LATE, "trễ 3 ngày (03/02/2018, hạn 31/01/2018): 3 ≤ 30 nên lấy 1,5"),
        (TIERS, Kind.BASE, date(2018, 1, 30), "sớm 1 ngày (30/01/2018, hạn 31/01/2018): -1 ≤ 0 nên lấy 3"),
        (TIERS, Kind.BASE, NEVER, "không thực hiện nên lấy 0,5"),
        ("hạn 31/01; 1/ngày", Kind.BASE, date(2018, 1, 31), "đúng hạn (31/01/2018, hạn 31/01/2018): 10 − "),
        ("hạn 31/01; 1/ngày", Kind.BASE, LATE, "min(10; 1 × max(0; 3))"),
        ("hạn 31/01; 1/ngày; trừ tối đa 2", Kind.BASE, LATE, "10 − min(10; 2; 1 × max(0; 3))"),
        ("hạn 31/01; 1/ngày", Kind.DEDUCTION, LATE, "hạn 31/01/2018): min(10; 1 × max(0; 3))"),
        ("hạn 31/01; 1/ngày", Kind.DEDUCTION, NEVER, "không thực hiện nên lấy 10"),
    ],
)
def test_the_calculation_counts_the_days(parameters: str, kind: Kind, done: Answer, told: str) -> None:
    assert told in calculated(a_rule(RULE, parameters, kind), a_case(done))


def test_the_calculation_takes_the_day_of_receipt() -> None:
    rule = a_rule(RULE, "hạn nộp; 1/ngày; theo ngày nộp")
    received = calculated(rule, a_case(received=DEADLINE + timedelta(2)))
    assert received == "trễ 2 ngày (07/12/2018, hạn 05/12/2018): 10 − min(10; 1 × max(0; 2))"
    assert calculated(rule, a_case()).startswith("chưa rõ ngày nhận phiếu, coi như đúng hạn: ")
