"""How long a province takes: many blocs, by processes of this machine and by a cluster on it.

    python -m tests.bench.province [blocs] [--workers N] [--cluster BLOCS]

Every bloc has 25 members with forms of 60 lines; all use one scale and differ in names and answers. So many blocs are
measured as are asked for, and what 2,000 would take is told from those. The cluster is a scheduler of Dask with as many
workers, started here as docs/cluster.md says; processes and the cluster take turns over the same blocs, of several runs
the quickest counts, and all must come to the same bytes. A few blocs are done both ways too: what does not grow with
their number is told.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from pipeline.loading import read_setup
from pipeline.workspace.workspace import Workspace
from tests.bench.bloc import PERIOD, YEAR, cells_of, config_of, filled, make_bloc, members, rows_of
from tests.bench.cost import ROOT, Cost, compile_all, cost_of, spent_below

MEMBERS, WHOLE = 25, 2000
"""Members of a bloc; blocs of a whole province."""

FEW, TURNS = 8, 2
"""Blocs that are done to see what a start costs; how often processes and the cluster take turns."""

NAMES = ("Sở, ban, ngành", "Huyện, thị xã, thành phố", "Xã, phường", "Trường trung học", "Doanh nghiệp", "Hội")
PATIENCE = 60.0

Row = tuple[str, str, str, str]


def make_province(root: Path, blocs: int) -> Path:
    """So many workspaces with filled forms: those of one bloc, names and answers changed."""
    with tempfile.TemporaryDirectory() as folder:
        shape = Workspace(make_bloc(Path(folder) / "khoi", MEMBERS))
        setup, faults = read_setup(shape)
        assert setup, faults
        rows = rows_of(setup.grounds(PERIOD))
        forms = [path.read_bytes() for path in sorted(shape.inbox(YEAR, PERIOD).glob("*.xlsx"))]
        for number in range(blocs):
            name = f"Khối thi đua số {number + 1}: {NAMES[number % len(NAMES)]}"
            place = Workspace(root / f"cum-{number // 100 + 1:02d}" / f"khoi-{number + 1:04d}")
            shutil.copytree(shape.scale.parent, place.scale.parent)
            place.config.write_text(config_of(members(MEMBERS), name), encoding="utf-8")
            inbox = place.inbox(YEAR, PERIOD)
            inbox.mkdir(parents=True)
            for at, form in enumerate(forms):
                cells = cells_of(rows, number * 7 + at)
                (inbox / f"{members(MEMBERS)[at].code}.xlsx").write_bytes(filled(form, cells, name))
    return root


def review_province(root: Path, executor: str, workers: int) -> Cost:
    words = ("province", root, "--period", PERIOD, "--executor", executor, "--workers", str(workers))
    return cost_of(["-m", "pipeline", *words])


def without_outputs(root: Path) -> dict[str, bytes]:
    """What was written; it is gone then."""
    folders = [path for path in root.rglob("output") if path.is_dir()]
    written = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }
    for folder in folders:
        shutil.rmtree(folder)
    return written


# ---------------------------------------------------------------------------------------- a cluster


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """The address of a scheduler with so many workers of one thread, all gone at the end."""
    with ExitStack() as started, tempfile.TemporaryDirectory() as name:
        told = Path(name) / "scheduler.json"
        scheduler = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
        started.enter_context(_process(name, "dask_scheduler", *scheduler))
        address = _address(told)
        many = ("--nworkers", str(workers), "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        started.enter_context(_process(name, "dask_worker", address, *many))
        _wait_for(address, workers)
        yield address


def settings() -> dict[str, str]:
    """The settings of Dask that the guide has a cluster started with."""
    guide = (ROOT / "docs" / "cluster.md").read_text("utf-8")
    return dict(re.findall(r"^ *export (DASK_\w+)=(\S+)$", guide, re.MULTILINE))


@contextmanager
def _process(folder: str, module: str, *arguments: str) -> Iterator[None]:
    with (Path(folder) / f"{module}-{time.monotonic_ns()}.log").open("wb") as log:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments]
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT, env={**os.environ, **settings()})
        try:
            yield
        finally:
            process.terminate()
            process.wait()


def _address(told: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return str(json.loads(told.read_text("utf-8"))["address"])
        except (FileNotFoundError, ValueError):
            time.sleep(0.1)
    raise TimeoutError("the scheduler did not say its address")


def _wait_for(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address) as client:
        client.wait_for_workers(workers, timeout=PATIENCE)


# ---------------------------------------------------------------------------------------- what is told


def rows_of_province(place: Path, blocs: int, workers: int, on_cluster: int) -> Iterator[Row]:
    """P3 by so many blocs, the rest extrapolated; P11 by some more. None of either leaves its row out."""
    if blocs:
        root = make_province(place / "tinh", blocs)
        cost = review_province(root, "processes", workers)
        tell(f"{blocs} blocs of {MEMBERS}, {workers} processes", blocs, cost)
        whole = cost_of(["-m", "tests.bench.adding_up", root, str(WHOLE)])
        tell(f"adding up {WHOLE:,} blocs, alone", WHOLE, whole)
        minutes, peak = cost.wall / blocs * WHOLE / 60, max(cost.peak, whole.peak)
        what = f"{WHOLE:,} blocs of {MEMBERS}, two cores, by {blocs} of them"
        yield "P3", what, f"{minutes:.1f} min, {peak:.0f} MB in all", "≤ 12 min, ≤ 1 GB"
    if on_cluster:
        ratio = _cluster_ratio(place, on_cluster, workers)
        yield "P11", f"{on_cluster} blocs, Dask ÷ processes, same bytes", ratio, "≤ 1.2"


def _cluster_ratio(place: Path, blocs: int, workers: int) -> str:
    walls = dict[tuple[str, int], float]()
    for number in (FEW, blocs):
        root = make_province(place / f"cum-{number}", number)
        here, there = _in_turns(root, workers)
        walls |= {("here", number): here.wall, ("there", number): there.wall}
        tell(f"{number} blocs, {workers} processes", number, here)
        tell(f"{number} blocs, Dask with {workers} workers, these and the scheduler counted", number, there)
    for who, where in (("here", "processes"), ("there", "Dask")):
        each = (walls[who, blocs] - walls[who, FEW]) / (blocs - FEW)
        print(f"  {where}: {walls[who, FEW] - FEW * each:.1f} s of the wall once, {each * 1000:.0f} ms a bloc")
    return f"{there.wall / here.wall:.2f} (processor {there.processor / here.processor:.2f})"


def _in_turns(root: Path, workers: int) -> tuple[Cost, Cost]:
    """Processes and the cluster, each the quickest of its runs."""
    here, there = list[Cost](), list[Cost]()
    for _ in range(TURNS):
        here.append(review_province(root, "processes", workers))
        written = without_outputs(root)
        there.append(_on_cluster(root, workers))
        assert without_outputs(root) == written, "a cluster came to other bytes"
    return min(here, key=lambda cost: cost.wall), min(there, key=lambda cost: cost.wall)


def _on_cluster(root: Path, workers: int) -> Cost:
    """The wall of the command; the processor of all, the cluster's own start and end with it."""
    before = spent_below()
    with cluster(workers) as address:
        cost = review_province(root, f"dask:{address}", workers)
    return replace(cost, processor=spent_below() - before)


def tell(what: str, blocs: int, cost: Cost) -> None:
    each = f"{cost.wall * 1000 / blocs:.0f} ms of the wall a bloc"
    print(f"  {what}: {cost.wall:.1f} s wall, {cost.processor:.1f} s processor, {cost.peak:.0f} MB, {each}")


def main(blocs: int, workers: int, on_cluster: int) -> None:
    compile_all()
    with tempfile.TemporaryDirectory(prefix="thidua-province-") as name:
        for sign, what, now, must in rows_of_province(Path(name), blocs, workers, on_cluster):
            print(f"{sign:5}{what:58}{now:36}{must}")
    print(f"load of the machine at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("blocs", type=int, nargs="?", default=200)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--cluster", type=int, default=80)
    given = asked.parse_args()
    main(given.blocs, given.workers, given.cluster)
