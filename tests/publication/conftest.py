"""The shipped bloc, reviewed and published at the end of its year."""

import shutil
from pathlib import Path

import pytest

from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.publication.publishing import publish_review
from pipeline.publication.remaking import review_of
from pipeline.reports.papers.written import read_written
from pipeline.reports.review_folder import write_review
from pipeline.workspace.workspace import Workspace, publish
from tests.workspaces import a_workspace

YEAR, PERIOD = 2018, Period.YEAR_END


def run(place: Workspace) -> Review:
    """What `thidua run` does: the review of the inputs as they are, written into `review/`."""
    made = review_of(place, YEAR, PERIOD)
    folder = place.output(YEAR, PERIOD, "review")
    written = read_written(place.written_for(PERIOD))
    publish(folder, lambda new: write_review(new, made, place.word_templates, written.fields, written.numbers))
    return made.review


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Never changed by a test."""
    place = Workspace(tmp_path_factory.mktemp("khối") / "kien-giang")
    a_workspace(place.root)
    run(place)
    publish_review(place, YEAR, PERIOD)
    return place


@pytest.fixture
def place(published_once: Workspace, tmp_path: Path) -> Workspace:
    """A copy of the published workspace, to be changed."""
    shutil.copytree(published_once.root, tmp_path / "khối")
    return Workspace(tmp_path / "khối")


@pytest.fixture
def published(place: Workspace) -> Path:
    return place.output(YEAR, PERIOD, "published")
