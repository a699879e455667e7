"""The engine in whole units: one member or an array of what-ifs, numbers of any length, and the laws of adding up."""

from collections.abc import Callable, Mapping
from decimal import Decimal, localcontext
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.bloc import MAXIMUM, Config, NotApplicable, RankingPolicy
from pipeline.model.rounding import divided, half_up, in_points, in_units
from pipeline.model.scale import Kind, Line, Scale
from pipeline.ranking.places import is_above, key
from pipeline.reports.results import results
from pipeline.scoring.adding import Result, add_up, full_maxima, own_sum, result_of
from pipeline.scoring.units import Sum, Terms, least, most, terms_of, where
from tests.answering import Sent, number, review_of, some_grounds
from tests.builders import a_config, a_group, a_line, a_member, a_scale

# ------------------------------------------------------------------------------ blocs of all kinds

CAPS = st.none() | st.integers(0, 12).map(Decimal)
SUMS = st.sampled_from(["total", "percent", "base", "bonus", "deduction", "section:A", "section:A1"])


@st.composite
def scales(draw: Callable[..., Any]) -> Scale:
    """Three levels with base, bonus and deduction lines, rows with a rule above others, and caps of every kind."""
    return a_scale(
        a_group("A", maximum=draw(CAPS), bonus_if_clean=draw(st.booleans()), deduction_cap=draw(CAPS)),
        a_group("A1", level=2, highest_only=draw(st.booleans()), maximum=draw(CAPS), bonus_cap=draw(CAPS)),
        a_line("A11", level=3, maximum=7),
        a_line("A12", level=3, maximum=5),
        a_line("A13", level=3, maximum=None, kind=Kind.BONUS),
        a_line("A2", maximum=3, kind=Kind.DEDUCTION),
        a_line("B", level=1, maximum=4, bonus_cap=draw(CAPS), highest_only=draw(st.booleans())),
        a_line("B1", maximum=6),
        a_line("B2", maximum=6, kind=Kind.BONUS, bonus_if_clean=draw(st.booleans())),
        a_line("B3", maximum=6, kind=Kind.DEDUCTION),
    )


@st.composite
def blocs(draw: Callable[..., Any]) -> Terms:
    """A scale and every policy of [scoring] and [ranking]."""
    config = a_config(decimals=1)
    scoring = config.scoring._replace(
        not_applicable=draw(st.sampled_from(NotApplicable)),
        total_floor=draw(st.none() | st.just(Decimal(0))),
        total_cap=draw(st.sampled_from([None, MAXIMUM, Decimal(9)])),
        bonus_maximum=Decimal(draw(st.sampled_from([0, 2]))),
    )
    ranking = RankingPolicy(
        by=draw(st.sampled_from(["total", "percent"])), tie_breaks=tuple(draw(st.lists(SUMS, max_size=3)))
    )
    return terms_of(config._replace(scoring=scoring, ranking=ranking), draw(scales()))


def most_units(line: Line) -> int:
    return int(line.maximum or 10) * 10


@st.composite
def members(draw: Callable[..., Any], terms: Terms) -> tuple[dict[str, int], dict[str, bool]]:
    """Points of every line in units, above M too, and which lines apply."""
    lines = [line for line in terms.scale.lines if line.rule]
    applies = {line.code: draw(st.booleans()) for line in lines}
    points = {line.code: draw(st.integers(0, most_units(line) + 5)) if applies[line.code] else 0 for line in lines}
    return points, applies


def come_to(terms: Terms, points: Mapping[str, Any], applies: Mapping[str, bool]) -> Result:
    """What a member with these points comes to: numbers, or arrays of them."""
    own = {code: own_sum(terms, terms.scale.by_code[code], units, applies[code]) for code, units in points.items()}
    full = sum(full_maxima(terms, points.keys()).values())
    return result_of(terms, add_up(terms, own), full, carried=3, carried_maximum=5)


def numbers_of(terms: Terms, result: Result) -> list[Any]:
    """All that a result consists of."""
    sums: list[Sum] = [result.whole, *result.rows.values()]
    components = [number for one in sums for number in (one.base, one.bonus, one.deduction, one.maximum, one.net)]
    return [*components, result.total, result.percent, result.applies, *key(result, 4, terms.config.ranking)]


@given(st.data(), st.sampled_from([np.int64, object]))
def test_an_array_of_what_ifs_comes_to_what_each_of_them_comes_to(data: st.DataObject, kind: Any) -> None:
    terms = data.draw(blocs())
    points, applies = data.draw(members(terms))
    changed = {code: data.draw(st.lists(st.integers(0, 130), min_size=3, max_size=3)) for code in ("A11", "A13", "A2")}
    whole = {code: np.array(changed[code], dtype=kind) if code in changed else units for code, units in points.items()}
    together = numbers_of(terms, come_to(terms, whole, applies))
    for place in range(3):
        alone = {code: changed[code][place] if code in changed else units for code, units in points.items()}
        of_it = [np.broadcast_to(np.asarray(numbers), 3)[place] for numbers in together]
        assert of_it == numbers_of(terms, come_to(terms, alone, applies))


@given(st.data())
def test_keys_compare_in_arrays_as_they_compare_alone(data: st.DataObject) -> None:
    keys = [data.draw(st.lists(st.tuples(*[st.integers(0, 2)] * 3), min_size=4, max_size=4)) for _ in range(2)]
    one, other = (tuple(np.array(column) for column in zip(*each, strict=True)) for each in keys)
    pairs = list(zip(*keys, strict=True))
    assert list(is_above(one, other)) == [is_above(mine, theirs) for mine, theirs in pairs]
    assert [is_above(mine, theirs) for mine, theirs in pairs] == [mine > theirs for mine, theirs in pairs]


