"""One command at a time works on a workspace."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.workspace.occupied import LOCK, Occupied, occupied

REPOSITORY = Path(__file__).parents[2]
HOLDER = """
import sys, time
from pathlib import Path
from pipeline.workspace.occupied import occupied
with occupied(Path(sys.argv[1]), {"command": "run", "since": "08:30"}):
    print("held", flush=True)
    time.sleep(60)
"""


def holding(root: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(root)], stdout=subprocess.PIPE, text=True, cwd=REPOSITORY
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_is_told_at_once_who_is_at_work(tmp_path: Path) -> None:
    process = holding(tmp_path)
    try:
        began = time.monotonic()
        with pytest.raises(Occupied) as refused, occupied(tmp_path, {}):
            pass
        assert time.monotonic() - began < 2
        assert refused.value.holder == {"command": "run", "since": "08:30"}
    finally:
        process.kill()
        process.wait()


def test_a_dead_holder_stops_nobody(tmp_path: Path) -> None:
    process = holding(tmp_path)
    process.kill()
    process.wait()
    assert (tmp_path / LOCK).exists()
    with occupied(tmp_path, {"command": "run"}):
        pass
    assert os.listdir(tmp_path) == []


def test_nothing_stays_behind_and_another_workspace_is_free(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with occupied(tmp_path / "a", {}), occupied(tmp_path / "b", {}):
        pass
    with occupied(tmp_path / "a", {}):
        pass
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")) == ["a", "b"]


def test_of_many_at_once_one_works(tmp_path: Path) -> None:
    """Eight processes count up a number that stands in a file, each trying again until it has its turn."""
    counting = """
import sys, time
from pathlib import Path
from pipeline.workspace.occupied import Occupied, occupied
root, done = Path(sys.argv[1]), 0
while done < 20:
    try:
        with occupied(root, {}):
            path = root / "n"
            number = int(path.read_text() or 0) if path.exists() else 0
            path.write_text(str(number + 1))
            done += 1
    except Occupied:
        time.sleep(0.001)
"""
    running = [subprocess.Popen([sys.executable, "-c", counting, str(tmp_path)], cwd=REPOSITORY) for _ in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    assert (tmp_path / "n").read_text() == "80"
