"""What arrived: every file of the inbox, opened and checked one by one.

Source: CONTRACT section 10. Nothing here writes.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from pipeline.forms.appraisal.reader import FilledAppraisal, read_appraisal
from pipeline.forms.ballots.reader import FilledCount, read_count
from pipeline.forms.responses.reader import FilledResponse, read_response
from pipeline.forms.score.reader import FilledForm, read_form
from pipeline.model.bloc import Period
from pipeline.model.clock import VIETNAM, day_in_vietnam, moment_shown
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.sheets.cells import Book, Unreadable, read_book
from pipeline.text.terms import PERIODS
from pipeline.text.words import did_you_mean, fold

SIDECAR = ".meta.json"
SPREADSHEETS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods")
"""What people save forms as. Nobody reads an .xlsb here, but it is a form that must be asked for again."""


OtherPaper = FilledAppraisal | FilledCount | FilledResponse


class Origin(Protocol):
    """What every paper of ours says of where it belongs."""

    @property
    def bloc(self) -> str:
        """The bloc's name."""

    @property
    def year(self) -> int:
        """The year under review."""

    @property
    def period(self) -> Period:
        """The period under review."""

    @property
    def scale(self) -> str:
        """The version of the scale."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A spreadsheet as it came. `received` None = unknown; `sidecar_fault` where its sidecar cannot be read."""

    path: Path
    file: str
    sha256: str
    received: datetime | None
    sidecar_fault: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """An arrival, opened: a `form` of the member `unit`, an appraiser's workbook, the `count` of a vote, the `response`
    of the member `unit` to a round of appraisal, or the `reason` why it is none of them.

    `facts` are for the sentence.
    """

    arrival: Arrival
    form: FilledForm | None = None
    unit: str | None = None
    appraisal: FilledAppraisal | None = None
    count: FilledCount | None = None
    response: FilledResponse | None = None
    reason: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


def arrivals(folder: Path) -> tuple[tuple[Arrival, ...], tuple[FileRecord, ...]]:
    """The spreadsheets below a folder, and the records of all that is none; both by path. No folder: nothing."""
    found: list[Arrival] = []
    ignored: list[FileRecord] = []
    for path in sorted(_regular_files(folder), key=lambda path: _name(folder, path)):
        file, reason = _name(folder, path), _why_ignored(folder, path)
        if reason == "sidecar":
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if reason:
            ignored.append(FileRecord(file=file, sha256=digest, unit=None, status=FileStatus.IGNORED, reason=reason))
        else:
            received, fault = _receipt(path)
            found.append(Arrival(path, file, digest, received, fault))
    return tuple(found), tuple(ignored)


def _regular_files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _name(folder: Path, path: Path) -> str:
    """The path below the inbox, NFC; a name that is no Unicode (old archives have such) is told with `?` in it."""
    return unicodedata.normalize("NFC", path.relative_to(folder).as_posix()).encode("utf-8", "replace").decode()


def _why_ignored(folder: Path, path: Path) -> str | None:
    """Why a file is no form; `sidecar` for a sidecar that belongs to a file, which is not listed."""
    if path.name.startswith(("~$", ".~lock.")):
        return "lock_file"
    if path.name.endswith(SIDECAR):
        return "sidecar" if path.with_name(path.name.removesuffix(SIDECAR)).is_file() else "orphan_sidecar"
    if any(part.startswith(".") for part in path.relative_to(folder).parts):
        return "hidden"
    return None if path.suffix.lower() in SPREADSHEETS else "not_a_spreadsheet"


def _receipt(path: Path) -> tuple[datetime | None, bool]:
    """When a file was received by its sidecar, and whether the sidecar cannot be read."""
    sidecar = path.with_name(path.name + SIDECAR)
    if not sidecar.is_file():
        return None, False
    try:
        return _moment(json.loads(sidecar.read_text(encoding="utf-8-sig"))["received"]), False
    except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None, True


def _moment(text: str) -> datetime:
    """A moment written by ISO 8601, in Vietnam where it has no offset. A day alone is none: nobody knows the hour.

    Raises: ValueError, TypeError; OverflowError at the edges of the calendar.
    """
    received = datetime.fromisoformat(text)
    if ":" not in text:
        raise ValueError(text)
    received = received if received.tzinfo else received.replace(tzinfo=VIETNAM)
    day_in_vietnam(received)
    return received


def examine(arrival: Arrival, grounds: Grounds) -> Examined:
    """Open a file, once, and see whether it is a form, else which other paper of ours it is."""
    try:
        book = read_book(arrival.path, arrival.file)
        form = read_form(book, grounds.scale)
        other = _other_paper(arrival, book, grounds) if form.identity is None else None
    except Unreadable as error:
        return Examined(arrival, reason="unreadable", facts=error.facts)
    return other or _examine_form(arrival, form, grounds)


