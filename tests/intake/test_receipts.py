"""When a form came, who sent it, and what the register says of it (CONTRACT section 10)."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from pipeline.explaining import account_of
from pipeline.intake.register import LABELS, REGISTER, SHEET
from pipeline.model.bloc import Calendar, Config, Period
from pipeline.model.clock import VIETNAM
from pipeline.model.finding import Severity
from pipeline.model.result import Review
from pipeline.reviewing import review
from pipeline.text.explained.totals import explanation
from pipeline.text.findings import message, remedy
from pipeline.text.papers import letters
from tests.answering import some_grounds
from tests.builders import DEADLINE, a_config, a_group, a_line, a_member, a_scale
from tests.intake.mails import mail, mailbox, outlook, outlook_tree, zipped
from tests.workbooks import write_filled

SCALE = a_scale(a_group(), a_line("A1"))
CUTOFF = DEADLINE + timedelta(days=2)
EARLY, LATE, TOO_LATE = DEADLINE - timedelta(days=3), DEADLINE + timedelta(hours=1), CUTOFF + timedelta(hours=1)

PROVOKED = {"unknown_sender", "too_large", "not_a_form_file", "register_row_unknown", "duplicate_row"}
"""Findings that are provoked here."""


def the_bloc(*emails: str) -> Config:
    config = a_config([a_member("VP")._replace(emails=emails), a_member("TTR")])
    return config._replace(periods={Period.YEAR_END: Calendar(deadline=DEADLINE, cutoff=CUTOFF)})


def grounds(*emails: str) -> object:
    return some_grounds(SCALE, config=the_bloc(*emails))


def form(points: int = 5, unit: str = "VP") -> bytes:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        return write_filled(Path(folder) / "x.xlsx", grounds(), unit, {"A1": points}).read_bytes()


def stamp(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM):%a, %d %b %Y %H:%M:%S +0700}"


def typed(moment: datetime) -> str:
    """As a person types it into the register."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def register(folder: Path, *rows: Mapping[str, object], labels: tuple[str, ...] = LABELS, sheet: str = SHEET) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    page.append(labels)
    for row in rows:
        page.append([row.get(label) for label in labels])
    book.save(folder / REGISTER)


def reviewed(folder: Path, *emails: str) -> Review:
    return review(grounds(*emails), folder).review


def fates(told: Review) -> dict[str, str]:
    return {one.file: one.reason or one.status.value for one in told.files}


def received(told: Review) -> dict[str, datetime | None]:
    return {one.file: one.received for one in told.files if one.unit}


def found(told: Review) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.code, one.severity.value, one.file, one.cell) for one in told.findings]


def not_ranked(told: Review) -> dict[str, str]:
    return {one.member.code: one.reason for one in told.board.not_ranked}


# -------------------------------------------------------------------------------------- receipts


@pytest.mark.parametrize(
    ("stamps", "date", "moment"),
    [
        ((EARLY, EARLY - timedelta(days=1)), LATE, EARLY),
        ((), EARLY, EARLY),
        (("hôm qua", EARLY), LATE, EARLY),
        (("hôm qua",), EARLY, EARLY),
        ((), None, None),
    ],
)
def test_a_message_says_when_it_came(
    tmp_path: Path, stamps: tuple[datetime | str, ...], date: datetime | None, moment: datetime | None
) -> None:
    told = [one if isinstance(one, str) else stamp(one) for one in stamps]
    put(tmp_path, {"t.eml": mail({"VP.xlsx": form()}, received=told, date=date and stamp(date))})
    assert received(reviewed(tmp_path)) == {"t.eml/VP.xlsx": moment}


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("20 Jun 2018 08:30:00 +0700", datetime(2018, 6, 20, 8, 30, tzinfo=VIETNAM)),
        ("Wed, 20 Jun 2018 08:30:00", datetime(2018, 6, 20, 8, 30, tzinfo=VIETNAM)),
        ("Wed, 20 Jun 2018 01:30:00 -0000", datetime(2018, 6, 20, 8, 30, tzinfo=VIETNAM)),
        ("Wed, 20 Jun 2018 01:30:00 GMT", datetime(2018, 6, 20, 8, 30, tzinfo=VIETNAM)),
        ("Wed, 20 Jun 2018 08:30:00 +0700 (ICT)", datetime(2018, 6, 20, 8, 30, tzinfo=VIETNAM)),
        ("Wed, 40 Jun 2018 08:30:00 +0700", None),
        ("20/06/2018 8:30", None),
    ],
)
def test_times_as_mails_write_them(tmp_path: Path, date: str, moment: datetime | None) -> None:
    put(
        tmp_path,
        {"t.eml": mail({"VP.xlsx": form()}, date=None).replace(b"Subject", b"Date: %b\nSubject" % date.encode())},
    )
    assert received(reviewed(tmp_path)) == {"t.eml/VP.xlsx": moment}


