"""When a file was received, where a person wrote it into a file beside (CONTRACT section 10)."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from pipeline.model.clock import VIETNAM, day_in_vietnam

SIDECAR = ".meta.json"
_LARGEST_SIDECAR = 1_000_000


class Sidecar(NamedTuple):
    """What stands beside a file: when it was received; `fault` where that cannot be read."""

    received: datetime | None = None
    fault: bool = False


def sidecar_of(path: Path) -> Sidecar:
    """The sidecar of a file; one that says nothing where there is none."""
    sidecar = path.with_name(path.name + SIDECAR)
    if not os.path.isfile(sidecar) or os.path.islink(sidecar):
        return Sidecar()
    try:
        if sidecar.stat().st_size > _LARGEST_SIDECAR:
            return Sidecar(fault=True)
        return Sidecar(_moment(json.loads(sidecar.read_text(encoding="utf-8-sig"))["received"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return Sidecar(fault=True)


def is_sidecar(path: Path) -> bool:
    """True for the sidecar of a file that is there."""
    return path.name.endswith(SIDECAR) and path.with_name(path.name.removesuffix(SIDECAR)).is_file()


def _moment(text: str) -> datetime:
    """A moment written by ISO 8601, in Vietnam where it has no offset. A day alone is none: nobody knows the hour.

    Raises: ValueError, TypeError; OverflowError at the edges of the calendar.
    """
    received = datetime.fromisoformat(text)
    if ":" not in text:
        raise ValueError(text)
    received = received if received.tzinfo else received.replace(tzinfo=VIETNAM)
    day_in_vietnam(received)
    return received
