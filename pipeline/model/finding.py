"""What a person must look at, and what became of every file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding asks for: error (an answer was refused), warning (look), info (know)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FileStatus(StrEnum):
    """The fate of a file in the inbox (CONTRACT section 10)."""

    ACCEPTED = "accepted"
    SUPERSEDED = "superseded"
    HELD = "held"
    REJECTED = "rejected"
    OPENED = "opened"
    IGNORED = "ignored"


class FileRecord(NamedTuple):
    """Hồ sơ nhận: one file of the inbox. `file` is its path below the inbox folder, NFC, with `/`.

    `sha256` is "" where the bytes were not read whole. `sender` is who sent it by mail. `explains` True: no score form
    but what a member says after a round of appraisal.
    """

    file: str
    sha256: str
    unit: str | None
    status: FileStatus
    reason: str | None = None
    received: datetime | None = None
    sender: str = ""
    explains: bool = False


class Finding(NamedTuple):
    """Ghi nhận: something a person must look at in a person's file.

    `code` is a stable English word; the sentence is looked up in `pipeline/text/findings` and filled with
    `facts`. `seen` is the value as it stands in the cell.
    """

    code: str
    severity: Severity
    unit: str | None = None
    line: str | None = None
    file: str | None = None
    cell: str | None = None
    seen: str = ""
    facts: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the configuration: `where` (key path, file › sheet!cell, template › paragraph) and what to do.

    `file` is that of a key path.
    """

    where: str
    message: str
    file: str = field(default="", compare=False)

    def __str__(self) -> str:
        where = f"{self.file} › {self.where}" if self.file else self.where
        return f"{where}: {self.message}"
