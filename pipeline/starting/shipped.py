"""The examples that are shipped, as a person chooses from them: read without all that makes a workspace of one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.bloc import Period

SHIPPED = Path(__file__).with_name("examples")


@dataclass(frozen=True, slots=True)
class Example:
    """A shipped example: its name, one Vietnamese line about it, and the periods for which it has forms."""

    name: str
    title: str
    periods: tuple[Period, ...]


def examples() -> tuple[Example, ...]:
    """All shipped examples, by name."""
    return tuple(_example(source) for source in sorted(SHIPPED.iterdir()) if source.is_dir())


def _example(source: Path) -> Example:
    title = (source / "mo-ta.md").read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
    named = tomllib.loads((source / "config.toml").read_text(encoding="utf-8"))["periods"]
    periods = [period for period in Period if period in named]
    return Example(source.name, title, tuple(one for one in periods if tables_of_answers(source, one, len(periods))))


def tables_of_answers(source: Path, period: Period, periods: int) -> Mapping[str, Path]:
    """The tables of answers for a period, by version: those of its name, or without one where it is the only one."""
    names = [f"entries-{period.value}"] + (["entries"] if periods == 1 else [])
    found = {version: source / f"{name}{suffix}.csv" for name in names for version, suffix in (("1", ""), ("2", "-v2"))}
    return {version: path for version, path in found.items() if path.exists()}