@given(st.integers(-9, 9), st.integers(-9, 9), st.booleans())
def test_the_smaller_the_larger_and_the_chosen(one: int, other: int, holds: bool) -> None:
    assert (least(one, other), most(one, other)) == (min(one, other), max(one, other))
    assert where(holds, one, other) == (one if holds else other)
    both = np.array([one, other])
    assert list(least(both, both[::-1])) == [min(one, other)] * 2
    assert list(most(both, both[::-1])) == [max(one, other)] * 2


@pytest.mark.parametrize(
    ("number", "divisor", "rounded"),
    [(5, 10, 1), (-5, 10, -1), (4, 10, 0), (-4, 10, 0), (15, 10, 2), (-15, 10, -2), (25, 10, 3), (0, 7, 0), (7, 7, 1)],
)
def test_a_half_goes_away_from_zero(number: int, divisor: int, rounded: int) -> None:
    assert divided(number, divisor) == rounded
    assert list(divided(np.array([number, 0]), np.array([divisor, 1]))) == [rounded, 0]


# ------------------------------------------------------------------------------------------ laws


@given(st.data())
def test_more_points_never_lower_a_key_nor_does_a_smaller_deduction(data: st.DataObject) -> None:
    terms = data.draw(blocs())
    points, applies = data.draw(members(terms))
    code = data.draw(st.sampled_from(sorted(code for code, does in applies.items() if does) or ["B1"]))
    better = points[code] + data.draw(st.integers(1, 40)) if terms.scale.by_code[code].kind is not Kind.DEDUCTION else 0
    ranking = RankingPolicy(by=terms.config.ranking.by)
    before, after = (come_to(terms, {**points, code: units}, applies) for units in (points[code], better))
    assert not is_above(key(before, 0, ranking), key(after, 0, ranking))


@given(st.data())
def test_the_order_of_the_lines_of_a_heading_changes_nothing(data: st.DataObject) -> None:
    terms = data.draw(blocs())
    points, applies = data.draw(members(terms))
    lines = {line.code: line for line in terms.scale.lines}
    order = ["A", "A2", "A1", *data.draw(st.permutations(["A11", "A12", "A13"])), "B", "B3", "B1", "B2"]
    mixed = terms_of(terms.config, a_scale(*(lines[code] for code in order)))
    assert come_to(mixed, points, applies).whole == come_to(terms, points, applies).whole
    assert come_to(mixed, points, applies).rows == come_to(terms, points, applies).rows


# ------------------------------------------------------------------------- numbers of any length

LONG = 10**39 + 10**20 + 1
"""Forty digits."""


@given(st.integers(-(10**45), 10**45), st.integers(0, 6))
def test_points_and_units_are_the_same_number_however_long(units: int, places: int) -> None:
    with localcontext(prec=5):
        points = in_points(units, places)
        assert in_units(points, places) == units
        assert half_up(points, places) == points
        assert points.as_tuple().exponent == -places


def long_bloc(config: Config, *last: int) -> dict[str, Any]:
    """The results of members with forty digits of points, of which only the last ones differ."""
    scale = a_scale(
        a_group("A"), a_line("A1", maximum=10**40), a_line("A2", maximum=10**40), a_line("A3", kind=Kind.DEDUCTION)
    )
    given = [
        Sent(f"M{at}", {"A1": number(LONG), "A2": number(str(LONG + end)), "A3": 1}) for at, end in enumerate(last)
    ]
    return results(review_of(some_grounds(scale, config=config), *given))


def bloc_of(count: int, **ranking: Any) -> Config:
    return a_config([a_member(f"M{at}") for at in range(count)], ranking=RankingPolicy(**{"by": "total", **ranking}))


def test_forty_digits_are_added_up_and_ranked_to_the_last() -> None:
    told = long_bloc(bloc_of(3), 1, 2, 0)["standings"]
    assert [(one["unit"], one["place"], one["shared"]) for one in told] == [
        ("M1", 1, False),
        ("M0", 2, False),
        ("M2", 3, False),
    ]
    assert told[0]["base"] == f"{2 * LONG + 2}.00"
    assert told[0]["total"] == told[0]["claimed_total"] == f"{2 * LONG + 1}.00"
    assert told[0]["maximum"] == f"{2 * 10**40}.00"


def test_forty_digits_break_ties_to_the_last() -> None:
    config = bloc_of(2, by="percent", tie_breaks=("section:A",))
    told = long_bloc(config, 1, 2)["standings"]
    assert [one["percent"] for one in told] == ["10.00", "10.00"]
    assert [(one["unit"], one["decided_by"]) for one in told] == [("M1", "section:A"), ("M0", "section:A")]


def test_forty_digits_are_rescaled_and_rounded_once() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=3 * 10**39), a_line("A2", "Theo tỷ lệ", maximum=7 * 10**38))
    config = bloc_of(1)._replace(scoring=bloc_of(1).scoring._replace(not_applicable=NotApplicable.RESCALE))
    (told,) = results(review_of(some_grounds(scale, config=config), Sent("M0", {"A1": number(LONG)})))["standings"]
    exact = LONG * 37 * 10**38 * 100
    assert told["base"] == str(half_up(in_points(divided(exact, 3 * 10**39), 2), 2))
    assert told["maximum"] == f"{37 * 10**38}.00"


def test_the_net_points_of_a_card_have_all_their_digits() -> None:
    with localcontext(prec=3):
        whole = terms_of(a_config(), a_scale()).tally(Sum(base=LONG, bonus=1, deduction=2))
        assert in_units(whole.net, 2) == LONG - 1
