"""What was made of things before, remembered for those who ask again."""

from typing import TypeVar

Made = TypeVar("Made")

_MOST = 2**13
"""More than there are different answers in a bloc where many answer alike; where all differ, nothing is gained."""


class Remembered(dict[tuple[int, ...], Made]):
    """What was made of some things, told apart as objects and not by what they are equal to: `5` and `5,0` are.

    A key are the numbers of the objects (`id`), all of which have to be held by what is remembered, or by whoever asks,
    as long as this is there: else another object might be taken for one of them. When it is full it begins anew, so
    that it stays small however many members there are.
    """

    def keep(self, key: tuple[int, ...], made: Made) -> Made:
        """Remember what was made of the objects."""
        if len(self) >= _MOST:
            self.clear()
        self[key] = made
        return made
