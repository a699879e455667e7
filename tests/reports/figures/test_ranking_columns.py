"""The catalogue of the ranking's columns: what a column holds of a member, and how views choose."""

from decimal import Decimal

import pytest

from pipeline.cli.terminal.review import RANKING as ON_THE_TERMINAL
from pipeline.model.bloc import RankingPolicy
from pipeline.model.grounds import Memory
from pipeline.model.result import Review
from pipeline.reports.figures.ranking_columns import (
    Column,
    Row,
    Value,
    annex_columns,
    chosen,
    further_columns,
    in_words,
    ranked_by,
    ranking_rows,
)
from pipeline.reports.papers.report.tables import PROPOSED, STANDING
from pipeline.reports.papers.submission import NOMINATED
from pipeline.reports.web.ranking import names_of_columns
from tests.builders import points
from tests.remembering import half_year, year_before
from tests.reports.figures.small_bloc import a_small_bloc


def the(review: Review, name: str) -> Column:
    """The only column of that name."""
    (column,) = chosen(review, (name,))
    return column


def row_of(review: Review, unit: str) -> Row:
    return next(row for row in ranking_rows(review) if row.member.code == unit)


def of_vp(review: Review, name: str) -> Value:
    return the(review, name).value(row_of(review, "VP"))


def text_of(review: Review, unit: str, name: str) -> str:
    return in_words(the(review, name), row_of(review, unit))


def remembering_review() -> Review:
    """VP rose from the second place, KHTC had none."""
    memory = Memory(six_month=half_year(VP=(2, 40), KHTC=None), last_year=year_before(VP=(1, "41,5")))
    return a_small_bloc()._replace(memory=memory)


def with_first(review: Review, **more: object) -> Review:
    first, *others = review.board.standings
    return review._replace(board=review.board._replace(standings=(first._replace(**more), *others)))


@pytest.mark.parametrize(
    ("name", "value"), [("bonus", 2), ("deduction", 1), ("total", 28), ("maximum", 30), ("claimed", 28)]
)
def test_points_are_those_of_the_card(name: str, value: int) -> None:
    assert of_vp(a_small_bloc(), name) == points(value)


def test_every_section_that_can_give_points_has_a_column() -> None:
    review = a_small_bloc()
    columns = chosen(review, ("section",))
    assert [column.section for column in columns] == ["A", "B"]
    assert [column.value(row_of(review, "VP")) for column in columns] == [points(27), points(1)]


def test_a_row_excluded_for_a_member_counts_as_nothing_in_its_section() -> None:
    review = a_small_bloc()
    card = review.board.standings[0].card
    without = with_first(review, card=card._replace(tallies={"A": card.tallies["A"]}))
    assert chosen(without, ("section",))[-1].value(row_of(without, "VP")) == 0


def test_all_members_have_a_row_those_without_a_place_last() -> None:
    rows = ranking_rows(a_small_bloc())
    assert [(row.number, row.member.code, row.standing is not None) for row in rows] == [
        (1, "VP", True),
        (2, "KHTC", True),
        (3, "TTR", False),
    ]


def test_who_has_no_place_has_points_and_no_place() -> None:
    review = a_small_bloc()
    assert (text_of(review, "TTR", "total"), text_of(review, "TTR", "place")) == ("20,00", "–")


def test_a_shared_place_is_marked() -> None:
    review = with_first(a_small_bloc(), shared=True)
    assert text_of(review, "VP", "place") == "1*"
    assert in_words(the(review, "place"), row_of(review, "VP"), shared="=") == "1="
    assert text_of(review, "VP", "number") == "1"


def test_several_awards_stand_on_one_line() -> None:
    awarded = with_first(a_small_bloc(), awards=("Cờ  thi\nđua", "Bằng khen"))
    assert text_of(awarded, "VP", "awards") == "Cờ thi đua; Bằng khen"
    assert text_of(awarded, "KHTC", "awards") == "–"


def test_the_past_that_is_known_has_columns() -> None:
    review = remembering_review()
    assert of_vp(review, "half_value") == points(40)
    assert of_vp(review, "half_percent") == Decimal("80.00")
    assert (of_vp(review, "half_place"), of_vp(review, "half_moved"), of_vp(review, "half")) == (2, "▲1", "2 (▲1)")
    assert of_vp(review, "half_change") == "tăng 01 bậc"
    assert (of_vp(review, "last_value"), of_vp(review, "last_place")) == (points("41,5"), 1)
    past = [one for one in (*annex_columns(review), *further_columns(review)) if one.name.startswith(("half", "last"))]
    assert {in_words(column, row_of(review, "KHTC")) for column in past} == {"–"}


def test_a_past_that_is_not_known_has_no_columns() -> None:
    assert chosen(a_small_bloc(), ("half", "half_place", "last_place")) == ()


@pytest.mark.parametrize(("by", "heading"), [("total", "Tổng điểm"), ("percent", "Tỷ lệ %")])
def test_what_members_are_ranked_by_is_a_column(by: str, heading: str) -> None:
    review = a_small_bloc()
    config = review.config._replace(ranking=RankingPolicy(by=by))
    assert ranked_by(review._replace(config=config)).heading == heading


@pytest.mark.parametrize(
    "names",
    [
        ON_THE_TERMINAL,
        names_of_columns(a_small_bloc()),
        *(tuple(fields.values()) for fields in (STANDING, PROPOSED, NOMINATED)),
    ],
)
def test_views_choose_columns_that_there_are(names: tuple[str, ...]) -> None:
    review = remembering_review()
    assert [name for name in names if not chosen(review, (name,))] == []


def test_headings_are_told_apart() -> None:
    columns = annex_columns(remembering_review())
    assert len({column.heading for column in columns}) == len(columns)
    assert all(column.width for column in columns)
