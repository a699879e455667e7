"""What was made of things before: told apart as objects, and never more than a bounded number of them."""

from decimal import Decimal

from pipeline.model import remembered
from pipeline.model.remembered import Remembered


def test_things_that_are_equal_are_two() -> None:
    five, same = Decimal("5"), Decimal("5.0")
    known: Remembered[str] = Remembered()
    assert known.keep((id(five),), "5") == "5"
    assert known.get((id(five),)) == "5"
    assert known.get((id(same),)) is None


def test_it_stays_small_however_much_it_is_asked() -> None:
    known: Remembered[int] = Remembered()
    for number in range(3 * remembered._MOST):
        known.keep((number,), number)
        assert known.get((number,)) == number
    assert len(known) <= remembered._MOST
