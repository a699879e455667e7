"""One process or several: the same results, whichever way they start, and none is left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from pipeline.reports.review_folder import write_review
from pipeline.scoring.stages import TracedReview
from pipeline.workspace import executing, processes
from pipeline.workspace.executing import hands, in_parts, team
from pipeline.workspace.processes import Serial, executor
from tests.processes import none_is_left
from tests.reports.blocs import a_bloc_review
from tests.workspace.working import divided, less

CTRL_C = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no Ctrl-C for one process alone")
WAYS = ["spawn"] if sys.platform == "win32" else ["fork", "spawn"]


def review_of(folder: Path, workers: int) -> dict[str, bytes]:
    folder.mkdir()
    write_review(folder, TracedReview(a_bloc_review(28, 4), ()), folder / "none", workers=workers)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return review_of(tmp_path_factory.mktemp("alone") / "papers", 1)


@pytest.mark.parametrize(("workers", "how"), [(8, WAYS[0]), (2, "spawn")])
def test_any_number_of_processes_writes_the_same_review(
    tmp_path: Path, alone: dict[str, bytes], workers: int, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "USUAL", how)
    assert review_of(tmp_path / "papers", workers) == alone


@pytest.mark.parametrize(("workers", "how"), [(1, None), *((2, how) for how in WAYS)])
def test_all_know_one_thing_and_each_task_its_own(workers: int, how: str | None) -> None:
    with team(10, workers, how) as workers_of_ten:
        assert list(workers_of_ten.each(less, [1, 2, 3])) == [9, 8, 7]
        assert sorted(workers_of_ten.do([(less, (4,)), (divided, (5,))])) == [2, 6]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_task_raises_is_raised_where_it_was_asked_for(workers: int) -> None:
    ways: tuple[Callable[[Any], object], ...] = (
        lambda ten: list(ten.each(divided, [0])),
        lambda ten: list(ten.do([(divided, (0,))])),
    )
    for way in ways:
        with team(10, workers) as ten, pytest.raises(ZeroDivisionError):
            way(ten)
    with executor(workers) as pool, pytest.raises(ZeroDivisionError):
        pool.submit(divmod, 1, 0).result()


def test_one_process_does_everything_itself() -> None:
    with executor(1) as pool:
        assert isinstance(pool, Serial)
        assert pool.submit(divmod, 7, 2).result() == (3, 1)


def test_a_small_bloc_is_done_by_one_unless_more_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executing, "cores", lambda: 4)
    assert [hands(11, None), hands(11, 2), hands(3000, None), hands(3000, 1)] == [1, 2, 4, 1]


def test_parts_have_everything_once_and_in_order() -> None:
    assert list(in_parts("abcde", 2)) == [("a", "b"), ("c", "d"), ("e",)]
    assert list(in_parts("", 2)) == []


# ---------------------------------------------------------------------------------------- Ctrl-C


BUSY = """
import os, signal, sys, time
from pipeline.workspace.processes import executor
signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell runs in the background has it ignored
how = sys.argv[1]
if "at the start" in sys.argv:
    from multiprocessing import util
    start, at_start = util.spawnv_passfds, []
    def started(*arguments):
        pid = start(*arguments)
        if b"spawn_main" in repr(arguments).encode():
            os.killpg(0, signal.SIGINT)
        return pid
    util.spawnv_passfds = started
    forked = []
    os.register_at_fork(before=lambda: forked.append(1))
    os.register_at_fork(after_in_child=lambda: how == "fork" and len(forked) == 1 and os.killpg(0, signal.SIGINT))
with executor(2, how) as pool:
    tasks = [pool.submit(time.sleep, 0.3) for _ in range(200)]
    tasks[0].result()
    print("begun", flush=True)
    tasks[-1].result()
"""


def busy(*words: str) -> "subprocess.Popen[str]":
    """A process with two beside it, all of them of a terminal of their own."""
    return subprocess.Popen(
        [sys.executable, "-c", BUSY, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def ends_with_all_its_own(process: "subprocess.Popen[str]") -> None:
    """Soon, with one traceback, not one of every process; and none is left."""
    try:
        _, said = process.communicate(timeout=20)
    finally:
        none_is_left(process.pid)
    assert said.count("KeyboardInterrupt") == 1, said


@CTRL_C
@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("times", [1, 3])
def test_ctrl_c_leaves_no_process_behind(how: str, times: int) -> None:
    process = busy(how)
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    for _ in range(times):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
    ends_with_all_its_own(process)


@CTRL_C
@pytest.mark.parametrize("how", WAYS)
def test_ctrl_c_while_processes_start_leaves_none_behind(how: str) -> None:
    ends_with_all_its_own(busy(how, "at the start"))
