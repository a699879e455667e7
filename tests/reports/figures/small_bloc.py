"""A bloc of three: two ranked, one stopped by a condition."""

from pipeline.model.result import Basis, NotRanked, Review
from pipeline.model.scale import Kind
from tests.builders import (
    a_board,
    a_card,
    a_condition,
    a_group,
    a_line,
    a_mark,
    a_member,
    a_review,
    a_scale,
)

SCALE = a_scale(
    a_group("A"),
    a_line("A1", maximum=10),
    a_line("A2", maximum=20),
    a_group("B"),
    a_line("B1", maximum=5, kind=Kind.BONUS),
    a_line("B2", maximum=5, kind=Kind.DEDUCTION),
    a_group("K"),
    a_condition("K1"),
)
VP, KHTC, TTR = a_member("VP"), a_member("KHTC"), a_member("TTR")


def a_small_bloc() -> Review:
    """VP 27 + 2 − 1, KHTC 12 without A2, TTR stopped by a condition with A1 left blank."""
    vp = a_card(VP, SCALE, {"A1": 9, "A2": 18, "B1": 2, "B2": 1})
    khtc = a_card(KHTC, SCALE, {"A1": "9,5"}, marks=[a_mark(SCALE.by_code["A2"], 0, Basis.NOT_APPLICABLE)])
    ttr = a_card(TTR, SCALE, {"A2": 20}, marks=[a_mark(SCALE.by_code["A1"], 0, Basis.MISSING)])
    return a_review(SCALE, a_board([vp, khtc], [NotRanked(TTR, "condition", ttr)]))
