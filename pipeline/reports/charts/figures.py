"""The charts of a review: points by member, points lost by section, six months against the year. Pure.

Numbers are those of the tables and sentences beside them. A chart is None where there is nothing to draw.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from pipeline.model.bloc import Member
from pipeline.model.result import Review, Standing, Tally
from pipeline.model.rounding import half_up
from pipeline.model.scale import Line
from pipeline.ranking.places import ranking_value
from pipeline.reports.charts.chart import Category, Chart, Series, fits
from pipeline.reports.figures.bloc_context import noun_of
from pipeline.reports.figures.past import result_then
from pipeline.reports.figures.ranking_columns import ranked_by
from pipeline.reports.figures.tables import scorecards
from pipeline.text import charts as words
from pipeline.text.sentences import one_line

MOST = 40
"""Members that a chart has room for: of more, the first places are drawn."""
_LONGEST_TITLE, _LONGEST_NAME, _TAIL = 56, 80, 24
"""Letters of a section's title and of a member's name beside a lying bar, and of the end of a name that is cut."""


def points_by_member(review: Review) -> Chart | None:
    """The ranking value of the members in order of place, with the mean of all ranked members as a line."""
    ranked = review.board.standings
    if not ranked:
        return None
    by_percent, column = review.config.ranking.by == "percent", ranked_by(review)
    decimals = column.look.decimals or 0
    values = [half_up(ranking_value(one.card, review.config.ranking), decimals) for one in ranked]
    mean = half_up(sum(map(Fraction, values), Fraction(0)) / len(values), decimals)
    bloc = noun_of(review.config.bloc).lower()
    bars = Series(column.heading, tuple(values[:MOST]))
    line = Series(words.mean_is(bloc, mean), (mean,) * len(bars.values), line=True)
    alone = len(ranked) == 1
    return Chart(
        title=words.value_title(_reach(ranked), bloc, by_percent=by_percent, alone=alone),
        described=words.columns_described(len(ranked), _ends(ranked, values), line.name),
        heading="Đơn vị",
        categories=_labelled([one.card.member for one in ranked[:MOST]]),
        series=(bars,) if alone else (bars, line),
        decimals=decimals,
    )


def points_lost(review: Review) -> Chart | None:
    """Per level-1 row what the members on whom some of it applies lack to its maximum, on average, without bonuses and
    deductions; all scored members count, ranked or not.
    """
    cards, decimals = scorecards(review), review.config.scoring.decimals
    lost: list[tuple[Line, Decimal]] = []
    for section in review.scale.sections:
        tallies = [tally for card in cards if (tally := card.tallies.get(section.code, Tally())).maximum]
        if tallies:
            gaps = sum((Fraction(tally.maximum - tally.base) for tally in tallies), Fraction(0))
            lost.append((section, half_up(gaps / len(tallies), decimals)))
    if not any(points for _, points in lost):
        return None
    return Chart(
        title=words.LOST_TITLE,
        described=words.losses_described([(one_line(section.code), points) for section, points in lost]),
        heading="Mục",
        categories=tuple(_section(section) for section, _ in lost),
        series=(Series("Điểm bị mất bình quân", tuple(points for _, points in lost)),),
        decimals=decimals,
        sideways=True,
    )


def half_and_year(review: Review) -> Chart | None:
    """The percent of its maximum that every member reached in six months and in the year, in order of place.

    Percent, because half a year may have another maximum. None where no ranked member's six months are known.
    """
    ranked = review.board.standings[:MOST]
    then = [result_then(review.memory.six_month, one.card.member) for one in ranked]
    half = tuple(one.percent if one else None for one in then)
    year = tuple(one.card.percent for one in ranked)
    known = sum(value is not None for value in half)
    if not known:
        return None
    return Chart(
        title=words.half_and_year_title(_reach(ranked)),
        described=words.half_and_year_described(known, len(ranked)),
        heading="Đơn vị",
        categories=tuple(_beside(one_line(one.card.member.label)) for one in ranked),
        series=(Series("6 tháng đầu năm", half), Series("Cả năm", year)),
        decimals=2,
        sideways=True,
    )


def _reach(ranked: Sequence[Standing]) -> str:
    return words.first_places(MOST) if len(ranked) > MOST else ""


def _ends(ranked: Sequence[Standing], values: Sequence[Decimal]) -> list[tuple[str, Decimal]]:
    """The first and the last member, or the only one, with its value."""
    ends = (0, -1) if len(ranked) > 1 else (0,)
    return [(one_line(ranked[at].card.member.name), values[at]) for at in ends]


def _labelled(members: Sequence[Member]) -> tuple[Category, ...]:
    """By name where all names can stand below their bars, else by code."""
    names = [one_line(member.label) for member in members]
    if all(fits(name, len(members)) for name in names):
        return tuple(Category(name, name) for name in names)
    return tuple(Category(one_line(member.code), name) for member, name in zip(members, names, strict=True))


def _beside(name: str) -> Category:
    """A member beside its lying bar; a name that is too long keeps its end, which may be all that tells it apart."""
    if len(name) <= _LONGEST_NAME:
        return Category(name, name)
    start, end = name[: _LONGEST_NAME - _TAIL].rpartition(" ")[0], name[-_TAIL:].partition(" ")[2]
    return Category(f"{start or name[:_TAIL]} … {end or name[-_TAIL:]}", name)


def _section(section: Line) -> Category:
    """A section beside its lying bar; a title that is too long is cut between two words."""
    name = f"{one_line(section.code)}. {one_line(section.title).rstrip(' .:;')}"
    if len(name) <= _LONGEST_TITLE:
        return Category(name, name)
    start = name[:_LONGEST_TITLE].rpartition(" ")[0] or name[:_LONGEST_TITLE]
    return Category(start.rstrip(" ,;:–-") + "…", name)
