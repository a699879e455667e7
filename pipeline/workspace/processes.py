"""Processes beside this one: how they start, what each is told when it begins, and how Ctrl-C ends them."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from types import FrameType
from typing import Any, ParamSpec, TypeVar

from pipeline.workspace.circles import seldom_look_for_circles

USUAL = "fork" if sys.platform == "linux" else "spawn"
"""How processes start: on Linux as copies of this one, which know what it knows; elsewhere that is not safe."""

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
def executor(workers: int, how: str | None = None, known: object = None) -> Iterator[Executor]:
    """So many processes that know one thing, or this one where they are none or one.

    On Ctrl-C what has not begun is given up, and what has is waited for, however often it is pressed. `how` they start
    is a word of `multiprocessing`, that of the system where nobody says.
    """
    if workers <= 1:
        yield Serial()
        return
    with _interrupted_once():
        pool = _Processes(workers, get_context(how or USUAL), initializer=_begin, initargs=(known,))
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupted_once() -> Iterator[None]:
    """The first Ctrl-C is raised; those that follow it find all being put away already."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def interrupted(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if callable(before):
            before(number, frame)

    if callable(before):  # a command in the background of a shell has Ctrl-C ignored, and so it stays
        signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


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


_given: list[Any] = [None]
"""What a process that was started to work was told, once."""


def _begin(known: object) -> None:
    """Ctrl-C reaches every process of a terminal; only the one that gave out the work answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    seldom_look_for_circles()
    _given[0] = known


def knowing(task: Callable[..., T], *arguments: object) -> T:
    """What a task makes of what this process was told, and of arguments of its own."""
    return task(_given[0], *arguments)
