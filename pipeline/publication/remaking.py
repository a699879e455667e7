"""The review made from a workspace as it lies there, or as it was sealed."""

from pathlib import Path

from pipeline.loading import read_setup
from pipeline.model.bloc import Period
from pipeline.model.finding import Fault
from pipeline.model.result import Review
from pipeline.reports.papers.written import read_written
from pipeline.reports.review_folder import write_review
from pipeline.reviewing import review
from pipeline.scoring.stages import TracedReview
from pipeline.workspace.workspace import Workspace


class Faulty(Exception):  # noqa: N818 - it names what is the matter
    """No review can be made from the inputs: the configuration, scale, targets or templates have faults."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults


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
