"""What members claim, in all and for each line, and the evidence they owe (CONTRACT sections 4, 6 and 11)."""

from decimal import Decimal

import pytest

from pipeline.model.scale import Kind
from tests.answering import Value, a_row, card_of, found, reviewed
from tests.builders import a_group, a_line, a_scale, scored_by

CLAIMING = a_scale(
    a_group(maximum=Decimal(25)),
    a_line("A1", "Theo tỷ lệ", "kết quả là %"),
    a_line("A2", "Chấm trực tiếp", "thang 100", maximum=20),
    a_line("A3", "Theo số lượng", "1/lần", kind=Kind.BONUS),
    a_line("A4", kind=Kind.DEDUCTION),
)


@pytest.mark.parametrize(
    ("answers", "total", "claimed"),
    [
        ({"A1": 50, "A2": 50, "A3": 2, "A4": 1}, "16", "16"),
        ({"A1": a_row(reported=50, claimed=9), "A2": 50}, "15", "19"),
        ({"A1": a_row(reported=50, claimed=50), "A2": 50}, "15", "25"),
        ({"A1": 50, "A2": 50, "A3": a_row(reported=2, claimed=7)}, "17", "22"),
        ({"A1": a_row(claimed=8), "A2": 50}, "10", "18"),
        ({"A1": a_row(reported="hỏng", claimed=8), "A2": 50}, "10", "18"),
        ({"A1": a_row(reported=50, claimed="hỏng"), "A2": 50}, "15", "15"),
        ({"A1": a_row(reported=50, claimed=9, x="x", note="Không có"), "A2": 50}, "10", "10"),
    ],
)
def test_what_a_member_claims_in_all(answers: dict[str, Value], total: str, claimed: str) -> None:
    card = card_of(reviewed(CLAIMING, VP=answers))
    assert (card.total, card.claimed_total) == (Decimal(total), Decimal(claimed))


@pytest.mark.parametrize(
    ("policy", "total", "claimed"),
    [("exclude", "5", "8"), ("rescale", "15", "24"), ("full", "25", "28"), ("zero", "5", "8")],
)
def test_claims_add_up_under_every_policy(policy: str, total: str, claimed: str) -> None:
    scale = a_scale(a_group(), a_line("A1", "Theo tỷ lệ", "kết quả là %"), a_line("A2", maximum=20))
    answers = {"A1": a_row(reported=50, claimed=8), "A2": a_row(x="x", note="Không có", claimed=19)}
    card = card_of(reviewed(scale, config=scored_by(policy), VP=answers))
    assert (card.total, card.claimed_total) == (Decimal(total), Decimal(claimed))


def test_claims_keep_to_the_floor_and_the_cap() -> None:
    scale = a_scale(a_group(), a_line("A1", "Điểm chuẩn"), a_line("A2", kind=Kind.BONUS, maximum=None))
    config = scored_by(total_floor=Decimal(2), total_cap=Decimal(12))
    assert card_of(reviewed(scale, config=config, VP={"A1": a_row(claimed=50)})).claimed_total == 12
    assert card_of(reviewed(scale, config=config, VP={"A1": a_row(claimed=-50)})).claimed_total == 2


# ------------------------------------------------------------------------------------- evidence


@pytest.mark.parametrize(
    ("kind", "answer", "wanted"),
    [
        (Kind.BASE, a_row(claimed=5), True),
        (Kind.BONUS, a_row(claimed=5), True),
        (Kind.DEDUCTION, a_row(claimed=5), False),
        (Kind.BASE, a_row(claimed=5, evidence="Báo cáo số 12/BC-VP"), False),
        (Kind.BASE, a_row(claimed=5, evidence="\u00a0"), True),
        (Kind.BASE, a_row(claimed=0), False),
        (Kind.BASE, a_row(claimed=Decimal("0.004")), False),
        (Kind.BASE, a_row(claimed=99), False),
        (Kind.BASE, a_row(claimed=5, x="x", note="Không có"), False),
    ],
)
@pytest.mark.parametrize("policy", ["exclude", "full"])
def test_points_that_need_evidence(kind: Kind, answer: Value, wanted: bool, policy: str) -> None:
    scale = a_scale(a_group(), a_line("A1", kind=kind, evidence_required=True), a_line("Z", "Điểm chuẩn"))
    review = reviewed(scale, config=scored_by(policy), VP={"A1": answer})
    told = found(review, "out_of_range")
    assert told == ([("missing_evidence", "warning", "A1", "A9")] if wanted else [])
