"""A process that reviews bloc after bloc does not grow by what the blocs before left."""

import gc
from pathlib import Path

from pipeline.province.work import made
from pipeline.starting import make_workspace
from pipeline.workspace.workspace import Workspace
from tests.bench.bloc import PERIOD


def test_what_a_bloc_left_in_circles_is_gone_before_the_next(tmp_path: Path) -> None:
    make_workspace(tmp_path / "khoi", "kien-giang-2018")

    def values_after_a_bloc(number: int) -> int:
        review = made(Workspace(tmp_path / "khoi"), "khoi", PERIOD)
        assert review.write
        (tmp_path / str(number)).mkdir()
        review.write(tmp_path / str(number))
        return len(gc.get_objects())

    counts = [values_after_a_bloc(number) for number in range(4)]
    assert max(counts[2:]) < counts[1] + 500
