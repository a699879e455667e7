"""What adding up a whole province costs, alone: `python -m tests.bench.adding_up ROOT BLOCS`.

The outcomes of reviewed blocs below ROOT, again and again under other names, up to so many.
"""

import json
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from pipeline.province.gathered import gathered
from pipeline.province.kept import RECORD
from pipeline.province.province import add_up
from pipeline.province.rows import Outcome, from_text
from tests.bench.bloc import PERIOD


def outcomes(root: Path, blocs: int) -> Iterator[Outcome]:
    """So many outcomes, from the records of the blocs that were reviewed."""
    records = sorted(root.rglob(RECORD))
    for number in count():
        for at, path in enumerate(records):
            if number * len(records) + at == blocs:
                return
            outcome = from_text(json.loads(path.read_bytes())["outcome"])
            yield outcome._replace(folder=f"lan-{number:04d}/{outcome.folder}")


def main(root: Path, blocs: int) -> None:
    with gathered(outcomes(root, blocs)) as found:
        add_up(root, found, PERIOD)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
