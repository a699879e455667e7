"""What tests of forms share."""

import pytest

from pipeline.model.result import Review
from tests.forms.score.returning import UNITS, read, send


@pytest.fixture(scope="session")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The review of forms that nobody changed but to fill them."""
    folder = tmp_path_factory.mktemp("unchanged")
    for unit in UNITS:
        send(folder, unit)
    return read(folder)
