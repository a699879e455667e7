"""What the year takes over from the six months: a share of the total and of the maximum, and never by itself."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.bloc import MAXIMUM, Config, NotApplicable, Period, RankingPolicy, ScoringPolicy
from pipeline.model.finding import Severity
from pipeline.model.grounds import Grounds, Memory, PastReview
from pipeline.model.result import Review
from pipeline.ranking.firmness.everybody import everybody
from pipeline.ranking.places import ranking_value
from pipeline.reports.results import results
from pipeline.scoring.units import terms_of
from tests.answering import Sent, card_of, finding_of, found, review_of, some_grounds, standing_of
from tests.builders import a_config, a_group, a_line, a_member, a_scale
from tests.explained import explained_in
from tests.remembering import a_result, half_year

SCALE = a_scale(a_group(), a_line("A1", maximum=100))
MEMBERS = (a_member("VP"), a_member("TTR"))


def carrying(share: str | None, by: str = "total", **scoring: Any) -> Config:
    """A bloc of two that carries this share (percent) of the six months."""
    config = a_config(MEMBERS, by=by)
    carry = None if share is None else Decimal(share)
    return config._replace(scoring=config.scoring._replace(carry=carry, **scoring))


def grounds_of(config: Config, past: PastReview | None, period: Period = Period.YEAR_END) -> Grounds:
    return some_grounds(SCALE, config=config, period=period)._replace(memory=Memory(six_month=past))


def reviewed(
    config: Config, past: PastReview | None, points: Mapping[str, int], period: Period = Period.YEAR_END
) -> Review:
    sent = [Sent(unit, {"A1": given}) for unit, given in points.items()]
    return review_of(grounds_of(config, past, period), *sent)


PAST = half_year(VP=(2, "40.05"), TTR=(1, 45))
POINTS = {"VP": 90, "TTR": 80}


def told(review: Review) -> Any:
    return json.loads(json.dumps(results(review)))


# --------------------------------------------------------------------------------- what is added


def test_a_share_of_the_total_is_added_and_the_same_share_of_the_maximum() -> None:
    card = card_of(reviewed(carrying("30"), PAST, POINTS))
    # 40.05 × 30% = 12.015, rounded half up once.
    assert (card.carried, card.total) == (Decimal("12.02"), Decimal("102.02"))
    assert (card.carried_maximum, card.tally.maximum) == (Decimal("15.00"), Decimal("115.00"))
    assert card.percent == Decimal("88.71")
    assert (card.tally.base, card.claimed_total) == (Decimal("90.00"), Decimal("90.00"))


def test_nothing_is_added_unless_the_configuration_says_so() -> None:
    card = card_of(reviewed(carrying(None), PAST, POINTS))
    assert (card.carried, card.total, card.tally.maximum) == (Decimal(0), Decimal("90.00"), Decimal("100.00"))


def test_a_six_month_review_carries_nothing() -> None:
    review = reviewed(carrying("30"), PAST, POINTS, Period.SIX_MONTH)
    assert card_of(review).total == Decimal("90.00")
    assert found(review, "receipt_unknown", "late") == []
    assert "carried" not in told(review)["standings"][0]


def test_the_total_with_what_was_carried_is_cut_to_the_cap() -> None:
    assert card_of(reviewed(carrying("30", total_cap=Decimal(100)), PAST, POINTS)).total == Decimal("100.00")
    own = card_of(reviewed(carrying("100", total_cap=MAXIMUM), half_year(VP=(1, 60)), {"VP": 100}))
    assert (own.total, own.tally.maximum) == (Decimal("150.00"), Decimal("150.00"))


def test_the_total_with_what_was_carried_is_raised_to_the_floor() -> None:
    card = card_of(reviewed(carrying("50", total_floor=Decimal(0)), half_year(VP=(1, -10)), {"VP": 2}))
    assert (card.carried, card.total) == (Decimal("-5.00"), Decimal("0.00"))


def test_what_is_carried_may_decide_the_place() -> None:
    config = carrying("100")
    review = reviewed(config, half_year(VP=(2, 20), TTR=(1, 45)), POINTS)
    assert [one.card.member.code for one in review.board.standings] == ["TTR", "VP"]


# ------------------------------------------------------------------------- who has nothing to carry


@pytest.mark.parametrize("past", [half_year(TTR=(1, 45)), half_year(TTR=(1, 45), VP=None), None])
def test_a_member_without_a_six_month_result_carries_nothing_and_is_named(past: PastReview | None) -> None:
    review = reviewed(carrying("30"), past, {"VP": 90})
    card = card_of(review)
    assert (card.total, card.carried, card.tally.maximum) == (Decimal("90.00"), Decimal(0), Decimal("100.00"))
    finding = finding_of(review, "carry_missing")
    assert (finding.severity, finding.unit, finding.line, finding.file) == (Severity.WARNING, "VP", None, None)


def test_without_carry_nobody_misses_a_six_month_result() -> None:
    assert found(reviewed(carrying(None), None, POINTS)) == []


# -------------------------------------------------------------------------------------- as data


def test_results_tell_what_was_carried_only_where_it_is_configured() -> None:
    with_carry = told(reviewed(carrying("30"), PAST, POINTS))["standings"]
    assert [one["carried"] for one in with_carry] == ["12.02", "13.50"]
    without = told(reviewed(carrying(None), PAST, POINTS))
    assert without == told(reviewed(carrying(None), None, POINTS))
    assert "carried" not in without["standings"][0]


# ------------------------------------------------------------------------------------- explained


def test_the_explanation_tells_the_step() -> None:
    grounds = grounds_of(carrying("30", bonus_maximum=Decimal(10)), PAST)
    sentences = explained_in(grounds, Sent("VP", {"A1": 90}))[1]
    assert "Cộng sang từ kết quả 6 tháng: 40,05 × 30% = 12,015 → 12,02" in sentences
    assert "Điểm tối đa cộng sang từ 6 tháng: 50,00 × 30% = 15 → 15,00" in sentences
    assert "Điểm tối đa, cộng phần thưởng và phần 6 tháng: 100,00 + 10,00 + 15,00 = 125,00" in sentences
    assert "Tổng điểm: 90,00 + 0,00 − 0,00 + 12,02 = 102,02" in sentences


def test_the_explanation_tells_bounds_after_what_was_carried() -> None:
    sentences = explained_in(grounds_of(carrying("30", total_cap=Decimal(95)), PAST), Sent("VP", {"A1": 90}))[1]
    assert "Tổng điểm: 90,00 + 0,00 − 0,00 + 12,02 = 102,02, trần 95,00 → 95,00" in sentences


def test_the_explanation_says_that_there_is_nothing_to_carry() -> None:
    sentences = explained_in(grounds_of(carrying("30"), None), Sent("VP", {"A1": 90}))[1]
    assert "Không có kết quả 6 tháng nên không có điểm cộng sang." in sentences
    assert "Tổng điểm: 90,00 + 0,00 − 0,00 = 90,00" in sentences


def test_without_carry_the_explanation_does_not_speak_of_it() -> None:
    sentences = explained_in(grounds_of(carrying(None), PAST), Sent("VP", {"A1": 90}))[1]
    assert [text for text in sentences if "6 tháng" in text] == []


# ------------------------------------------------------------------------------------------ laws

TOTALS = st.decimals(-50, 50, places=2)
SHARES = st.decimals(0, 100, places=2)
POLICIES = st.builds(
    ScoringPolicy,
    decimals=st.just(2),
    not_applicable=st.sampled_from([NotApplicable.EXCLUDE, NotApplicable.RESCALE]),
    total_floor=st.sampled_from([None, Decimal(0)]),
    total_cap=st.sampled_from([None, Decimal(100), MAXIMUM]),
    bonus_maximum=st.sampled_from([Decimal(0), Decimal(15)]),
    carry=SHARES,
)


def reviewed_by(policy: ScoringPolicy, total: Decimal, points: int, by: str = "total") -> Review:
    config = a_config(MEMBERS)._replace(scoring=policy, ranking=RankingPolicy(by=by))
    past = PastReview(year=2018, period=Period.SIX_MONTH, file="results.json", results={"VP": a_result("VP", 1, total)})
    return reviewed(config, past, {"VP": points})


@given(POLICIES, TOTALS, st.integers(0, 100))
def test_no_percent_is_as_good_as_no_carry(policy: ScoringPolicy, total: Decimal, points: int) -> None:
    nothing = card_of(reviewed_by(policy._replace(carry=Decimal(0)), total, points))
    without = card_of(reviewed_by(policy._replace(carry=None), total, points))
    assert nothing == without


@given(POLICIES, TOTALS, TOTALS, st.integers(0, 100))
def test_more_points_in_six_months_never_lower_the_total(
    policy: ScoringPolicy, one: Decimal, other: Decimal, points: int
) -> None:
    less, more = (card_of(reviewed_by(policy, total, points)) for total in sorted((one, other)))
    assert less.total <= more.total
    assert less.claimed_total == more.claimed_total


@given(POLICIES, TOTALS, st.integers(0, 100), st.sampled_from(["total", "percent"]))
def test_the_what_ifs_add_up_to_the_same_value(policy: ScoringPolicy, total: Decimal, points: int, by: str) -> None:
    review = reviewed_by(policy, total, points, by)
    standing = standing_of(review, "VP")
    members = everybody(terms_of(review.config, review.scale), [standing])
    (value,) = members.key(members.result())[0].tolist()
    assert Decimal(value).scaleb(-2) == ranking_value(standing.card, review.config.ranking)
