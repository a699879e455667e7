"""`run --workers`: the same bytes however many work and however they start; Ctrl-C leaves the former output whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.bloc import PERIOD, YEAR, make_bloc
from tests.processes import none_is_left

MEMBERS = 24
CTRL_C = pytest.mark.skipif(sys.platform != "linux", reason="what a process has started is looked up in /proc")
THIDUA = """
import signal, sys
from pipeline.workspace import processes
signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell runs in the background has it ignored
processes.USUAL = sys.argv.pop(1)
from pipeline.__main__ import main
main()
"""


def run(root: Path, workers: int, how: str = "spawn") -> "subprocess.Popen[str]":
    """`thidua run` as a user's shell starts it: with a terminal's group of processes of its own."""
    words = ["run", "--workspace", str(root), "--period", PERIOD.value, "--workers", str(workers)]
    return subprocess.Popen(
        [sys.executable, "-c", THIDUA, how, *words],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def finished(root: Path, workers: int, how: str = "spawn") -> dict[str, bytes]:
    process = run(root, workers, how)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return output(root)


def output(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "output").rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def bloc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bloc that one process has reviewed."""
    root = make_bloc(tmp_path_factory.mktemp("khoi") / "khoi", MEMBERS)
    finished(root, 1)
    return root


@pytest.mark.parametrize(("workers", "how"), [(8, "fork"), (2, "spawn")])
def test_any_number_of_workers_gives_the_same_bytes_in_whatever_order_files_lie(
    tmp_path: Path, bloc: Path, workers: int, how: str
) -> None:
    if sys.platform == "win32":
        how = "spawn"
    root = tmp_path / "khoi"
    shutil.copytree(bloc, root, ignore=shutil.ignore_patterns("output", "inbox"))
    inbox = root / bloc.joinpath("inbox", f"{YEAR}-{PERIOD.value}").relative_to(bloc)
    inbox.mkdir(parents=True)
    files = sorted((bloc / inbox.relative_to(root)).iterdir())
    random.Random(workers).shuffle(files)
    for path in files:
        shutil.copyfile(path, inbox / path.name)
    assert finished(root, workers, how) == output(bloc)


def while_reading(process: "subprocess.Popen[str]", root: Path) -> bool:
    """Processes beside it have begun, and nothing is being written."""
    below = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return len(below) >= 2 and not new_folder(root).exists()


def while_writing(process: "subprocess.Popen[str]", root: Path) -> bool:
    return any(new_folder(root).glob("phieu-ket-qua/*.docx"))


def new_folder(root: Path) -> Path:
    return root / "output" / f"{YEAR}-{PERIOD.value}" / ".review.new"


@CTRL_C
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("when", [while_reading, while_writing])
def test_ctrl_c_leaves_the_former_output_and_no_process(
    bloc: Path, when: "Callable[[subprocess.Popen[str], Path], bool]", times: int
) -> None:
    before = output(bloc)
    process = run(bloc, 2, "fork")
    until = time.monotonic() + 60
    while not when(process, bloc):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.002)
    for _ in range(times):
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.02)
    _, said = process.communicate(timeout=30)
    none_is_left(process.pid)
    assert (process.returncode, said.strip()) == (1, "Đã dừng.")
    assert output(bloc) == before
    assert not new_folder(bloc).exists()
