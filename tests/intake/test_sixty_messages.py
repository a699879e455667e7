"""A secretary's inbox of sixty messages, as she drags them out of her mail programs: each is accounted for."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from pipeline.model.bloc import Calendar, Config, Period
from pipeline.model.result import Review
from pipeline.reviewing import review
from tests.answering import some_grounds
from tests.builders import DEADLINE, a_config, a_group, a_line, a_member, a_scale
from tests.intake.mails import PNG_OF_A_LOGO, mail, mailbox, outlook, outlook_tree, part, parts, winmail, zipped
from tests.intake.test_receipts import stamp
from tests.workbooks import write_filled

SCALE = a_scale(a_group(), a_line("A1"))
UNITS = tuple(f"DV{number:02}" for number in range(1, 51))
ON_TIME, LATE, TOO_LATE = (DEADLINE + timedelta(hours=hours) for hours in (-48, 1, 72))
OCTETS = "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; "


def the_bloc() -> Config:
    config = a_config([a_member(unit)._replace(emails=(address(unit), f"@{unit.lower()}.example")) for unit in UNITS])
    calendar = Calendar(deadline=DEADLINE, cutoff=DEADLINE + timedelta(days=1))
    return config._replace(periods={Period.YEAR_END: calendar})


def address(unit: str) -> str:
    return f"{unit.lower()}@so.example"


GROUNDS = some_grounds(SCALE, config=the_bloc())


@cache
def form(unit: str, points: int = 5) -> bytes:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        return write_filled(Path(folder) / "x.xlsx", GROUNDS, unit, {"A1": points}).read_bytes()


def sent(unit: str, name: str = "Phiếu chấm điểm.xlsx", **more: object) -> bytes:
    """An ordinary message with the member's form."""
    return mail({name: form(unit)}, **{"sender": address(unit), "date": stamp(ON_TIME), **more})


def by_hand(unit: str, *inside: bytes, sender: str | None = None) -> bytes:
    return parts(*inside, sender=sender or address(unit), date=stamp(ON_TIME))


Message = tuple[str, bytes, dict[str, str]]
"""A file of the inbox and, of all that is in it, the fates by path below it (its own: the key "")."""


def ordinary() -> Iterator[Message]:
    """Twenty ordinary messages, of which two have evidence beside the form and two a copy of the form."""
    for number, unit in enumerate(UNITS[:20]):
        name = f"Phiếu {unit}.xlsx"
        fates = {"": "opened", name: "accepted"}
        attached = {name: form(unit)}
        if number in (3, 7):
            attached["minh chứng.pdf"], fates["minh chứng.pdf"] = b"%PDF", "not_a_spreadsheet"
        if number in (5, 9):
            attached["bản sao.xlsx"] = form(unit)
            fates |= {"bản sao.xlsx": "superseded" if name < "bản sao.xlsx" else "accepted"}
            fates[name] = "accepted" if name < "bản sao.xlsx" else "superseded"
        yield f"{unit}.eml", mail(attached, sender=address(unit), date=stamp(ON_TIME)), fates


def names() -> Iterator[Message]:
    """Names as RFC 2047 and 2231 have them, in raw bytes, read wrongly before they came, and none at all."""
    headers = {
        "DV21": ('filename="=?UTF-8?B?UGhp4bq/dS54bHN4?="', "Phiếu.xlsx"),
        "DV22": ("filename*=UTF-8''Phi%E1%BA%BFu.xlsx", "Phiếu.xlsx"),
        "DV23": ("filename*0*=UTF-8''Phi%E1%BA; filename*1*=%BFu; filename*2=.xlsx", "Phiếu.xlsx"),
        "DV24": ('filename="Phiếu.xlsx"', "Phiếu.xlsx"),
        "DV25": ('filename="PhiÃ¡ÂºÂ¿u.xlsx"', "PhiÃ¡ÂºÂ¿u.xlsx"),
        "DV26": ('filename="phieu"', "phieu"),
        "DV27": ('filename="phieu.pdf"', "phieu.pdf"),
        "DV28": ("size=9", "attachment"),
        "DV29": ('filename="..\\\\..\\\\phieu.xlsx"', "phieu.xlsx"),
    }
    for unit, (header, name) in headers.items():
        yield f"{unit}.eml", by_hand(unit, part(OCTETS + header, form(unit))), {"": "opened", name: "accepted"}


