"""Outcomes as blocs finish: kept on the disk, and read again one after the other in the order of their folders."""

from collections import Counter
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

from pipeline.province.rows import Outcome, as_text, from_text


class Gathered(Iterable[Outcome]):
    """What became of the blocs of a province; however many there are, one at a time is in memory.

    `refused` are those without a result, `unchanged` counts those that were left as they were, `years` the reviewed
    blocs by year; `to_look_at`: a bloc has no result, a member no place, or a finding is more than information.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed where this ends
        self._places: dict[str, tuple[int, int]] = {}
        self.refused: list[Outcome] = []
        self.years: Counter[int] = Counter()
        self.unchanged = 0
        self.to_look_at = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Outcome]:
        for folder in sorted(self._places):
            start, size = self._places[folder]
            self._file.seek(start)
            yield from_text(self._file.read(size).decode())

    def add(self, outcome: Outcome) -> None:
        """Keep what became of one more bloc."""
        data, start = as_text(outcome).encode(), self._file.seek(0, 2)
        self._file.write(data)
        self._places[outcome.folder] = start, len(data)
        self.unchanged += outcome.unchanged
        bloc = outcome.bloc
        if bloc is None:
            self.refused.append(outcome)
        else:
            self.years[bloc.year] += 1
        self.to_look_at |= bloc is None or bool(bloc.errors or bloc.warnings) or bloc.ranked < bloc.members


def gathered(outcomes: Iterable[Outcome]) -> Gathered:
    """All outcomes, as they come."""
    found = Gathered()
    for one in outcomes:
        found.add(one)
    return found
