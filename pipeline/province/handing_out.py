"""Blocs are handed out a few at a time, so that neither tasks nor what they bring back pile up."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import TypeVar

T = TypeVar("T")
Task = tuple[Callable[..., T], tuple[object, ...]]

FEWEST_FOR_PROCESSES = 4
"""Blocs from which starting processes pays: a start costs what a review of a small bloc does."""

_AHEAD = 2  # tasks for each worker that wait for it


Hands = Callable[[], int]
"""How many workers there are now: machines may come and go."""


def as_they_finish(executor: Executor, tasks: Iterable[Task[T]], hands: Hands) -> Iterator[T]:
    """What the tasks bring, in the order in which they finish. Raises what a task raises."""
    waiting: set[Future[T]] = set()
    for work, arguments in tasks:
        waiting.add(executor.submit(work, *arguments))
        while len(waiting) >= max(1, hands()) * _AHEAD:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in done)
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        yield from (one.result() for one in done)
