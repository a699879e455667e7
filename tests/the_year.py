"""A year of the shipped bloc, played by the commands and from the tables of the secretary's guide."""

import json
import shlex
import shutil
from collections.abc import Callable, Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

import openpyxl
from click.testing import CliRunner

from pipeline.cli.cli import main
from pipeline.rules.parameters import decimal
from tests.filling import write_receipt
from tests.forms.appraisal.filling import fill as appraise
from tests.forms.ballots.counting import fill as count_votes
from tests.forms.responses.filling import fill as respond
from tests.workspaces import a_workspace
from tools.guide import DOCS
from tools.guide.markup import Table, blocks_of

PRAISE, LETTER = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Giấy khen của Giám đốc Sở Khoa học và Công nghệ"
HEAD, DEPUTY, PERIOD = "VP", "KHTC", "2018-year-end"
TOTALS = (10, 10, 10, 9)
"""Present, issued, returned, valid, as the guide's sentence has them."""


def table(*heading: str) -> list[tuple[str, ...]]:
    """The rows of the guide's table that begins with these headings."""
    blocks = blocks_of((DOCS / "thu-ky.md").read_text(encoding="utf-8"))
    rows = (block.rows for block in blocks if isinstance(block, Table))
    return [tuple(row) for row in next(found for found in rows if found[0][: len(heading)] == heading)[1:]]


def commands() -> list[str]:
    """The year's commands, without the program's name."""
    return [row[2].strip("`").removeprefix("thidua ") for row in table("Bước", "Việc", "Lệnh")]


def filled(file: str) -> Mapping[tuple[str, str], Mapping[str, object]]:
    """What the guide has people fill into a file: by member and line, then by label."""
    given: dict[tuple[str, str], dict[str, object]] = {}
    for name, unit, code, label, text in table("Tệp", "Đơn vị"):
        if name == file:
            given.setdefault((unit, code), {})[label] = float(decimal(text)) if text[0].isdigit() else text
    return given


def votes() -> Mapping[tuple[str, str], int]:
    """Votes by award and member: the first member stands for the first award."""
    (row,), heading = table("kiem-phieu.xlsx"), ("QLKH", "CCTDC", "VP", "KHTC")
    return {
        (PRAISE if unit == "QLKH" else LETTER, unit): int(number) for unit, number in zip(heading, row[1:], strict=True)
    }


class Year:
    """The bloc's workspace over a year: its commands so far, and the results as they stand."""

    def __init__(self, root: Path) -> None:
        a_workspace(root)
        self.root = root
        self.commands: list[str] = []

    def __call__(self, command: str) -> str:
        """A command that ends well, given in the bloc's folder; what it says."""
        with chdir(self.root):
            found = CliRunner().invoke(main, shlex.split(command), catch_exceptions=False)
        assert found.exit_code == 0, found.output
        self.commands.append(command)
        return found.output

    @property
    def output(self) -> Path:
        return self.root / "output" / PERIOD

    def retarget(self, line: str, unit: str, figure: int) -> None:
        """Register another figure in targets.xlsx."""
        path = self.root / "input_templates" / "targets.xlsx"
        book = openpyxl.load_workbook(path)
        sheet = book["Chỉ tiêu"]
        (row,) = (cell.row for cell in sheet["A"] if cell.value == line)
        (column,) = (cell.column for cell in sheet[4] if cell.value == unit)
        sheet.cell(row, column, figure)
        book.save(path)

    def results(self) -> dict[str, Any]:
        return json.loads((self.output / "review" / "results.json").read_text(encoding="utf-8"))

    def totals(self) -> dict[str, str]:
        """Of the first four, in order of place."""
        return {one["unit"]: one["total"] for one in self.results()["standings"][:4]}

    def awards(self) -> dict[str, list[str]]:
        return {one["unit"]: one["awards"] for one in self.results()["standings"] if one["awards"]}

    def appraised(self, who: str, number: int, day: str) -> None:
        file = f"appraisal/vong-{number}/{who}.xlsx"
        self._send(file, day, lambda path: appraise(path, filled(file)))

    def responded(self, unit: str, day: str) -> None:
        file = f"responses/vong-1/giai-trinh-{unit}.xlsx"
        given = {code: values for (_, code), values in filled(file).items()}
        self._send(file, day, lambda path: respond(path, given))

    def voted(self, day: str) -> None:
        self._send("ballots/kiem-phieu.xlsx", day, lambda path: count_votes(path, votes(), TOTALS))

    def _send(self, written: str, day: str, fill: Callable[[Path], object]) -> None:
        """A paper that the program wrote is filled by somebody and comes back into the inbox."""
        goal = self.root / "inbox" / PERIOD / Path(*Path(written).parts[1:])
        goal.parent.mkdir(exist_ok=True)
        shutil.copyfile(self.output / written, goal)
        fill(goal)
        write_receipt(goal, f"{day}T09:00:00+07:00")


def pact(year: Year) -> str:
    said = year("check")
    year("agreement")
    return said


def six_months(year: Year) -> str:
    """The forms are out when a member's target is changed; what the check says of that."""
    year("forms --period six-month")
    year.retarget("A1.1", "TTR", 28)
    said = year("check")
    year("forms --period six-month --only TTR")
    year("run --period six-month")
    year("publish --period six-month --anyway")
    return said


def self_scores(year: Year) -> str:
    year("forms --period year-end")
    said = year("status --period year-end")
    year("run --period year-end")
    return said


def first_round(year: Year) -> None:
    year("appraisal --period year-end")
    year.appraised(HEAD, 1, "2018-12-14")
    year.appraised(DEPUTY, 1, "2018-12-13")
    year("run --period year-end")


def explanations(year: Year) -> None:
    year("responses --period year-end")
    year.responded("CCTDC", "2018-12-17")
    year.responded("VP", "2018-12-17")


def second_round(year: Year) -> str:
    year("appraisal --period year-end --round 2")
    year.appraised(HEAD, 2, "2018-12-20")
    year("run --period year-end")
    return year("explain CCTDC A2 --period year-end")


def vote(year: Year) -> None:
    year("ballots --period year-end")
    year.voted("2018-12-24")
    year("run --period year-end")


def sealing(year: Year) -> str:
    year("publish --period year-end --anyway")
    return year("verify --period year-end")


def next_year(year: Year) -> tuple[str, str]:
    """What is said when next year's folder is made, and when it is checked."""
    init, check = commands()[-2:]
    return year(init), year(check)
