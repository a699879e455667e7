"""A document's tables as named tuples: every fault at once, each with the way to it; no value is converted by guessing.

A reader takes a value as TOML or JSON gives it and returns what it means, or refuses it with a sentence. What a key
holds is read by the reader beside its type: `name: Annotated[str, text]`, which is no string when the class is made.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NoReturn, TypeVar

from pipeline.text.config_faults import (
    NO_FLAG,
    NO_LIST,
    NO_TABLE,
    NO_TEXT,
    NO_WHOLE_NUMBER,
    NOTHING_LISTED,
    TOO_LARGE,
    TOO_SMALL,
    key_missing,
    key_unknown,
)
from pipeline.text.words import clean, did_you_mean

T = TypeVar("T")
Reader = Callable[[object], T]
Path = tuple[int | str, ...]


class Refused(ValueError):  # noqa: N818 - it says what became of a value
    """A value that cannot be used: the way to each place inside it that is wrong, with the sentence on it."""

    def __init__(self, *faults: tuple[Path, str]) -> None:
        super().__init__(faults)
        self.faults = faults

    def below(self, step: int | str) -> Iterator[tuple[Path, str]]:
        """The same faults, seen from one step further out."""
        for path, sentence in self.faults:
            yield (step, *path), sentence


def refuse(sentence: str) -> NoReturn:
    raise Refused(((), sentence))


# ------------------------------------------------------------------------------------- single values


def text(value: object) -> str:
    """A text, cleaned."""
    return clean(value) if isinstance(value, str) else refuse(NO_TEXT)


def flag(value: object) -> bool:
    return value if isinstance(value, bool) else refuse(NO_FLAG)


def whole(least: int, most: int) -> Reader[int]:
    """A whole number between two, both included."""

    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            refuse(NO_WHOLE_NUMBER)
        if value < least:
            refuse(TOO_SMALL.format(least=least))
        return value if value <= most else refuse(TOO_LARGE.format(most=most))

    return read


# ------------------------------------------------------------------------------------ lists and tables


def listed(read: Reader[T], *, at_least: int = 0) -> Reader[tuple[T, ...]]:
    """A list of so many values or more, each read the same way."""

    def read_all(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            refuse(NO_LIST)
        if len(value) < at_least:
            refuse(NOTHING_LISTED)
        found, faults = _each((at, read, item) for at, item in enumerate(value))
        if faults:
            raise Refused(*faults)
        return tuple(found.values())

    return read_all


def table(kind: type[T], *, keys: Mapping[str, str] | None = None, others: bool = False) -> Reader[T]:
    """A table as the named tuple `kind`; what has a default may be missing.

    `keys` are those that the document calls otherwise than the fields. Keys that are not declared are refused, or with
    `others` passed over.
    """
    readers = {(keys or {}).get(name, name): (name, read) for name, read in _readers(kind).items()}
    optional: Mapping[str, object] = vars(kind).get("_field_defaults", {})

    def read_table(value: object) -> T:
        if not isinstance(value, dict):
            refuse(NO_TABLE)
        given = ((key, read, value[key]) for key, (_, read) in readers.items() if key in value)
        found, faults = _each(given)
        missing = [key for key, (name, _) in readers.items() if key not in value and name not in optional]
        faults += [((key,), key_missing(key)) for key in missing]
        faults.sort(key=lambda fault: list(readers).index(str(fault[0][0])))
        if not others:
            faults += _unknown(value, readers)
        if faults:
            raise Refused(*faults)
        return kind(**{readers[key][0]: item for key, item in found.items()})

    return read_table


def keys_of(kind: type) -> tuple[str, ...]:
    """The keys of a table, as its fields are called."""
    return tuple(_readers(kind))


def no_key(key: str, known: Collection[str]) -> str:
    """The sentence on a key that no table has."""
    return key_unknown(clean(key)) + did_you_mean(key, known)


def _readers(kind: type) -> dict[str, Reader[Any]]:
    return {name: hint.__metadata__[0] for name, hint in kind.__annotations__.items()}


def _each(values: Iterator[tuple[Any, Reader[T], object]]) -> tuple[dict[Any, T], list[tuple[Path, str]]]:
    """What each value means, by its step, and all that is wrong with them."""
    found, faults = dict[Any, T](), list[tuple[Path, str]]()
    for step, read, value in values:
        try:
            found[step] = read(value)
        except Refused as refused:
            faults += refused.below(step)
    return found, faults


def _unknown(given: Mapping[str, object], known: Collection[str]) -> Iterator[tuple[Path, str]]:
    for key in given:
        if key not in known:
            yield (key,), no_key(key, known)
