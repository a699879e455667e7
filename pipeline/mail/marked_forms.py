"""A member's own form as it came, and the copy of it with the cells that are to be mended marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.intake.arrivals import arrivals
from pipeline.intake.kinds import SPREADSHEETS
from pipeline.intake.opening import Arrival
from pipeline.mail.blank_forms import form_name
from pipeline.mail.mails import Attachment
from pipeline.mail.subject import Subject
from pipeline.model.bloc import Member
from pipeline.model.finding import Finding
from pipeline.sheets.cells import Unreadable
from pipeline.sheets.cells.marking import CellMark, marked
from pipeline.text.mail import mark_text
from pipeline.text.papers.letters import what_to_do

COLOUR = "FFC000"
"""Amber: none of the colours of a form."""


@dataclass(frozen=True, slots=True)
class OwnForm:
    """The form of a member as an attachment; `is_marked` False: there is no cell to mark, or none can be marked."""

    attachment: Attachment
    is_marked: bool


def forms_received(inbox: Path) -> dict[str, Arrival]:
    """What lies in the inbox and in its containers, by path as findings have it."""
    return {one.file: one for one in arrivals(inbox).arrivals}


def own_form(subject: Subject, member: Member, arrival: Arrival, findings: Iterable[Finding]) -> OwnForm:
    """The member's form with a mark at each finding that has a cell. Raises: OSError, where it is gone."""
    with arrival.source.open() as file:
        data = file.read()
    marks = [mark for finding in findings if (mark := _mark(finding))]
    as_it_came = OwnForm(Attachment(form_name(subject, member, _suffix(arrival.file)), data), is_marked=False)
    try:
        copy = marked(data, arrival.file, marks, author=subject.config.bloc.name, colour=COLOUR) if marks else b""
    except Unreadable:
        return as_it_came
    return OwnForm(Attachment(form_name(subject, member), copy), is_marked=True) if copy else as_it_came


def _mark(finding: Finding) -> CellMark | None:
    sheet, _, cell = (finding.cell or "").rpartition("!")
    return CellMark(sheet, cell, mark_text(finding, what_to_do(finding))) if sheet else None


def _suffix(file: str) -> str:
    """The ending of a spreadsheet's name; of one under any other name that of Excel."""
    suffix = PurePosixPath(file.lower()).suffix
    return suffix if suffix in SPREADSHEETS else ".xlsx"
