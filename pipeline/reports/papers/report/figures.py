"""The figures that the reports' sentences speak of, drawn from a review. Pure; members are named, not coded."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.model.bloc import Period
from pipeline.model.finding import Finding, Severity
from pipeline.model.result import NO_TALLY, Basis, Mark, Review, Scorecard
from pipeline.model.rounding import half_up
from pipeline.model.scale import YES_OR_NO, Kind, Line
from pipeline.reports.figures.line_names import names_in_papers
from pipeline.reports.figures.losses import kept
from pipeline.reports.figures.tables import scorecards
from pipeline.reports.figures.unread_files import reason_of
from pipeline.text.papers.sections import Reached, Taken, effect
from pipeline.text.papers.targets import Progress, TargetLine, outcome
from pipeline.text.sentences import Sending, name_in, one_line

YES = YES_OR_NO.options[:2]
_ABOUT_NO_FIGURE = frozenset(
    {"missing_evidence", "claim_differs", "claim_above_maximum", "text_changed", "unknown_mark", "unknown_opinion"}
    | {"explanation_missing", "grade_section", "appraised_capped", "reason_missing", "missing_answer"}
)
"""Findings on a line that leave no doubt about the figure that was reported."""

Marks = Mapping[str, Sequence[tuple[Scorecard, Mark]]]
"""Code of a line that is told of → the members on whose card it stands, in order of config.toml, with their marks."""


class Section(NamedTuple):
    """A level-1 row and its branch, as far as they concern a scored member: cards in order of the bloc."""

    line: Line
    lines: tuple[Line, ...]
    cards: tuple[Scorecard, ...]
    marks: Marks

    def has(self, kind: Kind) -> bool:
        """True where a line of that kind concerns somebody."""
        return any(line.kind is kind for line in self.lines)


def in_points(review: Review, number: Decimal) -> Decimal:
    """A sum of points with the bloc's decimals; the caps of the scale may have fewer."""
    return half_up(number, review.config.scoring.decimals)


def name_of(card: Scorecard) -> str:
    """The member's name on one line."""
    return one_line(card.member.name)


def cards_in_order(review: Review) -> tuple[Scorecard, ...]:
    """Every scored member's card in the order of config.toml."""
    by_code = {card.member.code: card for card in scorecards(review)}
    return tuple(by_code[member.code] for member in review.config.bloc.members if member.code in by_code)


def sections(review: Review, cards: tuple[Scorecard, ...]) -> tuple[Section, ...]:
    """The level-1 rows with a line that concerns a scored member in this period."""
    concerned, branches = {mark.code for card in cards for mark in card.marks}, dict[str, list[Line]]()
    for line in review.scale.lines:
        if line.code in concerned:
            branches.setdefault(review.scale.ancestry(line)[-1].code, []).append(line)
    marks = _told_of(review, cards)
    return tuple(
        Section(section, tuple(branches[section.code]), cards, marks)
        for section in review.scale.sections
        if section.code in branches
    )


def _told_of(review: Review, cards: Iterable[Scorecard]) -> Marks:
    """The marks of conditions and of lines with targets: of a bloc of thousands no others are held."""
    told = {line.code for line in review.scale.lines if line.condition or review.targets.get(line.code)}
    found: dict[str, list[tuple[Scorecard, Mark]]] = {code: [] for code in told}
    for card in cards:
        for mark in card.marks:
            if mark.code in told:
                found[mark.code].append((card, mark))
    return found


def sending_of(review: Review) -> Sending:
    """Every member by whether and when its form came."""
    deadline = review.config.periods[review.period].deadline
    received = {one.unit: one.received for one in review.submissions}
    absent = {one.member.code: reason_of(review, one) for one in review.board.not_ranked}
    groups: dict[str, list[str]] = {}
    for member in review.config.bloc.members:
        if member.code in received:
            moment = received[member.code]
            group = "unknown" if moment is None else "late" if moment > deadline else "on_time"
        else:
            group = {"late": "too_late", "held": "refused", "rejected": "refused"}.get(
                absent.get(member.code, ""), "missing"
            )
        groups.setdefault(group, []).append(one_line(member.name))
    return Sending(deadline=deadline, **{group: tuple(names) for group, names in groups.items()})


