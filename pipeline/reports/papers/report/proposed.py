"""Who is proposed for what, and between whom an award is still open, in sentences."""

from collections.abc import Iterator

from pipeline.model.result import Review
from pipeline.ranking.awarding import Proposal, proposals
from pipeline.text.papers.proposals import still_open
from pipeline.text.papers.standings import proposing
from pipeline.text.sentences import one_line


def proposals_in_words(review: Review) -> Iterator[str]:
    """Every award of the period, then those that are still open; nothing where nobody has a place."""
    if not review.board.standings:
        return
    given = proposals(review)
    yield from (proposed_in_words(one) for one in given if one.chosen or not one.tied)
    yield from (open_in_words(one) for one in given if one.tied)


def proposed_in_words(proposal: Proposal) -> str:
    """Who is proposed for an award."""
    return proposing(one_line(proposal.award.name), [one_line(one.card.member.name) for one in proposal.chosen])


def open_in_words(proposal: Proposal) -> str:
    """Between whom an award is still open, and why."""
    first = proposal.tied[0]
    votes = proposal.votes(first)
    return still_open(
        one_line(proposal.award.name),
        [one_line(one.card.member.name) for one in proposal.tied],
        first.place,
        proposal.slate.room - len(proposal.chosen),
        votes.votes if votes else None,
    )
