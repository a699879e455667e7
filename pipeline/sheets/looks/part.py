"""A part of a workbook while XlsxWriter writes it."""

from collections.abc import Iterator
from io import StringIO
from typing import IO


class Part(StringIO):
    """Texts, and between them files that are already written."""

    def __init__(self) -> None:
        super().__init__()
        self._before: list[bytes | IO[bytes]] = []

    def put(self, file: IO[bytes]) -> None:
        """Put a file here; it is read when the part is packed."""
        self._before += [self.getvalue().encode(), file]
        self.seek(0)
        self.truncate()

    def pieces(self) -> Iterator[bytes | IO[bytes]]:
        """The whole part, in pieces."""
        yield from self._before
        yield self.getvalue().encode()
