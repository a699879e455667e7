"""Which rows concern a member, and in which order they are told: the same for all members of the same groups. Pure."""

from collections.abc import Iterable, Iterator

from pipeline.explaining.sums import may_cut
from pipeline.model.scale import Line, Scale

Told = tuple[Line, bool]
"""A row of which the mark is told (True), or what it and its branch add up to."""


class Rows:
    """The rows that concern members alike, worked out once for all of them."""

    def __init__(self, scale: Scale, lines: Iterable[Line]) -> None:
        """`lines` are those rows, headings included, in scale order."""
        self._scale, self._told = scale, dict[str, tuple[Told, ...]]()
        lines = tuple(lines)
        self.codes = frozenset(line.code for line in lines)
        self._with_parts = set[str | None]()
        # Children stand below their parent, so that from the last row up a branch is known before its root.
        for line in reversed(lines):
            if line.rule is not None or line.code in self._with_parts:
                self._with_parts.add(line.parent)

    def has_parts(self, line: Line) -> bool:
        """True where there is anything below the row to add: not of conditions, and headings of nothing else."""
        return line.code in self._with_parts

    def may_add(self, line: Line) -> bool:
        """True where there is anything to add, or limits that may cut what the row gives by itself."""
        return self.has_parts(line) or may_cut(line)

    def branch(self, line: Line) -> tuple[Told, ...]:
        """What is told of a row and its branch: its own mark, its branch, and what they add up to."""
        if line.code not in self._told:
            self._told[line.code] = tuple(self._branch(line))
        return self._told[line.code]

    def _branch(self, line: Line) -> Iterator[Told]:
        if line.code not in self.codes:
            return
        if line.rule is not None or line.condition is not None:
            yield line, True
        for child in self._scale.children.get(line.code, ()):
            yield from self._branch(child)
        if self.may_add(line):
            yield line, False