def test_the_outermost_message_counts(tmp_path: Path) -> None:
    inner = mail({"VP.xlsx": form()}, date=stamp(LATE))
    put(tmp_path, {"t.zip": zipped({"a.eml": mail(date=stamp(EARLY), forwarded=[inner])})})
    assert set(received(reviewed(tmp_path)).values()) == {EARLY}


def test_outlook_tells_delivery_before_sending(tmp_path: Path) -> None:
    inner = outlook_tree({"VP.xlsx": form()}, delivered=LATE, head=24)
    put(tmp_path, {"a.msg": outlook({"VP.xlsx": form()}, delivered=EARLY, sent=LATE)})
    put(tmp_path, {"b.msg": outlook({"VP.xlsx": form(), "thư": inner}, delivered=None, sent=EARLY)})
    assert set(received(reviewed(tmp_path)).values()) == {EARLY}


def test_a_mailbox_tells_each_message_its_own_time(tmp_path: Path) -> None:
    put(
        tmp_path,
        {"t.mbox": mailbox(mail({"VP.xlsx": form()}, date=stamp(EARLY)), mail({"VP.xlsx": form(6)}, date=stamp(LATE)))},
    )
    told = reviewed(tmp_path)
    assert received(told) == {"t.mbox/1/VP.xlsx": EARLY, "t.mbox/2/VP.xlsx": LATE}
    assert fates(told) == {"t.mbox": "opened", "t.mbox/1/VP.xlsx": "superseded", "t.mbox/2/VP.xlsx": "accepted"}


def test_sidecars_come_before_messages_and_the_register_before_both(tmp_path: Path) -> None:
    put(tmp_path, {"t.eml": mail({"VP.xlsx": form()}, date=stamp(TOO_LATE))})
    put(tmp_path, {"t.eml.meta.json": json.dumps({"received": LATE.isoformat()}).encode()})
    assert received(reviewed(tmp_path)) == {"t.eml/VP.xlsx": LATE}
    register(tmp_path, {"Tệp": "t.eml", "Nhận lúc": typed(EARLY)})
    assert received(reviewed(tmp_path)) == {"t.eml/VP.xlsx": EARLY}
    register(tmp_path, {"Tệp": "t.eml", "Nhận lúc": typed(EARLY)}, {"Tệp": "t.eml/VP.xlsx", "Nhận lúc": typed(LATE)})
    assert received(reviewed(tmp_path)) == {"t.eml/VP.xlsx": LATE}


def test_a_sidecar_of_a_container_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    put(tmp_path, {"t.eml": mail({"VP.xlsx": form(), "TTR.xlsx": form(unit="TTR")}, date=stamp(EARLY))})
    put(tmp_path, {"t.eml.meta.json": b"{", "VP.xlsx.meta.json": b"{}"})
    told = reviewed(tmp_path)
    assert found(told) == [("bad_sidecar", "warning", "t.eml", None)]
    assert set(received(told).values()) == {EARLY}
    assert fates(told)["VP.xlsx.meta.json"] == "orphan_sidecar"


def test_a_link_beside_a_file_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "inbox", {"VP.xlsx": form()})
    put(tmp_path, {"elsewhere.json": b'{"received": "2018-11-25T08:30:00+07:00"}'})
    (tmp_path / "inbox" / "VP.xlsx.meta.json").symlink_to(tmp_path / "elsewhere.json")
    told = reviewed(tmp_path / "inbox")
    assert received(told) == {"VP.xlsx": None}
    assert fates(told)["VP.xlsx.meta.json"] == "not_a_file"


# --------------------------------------------------------------------------------------- senders


