"""Which workbook counts of each appraiser and round, and what it says (CONTRACT section 12)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.forms.appraisal.opinions import opinions_in
from pipeline.forms.appraisal.reader import FilledAppraisal, keyed
from pipeline.forms.kit.comparing import differences, elsewhere
from pipeline.forms.kit.rounds import keys_of
from pipeline.intake.choosing import undecided
from pipeline.intake.examining import Examined, about, bad_sidecar, record
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.submission import Abstention, Opinion
from pipeline.scoring.offices import Offices, offices_of
from pipeline.text.words import fold


class Heard(NamedTuple):
    """What the appraisers sent: the workbooks that count, what they say, and the fate of every file."""

    workbooks: tuple[FilledAppraisal, ...]
    opinions: tuple[Opinion, ...]
    abstentions: tuple[Abstention, ...]
    files: tuple[FileRecord, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Hearing:
    """A `Heard` in the making."""

    workbooks: list[FilledAppraisal] = field(default_factory=list)
    opinions: list[Opinion] = field(default_factory=list)
    abstentions: list[Abstention] = field(default_factory=list)
    files: list[FileRecord] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def take_appraisals(examined: Iterable[Examined], grounds: Grounds) -> Heard:
    """Choose the workbook of every appraiser and round, and read it; all of `examined` are accepted workbooks."""
    by_appraiser: dict[tuple[str, int], list[list[Examined]]] = {}
    offices = offices_of(grounds.config.bloc, grounds.scale)
    for one in examined:
        if one.appraisal and one.appraisal.identity:
            identity = one.appraisal.identity
            rivals = by_appraiser.setdefault((fold(offices.key(identity.appraiser)), identity.round), [])
            rivals[:] = _with(one, rivals)
    stage = _Hearing()
    for sent in (rivals for _, groups in sorted(by_appraiser.items()) for rivals in groups):
        counted = _last(sent)
        if counted is None:
            _undecided(stage, sent)
        else:
            _decided(stage, counted, [one for one in sent if one is not counted], grounds, offices)
        stage.findings += [bad_sidecar(one) for one in sent if one.arrival.sidecar_fault]
    return Heard(
        tuple(stage.workbooks),
        tuple(stage.opinions),
        tuple(stage.abstentions),
        tuple(stage.files),
        tuple(stage.findings),
    )


def _with(one: Examined, groups: Sequence[list[Examined]]) -> list[list[Examined]]:
    """The groups of rivals with one workbook more.

    Workbooks of one appraiser under two of its names, as they were once written, are no rivals where they share no row.
    """
    apart = [group for group in groups if not any(_rivals(one, other) for other in group)]
    return [*apart, [*(other for group in groups if group not in apart for other in group), one]]


def _rivals(one: Examined, other: Examined) -> bool:
    return _stated(one) == _stated(other) or not _rows(one).isdisjoint(_rows(other))


def _stated(one: Examined) -> str:
    identity = one.appraisal.identity if one.appraisal else None
    return fold(identity.appraiser) if identity else ""


def _rows(one: Examined) -> set[tuple[str, ...]]:
    """The members and lines of which it has a row."""
    return {keys_of(row) for row in one.appraisal.rows if all(keys_of(row))} if one.appraisal else set()


def _last(sent: Sequence[Examined]) -> Examined | None:
    """The only workbook, or the one received last; None where nobody can tell which that is."""
    if len(sent) == 1:
        return sent[0]
    times = sorted(one.arrival.received for one in sent if one.arrival.received)
    if len(times) < len(sent) or times[-1] == times[-2]:
        return None
    return next(one for one in sent if one.arrival.received == times[-1])


def _undecided(stage: _Hearing, sent: Sequence[Examined]) -> None:
    files, findings = undecided(sent)
    unknown = (one for one in sent if one.arrival.received is None)
    stage.files += files
    stage.findings += [*findings, *(about(one, "receipt_unknown", Severity.INFO) for one in unknown)]


def _decided(
    stage: _Hearing, counted: Examined, others: Sequence[Examined], grounds: Grounds, offices: Offices
) -> None:
    workbook, file = counted.appraisal, counted.arrival.file
    assert workbook
    said = opinions_in(workbook, file, grounds)
    stage.workbooks.append(keyed(workbook, offices))
    stage.opinions += said.opinions
    stage.abstentions += said.abstentions
    stage.files.append(record(counted, FileStatus.ACCEPTED))
    if workbook.visible_only:
        stage.findings.append(about(counted, "identity_visible_only", Severity.WARNING))
    for told in elsewhere(workbook):
        stage.findings.append(about(counted, "answers_elsewhere", Severity.WARNING, differences=told))
    for one in others:
        changes = differences(one.appraisal, workbook) if one.appraisal else ""
        stage.files.append(record(one, FileStatus.SUPERSEDED))
        stage.findings.append(about(one, "superseded", Severity.INFO, other=file, differences=changes))
    stage.findings += said.findings
