"""What must be said around the ranking table: how it was ranked, ties, shared places, totals, who is not ranked."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from pipeline.model.finding import FileStatus
from pipeline.model.result import NotRanked, Review, Scorecard, Standing, Tally
from pipeline.model.scale import Effect
from pipeline.ranking.places import ranking_value
from pipeline.reports.figures.tables import answered_yes, scorecards, scored_sections
from pipeline.scoring.carrying import share_carried
from pipeline.text.findings import message
from pipeline.text.memory_sentences import carried_over
from pipeline.text.numbers import short, vietnamese
from pipeline.text.sentences import one_line
from pipeline.text.terms import FILE_REASONS, NOT_RANKED, tie_break


def order_in_words(review: Review) -> str:
    """How places are found: by what, and what is compared when members are equal."""
    policy = review.config.ranking
    by = "tổng điểm" if policy.by == "total" else "tỷ lệ % giữa tổng điểm và điểm tối đa áp dụng"
    if not policy.tie_breaks:
        return f"Xếp hạng theo {by}."
    breaks = ", ".join(tie_break(rule, review.scale) for rule in policy.tie_breaks)
    return f"Xếp hạng theo {by}; bằng nhau thì xét lần lượt: {breaks}."


def sections_in_words(review: Review) -> Iterator[str]:
    """The titles behind the columns `Mục A`, `Mục B`; nothing where no section is scored."""
    titles = [
        f"{one_line(code)}. {one_line(review.scale.by_code[code].title).rstrip(' .:;,')}"
        for code in scored_sections(review)
    ]
    if titles:
        yield f"Các mục: {'; '.join(titles)}."


def below_the_table(review: Review) -> list[str]:
    """The notes below the table, each a sentence or two; none where there is nothing to say."""
    return [*_shared(review), *_ties(review), *_sums(review), *_votes(review)]


def about_places(review: Review) -> list[str]:
    """The notes on places alone: those that are shared, ties that were broken, votes that are still to be held."""
    return [*_shared(review), *_ties(review), *_votes(review)]


def why_not_ranked(review: Review, one: NotRanked) -> str:
    """The reason in words, with the condition or the refused files that it comes from."""
    detail = _condition(review, one.card) if one.reason == "condition" and one.card else _refusals(review, one)
    return f"{NOT_RANKED[one.reason]}: {detail}" if detail else NOT_RANKED[one.reason]


def _condition(review: Review, card: Scorecard) -> str:
    answered = [review.scale.by_code[mark.code] for mark in card.marks if answered_yes(mark)]
    stopping = [line for line in answered if line.condition and line.condition.effect is Effect.NOT_RANKED]
    return "; ".join(f"{line.code}. {line.title}" for line in stopping)


def _refusals(review: Review, one: NotRanked) -> str:
    if one.reason not in ("late", "rejected"):
        return ""
    refused = [
        file
        for file in review.files
        if file.unit == one.member.code and file.status is FileStatus.REJECTED and not file.explains
    ]
    names: dict[str, list[str]] = {}
    for file in refused:
        names.setdefault(FILE_REASONS[file.reason or ""], []).append(file.file)
    return "; ".join(f"{', '.join(files)} – {reason.lower()}" for reason, files in names.items())


def _shared(review: Review) -> Iterator[str]:
    if any(standing.shared for standing in review.board.standings):
        yield "(*) Đồng hạng: các đơn vị bằng nhau cả ở các tiêu chí phụ; thứ hạng liền sau được bỏ trống tương ứng."


def _ties(review: Review) -> Iterator[str]:
    policy = review.config.ranking
    decided = (standing for standing in review.board.standings if standing.decided_by)
    for value, run in groupby(decided, key=lambda one: ranking_value(one.card, policy)):
        places = "; ".join(_decision(review, standing) for standing in run)
        sign = "%" if policy.by == "percent" else " điểm"
        yield f"Cùng {vietnamese(value)}{sign}, phân định bằng tiêu chí phụ: {places}."


def _decision(review: Review, standing: Standing) -> str:
    rule = tie_break(standing.decided_by or "", review.scale)
    return f"hạng {standing.place} {standing.card.member.name} – {rule}"


def _sums(review: Review) -> Iterator[str]:
    cards, policy = scorecards(review), review.config.scoring
    if any(card.tally.bonus or card.tally.deduction for card in cards):
        yield "Điểm của từng mục đã cộng điểm thưởng và trừ điểm trừ của mục đó."
    if any(card.tally.base != _base_of_sections(review, card) for card in cards):
        yield "Tổng điểm đã quy đổi theo điểm tối đa của cả thang điểm; điểm của từng mục là điểm trước khi quy đổi."
    share = share_carried(review.config, review.period)
    if share is not None:
        yield carried_over(share)
    if any(card.total != card.tally.net + card.carried for card in cards):
        yield "Tổng điểm của đơn vị vượt mức trần hoặc dưới mức sàn được lấy bằng mức trần, mức sàn."
    if policy.bonus_maximum:
        yield f"Điểm tối đa áp dụng đã cộng {short(policy.bonus_maximum)} điểm thưởng tối đa."


def _base_of_sections(review: Review, card: Scorecard) -> Decimal:
    return sum((card.tallies.get(section.code, Tally()).base for section in review.scale.sections), Decimal(0))


def _votes(review: Review) -> Iterator[str]:
    return (message(finding) for finding in review.findings if finding.code == "award_undecided")
