"""The turn of the year: last year's folder is read, next year's is written, and what a person must look at is told.

Last year's folder is never changed; the new one is written whole or not at all (CONTRACT section 1).
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.beside import is_lock
from pipeline.model.bloc import Config, Period
from pipeline.model.finding import Fault
from pipeline.model.grounds import PastReview
from pipeline.model.scale import Scale
from pipeline.reports.papers.numbering import NUMBERED
from pipeline.setup.books.target_book import Registered, read_rows
from pipeline.setup.config.reading import read_config
from pipeline.setup.memory import read_memory
from pipeline.starting import CannotStart, place_workspace, refuse_occupied
from pipeline.starting.next_year.books import emptied_targets, renewed_scale
from pipeline.starting.next_year.config_text import config_text
from pipeline.starting.next_year.members import MemberChanges, Successor, change_faults, successors
from pipeline.starting.next_year.mentions import mentions, set_numbers_aside
from pipeline.starting.next_year.policy import next_config
from pipeline.starting.next_year.remarks import offices_gone, remarks_on
from pipeline.starting.outlines import numbered_lines
from pipeline.starting.target_writer import write_targets
from pipeline.text.next_year import CONFIG_UNUSUAL, INSIDE_THE_OLD, NUMBERS_OF, numbers_set_aside, year_not_after
from pipeline.workspace.seal import PUBLISHED
from pipeline.workspace.workspace import RESULTS, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class NextYear:
    """What was made: the configurations of the two years, who came of whom, and what a person must look at.

    `past` are last year's results as the new workspace finds them, None where it does not.
    """

    old: Config
    new: Config
    after: tuple[Successor, ...]
    past: PastReview | None
    remarks: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class LastYear:
    """Last year's folder, in which nothing is faulty, and what it says."""

    place: Workspace
    config: Config
    scale: Scale


def make_next_year(last: LastYear, folder: Path, year: int, changes: MemberChanges) -> NextYear:
    """Make `folder` the workspace of `year`. Raises: CannotStart; nothing is written then."""
    refuse_occupied(folder, ("noi-dung", "output"))
    old = last.config
    if folder.resolve().is_relative_to(last.place.root.resolve()):
        raise CannotStart(INSIDE_THE_OLD)
    if year <= old.bloc.year:
        raise CannotStart(year_not_after(year, old.bloc.year))
    wrong = tuple(change_faults(old.bloc, changes))
    if wrong:
        raise CannotStart("\n".join(wrong))
    after = successors(old.bloc, changes)
    new = next_config(old, year, after)
    registered, _ = read_rows(last.place.targets, [member.code for member in old.bloc.members], last.scale)
    past = _past(last.place, new)
    set_aside: list[Fault] = []
    place_workspace(folder.resolve(), lambda root: set_aside.extend(_write(root, last, new, after, registered)))
    named = (*offices_gone(last.scale, old.bloc, after), *mentions(Workspace(folder), old.bloc.year))
    remarks = (*remarks_on(old, new, after, registered, past), *set_aside, *named)
    return NextYear(old=old, new=new, after=after, past=past, remarks=remarks)


def _past(old: Workspace, new: Config) -> PastReview | None:
    """Last year's results as the new workspace will find them. Raises: CannotStart where they cannot be read."""
    memory, faults = read_memory(old, new)
    if faults:
        raise CannotStart("\n".join(map(str, faults)))
    return memory.last_year


def _write(
    root: Path, last: LastYear, new: Config, after: tuple[Successor, ...], registered: Registered
) -> Iterator[Fault]:
    """Fill the empty folder `root`; what was set aside in people's words is told."""
    old, goal, year = last.place, Workspace(root), last.config.bloc.year
    _write_config(old.config, goal.config, last.config, new, after)
    goal.scale.write_bytes(renewed_scale(old.scale.read_bytes(), year, new.bloc.year))
    if old.targets.exists():
        rows = emptied_targets(registered, last.scale, year, after)
        write_targets(goal.targets, rows, new.bloc, past_year=year)
    _copy_templates(old.word_templates, goal.word_templates, "*.docx")
    _copy_templates(old.mail_templates, goal.mail_templates, "*.txt")
    _copy_results(old, goal, year)
    for period in new.periods:
        goal.inbox(new.bloc.year, period).mkdir(parents=True, exist_ok=True)
    yield from _write_words(old.written, goal.written, year, new.bloc.year)


def _write_config(source: Path, goal: Path, old: Config, new: Config, after: tuple[Successor, ...]) -> None:
    """Write config.toml, and see that it says what is meant. Raises: CannotStart."""
    text = source.read_bytes().decode("utf-8-sig")
    goal.write_bytes(config_text(text, old, new, after).encode("utf-8"))
    if read_config(goal)[0] != new:
        raise CannotStart(CONFIG_UNUSUAL)


def _copy_templates(source: Path, goal: Path, which: str) -> None:
    """The bloc's own templates; where it keeps none, the new workspace gets the built-in ones."""
    if source.is_dir():
        goal.mkdir()
    for path in source.glob(which):
        if not is_lock(path.name):
            shutil.copyfile(path, goal / path.name)


def _copy_results(source: Workspace, goal: Workspace, year: int) -> None:
    """Last year's result as it was published, else as its last run left it; nothing where there is none."""
    published = source.output(year, Period.YEAR_END, PUBLISHED)
    reviewed = source.output(year, Period.YEAR_END, "review") / RESULTS
    if published.is_dir():
        shutil.copytree(published, goal.output(year, Period.YEAR_END, PUBLISHED))
    elif reviewed.is_file():
        copy = goal.output(year, Period.YEAR_END, "review") / RESULTS
        copy.parent.mkdir(parents=True)
        shutil.copyfile(reviewed, copy)


def _write_words(source: Path, goal: Path, year: int, new: int) -> Iterator[Fault]:
    """What people wrote for the papers; the numbers and dates of last year's papers become remarks."""
    for path in sorted(source.glob("*.md")):
        text, number = set_numbers_aside(path.read_bytes().decode("utf-8-sig"), year)
        if path.name in NUMBERED:
            text = text.replace(numbered_lines(path.name, year), numbered_lines(path.name, new))
        (goal / path.name).write_bytes(text.encode("utf-8"))
        if number:
            yield Fault(NUMBERS_OF.format(file=path.name), numbers_set_aside(number))
