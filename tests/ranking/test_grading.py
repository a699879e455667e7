"""Grades, quotas and awards (CONTRACT sections 7 and 8)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.bloc import Award, Config, Grade, Period, Quota
from pipeline.model.finding import Finding, Severity
from pipeline.model.result import Standing
from pipeline.model.scale import Condition, Effect
from pipeline.ranking.awarding import award
from pipeline.ranking.grading import stand
from pipeline.ranking.places import Placed, place
from tests.builders import a_config, a_grade, a_member, an_award
from tests.ranking.test_ranking import a_card

AT_MOST_GOOD = Condition(Effect.AT_MOST, "Tốt")
AT_MOST_DONE = Condition(Effect.AT_MOST, "Hoàn thành")


def share(percent: str) -> Quota:
    return Quota(Decimal(percent), is_share=True)


def whole(number: int) -> Quota:
    return Quota(Decimal(number), is_share=False)


def three_grades(best: Quota | None = None, good: Quota | None = None, done: Quota | None = None) -> tuple[Grade, ...]:
    return (a_grade("Xuất sắc", 90, best), a_grade("Tốt", 80, good), a_grade("Hoàn thành", 50, done))


def bloc(
    *told: int | tuple[int, Effect | Condition], grades: tuple[Grade, ...] = (), awards: tuple[Award, ...] = ()
) -> tuple[list[Placed], Config]:
    """Members A, B, C … with these totals and conditions."""
    cards = []
    for letter, one in zip("ABCDEFGHIJKLMNOPQRST", told, strict=False):
        total, *conditions = one if isinstance(one, tuple) else (one,)
        met = tuple(effect if isinstance(effect, Condition) else Condition(effect) for effect in conditions)
        cards.append(replace(a_card(letter, total), conditions=met))
    config = a_config([card.member for card in cards] or [a_member()], grades=grades, awards=awards)
    return list(place(cards, config)), config


def stood(
    *told: int | tuple[int, Effect | Condition],
    grades: tuple[Grade, ...] = (),
    awards: tuple[Award, ...] = (),
    period: Period = Period.YEAR_END,
) -> tuple[tuple[Standing, ...], tuple[Finding, ...]]:
    placed, config = bloc(*told, grades=grades, awards=awards)
    standings, graded = stand(placed, config)
    awarded = award(standings, config, period)
    return awarded.standings, (*graded, *awarded.findings)


def grades_of(*told: int | tuple[int, Effect | Condition], grades: tuple[Grade, ...]) -> dict[str, str | None]:
    return {one.card.member.code: one.grade for one in stood(*told, grades=grades)[0]}


# -------------------------------------------------------------------------------------- grades


@pytest.mark.parametrize(
    ("total", "grade"),
    [(100, "Xuất sắc"), (90, "Xuất sắc"), (89, "Tốt"), (80, "Tốt"), (50, "Hoàn thành"), (49, None), (-5, None)],
)
def test_a_grade_goes_by_the_ranking_value(total: int, grade: str | None) -> None:
    assert grades_of(total, grades=three_grades()) == {"A": grade}


def test_by_percent_the_percent_is_graded() -> None:
    cards = [a_card("A", 20, percent="90.00"), a_card("B", 95, percent="89.99")]
    config = a_config([card.member for card in cards], by="percent", grades=three_grades())
    standings, _ = stand(place(cards, config), config)
    assert [(one.card.member.code, one.grade) for one in standings] == [("A", "Xuất sắc"), ("B", "Tốt")]


@pytest.mark.parametrize(
    ("total", "conditions", "grade"),
    [
        (95, [Effect.ONE_DOWN], "Tốt"),
        (95, [Effect.ONE_DOWN, Effect.ONE_DOWN], "Hoàn thành"),
        (95, [Effect.ONE_DOWN] * 5, "Hoàn thành"),
        (60, [Effect.ONE_DOWN], "Hoàn thành"),
        (40, [Effect.ONE_DOWN], None),
        (95, [AT_MOST_GOOD], "Tốt"),
        (85, [AT_MOST_GOOD], "Tốt"),
        (60, [AT_MOST_GOOD], "Hoàn thành"),
        (40, [AT_MOST_GOOD], None),
        (95, [AT_MOST_GOOD, AT_MOST_DONE], "Hoàn thành"),
        (95, [AT_MOST_GOOD, Effect.ONE_DOWN], "Tốt"),
        (85, [AT_MOST_GOOD, Effect.ONE_DOWN], "Hoàn thành"),
        (95, [Effect.NO_GRADE], None),
        (95, [Effect.NO_GRADE, Effect.ONE_DOWN, AT_MOST_GOOD], None),
        (95, [Effect.NO_AWARD], "Xuất sắc"),
    ],
)
def test_conditions_lower_a_grade(total: int, conditions: list[Effect | Condition], grade: str | None) -> None:
    assert grades_of((total, *conditions), grades=three_grades()) == {"A": grade}


def test_without_grades_there_are_none() -> None:
    assert grades_of(95, (90, Effect.ONE_DOWN), grades=()) == {"A": None, "B": None}


# -------------------------------------------------------------------------------------- quotas


def letters(*told: int, **grades: Quota) -> str:
    """The first letters of the grades by place; - is none."""
    standings, _ = stood(*told, grades=three_grades(**grades))
    return "".join((one.grade or "-")[0] for one in standings)


@pytest.mark.parametrize(
    ("told", "quotas", "grades"),
    [
        ((95, 94, 93, 85), {"best": whole(2)}, "XXTT"),
        ((95, 94, 94, 85), {"best": whole(2)}, "XTTT"),
        ((95, 95, 95, 85), {"best": whole(2)}, "TTTT"),
        ((95, 94, 94, 93), {"best": whole(3)}, "XXXT"),
        ((95, 94), {"best": whole(0)}, "TT"),
        ((95, 94, 93, 85), {"best": whole(1), "good": whole(2)}, "XTTH"),
        ((95, 94, 93, 85), {"best": whole(1), "good": whole(1), "done": whole(1)}, "XTH-"),
        ((95, 60), {"best": whole(0), "good": whole(0), "done": whole(1)}, "H-"),
        ((85, 84, 60), {"best": whole(0), "good": whole(2)}, "TTH"),
        ((95, 94, 93, 92, 91), {"best": share("20")}, "XTTTT"),
        ((95, 94, 93, 92, 91), {"best": share("39.99")}, "XTTTT"),
        ((95, 94, 93, 92, 91), {"best": share("40")}, "XXTTT"),
        ((95, 94, 93, 92), {"best": share("20")}, "TTTT"),
        ((95, 94, 93, 92, 91, 90, 40, 40), {"best": share("12.5")}, "XTTTTT--"),
    ],
)
def test_quotas_are_filled_by_place(told: tuple[int, ...], quotas: dict[str, Quota], grades: str) -> None:
    assert letters(*told, **quotas) == grades


def test_a_lowered_member_takes_a_place_in_the_quota_below() -> None:
    told = ((95, Effect.ONE_DOWN), 85, 84)
    assert grades_of(*told, grades=three_grades(good=whole(2))) == {"A": "Tốt", "B": "Tốt", "C": "Hoàn thành"}


def test_a_lowered_member_frees_a_place_in_the_quota_above() -> None:
    told = ((95, AT_MOST_GOOD), 94, 93)
    assert grades_of(*told, grades=three_grades(best=whole(1))) == {"A": "Tốt", "B": "Xuất sắc", "C": "Tốt"}


def test_every_fall_is_told() -> None:
    _, findings = stood(95, 94, 85, grades=three_grades(best=whole(1), good=whole(1), done=whole(0)))
    assert [(one.code, one.severity, one.unit, dict(one.facts)) for one in findings] == [
        ("grade_quota", Severity.INFO, "B", {"grade": "Xuất sắc", "next_grade": "Tốt", "quota": "01", "place": "2"}),
        ("grade_quota", Severity.INFO, "C", {"grade": "Tốt", "next_grade": "Hoàn thành", "quota": "01", "place": "3"}),
        ("grade_quota", Severity.INFO, "C", {"grade": "Hoàn thành", "next_grade": "", "quota": "", "place": "3"}),
    ]


# -------------------------------------------------------------------------------------- awards


def proposed(
    *told: int | tuple[int, Effect | Condition], awards: tuple[Award, ...], grades: tuple[Grade, ...] = ()
) -> tuple[dict[str, list[str]], list[str]]:
    """Award → members proposed, and the awards that nobody can decide."""
    standings, findings = stood(*told, awards=awards, grades=grades)
    by_award = {award.name: [one.card.member.code for one in standings if award.name in one.awards] for award in awards}
    return by_award, [one.facts["award"] for one in findings if one.code == "award_undecided"]


FLAG = an_award("Cờ", 1, 1, 1)
PRAISE = an_award("Bằng khen", 2, 4, 2)


@pytest.mark.parametrize(
    ("told", "awarded", "undecided"),
    [
        ((9, 8, 7, 6, 5), {"Cờ": ["A"], "Bằng khen": ["B", "C"]}, []),
        ((9, 8, 8, 6, 5), {"Cờ": ["A"], "Bằng khen": ["B", "C"]}, []),
        ((9, 8, 7, 7, 5), {"Cờ": ["A"], "Bằng khen": ["B"]}, ["Bằng khen"]),
        ((9, 8, 8, 8, 5), {"Cờ": ["A"], "Bằng khen": []}, ["Bằng khen"]),
        ((9, 9, 8, 7, 6), {"Cờ": [], "Bằng khen": ["C", "D"]}, ["Cờ"]),
        ((9, 9, 9, 9, 6), {"Cờ": [], "Bằng khen": []}, ["Cờ"]),
        ((9,), {"Cờ": ["A"], "Bằng khen": []}, []),
    ],
)
def test_awards_go_by_place(told: tuple[int, ...], awarded: dict[str, list[str]], undecided: list[str]) -> None:
    assert proposed(*told, awards=(FLAG, PRAISE)) == (awarded, undecided)


@pytest.mark.parametrize("effect", [Effect.NO_AWARD, Effect.NO_GRADE])
def test_who_is_stopped_is_passed_over_and_places_do_not_move_up(effect: Effect) -> None:
    assert proposed((9, effect), 8, 7, 6, awards=(FLAG, PRAISE)) == ({"Cờ": [], "Bằng khen": ["B", "C"]}, [])
    assert proposed(9, (8, effect), 7, 6, awards=(FLAG, PRAISE)) == ({"Cờ": ["A"], "Bằng khen": ["C", "D"]}, [])


def test_who_shares_a_place_with_one_passed_over_is_proposed() -> None:
    assert proposed((9, Effect.NO_AWARD), 9, 8, awards=(FLAG,)) == ({"Cờ": ["B"]}, [])


def test_an_award_for_certain_grades() -> None:
    praise = replace(PRAISE, first=1, grades=("Xuất sắc", "Tốt"))
    told = ((95, Effect.ONE_DOWN), (94, Effect.ONE_DOWN, Effect.ONE_DOWN), 85, 40)
    assert proposed(*told, awards=(praise,), grades=three_grades()) == ({"Bằng khen": ["A", "C"]}, [])


def test_a_grade_lost_to_a_quota_counts() -> None:
    praise = replace(PRAISE, first=1, grades=("Xuất sắc",))
    assert proposed(95, 94, 93, awards=(praise,), grades=three_grades(best=whole(1))) == ({"Bằng khen": ["A"]}, [])


def test_without_a_list_of_grades_no_grade_is_asked_for() -> None:
    assert proposed(10, awards=(FLAG,), grades=three_grades()) == ({"Cờ": ["A"]}, [])


def test_one_member_may_have_several_awards() -> None:
    awards = (an_award("Cờ", 1, 1, 1), an_award("Bằng khen", 1, 2, 2))
    standings, _ = stood(9, 8, awards=awards)
    assert [one.awards for one in standings] == [("Cờ", "Bằng khen"), ("Bằng khen",)]


@pytest.mark.parametrize(("period", "awards"), [(Period.YEAR_END, ("Cờ",)), (Period.SIX_MONTH, ())])
def test_awards_are_for_the_end_of_the_year_unless_said(period: Period, awards: tuple[str, ...]) -> None:
    assert stood(9, awards=(FLAG,), period=period)[0][0].awards == awards
    both = replace(FLAG, periods=tuple(Period))
    assert stood(9, awards=(both,), period=period)[0][0].awards == ("Cờ",)


def test_no_place_in_the_quota_is_no_vote() -> None:
    assert proposed(9, 8, awards=(replace(FLAG, quota=whole(0)),)) == ({"Cờ": []}, [])
    assert proposed(9, 8, awards=(replace(FLAG, quota=share("20")),)) == ({"Cờ": []}, [])


def test_an_undecided_award_says_who_is_tied() -> None:
    _, (finding,) = stood(9, 8, 8, 8, awards=(PRAISE,))
    assert (finding.code, finding.severity, finding.unit) == ("award_undecided", Severity.WARNING, None)
    assert finding.facts["place"] == "2"
    assert finding.facts["others"] == "Đơn vị B; Đơn vị C; Đơn vị D"


# ---------------------------------------------------------------------------------------- laws

effects = st.sampled_from([Effect.NO_AWARD, Effect.NO_GRADE, Effect.ONE_DOWN, AT_MOST_GOOD])
members = st.lists(st.one_of(st.integers(40, 100), st.tuples(st.integers(40, 100), effects)), max_size=12)
quotas = st.one_of(st.none(), st.integers(0, 4).map(whole), st.integers(0, 100).map(lambda number: share(str(number))))


@given(members, quotas, quotas, quotas, st.integers(0, 3))
def test_quotas_are_never_exceeded(
    told: list[int], best: Quota | None, good: Quota | None, done: Quota | None, room: int
) -> None:
    grades = three_grades(best, good, done)
    praise = an_award("Bằng khen", 1, 5, room)
    standings, _ = stood(*told, grades=grades, awards=(praise,))
    assert len(standings) == len(told)
    assert [one.place for one in standings] == sorted(one.place for one in standings)
    for grade in grades:
        if grade.quota is not None:
            assert sum(one.grade == grade.name for one in standings) <= grade.quota.of(len(told))
    assert sum(bool(one.awards) for one in standings) <= room


@given(members, quotas)
def test_members_on_one_place_without_conditions_have_one_grade(told: list[int], best: Quota | None) -> None:
    standings, _ = stood(*told, grades=three_grades(best))
    free = [one for one in standings if not one.card.conditions]
    for place_ in {one.place for one in free}:
        assert len({one.grade for one in free if one.place == place_}) == 1
