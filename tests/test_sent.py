"""Workbooks that are in people's hands are still read: a year-end as an earlier version of the program wrote it.

tests/sent holds a bloc, the score forms, appraisals, explanations and counts that came back for it, some of them once
more as another office suite saved them, and what was made of them then.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.bloc import Period
from pipeline.reports.results import results
from pipeline.workspace.workspace import Workspace
from tests.workspaces import reviewed_at

SENT = Path(__file__).with_name("sent")
EXPECTED = json.loads((SENT / "expected.json").read_text(encoding="utf-8"))
RESAVED = {path.stem: path for path in (SENT / "resaved").iterdir()}


def workspace(root: Path) -> Path:
    """The bloc as it was; answers the inbox of its year-end."""
    place = Workspace(root)
    place.scale.parent.mkdir(parents=True)
    shutil.copyfile(SENT / "config.toml", place.config)
    for book in (place.scale, place.targets):
        shutil.copyfile(SENT / book.name, book)
    inbox = place.inbox(2018, Period.YEAR_END)
    shutil.copytree(SENT / "inbox", inbox)
    return inbox


def reviewed(root: Path) -> dict[str, Any]:
    found = results(reviewed_at(root, Period.YEAR_END))
    for standing in found["standings"]:
        standing["marks"] = {
            mark["code"]: [mark["points"], mark["basis"], mark["reported"]] for mark in standing["marks"]
        }
    return found


def same(found: dict[str, Any]) -> None:
    keys = EXPECTED["standings"][0]
    assert [{key: one[key] for key in keys} for one in found["standings"]] == EXPECTED["standings"]
    assert found["not_ranked"] == EXPECTED["not_ranked"]


def test_what_was_sent_is_still_read(tmp_path: Path) -> None:
    workspace(tmp_path)
    found = reviewed(tmp_path)
    same(found)
    assert [[one["file"], one["status"]] for one in found["files"]] == EXPECTED["files"]
    assert [[one["code"], one["unit"], one["line"]] for one in found["findings"]] == EXPECTED["findings"]


@pytest.mark.parametrize("name", sorted(RESAVED))
def test_also_as_another_office_suite_saved_it(name: str, tmp_path: Path) -> None:
    inbox, resaved = workspace(tmp_path), RESAVED[name]
    first = min(path for path in inbox.rglob("*.xlsx") if path.stem == name)
    receipt = first.with_name(f"{first.name}.meta.json")
    receipt.rename(first.with_name(f"{resaved.name}.meta.json"))
    first.unlink()
    shutil.copyfile(resaved, first.with_name(resaved.name))
    same(reviewed(tmp_path))
