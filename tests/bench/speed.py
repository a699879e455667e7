"""How fast the program is beside a plain script of pandas and docxtpl, on the same forms in one run.

    python -m tests.bench.speed [members …] [--times N] [--blocs N] [--cluster N]

Sizes 11, 300 and 3,000 unless others are given (`50000`); measures whose size is not among them are left out. A
province is measured by `--blocs` of its 2,000 blocs (none: 0), a cluster by `--cluster` of them. Told
are processor seconds of whole processes and what they start, seconds of the wall, and megabytes at the highest;
programs take turns, and of several runs the cheapest counts. The plain script (`tests/bench/peer.py`) does the
comparable job and must come to the same totals. It reads in two variants: by openpyxl, and by calamine.
"""

import argparse
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import fmean

from pipeline.starting import make_workspace
from pipeline.workspace.workspace import Workspace
from tests.bench.bloc import PERIOD, YEAR, make_bloc
from tests.bench.cost import Cost, alternating, compile_all, cost_of
from tests.bench.parts import ratios
from tests.bench.province import rows_of_province

SIZES = (11, 300, 3000)
PEER = Path(__file__).with_name("peer.py")
OURS, OPENPYXL, CALAMINE, TWO = "thidua", "openpyxl", "calamine", "2 workers"

Row = tuple[str, str, str, str]
"""A measure: its sign, what it is, what it came to, what must be reached."""

Costs = dict[str, Cost]


def thidua(*words: str | Path) -> Cost:
    return cost_of(["-m", "pipeline", *words])


def run_bloc(root: Path, workers: int = 1) -> Cost:
    return thidua("run", "--workspace", root, "--period", PERIOD, "--workers", str(workers))


def run_peer(root: Path, engine: str) -> Cost:
    out = root / f"out-{engine}"
    shutil.rmtree(out, ignore_errors=True)
    return cost_of([PEER, root, out, engine])


def same_totals(root: Path) -> None:
    """Programs that come to different totals are not compared."""
    review = Workspace(root).output(YEAR, PERIOD, "review")
    ours = json.loads((review / "results.json").read_text(encoding="utf-8"))
    mine = {one["unit"]: Decimal(one["total"]) for one in ours["standings"]}
    for engine in (OPENPYXL, CALAMINE):
        theirs = json.loads((root / f"out-{engine}" / "ket-qua.json").read_text(encoding="utf-8"))
        assert {one["unit"]: Decimal(str(one["total"])) for one in theirs} == mine


def measure(root: Path, times: int) -> Costs:
    """The program and both variants of the plain script over one workspace; of many members also with two workers."""
    jobs: dict[str, Callable[[], Cost]] = {
        OURS: partial(run_bloc, root),
        OPENPYXL: partial(run_peer, root, OPENPYXL),
        CALAMINE: partial(run_peer, root, CALAMINE),
    }
    found = alternating(jobs, times)
    same_totals(root)
    return found | {TWO: run_bloc(root, 2)}


def tell_costs(members: int, costs: Costs) -> None:
    print(f"\n{members} members, 60 lines; load {os.getloadavg()[0]:.1f}")
    for name, cost in costs.items():
        each = f"{cost.processor * 1000 / members:8.1f} ms a member"
        print(f"  {name:10}{cost.processor:9.2f} s processor {cost.wall:9.2f} s wall {cost.peak:7.0f} MB {each}")


# ---------------------------------------------------------------------------------------- the table


def rows_of_runs(costs: dict[int, Costs]) -> Iterator[Row]:
    if 300 in costs:
        yield "P1", "300 members, one process, plain script ÷ thidua", _ratios(costs[300]), "≥ 5"
    if 3000 in costs:
        wall = [costs[3000][engine].wall / costs[3000][TWO].wall for engine in (OPENPYXL, CALAMINE)]
        yield "P2", "3,000 members, two workers, wall, plain script ÷ thidua", _both(*wall), "≥ 9"
    if 11 in costs:
        yield "P7", "11 members, start included, plain script ÷ thidua", _ratios(costs[11]), "≥ 1.5"
    if {300, 3000} <= costs.keys():
        small, large = costs[300][OURS], costs[3000][OURS]
        yield "P8", "time a member at 3,000 ÷ at 300", f"{large.processor / small.processor / 10:.2f}", "≤ 1.05"
        yield "P9", "memory growth a member", _growth(small, large), "≤ 20 KB"


