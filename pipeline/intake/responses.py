"""Which answer to an appraisal counts of each member and round, and what it says."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.forms.kit.comparing import differences, elsewhere, filling
from pipeline.forms.responses.answers import responses_in
from pipeline.forms.responses.reader import FilledResponse
from pipeline.intake.choosing import Choice, choose, undecided
from pipeline.intake.examining import Examined, about, bad_sidecar, record
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.submission import Response


@dataclass(slots=True)
class Replies:
    """What members answered: the forms that count, what they say, and the fate of every file."""

    forms: list[FilledResponse] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    files: list[FileRecord] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def take_responses(examined: Iterable[Examined], grounds: Grounds) -> Replies:
    """Choose the form of every member and round, and read it; all of `examined` are accepted answers."""
    by_member: dict[tuple[str, int], list[Examined]] = {}
    for one in examined:
        if one.response and one.response.identity:
            identity = one.response.identity
            by_member.setdefault((identity.unit, identity.round), []).append(one)
    replies = Replies()
    for _, sent in sorted(by_member.items()):
        choice = choose(sent, _says)
        if choice.counted is None:
            files, findings = undecided(choice.others)
            replies.files += files
            replies.findings += findings
        else:
            _decided(replies, choice.counted, choice, grounds)
        replies.findings += [bad_sidecar(one) for one in sent if one.arrival.sidecar_fault]
    return replies


def _says(one: Examined) -> object:
    return filling(one.response) if one.response else None


def _decided(replies: Replies, counted: Examined, choice: Choice, grounds: Grounds) -> None:
    form, file = counted.response, counted.arrival.file
    assert form
    said = responses_in(form, file, grounds)
    replies.forms.append(form)
    replies.responses += said.responses
    replies.files.append(record(counted, FileStatus.ACCEPTED))
    if form.visible_only:
        replies.findings.append(about(counted, "identity_visible_only", Severity.WARNING))
    for told in elsewhere(form):
        replies.findings.append(about(counted, "answers_elsewhere", Severity.WARNING, differences=told))
    for one in choice.others:
        changes = differences(one.response, form) if one.response else ""
        replies.files.append(record(one, FileStatus.SUPERSEDED))
        replies.findings.append(about(one, "superseded", Severity.INFO, other=file, differences=changes))
    replies.findings += said.findings
