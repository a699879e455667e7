"""Places (CONTRACT section 7): the ranking value, tie-breaks, shared places, and who is not ranked."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.bloc import RankingPolicy
from pipeline.model.result import Scorecard, Tally
from pipeline.model.scale import Condition, Effect
from pipeline.ranking.places import Placed, place, ranking_value, reason_not_ranked, split
from tests.builders import a_config, a_member, points

NOON = datetime(2018, 12, 1, 12, tzinfo=UTC)


def a_card(
    unit: str,
    base: str | int,
    *,
    bonus: str | int = 0,
    deduction: str | int = 0,
    percent: str | None = "50.00",
    received: datetime | None = None,
    sections: dict[str, str] | None = None,
    conditions: tuple[Effect, ...] = (),
) -> Scorecard:
    tally = Tally(base=points(base), bonus=points(bonus), deduction=points(deduction), maximum=points(100))
    return Scorecard(
        member=a_member(unit),
        marks=(),
        tallies={code: Tally(base=points(net)) for code, net in (sections or {}).items()},
        tally=tally,
        total=tally.net,
        percent=None if percent is None else Decimal(percent),
        claimed_total=tally.net,
        conditions=tuple(Condition(effect) for effect in conditions),
        received=received,
    )


def placed(*cards: Scorecard, tie_breaks: str = "", by: str = "total") -> tuple[Placed, ...]:
    return place(cards, a_config(ranking=RankingPolicy(by=by, tie_breaks=tuple(tie_breaks.split()))))


def told(*cards: Scorecard, tie_breaks: str = "", by: str = "total") -> list[tuple[str, int, bool, str | None]]:
    return [
        (one.card.member.code, one.place, one.shared, one.decided_by)
        for one in placed(*cards, tie_breaks=tie_breaks, by=by)
    ]


def places(*totals: int) -> list[int]:
    return [one.place for one in placed(*(a_card(f"U{n}", total) for n, total in enumerate(totals)))]


@pytest.mark.parametrize(
    ("totals", "given_places"),
    [
        ((9, 8, 7), [1, 2, 3]),
        ((9, 8, 8, 7), [1, 2, 2, 4]),
        ((9, 9, 9, 7), [1, 1, 1, 4]),
        ((7, 8, 9, 9), [1, 1, 3, 4]),
        ((9, 9, 8, 8, 7), [1, 1, 3, 3, 5]),
        ((5,), [1]),
        ((), []),
    ],
)
def test_equals_share_a_place_and_the_next_are_skipped(totals: tuple[int, ...], given_places: list[int]) -> None:
    assert places(*totals) == given_places


def test_those_on_one_place_stay_in_the_order_of_the_bloc() -> None:
    assert told(a_card("B", 8), a_card("A", 8), a_card("C", 9)) == [
        ("C", 1, False, None),
        ("B", 2, True, None),
        ("A", 2, True, None),
    ]


def test_ranked_by_percent() -> None:
    cards = a_card("A", 9, percent="80.00"), a_card("B", 8, percent="90.00")
    assert [unit for unit, *_ in told(*cards, by="percent")] == ["B", "A"]
    assert [unit for unit, *_ in told(*cards)] == ["A", "B"]
    assert ranking_value(cards[0], RankingPolicy(by="percent")) == 80


@pytest.mark.parametrize(
    ("tie_break", "first", "second"),
    [
        ("base", a_card("A", 9, deduction=1), a_card("B", 8)),
        ("bonus", a_card("A", 7, bonus=1), a_card("B", 8)),
        ("deduction", a_card("A", 8), a_card("B", 9, deduction=1)),
        ("percent", a_card("A", 8, percent="81.00"), a_card("B", 8, percent="80.99")),
        ("section:II.1", a_card("A", 8, sections={"II.1": "3"}), a_card("B", 8, sections={"II.1": "2.99"})),
        ("section:II.1", a_card("A", 8, sections={"II.1": "3"}), a_card("B", 8)),
        ("section:II.1", a_card("A", 8), a_card("B", 8, sections={"II.1": "-1"})),
        ("received", a_card("A", 8, received=NOON), a_card("B", 8, received=NOON + timedelta(seconds=1))),
        ("received", a_card("A", 8, received=NOON), a_card("B", 8)),
        (
            "received",
            a_card("A", 8, received=datetime(2018, 12, 1, 18, 59, 59, tzinfo=timezone(timedelta(hours=7)))),
            a_card("B", 8, received=NOON),
        ),
    ],
)
def test_each_tie_break(tie_break: str, first: Scorecard, second: Scorecard) -> None:
    assert told(second, first, tie_breaks=tie_break) == [("A", 1, False, tie_break), ("B", 2, False, tie_break)]


def test_by_percent_the_total_may_break_a_tie() -> None:
    cards = a_card("A", 8), a_card("B", 9)
    assert told(*cards, by="percent", tie_breaks="total") == [("B", 1, False, "total"), ("A", 2, False, "total")]


def test_tie_breaks_go_in_order() -> None:
    cards = (
        a_card("A", 8, bonus=1, deduction=1, sections={"I": "1"}),
        a_card("B", 7, bonus=1, sections={"I": "1"}),
        a_card("C", 8, sections={"I": "5"}),
    )
    assert told(*cards, tie_breaks="section:I bonus base") == [
        ("C", 1, False, "section:I"),
        ("A", 2, False, "section:I"),
        ("B", 3, False, "base"),
    ]


def test_what_decided_is_told_from_the_one_above_and_at_the_top_from_the_one_below() -> None:
    cards = (
        a_card("A", 9),
        a_card("B", 5, bonus=3),
        a_card("C", 6, bonus=2),
        a_card("D", 6, bonus=2),
        a_card("E", 7, bonus=2, deduction=1),
        a_card("F", 4),
    )
    assert told(*cards, tie_breaks="bonus deduction") == [
        ("A", 1, False, None),
        ("B", 2, False, "bonus"),
        ("C", 3, True, "bonus"),
        ("D", 3, True, "bonus"),
        ("E", 5, False, "deduction"),
        ("F", 6, False, None),
    ]


def test_the_highest_of_a_run_may_share_their_place() -> None:
    cards = a_card("A", 7, bonus=1), a_card("B", 7, bonus=1), a_card("C", 8)
    assert told(*cards, tie_breaks="bonus") == [
        ("A", 1, True, "bonus"),
        ("B", 1, True, "bonus"),
        ("C", 3, False, "bonus"),
    ]


def test_still_equal_is_decided_by_nothing() -> None:
    assert told(a_card("A", 8), a_card("B", 8), tie_breaks="bonus base") == [("A", 1, True, None), ("B", 1, True, None)]


def test_unknown_times_of_receipt_are_equal() -> None:
    assert [one[1] for one in told(a_card("A", 8), a_card("B", 8), tie_breaks="received")] == [1, 1]


# ---------------------------------------------------------------------------------- not ranked


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        (a_card("A", 8), None),
        (a_card("A", 8, conditions=(Effect.NO_AWARD, Effect.NO_GRADE, Effect.ONE_DOWN, Effect.AT_MOST)), None),
        (a_card("A", 8, conditions=(Effect.NO_AWARD, Effect.NOT_RANKED)), "condition"),
        (a_card("A", 8, percent=None), "nothing_applies"),
        (a_card("A", 8, percent=None, conditions=(Effect.NOT_RANKED,)), "condition"),
    ],
)
def test_the_first_reason_counts(card: Scorecard, reason: str | None) -> None:
    assert reason_not_ranked(card) == reason


def test_no_member_disappears() -> None:
    members = [a_member(code) for code in ("A", "B", "C", "D")]
    cards = [a_card("C", 8), a_card("B", 9, conditions=(Effect.NOT_RANKED,))]
    ranked, unranked = split(members, cards, {"A": "late", "D": "no_submission"})
    assert [card.member.code for card in ranked] == ["C"]
    assert [(one.member.code, one.reason, one.card is not None) for one in unranked] == [
        ("A", "late", False),
        ("B", "condition", True),
        ("D", "no_submission", False),
    ]


# ---------------------------------------------------------------------------------------- laws

some_cards = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 2)), max_size=8).map(
    lambda told: [a_card(f"U{n}", base, bonus=bonus, deduction=taken) for n, (base, bonus, taken) in enumerate(told)]
)


@given(some_cards)
def test_a_place_is_one_more_than_the_number_of_better_ones(cards: list[Scorecard]) -> None:
    for one in placed(*cards, tie_breaks="bonus"):
        mine = (one.card.total, one.card.tally.bonus)
        assert one.place == 1 + sum((card.total, card.tally.bonus) > mine for card in cards)
        assert one.shared == (sum((card.total, card.tally.bonus) == mine for card in cards) > 1)
        equal = {card.tally.bonus for card in cards if card.total == one.card.total}
        assert one.decided_by == ("bonus" if len(equal) > 1 else None)


@given(some_cards, st.randoms(use_true_random=False))
def test_the_order_of_members_only_orders_equals(cards: list[Scorecard], random: Random) -> None:
    mixed = list(cards)
    random.shuffle(mixed)
    expected = {unit: (place, shared, decided) for unit, place, shared, decided in told(*cards, tie_breaks="base")}
    assert {unit: rest for unit, *rest in told(*mixed, tie_breaks="base")} == {
        unit: list(rest) for unit, rest in expected.items()
    }
