"""Sổ nhận phiếu: what people say of what came, read row by row (CONTRACT section 10)."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from pipeline.model.clock import VIETNAM
from pipeline.model.finding import Finding, Severity
from pipeline.sheets.cells.kept import KeptTable, KeptValue, kept_table
from pipeline.text.words import clean, fold

REGISTER, SHEET = "so-nhan-phieu.xlsx", "Sổ nhận phiếu"
FILE, UNIT, RECEIVED, SENDER, OUTCOME = "Tệp", "Đơn vị", "Nhận lúc", "Gửi từ", "Kết quả"
REQUESTED, ALLOWED, REMARK = "Sửa theo yêu cầu", "Chấp nhận", "Ghi chú"
LABELS = (FILE, UNIT, RECEIVED, SENDER, OUTCOME, REQUESTED, ALLOWED, REMARK)

_LINE_ENDS = r"[\t\r\n]+"
_MOMENT = r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\s+(\d{1,2})(?::|h)(\d{2})(?::(\d{2}))?"


class Ruling(NamedTuple):
    """What a person says of one file: when it came, that it is a correction the bloc asked for, that it is let in."""

    received: datetime | None = None
    requested: bool = False
    allowed: bool = False


class Register(NamedTuple):
    """The rulings by `key_of` the file, and what is wrong with rows."""

    rulings: Mapping[str, Ruling] = {}
    findings: tuple[Finding, ...] = ()


def key_of(file: str) -> str:
    """A path as it is compared: as a text that comes in, on one line."""
    return clean(re.sub(_LINE_ENDS, " ", file))


def read_register(data: bytes, files: Collection[str]) -> Register:
    """The register, held against the paths that are there. Raises: Unreadable."""
    table = kept_table(data, REGISTER, SHEET, LABELS)
    there = {key_of(file) for file in files}
    rulings: dict[str, Ruling] = {}
    findings: list[Finding] = []
    for number, values in table.rows():
        row = _Row(table, number, values)
        key = key_of(text_of(values.get(FILE)))
        if key in rulings:
            findings.append(row.finding("duplicate_row", Severity.ERROR, FILE))
        elif key not in there:
            findings.append(row.finding("register_row_unknown", Severity.WARNING, FILE))
        else:
            rulings[key], faults = _ruling(row)
            findings += faults
    return Register(rulings, tuple(findings))


class _Row(NamedTuple):
    table: KeptTable
    number: int
    values: Mapping[str, KeptValue]

    def text(self, label: str) -> str:
        return text_of(self.values.get(label))

    def finding(self, code: str, severity: Severity, label: str) -> Finding:
        cell = f"{self.table.sheet.title}!{self.table.place(self.number, label)}"
        facts = {"row_of": self.text(FILE) or f"dòng {self.number}", "column": label}
        return Finding(code=code, severity=severity, file=REGISTER, cell=cell, seen=self.text(label), facts=facts)


def _ruling(row: _Row) -> tuple[Ruling, Sequence[Finding]]:
    """What a row says; what cannot be read, or gives no reason, says nothing."""
    findings = list(_unknown_marks(row))
    received = moment_of(row.values.get(RECEIVED))
    if received is None and row.text(RECEIVED):
        findings.append(row.finding("not_a_date", Severity.ERROR, RECEIVED))
    allowed = _marked(row, ALLOWED)
    if allowed and not row.text(REMARK):
        findings.append(row.finding("reason_missing", Severity.ERROR, ALLOWED))
    return Ruling(received, _marked(row, REQUESTED), allowed and bool(row.text(REMARK))), findings


def _marked(row: _Row, label: str) -> bool:
    return fold(row.text(label)) == "x"


def _unknown_marks(row: _Row) -> Iterator[Finding]:
    for label in (REQUESTED, ALLOWED):
        if row.text(label) and not _marked(row, label):
            yield row.finding("unknown_mark", Severity.ERROR, label)


def text_of(value: KeptValue) -> str:
    """What a person reads in a cell, without what nobody sees; "" for a blank one."""
    return "" if value is None else key_of(str(value))


def moment_of(value: KeptValue) -> datetime | None:
    """A date and time in Vietnam, from a cell of a date or a text `d/m/yyyy h:mm`; None where it is neither."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=VIETNAM)
    match = re.fullmatch(_MOMENT, text_of(value)) if isinstance(value, str) else None
    if match is None:
        return None
    day, _, month, year, hour, minute, second = match.groups()
    try:
        return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=VIETNAM)
    except ValueError:
        return None
