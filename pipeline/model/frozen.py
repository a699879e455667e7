"""Frozen nouns: what `dataclasses.dataclass(frozen=True, slots=True)` makes, made in a tenth of the time.

A command's start makes three hundred classes. The library writes six functions for each and compiles them, half a
millisecond a class; most of those then have no instance. Here comparing, hashing and refusing are functions that are
already there, and `__init__` is written when the first instance is made. `fields`, `replace`, `asdict` and `match` know
the classes as dataclasses, and they can be pickled; for mypy they are the library's.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """As `dataclasses.dataclass`; classes that are not both frozen and with slots are made by it."""
        if not (options.get("frozen") and options.get("slots")):
            return dataclasses.dataclass(cls, **options)
        kw_only = options.get("kw_only", False)
        return (lambda cls: _frozen(cls, kw_only)) if cls is None else _frozen(cls, kw_only)


def _frozen(cls: type, kw_only: bool) -> type:
    own = vars(cls)
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    names = [one.name for one in _fields(made) if one.compare]
    methods = _comparing(attrgetter(*names) if names else _nothing) | _SHARED | {"__init__": _first_init(made)}
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _fields(cls: type) -> tuple["dataclasses.Field[Any]", ...]:
    return dataclasses.fields(cls)


def _nothing(_noun: object) -> tuple[()]:
    return ()


# ------------------------------------------------------------------------------- what all classes share


def _comparing(key: Callable[[Any], Any]) -> dict[str, Callable[..., Any]]:
    """Equality and hash by the fields that count."""

    def __eq__(self: object, other: object) -> Any:  # noqa: N807 - becomes the method
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(key(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _no_assignment(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deletion(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _shown(self: object) -> str:
    told = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in _fields(type(self)) if one.repr)
    return f"{type(self).__qualname__}({told})"


def _values(self: object) -> list[object]:
    """What a pickle holds of a noun: the values of its fields."""
    return [getattr(self, one.name) for one in _fields(type(self))]


def _with_values(self: object, values: list[object]) -> None:
    for one, value in zip(_fields(type(self)), values, strict=True):
        object.__setattr__(self, one.name, value)


_SHARED: dict[str, Callable[..., Any]] = {
    "__setattr__": _no_assignment,
    "__delattr__": _no_deletion,
    "__repr__": _shown,
    "__getstate__": _values,
    "__setstate__": _with_values,
}


# ---------------------------------------------------------------------------------------- the first one


def _first_init(cls: type) -> Callable[..., None]:
    """An `__init__` that writes the true one in its place, and calls it."""

    def __init__(self: Any, *given: object, **named: object) -> None:  # noqa: N807
        cls.__init__ = _written_init(cls)  # type: ignore[misc]
        self.__init__(*given, **named)

    return __init__


def _written_init(cls: Any) -> Callable[..., None]:
    """Puts each value into its slot, by position or by name as the fields say, then calls `__post_init__`."""
    known: dict[str, Any] = {"MISSING": MISSING}
    by_place, by_name, body = ["self"], ["*"], []
    for one in _fields(cls):
        name, put, make, default = one.name, f"__put_{one.name}", f"__make_{one.name}", f"__default_{one.name}"
        known |= {put: getattr(cls, name).__set__, make: one.default_factory, default: one.default}
        optional = one.default is not MISSING or one.default_factory is not MISSING
        value = name if one.default_factory is MISSING else f"{make}() if {name} is MISSING else {name}"
        if one.init:
            (by_name if one.kw_only else by_place).append(f"{name}={default}" if optional else name)
            body.append(f"    {put}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("    self.__post_init__()")
    told = ", ".join(by_place + (by_name if len(by_name) > 1 else []))
    exec("\n".join((f"def __init__({told}):", *(body or ["    pass"]))), known)
    known["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    written: Callable[..., None] = known["__init__"]
    return written