@pytest.mark.parametrize(
    ("emails", "sender", "fate"),
    [
        ((), "la@khac.example", "accepted"),
        (("vp@so.example",), "Văn phòng <VP@So.Example>", "accepted"),
        (("x@so.example", "vp@so.example"), "vp@so.example", "accepted"),
        (("@so.example",), "ai.do@so.example", "accepted"),
        (("@so.example",), "vp@con.so.example", "unknown_sender"),
        (("@so.example",), "so.example@khac.example", "unknown_sender"),
        (("vp@so.example",), "vp@so.example.khac.example", "unknown_sender"),
        (("vp@so.example",), '"vp@so.example" <la@khac.example>', "unknown_sender"),
        (("vp@so.example",), "", "unknown_sender"),
    ],
)
def test_whose_address_it_is(tmp_path: Path, emails: tuple[str, ...], sender: str, fate: str) -> None:
    put(tmp_path, {"t.eml": mail({"VP.xlsx": form()}, sender=sender, date=stamp(EARLY))})
    told = reviewed(tmp_path, *emails)
    assert fates(told) == {"t.eml": "opened", "t.eml/VP.xlsx": fate}
    if fate == "unknown_sender":
        assert found(told) == [("unknown_sender", "error", "t.eml/VP.xlsx", None)]
        assert not_ranked(told)["VP"] == "held"
        assert [(one.status.value, one.unit) for one in told.files if one.reason] == [("held", "VP")]


def test_a_forwarded_message_may_be_the_members(tmp_path: Path) -> None:
    inner = mail({"VP.xlsx": form()}, sender="vp@so.example")
    put(tmp_path, {"t.eml": mail(sender="la@khac.example", forwarded=[inner], date=stamp(EARLY))})
    assert fates(reviewed(tmp_path, "vp@so.example"))["t.eml/message.eml/VP.xlsx"] == "accepted"
    beside = mail({"VP.xlsx": form()}, sender="la@khac.example", forwarded=[mail(sender="vp@so.example")])
    put(tmp_path, {"t.eml": beside})
    assert fates(reviewed(tmp_path, "vp@so.example"))["t.eml/VP.xlsx"] == "unknown_sender"


def test_a_form_that_came_in_no_message_is_not_asked(tmp_path: Path) -> None:
    put(tmp_path, {"t.zip": zipped({"VP.xlsx": form()})})
    assert fates(reviewed(tmp_path, "vp@so.example"))["t.zip/VP.xlsx"] == "accepted"


def test_held_comes_before_late_and_counts_for_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"t.eml": mail({"VP.xlsx": form()}, sender="la@khac.example", date=stamp(TOO_LATE))})
    assert fates(reviewed(tmp_path, "vp@so.example"))["t.eml/VP.xlsx"] == "unknown_sender"
    put(tmp_path, {"VP.xlsx": form(6)})
    told = reviewed(tmp_path, "vp@so.example")
    assert fates(told)["VP.xlsx"] == "accepted"
    assert not_ranked(told) == {"TTR": "no_submission"}


def test_which_form_is_the_reason_before_late_and_held(tmp_path: Path) -> None:
    put(tmp_path, {"a.eml": mail({"VP.xlsx": form()}, sender="la@khac.example", date=stamp(EARLY))})
    put(tmp_path, {"b.eml": mail({"VP.xlsx": form()}, sender="vp@so.example", date=stamp(TOO_LATE))})
    put(tmp_path, {"c.xlsx": form(1), "d.xlsx": form(2)})
    assert not_ranked(reviewed(tmp_path, "vp@so.example"))["VP"] == "rejected"


def test_the_reasons_in_their_order(tmp_path: Path) -> None:
    put(tmp_path, {"a.eml": mail({"VP.xlsx": form()}, sender="la@khac.example", date=stamp(EARLY))})
    put(tmp_path, {"b.eml": mail({"VP.xlsx": form()}, sender="vp@so.example", date=stamp(TOO_LATE))})
    assert not_ranked(reviewed(tmp_path, "vp@so.example"))["VP"] == "late"


