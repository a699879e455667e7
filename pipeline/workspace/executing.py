"""Who does the work: this process, or several beside it. Whatever they are, the results are the same.

Tasks are functions of modules with arguments that can be pickled and are small; what all tasks need is given to each
process once, when it begins. Processes that are started anew (as on Windows) do them as well as those that are split
off.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

_PAYS = 60
"""Members of a bloc for whom processes beside this one are worth their start.

Measured with `tests/bench` (a busy machine of two cores): a second process costs 1.2 s of the processor where one alone
needs 6.5 for 60 members, 0.5 where it needs 2.9 for 25; below, nobody would notice what is won.
"""

T = TypeVar("T")
Item = TypeVar("Item")
Known = TypeVar("Known")
Told = TypeVar("Told", covariant=True)

Job = tuple[Callable[..., T], tuple[Any, ...]]
"""A task that is given what all know, and arguments of its own."""


class Team(Protocol[Told]):
    """Workers who all know one thing."""

    def each(self, task: Callable[[Told, Item], T], items: Iterable[Item]) -> Iterator[T]:
        """What the task makes of each item, in their order. Raises what a task raises."""

    def do(self, jobs: Iterable[Job[T]]) -> Iterator[T]:
        """What the jobs bring, as they finish. Raises what a job raises."""


class _Alone(NamedTuple, Generic[Known]):
    """Does each thing here when it is asked for."""

    known: Known

    def each(self, task: Callable[[Known, Item], T], items: Iterable[Item]) -> Iterator[T]:
        return (task(self.known, item) for item in items)

    def do(self, jobs: Iterable[Job[T]]) -> Iterator[T]:
        return (task(self.known, *arguments) for task, arguments in jobs)


class _Beside(NamedTuple):
    """Hands each thing to the processes of a pool."""

    submit: Callable[..., "Future[Any]"]

    def each(self, task: Callable[[Any, Item], T], items: Iterable[Item]) -> Iterator[T]:
        begun = [self.submit(task, item) for item in items]
        return (one.result() for one in begun)

    def do(self, jobs: Iterable[Job[T]]) -> Iterator[T]:
        from concurrent.futures import as_completed

        begun = [self.submit(task, *arguments) for task, arguments in jobs]
        return (one.result() for one in as_completed(begun))


@contextmanager
def team(known: Known, workers: int, how: str | None = None) -> Iterator[Team[Known]]:
    """So many processes that all know one thing, or this one where they are none or one."""
    if workers <= 1:
        yield _Alone(known)
        return
    from pipeline.workspace.processes import executor, knowing  # loaded where several work, which few commands need

    with executor(workers, how, known) as pool:
        yield _Beside(lambda task, *arguments: pool.submit(knowing, task, *arguments))


def hands(members: int, workers: int | None) -> int:
    """How many processes work on a bloc: as many as somebody says, else as many as can, where that pays."""
    return workers or (cores() if members >= _PAYS else 1)


def in_parts(items: Sequence[Item], most: int) -> Iterator[tuple[Item, ...]]:
    """The items so many at a time."""
    return (tuple(items[start : start + most]) for start in range(0, len(items), most))


def cores() -> int:
    """How many processes can work at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
