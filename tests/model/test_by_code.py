"""What belongs to rows of the scale: a mapping like any other, whose codes are kept once."""

import pickle
import sys

import pytest

from pipeline.model.by_code import ByCode

CODES = [f"{section}.{row}" for section in range(6) for row in range(10)]


def test_it_is_read_as_any_mapping() -> None:
    found = ByCode({"A": 1, "A1": 2, "B": 3})
    assert found["A1"] == 2
    assert [*found] == ["A", "A1", "B"]
    assert [*found.items()] == [("A", 1), ("A1", 2), ("B", 3)]
    assert [*found.values()] == [1, 2, 3]
    assert (len(found), "B" in found, "C" in found) == (3, True, False)
    assert (found.get("B"), found.get("C"), found.get("C", 0)) == (3, None, 0)
    assert found == {"A": 1, "A1": 2, "B": 3}
    assert found != ByCode({"A": 1, "A1": 2, "B": 4})


def test_a_row_that_it_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError, match="C"):
        ByCode({"A": 1})["C"]


def test_nothing_belongs_to_no_rows() -> None:
    assert not ByCode({})
    assert [*ByCode({}).items()] == []


def test_of_each_member_only_the_things_are_in_memory() -> None:
    one, other = (ByCode(dict.fromkeys(CODES, thing)) for thing in ("một", "hai"))
    assert one._places is other._places
    assert sys.getsizeof(one) + sys.getsizeof(one._items) < sys.getsizeof(dict.fromkeys(CODES)) / 2


def test_what_comes_back_from_another_process_shares_its_codes_too() -> None:
    here = ByCode(dict.fromkeys(CODES, 1))
    there: ByCode[int] = pickle.loads(pickle.dumps(here))
    assert there == here
    assert there._places is here._places