# -------------------------------------------------------------------------------------- register


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("25/11/2018 8:30", datetime(2018, 11, 25, 8, 30, tzinfo=VIETNAM)),
        ("5/1/2018 08:05", datetime(2018, 1, 5, 8, 5, tzinfo=VIETNAM)),
        (" 25/11/2018\u200b 8:30 ", datetime(2018, 11, 25, 8, 30, tzinfo=VIETNAM)),
        (datetime(2018, 11, 25, 8, 30), datetime(2018, 11, 25, 8, 30, tzinfo=VIETNAM)),
    ],
)
def test_times_in_the_register(tmp_path: Path, written: object, moment: datetime) -> None:
    put(tmp_path, {"VP.xlsx": form()})
    register(tmp_path, {"Tệp": "VP.xlsx", "Nhận lúc": written})
    assert received(reviewed(tmp_path)) == {"VP.xlsx": moment}


@pytest.mark.parametrize("written", ["hôm qua", "25/11/2018", "31/02/2018 8:30", "8:30", 43429.5, True])
def test_what_is_no_time_is_told_at_its_cell(tmp_path: Path, written: object) -> None:
    put(tmp_path, {"VP.xlsx": form()})
    register(tmp_path, {"Tệp": "VP.xlsx", "Nhận lúc": written})
    told = reviewed(tmp_path)
    assert ("not_a_date", "error", REGISTER, "Sổ nhận phiếu!C2") in found(told)
    assert received(told) == {"VP.xlsx": None}


def test_the_register_is_known_by_its_labels_in_any_order(tmp_path: Path) -> None:
    put(tmp_path, {"a/Phiếu VP.xlsx": form()})
    labels = ("Số thứ tự", "CHẤP NHẬN", "nhận  lúc", "Của tôi", "Tệp")
    row = {"Tệp": "a/Phiê\u0301u\u200b VP.xlsx", "nhận  lúc": typed(EARLY)}
    register(tmp_path, row, labels=labels, sheet="SỔ NHẬN PHIẾU")
    told = reviewed(tmp_path)
    assert received(told) == {"a/Phiếu VP.xlsx": EARLY}
    assert fates(told)[REGISTER] == "register"
    assert found(told) == []


@pytest.mark.parametrize("name", ["PHIẾU ÐƠN VỊ.xlsx", "VP\x01.xlsx", "VP\n2018.xlsx", " VP.xlsx "])
def test_a_row_is_found_whatever_its_name_is_made_of(tmp_path: Path, name: str) -> None:
    put(tmp_path, {name: form()})
    register(tmp_path, {"Tệp": name.replace("\x01", ""), "Nhận lúc": typed(EARLY)})
    assert received(reviewed(tmp_path)) == {name: EARLY}


def test_the_register_has_a_row_of_its_own(tmp_path: Path) -> None:
    register(tmp_path, {"Tệp": REGISTER})
    assert found(reviewed(tmp_path)) == []


def test_a_time_at_a_container_counts_for_what_has_none_of_its_own(tmp_path: Path) -> None:
    """The nearest row: its own, else that of the message, else that of the archive around it."""
    inside = {"VP.xlsx": form(), "TTR.xlsx": form(unit="TTR")}
    put(tmp_path, {"t.zip": zipped({"t.eml": mail(inside, date=stamp(TOO_LATE)), "x.xlsx": form(6)})})
    rows: list[dict[str, object]] = [
        {"Tệp": "t.zip", "Nhận lúc": typed(LATE)},
        {"Tệp": "t.zip/t.eml", "Nhận lúc": typed(EARLY)},
        {"Tệp": "t.zip/t.eml/VP.xlsx", "Nhận lúc": "hôm qua"},
        {"Tệp": "t.zip/t.eml/TTR.xlsx", "Nhận lúc": typed(DEADLINE)},
    ]
    register(tmp_path, *rows)
    assert received(reviewed(tmp_path)) == {
        "t.zip/t.eml/VP.xlsx": EARLY,
        "t.zip/t.eml/TTR.xlsx": DEADLINE,
        "t.zip/x.xlsx": LATE,
    }