def _other_paper(arrival: Arrival, book: Book, grounds: Grounds) -> Examined | None:
    """An appraiser's workbook, the count of a vote, a member's answer to an appraisal. Raises: Unreadable."""
    if appraisal := read_appraisal(book, grounds.scale):
        return _examine_paper(arrival, Examined(arrival, appraisal=appraisal), appraisal, grounds)
    if grounds.config.ballots and (count := read_count(book)):
        return _examine_paper(arrival, Examined(arrival, count=count), count, grounds)
    if response := read_response(book, grounds.scale):
        return _examine_response(arrival, response, grounds)
    return None


def _examine_form(arrival: Arrival, form: FilledForm, grounds: Grounds) -> Examined:
    """Whether a form is of this bloc, year, period, member and scale, and in time."""
    identity = form.identity
    if identity is None:
        return Examined(arrival, reason="which_form" if form.rivals else "not_a_form", facts=_rivals(form))
    stranger = _strange(identity, grounds) or _unknown(identity.unit, grounds)
    if stranger:
        return Examined(arrival, reason=stranger[0], facts=stranger[1])
    unit, cutoff = identity.unit, grounds.calendar.cutoff
    if form.rivals:
        return Examined(arrival, form, unit, reason="which_form", facts=_rivals(form))
    if identity.scale != grounds.scale.version:
        return Examined(arrival, form, unit, reason="scale_differs", facts=_scales(identity, grounds))
    if cutoff and arrival.received and arrival.received > cutoff:
        return Examined(arrival, form, unit, reason="late", facts=times(arrival.received, grounds))
    return Examined(arrival, form, unit)


def _examine_paper(arrival: Arrival, accepted: Examined, paper: OtherPaper, grounds: Grounds) -> Examined:
    """A paper that is no score form, as `accepted` where it is of this review; it may come at any time."""
    refused = _refused(paper, grounds)
    return Examined(arrival, reason=refused[0], facts=refused[1]) if refused else accepted


def _examine_response(arrival: Arrival, response: FilledResponse, grounds: Grounds) -> Examined:
    """A member's answer where it is of this review; it may come at any time."""
    identity = response.identity
    if identity is None or response.rivals or _strange(identity, grounds):
        return _examine_paper(arrival, Examined(arrival, response=response), response, grounds)
    unknown = _unknown(identity.unit, grounds)
    if unknown:
        return Examined(arrival, reason=unknown[0], facts=unknown[1])
    refused, accepted = _refused(response, grounds), Examined(arrival, unit=identity.unit, response=response)
    return replace(accepted, reason=refused[0], facts=refused[1]) if refused else accepted


def _refused(paper: OtherPaper, grounds: Grounds) -> tuple[str, dict[str, str]] | None:
    """Why a paper that is no score form is not of this bloc, year, period and scale, or nobody knows."""
    identity = paper.identity
    if paper.rivals or identity is None:
        return "which_form" if paper.rivals else "not_a_form", _rivals(paper)
    if identity.scale != grounds.scale.version:
        return _strange(identity, grounds) or ("scale_differs", _scales(identity, grounds))
    return _strange(identity, grounds)


def _rivals(paper: FilledForm | OtherPaper) -> dict[str, str]:
    return {"sheets": ", ".join(f"“{name}”" for name in paper.rivals)} if paper.rivals else {}


def _scales(identity: Origin, grounds: Grounds) -> dict[str, str]:
    return {"found": identity.scale, "expected": grounds.scale.version}


def times(received: datetime, grounds: Grounds) -> dict[str, str]:
    """Facts for a sentence about a late form."""
    return {"received": moment_shown(received), "deadline": moment_shown(grounds.calendar.deadline)}


def _strange(identity: Origin, grounds: Grounds) -> tuple[str, dict[str, str]] | None:
    """Why a paper is none of this review: the reason and its facts."""
    bloc = grounds.config.bloc
    for code, found, expected in (
        ("wrong_bloc", identity.bloc, bloc.name),
        ("wrong_year", str(identity.year), str(bloc.year)),
        ("wrong_period", PERIODS[identity.period], PERIODS[grounds.period]),
    ):
        if fold(found) != fold(expected):
            return code, {"found": found, "expected": expected}
    return None


def _unknown(unit: str, grounds: Grounds) -> tuple[str, dict[str, str]] | None:
    codes = [member.code for member in grounds.config.bloc.members]
    if unit in codes:
        return None
    return "unknown_member", {"found": unit, "suggestion": did_you_mean(unit, codes)}


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
        explains=examined.response is not None,
    )


def about(examined: Examined, code: str, severity: Severity, **facts: str) -> Finding:
    """A finding about a file as a whole."""
    return Finding(code=code, severity=severity, unit=examined.unit, file=examined.arrival.file, facts=facts)


def bad_sidecar(examined: Examined) -> Finding:
    """The file that tells when this one was received cannot be read."""
    return about(examined, "bad_sidecar", Severity.WARNING)
