"""The vote on awards: counts, candidates, what came of them."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.model.cells import CellRef


class Ballot(NamedTuple):
    """Kiểm phiếu: what was counted at the bloc's meeting.

    `present` are the members there; ballots `issued`, `returned`, `valid`. `votes` by award name, then member code;
    `cells` says where they stand, by both.
    """

    present: int
    issued: int
    returned: int
    valid: int
    votes: Mapping[str, Mapping[str, int]]
    file: str
    cells: Mapping[tuple[str, str], CellRef] = {}


class Candidate(NamedTuple):
    """A member on the ballot of one award. `share` is its votes over the electorate; `enough` by the award's share."""

    unit: str
    votes: int
    share: Fraction
    enough: bool


class Poll(NamedTuple):
    """How the vote on one award went: the candidates in order of place. `needed` is the share, `of` how many voters."""

    award: str
    needed: Fraction
    of: int
    candidates: tuple[Candidate, ...]


class NearMiss(NamedTuple):
    """The first member who was not proposed for an award, and why (sát ngưỡng đề nghị).

    `reason` is `place`, `quota`, `tie`, `grade`, `condition` or `votes`. `behind` is how much the ranking value
    lacks to the last one proposed, None where nobody was.
    """

    award: str
    unit: str
    place: int
    reason: str
    behind: Decimal | None = None
