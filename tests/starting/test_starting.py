"""A new workspace is ready to work with, and is made whole or not at all."""

import json
import os
import re
from pathlib import Path

import pytest

from pipeline import starting
from pipeline.model.bloc import Bloc, Period
from pipeline.rules import RULES
from pipeline.setup.config.reading import read_config
from pipeline.setup.config.schema import KEYS
from pipeline.starting import CannotStart, examples, make_workspace
from pipeline.starting.clean_bloc import config_text
from pipeline.workspace.workspace import Workspace
from tests.builders import a_bloc, a_member
from tests.workspaces import a_workspace, grounds_of, reviewed_at

BLOC = a_bloc((a_member("VP", 'Văn phòng "Sở"'), a_member("KHTC", "Phòng Kế hoạch \\ Tài chính")))


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --------------------------------------------------------------------------------- from an example


def test_examples_tell_what_they_are() -> None:
    known = {example.name: example for example in examples()}
    assert len(known) == 10
    assert known["kien-giang-2018"].periods == (Period.SIX_MONTH, Period.YEAR_END)
    assert known["thai-nguyen-2017"].periods == (Period.SIX_MONTH,)
    assert known["kien-giang-2018"].title.startswith("Các phòng, ban, đơn vị thuộc Sở Khoa học và Công nghệ Kiên Giang")


@pytest.mark.parametrize("name", [example.name for example in examples()])
def test_every_example_becomes_a_workspace_without_faults(name: str, tmp_path: Path) -> None:
    a_workspace(tmp_path / "khoi", name)
    (example,) = [example for example in examples() if example.name == name]
    for period in example.periods:
        bloc = grounds_of(tmp_path / "khoi", period).config.bloc
        inbox = Workspace(tmp_path / "khoi").inbox(bloc.year, period)
        assert {path.stem for path in inbox.glob("*.xlsx")} <= {member.code for member in bloc.members}
        assert any(inbox.glob("*.xlsx"))


def test_an_example_made_twice_is_the_same_to_the_byte(tmp_path: Path) -> None:
    make_workspace(tmp_path / "one", "lang-son-2020")
    a_workspace(tmp_path / "two", "lang-son-2020")
    assert files_below(tmp_path / "one") == files_below(tmp_path / "two")


def test_the_receipt_of_a_form_stands_beside_it(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    sidecar = tmp_path / "inbox" / "2018-six-month" / "VP.xlsx.meta.json"
    assert json.loads(sidecar.read_text(encoding="utf-8")) == {
        "received": "2018-06-18T08:10:00+07:00",
        "from": "vp@so-khcn.example",
    }
    a_workspace(tmp_path / "other", "thai-nguyen-2017")
    assert not (tmp_path / "other" / "inbox" / "2017-six-month" / "CTK.xlsx.meta.json").exists(), "time unknown"


def test_an_unknown_example_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"Không có mẫu “kien-giang-2019”.*kien-giang-2018"):
        make_workspace(tmp_path / "khoi", "kien-giang-2019")
    assert not (tmp_path / "khoi").exists()


# ------------------------------------------------------------------------------------------- clean


def test_a_clean_workspace_is_the_blocs_own(tmp_path: Path) -> None:
    make_workspace(tmp_path, BLOC)
    grounds = grounds_of(tmp_path, Period.YEAR_END)
    scale = grounds.scale
    assert grounds.config.bloc == BLOC
    assert {line.rule.label for line in scale.lines if line.rule} == {rule.label for rule in RULES}
    assert all(line.guidance for line in scale.lines if line.rule)
    assert sum(line.maximum or 0 for line in scale.sections) == 100
    assert sorted(path.name for path in (tmp_path / "inbox").iterdir()) == ["2018-six-month", "2018-year-end"]


def test_a_clean_workspace_can_be_reviewed_at_once(tmp_path: Path) -> None:
    make_workspace(tmp_path, BLOC)
    found = reviewed_at(tmp_path, Period.YEAR_END)
    assert [one.reason for one in found.board.not_ranked] == ["no_submission", "no_submission"]


def test_every_optional_key_stands_ready_behind_a_mark(tmp_path: Path) -> None:
    text = config_text(BLOC)
    every = re.sub(r"(?m)^#(?! )", "", text)
    (tmp_path / "config.toml").write_text(every, encoding="utf-8")
    config, faults = read_config(tmp_path / "config.toml")
    assert config, faults
    assert (config.bloc.head, config.bloc.deputies) == ("VP", ("KHTC",))
    for path, keys in KEYS.items():
        missing = [key for key in keys if path and not re.search(rf"(?m)^{key} = ", every) and path != ("periods",)]
        assert [key for key in missing if f"[{'.'.join((*path, key))}]" not in every] == []


# ------------------------------------------------------------------------------- whole or not at all


@pytest.mark.parametrize("occupied", ["config.toml", "input_templates", "inbox"])
def test_a_folder_that_is_in_use_is_refused(occupied: str, tmp_path: Path) -> None:
    (tmp_path / occupied).mkdir()
    with pytest.raises(CannotStart, match=f"đã có {occupied}"):
        make_workspace(tmp_path, BLOC)
    assert [path.name for path in tmp_path.iterdir()] == [occupied]


def test_a_folder_with_other_things_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / ".gitkeep").touch()
    (tmp_path / "README.md").write_text("Khối thi đua", encoding="utf-8")
    make_workspace(tmp_path, BLOC)
    names = ["README.md", "config.toml", "inbox", "input_templates", "noi-dung", "output"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert (tmp_path / "output" / ".gitkeep").exists()


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = os.rename

    def stumble(source: Path, goal: Path) -> None:
        if goal.name == "config.toml":
            raise OSError("no room left")
        rename(source, goal)

    monkeypatch.setattr(starting.os, "rename", stumble)
    with pytest.raises(OSError, match="no room left"):
        make_workspace(tmp_path / "moi", BLOC)
    (tmp_path / "cu").mkdir()
    (tmp_path / "cu" / "ghi-chu.txt").write_text("giữ lại", encoding="utf-8")
    with pytest.raises(OSError, match="no room left"):
        make_workspace(tmp_path / "cu", BLOC)
    assert list(files_below(tmp_path)) == ["cu/ghi-chu.txt"]
    assert not (tmp_path / "moi").exists()


def test_a_bloc_without_members_and_a_file_in_the_way_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="ít nhất một đơn vị"):
        make_workspace(tmp_path, Bloc(name="K", year=2026, parent="", place="", symbol="", members=()))
    (tmp_path / "tep").touch()
    with pytest.raises(CannotStart, match="là một tệp"):
        make_workspace(tmp_path / "tep", BLOC)
