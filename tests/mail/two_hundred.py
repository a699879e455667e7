"""Two hundred messages of eleven members, as a mailbox has them after a deadline, with the fates of what is in each."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.model.bloc import Config
from tests.answering import some_grounds
from tests.builders import DEADLINE, a_config, a_group, a_line, a_member, a_scale
from tests.intake.mails import mail, part, parts, zipped
from tests.intake.test_receipts import stamp
from tests.workbooks import write_filled

UNITS = tuple(f"DV{number:02}" for number in range(1, 12))
SCALE = a_scale(a_group(), a_line("A1"))
FIRST = DEADLINE - timedelta(days=10)

Message = tuple[bytes, dict[str, str]]
"""A message and the fates of what is in it, by path below it."""


def address(unit: str) -> str:
    return f"{unit.lower()}@so.example"


def the_bloc() -> Config:
    return a_config([a_member(unit)._replace(emails=(address(unit),)) for unit in UNITS])


GROUNDS = some_grounds(SCALE, config=the_bloc())


@cache
def form(unit: str, points: int = 5) -> bytes:
    with TemporaryDirectory() as folder:
        return write_filled(Path(folder) / "x.xlsx", GROUNDS, unit, {"A1": points}).read_bytes()


def at(number: int) -> str:
    return stamp(FIRST + timedelta(minutes=number))


def first_forms() -> Iterator[Message]:
    """Eleven forms, which later ones supersede."""
    for number, unit in enumerate(UNITS):
        yield mail({"phiếu.xlsx": form(unit, 4)}, sender=address(unit), date=at(number)), {"phiếu.xlsx": "superseded"}


def duplicates() -> Iterator[Message]:
    """Each form sent four times more; the last one counts."""
    for number in range(44):
        unit, last = UNITS[number % 11], number >= 33
        message = mail({"phiếu.xlsx": form(unit)}, sender=address(unit), date=at(1000 + number))
        yield message, {"phiếu.xlsx": "accepted" if last else "superseded"}


def forwards() -> Iterator[Message]:
    """Forms that a colleague passed on, inside the member's own message."""
    for number in range(22):
        inner = mail({"phiếu.xlsx": form(UNITS[number % 11])}, sender=address(UNITS[number % 11]), date=at(number))
        yield (
            mail(sender="thuky@khoi.example", forwarded=[inner], date=at(100 + number)),
            {
                "message.eml": "opened",
                "message.eml/phiếu.xlsx": "superseded",
            },
        )


def archives() -> Iterator[Message]:
    for number in range(22):
        unit = UNITS[number % 11]
        packed = zipped({f"{unit}/phiếu.xlsx": form(unit), "minh chứng.pdf": b"%PDF"})
        yield (
            mail({"hồ sơ.zip": packed}, sender=address(unit), date=at(200 + number)),
            {
                "hồ sơ.zip": "opened",
                f"hồ sơ.zip/{unit}/phiếu.xlsx": "superseded",
                "hồ sơ.zip/minh chứng.pdf": "not_a_spreadsheet",
            },
        )


def strangers() -> Iterator[Message]:
    for number in range(22):
        message = mail({"phiếu.xlsx": form(UNITS[number % 11], 9)}, sender="la@khac.example", date=at(300 + number))
        yield message, {"phiếu.xlsx": "unknown_sender"}


def with_nothing() -> Iterator[Message]:
    for number in range(60):
        yield mail(sender=address(UNITS[number % 11]), text=f"Xin hỏi về dòng A{number}.", date=at(400 + number)), {}


def others() -> Iterator[Message]:
    """A scan, no date, names that would climb out of a folder, nested without end, a letter of nothing but headers."""
    for number in range(15):
        message = mail({"Quét.pdf": b"%PDF"}, sender=address(UNITS[number % 11]), date=at(500 + number))
        yield message, {"Quét.pdf": "not_a_spreadsheet"}
    yield mail(sender=address("DV01"), date=None), {}
    climbing = 'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="../../../leo.txt"'
    yield parts(part(climbing, b"leo"), sender=address("DV02"), date=at(600)), {"leo.txt": "not_a_spreadsheet"}
    yield nested(1500), {"": "too_large"}
    yield b"Subject: =?utf-8?q?x\r\nFrom: a\r\nDate: hom qua\r\n\r\n", {}


def nested(depth: int) -> bytes:
    """A message of parts within parts."""
    head = f"From: {address('DV03')}\r\nDate: {at(700)}\r\n"
    opening = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\r\n\r\n--b{number}\r\n' for number in range(depth)
    )
    return f"{head}{opening}\r\nhet\r\n".encode()


ALL = (*first_forms(), *duplicates(), *forwards(), *archives(), *strangers(), *with_nothing(), *others())
