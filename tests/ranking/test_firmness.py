"""How firm a place is: margins, smallest changes, and the share of draws in which members keep their places."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest

from pipeline.model.bloc import MAXIMUM, NotApplicable, Period, RankingPolicy
from pipeline.model.result import Appraised, Basis, OpinionPoints, Review
from pipeline.model.scale import Kind, Scale
from pipeline.ranking.firmness import Firmness, firmness
from pipeline.ranking.firmness.alike import ways_of
from pipeline.ranking.firmness.changes import Gap
from pipeline.ranking.firmness.draws import DRAWS, step_of
from pipeline.ranking.firmness.everybody import everybody
from pipeline.ranking.firmness.points import PointChange
from pipeline.ranking.firmness.weights import PARTS, STRETCH, Pairs, WeightChange, may_reach, reaches, weighted_rows
from pipeline.ranking.firmness.what_if import contenders, key_if
from pipeline.ranking.places import Key, ranking_value, tie_break_value
from pipeline.scoring.units import terms_of
from tests.blocs_in_places import (
    a_ranked_review,
    board_of,
    not_applicable,
    place_of,
    with_points,
    with_weight,
)
from tests.builders import a_config, a_group, a_line, a_mark, a_member, a_scale, points
from tests.scoring.test_stages import a_verdict
from tests.workspaces import reviewed_at

ROOT = Path(__file__).parents[2]

PLAIN = a_scale(a_group("A"), a_line("A1", maximum=10), a_line("A2", maximum=20), a_group("B"), a_line("B1", maximum=5))


def firm(review: Review) -> Firmness:
    told = firmness(review)
    assert told is not None
    return told


def the_gap(review: Review) -> Gap:
    (gap,) = firm(review).gaps
    return gap


def a_change(unit: str, code: str, number: str, others: int = 0) -> PointChange:
    return PointChange(unit=unit, code=code, points=Decimal(number), others=others)


# ------------------------------------------------------------------------------- points of a line


def test_the_margin_is_that_of_the_printed_values() -> None:
    gap = the_gap(a_ranked_review(PLAIN, {"VP": {"A1": "9,5"}, "TTR": {"A1": "7,25"}}))
    assert (gap.upper.card.member.code, gap.lower.card.member.code) == ("VP", "TTR")
    assert gap.margin == Decimal("2.25")


def test_without_caps_the_change_is_the_margin_on_every_line_with_room() -> None:
    """TTR has room for 2 points on A1, A2 and B1; VP can lose them on A1 only."""
    gap = the_gap(a_ranked_review(PLAIN, {"VP": {"A1": 9}, "TTR": {"A1": 7}}))
    assert gap.points == a_change("TTR", "A1", "2.00", others=3)


def test_a_line_that_is_full_has_no_room() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=10), a_group("B"), a_line("B1", maximum=20))
    gap = the_gap(a_ranked_review(scale, {"VP": {"A1": 8, "B1": 20}, "TTR": {"A1": 10, "B1": 1}}))
    assert gap.points == a_change("TTR", "B1", "17.00", others=1)


def test_with_a_cap_in_between_it_may_take_more() -> None:
    """VP has 12 on lines of a heading capped at 10: the first 2 points that it loses there count for nothing."""
    scale = a_scale(a_group("A", maximum=Decimal(10)), a_line("A1", maximum=12), a_group("B"), a_line("B1", maximum=4))
    gap = the_gap(a_ranked_review(scale, {"VP": {"A1": 12, "B1": 1}, "TTR": {"A1": 10, "B1": 0}}))
    assert gap.points == a_change("TTR", "B1", "1.00", others=1)
    scale = a_scale(a_group("A", maximum=Decimal(10)), a_line("A1", maximum=12))
    gap = the_gap(a_ranked_review(scale, {"VP": {"A1": 12}, "TTR": {"A1": "9,5"}}))
    assert gap.points == a_change("TTR", "A1", "0.50")


def test_it_may_be_impossible() -> None:
    scale = a_scale(*(line for code in "ABC" for line in (a_group(code), a_line(f"{code}1", maximum=10))))
    gap = the_gap(a_ranked_review(scale, {"VP": {"A1": 10, "B1": 10, "C1": 10}, "TTR": {"A1": 10}}))
    assert gap.points is None
    assert gap.weight is None


def test_a_tie_break_may_bring_the_lower_up_with_an_equal_value() -> None:
    config = a_config([a_member("VP"), a_member("TTR")], ranking=RankingPolicy(by="total", tie_breaks=("section:B",)))
    gap = the_gap(a_ranked_review(PLAIN, {"VP": {"A1": 9, "B1": 1}, "TTR": {"A1": 8, "B1": 1}}, config))
    # One more point on B1 wins the tie; on A1 it is level in everything, which is the same place too.
    assert gap.points == a_change("TTR", "A1", "1.00", others=4)
    config = a_config([a_member("VP"), a_member("TTR")], ranking=RankingPolicy(by="total", tie_breaks=("section:A",)))
    gap = the_gap(a_ranked_review(PLAIN, {"VP": {"A1": 9}, "TTR": {"B1": 5, "A1": 4}}, config))
    assert gap.margin == 0
    assert gap.points == a_change("TTR", "A1", "0.01", others=2)


def test_those_who_share_a_place_are_level() -> None:
    gap = the_gap(a_ranked_review(PLAIN, {"VP": {"A1": 9}, "TTR": {"A1": 9}}))
    assert (gap.level, gap.margin, gap.points, gap.weight) == (True, 0, None, None)


def test_a_deduction_counts_the_other_way_and_wipes_a_clean_bonus() -> None:
    scale = a_scale(
        a_group("A", bonus_if_clean=True),
        a_line("A1", maximum=10),
        a_line("A2", maximum=3, kind=Kind.BONUS),
        a_line("A3", maximum=2, kind=Kind.DEDUCTION),
    )
    gap = the_gap(a_ranked_review(scale, {"VP": {"A1": 10, "A2": 3}, "TTR": {"A1": 10}}))
    assert gap.points == a_change("VP", "A3", "0.01")


def test_a_bonus_without_a_maximum_has_room_enough() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=10), a_line("A2", maximum=None, kind=Kind.BONUS))
    gap = the_gap(a_ranked_review(scale, {"VP": {"A2": 70}, "TTR": {}}))
    assert gap.points == a_change("TTR", "A2", "70.00", others=1)


def test_lines_that_do_not_apply_stay_out() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=10))
    marks = {"A1": not_applicable(scale, "A1")}
    config = a_config([a_member("VP"), a_member("TTR")])
    config = config._replace(scoring=config.scoring._replace(bonus_maximum=Decimal(10)))
    gap = the_gap(a_ranked_review(scale, {"VP": {"A1": "0,1"}, "TTR": marks}, config))
    assert gap.points == a_change("VP", "A1", "-0.10")


# ----------------------------------------------------------------------------- weight of a section


def test_the_weight_that_brings_the_lower_up() -> None:
    """VP leads by 2, being 6 better in A: with a third less on A they are level, as far as two decimals tell."""
    scale = a_scale(a_group("A"), a_line("A1", maximum=20), a_group("B"), a_line("B1", maximum=10))
    gap = the_gap(a_ranked_review(scale, {"VP": {"A1": 16, "B1": 4}, "TTR": {"A1": 10, "B1": 8}}))
    assert gap.weight == WeightChange("A", Decimal("-33.22"))
    assert place_of(with_weight(a_ranked_review(scale, _two(16, 4, 10, 8)), "A", Fraction(6678, 10000)), "TTR") == 1
    assert place_of(with_weight(a_ranked_review(scale, _two(16, 4, 10, 8)), "A", Fraction(6679, 10000)), "TTR") == 2


def _two(*numbers: int) -> dict[str, dict[str, int]]:
    return {"VP": {"A1": numbers[0], "B1": numbers[1]}, "TTR": {"A1": numbers[2], "B1": numbers[3]}}


def test_no_weight_helps_a_member_that_is_behind_everywhere() -> None:
    gap = the_gap(a_ranked_review(PLAIN, {"VP": {"A1": 9, "B1": 3}, "TTR": {"A1": 8, "B1": 2}}))
    assert gap.weight is None


# ------------------------------------------------------------- against the rules, on blocs of all kinds


def a_bloc_by_chance(seed: int) -> Review:
    """Four members on a small scale with caps, the largest of children, clean bonus and every policy, one decimal."""
    chance = Random(seed)

    def cap(most: int) -> Decimal | None:
        return Decimal(chance.randint(1, most)) if chance.random() < 0.5 else None

    scale = a_scale(
        a_group("A", maximum=cap(6), bonus_if_clean=chance.random() < 0.5),
        a_group("A1", level=2, highest_only=chance.random() < 0.5, maximum=cap(4)),
        a_line("A1.1", level=3, maximum=2),
        a_line("A1.2", level=3, maximum=3),
        a_line("A2", maximum=2),
        a_line("A3", maximum=2, kind=Kind.BONUS),
        a_line("A4", maximum=1, kind=Kind.DEDUCTION),
        a_group("B", bonus_cap=cap(2), deduction_cap=cap(2)),
        a_line("B1", maximum=3),
        a_line("B2", maximum=2, kind=Kind.BONUS),
        a_line("C", level=1, maximum=2),
        a_line("C1", maximum=2, kind=Kind.DEDUCTION),
    )
    config = a_config([a_member(code) for code in "NMPQ"], decimals=1)
    policy = config.scoring._replace(
        not_applicable=chance.choice(list(NotApplicable)[:2]),
        total_floor=chance.choice([None, Decimal(0)]),
        total_cap=chance.choice([None, MAXIMUM, Decimal(8)]),
        bonus_maximum=Decimal(chance.choice([0, 3])),
    )
    breaks = tuple(chance.sample(["section:A", "base", "bonus", "deduction", "percent"], 2))
    ranking = RankingPolicy(by=chance.choice(["total", "percent"]), tie_breaks=breaks)
    given = {code: dict(_by_chance(chance, scale)) for code in "NMPQ"}
    return a_ranked_review(scale, given, config._replace(scoring=policy, ranking=ranking))


def _by_chance(chance: Random, scale: Scale) -> Iterator[tuple[str, object]]:
    for line in scale.lines:
        if line.rule is not None and line.maximum is not None:
            number = Decimal(chance.randint(0, int(line.maximum) * 10)) / 10
            out = line.code != "B1" and chance.random() < 0.15
            mark = a_mark(line, 0 if out else number, Basis.NOT_APPLICABLE if out else Basis.CLAIMED)
            yield line.code, mark._replace(points=points(mark.points, 1), claimed=None if out else number)


def smallest_by_trial(review: Review, gap: Gap) -> Decimal | None:
    """Every value of every line of both, tried with the rules themselves."""
    least: Decimal | None = None
    for standing in (gap.upper, gap.lower):
        unit = standing.card.member.code
        for mark in standing.card.marks:
            if mark.basis is Basis.NOT_APPLICABLE:
                continue
            for number in range(int(review.scale.by_code[mark.code].maximum or 0) * 10 + 1):
                size = abs(Decimal(number) / 10 - mark.points)
                if least is None or size < least:
                    moved = with_points(review, unit, mark.code, points(Decimal(number) / 10, 1))
                    if is_reached(moved, gap):
                        least = size
    return least


def is_reached(moved: Review, gap: Gap) -> bool:
    return place_of(moved, gap.lower.card.member.code) <= place_of(moved, gap.upper.card.member.code)


@pytest.mark.parametrize("seed", range(12))
def test_the_told_change_swaps_and_no_smaller_one_does(seed: int) -> None:
    review = a_bloc_by_chance(seed)
    for gap in firm(review).gaps:
        if gap.level:
            continue
        told = gap.points
        assert (abs(told.points) if told else None) == smallest_by_trial(review, gap)
        if told:
            card = next(one.card for one in (gap.upper, gap.lower) if one.card.member.code == told.unit)
            now = next(mark.points for mark in card.marks if mark.code == told.code)
            assert is_reached(with_points(review, told.unit, told.code, now + told.points), gap)


@pytest.mark.parametrize("seed", range(12))
def test_the_told_weight_swaps_and_no_nearer_one_does(seed: int) -> None:
    review = a_bloc_by_chance(seed)
    for gap in firm(review).gaps:
        if gap.level:
            continue
        parts = int(gap.weight.percent * 100) if gap.weight else PARTS + 1
        if gap.weight:
            assert is_reached(with_weight(review, gap.weight.section, 1 + Fraction(parts, PARTS)), gap)
        for section in review.scale.sections:
            nearer = {n * sign for n in (abs(parts) - 1, abs(parts) // 2, abs(parts) // 7) for sign in (1, -1)}
            for other in nearer - {abs(parts), -abs(parts)}:
                assert not is_reached(with_weight(review, section.code, 1 + Fraction(other, PARTS)), gap)


@pytest.mark.parametrize("seed", range(12))
def test_the_numbers_compared_are_those_of_the_ranking(seed: int) -> None:
    assert_keys_agree(a_bloc_by_chance(seed))


@pytest.mark.parametrize("period", list(Period))
def test_the_numbers_compared_are_those_of_the_ranking_in_the_shipped_workspace(period: Period) -> None:
    assert_keys_agree(reviewed_at(ROOT, period))


@pytest.mark.parametrize("seed", range(24))
def test_no_weight_is_left_out_with_which_the_lower_reaches_the_upper(seed: int) -> None:
    """Whatever a line that does not apply gives: what is estimated of a stretch holds for each of its weights."""
    review = a_bloc_by_chance(seed)
    for policy in NotApplicable:
        config = review.config._replace(scoring=review.config.scoring._replace(not_applicable=policy))
        members = everybody(terms_of(config, review.scale), review.board.standings)
        pairs, factors = Pairs.of(members, range(len(review.board.standings) - 1)), np.arange(2 * PARTS + 1)
        for below in weighted_rows(members).values():
            reached = reaches(pairs, below, factors)
            hopeless = ~may_reach(pairs, below).repeat(STRETCH, axis=1)
            # A stretch has both of its ends.
            assert not np.any(reached[:, :-1] & hopeless)
            assert not np.any(reached[:, 1:] & hopeless)


@pytest.mark.parametrize("seed", range(40))
def test_lines_that_move_together_come_to_what_the_rules_say(seed: int) -> None:
    """Several lines of a member at once, up and down: what nothing holds back is added up as one."""
    review, chance = a_bloc_by_chance(seed), Random(seed)
    terms = terms_of(review.config, review.scale)
    ways = ways_of(terms)
    for at, one in enumerate(contenders(everybody(terms, review.board.standings), ways)):
        codes = chance.sample(list(one.points), chance.randint(1, len(one.points)))
        given = {code: chance.randint(0, terms.maxima[code] or 0) for code in codes}
        moves = {code: number - one.points[code] for code, number in given.items()}
        most = sum(max(0, move) for move in moves.values())
        together = {
            alike: sum(moves[code] for code in lines) for alike, lines in ways.alike(one.rows, moves, most).items()
        }
        told = key_if(terms, one, together)
        unit, moved = one.standing.card.member.code, review
        for code, number in given.items():
            moved = with_points(moved, unit, code, terms.points(number))
        now = [standing.card.member.code for standing in moved.board.standings].index(unit)
        assert told == keys_of(moved)[now], (at, given)


def keys_of(review: Review) -> list[Key]:
    terms = terms_of(review.config, review.scale)
    return [one.key for one in contenders(everybody(terms, review.board.standings), ways_of(terms))]


def assert_keys_agree(review: Review) -> None:
    terms, policy = terms_of(review.config, review.scale), review.config.ranking
    for standing, ours in zip(review.board.standings, keys_of(review), strict=True):
        value = ranking_value(standing.card, policy)
        assert ours[0] == (int(value * 100) if policy.by == "percent" else terms.units(value))
        for rule, number in zip(policy.tie_breaks, ours[1:], strict=True):
            if rule != "received":
                theirs = tie_break_value(standing.card, rule, review.config.scoring.decimals)
                assert number == (int(theirs * 100) if rule == "percent" else terms.units(theirs))


def test_an_earlier_form_is_above_a_later_one_and_an_unknown_time_is_last() -> None:
    config = a_config([a_member(code) for code in "ABC"], ranking=RankingPolicy(by="total", tie_breaks=("received",)))
    review = a_ranked_review(PLAIN, {code: {"A1": 9} for code in "ABC"}, config)
    times = {"A": None, "B": datetime(2018, 12, 2, tzinfo=UTC), "C": datetime(2018, 12, 1, tzinfo=UTC)}
    cards = [one.card._replace(received=times[one.card.member.code]) for one in review.board.standings]
    review = review._replace(board=board_of(config, cards))
    keys = keys_of(review)
    assert [one.card.member.code for one in review.board.standings] == ["C", "B", "A"]
    assert all(above > below for above, below in pairwise(keys))
    assert all(gap.points == a_change(gap.lower.card.member.code, "A1", "0.01", others=3) for gap in firm(review).gaps)


# ------------------------------------------------------------------------------------------ draws


def test_without_a_judged_line_everybody_keeps_the_place() -> None:
    scale = a_scale(a_group("A"), a_line("A1", "Theo tỷ lệ", maximum=10))
    told = firm(a_ranked_review(scale, {"VP": {"A1": "9,99"}, "TTR": {"A1": "9,98"}}))
    assert told.examined == 0
    assert [hold.share for hold in told.holds] == [1, 1]


def test_a_blank_is_nobodys_judgement() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=10), a_line("A2", maximum=10, kind=Kind.BONUS))
    told = firm(a_ranked_review(scale, {"VP": {"A1": "5"}, "TTR": {"A1": 2}}))
    assert told.examined == 2


def test_appraised_points_are_judged_on_every_rule() -> None:
    scale = a_scale(a_group("A"), a_line("A1", "Theo tỷ lệ", maximum=10))
    mark = a_mark(scale.by_code["A1"], 9, Basis.APPRAISED)
    told = firm(a_ranked_review(scale, {"VP": {"A1": mark}, "TTR": {"A1": "8,5"}}))
    assert told.examined == 1
    assert told.holds[0].share < 1


def test_shares_are_those_of_the_moves() -> None:
    """TTR's 4.50 goes evenly over 3.50…5.50, 201 values; it is below VP's 5.00 on 150 of them and level on one."""
    scale = a_scale(a_group("A"), a_line("A1", "Theo tỷ lệ", maximum=10), a_line("A2", maximum=10))
    vp, ttr = {"A1": 5}, {"A2": "4,5"}
    above, below = firm(a_ranked_review(scale, {"VP": vp, "TTR": ttr})).holds
    assert float(above.share) == pytest.approx(151 / 201, abs=0.03)
    assert float(below.share) == pytest.approx(150 / 201, abs=0.03)
    assert 0 <= below.kept <= above.kept <= DRAWS


def test_moves_stay_within_the_line() -> None:
    """Full marks can only go down: VP, half a point ahead with its line full, is the loser in half of the draws."""
    scale = a_scale(a_group("A"), a_line("A1", "Theo tỷ lệ", maximum=10), a_line("A2", maximum=10))
    above, _ = firm(a_ranked_review(scale, {"VP": {"A2": 10}, "TTR": {"A1": "9,5"}})).holds
    assert float(above.share) == pytest.approx(51 / 101, abs=0.04)


@pytest.mark.parametrize(
    ("parameters", "maximum", "step"),
    [("", 10, 100), ("bước 0,25", 10, 25), ("thang 100; bước 5", 20, 100), ("thang 100", 20, 200), ("", "0,05", 1)],
)
def test_a_step_is_that_of_the_scale_or_a_tenth_of_the_maximum(parameters: str, maximum: object, step: int) -> None:
    number = Decimal(str(maximum).replace(",", "."))
    line = a_line("A1", "Chấm trực tiếp", parameters, maximum=number)
    terms = terms_of(a_config(), a_scale(a_group("A"), line))
    assert step_of(terms, line, points(0)) == step


def test_a_step_without_a_maximum_is_a_tenth_of_the_points() -> None:
    line = a_line("A1", maximum=None, kind=Kind.BONUS)
    assert step_of(terms_of(a_config(), a_scale(a_group("A"), line)), line, points(7)) == 70


# ------------------------------------------------------------------------------------- as a whole


def test_the_same_review_gives_the_same_answer_and_is_not_changed() -> None:
    review = a_ranked_review(PLAIN, {"VP": {"A1": 9}, "TTR": {"A1": "8,6"}, "TTTT": {"A1": "8,2"}})
    board = deepcopy(review.board)
    assert firm(review) == firm(review)
    assert review.board == board
    assert all(0 <= hold.share <= 1 for hold in firm(review).holds)


@pytest.mark.parametrize(("members", "told"), [(0, False), (1, False), (2, True), (60, True), (61, False)])
def test_it_is_told_of_two_to_sixty_members(members: int, told: bool) -> None:
    review = a_ranked_review(PLAIN, {f"DV{number:02d}": {"A1": 5} for number in range(members)} or {"VP": {}})
    if not members:
        review = review._replace(board=review.board._replace(standings=()))
    assert (firmness(review) is not None) is told


def test_points_out_of_all_proportion_are_not_counted_with() -> None:
    scale = a_scale(a_group("A"), a_line("A1"), a_line("A2", maximum=None, kind=Kind.BONUS))
    assert firmness(a_ranked_review(scale, {"VP": {"A2": 10**15}, "TTR": {"A1": 5}})) is None


# -------------------------------------------------------------------------- several appraisers


TWO = a_scale(a_group("A"), a_line("A1", maximum=10), a_line("A2", "Theo tỷ lệ", maximum=10))


def judged_by_several(*given: str) -> Review:
    """VP's A1 is what several appraisers say of it, in the mean; TTR has points that nobody judges."""
    mean = sum(map(Decimal, given)) / len(given)
    mark = a_mark(TWO.by_code["A1"], mean, Basis.APPRAISED)
    still = a_mark(TWO.by_code["A2"], 5, Basis.COMPUTED)
    review = a_ranked_review(TWO, {"VP": {"A1": mark}, "TTR": {"A2": still}})
    opinions = tuple(
        OpinionPoints(a_verdict("A1", number, appraiser=f"X{place}"), points(number), counts=True)
        for place, number in enumerate(given)
    )
    told = Appraised(unit="VP", line="A1", kind=Kind.BASE, own=points(9), counted=mark.points, opinions=opinions)
    return review._replace(appraised=(told,))