def test_rows_that_say_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"VP.xlsx": form()})
    rows: list[dict[str, object]] = [
        {"Tệp": "VP.xlsx", "Nhận lúc": typed(EARLY), "Sửa theo yêu cầu": "có", "Chấp nhận": "x"},
        {"Tệp": "VP.xlsx", "Nhận lúc": typed(TOO_LATE), "Chấp nhận": "X", "Ghi chú": "họp ngày 5"},
        {"Tệp": "vp.xlsx"},
        {"Ghi chú": "dòng không có tệp"},
    ]
    register(tmp_path, *rows)
    told = reviewed(tmp_path)
    assert sorted(found(told)) == [
        ("duplicate_row", "error", REGISTER, "Sổ nhận phiếu!A3"),
        ("reason_missing", "error", REGISTER, "Sổ nhận phiếu!G2"),
        ("register_row_unknown", "warning", REGISTER, "Sổ nhận phiếu!A4"),
        ("register_row_unknown", "warning", REGISTER, "Sổ nhận phiếu!A5"),
        ("unknown_mark", "error", REGISTER, "Sổ nhận phiếu!F2"),
    ]
    for one in told.findings:
        assert "sổ nhận phiếu" in message(one).lower() or "Ghi chú" in message(one)
        assert "Giải trình" not in remedy(one)
    assert received(told) == {"VP.xlsx": EARLY}


def test_a_register_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    put(tmp_path, {"VP.xlsx": form(), REGISTER: b"PK"})
    told = reviewed(tmp_path)
    assert fates(told) == {"VP.xlsx": "accepted", REGISTER: "unreadable"}
    assert ("unreadable", "error", REGISTER, None) in found(told)


def test_what_is_let_in(tmp_path: Path) -> None:
    """A held form and one after the cutoff are accepted where the register says so and why."""
    put(tmp_path, {"t.eml": mail({"VP.xlsx": form()}, sender="la@khac.example", date=stamp(TOO_LATE))})
    row = {"Tệp": "t.eml/VP.xlsx", "Chấp nhận": "x"}
    register(tmp_path, row)
    assert fates(reviewed(tmp_path, "vp@so.example"))["t.eml/VP.xlsx"] == "unknown_sender"
    register(tmp_path, row | {"Ghi chú": "Khối thống nhất ngày 12/12"})
    told = reviewed(tmp_path, "vp@so.example")
    assert fates(told)["t.eml/VP.xlsx"] == "accepted"
    assert found(told) == [("late", "warning", "t.eml/VP.xlsx", None)]
    register(tmp_path, {"Tệp": "t.eml", "Chấp nhận": "x", "Ghi chú": "cả thư"})
    assert fates(reviewed(tmp_path, "vp@so.example"))["t.eml/VP.xlsx"] == "unknown_sender"


# ------------------------------------------------------------------------------------ corrections


def correction(folder: Path, first: datetime | None, own: datetime | None, *emails: str, **first_is: str) -> Review:
    """A form and a correction of it that the bloc asked for."""
    put(folder, {"a.eml": mail({"VP.xlsx": form()}, date=None, **first_is), "b.xlsx": form(6)})
    rows = [{"Tệp": "a.eml", "Nhận lúc": first and typed(first)}]
    register(folder, *rows, {"Tệp": "b.xlsx", "Nhận lúc": own and typed(own), "Sửa theo yêu cầu": "x"})
    return reviewed(folder, *emails)


@pytest.mark.parametrize(("own", "codes"), [(LATE, []), (TOO_LATE, [])])
def test_a_correction_is_as_early_as_the_first_form(tmp_path: Path, own: datetime, codes: list[str]) -> None:
    told = correction(tmp_path, EARLY, own)
    assert fates(told)["b.xlsx"] == "accepted"
    assert [one.code for one in told.findings] == ["superseded", *codes]
    (submission,) = told.submissions
    assert (submission.file, submission.received, submission.arrived) == ("b.xlsx", EARLY, own)
    assert received(told)["b.xlsx"] == own
    assert told.board.standings[0].card.received == EARLY


def test_a_correction_is_explained(tmp_path: Path) -> None:
    correction(tmp_path, EARLY, LATE)
    traced = review(grounds(), tmp_path)
    account = account_of(traced.review, traced.stages, traced.review.config.bloc.members[0])
    sentences = [sentence for _, sentence in explanation(traced.review, account)]
    assert any("nhận lúc 18:00 ngày 05/12/2018; bản sửa theo yêu cầu" in sentence for sentence in sentences), sentences
    (standing,) = traced.review.board.standings
    told = letters.received(account.received, standing.card.received)
    assert told.endswith(
        "được tiếp nhận lúc 18 giờ 00 phút, ngày 05 tháng 12 năm 2018; đây là bản sửa theo yêu cầu, "
        "thời hạn tính theo bản nhận lúc 17 giờ 00 phút, ngày 02 tháng 12 năm 2018."
    )


