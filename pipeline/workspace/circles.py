"""How often a process looks for values that hold each other in a circle."""

import gc


def seldom_look_for_circles() -> None:
    """For a process that reviews: a review is many values that stay, and looking costs a tenth of a run."""
    gc.set_threshold(200_000, 20, 100)
