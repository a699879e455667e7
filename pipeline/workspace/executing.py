"""Who does the work: this process, or several beside it. Whatever they are, the results are the same.

An executor is anything with `submit` and `map` of `concurrent.futures`. Tasks are functions of modules with arguments
that can be pickled and are small: processes that are started anew (as on Windows) do them as well as those that are
split off.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

_PAYS = 300
"""Members of a bloc for whom processes beside this one are worth their start."""

P = ParamSpec("P")
T = TypeVar("T")


class Serial(Executor):
    """Does every task at once, here."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """The result is there; what the task raises is raised here."""
        done: Future[T] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


class _Processes(ProcessPoolExecutor):
    """Starts its processes where Ctrl-C cannot come between.

    One that is interrupted while it starts tells its own traceback, and a pool that is interrupted while it starts them
    waits at the end for those that it does not know.
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        with _interrupts_held():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def executor(workers: int, how: str | None = None) -> Iterator[Executor]:
    """So many processes, or this one where they are none or one. On Ctrl-C what has not begun is given up.

    `how` they start is a word of `multiprocessing`; None leaves it to the system.
    """
    if workers <= 1:
        yield Serial()
        return
    pool = _Processes(workers, get_context(how), initializer=_leave_interrupts_to_the_first)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def pool_for(members: int, workers: int | None) -> Iterator[Executor | None]:
    """So many processes for a bloc, as many as can work at the same time where nobody says; None where none pays."""
    number = workers or (cores() if members >= _PAYS else 1)
    if number == 1:
        yield None
        return
    with executor(number) as pool:
        yield pool


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits until the end; a process that is started here has it held for good. Windows knows no such thing."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupts_to_the_first() -> None:
    """Ctrl-C reaches every process of a terminal; only the one that gave out the work answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def cores() -> int:
    """How many processes can work at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
