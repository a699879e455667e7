"""What lies in the inbox: every file accounted for, when it came, and whether it is a form for this review."""

import hashlib
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.intake.arrivals import Inbox, arrivals
from pipeline.intake.examining import examine
from pipeline.intake.forms import take_in
from pipeline.intake.lateness import timed
from pipeline.intake.sources import OnDisk
from pipeline.model.bloc import Calendar, Config, Period
from pipeline.model.finding import FileStatus
from pipeline.model.grounds import Grounds
from tests.answering import some_grounds
from tests.builders import DEADLINE, a_config, a_group, a_line, a_member, a_scale
from tests.workbooks import write_filled, write_table

SCALE = a_scale(a_group(), a_line("A1"))


def the_bloc(cutoff: datetime | None = None) -> Config:
    config = a_config([a_member("VP"), a_member("TTR")])
    return config._replace(periods={**config.periods, Period.YEAR_END: Calendar(deadline=DEADLINE, cutoff=cutoff)})


def grounds(cutoff: datetime | None = None) -> Grounds:
    return some_grounds(SCALE, config=the_bloc(cutoff))


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def ignored(folder: Path) -> dict[str, str | None]:
    return {record.file: record.reason for record in arrivals(folder).records}


# ---------------------------------------------------------------------------------------- files


def test_a_folder_that_is_not_there_is_an_empty_inbox(tmp_path: Path) -> None:
    assert arrivals(tmp_path / "inbox") == Inbox()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("minh chứng.pdf", "not_a_spreadsheet"),
        ("Thumbs.db", "system_file"),
        ("phòng/desktop.ini", "system_file"),
        ("phiếu", "not_a_spreadsheet"),
        ("phiếu.xlsx.bak", "not_a_spreadsheet"),
        ("~$VP.xlsx", "lock_file"),
        (".~lock.VP.xlsx#", "lock_file"),
        ("phòng/~$VP.xlsx", "lock_file"),
        (".VP.xlsx", "hidden"),
        (".DS_Store", "hidden"),
        (".git/VP.xlsx", "hidden"),
        ("phòng/.cache/a/VP.xlsx", "hidden"),
        ("VP.xlsx.meta.json", "orphan_sidecar"),
        ("~$VP.xlsx.meta.json", "lock_file"),
        ("phòng/VP.xlsx.meta.json", "orphan_sidecar"),
    ],
)
def test_what_is_no_spreadsheet_is_ignored_with_its_reason(tmp_path: Path, name: str, reason: str) -> None:
    put(tmp_path, name)
    (record,) = arrivals(tmp_path).records
    assert (record.file, record.status, record.reason, record.unit) == (name, FileStatus.IGNORED, reason, None)
    assert record.sha256 == hashlib.sha256(name.encode()).hexdigest()


