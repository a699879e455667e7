"""Who sent what so far, how complete it is, and what to do next. Reads only."""

from collections import Counter
from collections.abc import Iterable

from pipeline.model.bloc import Member
from pipeline.model.finding import Finding, Severity
from pipeline.model.result import Review
from pipeline.model.scale import Kind
from pipeline.model.status import MemberStatus, Stage
from pipeline.scoring.answers import LineAnswer, Reach, Statement
from pipeline.scoring.spread import Place, counting


def status(review: Review, statements: Iterable[Statement]) -> tuple[MemberStatus, ...]:
    """The status of every member, in the order of config.toml, from a review of what is there so far."""
    by_member = {statement.member.code: statement for statement in statements}
    versions = Counter(record.unit for record in review.files if not record.explains)
    reasons = {one.member.code: one.reason for one in review.board.not_ranked}
    findings: dict[str | None, list[Finding]] = {}
    settled = settled_lines(review)
    for finding in review.findings:
        findings.setdefault(finding.unit, []).append(finding)
    return tuple(
        _sent(review, by_member[member.code], versions[member.code], findings.get(member.code, []), settled)
        if member.code in by_member
        else _not_sent(member, reasons[member.code], versions[member.code])
        for member in review.config.bloc.members
    )


def _not_sent(member: Member, reason: str, versions: int) -> MemberStatus:
    stage = Stage.NOT_ACCEPTED if versions else Stage.MISSING
    return MemberStatus(member=member, stage=stage, reason=reason, versions=versions)


def settled_lines(review: Review) -> frozenset[Place]:
    """Where an appraiser's value stands in for whatever the member wrote, on the line and on those that rest on it.

    Points alone settle nothing where another line takes the figure.
    """
    rules = [line.rule for line in review.scale.lines if line.rule]
    sources = {code for rule in rules for code in (rule.follows, rule.exceeds) if code}
    settled = set()
    for one in review.appraised:
        given = [each.opinion for each in counting(one)]
        by_figure = len(given) == 1 and given[0].figure is not None
        if given and (by_figure or one.line not in sources):
            settled.add((one.unit, one.line))
    return frozenset(settled)


def _sent(
    review: Review, statement: Statement, versions: int, findings: list[Finding], settled: frozenset[Place]
) -> MemberStatus:
    submission = statement.submission
    stage = Stage.TIME_UNKNOWN
    if submission.received is not None:
        stage = Stage.LATE if submission.received > review.config.periods[review.period].deadline else Stage.ON_TIME
    errors = [one for one in findings if one.file == submission.file and one.severity is Severity.ERROR]
    asked = [said for said in statement.answers.values() if _must_be_answered(said)]
    return MemberStatus(
        member=statement.member,
        stage=stage,
        file=submission.file,
        received=submission.received,
        versions=versions,
        asked=len(asked),
        blank=sum(said.blank for said in asked),
        errors=len(errors),
        warnings=sum(finding.severity is Severity.WARNING for finding in findings if finding.file == submission.file),
        settled=sum((finding.unit, finding.line) in settled for finding in errors),
    )


def _must_be_answered(said: LineAnswer) -> bool:
    """A base line that applies and asks something of its own; a blank count is an answer, zero."""
    line = said.line
    asked = line.question is not None and line.rule is not None and not line.rule.blank_is_zero
    return asked and line.kind is Kind.BASE and said.reach is Reach.APPLIES
