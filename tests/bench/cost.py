"""What a command costs: processor seconds of the whole process and its children, the wall's, peak memory."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def compile_all() -> None:
    """Compile our modules, as they are where a program is installed."""
    command = [sys.executable, "-m", "compileall", "-q", "pipeline"]
    subprocess.run(command, cwd=ROOT, env=_ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor and of the wall; megabytes at the highest, of all processes together."""

    processor: float
    wall: float
    peak: float


def cost_of(command: Sequence[str | Path]) -> Cost:
    """A Python command in a process of its own. Raises: CalledProcessError, with what it said."""
    with tempfile.TemporaryFile() as said:
        before, start = spent_below(), time.perf_counter()
        process = subprocess.Popen([sys.executable, *command], stdout=said, stderr=said, cwd=ROOT, env=_ENVIRONMENT)
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.02)
        wall = time.perf_counter() - start
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, list(map(str, command)), said.read().decode())
    return Cost(spent_below() - before, wall, peak)


def spent_below() -> float:
    """Seconds of the processor that processes started from here took until they ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> float:
    """Megabytes held by a process and all below it; 0 of one that has just ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        below = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20 + sum(map(_memory, below))


def alternating(jobs: Mapping[str, Callable[[], Cost]], times: int) -> dict[str, Cost]:
    """Every job so many times, one after the other and again, and of each the run that took the processor least."""
    runs: dict[str, list[Cost]] = {name: [] for name in jobs}
    for _ in range(times):
        for name, job in jobs.items():
            runs[name].append(job())
    return {name: min(costs, key=lambda cost: cost.processor) for name, costs in runs.items()}
