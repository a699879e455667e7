"""`thidua province`: many blocs in one run, and what they add up to."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.commands.options import (
    PERIOD_WORDS,
    TO_LOOK_AT,
    Errand,
    NothingDone,
    PeriodWord,
    Unfinished,
    strict_option,
    workers_option,
)
from pipeline.text.terminal import help as words

if TYPE_CHECKING:
    from pipeline.model.bloc import Period
    from pipeline.province.gathered import Gathered
    from pipeline.province.rows import Outcome

DASK = "dask:"


@click.command(cls=Errand, help=words.PROVINCE)
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--period", type=PeriodWord(PERIOD_WORDS), required=True, metavar="KỲ", help=words.PERIOD)
@strict_option(words.PROVINCE_STRICT)
@click.option("--executor", metavar="AI", help=words.EXECUTOR)
@workers_option
def province(folder: Path, period: str, strict: bool, executor: str | None, workers: int | None) -> None:
    """Review every bloc below a folder, each in its own, and add them up."""
    from concurrent.futures.process import BrokenProcessPool

    from pipeline.cli.terminal.province import tell_province
    from pipeline.model.bloc import Period
    from pipeline.province.gathered import Gathered
    from pipeline.text.province import WORKER_DIED
    from pipeline.workspace.workspace import OutputInUse

    names, kind = _blocs(folder), Period(period)
    with Gathered() as found:
        try:
            _review(folder, names, kind, executor or _usual(len(names), workers), workers, found)
        except BrokenProcessPool as died:
            raise Unfinished(WORKER_DIED) from died
        if not found.years:
            tell_province(found, None)
            raise SystemExit(2)
        from pipeline.province.province import add_up  # with pandas, of which no worker is made a copy

        try:
            goal = add_up(folder, found, kind)
        except OutputInUse as held:
            raise Unfinished(str(held)) from held
        tell_province(found, goal)
        if strict and found.to_look_at:
            raise SystemExit(TO_LOOK_AT)


def _blocs(folder: Path) -> tuple[str, ...]:
    from pipeline.province.workspaces import CONFIG, workspaces_below
    from pipeline.text.province import INSIDE_ONE, NO_BLOCS

    if (folder / CONFIG).exists():
        raise NothingDone(INSIDE_ONE.format(folder=folder))
    found = workspaces_below(folder)
    if not found:
        raise NothingDone(NO_BLOCS.format(folder=folder))
    return tuple(path.relative_to(folder).as_posix() for path in found)


def _usual(blocs: int, workers: int | None) -> str:
    from pipeline.province.handing_out import FEWEST_FOR_PROCESSES
    from pipeline.workspace.executing import cores

    many = (workers or cores()) > 1 and blocs >= FEWEST_FOR_PROCESSES
    return "processes" if many else "serial"


def _review(
    folder: Path, names: tuple[str, ...], period: "Period", given: str, workers: int | None, found: "Gathered"
) -> None:
    from pipeline.cli.terminal.console import watched_to
    from pipeline.text.province import REVIEWING

    work = _on_a_cluster if given.startswith(f"{DASK}tcp://") else _on_this_machine
    with closing(work(folder, names, period, given, workers)) as outcomes:
        for outcome in watched_to(outcomes, len(names), REVIEWING):
            found.add(outcome)


def _on_this_machine(
    folder: Path, names: tuple[str, ...], period: "Period", given: str, workers: int | None
) -> Generator["Outcome", None, None]:
    from pipeline.province.work import review_here
    from pipeline.text.province import BAD_EXECUTOR
    from pipeline.workspace.executing import cores
    from pipeline.workspace.processes import executor

    if given not in ("serial", "processes"):
        raise NothingDone(BAD_EXECUTOR.format(given=given))
    count = 1 if given == "serial" else workers or cores()
    with executor(count) as pool:
        yield from review_here(folder, names, period, pool, lambda: count)


def _on_a_cluster(
    folder: Path, names: tuple[str, ...], period: "Period", given: str, _: int | None
) -> Generator["Outcome", None, None]:
    """The scheduler knows how many workers there are."""
    from pipeline.cli.terminal.console import say
    from pipeline.province.cluster import Cluster, ClusterLost
    from pipeline.province.travelling import review_elsewhere
    from pipeline.text.province import CLUSTER_LOST, NO_DASK, NO_SCHEDULER, NO_WORKERS

    address = given.removeprefix(DASK)
    try:
        cluster = Cluster(address)
    except ImportError as missing:
        raise NothingDone(NO_DASK) from missing
    except OSError as error:
        raise NothingDone(NO_SCHEDULER.format(address=address)) from error
    try:
        with cluster as executor:
            if not cluster.hands():
                say(NO_WORKERS.format(address=address), stderr=True)
            yield from review_elsewhere(folder, names, period, executor, cluster.hands)
    except ClusterLost as lost:
        raise Unfinished(CLUSTER_LOST.format(address=address)) from lost