def reached_in(review: Review, section: Section) -> list[Reached]:
    """What every member on whom some of the section applies has of it: base − deduction."""
    tallies = [(card, card.tallies.get(section.line.code, NO_TALLY)) for card in section.cards]
    return [Reached(name_of(card), kept(tally), tally.maximum) for card, tally in tallies if tally.maximum]


def taken_in(review: Review, section: Section, kind: Kind) -> list[Taken]:
    """Who got bonus, or had points taken away, in this section: the most first."""
    found = []
    for card in section.cards:
        tally = card.tallies.get(section.line.code, NO_TALLY)
        points = tally.bonus if kind is Kind.BONUS else tally.deduction
        if points:
            found.append(Taken(name_of(card), in_points(review, points)))
    return sorted(found, key=lambda taken: -taken.points)


def answered_in(section: Section) -> list[tuple[str, str, list[str]]]:
    """The section's conditions, what they do, and who answered yes."""
    return [
        (
            name_in(line.title),
            effect(line.condition),
            [name_of(card) for card, mark in section.marks[line.code] if mark.reported in YES],
        )
        for line in section.lines
        if line.condition
    ]


def targets_in(review: Review, sections: Iterable[Section]) -> tuple[tuple[TargetLine, ...], ...]:
    """Of each section the lines with registered targets, each with the members on whom it applies.

    A line by `theo dòng X` repeats X's figure and is left out.
    """
    doubts, names = doubted(review), names_in_papers(review.scale)
    return tuple(
        tuple(
            told
            for line in section.lines
            if review.targets.get(line.code)
            if (told := _target_line(review, line, names[line.code], section.marks[line.code], doubts)).members
        )
        for section in sections
    )


def doubted(review: Review) -> frozenset[tuple[str, str]]:
    """The figures, by member and line, of which a finding is open: no appraiser has set them right."""
    settled = {(one.unit, one.line) for one in review.appraised if any(each.counts for each in one.opinions)}
    open_ = {(one.unit, one.line) for one in review.findings if one.unit and one.line and _doubts_a_figure(one)}
    return frozenset(open_ - settled)


def _doubts_a_figure(finding: Finding) -> bool:
    if finding.code in _ABOUT_NO_FIGURE:
        return False
    return finding.severity is not Severity.INFO or finding.code == "unusual_figure"


def _target_line(
    review: Review, line: Line, name: str, marks: Sequence[tuple[Scorecard, Mark]], doubts: frozenset[tuple[str, str]]
) -> TargetLine:
    ceiling = line.is_ceiling
    of_period = any(review.has_own_target(line.code, card.member.code) for card, _ in marks)
    halves = of_period and not ceiling and not line.in_percent and _are_halves(review, line)
    of_period = of_period and not halves
    half_year = review.period is Period.SIX_MONTH and not ceiling and not line.in_percent and not of_period
    members = []
    for card, mark in marks if review.scale.source(line) is line else ():
        target = (review.year_target if halves else review.target)(line.code, card.member.code)
        if not target or mark.basis is Basis.NOT_APPLICABLE:
            continue
        figure = mark.reported if isinstance(mark.reported, Decimal) else None
        share = None if figure is None else Fraction(figure) / Fraction(target)
        told = outcome(share, half_year=half_year, ceiling=ceiling)
        own = of_period and review.has_own_target(line.code, card.member.code)
        year = review.year_target(line.code, card.member.code) if own else None
        doubted = figure is not None and (card.member.code, line.code) in doubts
        members.append(Progress(name_of(card), target, figure, share, told, year, doubted))
    return TargetLine(name, one_line(line.unit), half_year, tuple(members), of_period)


def _are_halves(review: Review, line: Line) -> bool:
    """True where every member is measured by half of the year's target: then the year's is told, and half of it."""
    own = review.targets.get(line.code, {})
    years = ((target, review.year_target(line.code, unit)) for unit, target in own.items())
    return all(year is not None and 2 * target == year for target, year in years)


def overrated(review: Review) -> list[tuple[str, Decimal, Decimal]]:
    """Who claims more than was counted: name, claimed, counted; the widest gap first."""
    cards = [card for card in cards_in_order(review) if card.claimed_total > card.total]
    cards.sort(key=lambda card: card.total - card.claimed_total)
    return [(name_of(card), in_points(review, card.claimed_total), in_points(review, card.total)) for card in cards]
