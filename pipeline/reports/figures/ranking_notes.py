"""What must be said around the ranking table: how it was ranked, ties, shared places, totals, who is not ranked."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.model.result import NO_TALLY, NotRanked, Review, Scorecard
from pipeline.model.scale import Effect
from pipeline.reports.figures.grade_notes import grade_notes
from pipeline.reports.figures.paper_notes import places_in_words
from pipeline.reports.figures.tables import answered_yes, scorecards, scored_sections
from pipeline.reports.figures.unread_files import reason_of, refused_files
from pipeline.scoring.carrying import share_carried
from pipeline.text.findings import message
from pipeline.text.papers.memory import carried_over
from pipeline.text.ranking import (
    BOUNDED,
    RESCALED,
    SECTIONS_ARE_NET,
    found_by,
    with_bonus_maximum,
)
from pipeline.text.sentences import criterion, one_line
from pipeline.text.terms import FILE_REASONS, NOT_RANKED, tie_break


def order_in_words(review: Review) -> str:
    """How places are found: by what, and what is compared when members are equal."""
    policy = review.config.ranking
    breaks = [tie_break(rule, review.scale) for rule in policy.tie_breaks]
    return found_by(by_percent=policy.by == "percent", tie_breaks=breaks)


def sections_in_words(review: Review) -> Iterator[str]:
    """The titles behind the columns `Mục A`, `Mục B`; nothing where no section is scored."""
    titles = [f"{one_line(code)}. {criterion(review.scale.by_code[code])}" for code in scored_sections(review)]
    if titles:
        yield f"Các mục: {'; '.join(titles)}."


def below_the_table(review: Review) -> list[str]:
    """The notes below the table, each a sentence or two; none where there is nothing to say."""
    return [*grade_notes(review), *places_in_words(review), *about_sums(review), *_votes(review)]


def why_not_ranked(review: Review, one: NotRanked) -> str:
    """The reason in words, with the condition or the refused files that it comes from."""
    detail = _condition(review, one.card) if one.reason == "condition" and one.card else _refusals(review, one)
    reason = NOT_RANKED[reason_of(review, one)]
    return f"{reason}: {detail}" if detail else reason


def _condition(review: Review, card: Scorecard) -> str:
    answered = [review.scale.by_code[mark.code] for mark in card.marks if answered_yes(mark)]
    stopping = [line for line in answered if line.condition and line.condition.effect is Effect.NOT_RANKED]
    return "; ".join(f"{line.code}. {line.title}" for line in stopping)


def _refusals(review: Review, one: NotRanked) -> str:
    if reason_of(review, one) not in ("late", "held", "rejected"):
        return ""
    names: dict[str, list[str]] = {}
    for file in refused_files(review, one.member):
        names.setdefault(FILE_REASONS[file.reason or ""], []).append(file.file)
    return "; ".join(f"{', '.join(files)} – {reason.lower()}" for reason, files in names.items())


def about_sums(review: Review) -> Iterator[str]:
    """The notes on what totals are made of."""
    cards, policy = scorecards(review), review.config.scoring
    if any(card.tally.bonus or card.tally.deduction for card in cards):
        yield SECTIONS_ARE_NET
    if any(card.tally.base != _base_of_sections(review, card) for card in cards):
        yield RESCALED
    share = share_carried(review.config, review.period)
    if share is not None:
        yield carried_over(share)
    if any(card.total != card.tally.net + card.carried for card in cards):
        yield BOUNDED
    if policy.bonus_maximum:
        yield with_bonus_maximum(policy.bonus_maximum)


def _base_of_sections(review: Review, card: Scorecard) -> Decimal:
    return sum((card.tallies.get(section.code, NO_TALLY).base for section in review.scale.sections), Decimal(0))


def _votes(review: Review) -> Iterator[str]:
    return (message(finding) for finding in review.findings if finding.code == "award_undecided")
