"""Frozen nouns are dataclasses: each law is held beside a class of the library."""

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from decimal import Decimal

import pytest

from pipeline.model import frozen


@frozen.dataclass(frozen=True, slots=True)
class Ours:
    """As the library's."""

    code: str
    points: Decimal | None = None
    names: Mapping[str, str] = field(default_factory=dict, compare=False)
    twice: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", self.code * 2)


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Wider(Ours):
    """One more field, after one with a default."""

    place: int

    def __repr__(self) -> str:
        return f"<{self.code}>"


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """The library's."""

    code: str
    points: Decimal | None = None
    names: Mapping[str, str] = field(default_factory=dict, compare=False)
    twice: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", self.code * 2)


def test_they_have_the_same_fields_values_and_look() -> None:
    ours, theirs = Ours("A", Decimal(2)), Theirs("A", Decimal(2))
    assert [one.name for one in fields(ours)] == [one.name for one in fields(theirs)]
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert is_dataclass(Ours)
    assert Ours.__match_args__ == Theirs.__match_args__
    assert not hasattr(ours, "__dict__")


def test_equal_by_the_fields_that_count_and_by_the_class() -> None:
    assert Ours("A", names={"a": "b"}) == Ours("A")
    assert hash(Ours("A", names={"a": "b"})) == hash(Ours("A"))
    assert Ours("A") != Ours("B")
    assert Ours("A") != Wider(code="A", place=1)
    assert Ours("A") != Theirs("A")
    assert len({Ours("A"), Ours("A"), Ours("A", Decimal(1))}) == 2


def test_nothing_can_be_changed() -> None:
    one = Ours("A")
    with pytest.raises(FrozenInstanceError):
        one.code = "B"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.code
    assert replace(one, code="B") == Ours("B")
    assert Ours("A").names is not one.names


def test_what_is_missing_or_too_much_is_refused() -> None:
    for given in ({}, {"code": "A", "colour": "red"}, {"code": "A", "twice": "AA"}):
        with pytest.raises(TypeError, match=r"Ours\.__init__"):
            Ours(**given)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Wider("A", None, {}, 3)  # type: ignore[call-arg,misc]


def test_a_class_keeps_what_it_says_itself_and_what_it_inherits() -> None:
    wider = Wider(code="A", place=3)
    assert repr(wider) == "<A>"
    assert (wider.place, wider.twice, wider.points) == (3, "AA", None)
    match wider:
        case Ours(code="A", points=None):
            pass
        case _:
            raise AssertionError


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_they_travel(protocol: int) -> None:
    wider = Wider(code="A", names={"a": "b"}, place=3)
    for arrived in (pickle.loads(pickle.dumps(wider, protocol)), copy.copy(wider), copy.deepcopy(wider)):
        assert arrived == wider
        assert arrived.names == {"a": "b"}


def test_others_are_the_librarys() -> None:
    @frozen.dataclass
    class Loose:
        """May be changed."""

        number: int = 0

    loose = Loose()
    loose.number = 3
    assert loose == Loose(3)


def test_a_class_without_fields_has_one_value() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Nothing:
        """No fields."""

    assert Nothing() == Nothing()
    assert repr(Nothing()).endswith("Nothing()")
