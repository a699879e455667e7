"""One process or several: the same results, whichever way they start, and none is left behind."""

import os
import signal
import subprocess
import sys
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.reports.papers.catalogue import write_papers
from pipeline.scoring.stages import TracedReview
from pipeline.workspace.executing import Serial, executor, pool_for
from tests.reports.blocs import a_bloc_review


def papers_of(folder: Path, pool: Executor | None) -> dict[str, bytes]:
    folder.mkdir()
    for begun in write_papers(folder, TracedReview(a_bloc_review(28, 4), ()), folder / "none", pool=pool):
        begun.result()
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.docx")}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return papers_of(tmp_path_factory.mktemp("alone") / "papers", None)


@pytest.mark.parametrize(("workers", "how"), [(1, None), (8, "fork"), (2, "spawn")])
def test_any_number_of_processes_writes_the_same_letters(
    tmp_path: Path, alone: dict[str, bytes], workers: int, how: str | None
) -> None:
    if how == "fork" and sys.platform == "win32":
        how = None
    with executor(workers, how) as pool:
        assert papers_of(tmp_path / "papers", pool) == alone


def test_what_a_task_raises_is_raised_where_it_was_asked_for() -> None:
    for pool in (Serial(), None):
        with executor(2) as processes, pytest.raises(ZeroDivisionError):
            (pool or processes).submit(divmod, 1, 0).result()


def test_a_small_bloc_has_no_pool_unless_it_is_asked_for() -> None:
    with pool_for(11, None) as pool:
        assert pool is None
    with pool_for(11, 2) as pool:
        assert pool is not None
        assert pool.submit(divmod, 7, 2).result() == (3, 1)


BUSY = """
import os, signal, sys, time
from pipeline.workspace.executing import executor
signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell runs in the background has it ignored
if "at the start" in sys.argv:
    started = []
    os.register_at_fork(before=lambda: started.append(1))
    os.register_at_fork(after_in_child=lambda: len(started) == 1 and os.killpg(0, signal.SIGINT))
with executor(2, "fork") as pool:
    tasks = [pool.submit(time.sleep, 0.3) for _ in range(200)]
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
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
            pytest.fail("a process is left")
    assert said.count("KeyboardInterrupt") == 1, said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no Ctrl-C for one process alone")
def test_ctrl_c_leaves_no_process_behind() -> None:
    process = busy()
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    os.killpg(process.pid, signal.SIGINT)
    ends_with_all_its_own(process)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no Ctrl-C for one process alone")
def test_ctrl_c_while_processes_start_leaves_none_behind() -> None:
    ends_with_all_its_own(busy("at the start"))
