"""From a review to its slides: who took part, the ranking, sections, what moved, targets, proposals, what to decide."""

from collections.abc import Iterator
from fractions import Fraction

from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.model.rounding import half_up
from pipeline.ranking.awarding import Proposal, proposals
from pipeline.ranking.places import ranking_value
from pipeline.reports.charts.figures import distance_to_mean, mean_of, moved_since_half, points_lost
from pipeline.reports.figures.ranking_columns import Column, Row, chosen, in_words, ranked_by, ranking_rows
from pipeline.reports.papers.brief import brief_context
from pipeline.reports.papers.report import figures
from pipeline.reports.slides.deck import (
    BARS,
    Deck,
    Slide,
    Table,
    cut,
    first_page,
    on_a_slide,
    pages,
    sentences,
    whole_name,
)
from pipeline.text import slides as words
from pipeline.text.awards import votes_in_words
from pipeline.text.papers.brief import NOTHING_DISPUTED
from pipeline.text.papers.memory import UNKNOWN
from pipeline.text.papers.targets import FULFILLED, TargetLine
from pipeline.text.sentences import one_line
from pipeline.text.terms import review_title

MOST = 36
"""Members that the slides rank; of more, the first places."""


def deck(review: Review) -> Deck | None:
    """The slides of a review; None where nobody is ranked: there is nothing to show a meeting."""
    if not review.board.standings:
        return None
    bloc = review.config.bloc
    return Deck(
        parent=one_line(bloc.parent),
        bloc=one_line(bloc.name),
        heading=review_title(review.period, bloc.year),
        subtitle=words.SUBTITLE,
        slides=(
            Slide(words.TOOK_PART, sentences(list(_took_part(review)))),
            *_tables(words.RANKING, _ranking(review)),
            *_charts(review),
            *_targets(review),
            *_proposals(review),
            Slide(words.TO_DECIDE, sentences(list(_to_decide(review)))),
        ),
    )


def _tables(title: str, table: Table) -> Iterator[Slide]:
    parts = list(pages(table))
    for number, part in enumerate(parts, start=1):
        yield Slide(words.part_of(title, number, len(parts)), part)


def _took_part(review: Review) -> Iterator[str]:
    yield from words.took_part(figures.sending_of(review))
    if review.appraisers:
        yield words.appraisers(sum(one.returned for one in review.appraisers), len(review.appraisers))
    changed = [one for one in review.appraised if one.counted != one.own]
    if changed:
        yield words.appraised(len(changed), len({one.unit for one in changed}))
    yield words.ranked(len(review.board.standings))
    first, *_ = leading = [one for one in review.board.standings if one.place == review.board.standings[0].place]
    value = half_up(ranking_value(first.card, review.config.ranking), ranked_by(review).look.decimals or 0)
    by_percent = review.config.ranking.by == "percent"
    yield words.leads([one_line(one.card.member.label) for one in leading], value, by_percent=by_percent)


# ---------------------------------------------------------------------------------- the ranking


def _ranking(review: Review) -> Table:
    """Of the columns that a hall can read: what members are ranked by, grades where they are given, six months."""
    grades = ("grade",) if review.config.grades_in(review.period) else ()
    columns = chosen(review, ("place", "name", review.config.ranking.by, *grades, "half"))
    shares = {"place": 9, "half": 13, "grade": 34, review.config.ranking.by: 14}
    rest = 100 - sum(shares[one.name] for one in columns if one.name != "name")
    ranked = ranking_rows(review)[: len(review.board.standings)]
    rows = [tuple(_cell(column, row) for column in columns) for row in ranked[:MOST]]
    left = len(ranked) - len(rows)
    if left:
        rows.append(("", words.further_members(left), *[""] * (len(columns) - 2)))
    return Table(
        tuple(one.short or one.heading for one in columns),
        tuple(shares.get(one.name, rest) for one in columns),
        frozenset(at for at, one in enumerate(columns) if one.name in ("name", "grade")),
        tuple(rows),
    )


def _cell(column: Column, row: Row) -> str:
    text = in_words(column, row)
    return whole_name(text) if column.name == "name" else cut(text)


def _charts(review: Review) -> Iterator[Slide]:
    """Distances to the mean of a small bloc, whose bars all have room; sections; what moved."""
    if len(review.board.standings) <= BARS and (distances := distance_to_mean(review)):
        yield Slide(words.against_mean(mean_of(review)), on_a_slide(distances))
    if lost := points_lost(review):
        yield Slide(words.LOST, on_a_slide(lost))
    if review.period is Period.YEAR_END and (moved := moved_since_half(review)):
        yield Slide(words.MOVED, on_a_slide(moved))


# ------------------------------------------------------------------- targets, awards, decisions


def _targets(review: Review) -> Iterator[Slide]:
    """The registered targets, those that the fewest reached first; as many as one slide shows."""
    cards = figures.cards_in_order(review)
    sections = figures.sections(review, cards)
    lines = [line for targets in figures.targets_in(review, sections) for line in targets if line.told]
    if not lines:
        return
    half = review.period is Period.SIX_MONTH
    table = Table(
        ("Chỉ tiêu", words.FULFILLED_HALF if half else words.FULFILLED),
        (70, 30),
        frozenset({0}),
        tuple(
            (cut(line.title), words.reached_by(_done(line), len(line.told))) for line in sorted(lines, key=_share_done)
        ),
    )
    title = words.TARGETS_HALF if half else words.TARGETS
    yield Slide(title, first_page(table, lambda left: (words.further_targets(left), "")))


def _done(line: TargetLine) -> int:
    return sum(one.outcome in FULFILLED for one in line.told)


def _share_done(line: TargetLine) -> Fraction:
    return Fraction(_done(line), len(line.told))


def _proposals(review: Review) -> Iterator[Slide]:
    """Who is proposed for what; where a vote was counted, every candidate with its votes."""
    given = proposals(review)
    voted = bool(review.polls)
    rows = tuple(row for proposal in given for row in _candidates(proposal, voted))
    if not rows:
        return
    headings = ("Hình thức", "Đơn vị", "Hạng", *(("Số phiếu",) if voted else ()), words.RESULT if voted else words.PLAN)
    shares = (27, 30, 9, 16, 18) if voted else (38, 35, 9, 18)
    texts = frozenset({0, 1, len(headings) - 1})
    yield from _tables(words.VOTES if voted else words.PROPOSALS, Table(headings, shares, texts, rows))


def _candidates(proposal: Proposal, voted: bool) -> Iterator[tuple[str, ...]]:
    """The award's name stands beside the first of them."""
    name = cut(one_line(proposal.award.name))
    shown = proposal.slate.candidates if voted else (*proposal.chosen, *proposal.tied)
    for standing in shown:
        proposed = words.AWARDED if voted else words.PROVISIONAL
        fate = proposed if standing in proposal.chosen else words.OPEN if standing in proposal.tied else UNKNOWN
        votes = proposal.votes(standing)
        told = votes_in_words(votes, proposal.poll).partition(" ")[0] if votes and proposal.poll else UNKNOWN
        member = whole_name(one_line(standing.card.member.label))
        yield (name, member, str(standing.place), *((told,) if voted else ()), fate)
        name = ""


def _to_decide(review: Review) -> Iterator[str]:
    """As the brief for the chief tells it: what is disputed, then what is to be decided."""
    told = brief_context(review)
    yield from (one for one in told.y_kien_khac if one != NOTHING_DISPUTED)
    yield from told.can_quyet_dinh
