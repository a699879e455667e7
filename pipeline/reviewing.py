"""The hallway: one review told in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.forms.appraisal.returned import appraising
from pipeline.forms.score.checks import Filled, RowFindings, check_form
from pipeline.intake.arrivals import arrivals
from pipeline.intake.examining import Examining, examine_here
from pipeline.intake.forms import Counted, Intake, take_in
from pipeline.intake.outstanding import appraisals_out, outstanding
from pipeline.intake.status import status
from pipeline.model.bloc import Member
from pipeline.model.finding import FileRecord, Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.remembered import Remembered
from pipeline.model.result import Review, Scoreboard
from pipeline.model.scale import Line
from pipeline.model.status import AppraisalsOut, MemberStatus
from pipeline.ranking.awarding import award
from pipeline.ranking.grading import stand
from pipeline.ranking.places import place, split
from pipeline.scoring.answers import Statement, Understood, read_statement
from pipeline.scoring.applicability import Concerned
from pipeline.scoring.spread import appraised
from pipeline.scoring.stages import TracedReview, score
from pipeline.scoring.unusual import unusual_figures

if TYPE_CHECKING:
    from pipeline.forms.appraisal.draft import Known
    from pipeline.forms.responses.draft import Outcome
    from pipeline.model.account import Account

Watch = Callable[[Sequence[Counted]], Iterable[Counted]]


def review(grounds: Grounds, inbox: Path, examining: Examining = examine_here) -> TracedReview:
    """Read the inbox, check, score, rank and grade. Nothing is written."""
    intake = _receive(grounds, inbox, examining)
    return conclude(grounds, intake, understand(grounds, intake))


def review_with_appraisers(
    grounds: Grounds, inbox: Path, sent: Iterable[Path], examining: Examining = examine_here, scored: Watch = iter
) -> tuple[TracedReview, tuple[AppraisalsOut, ...]]:
    """The review, and which appraisers' workbooks among those `sent` have not come back. Nothing is written.

    `scored` sees each counted form go by.
    """
    intake = _receive(grounds, inbox, examining)
    found = conclude(grounds, intake, understand(grounds, intake, scored))
    return found, appraisals_out(sent, intake.papers.appraisals, grounds)


def review_with_status(
    grounds: Grounds, inbox: Path, examining: Examining = examine_here
) -> tuple[TracedReview, tuple[MemberStatus, ...]]:
    """The review, and who sent what. Nothing is written."""
    intake = _receive(grounds, inbox, examining)
    statements = understand(grounds, intake)
    found = conclude(grounds, intake, statements)
    return found, status(found.review, statements)


def received(grounds: Grounds, inbox: Path) -> tuple[tuple[FileRecord, ...], tuple[Finding, ...]]:
    """The files of an inbox, and what was found in them and in the forms that count. Nothing is scored or written."""
    intake = _receive(grounds, inbox, examine_here)
    told = (finding for statement in understand(grounds, intake) for finding in statement.findings)
    return intake.files, (*intake.findings, *told)


def survey(
    grounds: Grounds, inbox: Path, examining: Examining = examine_here
) -> tuple[Review, tuple[MemberStatus, ...]]:
    """The review of what is there so far, and who sent what. Nothing is written."""
    so_far, members, *_ = stocktaking(grounds, inbox, (), examining)
    return so_far, members


def stocktaking(
    grounds: Grounds, inbox: Path, sent: Iterable[Path], examining: Examining = examine_here
) -> tuple[Review, tuple[MemberStatus, ...], tuple[str, ...], tuple[AppraisalsOut, ...]]:
    """The same, which of the workbooks `sent` have not come back, and whose of appraisers. Nothing is written."""
    intake = _receive(grounds, inbox, examining)
    statements = understand(grounds, intake)
    so_far = evaluate(grounds, intake, statements)
    sent = tuple(sent)
    appraisers = appraisals_out(sent, intake.papers.appraisals, grounds)
    return so_far, status(so_far, statements), outstanding(sent, intake, grounds), appraisers


def before_round(grounds: Grounds, inbox: Path, number: int, examining: Examining = examine_here) -> Known:
    """What appraisers are shown when a round begins: what members say, and what the rounds before it made of that."""
    from pipeline.forms.appraisal.draft import Known

    intake = _receive(grounds, inbox, examining)
    statements = understand(grounds, intake)
    earlier = tuple(opinion for opinion in intake.papers.opinions if opinion.round < number)
    return Known(
        grounds=grounds,
        statements=statements,
        own=evaluate(grounds, intake.hearing(()), statements),
        before=evaluate(grounds, intake.hearing(earlier), statements),
        appraisals=intake.papers.appraisals,
    )


def after_round(grounds: Grounds, inbox: Path, number: int, examining: Examining = examine_here) -> Outcome:
    """What members are shown when a round is over: what came of it, and what they answered so far."""
    from pipeline.forms.responses.draft import Outcome

    intake = _receive(grounds, inbox, examining)
    until = tuple(opinion for opinion in intake.papers.opinions if opinion.round <= number)
    return Outcome(
        grounds=grounds,
        after=evaluate(grounds, intake.hearing(until), understand(grounds, intake)),
        rounds=frozenset(one.identity.round for one in intake.papers.appraisals if one.identity),
        answered=intake.papers.answered,
    )


def explain(
    grounds: Grounds, inbox: Path, member: Member, row: Line | None = None, examining: Examining = examine_here
) -> tuple[Review, Account]:
    """The review of what is there, and the whole way of a member's numbers in it. Nothing is written."""
    from pipeline.explaining import account_of

    so_far = review(grounds, inbox, examining)
    return so_far.review, account_of(so_far.review, so_far.stages, member, row)


