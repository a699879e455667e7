"""The ranking without one line of the scale and what stands below it: what the line decides. It changes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.bloc import NotApplicable
from pipeline.model.result import Review
from pipeline.model.rounding import Units
from pipeline.model.scale import Kind, Line
from pipeline.ranking.firmness.what_if import Contender, contender_of, key_of, result_if
from pipeline.ranking.places import Key
from pipeline.scoring.adding import add_up, own_sum, row
from pipeline.scoring.units import Sum, Terms, terms_of

MOST_TRIED = 20_000
"""The most points (lines × ranked members) of a bloc whose ranking is tried without each of its lines."""


@dataclass(frozen=True, slots=True)
class Move:
    """A member whose place would be another: `place` is the one it has, `without` the one it would have."""

    unit: str
    place: int
    without: int


def moves_without(review: Review) -> Mapping[str, tuple[Move, ...]] | None:
    """By the code of every line that gives or takes points: whose places would change if it were not in the scale.

    Points, caps, rescaling, tie-breaks and what is carried over are those of the review (CONTRACT sections 6, 7);
    members are in order of place. A line without which somebody could not be ranked is left out. None for blocs of
    fewer than two ranked members, and of more than `MOST_TRIED` points.
    """
    standings = review.board.standings
    lines = [line for line in review.scale.lines if line.rule is not None and line.kind is not Kind.CONDITION]
    if len(standings) < 2 or len(standings) * len(lines) > MOST_TRIED:
        return None
    terms = terms_of(review.config, review.scale)
    members = [_of(terms, contender_of(terms, standing)) for standing in standings]
    found: dict[str, tuple[Move, ...]] = {}
    for line in lines:
        keys = [_key_without(terms, member, line) for member in members]
        known = [key for key in keys if key is not None]
        if len(known) == len(keys):
            found[line.code] = tuple(_moves(members, known))
    return found


@dataclass(frozen=True, slots=True)
class _Member:
    """A ranked member; `full_own` and `full_rows` are its maxima if every line applied, where [scoring] rescales."""

    contender: Contender
    full_own: Mapping[str, Sum]
    full_rows: Mapping[str, Sum]


def _of(terms: Terms, contender: Contender) -> _Member:
    if terms.config.scoring.not_applicable is not NotApplicable.RESCALE:
        return _Member(contender, {}, {})
    lines = [terms.scale.by_code[code] for code in contender.own]
    own = {line.code: own_sum(terms, line, 0, True) for line in lines if terms.scale.source(line).code in contender.own}
    return _Member(contender, own, add_up(terms, own))


def _key_without(terms: Terms, member: _Member, line: Line) -> Key | None:
    """What the member would be compared by; None where nothing would apply to it."""
    contender = member.contender
    if line.code not in contender.own:
        return contender.key
    full: Mapping[str, Units] = contender.full
    if line.code in member.full_own:
        rows = _rows_without(terms, line, member.full_own, member.full_rows)
        full = {section.code: rows[section.code].maximum for section in terms.scale.sections}
    card = contender.standing.card
    result = result_if(terms, card, _rows_without(terms, line, contender.own, contender.rows), full)
    return key_of(terms, card, result) if result.applies else None


def _rows_without(terms: Terms, line: Line, own: Mapping[str, Sum], rows: Mapping[str, Sum]) -> Mapping[str, Sum]:
    """All rows, the line's and its branch being nothing; those above are added up anew."""
    changed = {**rows, line.code: Sum()}
    for above in terms.scale.ancestry(line)[1:]:
        changed[above.code] = row(terms, above, own, changed)
    return changed


def _moves(members: Sequence[_Member], keys: Sequence[Key]) -> Iterator[Move]:
    """Equal keys share a place, as in the review."""
    ordered = sorted(keys, reverse=True)
    places = {key: place for place, key in reversed(list(enumerate(ordered, start=1)))}
    for member, key in zip(members, keys, strict=True):
        standing = member.contender.standing
        if places[key] != standing.place:
            yield Move(standing.card.member.code, standing.place, places[key])
