"""The shipped examples: real and composed blocs as plain tables, and how they become a workspace.

A folder holds config.toml, scale.csv, targets.csv (where there are targets), the members' answers
(`entries.csv`, or `entries-<period>.csv` where there are two periods; `…-v2.csv` for forms sent a second time),
received.csv (when each form came), noi-dung-<file>.md (what people wrote for the papers, where somebody did) and
mo-ta.md, whose first line is the title.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from pipeline.forms.kit.table import Value
from pipeline.forms.score.draft import Answers
from pipeline.forms.score.prepared_form import targets_of
from pipeline.forms.score.writer import write_form
from pipeline.intake.receipts import SIDECAR
from pipeline.model.bloc import Config, Member, Period
from pipeline.model.finding import Fault
from pipeline.model.grounds import TargetsByPeriod
from pipeline.model.scale import Scale
from pipeline.rules.parameters import decimal
from pipeline.setup.books.scale_book import read_scale
from pipeline.setup.books.target_book import read_targets
from pipeline.setup.config.reading import read_config
from pipeline.starting.scale_writer import write_scale
from pipeline.starting.shipped import tables_of_answers
from pipeline.starting.tables import read_table
from pipeline.starting.target_writer import write_targets
from pipeline.workspace.workspace import Workspace

_WRITTEN = "noi-dung-"

T = TypeVar("T")

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")

Answered = Mapping[str, Mapping[str, Answers]]
"""Member code → line code → what the member filled in."""


def write_example(source: Path, root: Path) -> None:
    """What the folder `source` says, as the workspace `root` with its forms in the inbox."""
    goal = Workspace(root)
    goal.config.write_bytes((source / "config.toml").read_bytes())
    config = _read(*read_config(goal.config))
    for path in sorted(source.glob(f"{_WRITTEN}*.md")):
        (goal.written / path.name.removeprefix(_WRITTEN)).write_bytes(path.read_bytes())
    write_scale(goal.scale, read_table(source / "scale.csv"), config.bloc)
    if (source / "targets.csv").exists():
        write_targets(goal.targets, read_table(source / "targets.csv"), config.bloc)
    scale = _read(*read_scale(goal.scale, config))
    targets = _read(*read_targets(goal.targets, config, scale))
    for period in config.periods:
        for parcel in _parcels(source, config, period):
            _write_parcel(goal.inbox(config.bloc.year, period), parcel, config, scale, targets)


# ------------------------------------------------------------------------------- the forms sent


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parcel:
    """One form as a member sent it. `received` "" = nobody wrote down when."""

    period: Period
    member: Member
    file: str
    received: str
    answers: Mapping[str, Answers]


def _parcels(source: Path, config: Config, period: Period) -> Iterator[_Parcel]:
    receipts = {
        (row["unit"], row.get("version", "1")): row
        for row in read_table(source / "received.csv")
        if row["period"] == period.value
    }
    for version, path in tables_of_answers(source, period, len(config.periods)).items():
        answered = _answered(path)
        for member in config.bloc.members:
            if member.code in answered:
                receipt = receipts.get((member.code, version), {})
                suffix = "" if version == "1" else f"-v{version}"
                yield _Parcel(
                    period=period,
                    member=member,
                    file=receipt.get("file", f"{member.code}{suffix}.xlsx"),
                    received=receipt.get("received", ""),
                    answers=answered[member.code],
                )


def _answered(path: Path) -> Answered:
    answered: dict[str, dict[str, Answers]] = {}
    for row in read_table(path):
        answered.setdefault(row["unit"], {})[row["code"]] = Answers(
            reported=_typed(row["reported"]),
            claimed=_typed(row["claimed"]),
            not_applicable=row["not_applicable"] or None,
            evidence=row["evidence"] or None,
            note=row["note"] or None,
        )
    return answered


def _typed(text: str) -> Value:
    """What Excel makes of it when a person types it: a number, a day, or the text itself."""
    if _NUMBER.fullmatch(text):
        return decimal(text)
    day = _DAY.fullmatch(text)
    return date(int(day[3]), int(day[2]), int(day[1])) if day else text or None


def _write_parcel(inbox: Path, parcel: _Parcel, config: Config, scale: Scale, targets: TargetsByPeriod) -> None:
    inbox.mkdir(parents=True, exist_ok=True)
    path, member = inbox / parcel.file, parcel.member
    write_form(
        path,
        config=config,
        period=parcel.period,
        scale=scale,
        member=member,
        targets=targets_of(member, targets[parcel.period]),
        year_targets=targets_of(member, targets[Period.YEAR_END]),
        answers=parcel.answers,
    )
    if parcel.received:
        sender = {"from": member.emails[0]} if member.emails else {}
        receipt = json.dumps({"received": parcel.received, **sender}, ensure_ascii=False)
        path.with_name(path.name + SIDECAR).write_text(receipt + "\n", encoding="utf-8", newline="\n")


def _read(value: T | None, faults: tuple[Fault, ...]) -> T:
    """What was read; an example with a fault is a bug."""
    if value is None:
        raise ValueError("; ".join(map(str, faults)))
    return value