def _receive(grounds: Grounds, inbox: Path, examining: Examining) -> Intake:
    found = arrivals(inbox)
    return take_in(examining(found.arrivals, grounds), found.records, grounds, found.findings)


def understand(grounds: Grounds, intake: Intake, watch: Watch = iter) -> tuple[Statement, ...]:
    """What every counted form says, in the order of config.toml."""
    concerned = Concerned(grounds.scale, grounds.period)
    known, checked = Remembered[Understood](), Remembered[RowFindings]()
    return tuple(
        _statement(grounds, concerned.lines(counted.member), counted, known, checked)
        for counted in watch(intake.counted)
    )


def needs_attention(review: Review) -> bool:
    """True where `--strict` asks for a look: an error or a warning, a member not ranked, an undecided award."""
    return bool(review.board.not_ranked) or any(one.severity is not Severity.INFO for one in review.findings)


def evaluate(grounds: Grounds, intake: Intake, statements: tuple[Statement, ...]) -> Review:
    """From what came in to the scoreboard; pure."""
    return conclude(grounds, intake, statements).review


def conclude(grounds: Grounds, intake: Intake, statements: tuple[Statement, ...]) -> TracedReview:
    """From what came in to the scoreboard, and how it came about; pure."""
    scored = score(grounds, statements, intake.papers.opinions)
    ranked, not_ranked = split(grounds.config.bloc.members, scored.cards, intake.absent)
    standings, graded = stand(place(ranked, grounds.config), grounds.config, grounds.period, grounds.scale)
    awarded = award(standings, grounds.config, grounds.period, intake.papers.ballot)
    told = [finding for statement in statements for finding in statement.findings]
    findings = (*intake.findings, *told, *unusual_figures(statements), *scored.findings, *graded, *awarded.findings)
    result = Review(
        config=grounds.config,
        period=grounds.period,
        scale=grounds.scale,
        targets=grounds.targets,
        year_targets=grounds.year_targets,
        submissions=tuple(counted.submission for counted in intake.counted),
        board=Scoreboard(awarded.standings, not_ranked),
        findings=_in_order(findings, grounds),
        files=intake.files,
        memory=grounds.memory,
        opinions=scored.opinions,
        abstentions=intake.papers.abstentions,
        responses=intake.papers.responses,
        appraised=appraised(scored.stages, intake.papers.responses),
        appraisers=appraising(grounds, intake.papers.appraisals),
        ballot=awarded.ballot,
        polls=awarded.polls,
        near_misses=awarded.near_misses,
    )
    return TracedReview(result, scored.stages)


def _statement(
    grounds: Grounds,
    lines: tuple[Line, ...],
    counted: Counted,
    known: Remembered[Understood],
    checked: Remembered[RowFindings],
) -> Statement:
    """A form understood, with the findings about its rows before those about its answers."""
    rows = check_form(Filled(counted.form, counted.member, lines, grounds, checked))
    return read_statement(grounds, lines, counted.member, counted.submission, known, rows)


def _in_order(findings: Iterable[Finding], grounds: Grounds) -> tuple[Finding, ...]:
    """By member in the order of config.toml, then by row of the scale; those of nobody first."""
    members = {member.code: index for index, member in enumerate(grounds.config.bloc.members)}
    rows = {line.code: index for index, line in enumerate(grounds.scale.lines)}
    return tuple(sorted(findings, key=lambda one: (members.get(one.unit or "", -1), rows.get(one.line or "", -1))))
