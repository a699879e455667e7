"""Places: the ranking value, tie-breaks, shared places, and who is not ranked (CONTRACT section 7)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from pipeline.model.bloc import Member, RankingPolicy
from pipeline.model.result import NotRanked, Scorecard, Tally
from pipeline.model.scale import Effect

SECTION = "section:"
Key = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A scorecard with its place; `decided_by` as in results.json."""

    card: Scorecard
    place: int
    shared: bool
    decided_by: str | None


def ranking_value(card: Scorecard, policy: RankingPolicy) -> Decimal:
    """The printed number by which members are ranked and graded."""
    return card.total if policy.by == "total" else card.percent or Decimal(0)


def tie_break_value(card: Scorecard, tie_break: str) -> Decimal:
    """The number that one tie-break compares; the higher is the better."""
    if tie_break.startswith(SECTION):
        return card.tallies.get(tie_break.removeprefix(SECTION), Tally()).net
    return _TIE_BREAKS[tie_break](card)


def _earliness(card: Scorecard) -> Decimal:
    """Higher for forms received earlier; unknown comes last."""
    return -Decimal(card.received.timestamp()) if card.received else Decimal("-Infinity")


_TIE_BREAKS: Mapping[str, Callable[[Scorecard], Decimal]] = {
    "base": lambda card: card.tally.base,
    "bonus": lambda card: card.tally.bonus,
    "percent": lambda card: card.percent or Decimal(0),
    "total": lambda card: card.total,
    "deduction": lambda card: -card.tally.deduction,
    "received": _earliness,
}


def place(cards: Iterable[Scorecard], policy: RankingPolicy) -> tuple[Placed, ...]:
    """Scorecards in order of place; those on one place stay in the order given."""
    keyed = [(_key(card, policy), card) for card in cards]
    keyed.sort(key=lambda pair: tuple(-number for number in pair[0]))
    groups = [(key, [card for _, card in pairs]) for key, pairs in groupby(keyed, key=lambda pair: pair[0])]
    keys = [key for key, _ in groups]
    placed: list[Placed] = []
    for index, (_, group) in enumerate(groups):
        decided = _decided_by(keys, index, policy.tie_breaks)
        first = len(placed) + 1
        placed += [Placed(card, first, len(group) > 1, decided) for card in group]
    return tuple(placed)


def _key(card: Scorecard, policy: RankingPolicy) -> Key:
    return (ranking_value(card, policy), *(tie_break_value(card, tie_break) for tie_break in policy.tie_breaks))


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