def test_a_correction_of_a_late_form_is_late(tmp_path: Path) -> None:
    assert [one.code for one in correction(tmp_path, LATE, TOO_LATE).findings] == ["superseded", "late"]


def test_a_correction_of_a_form_that_came_too_late_came_too_late(tmp_path: Path) -> None:
    told = correction(tmp_path, TOO_LATE, TOO_LATE + timedelta(days=1))
    assert {fates(told)[file] for file in ("a.eml/VP.xlsx", "b.xlsx")} == {"late"}


def test_a_held_form_is_no_first_one(tmp_path: Path) -> None:
    told = correction(tmp_path, EARLY, TOO_LATE, "vp@so.example", sender="la@khac.example")
    assert fates(told)["b.xlsx"] == "late"


def test_a_form_refused_for_another_reason_is_no_first_one(tmp_path: Path) -> None:
    other = grounds()._replace(scale=replace(SCALE, version="v0"))
    write_filled(tmp_path / "a.xlsx", other, "VP", {"A1": 5})
    put(tmp_path, {"b.xlsx": form(6)})
    row = {"Tệp": "b.xlsx", "Nhận lúc": typed(TOO_LATE), "Sửa theo yêu cầu": "x"}
    register(tmp_path, {"Tệp": "a.xlsx", "Nhận lúc": typed(EARLY)}, row)
    assert fates(reviewed(tmp_path)) == {"a.xlsx": "scale_differs", "b.xlsx": "late", REGISTER: "register"}


def test_an_unknown_receipt_of_a_correction_stays_unknown_and_it_may_be_late(tmp_path: Path) -> None:
    put(tmp_path, {"a.xlsx": form(), "b.xlsx": form()})
    rows = {"Tệp": "b.xlsx", "Nhận lúc": typed(LATE)}, {"Tệp": "a.xlsx", "Sửa theo yêu cầu": "x"}
    register(tmp_path, *rows)
    told = reviewed(tmp_path)
    assert fates(told)["a.xlsx"] == "accepted"
    assert {one.code for one in told.findings} == {"superseded", "receipt_unknown", "late"}


def test_a_correction_whose_own_receipt_is_unknown(tmp_path: Path) -> None:
    """It goes by the earliest known; which form counts nobody can tell, unless both say the same."""
    told = correction(tmp_path, EARLY, None)
    assert fates(told)["b.xlsx"] == "which_form"
    put(tmp_path, {"b.xlsx": form(5), "a.eml": mail({"VP.xlsx": form(unit="TTR")}, date=None)})
    put(tmp_path, {"a.eml": mail({"VP.xlsx": form(5)}, date=None)})
    assert fates(reviewed(tmp_path))["a.eml/VP.xlsx"] == "accepted"


# --------------------------------------------------------------------- files with a member's name


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("VP.pdf", ["VP"]),
        ("phiếu_VP_2018.docx", ["VP"]),
        ("VP1.pdf", []),
        ("vp.pdf", []),
        ("PHÓVP.pdf", []),
        ("VP/ảnh.jpg", []),
        ("Báo cáo của ĐƠN VỊ VP.pdf", ["VP"]),
        ("VP và TTR.pdf", ["VP", "TTR"]),
    ],
)
def test_a_file_that_may_be_a_form(tmp_path: Path, name: str, units: list[str]) -> None:
    put(tmp_path, {name: b"%PDF"})
    told = reviewed(tmp_path)
    assert [(one.code, one.severity, one.unit) for one in told.findings] == [
        ("not_a_form_file", Severity.WARNING, unit) for unit in units
    ]


def test_evidence_of_a_member_whose_form_is_there_is_no_matter(tmp_path: Path) -> None:
    put(tmp_path, {"VP.xlsx": form(), "VP.pdf": b"%PDF"})
    assert [one.code for one in reviewed(tmp_path).findings] == ["receipt_unknown"]


def test_too_large_is_told(tmp_path: Path) -> None:
    put(tmp_path, {"t.zip": zipped({f"{at}.jpg": b"" for at in range(201)})})
    assert found(reviewed(tmp_path)) == [("too_large", "error", "t.zip", None)]
