"""The charts of a review: members against the mean, what sections cost, how members moved since six months. Pure.

No chart repeats a column of a table: it shows what the table does not. A chart is None where there is nothing to draw.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from textwrap import wrap

from pipeline.model.bloc import Member
from pipeline.model.result import NO_TALLY, Basis, Review, Scorecard, Standing
from pipeline.model.rounding import half_up
from pipeline.model.scale import Kind, Line
from pipeline.ranking.places import ranking_value
from pipeline.reports.charts.chart import CROWD, LONGEST_LINE, Category, Chart
from pipeline.reports.figures.losses import lost
from pipeline.reports.figures.past import result_then
from pipeline.reports.figures.ranking_columns import ranked_by
from pipeline.reports.figures.tables import mean, scorecards
from pipeline.text import charts as words
from pipeline.text.sentences import criterion, one_line

MOST = 40
"""Members that a chart has room for: of more, the first places are drawn."""
_LONGEST_TITLE, _LONGEST_NAME, _TAIL = 84, 80, 24
"""Letters of a section's title and of a member's name beside its bar, and of the end of a name that is cut."""


def distance_to_mean(review: Review) -> Chart | None:
    """How far each ranked member lies above or below the mean of all of them, in order of place.

    By what members are ranked by, each value as it is printed; None where all have the same.
    """
    ranked = review.board.standings
    if not ranked:
        return None
    by_percent, decimals = review.config.ranking.by == "percent", ranked_by(review).look.decimals or 0
    values = [half_up(ranking_value(one.card, review.config.ranking), decimals) for one in ranked]
    middle = mean(values, decimals)
    if all(value == middle for value in values):
        return None
    return Chart(
        title=words.distance_title(_reach(ranked), middle, by_percent=by_percent),
        described=words.distances_described(len(ranked), _ends(ranked, [value - middle for value in values])),
        heading="Đơn vị",
        measure=words.DISTANCE,
        categories=_beside_bars(one.card.member for one in ranked[:MOST]),
        values=tuple(value - middle for value in values[:MOST]),
        decimals=decimals,
        signed=True,
    )


def mean_of(review: Review) -> str:
    """The mean that members are measured against, with its unit: `88,5%`, `84,4 điểm`."""
    ranked, decimals = review.board.standings, ranked_by(review).look.decimals or 0
    middle = mean([half_up(ranking_value(one.card, review.config.ranking), decimals) for one in ranked], decimals)
    return words.with_unit(middle, by_percent=review.config.ranking.by == "percent")


def points_lost(review: Review) -> Chart | None:
    """What members lack to the maximum of each level-1 row and what is deducted there, on average; without bonuses.

    Of the members on whom some of it applies; all scored members count, ranked or not.
    """
    decimals, costing = review.config.scoring.decimals, _costing(review)
    found: list[tuple[Line, Decimal]] = []
    for section in review.scale.sections:
        losses = [_loss(card, section) for card in scorecards(review) if section.code in costing[card.member.code]]
        if losses:
            found.append((section, mean(losses, decimals)))
    if not any(points for _, points in found):
        return None
    return Chart(
        title=words.LOST_TITLE,
        described=words.losses_described([(one_line(section.code), points) for section, points in found]),
        heading="Mục",
        measure=words.LOST,
        categories=tuple(_section(section) for section, _ in found),
        values=tuple(points for _, points in found),
        decimals=decimals,
    )


def moved_since_half(review: Review) -> Chart | None:
    """How much more or less of its maximum a member reached in the year than in six months, in order of place.

    In percent, because half a year may have another maximum. Of ranked members whose six months are known; None
    where there is none, or nothing moved.
    """
    moves = [
        (one.card.member, one.card.percent - then.percent)
        for one in review.board.standings[:MOST]
        for then in [result_then(review.memory.six_month, one.card.member)]
        if then and then.percent is not None and one.card.percent is not None
    ]
    if not any(move for _, move in moves):
        return None
    return Chart(
        title=words.moved_title(_reach(review.board.standings)),
        described=words.moves_described([move for _, move in moves]),
        heading="Đơn vị",
        measure=words.MOVED,
        categories=_beside_bars(member for member, _ in moves),
        values=tuple(move for _, move in moves),
        decimals=2,
        signed=True,
    )


def _costing(review: Review) -> dict[str, frozenset[str]]:
    """By member, the level-1 rows in which it could lose points: some base line or deduction applies to it.

    Members to whom the same rows apply share them.
    """
    sections = {
        line.code: review.scale.ancestry(line)[-1].code
        for line in review.scale.lines
        if line.kind in (Kind.BASE, Kind.DEDUCTION)
    }
    found, alike = dict[str, frozenset[str]](), dict[frozenset[str], frozenset[str]]()
    for card in scorecards(review):
        applies = (mark.code for mark in card.marks if mark.basis is not Basis.NOT_APPLICABLE)
        rows = frozenset(sections[code] for code in applies if code in sections)
        found[card.member.code] = alike.setdefault(rows, rows)
    return found


def _loss(card: Scorecard, section: Line) -> Decimal:
    """maximum − (base − deduction): what was taken away is lost as much as what was not reached."""
    return lost(card.tallies.get(section.code, NO_TALLY))


def _reach(ranked: Sequence[Standing]) -> str:
    return words.first_places(MOST) if len(ranked) > MOST else ""


def _ends(ranked: Sequence[Standing], values: Sequence[Decimal]) -> list[tuple[str, Decimal]]:
    """The first and the last member, or the only one, with its value."""
    ends = (0, -1) if len(ranked) > 1 else (0,)
    return [(one_line(ranked[at].card.member.name), values[at]) for at in ends]


def _beside_bars(members: Iterable[Member]) -> tuple[Category, ...]:
    """Members beside their bars, on two lines where there is room."""
    names = [one_line(member.label) for member in members]
    longest = _LONGEST_NAME if len(names) <= CROWD else LONGEST_LINE
    return tuple(Category(on_lines(without_middle(name, longest, _TAIL), LONGEST_LINE), name) for name in names)


@lru_cache(1024)
def on_lines(label: str, longest: int) -> str:
    """A label on lines of at most so many letters: programs that draw charts do not agree where to break it."""
    return "\n".join(wrap(label, longest, break_on_hyphens=False))


def without_middle(name: str, longest: int, tail: int) -> str:
    """A name that is too long keeps its end, which may be all that tells it apart."""
    if len(name) <= longest:
        return name
    start, end = name[: longest - tail].rpartition(" ")[0], name[-tail:].partition(" ")[2]
    return f"{start or name[:tail]} … {end or name[-tail:]}"


def _section(section: Line) -> Category:
    """A section beside its bar; a title that is too long is cut between two words."""
    name = f"{one_line(section.code)}. {criterion(section)}"
    if len(name) <= _LONGEST_TITLE:
        return Category(on_lines(name, LONGEST_LINE), name)
    start = name[:_LONGEST_TITLE].rpartition(" ")[0] or name[:_LONGEST_TITLE]
    return Category(on_lines(start.rstrip(" ,;:–-") + "…", LONGEST_LINE), name)
