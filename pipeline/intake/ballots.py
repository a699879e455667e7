"""Which workbook of counts is the vote, and what it says."""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.forms.ballots.votes import votes_in
from pipeline.forms.kit.comparing import differences, elsewhere, filling
from pipeline.intake.choosing import choose, undecided
from pipeline.intake.examining import Examined, about, bad_sidecar, record
from pipeline.model.ballot import Ballot
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.grounds import Grounds


class Polled(NamedTuple):
    """What came back of a vote: the ballot where it is counted and contradicts nothing, and the fate of every file."""

    ballot: Ballot | None
    files: tuple[FileRecord, ...]
    findings: tuple[Finding, ...]


def take_counts(examined: Iterable[Examined], grounds: Grounds) -> Polled:
    """Choose the workbook that counts, and read it; all of `examined` are accepted workbooks of counts."""
    sent, policy = tuple(examined), grounds.config.ballots
    choice = choose(sent, _says)
    counted, sidecars = choice.counted, [bad_sidecar(one) for one in sent if one.arrival.sidecar_fault]
    if policy is None or counted is None or counted.count is None:
        files, findings = undecided(choice.others)
        return Polled(None, files, (*findings, *sidecars))
    ballot, found = votes_in(counted.count, counted.arrival.file, grounds.config, policy)
    if counted.count.visible_only:
        found.insert(0, about(counted, "identity_visible_only", Severity.WARNING))
    found += [
        about(counted, "answers_elsewhere", Severity.WARNING, differences=told) for told in elsewhere(counted.count)
    ]
    files = (record(counted, FileStatus.ACCEPTED), *(record(one, FileStatus.SUPERSEDED) for one in choice.others))
    replaced = [_superseded(one, counted) for one in choice.others]
    return Polled(ballot, files, (*replaced, *found, *sidecars))


def _says(examined: Examined) -> object:
    return filling(examined.count) if examined.count else None


def _superseded(one: Examined, by: Examined) -> Finding:
    changes = differences(one.count, by.count) if one.count and by.count else ""
    return about(one, "superseded", Severity.INFO, other=by.arrival.file, differences=changes)
