"""Messages of a mailbox into the inbox of a period: one `.eml` a message, whole or not at all, and only what is new.

What was fetched is remembered by the mailbox's own numbers, so that it is not fetched again; were that lost, a
message comes under the same name once more, which is made of its bytes.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from pipeline.intake.containers.contents import Damaged
from pipeline.intake.containers.letter import headers_of, when_received
from pipeline.mail.mailbox import LARGEST, Folder, Head
from pipeline.mail.refusals import Denied
from pipeline.model.bloc import Config, Period
from pipeline.model.clock import VIETNAM, day_in_vietnam
from pipeline.workspace.workspace import write_file

FOLDER = "thu"
"""Below the inbox of a period."""

_OFTEN = 20
"""After so many messages what was fetched is remembered."""

_NAMED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{4}_([0-9a-f]{16})\.eml")

Watch = Callable[[Sequence[Head]], Iterable[Head]]


@dataclass(frozen=True, slots=True)
class Window:
    """The time of a period's messages: from a moment on, before another; None = without end."""

    start: datetime
    end: datetime | None = None

    def holds(self, moment: datetime | None) -> bool:
        """True also of a message that does not say when it came."""
        return moment is None or (moment >= self.start and (self.end is None or moment < self.end))


def window_of(config: Config, period: Period) -> Window:
    """From the beginning of the bloc's year; where both periods are reviewed, a message is of the one whose deadline
    is nearer. `since` of [mail.imap] only ever narrows that.
    """
    start = datetime(config.bloc.year, 1, 1, tzinfo=VIETNAM)
    end = None
    if len(config.periods) == len(Period):
        half, whole = (config.periods[one].deadline for one in Period)
        middle = _morning(day_in_vietnam(half + (whole - half) / 2))
        start, end = (start, middle) if period is Period.SIX_MONTH else (middle, None)
    since = config.mail.imap.since if config.mail.imap else None
    return Window(max(start, _morning(since)) if since else start, end)


def _morning(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), VIETNAM)


@dataclass(slots=True)
class Collected:
    """What became of the messages so far. `fetched` is by the folder's identity and number; it is kept."""

    new: list[Path] = field(default_factory=list)
    known: int = 0
    repeated: int = 0
    outside: int = 0
    gone: int = 0
    too_large: list[Head] = field(default_factory=list)
    denied: list[Head] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Memory:
    """The file that remembers which numbers of which folder became which file."""

    path: Path

    def read(self) -> dict[str, dict[str, str]]:
        """Nothing where there is no such file, or it cannot be understood: then all is fetched again."""
        try:
            known = json.loads(self.path.read_bytes())
            return {str(folder): {str(uid): str(name) for uid, name in of.items()} for folder, of in known.items()}
        except (FileNotFoundError, ValueError, AttributeError):
            return {}

    def write(self, known: dict[str, dict[str, str]]) -> None:
        """Keep it, whole."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_file(self.path, (json.dumps(known, indent=0, sort_keys=True) + "\n").encode())


def collect(
    folder: Folder, inbox: Path, memory: Memory, window: Window, collected: Collected, watch: Watch = iter
) -> None:
    """Write what is new into the inbox; `collected` tells how far it is, also when the connection breaks.

    Raises: Refused, OutputInUse, OSError.
    """
    _clear(inbox / FOLDER)
    here = {_hash_of(path) for path in inbox.rglob("*.eml") if path.is_file()}
    fetched = memory.read()
    known = fetched.setdefault(folder.identity, {})
    uids = sorted(set(folder.uids(_day_before(window.start))))
    wanted = [uid for uid in uids if _hash_in(known.get(str(uid), "")) not in here]
    collected.known = len(uids) - len(wanted)
    heads = [head for head in folder.heads(wanted) if _is_wanted(head, window, collected)]
    try:
        for number, head in enumerate(watch(heads), start=1):
            name = _fetched(folder, head, inbox / FOLDER, here, collected)
            if name:
                known[str(head.uid)] = name
            if number % _OFTEN == 0:
                memory.write(fetched)
    finally:
        memory.write(fetched)


def _is_wanted(head: Head, window: Window, collected: Collected) -> bool:
    if not window.holds(_when(head.headers) or head.came):
        collected.outside += 1
        return False
    if head.size > LARGEST:
        collected.too_large.append(head)
        return False
    return True


def _fetched(folder: Folder, head: Head, goal: Path, here: set[str], collected: Collected) -> str:
    """The name of the message's file; "" where it is gone, or the server does not give it."""
    try:
        data = folder.message(head.uid)
    except Denied:
        collected.denied.append(head)
        return ""
    if data is None:
        collected.gone += 1
        return ""
    return _keep(data, head, goal, here, collected)


def _keep(data: bytes, head: Head, folder: Path, here: set[str], collected: Collected) -> str:
    """The name of the message's file, which is written where none has the same bytes yet."""
    name = file_name(data, head.came)
    if _hash_in(name) in here:
        collected.repeated += 1
        return name
    folder.mkdir(parents=True, exist_ok=True)
    write_file(folder / name, data)
    here.add(_hash_in(name))
    collected.new.append(folder / name)
    return name


def file_name(data: bytes, came: datetime | None) -> str:
    """`2018-06-20_0830_1f2e3d4c5b6a7988.eml`: when it came, in Vietnam, and the hash of its bytes."""
    moment = _when(data) or came or datetime(1970, 1, 1, tzinfo=UTC)
    return f"{moment.astimezone(VIETNAM):%Y-%m-%d_%H%M}_{_short_hash(data)}.eml"


def _short_hash(data: bytes) -> str:
    return sha256(data).hexdigest()[:16]


def _hash_in(name: str) -> str:
    """The hash that a file's name has; "" where it is none of ours."""
    found = _NAMED.fullmatch(name)
    return found[1] if found else ""


def _hash_of(path: Path) -> str:
    """The hash of a file, by its name or, where a person called it otherwise, by its bytes."""
    return _hash_in(path.name) or _short_hash(path.read_bytes())


def _when(data: bytes) -> datetime | None:
    try:
        return when_received(headers_of(data))
    except Damaged:
        return None


def _day_before(moment: datetime) -> date:
    """Servers count days by clocks of their own."""
    return (moment.astimezone(VIETNAM) - timedelta(days=1)).date()


def _clear(folder: Path) -> None:
    """What a broken run left half written goes away."""
    for path in folder.glob(".*.eml.new*"):
        path.unlink()
