"""Every spreadsheet that arrived, opened: a score form, another paper of ours, or the reason why it is none.

Source: CONTRACT section 10. Nothing here writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.forms.score.reader import FilledForm, read_form
from pipeline.intake.belonging import Origin, strange, unknown_member
from pipeline.intake.heads import name_in_head
from pipeline.intake.opening import Arrival
from pipeline.intake.senders import UNKNOWN_SENDER, unknown_sender
from pipeline.model.clock import moment_shown
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.sheets.cells import Book, Unreadable, book_from

if TYPE_CHECKING:
    from pipeline.forms.appraisal.reader import FilledAppraisal
    from pipeline.forms.ballots.reader import FilledCount
    from pipeline.forms.responses.reader import FilledResponse

    OtherPaper = FilledAppraisal | FilledCount | FilledResponse


@dataclass(frozen=True, slots=True)
class Examined:
    """An arrival, opened: a `form` of the member `unit`, an appraiser's workbook, the `count` of a vote, the `response`
    of the member `unit` to a round of appraisal, or the `reason` why it is none of them.

    `facts` are for the sentence. `counts_from` is the time by which a form is early or late: its own, of a correction
    that the bloc asked for the earliest of the member's.
    """

    arrival: Arrival
    form: FilledForm | None = None
    unit: str | None = None
    appraisal: FilledAppraisal | None = None
    count: FilledCount | None = None
    response: FilledResponse | None = None
    reason: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    counts_from: datetime | None = None


Examining = Callable[[Sequence[Arrival], Grounds], Iterable[Examined]]
"""How files are opened: one after the other here, or some at a time elsewhere; in their order."""


def examine_here(arrivals: Sequence[Arrival], grounds: Grounds) -> Iterator[Examined]:
    """Files opened one after the other."""
    return (examine(arrival, grounds) for arrival in arrivals)


def examine_some(grounds: Grounds, arrivals: Sequence[Arrival]) -> list[Examined]:
    """Some files opened, as a task."""
    return [examine(arrival, grounds) for arrival in arrivals]


def examine(arrival: Arrival, grounds: Grounds) -> Examined:
    """Open a file, once, and see whether it is a form, else which other paper of ours it is."""
    if arrival.reason:
        return Examined(arrival, reason=arrival.reason)
    try:
        with arrival.source.open() as file:
            data = file.read()
    except OSError:
        return Examined(arrival, reason="unreadable")
    arrival = arrival._replace(sha256=hashlib.sha256(data).hexdigest())
    try:
        book = book_from(data, arrival.file)
        form = read_form(book, grounds.scale)._replace(name=name_in_head(book))
        other = _other_paper(arrival, book, grounds) if form.identity is None else None
    except Unreadable as error:
        return Examined(arrival, reason=error.reason, facts=error.facts)
    return other or _examine_form(arrival, form, grounds)


def _other_paper(arrival: Arrival, book: Book, grounds: Grounds) -> Examined | None:
    """An appraiser's workbook, the count of a vote, a member's answer to an appraisal. Raises: Unreadable.

    How they are read is loaded with the first file that is no score form.
    """
    from pipeline.forms.appraisal.reader import read_appraisal
    from pipeline.forms.ballots.reader import read_count
    from pipeline.forms.responses.reader import read_response

    if appraisal := read_appraisal(book, grounds.scale):
        return _examine_paper(arrival, Examined(arrival, appraisal=appraisal), appraisal, grounds)
    if grounds.config.ballots and (count := read_count(book)):
        return _examine_paper(arrival, Examined(arrival, count=count), count, grounds)
    if response := read_response(book, grounds.scale):
        return _examine_response(arrival, response, grounds)
    return None


def _examine_form(arrival: Arrival, form: FilledForm, grounds: Grounds) -> Examined:
    """Whether a form is of this bloc, year, period, member and scale, and from an address of the member."""
    identity = form.identity
    if identity is None:
        return Examined(arrival, reason="which_form" if form.rivals else "not_a_form", facts=_rivals(form))
    stranger = strange(identity, grounds) or unknown_member(identity.unit, grounds)
    if stranger:
        return Examined(arrival, reason=stranger[0], facts=stranger[1])
    unit = identity.unit
    if form.rivals:
        return Examined(arrival, form, unit, reason="which_form", facts=_rivals(form))
    if identity.scale != grounds.scale.version:
        return Examined(arrival, form, unit, reason="scale_differs", facts=_scales(identity, grounds))
    held = None if arrival.allowed else unknown_sender(arrival.way, unit, grounds)
    if held:
        return Examined(arrival, form, unit, reason=UNKNOWN_SENDER, facts=held)
    return Examined(arrival, form, unit)


def _examine_paper(arrival: Arrival, accepted: Examined, paper: OtherPaper, grounds: Grounds) -> Examined:
    """A paper that is no score form, as `accepted` where it is of this review; it may come at any time."""
    fault = _refused(paper, grounds)
    return Examined(arrival, reason=fault[0], facts=fault[1]) if fault else accepted


def _examine_response(arrival: Arrival, response: FilledResponse, grounds: Grounds) -> Examined:
    """A member's answer where it is of this review; it may come at any time."""
    identity = response.identity
    if identity is None or response.rivals or strange(identity, grounds):
        return _examine_paper(arrival, Examined(arrival, response=response), response, grounds)
    unknown = unknown_member(identity.unit, grounds)
    if unknown:
        return Examined(arrival, reason=unknown[0], facts=unknown[1])
    fault, accepted = _refused(response, grounds), Examined(arrival, unit=identity.unit, response=response)
    return replace(accepted, reason=fault[0], facts=fault[1]) if fault else accepted