@pytest.mark.parametrize("name", ["VP.xlsx", "VP.XLSX", "vp.xlsm", "phòng/ban/VP.xlsx", "VP (1).xlsx"])
def test_spreadsheets_arrive_from_any_folder(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    found = arrivals(tmp_path)
    (arrival,) = found.arrivals
    assert (arrival.file, arrival.received, arrival.sidecar_fault, found.records) == (name, None, False, ())


def test_sidecars_are_not_listed(tmp_path: Path) -> None:
    put(tmp_path, "minh chứng.pdf", "minh chứng.pdf.meta.json")
    assert ignored(tmp_path) == {"minh chứng.pdf": "not_a_spreadsheet"}


def test_file_names_are_told_in_nfc_and_in_order(tmp_path: Path) -> None:
    put(tmp_path, "b.xlsx", "a/c.xlsx", "Va\u0306n pho\u0300ng.xlsx", "B.xlsx")
    assert [arrival.file for arrival in arrivals(tmp_path).arrivals] == [
        "B.xlsx",
        "Văn phòng.xlsx",
        "a/c.xlsx",
        "b.xlsx",
    ]


def test_only_regular_files_count(tmp_path: Path) -> None:
    (tmp_path / "thư mục.xlsx").mkdir()
    (tmp_path / "liên kết.xlsx").symlink_to(tmp_path / "không có.xlsx")
    (tmp_path / "kho").symlink_to(tmp_path / "thư mục.xlsx")
    os.mkfifo(tmp_path / "ống.xlsx")
    assert ignored(tmp_path) == dict.fromkeys(("kho", "liên kết.xlsx", "ống.xlsx"), "not_a_file")


def test_a_folder_that_cannot_be_entered_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "khóa/VP.xlsx", "TTR.pdf")
    entered = os.scandir

    def refusing(folder: Path) -> object:
        if Path(folder).name == "khóa":
            raise PermissionError(folder)
        return entered(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    assert ignored(tmp_path) == {"TTR.pdf": "not_a_spreadsheet", "khóa": "not_a_file"}


def test_a_file_that_cannot_be_opened_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = grounds()
    write_filled(tmp_path / "a.xlsx", where, "VP", {"A1": 5})
    put(tmp_path, "b.jpg")
    opened = Path.open

    def refusing(path: Path, *rest: object, **more: object) -> object:
        if path.name == "b.jpg":
            raise PermissionError(path)
        return opened(path, *rest, **more)

    monkeypatch.setattr(Path, "open", refusing)
    found = arrivals(tmp_path)
    intake = take_in([examine(one, where) for one in found.arrivals], found.records, where, found.findings)
    fates = {one.file: (one.status.value, one.reason, len(one.sha256)) for one in intake.files}
    assert fates == {"a.xlsx": ("accepted", None, 64), "b.jpg": ("rejected", "unreadable", 0)}


# -------------------------------------------------------------------------------------- receipts


@pytest.mark.parametrize(
    ("told", "received"),
    [
        ('{"received": "2018-06-20T08:30:00+07:00", "from": "a@b.example"}', datetime(2018, 6, 20, 1, 30, tzinfo=UTC)),
        ('{"received": "2018-06-20T08:30:00Z"}', datetime(2018, 6, 20, 8, 30, tzinfo=UTC)),
        ('{"received": "2018-06-20T08:30:00"}', datetime(2018, 6, 20, 1, 30, tzinfo=UTC)),
        ('\ufeff{"received": "2018-06-20T08:30:00+07:00"}', datetime(2018, 6, 20, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_sidecar_says_when_a_file_came(tmp_path: Path, told: str, received: datetime) -> None:
    put(tmp_path, "VP.xlsx")
    (tmp_path / "VP.xlsx.meta.json").write_text(told, encoding="utf-8")
    (arrival,) = arrivals(tmp_path).arrivals
    assert (arrival.received, arrival.sidecar_fault) == (received, False)


@pytest.mark.parametrize(
    "told",
    [
        "", "{", "[]", "null", "5", '"2018-06-20"', "{}", '{"received": null}', '{"received": 20180620}',
        '{"received": "hôm qua"}', '{"received": "20/06/2018 08:30"}', '{"Received": "2018-06-20T08:30:00"}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_a_sidecar_that_cannot_be_read(tmp_path: Path, told: str) -> None:
    put(tmp_path, "VP.xlsx")
    (tmp_path / "VP.xlsx.meta.json").write_text(told, encoding="utf-8")
    (arrival,) = arrivals(tmp_path).arrivals
    assert (arrival.received, arrival.sidecar_fault) == (None, True)


def test_a_sidecar_in_another_encoding_cannot_be_read(tmp_path: Path) -> None:
    put(tmp_path, "VP.xlsx")
    (tmp_path / "VP.xlsx.meta.json").write_bytes('{"received": "2018-06-20T08:30:00"}'.encode("utf-16"))
    (arrival,) = arrivals(tmp_path).arrivals
    assert (arrival.received, arrival.sidecar_fault) == (None, True)


# ------------------------------------------------------------------------------------- judgement


def examined(
    tmp_path: Path, where: Grounds, unit: str = "VP", received: datetime | None = None, **identity: object
) -> tuple:
    path = write_filled(tmp_path / "phiếu.xlsx", where, unit, {"A1": 5}, **identity)
    if received:
        Path(f"{path}.meta.json").write_text(json.dumps({"received": received.isoformat()}))
    (arrival,) = arrivals(tmp_path).arrivals
    (one,) = timed([examine(arrival, where)], where)
    return one.unit, one.reason


@pytest.mark.parametrize("hidden", [True, False])
def test_a_form_is_its_members(tmp_path: Path, hidden: bool) -> None:
    path = write_filled(tmp_path / "x.xlsx", grounds(), "TTR", {"A1": 5}, hidden=hidden)
    (arrival,) = arrivals(tmp_path).arrivals
    one = examine(arrival, grounds())
    assert (one.unit, one.reason, one.arrival.source) == ("TTR", None, OnDisk(path))
    assert one.form is not None
    assert one.form.visible_only is not hidden
    assert [entry.code for entry in one.form.entries] == ["A", "A1"]


@pytest.mark.parametrize(
    ("identity", "reason"),
    [
        ({"bloc": "Khối thi đua các huyện"}, "wrong_bloc"),
        ({"year": 2017}, "wrong_year"),
        ({"period": Period.SIX_MONTH}, "wrong_period"),
        ({"unit": "XYZ"}, "unknown_member"),
        ({"unit": "vp"}, "unknown_member"),
        ({"bloc": "Khối thi đua các huyện", "year": 2017, "unit": "XYZ"}, "wrong_bloc"),
    ],
)
@pytest.mark.parametrize("hidden", [True, False])
def test_a_stranger_is_nobodys(tmp_path: Path, identity: dict[str, object], reason: str, hidden: bool) -> None:
    assert examined(tmp_path, grounds(), hidden=hidden, **identity) == (None, reason)


def test_a_form_for_another_scale_is_still_its_members(tmp_path: Path) -> None:
    assert examined(tmp_path, grounds(), scale="v0") == ("VP", "scale_differs")


@pytest.mark.parametrize("spelling", ["KHỐI THI ĐUA các  phòng, ban, đơn vị thuộc Sở Khoa học và Công nghệ"])
def test_the_name_of_the_bloc_is_compared_as_words(tmp_path: Path, spelling: str) -> None:
    assert examined(tmp_path, grounds(), bloc=spelling) == ("VP", None)


@pytest.mark.parametrize(("code", "told"), [("Ủy ban", "U\u0309y ban")])
def test_member_codes_are_compared_in_nfc(tmp_path: Path, code: str, told: str) -> None:
    where = some_grounds(SCALE, [a_member(code)])
    assert examined(tmp_path, where, unit=told) == (code, None)


SECOND = timedelta(seconds=1)
CUTOFF = DEADLINE + timedelta(days=3)


@pytest.mark.parametrize(
    ("received", "cutoff", "reason"),
    [
        (DEADLINE + SECOND, None, None),
        (DEADLINE + timedelta(days=365), None, None),
        (CUTOFF - SECOND, CUTOFF, None),
        (CUTOFF, CUTOFF, None),
        (CUTOFF + SECOND, CUTOFF, "late"),
        (None, CUTOFF, None),
        (DEADLINE, DEADLINE, None),
        (DEADLINE + SECOND, DEADLINE, "late"),
    ],
)
def test_the_cutoff_to_the_second(
    tmp_path: Path, received: datetime | None, cutoff: datetime | None, reason: str | None
) -> None:
    assert examined(tmp_path, grounds(cutoff), received=received) == ("VP", reason)


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.4", b"\xd0\xcf\x11\xe0", b"<html></html>"])
def test_a_file_that_cannot_be_opened(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "VP.xlsx").write_bytes(data)
    (arrival,) = arrivals(tmp_path).arrivals
    one = examine(arrival, grounds())
    assert (one.unit, one.reason) == (None, "unreadable")


def test_a_workbook_that_is_no_form(tmp_path: Path) -> None:
    for rows in ([["Mã", "Nội dung", "Kết quả"]], [["Mã", "Kết quả", "Điểm tự chấm"], ["A1", 5, None]], []):
        write_table(tmp_path / "VP.xlsx", "Phiếu chấm điểm", rows)
        (arrival,) = arrivals(tmp_path).arrivals
        assert examine(arrival, grounds()).reason == "not_a_form"


def test_a_name_as_long_as_a_disk_allows(tmp_path: Path) -> None:
    """Beside it no sidecar can lie: that is no fault of one."""
    name = "p" * 250 + ".xlsx"
    (tmp_path / name).write_bytes(b"")
    (one,) = arrivals(tmp_path).arrivals
    assert (one.file, one.sidecar_fault) == (name, False)


def test_folders_in_folders_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        os.mkdir("a")
        os.chdir("a")
    Path("x.xlsx").write_bytes(b"")
    assert [one.reason for one in arrivals(tmp_path).arrivals] == ["unreadable"]
    for _ in range(1200):
        for path in os.listdir():
            os.rmdir(path) if os.path.isdir(path) else os.unlink(path)
        os.chdir("..")


def test_a_sidecar_of_a_lock_file_is_not_listed(tmp_path: Path) -> None:
    for name in ("~$VP.xlsx", "~$VP.xlsx.meta.json"):
        (tmp_path / name).write_bytes(b"")
    assert [one.file for one in arrivals(tmp_path).records] == ["~$VP.xlsx"]
