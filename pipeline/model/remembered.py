"""What was made of things before, remembered for those who ask again."""

from typing import Generic, TypeVar

Made = TypeVar("Made")

_MOST = 2**13
"""More than there are different answers in a bloc where many answer alike; where all differ, nothing is gained."""


class Remembered(Generic[Made]):
    """What was made of some things, told apart as objects and not by what they are equal to: `5` and `5,0` are.

    A key are the numbers of the objects (`id`), all of which have to be held by what is remembered, or by whoever asks,
    as long as this is there: else another object might be taken for one of them. When it is full it begins anew, so
    that it stays small however many members there are.
    """

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: dict[tuple[int, ...], Made] = {}

    def of(self, key: tuple[int, ...]) -> Made | None:
        """What was made of the objects; None where nothing was, or it is forgotten."""
        return self._made.get(key)

    def keep(self, key: tuple[int, ...], made: Made) -> Made:
        """Remember what was made of the objects."""
        if len(self._made) >= _MOST:
            self._made.clear()
        self._made[key] = made
        return made
