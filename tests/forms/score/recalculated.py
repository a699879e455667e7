"""Fills forms, has LibreOffice compute them, and asks the engine for the same: one batch, one start of the office."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from pipeline.forms.kit.columns import cell
from pipeline.forms.kit.table import Value
from pipeline.forms.score.draft import Answers
from pipeline.forms.score.layout import FIRST_ROW, FORM_SHEET, MAXIMUM_CELLS, TOTAL_CELLS, Column, form_lines
from pipeline.forms.score.writer import write_form
from pipeline.model.bloc import Config, Member, Period
from pipeline.model.cells import NOTHING, Cell, CellKind
from pipeline.model.grounds import Grounds
from pipeline.model.result import Basis, Mark, Scorecard
from pipeline.model.scale import Scale
from pipeline.model.submission import Entry, Part, Submission
from pipeline.scoring.answers import read_statement
from pipeline.scoring.applicability import excluded
from pipeline.scoring.stages import score
from pipeline.sheets.cells.formats import GENERAL, section_for
from tests.builders import a_config, a_member

MEMBER = a_member("VP", "Văn phòng Sở", groups=("phòng",))


@dataclass(frozen=True, kw_only=True)
class Filled:
    """One form as a member filled it. `by_hand`: written blank, then filled cell by cell as a person does."""

    name: str
    scale: Scale
    answers: Mapping[str, Answers] = field(default_factory=dict)
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    others_targets: Mapping[str, Decimal] = field(default_factory=dict)
    config: Config = field(default_factory=a_config)
    by_hand: bool = False
    formats: Mapping[str, str] = field(default_factory=dict)
    member: Member = MEMBER
    period: Period = Period.YEAR_END

    @property
    def rows(self) -> dict[str, int]:
        lines = form_lines(self.scale, self.member, self.period)
        return {line.code: row for row, line in enumerate(lines, start=FIRST_ROW)}

    @property
    def grounds(self) -> Grounds:
        targets = {code: {"TTR": target} for code, target in self.others_targets.items()}
        for code, target in self.targets.items():
            targets.setdefault(code, {})[self.member.code] = target
        return Grounds(config=self.config, period=self.period, scale=self.scale, targets=targets)

    def card(self) -> Scorecard:
        """What the engine says of it."""
        grounds = self.grounds
        lines = tuple(line for line in self.scale.lines if not excluded(self.scale, line, self.member, self.period))
        entries = {code: self._entry(code, given) for code, given in self.answers.items()}
        submission = Submission(unit=self.member.code, file="VP.xlsx", entries=entries)
        return score(grounds, (read_statement(grounds, lines, self.member, submission),)).cards[0]

    def _entry(self, code: str, given: Answers) -> Entry:
        shown_as = self.formats.get(code, GENERAL)
        held = {
            Part.REPORTED: _cell(given.reported, shown_as),
            Part.CLAIMED: _cell(given.claimed, shown_as),
            Part.NOT_APPLICABLE: _cell(given.not_applicable),
            Part.NOTE: _cell(given.note),
        }
        return Entry(code, tuple(held.get(part, NOTHING) for part in Part))


def _cell(value: Value, shown_as: str = GENERAL) -> Cell:
    match value:
        case None:
            return NOTHING
        case bool():
            return Cell(CellKind.BOOL, value, None)
        case Decimal():
            kind = section_for(shown_as, value).kind
            day = date(1899, 12, 30) + timedelta(days=int(value)) if kind is CellKind.DATE else None
            return Cell(kind, day or value, None)
        case date():
            return Cell(CellKind.DATE, value, None)
        case _:
            return Cell(CellKind.TEXT, value.strip(), None) if value.strip() else NOTHING


@dataclass(frozen=True)
class Shown:
    """What a form shows once it is computed."""

    filled: Filled
    sheet: Any

    def points(self, code: str) -> Any:
        return self.sheet[cell(Column.CLAIMED, self.filled.rows[code])].value

    @property
    def total(self) -> Decimal:
        return Decimal(str(self.sheet[TOTAL_CELLS[1]].value))

    @property
    def maximum(self) -> Decimal:
        return Decimal(str(self.sheet[MAXIMUM_CELLS[1]].value))


def recalculate(folder: Path, forms: list[Filled]) -> dict[str, Shown]:
    """Write the forms, compute them in one go, and read what they show."""
    before, after = folder / "before", folder / "after"
    before.mkdir()
    for form in forms:
        write(before / f"{form.name}.xlsx", form)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(after)]
    paths = [str(before / f"{form.name}.xlsx") for form in forms]
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=300)
    return {
        form.name: Shown(form, load_workbook(after / f"{form.name}.xlsx", data_only=True)[FORM_SHEET]) for form in forms
    }


def write(path: Path, form: Filled) -> None:
    """The form at `path`."""
    write_form(
        path,
        config=form.config,
        period=form.period,
        scale=form.scale,
        member=form.member,
        targets=form.targets,
        by_figures=form.grounds.by_figures,
        answers=None if form.by_hand else form.answers,
    )
    if form.by_hand:
        book = load_workbook(path)
        for code, row in form.rows.items():
            _fill(book[FORM_SHEET], row, form.answers.get(code, Answers()), form.formats.get(code))
        book.save(path)


def _fill(sheet: Any, row: int, given: Answers, number_format: str | None) -> None:
    for column in Column:
        if given.of(column) is None:
            continue
        at = sheet[cell(column, row)]
        at.value = given.of(column)
        if number_format and column in (Column.REPORTED, Column.CLAIMED):
            at.number_format = number_format


def expected(mark: Mark, given: Answers) -> Decimal | str:
    """What `Điểm tự chấm` of a computed line should show for the engine's mark."""
    if mark.basis is Basis.NOT_APPLICABLE and mark.maximum == 0:
        return "–"
    if mark.basis is Basis.MISSING:
        return "" if given.reported is None else "kiểm tra"
    return mark.points


def shown_equals(value: Any, wanted: Decimal | str) -> bool:
    """Numbers to the last digit; nothing at all is an empty text."""
    if isinstance(wanted, str):
        return (value or "") == wanted
    return isinstance(value, (int, float)) and Decimal(str(value)) == wanted
