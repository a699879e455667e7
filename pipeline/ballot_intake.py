"""Which workbook of counts is the vote, and what it says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.ballots.comparing import counts_in, differences
from pipeline.ballots.reader import FilledCount
from pipeline.ballots.votes import votes_in
from pipeline.inbox import Judged, about, bad_sidecar, record
from pipeline.model import Ballot, FileRecord, FileStatus, Finding, Grounds, Severity


@dataclass(frozen=True, slots=True)
class Polled:
    """What came back of a vote: the ballot where it is counted and contradicts nothing, and the fate of every file."""

    ballot: Ballot | None
    files: tuple[FileRecord, ...]
    findings: tuple[Finding, ...]


def hear_votes(judged: Iterable[Judged], grounds: Grounds) -> Polled:
    """Choose the workbook that counts, and read it; all of `judged` are accepted workbooks of counts."""
    sent = tuple((one, one.count) for one in judged if one.count)
    policy = grounds.config.ballots
    if not sent or policy is None:
        return Polled(None, (), ())
    sidecars = [bad_sidecar(one) for one, _ in sent if one.arrival.sidecar_fault]
    chosen = _last(sent)
    if chosen is None:
        files, findings = _undecided([one for one, _ in sent])
        return Polled(None, files, (*findings, *sidecars))
    counted, filled = chosen
    ballot, found = votes_in(filled, counted.arrival.file, grounds.config, policy)
    if filled.visible_only:
        found.insert(0, about(counted, "identity_visible_only", Severity.WARNING))
    others = [(one, old) for one, old in sent if one is not counted]
    files = (record(counted, FileStatus.ACCEPTED), *(record(one, FileStatus.SUPERSEDED) for one, _ in others))
    replaced = [_superseded(one, differences(old, filled), counted) for one, old in others]
    return Polled(ballot, files, (*replaced, *found, *sidecars))


def _last(sent: Sequence[tuple[Judged, FilledCount]]) -> tuple[Judged, FilledCount] | None:
    """The workbook received last; with a time unknown, or the last two equal, the first by path of equal ones."""
    times = sorted(one.arrival.received for one, _ in sent if one.arrival.received)
    if len(times) == len(sent) and (len(sent) == 1 or times[-1] != times[-2]):
        return next(pair for pair in sent if pair[0].arrival.received == times[-1])
    if all(counts_in(filled) == counts_in(sent[0][1]) for _, filled in sent):
        return min(sent, key=lambda pair: pair[0].arrival.file)
    return None


def _undecided(sent: Sequence[Judged]) -> tuple[tuple[FileRecord, ...], tuple[Finding, ...]]:
    names = "; ".join(one.arrival.file for one in sent)
    return (
        tuple(record(one, FileStatus.REJECTED, "which_form") for one in sent),
        tuple(about(one, "which_form", Severity.ERROR, others=names) for one in sent),
    )


def _superseded(one: Judged, changes: str, by: Judged) -> Finding:
    return about(one, "superseded", Severity.INFO, other=by.arrival.file, differences=changes)
