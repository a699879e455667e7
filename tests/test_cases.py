"""Real and composed blocs from filled forms to the scoreboard, with values known beforehand.

A folder of tests/cases holds expected.json and what is not part of the shipped example of its name. A run of
expected.json says what it expects: a key that is absent is not asserted.
"""

import csv
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.bloc import Period
from pipeline.model.finding import FileStatus, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.result import Basis, Review, Scorecard
from pipeline.model.rounding import half_up
from pipeline.model.scale import BlocFigures, Case, Kind
from pipeline.reviewing import review
from pipeline.rules import parse_rule
from pipeline.rules.parameters import LineFacts
from pipeline.starting.example import write_example
from pipeline.starting.shipped import SHIPPED
from pipeline.workspace.workspace import Workspace
from tests.answering import every_card
from tests.builders import SIX_MONTH_DEADLINE
from tests.forms.appraisal.filling import FIGURE, POINTS, REASON, fill, issue, shown
from tests.workspaces import a_workspace, grounds_of

CASES = Path(__file__).with_name("cases")
NAMES = sorted(path.name for path in CASES.iterdir())


def expected(name: str) -> dict[str, Any]:
    return dict(json.loads((CASES / name / "expected.json").read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Run:
    """One review of a case; `suffix` names the variant of its files."""

    name: str
    expected: dict[str, Any]

    @property
    def period(self) -> Period:
        return Period(self.expected["period"])

    @property
    def suffix(self) -> str:
        return str(self.expected.get("suffix", ""))

    @property
    def appraisal(self) -> Path | None:
        """The table of what the appraisers said, where there is one."""
        files = (CASES / self.name / f"appraisal{part}{self.suffix}.csv" for part in ("", f"-{self.period.value}"))
        return next((file for file in files if file.exists()), None)

    def __str__(self) -> str:
        return f"{self.name}-{self.period.value}{self.suffix}"


def runs() -> Iterator[Any]:
    for name in NAMES:
        for number, told in enumerate(expected(name)["runs"]):
            run = Run(name, told)
            yield pytest.param(run, id=f"{run}-{number}")


def reviewed(run: Run, folder: Path) -> Review:
    """The review of the case's forms and of its appraisal, which are written as real workbooks first."""
    if (SHIPPED / run.name).exists() and not run.suffix:
        a_workspace(folder / "khoi", run.name)
    else:
        (folder / "khoi" / "input_templates").mkdir(parents=True)
        write_example(source_of(run, folder / "nguon"), folder / "khoi")
    grounds = grounds_of(folder / "khoi", run.period)
    inbox = Workspace(folder / "khoi").inbox(grounds.config.bloc.year, run.period)
    if run.appraisal:
        appraise(run.appraisal, grounds, folder, inbox)
    return review(grounds, inbox).review


def appraise(table: Path, grounds: Grounds, folder: Path, inbox: Path) -> None:
    """What the appraisers said, filled into the workbooks that were written for them, which then lie in the inbox."""
    grounds = headed(grounds)
    with table.open(encoding="utf-8", newline="") as rows:
        said = {(row["unit"], row["code"]): row for row in csv.DictReader(rows)}
    for number, path in enumerate(issue(folder / "tham-dinh", grounds, inbox)):
        asked = shown(path)
        given = {pair: filled(row) for pair, row in said.items() if pair in asked}
        fill(path, given)
        shutil.copyfile(path, inbox / f"tham-dinh-{number}.xlsx")
        said = {pair: row for pair, row in said.items() if pair not in given}
    assert not said


def headed(grounds: Grounds) -> Grounds:
    """With a head of the bloc, who appraises the lines that no office does."""
    bloc = grounds.config.bloc
    return grounds._replace(config=grounds.config._replace(bloc=bloc._replace(head=bloc.head or bloc.members[0].code)))


def filled(row: dict[str, str]) -> dict[str, Any]:
    texts = {FIGURE: row["appraised_value"], POINTS: row["appraised_points"], REASON: row["reason"]}
    return {label: as_typed(text) for label, text in texts.items() if text}


def as_typed(text: str) -> Any:
    """A number where the table has one, else the text."""
    return float(text.replace(",", ".")) if re.fullmatch(r"[0-9]+(,[0-9]+)?", text) else text


def source_of(run: Run, folder: Path) -> Path:
    """The files of the example and of the case together, the variant's in place of the others."""
    folder.mkdir()
    for source in (SHIPPED / run.name, CASES / run.name):
        for path in source.glob("*"):
            shutil.copyfile(path, folder / path.name)
    for path in folder.glob(f"*{run.suffix}.csv"):
        shutil.move(path, folder / path.name.replace(run.suffix, ""))
    return folder


# -------------------------------------------------------------------------------- what is expected


def figures(review: Review, card: Scorecard) -> dict[str, Any]:
    """A member's results in the words of expected.json."""
    decimals = review.config.scoring.decimals

    def points(number: Decimal) -> str:
        return str(half_up(number, decimals))

    applying = [
        mark for mark in card.marks if mark.basis is not Basis.NOT_APPLICABLE and mark.kind is not Kind.CONDITION
    ]
    told = {
        "base": points(card.tally.base),
        "bonus": points(card.tally.bonus),
        "deduction": points(card.tally.deduction),
        "total": points(card.total),
        "maximum": points(card.tally.maximum),
        "percent": str(card.percent),
        "claimed_total": points(card.claimed_total),
        "marks": {mark.code: points(mark.points) for mark in applying},
        "sections": {code: points(tally.net) for code, tally in card.tallies.items()},
    }
    for standing in review.board.standings:
        if standing.card is card:
            told |= {
                "place": standing.place,
                "shared": standing.shared,
                "decided_by": standing.decided_by,
                "grade": standing.grade,
                "awards": list(standing.awards),
            }
    return told


def not_ranked(review: Review) -> list[dict[str, str]]:
    return [{"unit": one.member.code, "reason": one.reason} for one in review.board.not_ranked]


def files(review: Review) -> list[tuple[str | None, str, str, str | None]]:
    """Unit, version, status and reason of every form; the appraisers' workbooks are nobody's."""
    of_members = [file for file in review.files if not file.file.startswith("tham-dinh-")]
    records = ((file, "2" if file.file.endswith("-v2.xlsx") else "1") for file in of_members)
    return sorted((file.unit, version, file.status.value, file.reason) for file, version in records)


def worth_a_look(review: Review) -> list[tuple[str, str, str, str]]:
    """Errors, warnings and superseded forms: severity, unit, line, code, each once.

    A form refused for its lateness is told by `files` and `not_ranked` of a case.
    """
    told = {
        (one.severity.value, one.unit or "", one.line or "", one.code)
        for one in review.findings
        if one.severity is not Severity.INFO or one.code == "superseded"
    }
    return sorted(one for one in told if (one[0], one[3]) != ("error", "late"))


@pytest.mark.parametrize("run", list(runs()))
def test_a_case_gives_what_is_known_of_it(run: Run, tmp_path: Path) -> None:
    review, told = reviewed(run, tmp_path), run.expected
    cards = {card.member.code: card for card in every_card(review)}
    for unit, values in told["units"].items():
        got = figures(review, cards[unit])
        if "total" not in values:  # a few marks are known, no more
            got["marks"] = {code: got["marks"][code] for code in values["marks"]}
        got["sections"] = {code: got["sections"][code] for code in values.get("sections", ())}
        assert {key: got[key] for key in values} == values, unit
    if "findings" in told:
        findings = [(one["severity"], one["unit"], one["code"], one["what"]) for one in told["findings"]]
        assert worth_a_look(review) == sorted(findings)
        undecided = [one.facts["award"] for one in review.findings if one.code == "award_undecided"]
        assert undecided == told["award_undecided"]
    check_the_forms(review, told)


def check_the_forms(review: Review, told: dict[str, Any]) -> None:
    refused = {(file.file, str(file.reason)) for file in review.files if file.status is FileStatus.REJECTED}
    errors = {(str(one.file), one.code) for one in review.findings if one.severity is Severity.ERROR}
    assert refused <= errors, "every refused form is an error with its reason"
    if "not_ranked" in told:
        assert not_ranked(review) == told["not_ranked"]
    if "files" in told:
        expected_files = [(one["unit"], one["version"], one["status"], one["reason"]) for one in told["files"]]
        assert files(review) == sorted(expected_files)


def test_the_worked_examples_of_the_leader_rule() -> None:
    """Điều 6 of the regulation gives four examples with their points."""
    told = expected("quang-tri-2025")["worked_examples"]
    facts = LineFacts(kind=Kind.BASE, maximum=Decimal(told["maximum"]), year=2025)
    rule, faults = parse_rule(told["rule"], "", facts)
    assert rule, faults
    for example in told["cases"]:
        case = Case(
            answer=Decimal(example["reported"]),
            target=Decimal(told["target"]),
            deadline=SIX_MONTH_DEADLINE.date(),
            bloc_figures=BlocFigures(leader=Fraction(told["leader_ratio"])),
        )
        assert str(half_up(rule.points(case), 2)) == example["points"]
