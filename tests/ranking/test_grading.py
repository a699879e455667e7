"""Grades, quotas and awards (CONTRACT sections 7 and 8)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.bloc import Award, Config, Grade, Period, Quota
from pipeline.model.finding import Finding, Severity
from pipeline.model.result import Standing, Tally
from pipeline.model.scale import Condition, Effect
from pipeline.ranking.awarding import award
from pipeline.ranking.grading import reached_grade, stand
from pipeline.ranking.places import Placed, place
from tests.builders import a_config, a_grade, a_group, a_member, a_scale, an_award
from tests.ranking.test_ranking import a_card

TWO_SECTIONS = a_scale(a_group("A"), a_group("B"))
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
        cards.append(a_card(letter, total)._replace(conditions=met))
    config = a_config([card.member for card in cards] or [a_member()], grades=grades, awards=awards)
    return list(place(cards, config)), config


def stood(
    *told: int | tuple[int, Effect | Condition],
    grades: tuple[Grade, ...] = (),
    awards: tuple[Award, ...] = (),
    period: Period = Period.YEAR_END,
) -> tuple[tuple[Standing, ...], tuple[Finding, ...]]:
    placed, config = bloc(*told, grades=grades, awards=awards)
    standings, graded = stand(placed, config, period, TWO_SECTIONS)
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


@pytest.mark.parametrize(("total", "grade"), [(90, 0), (89, 1), (50, 2), (49, None)])
def test_the_grade_that_the_value_alone_reaches(total: int, grade: int | None) -> None:
    (placed,), config = bloc((total, Effect.ONE_DOWN), grades=three_grades())
    assert reached_grade(placed.card, config, Period.YEAR_END) == grade


def test_by_percent_the_percent_is_graded() -> None:
    cards = [a_card("A", 20, percent="90.00"), a_card("B", 95, percent="89.99")]
    config = a_config([card.member for card in cards], by="percent", grades=three_grades())
    standings, _ = stand(place(cards, config), config, Period.YEAR_END, TWO_SECTIONS)
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


# --------------------------------------------------------------------- grades of one period only


def only_at_year_end(*names: str) -> tuple[Grade, ...]:
    """Three grades, of which these are not given at six months."""
    return tuple(
        grade._replace(periods=(Period.YEAR_END,)) if grade.name in names else grade for grade in three_grades()
    )


def at_six_months(one: int | tuple[int, Effect | Condition], *names: str) -> str | None:
    """The grade at six months of a member, where grades of these names are for the year's end."""
    return stood(one, grades=only_at_year_end(*names), period=Period.SIX_MONTH)[0][0].grade


@pytest.mark.parametrize(
    ("member", "names", "grade"),
    [
        (95, ["Xuất sắc"], "Tốt"),
        (85, ["Tốt"], "Hoàn thành"),
        (60, ["Hoàn thành"], None),
        (95, ["Xuất sắc", "Tốt", "Hoàn thành"], None),
        # One down is the next one that is given, and never below the last of them.
        ((95, Effect.ONE_DOWN), ["Tốt"], "Hoàn thành"),
        ((95, Effect.ONE_DOWN), ["Tốt", "Hoàn thành"], "Xuất sắc"),
        # A ceiling is a place among all grades, given in the period or not.
        ((95, AT_MOST_GOOD), ["Tốt"], "Hoàn thành"),
        ((95, AT_MOST_GOOD), ["Xuất sắc"], "Tốt"),
        ((95, AT_MOST_DONE), ["Hoàn thành"], None),
    ],
)
def test_only_the_grades_of_the_period_are_given(member: object, names: list[str], grade: str | None) -> None:
    assert at_six_months(member, *names) == grade


def test_over_a_quota_members_fall_to_the_next_grade_of_the_period() -> None:
    best, good, done = only_at_year_end("Tốt")
    grades = (best._replace(quota=whole(1)), good, done)
    standings, findings = stood(95, 94, grades=grades, period=Period.SIX_MONTH)
    assert [one.grade for one in standings] == ["Xuất sắc", "Hoàn thành"]
    assert findings[0].facts["next_grade"] == "Hoàn thành"


# ------------------------------------------------------------------------- no row below a share


def rows(*percents: str | None) -> dict[str, Tally]:
    """Level-1 rows A, B of 10 points with these percents of them; None is a row in which nothing applies."""
    return {
        code: Tally() if percent is None else Tally(base=Decimal(percent) / 10, maximum=Decimal(10))
        for code, percent in zip("AB", percents, strict=True)
    }


