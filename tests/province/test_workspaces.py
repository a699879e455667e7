"""Which folders are blocs, and what counts as a change of one."""

from pathlib import Path

import pytest

from pipeline.model.bloc import Period
from pipeline.province.workspaces import content_of, workspaces_below, year_of
from pipeline.workspace.workspace import Workspace
from tests.workspaces import a_workspace


def test_every_folder_with_a_configuration_is_a_bloc_and_none_lies_inside_another(tmp_path: Path) -> None:
    for name in ("b/x", "b/x/inside", "a", "c/d/e", ".hidden"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "config.toml").touch()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    (tmp_path / "empty").mkdir()
    assert workspaces_below(tmp_path) == tuple(tmp_path / name for name in ("a", "b/x", "c/d/e"))


@pytest.mark.parametrize("text", ["", "[bloc]\nyear = 'x'", "[bloc]\nyear = true", "bloc = 3", "\xff", "[[["])
def test_a_year_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.toml").write_text(text, encoding="latin-1")
    assert year_of(Workspace(tmp_path)) is None


@pytest.mark.parametrize(
    "changed",
    ["config.toml", "input_templates/scale.xlsx", "input_templates/word/thong-bao.docx", "inbox/2020-year-end/moi.txt"],
)
def test_what_a_review_rests_on_is_in_its_content(tmp_path: Path, changed: str) -> None:
    place = Workspace(a_workspace(tmp_path / "khoi", "lang-son-2020"))
    before = content_of(place, 2020, Period.YEAR_END)
    assert content_of(place, 2020, Period.YEAR_END) == before
    path = place.root / changed
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b" ")
    assert content_of(place, 2020, Period.YEAR_END) != before


def test_outputs_and_other_periods_are_not(tmp_path: Path) -> None:
    place = Workspace(a_workspace(tmp_path / "khoi", "lang-son-2020"))
    before = content_of(place, 2020, Period.YEAR_END)
    for name in ("output/2020-year-end/review/a.txt", "inbox/2020-six-month/a.txt", "inbox/2019-year-end/a.txt"):
        (place.root / name).parent.mkdir(parents=True, exist_ok=True)
        (place.root / name).touch()
    assert content_of(place, 2020, Period.YEAR_END) == before
