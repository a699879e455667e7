"""Plain tables that come with the program: CSV in UTF-8, one dictionary a row."""

import csv
from pathlib import Path

from pipeline.text.words import clean


def read_table(path: Path) -> tuple[dict[str, str], ...]:
    """The rows, column → text; none where the file is not there."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple({column: clean(text) for column, text in row.items()} for row in csv.DictReader(file))
