"""thidua: chấm điểm, xếp hạng và lập văn bản cho một khối thi đua.

For other programs: `read_workspace`, `review`, `results_of` take and give values, and write nothing. What a setup
and a review are made of stands in `pipeline.model`. Whatever is heavy is loaded by the first call.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.loading import Setup
    from pipeline.model.finding import Fault
    from pipeline.model.result import Review

__all__ = ["FaultyWorkspace", "read_workspace", "results_of", "review"]
__version__ = "0.1.0"


class FaultyWorkspace(ValueError):  # noqa: N818 - it names what is the matter
    """The workspace cannot be used: `faults` are all that is wrong with it, each with its place."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def read_workspace(folder: str | PathLike[str]) -> Setup:
    """What a bloc's folder says before anything arrives: configuration, scale, targets.

    Raises: FaultyWorkspace, OSError.
    """
    from pathlib import Path

    from pipeline.loading import read_setup
    from pipeline.workspace.workspace import Workspace

    setup, faults = read_setup(Workspace(Path(folder)))
    if setup is None:
        raise FaultyWorkspace(faults)
    return setup


def review(folder: str | PathLike[str], period: str) -> Review:
    """The review of what lies in the inbox now, as `thidua run` would make it. `period`: `six-month`, `year-end`.

    Raises: FaultyWorkspace, also where the past that a year-end looks back at is not in order; OSError; ValueError
    for a period that is no word of the two, KeyError for one that the bloc does not have.
    """
    from pathlib import Path

    from pipeline.loading import read_setup
    from pipeline.model.bloc import Period
    from pipeline.reviewing import review as review_made
    from pipeline.workspace.workspace import Workspace

    asked, place = Period(period), Workspace(Path(folder))
    setup, faults = read_setup(place, asked)
    if setup is None:
        raise FaultyWorkspace(faults)
    if asked not in setup.config.periods:
        raise KeyError(period)
    return review_made(setup.grounds(asked), place.inbox(setup.config.bloc.year, asked)).review


def results_of(made: Review) -> dict[str, Any]:
    """A review as plain data: what results.json holds, as `thidua schema` describes it."""
    from pipeline.reports.results import results

    return results(made)
