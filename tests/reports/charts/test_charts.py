"""The charts of the reports: what they draw, that Word can edit them, and where they stand."""

import pytest

from pipeline.model.bloc import RankingPolicy
from pipeline.model.result import NotRanked, Review
from pipeline.model.scale import Kind
from pipeline.reports.charts.chart import WIDTH, Chart
from pipeline.reports.charts.figures import MOST, distance_to_mean, moved_since_half, points_lost
from pipeline.reports.charts.report_charts import chart_fields, charts_of
from tests.builders import a_board, a_card, a_group, a_line, a_member, a_review, a_scale, some_members
from tests.remembering import half_year, remembering
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.books import KHTC, VP, two_ranked_and_one_not
from tests.reports.charting import A, C, drawn, remembered, xml_of


def values_of(chart: Chart) -> list[str]:
    return [str(value) for value in chart.values]


# ------------------------------------------------------------------------------- what they draw


def test_members_go_by_place_each_with_its_distance_to_the_mean_of_the_bloc() -> None:
    chart = drawn(distance_to_mean(two_ranked_and_one_not()))
    assert chart.title == "Chênh lệch tổng điểm của các đơn vị so với mức bình quân (18,8 điểm)"
    assert values_of(chart) == ["9.25", "-9.25"]
    assert [one.name for one in chart.categories] == [VP.name, KHTC.name]


def test_where_the_bloc_ranks_by_percent_percent_is_drawn() -> None:
    review = two_ranked_and_one_not()
    review = review._replace(config=review.config._replace(ranking=RankingPolicy(by="percent")))
    chart = drawn(distance_to_mean(review))
    assert values_of(chart) == ["-0.84", "0.83"], "93,33 and 95,00 around 94,17"
    assert "tỷ lệ %" in chart.title


def test_a_member_alone_is_compared_with_nobody_nor_are_equals() -> None:
    assert distance_to_mean(a_bloc_review(1, 1)) is None
    scale = a_scale()
    equals = a_review(scale, a_board([a_card(member, scale, {"A1": 5}) for member in some_members(3)]))
    assert distance_to_mean(equals) is None


def test_points_lost_are_what_lacks_to_the_maximum_of_those_on_whom_it_applies_and_what_is_deducted() -> None:
    chart = drawn(points_lost(two_ranked_and_one_not()))
    # A: VP 27/30, KHTC 9,5/10, TTR, not ranked but scored, 20/30. B: 1 deducted from VP; its bonus changes nothing.
    assert values_of(chart) == ["4.50", "0.33"]
    assert [one.name for one in chart.categories] == ["A. Nhiệm vụ chuyên môn", "B. Điểm thưởng, điểm trừ"]


def test_a_section_of_deductions_alone_costs_what_it_takes() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=10), a_group("T"), a_line("T1", kind=Kind.DEDUCTION))
    review = a_review(scale, a_board([a_card(VP, scale, {"A1": 10, "T1": 4}), a_card(KHTC, scale, {"A1": 8})]))
    chart = drawn(points_lost(review))
    assert [one.label[:2] for one in chart.categories] == ["A.", "T."]
    assert values_of(chart) == ["1.00", "2.00"]


def test_points_lost_are_not_drawn_where_nobody_lost_any() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=10), a_line("A2", maximum=5, kind=Kind.BONUS))
    assert points_lost(a_review(scale, a_board([a_card(VP, scale, {"A1": 10, "A2": 1})]))) is None


def test_how_members_moved_since_six_months_is_drawn_of_those_who_were_ranked_then() -> None:
    chart = drawn(moved_since_half(remembered(VP=(1, "45"), KHTC=None)))
    assert values_of(chart) == ["3.33"], "90,00 and 93,33"
    assert chart.described.endswith("01 đơn vị tăng.")
    assert moved_since_half(remembered(KHTC=None)) is None
    assert moved_since_half(two_ranked_and_one_not()) is None


def test_members_stand_by_their_short_name_else_by_their_whole_one_never_by_code() -> None:
    scale, (first, second) = a_scale(), some_members(2)
    called = [first._replace(short="Sở Một"), second]
    cards = [a_card(member, scale, {"A1": 9 - place}) for place, member in enumerate(called)]
    chart = drawn(distance_to_mean(a_review(scale, a_board(cards))))
    assert [one.label for one in chart.categories] == ["Sở Một", "Sở số 2"]
    assert chart_fields(a_bloc_review(30, 60)).ky_hieu == ""


def test_names_too_long_to_stand_beside_a_bar_keep_what_tells_them_apart() -> None:
    names = [f"Trung tâm {'Ứng dụng tiến bộ khoa học và công nghệ ' * 3}huyện số {number}" for number in (1, 2)]
    scale = a_scale()
    cards = [a_card(a_member(code, name), scale, {"A1": 8}) for code, name in zip(("A", "B"), names, strict=True)]
    review = a_review(scale, a_board(cards), memory=remembering(half_year(A=(1, "40"), B=(2, "39"))))
    labels = [one.label for one in drawn(moved_since_half(review)).categories]
    assert [label[-4:] for label in labels] == ["số 1", "số 2"]
    assert all(len(label) <= 85 and " … " in label.replace("\n", " ") for label in labels)


