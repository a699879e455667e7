"""A figure in another unit than the other members' is noticed; honest differences are not."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.finding import Finding, Severity
from pipeline.model.result import Review
from pipeline.model.scale import Line
from pipeline.scoring.unusual import family_of
from pipeline.text.findings import advice, message
from tests.answering import MARKED, reviewed, words
from tests.builders import a_line, a_scale

SHARE = a_line("A1", "Theo bậc", "≥95: 10; còn lại: 0", unit="%")
FIGURE = a_line("A1", "Theo bậc", "≥95: 10; còn lại: 0")
COUNT = a_line("A1", "Theo số lượng", "0,1/lần", unit="lần")
AGAINST_TARGET = a_line("A1", "Theo tỷ lệ")
AGAINST_LEADER = a_line("A1", "So với đơn vị dẫn đầu")

Row = Sequence[str | int | None]


def review_of_line(line: Line, figures: Row, targets: Row = ()) -> Review:
    """One member a figure: XA1, XA2, …; None where nothing is answered, or no target registered."""
    units = [f"XA{n}" for n in range(1, len(figures) + 1)]
    registered = {unit: target for unit, target in zip(units, targets, strict=False) if target is not None}
    answers: dict[str, Mapping[str, object]] = {
        unit: {"A1": Decimal(figure) if figure is not None else None}
        for unit, figure in zip(units, figures, strict=True)
    }
    return reviewed(a_scale(line), targets={"A1": registered} if targets else None, **answers)


def unusual(review: Review) -> list[Finding]:
    return [one for one in review.findings if one.code == "unusual_figure"]


def units(line: Line, figures: Row, targets: Row = ()) -> list[str | None]:
    return [one.unit for one in unusual(review_of_line(line, figures, targets))]


# ------------------------------------------------------------------------------- another unit


@pytest.mark.parametrize("line", [SHARE, FIGURE])
@pytest.mark.parametrize(
    "figures",
    [
        ("0.90", 90, 90, 90),
        (9, 90, 90, 90),
        (900, 90, 90, 90),
        ("0.855", 90, "88.2", "88.2", 81, 72, 91, 80, 63, 90),
        (9900, "99.6", 97, "98.99", 95, 100, "94.9"),
        ("8.5", 80, "79.2", 64, 60, 100, "72.5"),
        (90, "0.95", "0.88", "0.9", 1),
        (850000, "720.5", 680, 1200, 600),
    ],
)
def test_a_figure_typed_in_another_unit_is_noticed(line: Line, figures: Row) -> None:
    assert units(line, figures) == ["XA1"]


def test_of_seven_members_one_typed_a_share_as_0_9_and_another_as_9() -> None:
    assert units(SHARE, ("0.90", 9, 90, 90, 90, 90, 90)) == ["XA1", "XA2"]


@pytest.mark.parametrize(
    ("figure", "others", "noticed"),
    [
        # Put right, it may lie half as far again beyond the others: 60 and 135 beside 90.
        ("6", (90, 90, 90), True),
        ("5.99", (90, 90, 90), False),
        ("13.5", (90, 90, 90), True),
        ("13.51", (90, 90, 90), False),
        # Six times away is far: above 120, below 120.
        ("720", (100, 110, 120), True),
        ("719", (100, 110, 120), False),
        ("20", (120, 132, 144), True),
        ("20.1", (120, 132, 144), False),
    ],
)
def test_how_far_is_far_and_how_near_is_one_of_them(figure: str, others: Row, noticed: bool) -> None:
    assert units(SHARE, (figure, *others)) == (["XA1"] if noticed else [])


@pytest.mark.parametrize(
    ("figures", "noticed"),
    [(("0.9", 9, 90, 90, 90), ["XA1", "XA2"]), (("0.9", 9, 900, 90, 90, 90), []), ((9, 90, 90), [])],
)
def test_three_in_five_of_at_least_four_must_agree(figures: Row, noticed: list[str]) -> None:
    assert units(SHARE, figures) == noticed


@pytest.mark.parametrize(
    ("figures", "noticed"),
    [
        # Three that are 1.5 times apart ask for 1.5 to the fifth: 60 is 7.59 times 7.9, but 7.5 times 8.
        (("7.9", 60, 75, 90), ["XA1"]),
        ((8, 60, 75, 90), []),
        # The largest may be three times the smallest, and no more; twelve of them ask for nine times.
        ((900, 30, 90, *[60] * 10), ["XA1"]),
        ((900, "29.9", 90, *[60] * 10), []),
    ],
)
def test_the_further_apart_the_others_are_the_further_is_far(figures: Row, noticed: list[str]) -> None:
    assert units(FIGURE, figures) == noticed


def test_where_somebody_has_nothing_little_is_usual_but_much_is_not() -> None:
    assert units(FIGURE, (9, 0, 90, 90, 90)) == []
    assert units(FIGURE, (900, 0, 90, 90, 90)) == ["XA1"]


@pytest.mark.parametrize(("count", "noticed"), [(4, []), (5, ["XA1"])])
def test_a_count_below_five_may_be_so_small(count: int, noticed: list[str]) -> None:
    assert units(COUNT, (count, *[count * 10] * 3)) == noticed


def test_the_finding_is_an_info_at_the_members_cell() -> None:
    (finding,) = unusual(review_of_line(SHARE, (90, 90, "0.9", 90)))
    assert (finding.severity, finding.unit, finding.line) == (Severity.INFO, "XA3", "A1")
    assert finding.file == "XA3.xlsx"
    assert finding.cell is not None
    assert finding.cell.startswith("Phiếu chấm điểm!G")


# ---------------------------------------------------------------------------- against a target


def test_a_target_and_a_figure_in_another_unit_are_noticed_though_their_ratio_is_right() -> None:
    """Quảng Trị 2025, criterion 20; XA2 has no target."""
    figures, targets = (1, 0, 100, 100, 100, 10, 100), ("0.9", 0, 90, 90, 90, 9, 90)
    assert units(AGAINST_LEADER, figures, targets) == ["XA1", "XA6"]


def test_a_target_in_another_unit_is_noticed_where_results_differ() -> None:
    """Quảng Trị 2025, criteria 22 and 23; 4 of 3 beside 100 of 75 is no power of ten away."""
    assert units(AGAINST_LEADER, (1, 50, "66.67", 50, 4, 0), ("0.05", 5, 5, 5, None, 5)) == ["XA1"]
    assert units(AGAINST_LEADER, (1, 100, 100, 100, 100, 4, 100), ("0.75", 75, 75, 75, 75, 3, 75)) == ["XA1"]


def test_a_share_registered_and_reported_as_a_fraction_is_noticed() -> None:
    figures = (90, "88.2", "88.2", 81, "0.855", 72, 91, 80, 63, 90)
    assert units(AGAINST_TARGET, figures, (90, 90, 90, 90, "0.90", 90, 90, 90, 90, 90)) == ["XA5"]


@pytest.mark.parametrize(
    ("figure", "target"), [("24.111", 24000), (241110, 24000), ("0.95", 90), (95, "0.9"), (9000, 90)]
)
def test_a_figure_in_another_unit_than_its_target_is_noticed_whatever_the_size_of_the_offices(
    figure: str | int, target: str | int
) -> None:
    assert units(AGAINST_TARGET, (figure, 40, "99.96", 17, 1200), (target, 40, 98, 18, 1200)) == ["XA1"]


# --------------------------------------------------------------------------- honest differences


@pytest.mark.parametrize(
    "figures",
    [
        (24111, 800, 750, 900, 820),  # one large office
        (39600, 12, 99, 8415, 6, 93),  # every office counts something else
        (24111, 8200, 3100, 1250, 640, 410, 96),
        (100, 99, 50, 49, 0, 1, 250, 100),  # persons reached; somebody reached none
        (30, "29.99", 25, "24.99", 0, 35, 30, 30),
        (20, 97, 95, "99.5", 100, 98),  # a poor result is no other unit
        (4, 100, 99, "98.5"),
        ("98.05", "97.99", "95.99"),  # too few to compare
        ("0.9", 90, 90),
        (1, 10, 100, 1000),
        (0, 0, 0, 0, 50),
        (0, 90, 90, 90, 90),
        ("-0.5", 5, 6, 7, "5.5", "60"),  # growth may be negative: it is no size
    ],
)
def test_honest_differences_are_passed_over(figures: Row) -> None:
    assert units(FIGURE, figures) == []


@pytest.mark.parametrize(
    "figures",
    [
        (22, 2, 0, 4, 0, 1, 3),
        (60, 0, 3, 1, 12, 2, 0),
        (10, 1, 1, 1, 1),
        (1, 10, 10, 12, 10),
        (20, 2, 3, 2, 2, 2, 3, None),
        (20, 14, 4, 2, 5, 9, 3, 6, 8, 7, 1),
    ],
)
def test_small_counts_are_passed_over(figures: Row) -> None:
    assert units(COUNT, figures) == []


def test_large_counts_are_compared() -> None:
    assert units(COUNT, (9, 90, 90, 90)) == ["XA1"]
    assert units(COUNT, (1200, 120, 110, 130)) == ["XA1"]


@pytest.mark.parametrize(
    ("figures", "targets"),
    [
        ((39600, 12, "99.5", 8415000, 6, "93.24"), (33000, 12, "99.5", 8500000, 5, "92.5")),
        ((3, 40, "99.96", 24111, 17, "96.96", 1200), ("2.5", 40, 98, 24000, 18, 96, 1200)),
        ((40, 790, 800, 810, 905), (38, 800, 800, 820, 900)),  # a small office
        ((1, 12, 8, 9, 9, 6, 7), (10, 12, 8, 10, 9, 6, 7)),  # one of ten inspections
        ((12, 1, 3, 1, 1), (1, 1, 2, 1, 1)),
        ((0, 100, 88, 95, 97), (10, 100, 90, 95, 100)),
    ],
)
def test_offices_with_targets_of_their_own_size_are_passed_over(figures: Row, targets: Row) -> None:
    assert units(AGAINST_TARGET, figures, targets) == []


@given(st.lists(st.decimals("0.01", "5.99", places=2), min_size=4, max_size=30), st.integers(0, 1000))
def test_figures_within_six_times_of_each_other_are_never_unusual(figures: list[Decimal], size: int) -> None:
    family = family_of([size + 1 + figure / 6 for figure in figures])
    assert family is None or not any(family.excludes(size + 1 + figure / 6) for figure in figures)


# ---------------------------------------------------------------------- whose figures are compared


def test_only_valid_figures_of_lines_that_apply_are_compared() -> None:
    scale = a_scale(SHARE)
    others = {unit: {"A1": 90} for unit in ("VP", "KHTC")}
    assert unusual(reviewed(scale, **others, TTR={"A1": 90}, QLKH={"A1": Decimal("0.9")}))
    assert not unusual(reviewed(scale, **others, TTR={"A1": MARKED}, QLKH={"A1": Decimal("0.9")}))
    assert not unusual(reviewed(scale, **others, TTR={"A1": words("chín mươi")}, QLKH={"A1": Decimal("0.9")}))


def test_claims_dates_and_followed_lines_are_not_compared() -> None:
    claimed = a_line("A1", "Chấm trực tiếp", maximum=100)
    assert units(claimed, (90, 90, 90, 9)) == []
    follower = a_line("A2", "Theo bậc", "theo dòng A1; ≥95: 10; còn lại: 0", unit="%")
    figures = {"VP": "0.9", "KHTC": "90", "TTR": "90", "QLKH": "90"}
    told = unusual(reviewed(a_scale(SHARE, follower), **{unit: {"A1": Decimal(one)} for unit, one in figures.items()}))
    assert [(one.unit, one.line) for one in told] == [("VP", "A1")]


# --------------------------------------------------------------------------------- it only tells


some_figures = st.lists(st.sampled_from(["0.9", "9", "90", "88.5", "95", "900", "0", "24111"]), min_size=4, max_size=9)


@given(some_figures, st.sampled_from([SHARE, AGAINST_TARGET, AGAINST_LEADER]))
def test_it_changes_no_mark_and_no_standing(figures: list[str], line: Line) -> None:
    targets = () if line is SHARE else [90] * len(figures)
    told = review_of_line(line, figures, targets)
    with patch("pipeline.reviewing.unusual_figures", return_value=()):
        silent = review_of_line(line, figures, targets)
    assert told.board == silent.board
    assert [one for one in told.findings if one.code != "unusual_figure"] == list(silent.findings)


@given(some_figures.flatmap(lambda figures: st.tuples(st.just(figures), st.permutations(figures))))
def test_the_order_of_members_does_not_matter(rows: tuple[list[str], list[str]]) -> None:
    noticed = [sorted(one.seen for one in unusual(review_of_line(SHARE, row))) for row in rows]
    assert noticed[0] == noticed[1]


@given(st.lists(st.decimals("0", "100000", places=3), max_size=30))
def test_most_members_are_never_unusual(sizes: list[Decimal]) -> None:
    family = family_of(sizes)
    assert family is None or 5 * sum(family.excludes(size) for size in sizes) <= 2 * len(sizes)


# --------------------------------------------------------------------------------- the sentence


def test_the_sentence_tells_what_the_others_have() -> None:
    (finding,) = unusual(review_of_line(SHARE, (90, "91.5", "0.9", 90)))
    assert message(finding) == "0,9 khác hẳn các đơn vị khác ở cùng dòng (thường khoảng 90); vẫn tính như đã ghi."
    assert "đơn vị tính" in advice(finding)


def test_the_sentence_tells_what_part_of_the_target_the_others_reached() -> None:
    (finding,) = unusual(review_of_line(AGAINST_TARGET, ("24.111", 40, 99, 17), (24000, 40, 98, 18)))
    assert message(finding) == (
        "24,111 so với chỉ tiêu 24.000 khác hẳn các đơn vị khác ở cùng dòng (thường đạt khoảng 100% chỉ tiêu); "
        "vẫn tính như đã ghi."
    )


def test_the_sentence_tells_the_target_the_others_have() -> None:
    (finding,) = unusual(review_of_line(AGAINST_TARGET, ("0.855", 88, 90, 81), ("0.9", 90, 90, 90)))
    assert "0,855 so với chỉ tiêu 0,9" in message(finding)
    assert "(chỉ tiêu của các đơn vị khác thường khoảng 90)" in message(finding)
    assert "của kết quả và của chỉ tiêu 0,9" in advice(finding)
