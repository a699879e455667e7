"""A workspace's copies of the templates of mails: what became of each since `init` copied it, and new ones beside.

`texts/versions.json` has for each file name the SHA-256 of every version that was ever shipped, the present one last.
A text says nowhere from which version somebody made it. Nothing here changes a template of the bloc.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from pipeline.mail.templates import SHIPPED, built_in, built_in_names
from pipeline.reports.templates.copies import State
from pipeline.reports.templates.copies import write_beside as write_templates_beside


@cache
def versions() -> Mapping[str, tuple[str, ...]]:
    """File name → SHA-256 of every version, in hexadecimal, the present one last."""
    listed = json.loads((SHIPPED / "versions.json").read_text(encoding="utf-8"))
    return {name: tuple(sums) for name, sums in listed.items()}


def sum_of(text: bytes) -> str:
    """By which a version is known; the ends of lines are the editor's."""
    return sha256(text.replace(b"\r\n", b"\n")).hexdigest()


def states(folder: Path) -> dict[str, State]:
    """File name → what became of the copy in the workspace's folder of mails, in the order of names."""
    return {name: state_of(folder / name) for name in built_in_names()}


def state_of(copy: Path) -> State:
    """What became of one copy, by its name."""
    if not copy.exists():
        return State.MISSING
    known, own = versions()[copy.name], sum_of(copy.read_bytes())
    if own == known[-1]:
        return State.SAME
    if own in known:
        return State.OUTDATED
    return State.CHANGED if len(known) == 1 else State.CHANGED_UNKNOWN


def write_beside(folder: Path, names: Iterable[str]) -> Iterator[tuple[Path, bool]]:
    """As `pipeline.reports.templates.copies.write_beside` writes those of papers."""
    return write_templates_beside(folder, names, state_of, lambda name: built_in(name).encode())