def nested() -> Iterator[Message]:
    """Forwarded, zipped, from Outlook, in a mailbox, behind a winmail.dat; two forms in one mail."""
    yield "DV30.eml", mail(sender=address("DV01"), forwarded=[sent("DV30")], date=stamp(ON_TIME)), {
        "": "opened", "message.eml": "opened", "message.eml/Phiếu chấm điểm.xlsx": "accepted",
    }  # fmt: skip
    deep = mail(sender="la@khac.example", forwarded=[sent("DV31")], date=stamp(LATE))
    yield "DV31.eml", mail(sender="thuky@khoi.example", forwarded=[deep], date=stamp(ON_TIME)), {
        "": "opened", "message.eml": "opened", "message.eml/message.eml": "opened",
        "message.eml/message.eml/Phiếu chấm điểm.xlsx": "accepted",
    }  # fmt: skip
    yield "DV32.eml", mail({"phiếu.zip": zipped({"a/DV32.xlsx": form("DV32")})}, sender="a@dv32.example",
                           date=stamp(ON_TIME)), {
        "": "opened", "phiếu.zip": "opened", "phiếu.zip/a/DV32.xlsx": "accepted",
    }  # fmt: skip
    yield "thư của DV33.msg", outlook({"DV33.xlsx": form("DV33")}, sender=address("DV33"), delivered=ON_TIME), {
        "": "opened", "DV33.xlsx": "accepted",
    }  # fmt: skip
    inner = outlook_tree({"DV34.xlsx": form("DV34")}, sender=address("DV34"), head=24)
    yield "chuyển tiếp.msg", outlook({"thư": inner}, sender="thuky@khoi.example", delivered=ON_TIME), {
        "": "opened", "message.eml": "opened", "message.eml/DV34.xlsx": "accepted",
    }  # fmt: skip
    yield "Hộp thư đến", mailbox(sent("DV35"), mail(sender="la@khac.example"), sent("DV36")), {
        "": "opened", "1/Phiếu chấm điểm.xlsx": "accepted", "3/Phiếu chấm điểm.xlsx": "accepted",
    }  # fmt: skip
    hidden = winmail({"Phiếu DV37.xlsx": form("DV37")})
    yield "DV37.eml", mail({"winmail.dat": hidden}, sender=address("DV37"), date=stamp(ON_TIME)), {
        "": "opened", "winmail.dat": "opened", "winmail.dat/Phiếu DV37.xlsx": "accepted",
    }  # fmt: skip
    two = mail({"DV38.xlsx": form("DV38"), "DV39.xlsx": form("DV39")}, sender="x@dv38.example", date=stamp(ON_TIME))
    yield "hai phiếu.eml", two, {"": "opened", "DV38.xlsx": "accepted", "DV39.xlsx": "unknown_sender"}
    yield "tệp nén.zip", zipped({f"{unit}.eml": sent(unit) for unit in ("DV40", "DV41")}), {
        "": "opened", "DV40.eml": "opened", "DV40.eml/Phiếu chấm điểm.xlsx": "accepted",
        "DV41.eml": "opened", "DV41.eml/Phiếu chấm điểm.xlsx": "accepted",
    }  # fmt: skip


def with_nothing() -> Iterator[Message]:
    """No attachment, a form pasted into the text, signature pictures, an invitation, a link."""
    yield "DV42 trống.eml", mail(sender=address("DV42")), {"": "opened"}
    yield "DV42 dán.eml", mail(sender=address("DV42"), text="A1\tĐiểm tự chấm\t5\nA2\t90%"), {"": "opened"}
    logo = part('Content-Type: image/png; name="logo.png"\r\nContent-Disposition: inline\r\nContent-ID: <l@so>',
                PNG_OF_A_LOGO)  # fmt: skip
    html = part("Content-Type: text/html", b'<table><tr><td>A1</td></tr></table><img src="cid:l@so">')
    yield "DV42 chữ ký.eml", by_hand("DV42", html, logo), {"": "opened"}
    invite = part('Content-Type: text/calendar; method=REQUEST; name="invite.ics"', b"BEGIN:VCALENDAR")
    yield "họp.eml", by_hand("DV42", part("Content-Type: text/plain", b"moi hop"), invite), {"": "opened"}
    receipt = part("Content-Type: message/disposition-notification", b"Disposition: displayed")
    yield "đã đọc.eml", by_hand("DV42", part("Content-Type: text/plain", b"da doc"), receipt), {"": "opened"}
    returned = part("Content-Type: message/rfc822", sent("DV42", name="không tới.docx"))
    yield "trả lại.eml", by_hand("DV42", part("Content-Type: message/delivery-status", b"Status: 5.1.1"), returned), {
        "": "opened", "message.eml": "opened", "message.eml/không tới.docx": "accepted",
    }  # fmt: skip
    yield "ảnh chụp.eml", mail({"Phiếu DV43.jpg": b"\xff\xd8"}, sender=address("DV43")), {
        "": "opened", "Phiếu DV43.jpg": "not_a_spreadsheet",
    }  # fmt: skip


