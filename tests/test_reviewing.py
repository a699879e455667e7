"""Laws of a whole review, whatever the members fill in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.bloc import Config, NotApplicable, Period, Quota, RankingPolicy
from pipeline.model.result import Review
from pipeline.model.scale import Effect, Kind
from pipeline.reports.results import results
from tests.answering import (
    MARKED,
    ON_TIME,
    Answers,
    Filling,
    Sent,
    Value,
    a_row,
    every_card,
    found,
    not_ranked_of,
    percent,
    review_of,
    reviewed,
    some_grounds,
    standing_of,
    words,
)
from tests.builders import a_condition, a_config, a_grade, a_group, a_line, a_member, a_scale, an_award

SCALE = a_scale(
    a_group("A", maximum=Decimal(35)),
    a_line("A1", "Chấm trực tiếp"),
    a_line("A2", "Theo tỷ lệ", "không điểm dưới 50%"),
    a_line("A3", "So với đơn vị dẫn đầu"),
    a_line("A4", "Trừ dần", "1/lần"),
    a_line("A5", "Theo bậc", "≥90: 5; còn lại: 1; theo dòng A2", maximum=5),
    a_group("B", bonus_cap=Decimal(4), bonus_if_clean=True),
    a_line("B1", "Vượt kế hoạch", "của A2", kind=Kind.BONUS, maximum=5),
    a_line("B2", "Theo số lượng", "0,3/lần", kind=Kind.BONUS, maximum=None),
    a_line("B3", "Theo mức", "Có: 1; Không: 0", kind=Kind.DEDUCTION),
    a_condition("K1", Effect.NOT_RANKED),
    a_condition("K2", Effect.ONE_DOWN),
)
TARGETS = {"A2": {"U0": 100, "U1": 50, "U2": 0}, "A3": {"U0": 10, "U1": 20}}
UNITS = ("U0", "U1", "U2", "U3", "U4")

figures = st.one_of(st.none(), st.integers(0, 120), st.decimals(0, 120, places=1), st.integers(10**17, 10**22))
odd = st.sampled_from(
    ["=1+1", "1.234", "12,5", " 7 ", "hỏng", "x", "-1", "9" * 40, Decimal("1e300"), Decimal("1e-300"), percent("0.5")]
)
yes_no = st.sampled_from([None, "Có", "Không", "x", "có lẽ"])
answers = st.fixed_dictionaries(
    {code: st.one_of(figures, odd, st.just(MARKED)) for code in ("A1", "A2", "A3", "A4", "B2")}
    | dict.fromkeys(("B3", "K1", "K2"), yes_no)
    | {"A": st.sampled_from([None, None, None, MARKED])}
)
few = settings(max_examples=60, deadline=None)
"""Whole reviews take their time; the rules have laws of their own."""

blocs = st.lists(st.one_of(st.none(), answers), min_size=1, max_size=5)


def the_bloc(policy: NotApplicable = NotApplicable.EXCLUDE, units: tuple[str, ...] = UNITS) -> Config:
    config = a_config([a_member(unit) for unit in units])
    return config._replace(
        scoring=config.scoring._replace(not_applicable=policy, total_floor=Decimal(0)),
        ranking=RankingPolicy(by="total", tie_breaks=("section:A", "bonus", "deduction")),
        grades=(a_grade("Xuất sắc", 30, Quota(Decimal(40), is_share=True)), a_grade("Tốt", 10)),
        awards=(an_award("Cờ", 1, 1, 1), an_award("Bằng khen", 1, 3, 2)),
    )


def a_review(told: list[Answers | None], config: Config) -> Review:
    """Members without answers sent no form."""
    grounds = some_grounds(SCALE, config=config, targets=TARGETS)
    return review_of(grounds, *(Sent(unit, one) for unit, one in zip(UNITS, told, strict=False) if one is not None))


@few
@given(blocs, st.sampled_from(list(NotApplicable)))
def test_no_member_disappears_and_results_can_always_be_told(told: list[Answers | None], policy: NotApplicable) -> None:
    review = a_review(told, the_bloc(policy))
    ranked = [one.card.member.code for one in review.board.standings]
    unranked = [one.member.code for one in review.board.not_ranked]
    assert sorted(ranked + unranked) == list(UNITS)
    assert unranked == sorted(unranked)
    assert results(review)["schema"] == 1


@few
@given(blocs, st.sampled_from(list(NotApplicable)))
def test_points_stay_within_their_line(told: list[Answers | None], policy: NotApplicable) -> None:
    for card in every_card(a_review(told, the_bloc(policy))):
        for mark in card.marks:
            limit = SCALE.by_code[mark.code].maximum
            assert mark.points >= 0
            assert limit is None or mark.points <= limit
            assert mark.points.as_tuple().exponent == -2 or mark.points == 0
        assert card.tally.base <= card.tally.maximum
        assert card.tally.bonus <= 4
        assert card.total >= 0


@few
@given(blocs)
def test_quotas_are_never_exceeded(told: list[Answers | None]) -> None:
    standings = a_review(told, the_bloc()).board.standings
    assert sum(one.grade == "Xuất sắc" for one in standings) <= len(standings) * 2 // 5
    for award, quota in (("Cờ", 1), ("Bằng khen", 2)):
        assert sum(award in one.awards for one in standings) <= quota


@few
@given(blocs, st.permutations(["a.xlsx", "b.xlsx", "c/d.xlsx", "e.xlsx", "Đ.xlsx", "0.xlsx"]))
def test_the_names_and_the_order_of_files_change_nothing(told: list[Answers | None], names: list[str]) -> None:
    grounds = some_grounds(SCALE, config=the_bloc(), targets=TARGETS)
    sent = [Sent(unit, one) for unit, one in zip(UNITS, told, strict=False) if one is not None]
    # The first member sent a form before: which one counts does not go by names either.
    sent += [Sent(sent[0].unit, {"A1": 3}, "alt.xlsx", received=ON_TIME - timedelta(days=1))] if sent else []
    renamed = sorted(
        (replace(one, file=name) for one, name in zip(sent, names, strict=False)), key=lambda one: one.file
    )
    one, other = review_of(grounds, *renamed), review_of(grounds, *sent)
    assert _but_files(one) == _but_files(other)
    assert sorted(found(one), key=str) == sorted(found(other), key=str)


def _but_files(review: Review) -> list[object]:
    standings = results(review)["standings"]
    marks = [[{**mark, "at": None} for mark in standing["marks"]] for standing in standings]
    return [[{**standing, "marks": None} for standing in standings], marks, results(review)["not_ranked"]]


@few
@given(blocs, st.permutations(UNITS))
def test_the_order_of_members_only_orders_equals(told: list[Answers | None], units: list[str]) -> None:
    def facts(config: Config) -> dict[str, object]:
        return {
            one.card.member.code: (one.place, one.shared, one.decided_by, one.grade, one.awards)
            for one in a_review(told, config).board.standings
        }

    assert facts(the_bloc()) == facts(the_bloc(units=tuple(units)))


@few
@given(
    blocs.filter(lambda told: told[0] is not None),
    st.sampled_from(["A1", "A2", "A4"]),
    st.integers(0, 10),
    st.integers(0, 10),
)
def test_more_points_on_a_base_line_never_lower_a_place(told: list[Answers], line: str, one: int, other: int) -> None:
    less, more = sorted((one, other))
    if line == "A4":  # a count of faults
        less, more = more, less

    def place(figure: int) -> int | None:
        first = {**told[0], line: figure, "A": None}
        standings = a_review([first, *told[1:]], the_bloc()).board.standings
        return next((one.place for one in standings if one.card.member.code == "U0"), None)

    before, after = place(less), place(more)
    if before is not None and after is not None:
        assert after <= before


@few
@given(answers)
def test_every_line_that_applies_is_in_the_sums(told: Answers) -> None:
    """Section 6 told once more, in the plainest way."""
    (card,) = every_card(reviewed(SCALE, targets={"A2": {"VP": 100}, "A3": {"VP": 10}}, VP=told))
    points = {mark.code: mark.points for mark in card.marks}
    base = min(sum(points[code] for code in ("A1", "A2", "A3", "A4", "A5")), Decimal(35))
    bonus = Decimal(0) if points["B3"] else min(points["B1"] + points["B2"], Decimal(4))
    assert (card.tally.base, card.tally.bonus, card.tally.deduction) == (base, bonus, points["B3"])
    assert card.tally.maximum == min(sum(mark.maximum for mark in card.marks), Decimal(35))
    assert card.total == base + bonus - points["B3"]


some_text = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)


@few
@given(st.dictionaries(st.sampled_from(["A1", "A2", "A3", "A4", "B2", "B3", "K1"]), some_text), some_text, some_text)
def test_whatever_is_typed_is_data(told: Mapping[str, str], mark: str, note: str) -> None:
    rows: dict[str, Value | Filling] = {
        code: a_row(reported=text, claimed=text, x=mark, note=note, evidence=text) for code, text in told.items()
    }
    review = reviewed(SCALE, targets=TARGETS, VP=rows)
    assert len(review.board.standings) + len(review.board.not_ranked) == 1
    assert results(review)["findings"] is not None


# ------------------------------------------------------------------------------- told in one review


def test_reasons_go_in_their_order() -> None:
    scale = a_scale(a_group(), a_line("A1"), a_condition("K"))
    grounds = some_grounds(scale, [a_member(unit) for unit in UNITS])
    review = review_of(
        grounds,
        Sent("U0", {"A1": MARKED, "K": "Có"}),
        Sent("U1", {"A1": MARKED}),
        Sent("U2", {"A1": 5}, reason="scale_differs"),
        Sent("U3", {"A1": 5}, reason="late"),
    )
    assert [not_ranked_of(review, unit).reason for unit in UNITS] == [
        "condition",
        "nothing_applies",
        "rejected",
        "late",
        "no_submission",
    ]


def test_findings_stand_by_member_then_by_row() -> None:
    scale = a_scale(a_group(), a_line("A1"), a_line("A2"), a_line("A3"))
    review = reviewed(scale, TTR={"A3": 99, "A1": "hỏng", "A2": 1}, VP={"A2": 99, "A1": 1, "A3": 1})
    assert [(one.unit, one.line) for one in review.findings] == [("TTR", "A1"), ("TTR", "A3"), ("VP", "A2")]


@pytest.mark.parametrize(("by", "first"), [("total", "VP"), ("percent", "TTR")])
def test_small_offices_may_be_ranked_by_percent(by: str, first: str) -> None:
    scale = a_scale(a_group(), a_line("A1"), a_line("A2", groups=("phòng",)))
    config = a_config([a_member("VP", groups=("phòng",)), a_member("TTR")], by=by)
    review = review_of(some_grounds(scale, config=config), Sent("VP", {"A1": 8, "A2": 7}), Sent("TTR", {"A1": 9}))
    assert review.board.standings[0].card.member.code == first
    assert standing_of(review, first).place == 1


def test_the_other_period_asks_other_lines() -> None:
    scale = a_scale(
        a_group(), a_line("A1"), a_line("A2", period=Period.SIX_MONTH), a_line("A3", period=Period.YEAR_END)
    )
    for period, codes in ((Period.SIX_MONTH, ["A1", "A2"]), (Period.YEAR_END, ["A1", "A3"])):
        review = reviewed(scale, period=period, VP=dict.fromkeys(codes, 5))
        assert [mark.code for mark in every_card(review)[0].marks] == codes
        assert found(review, "late") == []


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    scale = a_scale(a_group(), a_line("A1", title="=HYPERLINK(1)"))
    member = a_member("VP", "=1+1")
    review = review_of(some_grounds(scale, [member]), Sent("VP", {"A1": a_row(claimed=5, note=words("=1+1"))}))
    assert results(review)["standings"][0]["name"] == "=1+1"
    assert found(review) == []
