"""Which workbook counts of each appraiser and round, and what it says (CONTRACT section 12)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.forms.appraisal.comparing import differences, elsewhere
from pipeline.forms.appraisal.reader import FilledAppraisal
from pipeline.forms.appraisal.verdicts import opinions_in
from pipeline.intake.arrivals import Judged, about, bad_sidecar, record
from pipeline.intake.choosing import undecided
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.submission import Abstention, Verdict
from pipeline.text.words import fold


@dataclass(frozen=True, slots=True)
class Heard:
    """What the appraisers sent: the workbooks that count, what they say, and the fate of every file."""

    workbooks: tuple[FilledAppraisal, ...]
    verdicts: tuple[Verdict, ...]
    abstentions: tuple[Abstention, ...]
    files: tuple[FileRecord, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Hearing:
    """A `Heard` in the making."""

    workbooks: list[FilledAppraisal] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    abstentions: list[Abstention] = field(default_factory=list)
    files: list[FileRecord] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def hear(judged: Iterable[Judged], grounds: Grounds) -> Heard:
    """Choose the workbook of every appraiser and round, and read it; all of `judged` are accepted workbooks."""
    by_appraiser: dict[tuple[str, int], list[Judged]] = {}
    for one in judged:
        if one.appraisal and one.appraisal.identity:
            identity = one.appraisal.identity
            by_appraiser.setdefault((fold(identity.appraiser), identity.round), []).append(one)
    hearing = _Hearing()
    for _, sent in sorted(by_appraiser.items()):
        counted = _last(sent)
        if counted is None:
            _undecided(hearing, sent)
        else:
            _decided(hearing, counted, [one for one in sent if one is not counted], grounds)
        hearing.findings += [bad_sidecar(one) for one in sent if one.arrival.sidecar_fault]
    return Heard(
        tuple(hearing.workbooks),
        tuple(hearing.verdicts),
        tuple(hearing.abstentions),
        tuple(hearing.files),
        tuple(hearing.findings),
    )


def _last(sent: Sequence[Judged]) -> Judged | None:
    """The only workbook, or the one received last; None where nobody can tell which that is."""
    if len(sent) == 1:
        return sent[0]
    times = sorted(one.arrival.received for one in sent if one.arrival.received)
    if len(times) < len(sent) or times[-1] == times[-2]:
        return None
    return next(one for one in sent if one.arrival.received == times[-1])


def _undecided(hearing: _Hearing, sent: Sequence[Judged]) -> None:
    files, findings = undecided(sent)
    unknown = (one for one in sent if one.arrival.received is None)
    hearing.files += files
    hearing.findings += [*findings, *(about(one, "receipt_unknown", Severity.INFO) for one in unknown)]


def _decided(hearing: _Hearing, counted: Judged, others: Sequence[Judged], grounds: Grounds) -> None:
    workbook, file = counted.appraisal, counted.arrival.file
    assert workbook
    said = opinions_in(workbook, file, grounds)
    hearing.workbooks.append(workbook)
    hearing.verdicts += said.verdicts
    hearing.abstentions += said.abstentions
    hearing.files.append(record(counted, FileStatus.ACCEPTED))
    if workbook.visible_only:
        hearing.findings.append(about(counted, "identity_visible_only", Severity.WARNING))
    for told in elsewhere(workbook):
        hearing.findings.append(about(counted, "answers_elsewhere", Severity.WARNING, differences=told))
    for one in others:
        changes = differences(one.appraisal, workbook) if one.appraisal else ""
        hearing.files.append(record(one, FileStatus.SUPERSEDED))
        hearing.findings.append(about(one, "superseded", Severity.INFO, other=file, differences=changes))
    hearing.findings += said.findings