def test_of_very_many_members_the_first_places_are_drawn() -> None:
    scale = a_scale()
    members = some_members(MOST + 5)
    review = a_review(scale, a_board([a_card(one, scale, {"A1": 5 + (one == members[0])}) for one in members]))
    chart = drawn(distance_to_mean(review))
    assert len(chart.categories) == MOST
    assert f"({MOST} đơn vị xếp đầu)" in chart.title


def test_without_a_ranked_member_there_is_nothing_to_draw() -> None:
    review = a_review(a_scale(), a_board([], [NotRanked(VP, "no_submission")]))
    assert charts_of(review) == {}
    assert set(chart_fields(review)) == {""}


# ------------------------------------------------------------------------------- how they look


@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_they_are_told_apart_in_black_and_white(members: int, lines: int) -> None:
    known = half_year(**{member.code: (1, "45") for member in some_members(members)})
    review = a_bloc_review(members, lines, memory=remembering(known))
    for chart in charts_of(review).values():
        colours = {str(one.get("val")) for one in xml_of(chart).iter(f"{A}srgbClr")}
        assert all(len({colour[:2], colour[2:4], colour[4:]}) == 1 for colour in colours), "greys only"


@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_numbers_have_the_decimal_comma_of_vietnam(members: int, lines: int) -> None:
    for chart in charts_of(a_bloc_review(members, lines)).values():
        root = xml_of(chart)
        assert [one.get("val") for one in root.iter(f"{C}lang")] == ["vi-VN"]
        formats = {one.get("formatCode") for labels in root.iter(f"{C}dLbls") for one in labels.iter(f"{C}numFmt")}
        assert formats == {'[$-42A]+#,##0.00;[$-42A]"−"#,##0.00;[$-42A]#,##0.00' if chart.signed else "[$-42A]#,##0.00"}
        assert {one.get("typeface") for one in root.iter(f"{A}latin")} == {"Times New Roman"}


LONG = "Trung tâm Ứng dụng, phát triển Khoa học - Công nghệ và Đo lường chất lượng sản phẩm số {}"


def differing(*totals: str, name: str = "Sở số {}") -> Review:
    """Members with such totals, some below zero."""
    scale = a_scale(a_group("A"), a_line("A1", maximum=999), a_line("A2", kind=Kind.DEDUCTION, maximum=999))
    cards = [
        a_card(a_member(f"M{n}", name.format(n)), scale, {"A2" if one.startswith("-") else "A1": one.lstrip("-")})
        for n, one in enumerate(totals)
    ]
    return a_review(scale, a_board(cards))


@pytest.mark.parametrize("name", ["Sở số {}", LONG])
@pytest.mark.parametrize(
    "totals", [("100", "98", "97,5"), ("100", "99", "98", "1"), ("-5", "-7", "-300"), ("9", *["0"] * 29)]
)
def test_no_number_touches_a_name_or_the_edge(totals: tuple[str, ...], name: str) -> None:
    """Names stand left of the bars' room, and the axis goes on beyond the longest bars by the width of a number."""
    chart = drawn(distance_to_mean(differing(*totals, name=name)))
    root = xml_of(chart)
    assert [one.get("val") for one in root.findall(f".//{C}catAx/{C}tickLblPos")] == ["low"]
    room = {one.tag.removeprefix(C): str(one.get("val")) for one in root.findall(f".//{C}manualLayout/*")}
    assert room["layoutTarget"] == "inner"
    size = {int(str(one.get("sz"))) / 100 for one in root.iter(f"{A}defRPr")}.pop()
    breadth = WIDTH * 72 / 25.4
    line = max(len(line) for one in chart.categories for line in one.label.split("\n"))
    assert line * size * 0.5 <= float(room["x"]) * breadth, "Times New Roman is half as wide as high, or narrower"
    least, most = (float(str(root.find(f".//{C}valAx//{C}{end}").get("val"))) for end in ("min", "max"))
    point = float(room["w"]) * breadth / (most - least)
    number = max(len(f"{abs(value):.2f}") + 1 for value in chart.values) * size * 0.5
    assert (float(min(chart.values)) - least) * point > number
    assert (most - float(max(chart.values))) * point > number
    assert float(room["x"]) + float(room["w"]) <= 1


def test_every_bar_has_its_name() -> None:
    """Programs leave names out where they think them too close."""
    root = xml_of(drawn(distance_to_mean(differing("9", *["0"] * 29, name=LONG))))
    assert [one.get("val") for one in root.findall(f".//{C}catAx/{C}tickLblSkip")] == ["1"]


def test_long_names_are_broken_where_every_program_breaks_them() -> None:
    few, many = (drawn(distance_to_mean(differing("9", *["0"] * others, name=LONG))) for others in (8, 29))
    assert {len(one.label.split("\n")) for one in few.categories} == {2}
    assert {len(one.label.split("\n")) for one in many.categories} == {1}
    assert all(len(line) <= 46 for chart in (few, many) for one in chart.categories for line in one.label.split("\n"))


def test_bars_that_go_one_way_begin_at_zero() -> None:
    root = xml_of(drawn(points_lost(two_ranked_and_one_not())))
    assert float(str(root.find(f".//{C}valAx//{C}min").get("val"))) == 0


def test_a_chart_fits_on_a_page() -> None:
    known = half_year(**{member.code: (1, "45") for member in some_members(40)})
    for members in (1, 3, 11, 30, 40):
        for chart in charts_of(a_bloc_review(members, 15, memory=remembering(known))).values():
            assert 40 <= chart.height <= 230
