"""Workspaces in a test: what one says before anything arrives, and the review of what lies in its inbox."""

from pathlib import Path

from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.model.result import Review
from pipeline.review import review
from pipeline.setup.books.scale_book import read_scale
from pipeline.setup.books.target_book import read_targets
from pipeline.setup.config.reading import check_against_scale, read_config
from pipeline.workspace.workspace import Workspace


def grounds_of(root: Path, period: Period) -> Grounds:
    """The grounds of a workspace in which nothing is wrong."""
    place = Workspace(root)
    config, faults = read_config(place.config)
    assert config, faults
    scale, faults = read_scale(place.scale, config)
    assert scale, faults
    targets, faults = read_targets(place.targets, config, scale)
    assert targets is not None, faults
    assert check_against_scale(config, scale) == ()
    whole = targets[Period.YEAR_END]
    return Grounds(config=config, period=period, scale=scale, targets=targets[period], year_targets=whole)


def reviewed_at(root: Path, period: Period) -> Review:
    """The review of a workspace's period."""
    grounds = grounds_of(root, period)
    return review(grounds, Workspace(root).inbox(grounds.config.bloc.year, period)).review
