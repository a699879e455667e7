"""What belongs to rows of the scale, by their codes."""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import lru_cache
from typing import Any, TypeVar, overload

Item = TypeVar("Item", covariant=True)
Other = TypeVar("Other")


class ByCode(Mapping[str, Item]):
    """One thing a row, in the order of the rows.

    Members of one bloc have the same rows: their codes are kept once for all of them, so that of each member no more is
    in memory than the things themselves.
    """

    __slots__ = ("_items", "_places")

    def __init__(self, items: Mapping[str, Item]) -> None:
        self._places, self._items = _places(tuple(items)), tuple(items.values())

    def __getitem__(self, code: str) -> Item:
        return self._items[self._places[code]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, code: object) -> bool:
        return code in self._places

    @overload
    def get(self, code: str, /) -> Item | None: ...
    @overload
    def get(self, code: str, /, default: Item | Other) -> Item | Other: ...
    def get(self, code: str, /, default: Any = None) -> Any:
        """The thing of a row, or the `default` where it has none."""
        place = self._places.get(code)
        return default if place is None else self._items[place]

    def items(self) -> ItemsView[str, Item]:
        """The codes, each with its thing."""
        return dict(zip(self._places, self._items, strict=True)).items()

    def values(self) -> ValuesView[Item]:
        """The things alone."""
        return dict(zip(self._places, self._items, strict=True)).values()

    def __repr__(self) -> str:
        return f"ByCode({dict(self)!r})"

    def __reduce__(self) -> tuple[type["ByCode[Item]"], tuple[dict[str, Item]]]:
        """In another process its codes are kept once as well."""
        return ByCode, (dict(self.items()),)


@lru_cache(2**8)
def _places(codes: tuple[str, ...]) -> Mapping[str, int]:
    """Of few lists of codes every member has one: of whole scales, and of what is left out for some."""
    return {code: place for place, code in enumerate(codes)}
