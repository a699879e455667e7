"""Random reviews that touch many clauses, answered by an outsider: what an independent implementation made of them.

A folder of tests/reviews holds a bloc (config.toml), its scale and targets as they stand in the workbooks, labels and
column order as they came, the forms that were sent (answers.json) and the standings expected.
"""

import csv
import json
import re
import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.forms.score.writer import write_form
from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.reports.results import results
from pipeline.rules.parameters import NUMBER, decimal
from pipeline.text import labels
from pipeline.text.words import fold
from pipeline.workspace.workspace import Workspace
from tests.filling import fill, write_receipt
from tests.workbooks import write_table
from tests.workspaces import grounds_of, reviewed_at

REVIEWS = Path(__file__).with_name("reviews")
NUMBERS = {fold(label) for label in (labels.LEVEL, labels.MAXIMUM, labels.BONUS_CAP, labels.DEDUCTION_CAP)}
TEXTS = {fold(labels.CODE), fold(labels.TITLE), fold(labels.PERIOD)}


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def workspace(source: Path, root: Path) -> None:
    """config.toml, scale and targets of a review where a workspace has them."""
    place = Workspace(root)
    place.scale.parent.mkdir(parents=True)
    shutil.copyfile(source / "config.toml", place.config)
    header, *rows = table(source / "scale.csv")
    kinds = [fold(label) in NUMBERS for label in header]
    write_table(place.scale, labels.SCALE_SHEET, [header, *(typed(row, kinds) for row in rows)])
    if (source / "targets.csv").exists():
        header, *rows = table(source / "targets.csv")
        kinds = [fold(label) not in TEXTS for label in header]
        write_table(place.targets, labels.TARGETS_SHEET, [header, *(typed(row, kinds) for row in rows)])


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def typed(row: list[str], is_number: list[bool]) -> list[Decimal | str | None]:
    """Numbers in the columns of numbers, `6%` and the like as text."""
    plain = [number and re.fullmatch(NUMBER, text) for text, number in zip(row, is_number, strict=True)]
    return [decimal(text) if number else text or None for text, number in zip(row, plain, strict=True)]


def send(grounds: Grounds, form: Mapping[str, Any], inbox: Path) -> None:
    """Write the member's blank form, fill it as an outsider would, and lay it into the inbox."""
    path = inbox / form["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    (member,) = [member for member in grounds.config.bloc.members if member.code == form["unit"]]
    mine = {code: figures[member.code] for code, figures in grounds.targets.items() if member.code in figures}
    write_form(
        path,
        config=grounds.config,
        period=grounds.period,
        scale=grounds.scale,
        member=member,
        targets=mine,
        by_figures=grounds.by_figures,
    )
    fill(path, form["entries"])
    write_receipt(path, form["received"])


@pytest.mark.parametrize("source", sorted(REVIEWS.iterdir()), ids=lambda path: path.name)
def test_a_review_comes_out_as_another_implementation_has_it(source: Path, tmp_path: Path) -> None:
    workspace(source, tmp_path)
    answers = read_json(source / "answers.json")
    grounds = grounds_of(tmp_path, Period(answers["period"]))
    for form in answers["forms"]:
        send(grounds, form, Workspace(tmp_path).inbox(grounds.config.bloc.year, grounds.period))
    got, expected = results(reviewed_at(tmp_path, grounds.period)), read_json(source / "expected.json")
    assert [one["unit"] for one in got["standings"]] == [one["unit"] for one in expected["standings"]]
    for mine, theirs in zip(got["standings"], expected["standings"], strict=True):
        shown = {key: mine[key] for key in theirs}
        shown["marks"] = [{key: mark[key] for key in theirs["marks"][0]} for mark in mine["marks"]]
        assert shown == theirs
    assert got["not_ranked"] == expected["not_ranked"]
