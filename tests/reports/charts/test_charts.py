"""The charts of the reports: what they draw, that Word can edit them, and where they stand."""

from dataclasses import replace

import pytest
from lxml import etree

from pipeline.model.bloc import RankingPolicy
from pipeline.model.result import NotRanked
from pipeline.model.scale import Kind
from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.figures import MOST, half_and_year, points_by_member, points_lost
from pipeline.reports.charts.report_charts import chart_fields, charts_of
from tests.builders import a_board, a_card, a_group, a_line, a_member, a_review, a_scale, some_members
from tests.remembering import half_year, remembering
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.books import KHTC, VP, two_ranked_and_one_not
from tests.reports.charting import A, C, drawn, remembered, xml_of


def values_of(chart: Chart) -> dict[str, list[str | None]]:
    return {one.name: [None if value is None else str(value) for value in one.values] for one in chart.series}


# ------------------------------------------------------------------------------- what they draw


def test_points_by_member_go_by_place_with_the_mean_of_the_bloc_across() -> None:
    chart = drawn(points_by_member(two_ranked_and_one_not()))
    assert values_of(chart) == {
        "Tổng điểm": ["28.00", "9.50"],
        "Trung bình của khối: 18,75": ["18.75", "18.75"],
    }
    assert [one.line for one in chart.series] == [False, True]
    assert [one.name for one in chart.categories] == [VP.name, KHTC.name]


def test_where_the_bloc_ranks_by_percent_percent_is_drawn() -> None:
    review = two_ranked_and_one_not()
    review = replace(review, config=replace(review.config, ranking=RankingPolicy(by="percent")))
    chart = drawn(points_by_member(review))
    assert values_of(chart)["Tỷ lệ %"] == ["93.33", "95.00"]
    assert "Tỷ lệ %" in chart.title


def test_a_member_alone_is_compared_with_nobody() -> None:
    chart = drawn(points_by_member(a_bloc_review(1, 1)))
    assert list(values_of(chart)) == ["Tổng điểm"]
    assert "trung bình" not in chart.title


def test_points_lost_are_what_lacks_to_the_maximum_of_those_on_whom_it_applies() -> None:
    chart = drawn(points_lost(two_ranked_and_one_not()))
    # A: VP 27/30, KHTC 9,5/10, TTR, not ranked but scored, 20/30; bonus and deduction change nothing.
    assert values_of(chart) == {"Điểm bị mất bình quân": ["4.50"]}
    assert [one.name for one in chart.categories] == ["A. Nhiệm vụ chuyên môn"]


def test_points_lost_are_not_drawn_where_nobody_lost_any() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=10), a_line("A2", maximum=5, kind=Kind.BONUS))
    assert points_lost(a_review(scale, a_board([a_card(VP, scale, {"A1": 10, "A2": 1})]))) is None


def test_six_months_stand_beside_the_year_in_percent_where_they_are_known() -> None:
    chart = drawn(half_and_year(remembered(VP=(1, "45"), KHTC=None)))
    assert values_of(chart) == {"6 tháng đầu năm": ["90.00", None], "Cả năm": ["93.33", "95.00"]}
    assert half_and_year(remembered(KHTC=None)) is None
    assert half_and_year(two_ranked_and_one_not()) is None


def test_members_stand_by_name_where_there_is_room_else_by_code() -> None:
    few, many = drawn(points_by_member(a_bloc_review(3, 15))), drawn(points_by_member(a_bloc_review(11, 60)))
    assert not few.in_codes
    assert many.categories[0].label == "DV07"
    assert chart_fields(a_bloc_review(3, 15)).ky_hieu == ""
    assert "DV07: Sở số 7" in chart_fields(a_bloc_review(11, 60)).ky_hieu


def test_names_too_long_to_stand_beside_a_bar_keep_what_tells_them_apart() -> None:
    names = [f"Trung tâm {'Ứng dụng tiến bộ khoa học và công nghệ ' * 3}huyện số {number}" for number in (1, 2)]
    scale = a_scale()
    cards = [a_card(a_member(code, name), scale, {"A1": 8}) for code, name in zip(("A", "B"), names, strict=True)]
    review = a_review(scale, a_board(cards), memory=remembering(half_year(A=(1, "40"), B=(2, "39"))))
    labels = [one.label for one in drawn(half_and_year(review)).categories]
    assert [label[-4:] for label in labels] == ["số 1", "số 2"]
    assert all(len(label) <= 85 and " … " in label for label in labels)


def test_of_very_many_members_the_first_places_are_drawn() -> None:
    scale = a_scale()
    review = a_review(scale, a_board([a_card(member, scale, {"A1": 5}) for member in some_members(MOST + 5)]))
    chart = drawn(points_by_member(review))
    assert len(chart.categories) == MOST
    assert f"({MOST} đơn vị xếp đầu)" in chart.title


def test_without_a_ranked_member_there_is_nothing_to_draw() -> None:
    review = a_review(a_scale(), a_board([], [NotRanked(VP, "no_submission")]))
    assert charts_of(review) == {}
    assert set(vars_of(chart_fields(review)).values()) == {""}


def vars_of(fields: object) -> dict[str, str]:
    return {name: getattr(fields, name) for name in type(fields).__dataclass_fields__}


# ------------------------------------------------------------------------------- how they look


@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_they_are_told_apart_in_black_and_white(members: int, lines: int) -> None:
    known = half_year(**{member.code: (1, "45") for member in some_members(members)})
    review = a_bloc_review(members, lines, memory=remembering(known))
    for chart in charts_of(review).values():
        colours = {str(one.get("val")) for one in xml_of(chart).iter(f"{A}srgbClr")}
        assert all(len({colour[:2], colour[2:4], colour[4:]}) == 1 for colour in colours), "greys only"
        looks = [etree.tostring(drawing) for one in xml_of(chart).iter(f"{C}ser") for drawing in one.iter(f"{C}spPr")]
        bars = [look for look in looks if b"Fill" in look and b"prstDash" not in look]
        assert len(bars) >= sum(not one.line for one in chart.series)
    both = xml_of(charts_of(review)["sau_thang"])
    assert [len(list(one.iter(f"{A}pattFill"))) for one in both.iter(f"{C}ser")] == [0, 1]


@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_numbers_have_the_decimal_comma_of_vietnam(members: int, lines: int) -> None:
    for chart in charts_of(a_bloc_review(members, lines)).values():
        root = xml_of(chart)
        assert [one.get("val") for one in root.iter(f"{C}lang")] == ["vi-VN"]
        formats = {one.get("formatCode") for labels in root.iter(f"{C}dLbls") for one in labels.iter(f"{C}numFmt")}
        assert formats == {"[$-42A]#,##0.00"}
        assert {one.get("typeface") for one in root.iter(f"{A}latin")} == {"Times New Roman"}


def test_upright_labels_are_turned_where_bars_stand_close() -> None:
    def turned(members: int) -> set[str | None]:
        return {
            one.get("rot") for one in xml_of(drawn(points_by_member(a_bloc_review(members, 15)))).iter(f"{A}bodyPr")
        }

    assert turned(11) == {None}
    assert "-5400000" in turned(30)


def test_a_chart_fits_on_a_page() -> None:
    known = half_year(**{member.code: (1, "45") for member in some_members(40)})
    for members in (1, 3, 11, 30, 40):
        for chart in charts_of(a_bloc_review(members, 15, memory=remembering(known))).values():
            assert 40 <= chart.height <= 230
