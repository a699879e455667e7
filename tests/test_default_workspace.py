"""The repository root is a workspace, ready to run: what `thidua init . --from kien-giang-2018` makes, no more."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.workspaces import a_workspace

ROOT = Path(__file__).parent.parent
PARTS = ("config.toml", "input_templates", "inbox", "noi-dung")

Contents = dict[str, bytes | dict[str, bytes]]


def contents(root: Path) -> Contents:
    """Every file of the workspace's own parts; packed ones by what they hold, whatever packed it."""
    paths = [path for part in PARTS for path in sorted([root / part, *(root / part).rglob("*")]) if path.is_file()]
    return {path.relative_to(root).as_posix(): content(path) for path in paths}


def content(path: Path) -> bytes | dict[str, bytes]:
    if path.suffix not in (".xlsx", ".docx"):
        return path.read_bytes()
    with ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    return contents(a_workspace(tmp_path_factory.mktemp("khoi")))


def test_the_default_workspace_has_exactly_the_files_of_its_example(fresh: Contents) -> None:
    assert list(contents(ROOT)) == list(fresh)


def test_every_file_of_the_default_workspace_is_as_it_is_made(fresh: Contents) -> None:
    committed = contents(ROOT)
    assert [name for name in fresh if committed.get(name) != fresh[name]] == [], (
        "after a change of forms or templates the workspace has to be made anew: remove config.toml, input_templates, "
        "inbox and noi-dung, then: thidua init . --from kien-giang-2018"
    )
