"""Values that hold each other in a circle are let go, those that were there before are left alone meanwhile."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from pipeline.workspace.circles import let_circles_go, what_is_there_apart


class Held:
    """A value that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _nobody_else_looks() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def test_what_is_made_in_a_circle_is_let_go_and_what_was_there_is_not_looked_through() -> None:
    before = weakref.ref(Held())
    with what_is_there_apart():
        after = weakref.ref(Held())
        let_circles_go()
        assert before() is not None
        assert after() is None
    let_circles_go()
    assert before() is None


def test_nothing_stays_apart_when_what_is_made_fails() -> None:
    def fail() -> None:
        with what_is_there_apart():
            assert gc.get_freeze_count()
            raise ValueError("no more room")

    with pytest.raises(ValueError, match="no more room"):
        fail()
    assert gc.get_freeze_count() == 0
