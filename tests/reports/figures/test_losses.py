"""What was lost: on each criterion by all members together, and by each member on all of them."""

from decimal import Decimal

from pipeline.reports.figures.losses import Losses, criteria, lost
from pipeline.reports.figures.tables import scorecards
from tests.reports.blocs import a_bloc_review


def test_what_members_lose_is_what_criteria_lose() -> None:
    review = a_bloc_review(7, 30)
    cards, losses = scorecards(review), Losses(review.scale)
    own = {card.member.code: {line.code: points for line, points in losses.of(card)} for card in cards}
    found = criteria(review, cards)
    assert any(one.losers for one in found)
    for one in found:
        theirs = {unit: points[one.line.code] for unit, points in own.items() if one.line.code in points}
        assert [card.member.code for card in one.losers] == list(theirs)
        assert one.points == sum(theirs.values(), Decimal(0))
        assert len(theirs) <= one.members <= len(cards)


def test_every_point_that_was_lost_is_lost_on_one_criterion() -> None:
    review = a_bloc_review(7, 30)
    for card in scorecards(review):
        on_criteria = sum((points for _, points in Losses(review.scale).of(card)), Decimal(0))
        sections = [lost(card.tallies[one.code]) for one in review.scale.sections if one.code in card.tallies]
        assert on_criteria == sum(sections, Decimal(0))


def test_a_bloc_of_nobody_has_no_criteria() -> None:
    assert criteria(a_bloc_review(3, 10), ()) == ()
