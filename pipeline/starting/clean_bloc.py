"""A clean workspace: config.toml with every key explained, a scale with one line of every rule, empty targets.

The tables and the text of config.toml stand in the folder `clean` beside this file.
"""

import json
from pathlib import Path

from pipeline.model.bloc import Bloc, Member, Period
from pipeline.starting.scale_writer import write_scale
from pipeline.starting.tables import read_table
from pipeline.starting.target_writer import write_targets
from pipeline.text.workbooks.setup import MEMBER_OPTIONS
from pipeline.workspace.workspace import Workspace

_SOURCE = Path(__file__).with_name("clean")


def write_clean(bloc: Bloc, root: Path) -> None:
    """The workspace `root` for the bloc: its name, year, parent, place, symbol and members are filled in."""
    goal = Workspace(root)
    goal.config.write_text(config_text(bloc), encoding="utf-8", newline="\n")
    write_scale(goal.scale, read_table(_SOURCE / "scale.csv"), bloc)
    write_targets(goal.targets, read_table(_SOURCE / "targets.csv"), bloc)
    for period in Period:
        goal.inbox(bloc.year, period).mkdir(parents=True, exist_ok=True)


def config_text(bloc: Bloc) -> str:
    """config.toml: required keys filled in, optional ones behind a # without a space."""
    first, last = bloc.members[0], bloc.members[-1]
    return (
        (_SOURCE / "config.toml")
        .read_text(encoding="utf-8")
        .format(
            name=_quoted(bloc.name),
            year=bloc.year,
            parent=_quoted(bloc.parent),
            place=_quoted(bloc.place),
            symbol=_quoted(bloc.symbol),
            first=_quoted(first.code),
            last=_quoted(last.code),
            members="\n".join(_member(member, first) for member in bloc.members),
        )
    )


def _member(member: Member, first: Member) -> str:
    text = f"[[members]]\ncode = {_quoted(member.code)}\nname = {_quoted(member.name)}\n"
    return text + MEMBER_OPTIONS if member is first else text


def _quoted(text: str) -> str:
    """A TOML string; JSON escapes what TOML escapes."""
    return json.dumps(text, ensure_ascii=False)
