"""The year's end of the shipped bloc by mail alone: all goes out through a server and comes in by a mailbox.

Members fill what was attached to the mails that they got, and answer them.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from pipeline.cli.cli import main
from pipeline.model.bloc import Period
from pipeline.starting.shipped import SHIPPED
from tests.filling import fill
from tests.forms.appraisal.filling import POINTS, REASON
from tests.forms.appraisal.filling import fill as appraise
from tests.intake.mails import mail
from tests.mail.servers import PASSWORD, Certificates, Imap, Smtp, a_folder_for_all, made_certificates, running
from tests.workspaces import a_workspace, reviewed_at

AFTERWARDS = "Wed, 05 Dec 2018 16:30:00 +0700"
BLOC, PERIOD = "kien-giang-2018", "year-end"
SILENT, WRONG = "QLCN", "TTR"
"""The member that has to be reminded, and the one that writes what is no number."""


def answers_of(unit: str) -> dict[str, dict[str, object]]:
    """What the shipped bloc's member answers."""
    with (SHIPPED / BLOC / f"entries-{PERIOD}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row.pop("unit") == unit]
    return {
        row.pop("code"): {name: as_typed(text, name) for name, text in row.items() if text and name is not None}
        for row in rows
    }


def received() -> dict[str, str]:
    """When the shipped bloc's forms came, as a header of a message says it."""
    with (SHIPPED / BLOC / "received.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["period"] == PERIOD]
    return {row["unit"]: format_datetime(datetime.fromisoformat(row["received"])) for row in rows if row["received"]}


def as_typed(text: str, column: str) -> object:
    number = text.replace(",", ".")
    return float(number) if column in ("reported", "claimed") and number.replace(".", "", 1).isdigit() else text


class ByMail:
    """The bloc's workspace, its two servers, and the members behind them."""

    def __init__(self, root: Path, smtp: Smtp, imap: Imap) -> None:
        self.root, self.smtp, self.imap = a_workspace(root), smtp, imap
        for path in (root / "inbox").glob("*/*"):
            path.unlink()
        config = root / "config.toml"
        config.write_text(f"{config.read_text(encoding='utf-8')}\n{smtp.table()}{imap.table()}", encoding="utf-8")

    def __call__(self, *words: str) -> str:
        done = CliRunner().invoke(main, [*words, "--period", PERIOD, "--workspace", str(self.root)])
        assert done.exit_code == 0, done.output
        return done.output

    def got(self, what: str) -> dict[str, EmailMessage]:
        """Who got what, by address, from one `send`."""
        before = len(self.smtp.accepted)
        self("send", what, "--smtp")
        new = [message_from_bytes(one.data, policy=policy.default) for one in self.smtp.accepted[before:]]
        return {str(one["to"].addresses[0].addr_spec): one for one in new}

    def answer(self, address: str, when: str, name: str, data: bytes) -> None:
        self.imap.deliver(mail({name: data}, sender=address, date=when))

    def results(self) -> Mapping[str, str]:
        path = self.root / "output" / f"2018-{PERIOD}" / "review" / "results.json"
        return {one["unit"]: one["total"] for one in json.loads(path.read_bytes())["standings"]}


@pytest.fixture(scope="module")
def certificates() -> Iterator[Certificates]:
    with a_folder_for_all() as folder:
        yield made_certificates(folder)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, certificates: Certificates) -> Iterator[ByMail]:
    with pytest.MonkeyPatch.context() as patch, a_folder_for_all() as folder:
        patch.setattr("pipeline.mail.sending.PAUSE", 0.0)
        patch.setenv("SSL_CERT_FILE", str(certificates.certificate))
        patch.setenv("THIDUA_SMTP_PASSWORD", "mat-khau")
        patch.setenv("THIDUA_IMAP_PASSWORD", PASSWORD)
        with running(Smtp(certificates)) as smtp, running(Imap(folder, certificates)) as imap:
            yield ByMail(tmp_path_factory.mktemp("nam") / "khoi", smtp, imap)


def attached(message: EmailMessage) -> tuple[str, bytes]:
    (one,) = message.iter_attachments()
    return str(one.get_filename()), one.get_content()


def filled(data: bytes, tmp_path: Path, act: Callable[[Path], object]) -> bytes:
    path = tmp_path / "dang-dien.xlsx"
    path.write_bytes(data)
    act(path)
    return path.read_bytes()


def unit_of(address: str) -> str:
    return address.partition("@")[0].upper()


def test_forms_go_out_and_come_back(year: ByMail, tmp_path: Path) -> None:
    forms = year.got("forms")
    assert len(forms) == 11
    for address, message in forms.items():
        unit, (name, data) = unit_of(address), attached(message)
        assert name.startswith("Phieu-cham-diem_")
        if unit == SILENT:
            continue
        answers = answers_of(unit)
        if unit == WRONG:
            answers["A2"] = {"reported": "gần hết"}
        form = filled(data, tmp_path, lambda path, of=answers: fill(path, of))
        year.answer(address, received()[unit], f"Tra loi {unit}.xlsx", form)
    question = mail(sender="vp@so-khcn.example", text="Khi nào họp?", date="Mon, 03 Dec 2018 09:00:00 +0700")
    year.imap.deliver(question)
    assert "Đã lấy 11 thư mới" in year("collect")
    said = year("status")
    assert f"Nhắc 01 đơn vị chưa nộp phiếu: {SILENT}" in said
    assert f"Đề nghị 01 đơn vị sửa phiếu và gửi lại: {WRONG}" in said


def test_one_is_reminded_one_is_asked_to_mend(year: ByMail, tmp_path: Path) -> None:
    ((late, reminder),) = year.got("reminders").items()
    assert unit_of(late) == SILENT
    form = filled(attached(reminder)[1], tmp_path, lambda path: fill(path, answers_of(SILENT)))
    year.answer(late, received()[SILENT], "phieu.xlsx", form)
    corrections = year.got("corrections")
    wrong = corrections["ttr@so-khcn.example"]
    assert "đang ghi “gần hết”" in wrong.get_body().get_content()
    name, marked = attached(wrong)
    sheet = openpyxl.load_workbook(filename=path_of(marked, tmp_path))["Phiếu chấm điểm"]
    (noted,) = [
        cell
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and "không phải là một con số" in cell.comment.text
    ]
    assert noted.value == "gần hết"
    mended = {"A2": answers_of(WRONG)["A2"]}
    year.answer("ttr@so-khcn.example", AFTERWARDS, name, filled(marked, tmp_path, lambda path: fill(path, mended)))
    assert "Đã lấy 02 thư mới; 11 thư đã lấy từ trước" in year("collect")
    assert year.got("reminders") == {}


def path_of(data: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "xem.xlsx"
    path.write_bytes(data)
    return path


def test_all_are_told_what_was_received(year: ByMail) -> None:
    receipts = year.got("receipts")
    assert len(receipts) == 11
    said = receipts["ttr@so-khcn.example"].get_body().get_content()
    assert said.count("Mã băm SHA-256") == 2
    assert "tổng điểm tự chấm là" in said


def test_the_first_review_is_that_of_the_shipped_bloc(year: ByMail, tmp_path: Path) -> None:
    year("run")
    shipped = reviewed_at(a_workspace(tmp_path / "khoi"), Period.YEAR_END)
    assert year.results() == {one.card.member.code: str(one.card.total) for one in shipped.board.standings}


def test_the_appraisal_goes_and_comes_by_mail(year: ByMail, tmp_path: Path) -> None:
    before = year.results()
    year("appraisal")
    books = year.got("appraisal")
    name, book = attached(books["vp@so-khcn.example"])
    assert name == "So-tham-dinh_Van-phong-So_nam-2018_vong-1_KTD.xlsx"
    given = {("CCTDC", "A2"): {POINTS: 8, REASON: "Có hồ sơ quá hạn"}}
    year.answer("vp@so-khcn.example", AFTERWARDS, name, filled(book, tmp_path, lambda path: appraise(path, given)))
    year("collect")
    year("run")
    assert {unit for unit in before if before[unit] != year.results()[unit]} == {"CCTDC"}
    year("responses")
    ((who, response),) = year.got("responses").items()
    assert (who, attached(response)[0]) == (
        "cctdc@so-khcn.example",
        "Phieu-giai-trinh_Chi-cuc-Tieu-chuan-Do-luong-Chat-luong_nam-2018_vong-1_KTD.xlsx",
    )


def test_results_and_the_invitation(year: ByMail) -> None:
    year("letters")
    assert len(year.got("invitation")) == 11
    results = year.got("results")
    names = [str(one.get_filename()) for one in results["vp@so-khcn.example"].iter_attachments()]
    assert names == ["Phieu-ket-qua_Van-phong-So_nam-2018_KTD.docx", "Thong-bao_nam-2018_KTD.docx"]
    assert year.got("results") == {}, "nothing goes twice"
    book = openpyxl.load_workbook(year.root / "output" / "so-gui-thu.xlsx")["Sổ gửi thư"]
    assert book.max_row == 1 + len(year.smtp.accepted)
