"""The rows that a province takes from the review of a bloc."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.model.finding import Severity
from pipeline.model.result import NotRanked, Review, Standing
from pipeline.model.rounding import half_up
from pipeline.model.status import MemberStatus, Stage
from pipeline.province.rows import BlocRow, LineRow, MemberRow, Outcome, SectionRow
from pipeline.reports.figures.losses import criteria, kept
from pipeline.reports.figures.tables import mean, scorecards, scored_sections


def outcome_of(folder: str, review: Review, statuses: tuple[MemberStatus, ...]) -> Outcome:
    """The rows of a bloc that was reviewed."""
    return Outcome(
        folder=folder,
        bloc=_bloc(review, statuses),
        members=tuple(_members(review, statuses)),
        sections=tuple(_sections(review)),
        lines=tuple(_lines(review)),
    )


def _bloc(review: Review, statuses: tuple[MemberStatus, ...]) -> BlocRow:
    stages = [one.stage for one in statuses]
    severities = [finding.severity for finding in review.findings]
    return BlocRow(
        name=review.config.bloc.name,
        year=review.config.bloc.year,
        scale=review.scale.version,
        members=len(statuses),
        received=sum(stage in (Stage.ON_TIME, Stage.LATE, Stage.TIME_UNKNOWN) for stage in stages),
        late=stages.count(Stage.LATE),
        missing=stages.count(Stage.MISSING),
        ranked=len(review.board.standings),
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        infos=severities.count(Severity.INFO),
        awards=sum(len(standing.awards) for standing in review.board.standings),
    )


def _members(review: Review, statuses: tuple[MemberStatus, ...]) -> Iterator[MemberRow]:
    stages = {one.member.code: one.stage.value for one in statuses}
    for standing in review.board.standings:
        yield _ranked(review, standing, stages[standing.card.member.code])
    for one in review.board.not_ranked:
        yield _not_ranked(one, stages[one.member.code])


def _ranked(review: Review, standing: Standing, stage: str) -> MemberRow:
    card, decimals = standing.card, review.config.scoring.decimals
    return MemberRow(
        unit=card.member.code,
        name=card.member.name,
        stage=stage,
        place=standing.place,
        total=_text(card.total, decimals),
        maximum=_text(card.tally.maximum, decimals),
        percent=None if card.percent is None else _text(card.percent, 2),
        grade=standing.grade,
        awards=standing.awards,
    )


def _not_ranked(one: NotRanked, stage: str) -> MemberRow:
    return MemberRow(unit=one.member.code, name=one.member.name, stage=stage, reason=one.reason)


def _sections(review: Review) -> Iterator[SectionRow]:
    cards, decimals = scorecards(review), review.config.scoring.decimals
    for code in scored_sections(review):
        tallies = [card.tallies[code] for card in cards if code in card.tallies]
        if not tallies:
            continue
        reached = mean([kept(tally) for tally in tallies], decimals)
        most = mean([tally.maximum for tally in tallies], decimals)
        share = half_up(reached * 100 / most, 2) if most else None
        yield SectionRow(
            code=code,
            title=review.scale.by_code[code].title,
            members=len(tallies),
            mean=_text(reached, decimals),
            maximum=_text(most, decimals),
            percent=None if share is None else _text(share, 2),
        )


def _lines(review: Review) -> Iterator[LineRow]:
    decimals = review.config.scoring.decimals
    for one in criteria(review, scorecards(review)):
        yield LineRow(
            code=one.line.code,
            title=one.line.title,
            members=one.members,
            losers=len(one.losers),
            lost=_text(one.points, decimals),
            maximum=_text(one.maximum, decimals),
        )


def _text(number: Decimal, decimals: int) -> str:
    return format(half_up(number, decimals), "f")
