"""Places: the ranking value, tie-breaks, shared places, and who is not ranked (CONTRACT section 7).

Members are compared in whole numbers: units, hundredths of a percent, microseconds.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from pipeline.model.bloc import Config, Member, RankingPolicy
from pipeline.model.result import NO_TALLY, NotRanked, Scorecard
from pipeline.model.rounding import EXACT, Units, in_points, in_units
from pipeline.model.scale import Effect
from pipeline.scoring.adding import Result
from pipeline.scoring.units import Sum, sum_of

SECTION = "section:"

Key = tuple[Units, ...]
"""What members are compared by: the ranking value, then the tie-breaks; the higher is the better."""

UNKNOWN = -(2**62)
"""How early a form came whose time of receipt is not known: it is the last."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Printed(NamedTuple):
    """What a scorecard shows, in units; of its rows those that break ties."""

    rows: Mapping[str, Sum]
    whole: Sum
    total: int
    percent: int


class Placed(NamedTuple):
    """A scorecard with its place; `decided_by` as in results.json."""

    card: Scorecard
    place: int
    shared: bool
    decided_by: str | None


# ------------------------------------------------------------- one result, or an array of what-ifs


def key(result: Result | Printed, earliness: Units, policy: RankingPolicy) -> Key:
    """What a member is compared by: the ranking value, then the tie-breaks in order."""
    return tuple(compared(result, earliness, rule) for rule in (policy.by, *policy.tie_breaks))


def compared(result: Result | Printed, earliness: Units, rule: str) -> Units:
    """The number that a rule of [ranking] compares; the higher is the better."""
    match rule:
        case "total":
            return result.total
        case "percent":
            return result.percent
        case "base":
            return result.whole.base
        case "bonus":
            return result.whole.bonus
        case "deduction":
            return -result.whole.deduction
        case "received":
            return earliness
    return result.rows.get(rule.removeprefix(SECTION), Sum()).net


def is_above(key: Key, other: Key) -> Any:
    """True where a key is the higher in the first number in which the two differ; for arrays, of each what-if."""
    above: Any = key[-1] > other[-1]
    for mine, theirs in zip(key[-2::-1], other[-2::-1], strict=True):
        above = (mine > theirs) | ((mine == theirs) & above)
    return above


def earliness(card: Scorecard) -> int:
    """How early the form came: the higher, the earlier, in microseconds; unknown comes last."""
    return -((card.received - _EPOCH) // timedelta(microseconds=1)) if card.received else UNKNOWN


# ------------------------------------------------------------------------------- printed values


def ranking_value(card: Scorecard, policy: RankingPolicy) -> Decimal:
    """The printed number by which members are ranked and graded; percent where nothing applies is 0."""
    return card.total if policy.by == "total" else card.percent or Decimal(0)


def lead(upper: Scorecard, lower: Scorecard, policy: RankingPolicy) -> Decimal:
    """How much more the printed ranking value of one is than that of the other; below zero where it is less."""
    return EXACT.subtract(ranking_value(upper, policy), ranking_value(lower, policy))


def tie_break_value(card: Scorecard, tie_break: str, decimals: int) -> Decimal:
    """The printed number that a tie-break compares, the higher the better; not for `received`."""
    number = compared(_printed(card, decimals, [tie_break]), UNKNOWN, tie_break)
    return in_points(number, 2 if tie_break == "percent" else decimals)


def _printed(card: Scorecard, decimals: int, tie_breaks: Iterable[str]) -> Printed:
    """A card in units again."""
    codes = [rule.removeprefix(SECTION) for rule in tie_breaks if rule.startswith(SECTION)]
    return Printed(
        rows={code: sum_of(card.tallies.get(code, NO_TALLY), decimals) for code in codes},
        whole=sum_of(card.tally, decimals),
        total=in_units(card.total, decimals),
        percent=in_units(card.percent or 0, 2),
    )


# --------------------------------------------------------------------------------------- places


def place(cards: Iterable[Scorecard], config: Config) -> tuple[Placed, ...]:
    """Scorecards in order of place; those who share a place stay in the order given."""
    decimals, policy = config.scoring.decimals, config.ranking
    keyed = [(key(_printed(card, decimals, policy.tie_breaks), earliness(card), policy), card) for card in cards]
    keyed.sort(key=lambda pair: pair[0], reverse=True)
    groups = [(shared, [card for _, card in pairs]) for shared, pairs in groupby(keyed, key=lambda pair: pair[0])]
    keys = [shared for shared, _ in groups]
    placed: list[Placed] = []
    for index, (_, group) in enumerate(groups):
        decided = _decided_by(keys, index, policy.tie_breaks)
        first = len(placed) + 1
        placed += [Placed(card, first, len(group) > 1, decided) for card in group]
    return tuple(placed)


def _decided_by(keys: Sequence[Key], index: int, tie_breaks: tuple[str, ...]) -> str | None:
    """The tie-break that separates a group from its neighbour with the same value: above, for the highest below."""
    for neighbour in (index - 1, index + 1):
        if 0 <= neighbour < len(keys) and keys[neighbour][0] == keys[index][0]:
            pairs = zip(keys[index][1:], keys[neighbour][1:], tie_breaks, strict=True)
            return next(tie_break for mine, theirs, tie_break in pairs if mine != theirs)
    return None


def reason_not_ranked(card: Scorecard) -> str | None:
    """Why a scored member has no place, or None."""
    if any(condition.effect is Effect.NOT_RANKED for condition in card.conditions):
        return "condition"
    return "nothing_applies" if card.percent is None else None


def split(
    members: Iterable[Member], cards: Iterable[Scorecard], absent: Mapping[str, str]
) -> tuple[tuple[Scorecard, ...], tuple[NotRanked, ...]]:
    """Those who can be ranked, and those who cannot with their reason, both in the order of `members`.

    `absent` gives the reason for every member code without a scorecard.
    """
    by_code = {card.member.code: card for card in cards}
    ranked, unranked = [], []
    for member in members:
        card = by_code.get(member.code)
        reason = reason_not_ranked(card) if card else absent[member.code]
        if card and reason is None:
            ranked.append(card)
        else:
            unranked.append(NotRanked(member, str(reason), card))
    return tuple(ranked), tuple(unranked)