def _refused(paper: OtherPaper, grounds: Grounds) -> tuple[str, dict[str, str]] | None:
    """Why a paper that is no score form is not of this bloc, year, period and scale, or nobody knows."""
    identity = paper.identity
    if paper.rivals or identity is None:
        return "which_form" if paper.rivals else "not_a_form", _rivals(paper)
    if identity.scale != grounds.scale.version:
        return strange(identity, grounds) or ("scale_differs", _scales(identity, grounds))
    return strange(identity, grounds)


def _rivals(paper: FilledForm | OtherPaper) -> dict[str, str]:
    return {"sheets": ", ".join(f"“{name}”" for name in paper.rivals)} if paper.rivals else {}


def _scales(identity: Origin, grounds: Grounds) -> dict[str, str]:
    return {"found": identity.scale, "expected": grounds.scale.version}


def times(received: datetime, grounds: Grounds) -> dict[str, str]:
    """Facts for a sentence about a late form."""
    return {"received": moment_shown(received), "deadline": moment_shown(grounds.calendar.deadline)}


def refused(examined: Examined) -> FileRecord:
    """What becomes of a file that is not taken: it is held until somebody says whose it is, or rejected."""
    held = examined.reason == UNKNOWN_SENDER
    return record(examined, FileStatus.HELD if held else FileStatus.REJECTED, examined.reason)


def record(examined: Examined, status: FileStatus, reason: str | None = None) -> FileRecord:
    """What becomes of a file."""
    arrival = examined.arrival
    return FileRecord(
        file=arrival.file,
        sha256=arrival.sha256,
        unit=examined.unit,
        status=status,
        reason=reason,
        received=arrival.received,
        sender=", ".join(dict.fromkeys(arrival.way.senders)),
        explains=examined.response is not None,
    )


def about(examined: Examined, code: str, severity: Severity, **facts: str) -> Finding:
    """A finding about a file as a whole."""
    return Finding(code=code, severity=severity, unit=examined.unit, file=examined.arrival.file, facts=facts)


def bad_sidecar(examined: Examined) -> Finding:
    """The file that tells when this one was received cannot be read."""
    return about(examined, "bad_sidecar", Severity.WARNING)
