"""A province on a real cluster of this machine: a scheduler, two workers, one of which dies midway."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import dask.config
import pytest
from click.testing import CliRunner
from distributed.config import defaults

from pipeline.cli.cli import main
from pipeline.province.cluster import Cluster
from pipeline.text.province import CLUSTER_LOST
from tests.bench.province import settings
from tests.province.folders import YEAR_END, a_province, copied, written

PATIENCE = 60.0
TOLD = "scheduler.json"


@contextmanager
def started(folder: Path, module: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask's own commands, its words in a log; gone at the end."""
    with (folder / f"{module}-{time.monotonic_ns()}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{module}", *arguments], stdout=log, stderr=log, cwd=folder
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def worker(folder: Path, address: str) -> AbstractContextManager["subprocess.Popen[bytes]"]:
    return started(
        folder, "dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1"
    )


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    arguments = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with started(tmp_path, "dask_scheduler", *arguments, "--scheduler-file", str(tmp_path / TOLD)) as process:
        yield process


@pytest.fixture
def address(tmp_path: Path, scheduler: "subprocess.Popen[bytes]") -> str:
    return _address(tmp_path / TOLD)


def _address(told: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return str(json.loads(told.read_text("utf-8"))["address"])
        except (FileNotFoundError, ValueError):
            time.sleep(0.1)
    pytest.fail("the scheduler did not say its address")


def test_workers_without_a_shared_disk_give_the_same_bytes_also_when_one_dies(tmp_path: Path, address: str) -> None:
    root = a_province(tmp_path / "tinh")
    alike = copied(root, tmp_path / "cung")
    command = ["province", str(alike), "--period", "year-end", "--executor", "serial"]
    assert CliRunner().invoke(main, command).exit_code == 0
    given = [sys.executable, "-m", "pipeline", "province", str(root), "--period", "year-end", "--executor"]
    with (
        worker(tmp_path, address),
        worker(tmp_path, address) as dying,
        subprocess.Popen([*given, f"dask:{address}"], stdout=subprocess.PIPE) as process,
    ):
        _until_one_is_done(root)
        dying.kill()
        output, _ = process.communicate(timeout=PATIENCE * 3)
    assert process.returncode == 0
    assert "03 khối: đã chấm 03." in output.decode()
    assert written(root) == written(alike)


def test_dask_knows_the_settings_that_the_guide_has_a_cluster_started_with() -> None:
    given = dask.config.collect_env(settings())
    assert given
    for variable in settings():
        name = variable.removeprefix("DASK_").lower().replace("__", ".")
        assert dask.config.get(name, config=given) != dask.config.get(name, config=defaults)


def _until_one_is_done(root: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if any(root.glob(f"**/output/{YEAR_END}/review/results.json")):
            return
        time.sleep(0.05)
    pytest.fail("no bloc was done")


def test_a_scheduler_that_is_not_there_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.province.cluster.PATIENCE", 0.5)
    root = a_province(tmp_path / "tinh", ("mot",))
    command = ["province", str(root), "--period", "year-end", "--executor", "dask:tcp://127.0.0.1:9"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert "Không nối được với bộ điều phối tcp://127.0.0.1:9" in result.output


def test_a_scheduler_that_goes_is_one_sentence(
    tmp_path: Path, scheduler: "subprocess.Popen[bytes]", address: str
) -> None:
    root = a_province(tmp_path / "tinh", ("mot",))
    command = [sys.executable, "-m", "pipeline", "province", str(root), "--period", "year-end", "--executor"]
    with subprocess.Popen([*command, f"dask:{address}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr
        assert "lệnh này chờ đến khi có máy chạy dask worker" in process.stderr.readline().decode()
        scheduler.kill()
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert said.decode().splitlines() == [f"Lỗi: {CLUSTER_LOST.format(address=address)}"]


class Met:
    """In place of Dask's client: who works, by address."""

    def __init__(self, threads: dict[str, int]) -> None:
        self.threads = threads
        self.direct_to_workers: bool | None = None

    def nthreads(self) -> dict[str, int]:
        return self.threads


def test_results_come_straight_where_every_worker_takes_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, socket.create_server(("127.0.0.1", 0)) as gone:
        near, far = (f"tcp://127.0.0.1:{one.getsockname()[1]}" for one in (listening, gone))
        gone.close()
        client = Met({})
        monkeypatch.setattr("distributed.Client", lambda *_, **__: client)
        cluster = Cluster("tcp://127.0.0.1:9")
        for threads, hands, straight in (({}, 0, False), ({near: 4}, 4, True), ({near: 4, far: 2}, 6, False)):
            client.threads = threads
            assert cluster.hands() == hands
            assert client.direct_to_workers is straight
