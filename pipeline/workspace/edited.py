"""What people changed in an output folder since it was written is set aside before a new one takes its place.

Beside the folder lies a record, `.review.da-viet.json`: path → SHA-256 of every file as it was written. Where there is
none, whatever differs from what is written now counts as changed: nothing is lost, at most too much is kept.
"""

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from pipeline.model.beside import is_of_a_system
from pipeline.model.clock import VIETNAM
from pipeline.workspace.seal import files_below
from pipeline.workspace.workspace import publish, write_file


def publish_beside_edits(folder: Path, build: Callable[[Path], None]) -> tuple[Path, tuple[str, ...]]:
    """Publish a folder that people may edit; what they changed in the former one is set aside first.

    Where it was set aside, and its paths. Raises: OutputInUse, and what `build` raises.
    """
    made: dict[str, str] = {}
    kept: list[tuple[Path, tuple[str, ...]]] = []

    def build_beside(new: Path) -> None:
        build(new)
        made.update(hashes_below(new))
        kept.append(set_aside(folder, made))

    publish(folder, build_beside)
    remember(folder, made)
    return kept[-1]


def hashes_below(folder: Path) -> dict[str, str]:
    """Path → SHA-256 of every file below a folder."""
    return {one.path: one.sha256 for one in files_below(folder)}


def remember(folder: Path, made: Mapping[str, str]) -> None:
    """Record a folder's files as they were written. Raises: OutputInUse, OSError."""
    write_file(_record(folder), json.dumps(made, indent=1).encode())


def changed_by_people(folder: Path, made: Mapping[str, str]) -> tuple[str, ...]:
    """Paths of the files in `folder` that somebody changed or added, and that were not `made` just so now."""
    known = _remembered(folder)
    return tuple(
        one.path
        for one in files_below(folder)
        if one.sha256 and not is_of_a_system(one.path) and one.sha256 not in (known.get(one.path), made.get(one.path))
    )


def edited_or_added(folder: Path, made: Path) -> tuple[str, ...]:
    """Paths of the files that people changed or added, where what the program writes is in `made` as it was recorded.

    None where there is no record: what differs may then just as well be of another run.
    """
    known, now = _remembered(folder), hashes_below(made)
    return tuple(
        one.path
        for one in files_below(folder)
        if known
        and one.sha256 != known.get(one.path)
        and known.get(one.path) == now.get(one.path)
        and not is_of_a_system(one.path)
    )


def set_aside(folder: Path, made: Mapping[str, str]) -> tuple[Path, tuple[str, ...]]:
    """Copy what people changed to `review-sua-tay/<ngày-giờ>/`; where that is, and the paths. None: no folder."""
    paths = changed_by_people(folder, made)
    goal = _free(folder.with_name(f"{folder.name}-sua-tay") / f"{datetime.now(VIETNAM):%Y-%m-%d_%H-%M-%S}")
    for path in paths:
        (goal / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(folder / path, goal / path)
    return goal, paths


def _free(path: Path) -> Path:
    names = (path.with_name(f"{path.name}{f'-{number}' if number > 1 else ''}") for number in range(1, 1000))
    return next(name for name in names if not name.exists())


def _record(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.da-viet.json")


def _remembered(folder: Path) -> Mapping[str, str]:
    """What was recorded; nothing where there is no record, or none that can be read."""
    try:
        record = json.loads(_record(folder).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}
