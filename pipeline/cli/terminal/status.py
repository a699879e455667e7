"""What `thidua status` prints: for each member which file counts, what was not taken and why, what is to be mended."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.cli.terminal.console import say, width
from pipeline.cli.terminal.tables import Heading, fitted, tell_table
from pipeline.model.clock import moment_shown
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.result import Review
from pipeline.model.status import AppraisalsOut, MemberStatus
from pipeline.text.findings import message, remedy, title
from pipeline.text.sentences import one_line
from pipeline.text.terminal.reports import received_until
from pipeline.text.terminal.status import (
    STAGES,
    appraisals_not_in,
    file_counts,
    file_not_taken,
    next_steps,
    still_out,
    to_mend,
)
from pipeline.text.terms import FILE_REASONS, NOT_RANKED, file_status, period_title

_NOT_TAKEN = (FileStatus.REJECTED, FileStatus.HELD)
_MAY_BE_A_FORM = "not_a_form_file"
_HEADINGS = (
    *map(Heading, ("Mã", "Đơn vị", "Tình trạng")),
    Heading("Nhận lúc", whole=True),
    *(Heading(text, is_number=True) for text in ("Số tệp", "Đã điền", "Phải sửa", "Cần xem")),
)


def tell_status(
    review: Review,
    members: Sequence[MemberStatus],
    out_still: Sequence[str],
    appraisals: Sequence[AppraisalsOut],
    inbox: Path,
) -> None:
    """Who sent what, when and how complete, what each has to mend, what is still out, and what to do next."""
    calendar = review.config.periods[review.period]
    cutoff = moment_shown(calendar.cutoff) if calendar.cutoff else None
    say(f"{review.config.bloc.name} — {period_title(review.period, review.config.bloc.year)}")
    say(received_until(moment_shown(calendar.deadline), cutoff, inbox))
    tell_table(fitted(_HEADINGS, [_status_row(status) for status in members], width()))
    for status in members:
        say(*_details(review, status))
    for record in review.files:
        if record.unit is None and record.reason:
            say(file_not_taken(one_line(record.file), FILE_REASONS[record.reason], ""))
    if out_still:
        say(still_out(out_still))
    tell_appraisers(appraisals)
    for step in next_steps(members):
        say(f"→ {step}")


def tell_appraisers(appraisals: Sequence[AppraisalsOut]) -> None:
    """Which appraisers have sent nothing back in the last round that was begun."""
    for one in appraisals[-1:]:
        if one.missing:
            say(appraisals_not_in(one.round, one.sent, tuple(map(one_line, one.missing))))


def files_not_taken(review: Review, unit: str) -> Iterator[str]:
    """A member's files that were held or refused and why, and those that may be its form."""
    for record in review.files:
        if record.unit == unit and record.status in _NOT_TAKEN and not record.explains:
            yield file_not_taken(one_line(record.file), _why(record), record.sender)
    for finding in review.findings:
        if finding.unit == unit and finding.code == _MAY_BE_A_FORM:
            yield file_not_taken(one_line(finding.file or ""), message(finding), "")


def _why(record: FileRecord) -> str:
    return f"{file_status(record)}: {FILE_REASONS[record.reason or ''].lower()}"


def _details(review: Review, status: MemberStatus) -> Iterator[str]:
    """The file that counts and from whom, what was set aside or not taken, what is to be mended; nothing for none."""
    code = status.member.code
    lines = [*_counting(review, status), *files_not_taken(review, code), *_to_mend(review, status)]
    if lines:
        yield f"{code} — {one_line(status.member.name)}"
        yield from (f"  {line}" for line in lines)


def _counting(review: Review, status: MemberStatus) -> Iterator[str]:
    records = [record for record in review.files if record.unit == status.member.code and not record.explains]
    for record in records:
        if record.file == status.file:
            received = moment_shown(record.received) if record.received else ""
            yield file_counts(one_line(record.file), record.sender, received)
    for finding in review.findings:
        if finding.unit == status.member.code and finding.code == "superseded":
            yield f"{one_line(finding.file or '')}: {message(finding)}"


def _to_mend(review: Review, status: MemberStatus) -> Iterator[str]:
    """What is wrong in the form that counts: the cell, what it is, what to do."""
    for finding in review.findings:
        grave = finding.severity in (Severity.ERROR, Severity.WARNING)
        if status.file and finding.unit == status.member.code and finding.file == status.file and grave:
            yield to_mend(_where(finding), title(finding.code), remedy(finding))


def _where(finding: Finding) -> str:
    cell = (finding.cell or "").rpartition("!")[2]
    return ", ".join(part for part in (cell, finding.line and f"dòng {finding.line}") if part)


def _status_row(status: MemberStatus) -> tuple[str, ...]:
    stage = NOT_RANKED[status.reason] if status.reason else STAGES[status.stage]
    filled = f"{status.asked - status.blank}/{status.asked}" if status.file else ""
    numbers = (str(status.errors), str(status.warnings)) if status.file else ("", "")
    received = moment_shown(status.received) if status.received else ""
    return status.member.code, status.member.label, stage, received, str(status.versions), filled, *numbers
