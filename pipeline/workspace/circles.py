"""How often a process looks for values that hold each other in a circle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def seldom_look_for_circles() -> None:
    """For a process that reviews: a review is many values that stay, and looking costs a tenth of a run."""
    gc.set_threshold(200_000, 20, 100)


@contextmanager
def what_is_there_apart() -> Iterator[None]:
    """While more is made, what is there already is not looked through: looking at what was made costs little."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def let_circles_go() -> None:
    """Give back the memory of values that hold each other and nobody else holds: a workbook's are megabytes."""
    gc.collect()