def graded_by_rows(
    tallies: dict[str, Tally], *conditions: Effect | Condition, total: int = 95, needed: tuple[str, ...] = ("50",)
) -> tuple[str | None, list[tuple[str | None, str, str]]]:
    """The grade, and of every finding the row and the grades; `needed` are the shares of the highest grades."""
    shares = [*map(Decimal, needed), None, None, None]
    grades = tuple(
        grade._replace(each_section_at_least=least) for grade, least in zip(three_grades(), shares, strict=False)
    )
    placed, config = bloc((total, *conditions), grades=grades)
    placed = [one._replace(card=one.card._replace(tallies=tallies)) for one in placed]
    (standing,), findings = stand(placed, config, Period.YEAR_END, TWO_SECTIONS)
    assert {(one.code, one.severity, one.unit) for one in findings} <= {("grade_section", Severity.INFO, "A")}
    return standing.grade, [(one.line, one.facts["grade"], one.facts["next_grade"]) for one in findings]


@pytest.mark.parametrize(
    ("percents", "row"),
    [(("50", "50"), None), (("100", "49.9"), "B"), (("49.9", "49.9"), "A"), (("100", None), None), ((None, "0"), "B")],
)
def test_a_grade_is_passed_over_where_a_row_is_below_its_share(
    percents: tuple[str | None, ...], row: str | None
) -> None:
    expected = ("Xuất sắc", []) if row is None else ("Tốt", [(row, "Xuất sắc", "Tốt")])
    assert graded_by_rows(rows(*percents)) == expected


def test_what_is_deducted_in_a_row_counts_and_so_does_its_bonus() -> None:
    short_of_it = Tally(base=Decimal(5), bonus=Decimal(1), deduction=Decimal("1.01"), maximum=Decimal(10))
    assert graded_by_rows({"A": short_of_it, "B": Tally()})[0] == "Tốt"
    assert graded_by_rows({"A": short_of_it._replace(deduction=Decimal(1)), "B": Tally()})[0] == "Xuất sắc"


def test_several_grades_may_be_passed_over_and_the_highest_is_named() -> None:
    assert graded_by_rows(rows("60", "40"), needed=("70", "50")) == ("Hoàn thành", [("A", "Xuất sắc", "Hoàn thành")])
    assert graded_by_rows(rows("60", "40"), needed=("70", "50", "50")) == (None, [("A", "Xuất sắc", "")])
    assert graded_by_rows(rows("60", "40"), needed=("70", "30")) == ("Tốt", [("A", "Xuất sắc", "Tốt")])


def test_the_finding_says_what_the_row_has_and_what_is_asked_of_it() -> None:
    grades = (a_grade("Xuất sắc", 90)._replace(each_section_at_least=Decimal("62.5")),)
    (placed,), config = bloc(95, grades=grades)
    placed = placed._replace(card=placed.card._replace(tallies=rows("60", "40")))
    (finding,) = stand([placed], config, Period.YEAR_END, TWO_SECTIONS)[1]
    assert dict(finding.facts) == {
        "title": "Mục A",
        "grade": "Xuất sắc",
        "next_grade": "",
        "points": "6",
        "maximum": "10",
        "needed": "62,5",
    }


def test_a_grade_that_the_value_does_not_reach_is_not_lost_by_a_row() -> None:
    assert graded_by_rows(rows("40", "40"), total=85) == ("Tốt", [])
    assert graded_by_rows(rows("40", "40"), total=40) == (None, [])


def test_rows_are_asked_for_the_entry_grade_only() -> None:
    """One down leads to a grade whose share the member would not have reached."""
    assert graded_by_rows(rows("60", "60"), Effect.ONE_DOWN, needed=("50", "70")) == ("Tốt", [])
    assert graded_by_rows(rows("40", "40"), Effect.ONE_DOWN) == ("Hoàn thành", [("A", "Xuất sắc", "Tốt")])
    assert graded_by_rows(rows("40", "40"), Effect.NO_GRADE) == (None, [])


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
    praise = PRAISE._replace(first=1, grades=("Xuất sắc", "Tốt"))
    told = ((95, Effect.ONE_DOWN), (94, Effect.ONE_DOWN, Effect.ONE_DOWN), 85, 40)
    assert proposed(*told, awards=(praise,), grades=three_grades()) == ({"Bằng khen": ["A", "C"]}, [])


def test_a_grade_lost_to_a_quota_counts() -> None:
    praise = PRAISE._replace(first=1, grades=("Xuất sắc",))
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
    both = FLAG._replace(periods=tuple(Period))
    assert stood(9, awards=(both,), period=period)[0][0].awards == ("Cờ",)


def test_no_place_in_the_quota_is_no_vote() -> None:
    assert proposed(9, 8, awards=(FLAG._replace(quota=whole(0)),)) == ({"Cờ": []}, [])
    assert proposed(9, 8, awards=(FLAG._replace(quota=share("20")),)) == ({"Cờ": []}, [])


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
