"""Blocs whose points, sums and places all agree: added up and ranked by the very rules, from points given by hand."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from pipeline.model.bloc import Config
from pipeline.model.result import Basis, Mark, Review, Scoreboard, Scorecard, Standing
from pipeline.model.rounding import in_points
from pipeline.model.scale import Kind, Scale
from pipeline.ranking.places import place
from pipeline.scoring.adding import add_up, full_maxima, own_sum, result_of
from pipeline.scoring.units import terms_of
from tests.builders import Number, a_config, a_mark, a_member, a_review

Given = Mapping[str, Mapping[str, Number | Mark]]
"""By member's code, by line's code: points claimed, or a mark."""


def a_ranked_review(scale: Scale, given: Given, config: Config | None = None) -> Review:
    """The review of members with these marks; lines that are not given are worth 0 and nobody's judgement."""
    config = config or a_config([a_member(code) for code in given])
    cards = [card_of(config, scale, code, _marks(scale, points)) for code, points in given.items()]
    return a_review(scale, board_of(config, cards))._replace(config=config)


def _marks(scale: Scale, given: Mapping[str, Number | Mark]) -> tuple[Mark, ...]:
    marks = []
    for line in scale.lines:
        if line.kind is not Kind.GROUP:
            told = given.get(line.code)
            bare = a_mark(line, told if told is not None and not isinstance(told, Mark) else 0)
            marks.append(told if isinstance(told, Mark) else bare._replace(claimed=bare.points if told else None))
    return tuple(marks)


def board_of(config: Config, cards: Sequence[Scorecard]) -> Scoreboard:
    placed = place(cards, config)
    return Scoreboard(
        tuple(Standing(card=p.card, place=p.place, shared=p.shared, decided_by=p.decided_by) for p in placed), ()
    )


def card_of(
    config: Config,
    scale: Scale,
    code: str,
    marks: Sequence[Mark],
    weight: tuple[str, Fraction] | None = None,
    **more: object,
) -> Scorecard:
    """A card added up; `weight` multiplies the base and the maximum of one section."""
    terms = terms_of(config, scale)
    own = {
        mark.code: own_sum(terms, scale.by_code[mark.code], terms.units(mark.points), bool(mark.maximum))
        for mark in marks
    }
    rows, full = add_up(terms, own), full_maxima(terms, own.keys())
    if weight is not None:
        section, factor = weight
        base, maximum, all_of_it = (
            terms.units(Fraction(terms.points(units)) * factor)
            for units in (rows[section].base, rows[section].maximum, full[section])
        )
        rows, full = {**rows, section: rows[section]._replace(base=base, maximum=maximum)}, {**full, section: all_of_it}
    result = result_of(terms, rows, sum(full.values()))
    card = Scorecard(
        member=a_member(code),
        marks=tuple(marks),
        tallies={code: terms.tally(row) for code, row in rows.items()},
        tally=terms.tally(result.whole),
        total=terms.points(result.total),
        percent=in_points(result.percent, 2) if result.applies else None,
        claimed_total=terms.points(result.total),
    )
    return card._replace(**more)


def with_points(review: Review, unit: str, code: str, points: Decimal) -> Review:
    """The same bloc with other points on one line of one member, added up and ranked anew."""
    cards = []
    for standing in review.board.standings:
        card = standing.card
        if card.member.code == unit:
            marks = [mark._replace(points=points) if mark.code == code else mark for mark in card.marks]
            card = card_of(review.config, review.scale, unit, marks, received=card.received)
        cards.append(card)
    return review._replace(board=board_of(review.config, cards))


def with_weight(review: Review, section: str, factor: Fraction) -> Review:
    """The same bloc with a section of another weight, added up and ranked anew."""
    cards = [
        card_of(review.config, review.scale, one.card.member.code, one.card.marks, (section, factor))
        for one in review.board.standings
    ]
    return review._replace(board=board_of(review.config, cards))


def place_of(review: Review, unit: str) -> int:
    return next(one.place for one in review.board.standings if one.card.member.code == unit)


def not_applicable(scale: Scale, code: str) -> Mark:
    return a_mark(scale.by_code[code], 0, Basis.NOT_APPLICABLE)
