"""Small provinces in a test: folders of blocs, and what a province left behind."""

import shutil
from pathlib import Path

from tests.workspaces import a_workspace

YEAR_END = "2020-year-end"


def a_province(root: Path, names: tuple[str, ...] = ("bac/so", "nam/so", "dong")) -> Path:
    """Blocs of one scale; in the last one a member sent nothing."""
    for name in names:
        a_workspace(root / name, "lang-son-2020")
    (smallest := _forms(root / names[-1])[0]).unlink()
    smallest.with_name(f"{smallest.name}.meta.json").unlink(missing_ok=True)
    return root


def _forms(bloc: Path) -> list[Path]:
    return sorted((bloc / "inbox" / YEAR_END).glob("*.xlsx"))


def written(root: Path) -> dict[str, bytes]:
    """Every file below, but for the lock of a workspace."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def copied(source: Path, goal: Path) -> Path:
    """A province without what was made of it."""
    shutil.copytree(source, goal, ignore=shutil.ignore_patterns("output"))
    return goal
