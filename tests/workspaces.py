"""Workspaces in a test: shipped ones, what one says before anything arrives, and the review of its inbox."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.model.result import Review
from pipeline.reviewing import review
from pipeline.setup.books.scale_book import read_scale
from pipeline.setup.books.target_book import read_targets
from pipeline.setup.config.known import known_of
from pipeline.setup.config.reading import check_against_scale, read_config
from pipeline.starting import make_workspace
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
    assert check_against_scale(known_of(config), scale) == ()
    whole = targets[Period.YEAR_END]
    return Grounds(config=config, period=period, scale=scale, targets=targets[period], year_targets=whole)


def reviewed_at(root: Path, period: Period) -> Review:
    """The review of a workspace's period."""
    grounds = grounds_of(root, period)
    return review(grounds, Workspace(root).inbox(grounds.config.bloc.year, period)).review


def a_workspace(root: Path, example: str = "kien-giang-2018") -> Path:
    """`root` as `thidua init --from` leaves it. An example is made once in a run of the tests, and copied."""
    shutil.copytree(_made(example), root, dirs_exist_ok=True)
    return root


@cache
def _made(example: str) -> Path:
    folder = TemporaryDirectory(prefix="thidua-")
    atexit.register(folder.cleanup)
    make_workspace(Path(folder.name) / "khoi", example)
    return Path(folder.name) / "khoi"
