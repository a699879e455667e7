"""Archives, messages and mailboxes are opened where they lie; what is in them is told like any file."""

import hashlib
import os
import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.intake import opening
from pipeline.intake.arrivals import arrivals
from pipeline.intake.containers import archive
from tests.answering import some_grounds
from tests.builders import a_group, a_line, a_scale
from tests.intake.mails import mail, mailbox, outlook, outlook_tree, part, parts, winmail, zipped
from tests.workbooks import write_filled

WHERE = some_grounds(a_scale(a_group(), a_line("A1")))
DOCX = zipped({"[Content_Types].xml": b"wordprocessingml", "word/document.xml": b"<w/>"})
ODT = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
PDF, PNG = b"%PDF-1.4 \n", b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_filled(tmp_path_factory.mktemp("phiếu") / "VP.xlsx", WHERE, "VP", {"A1": 5}).read_bytes()


def fates(folder: Path, files: Mapping[str, bytes]) -> dict[str, str | None]:
    """What becomes of each file and of what is in it: its reason, `opened`, or None for a spreadsheet to be read."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    found = arrivals(folder)
    return {one.file: one.reason for one in found.arrivals} | {
        one.file: one.reason or one.status.value for one in found.records
    }


# ---------------------------------------------------------------------------- content, not name


@pytest.mark.parametrize("name", ["PA", "PA.xlsx", "PA.xlsx ", "PA.bin", "PA.pdf", "PA.doc", "phiếu của PA"])
def test_a_form_is_a_form_whatever_it_is_called(tmp_path: Path, form: bytes, name: str) -> None:
    assert fates(tmp_path, {name: form}) == {name: None}


@pytest.mark.parametrize(
    ("name", "data", "fate"),
    [
        ("PA.docx", DOCX, "not_a_spreadsheet"),
        ("PA", ODT, "not_a_spreadsheet"),
        ("PA.xlsx", DOCX, "unreadable"),
        ("PA.zip", DOCX, "unreadable"),
        ("PA.zip", b"PK\x03\x04 cut off", "unreadable"),
        ("PA", b"PK\x03\x04 cut off", "not_a_spreadsheet"),
        ("PA.eml", PDF, "unreadable"),
        ("PA.msg", b"", "unreadable"),
        ("PA.mbox", b"hello", "unreadable"),
        ("PA.xls", b"<html></html>", "unreadable"),
        ("PA.txt", b"Subject: no message\n\nby a person", "not_a_spreadsheet"),
        ("winmail.dat", b"hello", "not_a_spreadsheet"),
        ("._PA.xlsx", b"\x00\x05\x16\x07", "hidden"),
        ("PA.XLSX", b"\x00\x05\x16\x07", "system_file"),
    ],
)
def test_what_content_and_name_say_together(tmp_path: Path, name: str, data: bytes, fate: str) -> None:
    assert fates(tmp_path, {name: data}) == {name: fate}


@pytest.mark.parametrize("name", ["thư.eml", "thư", "thư.txt", "thư.zip", "thư.xlsx"])
def test_a_message_is_a_message_whatever_it_is_called(tmp_path: Path, form: bytes, name: str) -> None:
    assert fates(tmp_path, {name: mail({"VP.xlsx": form})}) == {name: "opened", f"{name}/VP.xlsx": None}


# ------------------------------------------------------------------------------------- archives


def test_an_archive(tmp_path: Path, form: bytes) -> None:
    inside = {
        "VP.xlsx": form,
        "phòng/ảnh.jpg": b"\xff\xd8",
        "a\\b.xlsx": form,
        "/../c/../d.xlsx": form,
        "kho/": b"",
        "~$VP.xlsx": b"",
        "__MACOSX/._VP.xlsx": b"",
        "Thumbs.db": b"",
        "VP.xlsx.meta.json": b"{}",
        "PA.docx": DOCX,
        "so-nhan-phieu.xlsx": form,
    }
    assert fates(tmp_path, {"hòm/tệp.zip": zipped(inside)}) == {
        "hòm/tệp.zip": "opened",
        "hòm/tệp.zip/VP.xlsx": None,
        "hòm/tệp.zip/phòng/ảnh.jpg": "not_a_spreadsheet",
        "hòm/tệp.zip/a/b.xlsx": None,
        "hòm/tệp.zip/c/d.xlsx": None,
        "hòm/tệp.zip/~$VP.xlsx": "lock_file",
        "hòm/tệp.zip/__MACOSX/._VP.xlsx": "hidden",
        "hòm/tệp.zip/Thumbs.db": "system_file",
        "hòm/tệp.zip/VP.xlsx.meta.json": "not_a_spreadsheet",
        "hòm/tệp.zip/PA.docx": "not_a_spreadsheet",
        "hòm/tệp.zip/so-nhan-phieu.xlsx": None,
    }


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_gets_a_number(tmp_path: Path, form: bytes) -> None:
    data = zipped({"a.xlsx": form, "b.xlsx": form, "c.xlsx": form}).replace(b"b.xlsx", b"a.xlsx")
    assert list(fates(tmp_path, {"t.zip": data.replace(b"c.xlsx", b"a.xlsx")})) == [
        "t.zip/a (2).xlsx", "t.zip/a (3).xlsx", "t.zip/a.xlsx", "t.zip",
    ]  # fmt: skip


def test_names_that_are_utf8_and_do_not_say_so(tmp_path: Path, form: bytes) -> None:
    name = "Phiếu.xlsx".encode()
    data = zipped({"x" * len(name): form}).replace(b"x" * len(name), name)
    assert fates(tmp_path, {"t.zip": data}) == {"t.zip": "opened", "t.zip/Phiếu.xlsx": None}


def test_a_damaged_part_stops_no_other(tmp_path: Path, form: bytes) -> None:
    data = zipped({"a.xlsx": b"\0" * 9000, "b.xlsx": form})
    at = data.index(b"a.xlsx") + 8
    assert fates(tmp_path, {"t.zip": data[:at] + b"\xff\xff" + data[at + 2 :]}) == {
        "t.zip": "opened",
        "t.zip/a.xlsx": "unreadable",
        "t.zip/b.xlsx": None,
    }


def test_containers_four_deep(tmp_path: Path, form: bytes) -> None:
    data = form
    for _ in range(5):
        data = zipped({"t.zip" if data is not form else "VP.xlsx": data})
    assert fates(tmp_path, {"t.zip": data}) == {
        "t.zip": "opened",
        "t.zip/t.zip": "opened",
        "t.zip/t.zip/t.zip": "opened",
        "t.zip/t.zip/t.zip/t.zip": "opened",
        "t.zip/t.zip/t.zip/t.zip/t.zip": "too_large",
    }


@pytest.mark.parametrize(("entries", "fate"), [(200, "opened"), (201, "too_large")])
def test_two_hundred_entries(tmp_path: Path, entries: int, fate: str) -> None:
    assert fates(tmp_path, {"t.zip": zipped({f"{at}.jpg": b"" for at in range(entries)})})["t.zip"] == fate
    assert fates(tmp_path, {"t.eml": mail({f"{at}.jpg": b"x" for at in range(entries)})})["t.eml"] == fate


def test_what_is_too_large(tmp_path: Path, form: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 50_000)
    monkeypatch.setattr(opening, "LARGEST_SPREADSHEET", len(form) - 1)
    files = {"t.zip": zipped({"a.jpg": b"\0" * 50_001}), "VP.xlsx": form, "phim.mp4": b"\0" * 60_000}
    assert fates(tmp_path, files) == {"t.zip": "too_large", "VP.xlsx": "too_large", "phim.mp4": "not_a_spreadsheet"}


def test_a_list_of_entries_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_LARGEST_DIRECTORY", 1000)
    assert fates(tmp_path, {"t.zip": zipped({f"{at}.jpg": b"" for at in range(100)})}) == {"t.zip": "too_large"}


def zip64(data: bytes) -> bytes:
    """The same archive, its end as ZIP64 tells it: the plain one says only that the other does."""
    at = data.rindex(b"PK\x05\x06")
    entries, size, start = struct.unpack_from("<HLL", data, at + 10)
    end = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, entries, entries, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    plain = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:at] + end + locator + plain


def test_an_archive_whose_end_is_zip64(tmp_path: Path, form: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"VP.xlsx": zip64(form), "t.zip": zip64(zipped({"a.xlsx": form}))}
    assert fates(tmp_path, files) == {"VP.xlsx": None, "t.zip": "opened", "t.zip/a.xlsx": None}
    monkeypatch.setattr(archive, "_LARGEST_DIRECTORY", 40)
    assert fates(tmp_path, files)["t.zip"] == "too_large"
    monkeypatch.undo()
    torn = zip64(zipped({"a.xlsx": form}))
    assert fates(tmp_path, {"t.zip": torn.replace(b"PK\x06\x06", b"PK\x06\x00")})["t.zip"] == "unreadable"


def test_every_part_has_the_hash_of_its_bytes(tmp_path: Path) -> None:
    fates(tmp_path, {"t.eml": mail({"a.pdf": PDF})})
    hashes = {one.file: one.sha256 for one in arrivals(tmp_path).records}
    assert hashes["t.eml/a.pdf"] == hashlib.sha256(PDF).hexdigest()
    assert hashes["t.eml"] == hashlib.sha256((tmp_path / "t.eml").read_bytes()).hexdigest()


# -------------------------------------------------------------------------------------- messages


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="VP.xlsx"', "VP.xlsx"),
        ("attachment; filename=VP.xlsx", "VP.xlsx"),
        ("inline; filename=VP.xlsx", "VP.xlsx"),
        ('attachment; filename="=?UTF-8?B?UGhp4bq/dSBWUC54bHN4?="', "Phiếu VP.xlsx"),
        ('attachment; filename="=?utf-8?Q?Phi=E1=BA=BFu?=\r\n =?utf-8?Q?_VP=2Exlsx?="', "Phiếu VP.xlsx"),
        ("attachment; filename*=UTF-8''Phi%E1%BA%BFu%20VP.xlsx", "Phiếu VP.xlsx"),
        ("attachment; filename=\"Phi?u.xlsx\"; filename*=utf-8''Phi%E1%BA%BFu.xlsx", "Phiếu.xlsx"),
        ("attachment; filename*0*=UTF-8''Phi%E1%BA; filename*1*=%BFu; filename*2=.xlsx", "Phiếu.xlsx"),
        ('attachment; filename="Phiếu VP.xlsx"', "Phiếu VP.xlsx"),
        ('attachment; filename="Phi\udcea\udcec\u0075.xlsx"', "Phiếu.xlsx"),
        ('attachment; filename="Phiáº¿u VP.xlsx"', "Phiáº¿u VP.xlsx"),
        ('attachment; filename="=?x-unknown?B?VlA=?=.xlsx"', None),
        ('attachment; filename="..\\..\\VP.xlsx"', "VP.xlsx"),
        ("attachment", "attachment"),
    ],
)
def test_names_of_attachments(tmp_path: Path, form: bytes, header: str, name: str | None) -> None:
    import unicodedata

    data = parts(part(f"Content-Type: application/octet-stream\r\nContent-Disposition: {header}", form))
    found = fates(tmp_path, {"t.eml": data})
    names = [file.removeprefix("t.eml/") for file, fate in found.items() if fate is None]
    assert len(names) == 1
    assert name is None or names == [unicodedata.normalize("NFC", name)]


def test_what_is_an_attachment(tmp_path: Path, form: bytes) -> None:
    """Texts and pictures shown in them are none; a file is one whatever its disposition or type."""
    html = part("Content-Type: text/html", b'<img src="cid:logo@so"> <img src=3D"cid:two@so">')
    data = parts(
        part("Content-Type: text/plain", b"Kinh gui"),
        html,
        part('Content-Type: image/png; name="logo.png"\r\nContent-ID: <logo@so>', PNG),
        part('Content-Type: image/png; name="x.png"\r\nContent-Disposition: inline', PNG),
        part('Content-Type: image/jpeg; name="ảnh.jpg"\r\nContent-Disposition: attachment', PNG),
        part('Content-Type: text/plain; name="ghi chú.txt"\r\nContent-Disposition: attachment', b"xin chao"),
        part('Content-Type: text/plain; name="VP.xlsx"', form),
        part('Content-Type: text/calendar; name="họp.ics"', b"BEGIN:VCALENDAR"),
        part("Content-Type: application/pgp-signature", b"-----BEGIN"),
        part('Content-Type: image/png; name="VP.xlsx"\r\nContent-Disposition: attachment', form),
    )
    assert fates(tmp_path, {"t.eml": data}) == {
        "t.eml": "opened",
        "t.eml/ảnh.jpg": "not_a_spreadsheet",
        "t.eml/VP.xlsx": None,
        "t.eml/attachment": "not_a_spreadsheet",
        "t.eml/VP (2).xlsx": None,
    }


def test_a_form_that_is_called_a_picture(tmp_path: Path, form: bytes) -> None:
    head = "Content-Type: image/png; name=VP.png\r\nContent-Disposition: inline; filename=VP.png"
    assert fates(tmp_path, {"t.eml": parts(part(head, form), part(head, b"\x89PNG"))}) == {
        "t.eml": "opened",
        "t.eml/VP.png": None,
    }


def test_a_boundary_is_a_line_of_its_own(tmp_path: Path, form: bytes) -> None:
    """One that stands within a line, or goes on, parts nothing; its line end is of no part."""
    head = "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="
    inside = b"x--b1\r\n--b12\r\n --b1\r\n"
    sent = parts(part(head + "a.dat", inside), part(head + "b.dat", b""), part(head + "c", form))
    assert fates(tmp_path, {"t.eml": sent})["t.eml/c"] is None
    hashes = {one.file: one.sha256 for one in arrivals(tmp_path).records}
    assert hashes["t.eml/a.dat"] == hashlib.sha256(inside).hexdigest()
    assert hashes["t.eml/b.dat"] == hashlib.sha256(b"").hexdigest()


def test_messages_in_messages(tmp_path: Path, form: bytes) -> None:
    inner = mail({"a.xlsx": form, "b.zip": zipped({"c.xlsx": form})})
    assert fates(tmp_path, {"t.eml": mail({"d.xlsx": form}, forwarded=[inner, inner])}) == {
        "t.eml": "opened",
        "t.eml/d.xlsx": None,
        "t.eml/message.eml": "opened",
        "t.eml/message.eml/a.xlsx": None,
        "t.eml/message.eml/b.zip": "opened",
        "t.eml/message.eml/b.zip/c.xlsx": None,
        "t.eml/message (2).eml": "opened",
        "t.eml/message (2).eml/a.xlsx": None,
        "t.eml/message (2).eml/b.zip": "opened",
        "t.eml/message (2).eml/b.zip/c.xlsx": None,
    }


def test_a_mailbox(tmp_path: Path, form: bytes) -> None:
    data = mailbox(
        mail({"VP.xlsx": form}), mail(text="Không kèm gì.\n\nFrom nay ve sau xin gui som."), mail({"VP.xlsx": form})
    )
    for name in ("thư.mbox", "Inbox"):
        assert fates(tmp_path / name, {name: data}) == {
            name: "opened",
            f"{name}/1/VP.xlsx": None,
            f"{name}/3/VP.xlsx": None,
        }


@pytest.mark.parametrize(("attached", "fate"), [(100, "opened"), (101, "too_large")])
def test_two_hundred_attachments_of_a_mailbox(tmp_path: Path, attached: int, fate: str) -> None:
    one = mail({f"{at}.pdf": PDF for at in range(100)})
    other = mail({f"{at}.pdf": PDF for at in range(attached)})
    assert fates(tmp_path, {"h.mbox": mailbox(one, mail(), other)})["h.mbox"] == fate


def test_an_outlook_message(tmp_path: Path, form: bytes) -> None:
    inner = outlook_tree({"VP.xlsx": form}, head=24)
    data = outlook({"Phiếu của Văn phòng.xlsx": form, "lớn.pdf": PDF * 1000, "thư": inner, "thư 2": inner})
    assert fates(tmp_path, {"t.msg": data}) == {
        "t.msg": "opened",
        "t.msg/Phiếu của Văn phòng.xlsx": None,
        "t.msg/lớn.pdf": "not_a_spreadsheet",
        "t.msg/message.eml": "opened",
        "t.msg/message.eml/VP.xlsx": None,
        "t.msg/message (2).eml": "opened",
        "t.msg/message (2).eml/VP.xlsx": None,
    }


def test_outlook_messages_four_deep(tmp_path: Path, form: bytes) -> None:
    tree = outlook_tree({"VP.xlsx": form}, head=24)
    for _ in range(3):
        tree = outlook_tree({"thư": tree}, head=24)
    found = fates(tmp_path, {"t.msg": outlook({"thư": tree})})
    deepest = "t.msg" + "/message.eml" * 4
    assert (found[deepest], found["t.msg" + "/message.eml" * 3]) == ("too_large", "opened")
    assert not any(file.startswith(f"{deepest}/") for file in found)


def test_winmail(tmp_path: Path, form: bytes) -> None:
    data = winmail({"Phiếu của Văn phòng.xlsx": form})
    assert fates(tmp_path, {"t.eml": mail({"winmail.dat": data})}) == {
        "t.eml": "opened",
        "t.eml/winmail.dat": "opened",
        "t.eml/winmail.dat/Phiếu của Văn phòng.xlsx": None,
    }
    assert fates(tmp_path / "cụt", {"winmail.dat": data[:500]}) == {"winmail.dat": "unreadable"}


def test_a_message_without_an_end(tmp_path: Path, form: bytes) -> None:
    data = parts(part('Content-Type: application/octet-stream; name="VP.xlsx"', form))
    assert fates(tmp_path, {"t.eml": data.replace(b"\r\n--b1--", b"")})["t.eml/VP.xlsx"] is None


# Each is larger, deeper or stranger than a mail program makes; all are told in a second.
HOSTILE = {
    "parts in parts": b"MIME-Version: 1.0\nFrom: a@b.example\n"
    + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at) for at in range(3000)),
    "headers without end": b"From: a@b.example\n" + b"X: " + b"y" * 3_000_000,
    "many small parts": b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
    "many parameters": b"From: a@b.example\nContent-Type: application/x; " + b"a=b; " * 100_000 + b"\n\nx",
    "many encoded words": b"From: " + b"=?utf-8?q?a?= " * 30_000 + b"<a@b.example>\n\nx",
    "brackets": b"From: " + b"(" * 100_000 + b"\n\nx",
    "received": b"From: a@b.example\n" + b"Received: from x; hom qua\n" * 20_000 + b"\nx",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_messages_are_met(tmp_path: Path, name: str) -> None:
    began = datetime.now(UTC)
    found = fates(tmp_path, {"t.eml": HOSTILE[name]})
    assert found["t.eml"] in ("opened", "too_large", "unreadable")
    assert (datetime.now(UTC) - began).total_seconds() < 10


@pytest.mark.parametrize("seed", range(60))
def test_damaged_containers_are_met(tmp_path: Path, form: bytes, seed: int) -> None:
    """Bytes changed at random never stop a run: everything there is told."""
    from random import Random

    random = Random(seed)
    whole = [mail({"VP.xlsx": form}), outlook({"VP.xlsx": form}), zipped({"VP.xlsx": form}), winmail({"VP.xlsx": form}),
             mailbox(mail({"VP.xlsx": form}))]  # fmt: skip
    for at, data in enumerate(whole):
        changed = bytearray(data)
        for _ in range(random.choice((1, 3, 30))):
            changed[random.randrange(min(len(changed), random.choice((600, 10**9))))] = random.randrange(256)
        if random.random() < 0.3:
            del changed[random.randrange(len(changed)) :]
        (tmp_path / f"{at}.bin").write_bytes(changed)
    found = arrivals(tmp_path)
    told = {one.file for one in found.arrivals} | {one.file for one in found.records}
    assert {f"{at}.bin" for at in range(len(whole))} <= told
    assert os.listdir(tmp_path)
