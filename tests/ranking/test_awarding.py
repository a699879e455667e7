"""Awards after the vote: place, grade, no stop and votes; and who just missed."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.ballot import NearMiss
from pipeline.model.bloc import Award, Electorate, Quota
from pipeline.model.finding import Severity
from pipeline.model.scale import Effect
from pipeline.ranking.awarding import Awarded
from tests.builders import a_grade, an_award
from tests.voting import UNITS, Told, Votes, proposed, undecided, voted

FLAG = an_award("Cờ thi đua", 1, 3, 2)
HALF = Fraction(1, 2)


def flag(**votes: int) -> dict[str, dict[str, int]]:
    return {"Cờ thi đua": votes}


# --------------------------------------------------------------------------------------- votes


def test_without_a_vote_places_alone_decide() -> None:
    awarded = voted((9, 8, 7), (FLAG,), None, share=HALF)
    assert (proposed(awarded), awarded.ballot, awarded.polls) == ("AB", None, ())


@pytest.mark.parametrize(
    ("votes", "share", "who"),
    [
        ({"A": 5, "B": 2, "C": 2}, HALF, "A"),
        ({"A": 3, "B": 2, "C": 3}, HALF, "AC"),
        ({"A": 3, "B": 3, "C": 3}, HALF, "AB"),
        ({"A": 2, "B": 5, "C": 5}, HALF, "BC"),
        ({"A": 0, "B": 0, "C": 0}, HALF, ""),
        ({"A": 0, "B": 0, "C": 0}, 0, "AB"),
        ({"A": 5, "B": 4, "C": 5}, 1, "AC"),
    ],
)
def test_an_award_needs_votes_and_places_do_not_move_up(votes: dict[str, int], share: Fraction, who: str) -> None:
    """Of five members three are candidates; half of five is three."""
    assert proposed(voted((9, 8, 7, 6, 5), (FLAG,), flag(**votes), share=share)) == who


def test_a_share_of_all_members_or_of_the_valid_ballots() -> None:
    votes = flag(A=3, B=2, C=1)
    members = voted((9, 8, 7, 6, 5, 4), (FLAG,), votes, share=HALF, valid=4)
    valid = voted((9, 8, 7, 6, 5, 4), (FLAG,), votes, share=HALF, valid=4, of=Electorate.VALID)
    assert (proposed(members), proposed(valid)) == ("A", "AB")
    assert [(poll.of, poll.needed) for poll in (*members.polls, *valid.polls)] == [(6, HALF), (4, HALF)]


def test_exactly_the_share_is_enough() -> None:
    two_thirds = an_award("Cờ thi đua", 1, 3, 3, votes=Fraction(2, 3))
    awarded = voted((9, 8, 7), (two_thirds,), flag(A=2, B=1, C=3), share=1)
    assert proposed(awarded) == "AC"
    (poll,) = awarded.polls
    assert [(one.unit, one.votes, one.share, one.enough) for one in poll.candidates] == [
        ("A", 2, Fraction(2, 3), True),
        ("B", 1, Fraction(1, 3), False),
        ("C", 3, Fraction(1), True),
    ]


def test_no_valid_ballot_is_no_vote_for_anybody() -> None:
    awarded = voted((9, 8, 7), (FLAG,), flag(A=0, B=0, C=0), share=HALF, of=Electorate.VALID)
    assert (proposed(awarded), awarded.polls[0].of) == ("", 0)


def test_votes_do_not_help_who_is_stopped_or_has_no_grade() -> None:
    told = ((95, Effect.NO_AWARD), 94, 40)
    award = an_award("Cờ thi đua", 1, 3, 3, grades=("Xuất sắc",))
    awarded = voted(told, (award,), flag(B=3), grades=(a_grade(),))
    assert (proposed(awarded), [one.unit for one in awarded.polls[0].candidates]) == ("B", ["B"])


def test_polls_are_in_order_of_config_and_candidates_in_order_of_place() -> None:
    awards = (an_award("Bằng khen", 1, 2, 1), an_award("Cờ thi đua", 2, 3, 1))
    awarded = voted((7, 9, 8), awards, {"Cờ thi đua": {"C": 1, "A": 0}, "Bằng khen": {"C": 1, "B": 3}})
    assert [(poll.award, [one.unit for one in poll.candidates]) for poll in awarded.polls] == [
        ("Bằng khen", ["B", "C"]),
        ("Cờ thi đua", ["C", "A"]),
    ]


# ---------------------------------------------------------------------------------------- ties


@pytest.mark.parametrize(
    ("votes", "who", "tied"),
    [
        ({"A": 5, "B": 4, "C": 3}, "AB", []),
        ({"A": 1, "B": 4, "C": 3}, "BC", []),
        ({"A": 5, "B": 4, "C": 4}, "A", ["Đơn vị B; Đơn vị C"]),
        ({"A": 4, "B": 4, "C": 4}, "", ["Đơn vị A; Đơn vị B; Đơn vị C"]),
        ({"A": 4, "B": 4, "C": 3}, "AB", []),
    ],
)
def test_more_votes_settle_a_tie(votes: dict[str, int], who: str, tied: list[str]) -> None:
    awarded = voted((9, 9, 9, 8), (FLAG,), flag(**votes))
    assert (proposed(awarded), undecided(awarded)) == (who, tied)


def test_a_tie_after_the_vote_says_how_many_votes() -> None:
    (finding,) = voted((9, 9, 9), (FLAG,), flag(A=5, B=4, C=4)).findings
    assert (finding.severity, finding.facts["place"], finding.facts["votes"]) == (Severity.WARNING, "1", "4")


def test_who_has_too_few_votes_is_in_no_tie() -> None:
    awarded = voted((9, 9, 9), (FLAG,), flag(A=3, B=3, C=1), share=HALF)
    assert (proposed(awarded), undecided(awarded)) == ("AB", [])


def test_votes_do_not_put_a_lower_place_before_a_higher_one() -> None:
    assert proposed(voted((9, 8, 7), (FLAG,), flag(A=1, B=1, C=9))) == "AB"


# ------------------------------------------------------------------------ votes that do not fit


def wrong(awarded_votes: dict[str, dict[str, int]]) -> list[tuple[str, str | None, str | None]]:
    awarded = voted((9, 8, 7, 6), (FLAG,), awarded_votes, share=1)
    assert (awarded.ballot, awarded.polls, proposed(awarded)) == (None, (), "AB"), "as without a vote"
    return [(one.code, one.unit, one.cell) for one in awarded.findings]


def test_votes_for_who_is_no_candidate_make_the_vote_not_counted() -> None:
    at = "Kiểm phiếu!E20"
    assert wrong(flag(A=1, B=1, C=1, D=1)) == [("ballot_not_a_candidate", "D", at)]
    assert wrong(flag(A=1, B=1, C=1, XYZ=1)) == [("ballot_not_a_candidate", None, at)]
    assert wrong(flag(A=1, B=1, C=1) | {"Cờ cũ": {"A": 1}}) == [("ballot_not_a_candidate", "A", at)]


@pytest.mark.parametrize(("unit", "called"), [("D", "Đơn vị D"), ("XYZ", "XYZ")])
def test_who_is_no_candidate_is_named_and_a_stranger_by_the_code(unit: str, called: str) -> None:
    (found,) = voted((9, 8, 7, 6), (FLAG,), flag(A=1, B=1, C=1, **{unit: 1})).findings
    assert found.facts == {"award": FLAG.name, "member": called}


def test_a_candidate_without_a_count_makes_the_vote_not_counted() -> None:
    assert wrong(flag(A=1, C=1)) == [("ballot_count_missing", "B", None)]


def test_no_votes_for_who_is_no_candidate_do_no_harm() -> None:
    awarded = voted((9, 8, 7, 6), (FLAG,), flag(A=4, B=1, C=1, D=0), share=HALF)
    assert (proposed(awarded), awarded.findings) == ("A", ())


def test_an_award_without_room_has_no_candidates() -> None:
    none = an_award("Cờ thi đua", 1, 3, 0)
    assert voted((9, 8), (none,), {}).polls[0].candidates == ()


# ---------------------------------------------------------------------------------- just missed


def missed(*told: Told, award: Award = FLAG, votes: Votes | None = None, **more: object) -> tuple[object, ...]:
    """Who just missed, why, and what it lacks."""
    miss = next(iter(voted(told, (award,), votes, **more).near_misses), None)
    return (miss.unit, miss.place, miss.reason, miss.behind) if miss else ()


def test_who_just_missed_and_why() -> None:
    assert missed(9, 8, 7, 6, award=an_award("Cờ thi đua", 1, 2, 2)) == ("C", 3, "place", Decimal("1.00"))
    assert missed(9, 8, 6) == ("C", 3, "quota", Decimal("2.00"))
    assert missed(9, 8, 8) == ("B", 2, "tie", Decimal("1.00"))
    assert missed((9, Effect.NO_AWARD), 8, 7) == ("A", 1, "condition", Decimal(0))
    assert missed(9, 8, 7, votes=flag(A=3, B=1, C=3), share=HALF) == ("B", 2, "votes", Decimal(0))
    graded = an_award("Cờ thi đua", 1, 3, 2, grades=("Xuất sắc",))
    assert missed(95, 80, award=graded, grades=(a_grade(),)) == ("B", 2, "grade", Decimal("15.00"))


def test_of_those_on_one_place_the_one_with_the_most_votes_just_missed() -> None:
    assert missed(9, 9, 9, 9, votes=flag(A=1, B=4, C=3, D=4)) == ("C", 1, "quota", Decimal(0))


def test_who_stands_above_the_places_of_an_award_did_not_miss_it() -> None:
    assert missed(9, 8, 7, award=an_award("Cờ thi đua", 2, 3, 1)) == ("C", 3, "quota", Decimal("1.00"))


def test_nobody_missed_and_nobody_proposed() -> None:
    assert missed(9, 8) == ()
    assert missed(9, 9, 9) == ("A", 1, "tie", None)
    assert missed(9, award=an_award("Cờ thi đua", 1, 1, 0)) == ("A", 1, "quota", None)


def test_a_place_outside_before_all_other_reasons() -> None:
    assert missed(9, (8, Effect.NO_AWARD), award=an_award()) == ("B", 2, "place", Decimal("1.00"))


def test_at_most_one_an_award() -> None:
    awarded = voted((9, 8, 8, 8, 7), (FLAG, an_award("Bằng khen", 2, 4, 1)), None)
    assert awarded.near_misses == (
        NearMiss(award="Cờ thi đua", unit="B", place=2, reason="tie", behind=Decimal("1.00")),
        NearMiss(award="Bằng khen", unit="B", place=2, reason="tie"),
    )


# ---------------------------------------------------------------------------------------- laws

totals = st.lists(st.integers(1, 6), min_size=1, max_size=8)
quotas = st.one_of(
    st.integers(0, 4).map(lambda number: Quota(Decimal(number), is_share=False)),
    st.integers(0, 100).map(lambda share: Quota(Decimal(share), is_share=True)),
)
shares = st.sampled_from([Fraction(0), Fraction(1, 3), HALF, Fraction(2, 3), Fraction(1)])
counts = st.lists(st.integers(0, 8), min_size=8, max_size=8)
electorates = st.sampled_from(Electorate)


def polled(told: list[int], quota: Quota, share: Fraction, votes: list[int], of: Electorate) -> Awarded:
    """A vote on one award that is open to all, with eight valid ballots."""
    award = FLAG._replace(last=len(told), quota=quota)
    open_to_all = quota.of(len(told)) > 0
    given_votes = flag(**dict(zip(UNITS, votes[: len(told)], strict=False))) if open_to_all else {}
    awarded = voted(told, (award,), given_votes, share=share, valid=8, of=of)
    assert awarded.ballot is not None
    return awarded


@given(totals, quotas, shares, counts, electorates)
def test_quotas_are_never_exceeded_and_nobody_is_proposed_without_enough_votes(
    told: list[int], quota: Quota, share: Fraction, votes: list[int], of: Electorate
) -> None:
    awarded = polled(told, quota, share, votes, of)
    room, who = quota.of(len(told)), proposed(awarded)
    assert len(who) <= room
    backed = {one.unit for poll in awarded.polls for one in poll.candidates if one.enough}
    assert set(who) <= backed
    if not undecided(awarded):
        assert len(who) == min(room, len(backed)), "nothing is left while somebody has enough votes"


@given(totals, quotas, shares, counts, electorates, st.integers(0, 7), st.integers(1, 5))
def test_more_votes_for_a_candidate_never_take_an_award_from_it(
    told: list[int], quota: Quota, share: Fraction, votes: list[int], of: Electorate, which: int, more: int
) -> None:
    which %= len(told)
    better = [number + more * (place == which) for place, number in enumerate(votes)]
    before, after = (polled(told, quota, share, given_votes, of) for given_votes in (votes, better))
    assert UNITS[which] not in proposed(before) or UNITS[which] in proposed(after)


@given(totals, quotas, shares, counts, electorates, st.randoms())
def test_the_order_of_candidates_changes_nothing(
    told: list[int], quota: Quota, share: Fraction, votes: list[int], of: Electorate, random: Random
) -> None:
    order = list(range(len(told)))
    random.shuffle(order)
    shuffled = polled([told[place] for place in order], quota, share, [votes[place] for place in order], of)
    names = {UNITS[new]: UNITS[old] for new, old in enumerate(order)}
    straight = polled(told, quota, share, votes, of)
    assert {names[unit] for unit in proposed(shuffled)} == set(proposed(straight))
    assert len(undecided(shuffled)) == len(undecided(straight))


@given(totals, quotas)
def test_without_a_vote_the_same_as_when_all_agree(told: list[int], quota: Quota) -> None:
    """A vote in which every candidate has every vote changes nothing."""
    award = FLAG._replace(last=len(told), quota=quota)
    everybody = polled(told, quota, Fraction(1), [8] * 8, Electorate.VALID)
    nobody = voted(told, (award,), None)
    assert (proposed(everybody), undecided(everybody)) == (proposed(nobody), undecided(nobody))
