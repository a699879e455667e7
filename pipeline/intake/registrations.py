"""Bản đăng ký chỉ tiêu: which came, which count of each member, and what they register (CONTRACT section 5)."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from pipeline.forms.kit.columns import Columns
from pipeline.forms.kit.comparing import filling
from pipeline.forms.kit.paper import FilledPaper
from pipeline.forms.registration.layout import Column
from pipeline.forms.registration.reader import read_registration, registered
from pipeline.intake.arrivals import arrivals
from pipeline.intake.choosing import choose, undecided
from pipeline.intake.examining import Examined, about
from pipeline.intake.opening import Arrival
from pipeline.model.bloc import Period
from pipeline.model.finding import Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.sheets.cells import Unreadable, book_from
from pipeline.text import labels
from pipeline.text.numbers import plain
from pipeline.text.words import did_you_mean, fold

_JUNE = next(word for word, period in labels.PERIODS.items() if period is Period.SIX_MONTH)

Figures = Mapping[str, Mapping[Columns, Decimal]]
"""Line code → column of the form → figure."""


@dataclass(slots=True)
class Registrations:
    """What came: member code → its figures, and the findings about files and cells."""

    figures: dict[str, Figures] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def take_registrations(folder: Path, grounds: Grounds) -> Registrations:
    """Every registration below a folder, containers opened; of each member the one that counts. Nothing is written."""
    came, taken = Registrations(), arrivals(folder)
    forms: dict[str, FilledPaper] = {}
    by_member: dict[str, list[Examined]] = {}
    for arrival in taken.arrivals:
        examined, form = _examined(arrival, grounds)
        if form is None or examined.unit is None:
            came.findings.append(about(examined, examined.reason or "not_a_form", Severity.ERROR, **examined.facts))
        else:
            forms[examined.arrival.file] = form
            by_member.setdefault(examined.unit, []).append(examined)
    for unit, sent in by_member.items():
        _choose(came, unit, sent, forms, grounds)
    return came


def _choose(
    came: Registrations, unit: str, sent: Sequence[Examined], forms: Mapping[str, FilledPaper], grounds: Grounds
) -> None:
    choice = choose(sent, lambda one: filling(forms[one.arrival.file]))
    if choice.counted is None:
        came.findings += undecided(choice.others)[1]
        return
    file = choice.counted.arrival.file
    said = registered(forms[file], grounds.scale, unit, file)
    came.figures[unit] = said.figures
    came.findings += said.findings


def _examined(arrival: Arrival, grounds: Grounds) -> tuple[Examined, FilledPaper | None]:
    """A file opened: a registration of a member of this bloc and year, or the reason why it is none."""
    if arrival.reason:
        return Examined(arrival, reason=arrival.reason), None
    try:
        with arrival.source.open() as file:
            data = file.read()
        arrival = arrival._replace(sha256=hashlib.sha256(data).hexdigest())
        form = read_registration(book_from(data, arrival.file), grounds.scale)
    except OSError:
        return Examined(arrival, reason="unreadable"), None
    except Unreadable as error:
        return Examined(arrival, reason=error.reason, facts=error.facts), None
    refusal = _refusal(form, grounds)
    if form is None or form.identity is None or refusal:
        reason, facts = refusal or ("not_a_form", {})
        return Examined(arrival, reason=reason, facts=facts), None
    return Examined(arrival, unit=form.identity.unit), form


def _refusal(form: FilledPaper | None, grounds: Grounds) -> tuple[str, dict[str, str]] | None:
    """Why a form is not one of this bloc, year and members; the scale may have changed since it went out."""
    if form is None or form.identity is None:
        return "not_a_form", {}
    identity, bloc = form.identity, grounds.config.bloc
    for code, found, expected in (
        ("wrong_bloc", identity.bloc, bloc.name),
        ("wrong_year", str(identity.year), str(bloc.year)),
    ):
        if fold(found) != fold(expected):
            return code, {"found": found, "expected": expected}
    codes = [member.code for member in bloc.members]
    if identity.unit not in codes:
        return "unknown_member", {"found": identity.unit, "suggestion": did_you_mean(identity.unit, codes)}
    return None


def target_rows(figures: Mapping[str, Figures], grounds: Grounds) -> list[dict[str, str]]:
    """The rows of targets.xlsx: one a line, or one for each time where a member has a figure of its own for June."""
    halves = any(Column.HALF_YEAR in given for lines in figures.values() for given in lines.values())
    rows: list[dict[str, str]] = []
    for line in grounds.scale.lines:
        given = {unit: lines[line.code] for unit, lines in figures.items() if line.code in lines}
        for column, name in _times(given.values()):
            told = {unit: plain(one[column]) for unit, one in given.items() if column in one}
            row = {labels.CODE: line.code, labels.TITLE: line.title} | ({labels.PERIOD: name} if halves else {})
            rows.append(row | told)
    return rows


def _times(given: Iterable[Mapping[Columns, Decimal]]) -> Iterator[tuple[Column, str]]:
    """The columns that hold a figure, each with what `Kỳ` says of it.

    The year's is blank: June falls back on it where a member has no figure of its own.
    """
    columns = {column for one in given for column in one}
    if Column.HALF_YEAR in columns:
        yield Column.HALF_YEAR, _JUNE
    if Column.YEAR in columns:
        yield Column.YEAR, ""
