"""The ranking without a line: whose places would be others, and that it is that of a scale which has no such line."""

from dataclasses import replace
from random import Random

import pytest

from pipeline.model.bloc import NotApplicable, RankingPolicy
from pipeline.model.scale import Kind, Scale
from pipeline.ranking.firmness.without import MOST_TRIED, Move, moves_without
from tests.blocs_in_places import Given, a_ranked_review, not_applicable
from tests.builders import a_config, a_group, a_line, a_long_scale, a_member, a_scale

SCALE = a_scale(
    a_group("A"),
    a_line("A1", maximum=10),
    a_line("A2", maximum=20),
    a_group("B", bonus_cap=None),
    a_line("B1", maximum=5, kind=Kind.BONUS),
    a_line("B2", maximum=5, kind=Kind.DEDUCTION),
)


def test_a_line_that_decides_the_first_place() -> None:
    found = moves_without(a_ranked_review(SCALE, {"VP": {"A1": 10, "A2": 12}, "TTR": {"A1": 7, "A2": 14}}))
    assert found is not None
    assert found["A1"] == (Move("VP", 1, 2), Move("TTR", 2, 1))
    assert found["A2"] == ()


def test_members_who_would_be_level_share_the_place() -> None:
    found = moves_without(a_ranked_review(SCALE, {"VP": {"A1": 8, "A2": 12}, "TTR": {"A1": 7, "A2": 12}}))
    assert found is not None
    assert found["A1"] == (Move("TTR", 2, 1),)


def test_what_stands_below_a_line_goes_with_it() -> None:
    scale = a_scale(
        a_group("A"),
        a_line("A1", maximum=10),
        a_line("A1.1", maximum=4, kind=Kind.DEDUCTION, level=3, parent="A1"),
        a_line("A2", maximum=10),
    )
    found = moves_without(a_ranked_review(scale, {"VP": {"A1": 10, "A2": 8}, "TTR": {"A1": 10, "A1.1": 4, "A2": 9}}))
    assert found is not None
    assert found["A1"] == found["A1.1"] == (Move("VP", 1, 2), Move("TTR", 2, 1))


def test_a_line_without_which_nothing_applies_is_left_out() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=10), a_line("A2", maximum=10))
    absent = {"A1": not_applicable(scale, "A1"), "A2": 3}
    found = moves_without(a_ranked_review(scale, {"VP": {"A1": 10, "A2": 8}, "TTR": absent}))
    assert found is not None
    assert "A2" not in found
    assert "A1" in found


def test_too_few_and_too_many_are_not_tried() -> None:
    assert moves_without(a_ranked_review(SCALE, {"VP": {"A1": 1}})) is None
    scale = a_long_scale(1, 4)
    many = {f"M{number}": {} for number in range(MOST_TRIED // 4 + 1)}
    assert moves_without(a_ranked_review(scale, many)) is None


def places_on(scale: Scale, given: Given, code: str, config: object) -> dict[str, int]:
    """The places on a scale that never had the line."""
    kept = a_scale(*(line for line in scale.lines if line.code != code))
    left = {unit: {line: told for line, told in marks.items() if line != code} for unit, marks in given.items()}
    board = a_ranked_review(kept, left, config).board  # type: ignore[arg-type]
    return {one.card.member.code: one.place for one in board.standings}


@pytest.mark.parametrize("policy", list(NotApplicable))
@pytest.mark.parametrize("by", ["total", "percent"])
def test_it_is_the_ranking_of_a_scale_that_never_had_the_line(policy: NotApplicable, by: str) -> None:
    chance = Random(f"{policy}{by}")
    lines = [line for line in SCALE.lines if line.kind is not Kind.GROUP]
    for _ in range(6):
        given: Given = {
            f"M{number}": {
                line.code: not_applicable(SCALE, line.code)
                if line.code == "A1" and chance.random() < 0.3
                else chance.randint(0, int(line.maximum or 0))
                for line in lines
            }
            for number in range(5)
        }
        ranking = RankingPolicy(by=by, tie_breaks=("section:A", "bonus", "deduction"))  # type: ignore[arg-type]
        config = a_config([a_member(code) for code in given], ranking=ranking)
        config = config._replace(scoring=config.scoring._replace(not_applicable=policy))
        review = a_ranked_review(SCALE, given, config)
        found = moves_without(review)
        assert found is not None
        for code, moves in found.items():
            expected = places_on(SCALE, given, code, config)
            moved = {move.unit: move.without for move in moves}
            assert {**{one.card.member.code: one.place for one in review.board.standings}, **moved} == expected, code


@pytest.mark.parametrize("policy", list(NotApplicable))
def test_points_beyond_64_bits_are_counted_as_exactly(policy: NotApplicable) -> None:
    given = {"VP": {"A1": 10, "A2": 12, "B1": 1}, "TTR": {"A1": 7, "A2": 15}, "KHTC": {"A1": 9, "B2": 3}}
    config = a_config([a_member(code) for code in given])
    config = config._replace(scoring=config.scoring._replace(not_applicable=policy))
    times = 10**15
    lines = (replace(line, maximum=line.maximum and line.maximum * times) for line in SCALE.lines)
    large = {unit: {code: points * times for code, points in own.items()} for unit, own in given.items()}
    found = moves_without(a_ranked_review(SCALE, given, config))
    assert found == moves_without(a_ranked_review(a_scale(*lines), large, config))
    assert any(found.values())
