"""What the menu shows and asks, line by line: it waits for Enter after every step, and no error closes it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pipeline
from pipeline.cli.menu.opening import open_with_its_program
from pipeline.cli.menu.standing import Standing, standing_of
from pipeline.cli.menu.steps import Step, next_step, steps
from pipeline.cli.terminal.console import say
from pipeline.loading import Setup, read_setup
from pipeline.model.bloc import Period
from pipeline.model.clock import moment_shown
from pipeline.model.finding import Fault
from pipeline.model.season import nearest_period
from pipeline.text.terminal import menu as words
from pipeline.text.terms import review_title
from pipeline.workspace.refused import refused_by_machine
from pipeline.workspace.workspace import Workspace

EXAMPLE = "kien-giang-2018"
"""The shipped bloc that is offered to whoever wants to look first."""

NEW_FOLDER = "khoi"
"""Where a new bloc is made when the folder itself holds other things."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the menu: what is typed for it, what it says, and what it does."""

    key: str
    label: str
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the menu stands: a folder, and the period that somebody chose."""

    root: Path
    period: Period | None = None


def run_menu(root: Path) -> None:
    """Show the menu until somebody leaves it."""
    here: Place | None = Place(root.absolute())
    try:
        while here is not None:
            here = _once(here)
    except (EOFError, KeyboardInterrupt):
        say("")
    say(words.FAREWELL)


def _once(here: Place) -> Place | None:
    """One screen and what was chosen on it; where the menu stands then, None at the end."""
    place = Workspace(here.root)
    if not place.config.is_file():
        return _without_bloc(here.root)
    try:
        setup, faults = read_setup(place)
        if setup is None or not setup.config.periods:
            return _with_faults(here, faults)
        now = datetime.now(UTC)
        period = _period(here, setup, now)
        standing = standing_of(place, setup, period, now)
    except OSError as error:
        say("", refused_by_machine(error) or str(error))
        _asked(words.AGAIN)
        return here
    return _with_bloc(replace(here, period=period), setup, standing)


def _period(here: Place, setup: Setup, now: datetime) -> Period:
    """The period that somebody chose, else the one whose deadline is nearest."""
    if here.period is not None and here.period in setup.config.periods:
        return here.period
    return nearest_period(setup.config.periods, now)


def _without_bloc(root: Path) -> Place | None:
    """There is no bloc in the folder yet: open one that lies below it, or make one."""
    known = sorted(path.parent for path in root.glob("*/config.toml"))
    new = root / NEW_FOLDER if root.is_dir() and any(root.iterdir()) else root
    makers = (
        Step(words.LOOK_FIRST, ("init", str(new), "--from", EXAMPLE)),
        Step(words.NEW_BLOC, ("init", str(new))),
    )
    say("", words.TITLE, words.folder(root), words.NO_BLOC, "")
    choices = [Choice(str(at), words.open_bloc(path.name)) for at, path in enumerate(known, 1)]
    choices += [Choice(str(at), step.label, step) for at, step in enumerate(makers, len(known) + 1)]
    chosen = _chosen([*choices, Choice("0", words.LEAVE)], default="1")
    if chosen is None:
        return None
    if chosen.step is None:
        return Place(known[int(chosen.key) - 1])
    _carry_out(chosen.step, ())
    return Place(new) if (new / "config.toml").is_file() else Place(root)


def _with_faults(here: Place, faults: Iterable[Fault]) -> Place | None:
    """The configuration is to be mended first: where, and what can be done."""
    check = Step(words.CHECK, ("check",))
    say("", words.TITLE, words.folder(here.root), words.faulty(len(tuple(faults))), "")
    choices = [Choice("1", words.CHECK, check), Choice("2", words.OPEN_FOLDER), Choice("0", words.LEAVE)]
    chosen = _chosen(choices, default="1")
    if chosen is None:
        return None
    if chosen.step:
        _carry_out(chosen.step, (), here.root)
    else:
        _open(here.root)
    return here


def _with_bloc(here: Place, setup: Setup, standing: Standing) -> Place | None:
    name, why = next_step(standing)
    known = steps(standing)
    _tell_standing(here, standing, why)
    choices = [Choice(str(at), step.label, step) for at, step in enumerate(known, 1)]
    default = next(choice.key for choice in choices if choice.step and choice.step.name == name)
    others = [Choice("m", words.OPEN_INBOX), Choice("t", words.OPEN_FOLDER), Choice("0", words.LEAVE)]
    if len(setup.config.periods) > 1:
        others.insert(0, Choice("k", words.OTHER_PERIOD))
    chosen = _chosen([*choices, *others], default)
    if chosen is None:
        return None
    if chosen.step:
        _carry_out(chosen.step, _made(here, standing, chosen.step), here.root)
    elif chosen.key == "k":
        other = next(period for period in setup.config.periods if period is not standing.period)
        return replace(here, period=other)
    else:
        _open(_inbox(here, standing) if chosen.key == "m" else here.root)
    return here


def _tell_standing(here: Place, standing: Standing, why: str) -> None:
    config, period = standing.config, standing.period
    deadline = moment_shown(config.periods[period].deadline)
    say("", config.bloc.name, words.folder(here.root))
    say(words.period_and_deadline(review_title(period, config.bloc.year), deadline))
    say(f"{words.received(standing.received, standing.missing, standing.to_mend)} {why}")


def _chosen(choices: Sequence[Choice], default: str) -> Choice | None:
    """The choice that was typed, by Enter alone the default; None for leaving. Anything else is asked again.

    What is typed after a number goes with its command: `9 --round 2`.
    """
    _tell_choices(choices, default)
    while True:
        word, _, options = (_asked(words.asked(default)).strip() or default).partition(" ")
        for choice in choices:
            if choice.key == word.lower():
                return None if choice.key == "0" else _with_options(choice, options.split())
        say(words.unknown(word))


def _tell_choices(choices: Sequence[Choice], default: str) -> None:
    """The default first, then all by number, those of letters together on the last line."""
    first = next(choice for choice in choices if choice.key == default)
    numbered = [choice for choice in choices if choice.key.isdecimal() and choice.key != "0"]
    others = [choice for choice in choices if choice not in numbered]
    say(_line("Enter", first), *(_line(choice.key, choice) for choice in numbered))
    say("  ".join(f"{choice.key:>5}  {choice.label}" for choice in others))


def _line(key: str, choice: Choice) -> str:
    typed = f"thidua {' '.join(choice.step.words)}" if choice.step and choice.step.words[0] != "init" else ""
    return f"{key:>5}  {choice.label:<36}{typed}".rstrip()


def _with_options(choice: Choice, options: Sequence[str]) -> Choice:
    if choice.step is None or not options:
        return choice
    return replace(choice, step=replace(choice.step, words=(*choice.step.words, *options)))


def _carry_out(step: Step, made: Sequence[Path], root: Path | None = None) -> None:
    """Run a command as a process of its own, open what it made, and wait for Enter."""
    typed = [*step.words, *(["--workspace", str(root)] if root else [])]
    say("", f"> thidua {' '.join(map(_quoted, typed))}", "")
    try:
        code = subprocess.run(
            [sys.executable, "-m", "pipeline", *typed], cwd=Path(pipeline.__file__).parents[1], check=False
        ).returncode
    except KeyboardInterrupt:
        code = None
    say("", words.ended(code))
    _offer([path for path in made if path.exists()] if code in (0, 1) else [])
    _asked(words.AGAIN)


def _offer(made: Sequence[Path]) -> None:
    """Open the only result, or the one that is chosen of several."""
    if len(made) == 1:
        _open(made[0])
    elif made:
        choices = [Choice(str(at), words.open_result(path.name)) for at, path in enumerate(made, 1)]
        chosen = _chosen([*choices, Choice("0", words.OPEN_NOTHING)], default="1")
        if chosen:
            _open(made[int(chosen.key) - 1])


def _open(path: Path) -> None:
    path = path if path.exists() else path.parent
    say(words.opened(path) if open_with_its_program(path) else words.lies_at(path))


def _made(here: Place, standing: Standing, step: Step) -> tuple[Path, ...]:
    """Where the results of a step lie."""
    place, year = Workspace(here.root), standing.config.bloc.year
    folders = {
        "output": place.output(year, standing.period, "review").parent,
        "year": place.agreement(year).parent,
        "inbox": _inbox(here, standing),
    }
    return tuple(Path(pattern.format(**folders)) for pattern in step.opens)


def _inbox(here: Place, standing: Standing) -> Path:
    return Workspace(here.root).inbox(standing.config.bloc.year, standing.period)


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word


def _asked(question: str) -> str:
    """What was typed on a line. Raises: EOFError, where nobody types any more."""
    return input(question)