def _growth(small: Cost, large: Cost) -> str:
    """Of peak memory, from 300 members to 3,000."""
    return f"{(large.peak - small.peak) / 2700 * 1024:.0f} KB"


def rows_of_unlike(place: Path, sizes: Sequence[int]) -> Iterator[Row]:
    """The same of blocs in which no two members answer alike, so that little can be shared."""
    if {300, 3000} <= {*sizes}:
        small, large = (run_bloc(make_bloc(place / f"unlike-{size}", size, unlike=True)) for size in (300, 3000))
        yield "P9", "memory growth a member, all answers different", _growth(small, large), "≤ 20 KB"


def _ratios(costs: Costs) -> str:
    return _both(*(costs[engine].processor / costs[OURS].processor for engine in (OPENPYXL, CALAMINE)))


def _both(openpyxl: float, calamine: float) -> str:
    return f"{openpyxl:.2f} (calamine {calamine:.2f})"


STEPS = {
    "P4": ("reading a form ÷ bare calamine of the same two sheets", "≤ 5"),
    "P5": ("result letter, values to file, docxtpl ÷ thidua", "≥ 8"),
    "P6": ("writing a form, openpyxl ÷ thidua", "≥ 20"),
}


def rows_of_steps(root: Path) -> Iterator[Row]:
    for sign, (library, own) in ratios(root).items():
        what, must = STEPS[sign]
        found = own / library if sign == "P4" else library / own
        yield sign, what, f"{found:.1f} ({library:.2f} ms, {own:.2f} ms)", must


def rows_of_starts(place: Path) -> Iterator[Row]:
    root = place / "shipped"
    make_workspace(root, "kien-giang-2018")
    found = alternating(
        {
            "bare": partial(cost_of, ["-c", ""]),
            "--help": partial(thidua, "--help"),
            "examples": partial(thidua, "examples"),
            "check": partial(thidua, "check", "--workspace", root),
            "status": partial(thidua, "status", "--workspace", root, "--period", PERIOD),
        },
        5,
    )
    seconds = {name: cost.processor for name, cost in found.items()}
    yield "P10", "--help ÷ bare Python's start", f"{seconds['--help'] / seconds['bare']:.1f}", "≤ 3"
    told = ", ".join(f"{seconds[name]:.2f}" for name in ("examples", "check", "status"))
    yield "P12", "examples, check, status on the shipped bloc", f"{told} s", "≤ 0.4 s"


def main(sizes: Sequence[int], times: int, blocs: int, on_cluster: int) -> None:
    compile_all()
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as name:
        place, costs = Path(name), dict[int, Costs]()
        for members in sizes:
            root = make_bloc(place / f"{members}", members)
            costs[members] = measure(root, times if members < 1000 else 1)
            tell_costs(members, costs[members])
        small = place / f"{sizes[min(1, len(sizes) - 1)]}" if min(sizes) < 1000 else make_bloc(place / "30", 30)
        rows = (
            *rows_of_runs(costs),
            *rows_of_unlike(place, sizes),
            *rows_of_steps(small),
            *rows_of_starts(place),
            *rows_of_province(place, blocs, 2, on_cluster),
        )
    print(f"\n{'':5}{'measure':58}{'now':36}must")
    for sign, what, now, must in sorted(rows, key=lambda row: int(row[0][1:])):
        print(f"{sign:5}{what:58}{now:36}{must}")
    print(f"load of the machine at the end {fmean(os.getloadavg()[:2]):.1f}, {os.cpu_count()} cores")


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("members", type=int, nargs="*", default=SIZES)
    asked.add_argument("--times", type=int, default=3)
    asked.add_argument("--blocs", type=int, default=100)
    asked.add_argument("--cluster", type=int, default=80)
    told = asked.parse_args()
    main(tuple(told.members), told.times, told.blocs, told.cluster)
