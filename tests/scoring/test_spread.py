"""What came of the appraisal line by line, and how far appraisers of one line are from each other."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.result import Appraised, OpinionPoints, Review
from pipeline.model.scale import Kind
from pipeline.scoring.spread import biases, reach
from tests.builders import a_group, a_line, a_scale, points
from tests.scoring.test_stages import a_verdict
from tests.scoring.test_stages import appraised as reviewed

SCALE = a_scale(a_group("A"), a_line("A1"), a_line("A2", "Trừ dần", "1/lần"), a_line("A3", "Điểm chuẩn"))


def told(review: Review) -> list[tuple[str, str, str, str, list[tuple[str, str, bool]]]]:
    return [
        (
            one.unit,
            one.line,
            str(one.own),
            str(one.counted),
            [(voiced.opinion.appraiser, str(voiced.points), voiced.counts) for voiced in one.opinions],
        )
        for one in review.appraised
    ]


# ------------------------------------------------------------------------------------ line by line


def test_without_appraisers_there_is_nothing() -> None:
    assert reviewed(SCALE, VP={"A1": 9}).appraised == ()


def test_every_round_is_told_with_the_points_it_comes_to() -> None:
    review = reviewed(
        SCALE,
        a_verdict("A1", "7", round=2, appraiser="X"),
        a_verdict("A1", "5", appraiser="Y"),
        a_verdict("A2", figure=3, appraiser="Y"),
        a_verdict("A2", "8", appraiser="X"),
        VP={"A1": 9, "A2": 1},
        TTR={"A1": 9, "A2": 0},
    )
    assert told(review) == [
        ("VP", "A1", "9.00", "7.00", [("Y", "5.00", False), ("X", "7.00", True)]),
        ("VP", "A2", "9.00", "7.50", [("X", "8.00", True), ("Y", "7.00", True)]),
    ]


def test_a_line_that_only_follows_another_is_told_without_a_voice() -> None:
    scale = a_scale(a_group("A"), a_line("A1", "Trừ dần", "1/lần"), a_line("A2", "Trừ dần", "2/lần; theo dòng A1"))
    review = reviewed(scale, a_verdict("A1", figure=2), VP={"A1": 1})
    assert [(one.line, str(one.own), str(one.counted), len(one.opinions)) for one in review.appraised] == [
        ("A1", "9.00", "8.00", 1),
        ("A2", "8.00", "6.00", 0),
    ]


# ----------------------------------------------------------------------------------------- spread


def appraised(*given: str, kind: Kind = Kind.BASE, unit: str = "VP", **by: str) -> Appraised:
    """One line with the points of appraisers X0, X1 …, and of those named."""
    named = {f"X{place}": number for place, number in enumerate(given)} | by
    opinions = tuple(
        OpinionPoints(a_verdict("A1", number, appraiser=name), points(number), counts=True)
        for name, number in named.items()
    )
    return Appraised(unit=unit, line="A1", kind=kind, own=points(9), counted=points(9), opinions=opinions)


@pytest.mark.parametrize(
    ("given", "expected"), [((), None), (("5",), None), (("5", "5"), ("5", "5")), (("6", "2", "4"), ("2", "6"))]
)
def test_the_reach_is_of_several(given: tuple[str, ...], expected: tuple[str, str] | None) -> None:
    assert reach(appraised(*given)) == (expected and tuple(points(number) for number in expected))


def test_a_round_that_no_longer_counts_has_no_reach() -> None:
    one = appraised("5", "7")
    first, second = one.opinions
    old = OpinionPoints(first.opinion, first.points, counts=False)
    assert reach(one._replace(opinions=(old, second))) is None


# ------------------------------------------------------------------------------------------- bias


def test_a_bias_is_the_mean_difference_from_the_others() -> None:
    """X is 3 above the mean of Y and Z, then 1 below Y's."""
    found = biases([appraised(X="8", Y="6", Z="4"), appraised(X="5", Y="6", unit="TTR"), appraised(X="1")])
    assert [(one.appraiser, one.lines, one.mean, one.highest, one.lowest) for one in found] == [
        ("X", 2, Fraction(1), Fraction(3), Fraction(-1)),
        ("Y", 2, Fraction(1, 2), Fraction(1), Fraction(0)),
        ("Z", 1, Fraction(-3), Fraction(-3), Fraction(-3)),
    ]


def test_on_a_deduction_more_points_are_stricter() -> None:
    found = biases([appraised(X="3", Y="1", kind=Kind.DEDUCTION)])
    assert [(one.appraiser, one.mean) for one in found] == [("Y", Fraction(2)), ("X", Fraction(-2))]


def test_one_spelling_more_of_a_name_is_the_same_appraiser() -> None:
    found = biases([appraised(**{"Văn phòng": "5", "Y": "6"}), appraised(**{"văn  phòng": "5", "Y": "6"}, unit="TTR")])
    assert [(one.appraiser, one.lines) for one in found] == [("Y", 2), ("Văn phòng", 2)]


SCORES = st.lists(st.dictionaries(st.sampled_from("XYZW"), st.integers(0, 1000), min_size=1), min_size=1, max_size=6)


def lines_of(scores: list[dict[str, int]], *, backwards: bool = False) -> list[Appraised]:
    found = []
    for points_by_name in scores:
        named = {name: str(Decimal(number) / 100) for name, number in points_by_name.items()}
        found.append(appraised(**dict(reversed(named.items()) if backwards else named.items())))
    return found


@given(SCORES)
def test_the_order_of_appraisers_and_lines_changes_nothing(scores: list[dict[str, int]]) -> None:
    assert biases(lines_of(scores)) == biases(lines_of(list(reversed(scores)), backwards=True))
    assert [reach(one) for one in lines_of(scores)] == [reach(one) for one in lines_of(scores, backwards=True)]


@given(SCORES, st.integers(1, 500))
def test_who_gives_more_stands_higher_and_the_others_lower(scores: list[dict[str, int]], more: int) -> None:
    place = next((place for place, given in enumerate(scores) if len(given) > 1), None)
    if place is None:
        assert biases(lines_of(scores)) == ()
        return
    name = min(scores[place])
    raised = [dict(given) for given in scores]
    raised[place][name] += more
    before, after = ({one.appraiser: one for one in biases(lines_of(given))} for given in (scores, raised))
    assert after[name].mean == before[name].mean + Fraction(more, 100) / before[name].lines
    for other in scores[place].keys() - {name}:
        assert after[other].mean < before[other].mean


@given(SCORES)
def test_two_by_two_the_differences_cancel_out(scores: list[dict[str, int]]) -> None:
    pairs = [dict(list(given.items())[:2]) for given in scores]
    assert sum(one.mean * one.lines for one in biases(lines_of(pairs))) == 0
