"""What is told of a workspace to somebody who helps: by default nothing that a member has said or is called."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution, requires
from io import BytesIO
from pathlib import Path

from pipeline import __version__
from pipeline.cli.commands.faults import LOG
from pipeline.cli.doctor.masking import Masks, masked, masks_of
from pipeline.cli.terminal.console import as_read
from pipeline.loading import read_setup
from pipeline.model.packing import new_zip, pack
from pipeline.reviewing import survey
from pipeline.workspace.occupied import LOCK
from pipeline.workspace.workspace import Workspace

DATA = ("config.toml", "input_templates/**/*", "noi-dung/*", "inbox/**/*", "output/*/review/results.json")
"""What is packed as it is when the data may go along."""


def bundle(place: Workspace, *, with_data: bool) -> bytes:
    """The zip: the same bytes for the same workspace and machine. Raises: OSError."""
    config = _text(place.config)
    masks = {} if with_data else masks_of(config, place.root)
    parts = {
        "phien-ban.txt": versions(),
        "cau-hinh.toml": masked(config, masks) if masks else config,
        "nhat-ky.txt": _masked(_text(place.root / "output" / LOG), masks),
        "ghi-nhan.json": _masked(_findings(place), masks),
        "tep.txt": "\n".join(_files(place.root, with_data=with_data)) + "\n",
    }
    return _zip({name: text.encode() for name, text in parts.items()}, _data(place.root) if with_data else {})


def versions() -> str:
    """The program, Python, the system, and every library that the program needs."""
    wanted = [line for line in requires("thidua") or () if "extra ==" not in line]
    names = sorted(_name(line) for line in wanted)
    lines = [
        f"thidua {__version__}",
        f"Python {platform.python_version()} {platform.python_implementation()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        *(f"{name} {distribution(name).version}" for name in names),
    ]
    return "\n".join(lines) + "\n"


def _name(requirement: str) -> str:
    return "".join(sign if sign.isalnum() or sign in "-_." else " " for sign in requirement).split()[0]


def _text(path: Path) -> str:
    """A text as far as it is one; nothing where there is no file."""
    return path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""


def _masked(text: str, masks: Masks) -> str:
    return masked(text, masks) if masks else text


def _findings(place: Workspace) -> str:
    """What is wrong with the setup, else every finding of what lies in the inboxes, without its words."""
    setup, faults = read_setup(place)
    if setup is None:
        return json.dumps({"faults": [str(fault) for fault in faults]}, ensure_ascii=False, indent=1)
    year, told = setup.config.bloc.year, {}
    for period in setup.config.periods:
        found, _ = survey(setup.grounds(period), place.inbox(year, period), as_read)
        told[period.value] = [
            {"severity": one.severity, "code": one.code, "unit": one.unit, "line": one.line, "cell": one.cell}
            for one in found.findings
        ]
    return json.dumps({"findings": told}, ensure_ascii=False, indent=1)


def _files(root: Path, *, with_data: bool) -> Iterator[str]:
    """Every file of the workspace with its size; what came in has no name unless the data go along."""
    for at, path in enumerate(_all_below(root), 1):
        name = path.relative_to(root).as_posix()
        if name.startswith(("inbox/", "output/")) and not with_data:
            name = f"{'/'.join(name.split('/')[:2])}/…/{at:04}{path.suffix}"
        yield f"{path.stat().st_size:>12} {name}"


def _data(root: Path) -> Mapping[str, bytes]:
    paths = (path for pattern in DATA for path in root.glob(pattern) if path.is_file())
    return {f"du-lieu/{path.relative_to(root).as_posix()}": path.read_bytes() for path in sorted(paths)}


def _all_below(root: Path) -> list[Path]:
    """The files of a bloc, without the zip itself and what a running command holds."""
    left_out = {NAME, LOCK}
    shown = (path for path in root.rglob("*") if path.is_file() and path.name not in left_out)
    return sorted(path for path in shown if not any(part.startswith(".") for part in path.relative_to(root).parts))


def _zip(parts: Mapping[str, bytes], data: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with new_zip(packed) as goal:
        for name, content in {**parts, **data}.items():
            pack(goal, name, content)
    return packed.getvalue()


NAME = "chan-doan.zip"
"""The zip, below `output/`."""
