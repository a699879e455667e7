"""The inputs of a review: which files they are, copied whole, and the review made from them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.loading import read_setup
from pipeline.model.bloc import Period
from pipeline.model.finding import Fault
from pipeline.model.result import Review
from pipeline.reports.papers.written import read_written
from pipeline.reports.review_folder import write_review
from pipeline.reviewing import review
from pipeline.scoring.stages import TracedReview
from pipeline.setup.memory import memory_files
from pipeline.workspace.seal import SealedFile, seal_file
from pipeline.workspace.workspace import Workspace

LOCKS = ("~$", ".~lock.")
"""How the files begin that office suites put beside an open one."""


class Faulty(Exception):  # noqa: N818 - it names what is the matter
    """No review can be made from the inputs: the configuration, scale, targets or templates have faults."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults


def input_files(place: Workspace, year: int, period: Period) -> tuple[SealedFile, ...]:
    """Everything a review of the period reads, as it is now, by path below the workspace."""
    return tuple(seal_file(place.root, path) for path in input_paths(place, year, period))


def copy_inputs(place: Workspace, goal: Workspace, year: int, period: Period) -> None:
    """The same files in another workspace, names and bytes as they are."""
    for path in input_paths(place, year, period):
        copy = goal.root / path.relative_to(place.root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def review_of(place: Workspace, year: int, period: Period) -> TracedReview:
    """The review of a workspace's period. Raises: Faulty."""
    setup, faults = read_setup(place, period)
    if setup is None or period not in setup.config.periods:
        raise Faulty(faults)
    return review(setup.grounds(period), place.inbox(year, period))


def remake(place: Workspace, year: int, period: Period, folder: Path) -> Review:
    """Review a workspace's period and write all that a run emits into a folder. Raises: Faulty."""
    made = review_of(place, year, period)
    folder.mkdir()
    written = read_written(place.written_for(period))
    write_review(folder, made, place.word_templates, written.fields, written.numbers)
    return made.review


def input_paths(place: Workspace, year: int, period: Period) -> Iterator[Path]:
    """All of the inbox, of which a run accounts for every regular file, and the past; of the rest no lock files."""
    beside, all_templates = {place.new_word_templates, place.mail_templates}, place.scale.parent.rglob("*")
    templates = (path for path in all_templates if not path.name.startswith(LOCKS) and not beside & {*path.parents})
    received, past = place.inbox(year, period).rglob("*"), memory_files(place, year, period)
    paths = [place.config, *templates, place.written_for(period), *received, *past]
    yield from sorted(path for path in paths if path.is_file() and not path.is_symlink())
