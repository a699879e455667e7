"""Votes in few words: `voted((9, 8, 8), (an_award(last=2, quota=2),), {"Cờ thi đua": {"B": 7, "C": 5}})`."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import chain

from pipeline.model.ballot import Ballot
from pipeline.model.bloc import Award, BallotPolicy, Config, Grade, Period
from pipeline.model.cells import CellRef
from pipeline.model.scale import Condition, Effect
from pipeline.ranking.awarding import Awarded, award
from pipeline.ranking.grading import stand
from pipeline.ranking.places import place
from tests.builders import a_config, a_member, a_scale
from tests.ranking.test_ranking import a_card

UNITS = "ABCDEFGHIJKLMNOPQRST"
Told = int | tuple[int, Effect]
Votes = Mapping[str, Mapping[str, int]]


def a_bloc_of(told: Sequence[Told], awards: Sequence[Award], policy: BallotPolicy, **more: object) -> Config:
    """Members A, B, C … as many as there are totals."""
    members = [a_member(letter) for letter, _ in zip(UNITS, told, strict=False)] or [a_member("A")]
    return a_config(members, awards=tuple(awards), ballots=policy, **more)


def a_ballot(votes: Votes, *, valid: int | None = None, present: int = 10) -> Ballot:
    """A count in which all who were present voted; as many ballots are valid as the most votes, unless said."""
    most = max(chain.from_iterable(given.values() for given in votes.values()), default=0)
    return Ballot(
        present=present,
        issued=present,
        returned=present,
        valid=most if valid is None else valid,
        votes=votes,
        file="kiem-phieu.xlsx",
        cells={(name, unit): CellRef("kiem-phieu.xlsx", "Kiểm phiếu", "E20") for name in votes for unit in votes[name]},
    )


def voted(
    told: Sequence[Told],
    awards: Sequence[Award],
    votes: Votes | None,
    *,
    share: Fraction | int = 0,
    valid: int | None = None,
    grades: tuple[Grade, ...] = (),
    **policy: object,
) -> Awarded:
    """The awards of members A, B, C … with these totals; `votes` None where nobody voted."""
    rules = BallotPolicy(share=Fraction(share))._replace(**policy)
    config = a_bloc_of(told, awards, rules, grades=grades)
    cards = []
    for letter, one in zip(UNITS, told, strict=False):
        total, *effects = one if isinstance(one, tuple) else (one,)
        cards.append(a_card(letter, total)._replace(conditions=tuple(map(Condition, effects))))
    standings, _ = stand(place(cards, config), config, Period.YEAR_END, a_scale())
    ballot = None if votes is None else a_ballot(votes, valid=valid)
    return award(standings, config, Period.YEAR_END, ballot)


def proposed(awarded: Awarded, name: str = "Cờ thi đua") -> str:
    """The members proposed for an award, in order of place: `AC`."""
    return "".join(one.card.member.code for one in awarded.standings if name in one.awards)


def undecided(awarded: Awarded) -> list[str]:
    """Who is tied, one text an award that is not decided."""
    return [one.facts["others"] for one in awarded.findings if one.code == "award_undecided"]
