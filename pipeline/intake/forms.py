"""Which form counts for each member, and the fate of every file (CONTRACT section 10)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Self

from pipeline.forms.kit.comparing import changed, changes_in_words, contents
from pipeline.forms.score.comparing import Place, answers_in
from pipeline.forms.score.reader import FilledForm
from pipeline.intake.choosing import Choice, choose, undecided
from pipeline.intake.examining import Examined, about, bad_sidecar, record, refused, times
from pipeline.intake.lateness import timed
from pipeline.intake.others import forms_in_other_files
from pipeline.intake.papers import Papers, take_papers
from pipeline.intake.senders import UNKNOWN_SENDER
from pipeline.model.bloc import Member
from pipeline.model.by_code import ByCode
from pipeline.model.cells import Cell
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.submission import Entry, Opinion, Submission


class Counted(NamedTuple):
    """The form that counts for a member."""

    member: Member
    form: FilledForm
    submission: Submission


class Intake(NamedTuple):
    """All that came in. `absent` gives the reason for every member code without a counted form.

    `files` and `findings` are of everything, `papers` what came beside score forms.
    """

    counted: tuple[Counted, ...]
    absent: Mapping[str, str]
    files: tuple[FileRecord, ...]
    findings: tuple[Finding, ...]
    papers: Papers

    def hearing(self, opinions: tuple[Opinion, ...]) -> Self:
        """The same, as if appraisers had said no more than these."""
        return self._replace(papers=self.papers._replace(opinions=opinions))


def take_in(
    examined: Iterable[Examined],
    records: Iterable[FileRecord],
    grounds: Grounds,
    findings_before: Iterable[Finding] = (),
) -> Intake:
    """Choose the form of every member, in the order of config.toml, and account for every file, by path.

    `records` are the files that were not examined, `findings_before` what is to be said of them.
    """
    examined, records = timed(examined, grounds), tuple(records)
    by_unit: dict[str, list[Examined]] = {}
    for one in examined:
        if one.unit is not None and one.response is None:
            by_unit.setdefault(one.unit, []).append(one)
    counted: list[Counted] = []
    absent: dict[str, str] = {}
    files = [refused(one) for one in examined if one.reason]
    findings = [*findings_before, *(_rejected(one) for one in examined if one.reason)]
    for member in grounds.config.bloc.members:
        mine = by_unit.get(member.code, [])
        choice = choose([one for one in mine if one.reason is None], _says)
        if choice.counted and choice.counted.form:
            counted.append(Counted(member, choice.counted.form, _submission(choice.counted, choice.counted.form)))
        else:
            absent[member.code] = "rejected" if choice.others else _why_absent(mine)
        files += _records(choice)
        findings += _remarks(choice, grounds)
    findings += [bad_sidecar(one) for one in examined if one.reason and one.arrival.sidecar_fault]
    findings += forms_in_other_files(records, [one for one in grounds.config.bloc.members if one.code in absent])
    papers = take_papers([one for one in examined if one.appraisal or one.count or one.response], grounds)
    by_path = sorted((*files, *papers.files, *records), key=lambda file: file.file)
    return Intake(
        counted=tuple(counted),
        absent=absent,
        files=tuple(by_path),
        findings=(*findings, *papers.findings),
        papers=papers,
    )


def _says(examined: Examined) -> object:
    return contents(answers_of(examined))


def answers_of(examined: Examined) -> dict[Place, Cell]:
    """All that a member filled in and that counts, by code and column."""
    return answers_in(_entries(examined.form).values() if examined.form else ())


def _entries(form: FilledForm) -> dict[str, Entry]:
    """The rows by code; a code that stands there twice counts as blank."""
    by_code = {entry.code: entry for entry in form.entries}
    if len(by_code) == len(form.entries):
        return by_code
    counts = Counter([entry.code for entry in form.entries])
    return {code: entry for code, entry in by_code.items() if counts[code] == 1}


def _submission(examined: Examined, form: FilledForm) -> Submission:
    return Submission(
        unit=examined.unit or "",
        file=examined.arrival.file,
        entries=ByCode(_entries(form)),
        received=examined.counts_from,
        arrived=examined.arrival.received,
    )


def _why_absent(mine: Sequence[Examined]) -> str:
    reasons = [one.reason for one in mine]
    if "late" in reasons:
        return "late"
    if UNKNOWN_SENDER in reasons:
        return "held"
    return "rejected" if mine else "no_submission"


def _records(choice: Choice) -> list[FileRecord]:
    if choice.counted is None:
        return [*undecided(choice.others)[0]]
    superseded = [record(one, FileStatus.SUPERSEDED) for one in choice.others]
    return [record(choice.counted, FileStatus.ACCEPTED), *superseded]


def _remarks(choice: Choice, grounds: Grounds) -> list[Finding]:
    """What is to be said of a member's accepted forms as files."""
    if choice.counted is None:
        _, findings_of_all = undecided(choice.others)
        return [*findings_of_all, *(bad_sidecar(one) for one in choice.others if one.arrival.sidecar_fault)]
    counted, deadline = choice.counted, grounds.calendar.deadline
    findings = [_superseded(one, counted) for one in choice.others]
    if counted.arrival.sidecar_fault:
        findings.append(bad_sidecar(counted))
    if counted.arrival.received is None:
        findings.append(about(counted, "receipt_unknown", Severity.INFO))
    if counted.counts_from and counted.counts_from > deadline:
        findings.append(about(counted, "late", Severity.WARNING, **times(counted.counts_from, grounds)))
    return findings


def _rejected(examined: Examined) -> Finding:
    finding = about(examined, str(examined.reason), Severity.ERROR, **examined.facts)
    return finding._replace(seen=examined.facts.get("found", ""))


def _superseded(examined: Examined, by: Examined) -> Finding:
    old, new = answers_of(examined), answers_of(by)
    differences = changes_in_words(changed(old, new), old, new)
    return about(examined, "superseded", Severity.INFO, other=by.arrival.file, differences=differences)