def refused() -> Iterator[Message]:
    """From a stranger, too late, twice, damaged, cut off, of nobody."""
    yield "lạ.eml", sent("DV44", sender="la@khac.example"), {"": "opened", "Phiếu chấm điểm.xlsx": "unknown_sender"}
    yield "muộn.eml", sent("DV45", date=stamp(TOO_LATE)), {"": "opened", "Phiếu chấm điểm.xlsx": "late"}
    yield "DV46 một.eml", sent("DV46"), {"": "opened", "Phiếu chấm điểm.xlsx": "superseded"}
    last = mail({"Phiếu chấm điểm.xlsx": form("DV46", 6)}, sender=address("DV46"), date=stamp(LATE))
    yield "DV46 hai.eml", last, {"": "opened", "Phiếu chấm điểm.xlsx": "accepted"}
    yield "hỏng.eml", mail({"DV47.xlsx": form("DV47")[:900]}, sender=address("DV47")), {
        "": "opened", "DV47.xlsx": "unreadable",
    }  # fmt: skip
    yield "cụt.eml", sent("DV48")[:700], {"": "opened", "Phiếu chấm điểm.xlsx": "unreadable"}
    yield "không phải thư.msg", b"khong phai thu", {"": "unreadable"}
    many = {f"{number}.jpg": b"x" for number in range(201)}
    yield "album.eml", mail(many, sender=address("DV49")), {"": "too_large"}


ALL = (*ordinary(), *names(), *nested(), *with_nothing(), *refused())


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Review:
    folder = tmp_path_factory.mktemp("hộp thư")
    for name, data, _ in ALL:
        (folder / name).write_bytes(data)
    return review(GROUNDS, folder).review


def test_there_are_sixty_messages() -> None:
    lying_there = sum(name.endswith((".eml", ".msg")) for name, *_ in ALL)
    inside = sum(path.endswith(".eml") for _, _, fates in ALL for path in fates)
    in_the_mailbox, no_message_after_all = 3, 1
    assert lying_there + inside + in_the_mailbox - no_message_after_all == 60


def test_each_is_accounted_for(told: Review) -> None:
    expected = {f"{name}/{path}" if path else name: fate for name, _, fates in ALL for path, fate in fates.items()}
    assert {one.file: one.reason or one.status.value for one in told.files} == expected


def test_every_form_is_its_members_and_came_when_its_message_says(told: Review) -> None:
    accepted = [one for one in told.files if one.status.value == "accepted"]
    assert Counter(one.unit for one in accepted).most_common(1)[0][1] == 1
    assert {one.unit for one in accepted} == {*UNITS[:38], "DV40", "DV41", "DV42", "DV46"}
    assert {one.received for one in accepted if one.unit not in ("DV35", "DV36", "DV46")} == {ON_TIME}
    reasons = {one.member.code: one.reason for one in told.board.not_ranked}
    assert reasons == {
        "DV39": "held", "DV43": "no_submission", "DV44": "held", "DV45": "late",
        "DV47": "no_submission", "DV48": "no_submission", "DV49": "no_submission", "DV50": "no_submission",
    }  # fmt: skip


def test_what_a_person_must_look_at_is_told(told: Review) -> None:
    codes = Counter((one.code, one.unit) for one in told.findings if one.severity.value != "info")
    assert codes == Counter({
        ("unknown_sender", "DV39"): 1, ("unknown_sender", "DV44"): 1, ("late", "DV45"): 1, ("late", "DV46"): 1,
        ("unreadable", None): 3, ("too_large", None): 1, ("not_a_form_file", "DV43"): 1,
    })  # fmt: skip