def test_points_of_several_appraisers_move_between_the_lowest_and_the_highest() -> None:
    """Evenly over 4.00…8.00, 401 values; at 5.00 and above, 301 of them, VP stays on the first place."""
    told = firm(judged_by_several("4", "8"))
    assert (told.examined, told.shared) == (1, 1)
    assert float(told.holds[0].share) == pytest.approx(301 / 401, abs=0.03)


def test_where_they_agree_nothing_moves() -> None:
    assert [hold.share for hold in firm(judged_by_several("5.01", "5.01")).holds] == [1, 1]


def test_a_wider_spread_makes_the_place_less_firm() -> None:
    shares = [firm(judged_by_several(str(6 - far), str(6 + far))).holds[0].share for far in (1, 2, 4)]
    assert shares[0] == 1
    assert shares[0] > shares[1] > shares[2]


def test_one_appraiser_moves_a_step() -> None:
    """5.50 goes over 4.50…6.50, as a claim does."""
    told = firm(judged_by_several("5.5"))
    assert (told.examined, told.shared) == (1, 0)
    assert float(told.holds[0].share) == pytest.approx(151 / 201, abs=0.03)


def test_an_appraiser_out_of_all_proportion_is_not_counted_with() -> None:
    review = judged_by_several("5", "6")
    (told,) = review.appraised
    beyond = told.opinions[0]._replace(points=Decimal(10) ** 15)
    assert firmness(review._replace(appraised=(told._replace(opinions=(beyond, told.opinions[1])),))) is None
