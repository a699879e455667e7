"""Mails go through a real server: each address told apart, nothing twice, whatever breaks."""

from collections.abc import Sequence
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import openpyxl
import pytest

from pipeline.mail.mails import Attachment, Mail, Receiver
from pipeline.mail.refusals import Refused, sign_in_refused
from pipeline.mail.sending import Post, Sent, connected, send
from pipeline.mail.sent_register import ACCEPTED, NOT_TAKEN, ON_ITS_WAY, RegisterUnreadable, opened_register
from pipeline.model.mail import Security, Sender, Server
from tests.mail.servers import HOST, USER, Certificates, Smtp, free_port, running

SENDER = Sender("Thư ký khối", USER)
SECRET = "mat-khau"


def a_mail(code: str, *to: str, text: str = "Kính gửi đơn vị.\n.\n..hai chấm ở đầu dòng\n") -> Mail:
    return Mail(
        about="2018-year-end/forms",
        receiver=Receiver(code, f"Đơn vị {code}", ()),
        to=to or (f"{code.lower()}@so.example",),
        subject=f"Phiếu – {code}",
        text=text,
        attachments=(Attachment(f"Phieu_{code}.xlsx", b"PK" + code.encode() * 99),),
    )


MAILS = tuple(a_mail(f"DV{number:02}") for number in range(1, 12))


def server_of(smtp: Smtp) -> Server:
    tls = Security.STARTTLS if smtp.starttls else Security.SSL
    return Server(host=HOST, port=smtp.port, user=USER, tls=tls)


class Office:
    """The one who sends, with a register."""

    def __init__(self, root: Path) -> None:
        self.path = root / "output" / "so-gui-thu.xlsx"

    def send(self, smtp: Smtp, mails: Sequence[Mail] = MAILS, *, again: bool = False) -> Sent:
        sent = Sent()
        try:
            register = opened_register(self.path)
            with connected(server_of(smtp), SECRET) as out:
                send(mails, Post(out, server_of(smtp), SENDER), register, sent, again=again)
        except Refused as why:
            self.why = str(why)
        return sent

    def rows(self) -> list[dict[str, object]]:
        head, *rows = openpyxl.load_workbook(self.path)["Sổ gửi thư"].iter_rows(values_only=True)
        return [dict(zip(map(str, head), row, strict=True)) for row in rows]

    def outcomes(self) -> list[object]:
        return [row["Kết quả"] for row in self.rows()]


@pytest.fixture
def office(tmp_path: Path, trusted: Path) -> Office:
    assert trusted.exists()
    return Office(tmp_path)


def receivers(smtp: Smtp) -> list[str]:
    return [address for one in smtp.accepted for address in one.to]


def test_every_mail_goes_once(smtp: Smtp, office: Office) -> None:
    sent = office.send(smtp)
    assert [code for code, _ in sent.accepted] == [mail.receiver.code for mail in MAILS]
    again = office.send(smtp)
    assert (again.accepted, len(again.before)) == ([], 11)
    assert receivers(smtp) == [mail.to[0] for mail in MAILS]
    row = office.rows()[0]
    assert (row["Mã nơi nhận"], row["Địa chỉ"], row["Kết quả"]) == ("DV01", "dv01@so.example", ACCEPTED)
    assert (row["Kỳ và loại thư"], row["Tệp kèm"]) == ("2018-year-end/forms", "Phieu_DV01.xlsx")


def test_a_mail_arrives_as_it_was_written(smtp: Smtp, office: Office) -> None:
    office.send(smtp, MAILS[:1])
    message = message_from_bytes(smtp.accepted[0].data, policy=policy.default)
    assert message["from"] == "Thư ký khối <thuky@khoi.example>"
    assert message["to"] == "Đơn vị DV01 <dv01@so.example>"
    assert message["subject"] == "Phiếu – DV01"
    assert message["date"] is not None
    assert message["message-id"].endswith("@khoi.example>")
    assert message["x-unsent"] is None
    assert message.get_body().get_content().replace("\r\n", "\n") == MAILS[0].text
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("Phieu_DV01.xlsx", MAILS[0].attachments[0].data)


def test_again_sends_again(smtp: Smtp, office: Office) -> None:
    office.send(smtp, MAILS[:2])
    assert len(office.send(smtp, MAILS[:2], again=True).accepted) == 2
    assert len(smtp.accepted) == 4
    assert len(office.rows()) == 2


def test_what_says_something_new_is_another_mail(smtp: Smtp, office: Office) -> None:
    office.send(smtp, MAILS[:1])
    office.send(smtp, [a_mail("DV01", text="Còn 02 ngày nữa là đến hạn nộp.\n")])
    assert len(smtp.accepted) == 2


def test_a_refused_address_stops_no_other_and_is_tried_again(smtp: Smtp, office: Office) -> None:
    smtp.refuses = {"dv02@so.example": "550 5.1.1 no such user\there", "b@so.example": "450 4.2.1 later"}
    both = a_mail("DV12", "a@so.example", "b@so.example")
    sent = office.send(smtp, (*MAILS[:3], both))
    assert [code for code, _, _ in sent.refused] == ["DV02", "DV12"]
    assert "550 5.1.1 no such user" in sent.refused[0][2]
    assert receivers(smtp) == ["dv01@so.example", "dv03@so.example", "a@so.example"]
    assert [str(one).startswith(NOT_TAKEN) for one in office.outcomes()] == [False, True, False, False, True]
    smtp.refuses = {}
    assert [address for _, address in office.send(smtp, (*MAILS[:3], both)).accepted] == [
        "dv02@so.example",
        "b@so.example",
    ]
    assert set(office.outcomes()) == {ACCEPTED}


def test_a_server_that_goes_away_before_it_has_the_mail(smtp: Smtp, office: Office) -> None:
    office.send(smtp, MAILS[:4])
    smtp.stop()
    assert office.send(smtp).accepted == []
    assert "Không nối được" in office.why
    smtp.start()
    assert len(office.send(smtp).accepted) == 7
    assert sorted(receivers(smtp)) == [mail.to[0] for mail in MAILS]


@pytest.mark.parametrize("keeps", [True, False], ids=["it had the mail", "it had not"])
def test_a_server_that_goes_away_before_it_answers(smtp: Smtp, office: Office, keeps: bool) -> None:
    smtp.vanishes_after, smtp.keeps = 4, keeps
    sent = office.send(smtp)
    assert (len(sent.accepted), sent.unknown) == (4, [("DV05", "dv05@so.example")])
    assert "Mất kết nối" in office.why
    assert office.outcomes() == [ACCEPTED] * 4 + [ON_ITS_WAY]
    smtp.vanishes_after = None
    rest = office.send(smtp)
    assert (len(rest.accepted), len(rest.before), rest.unknown) == (6, 4, [("DV05", "dv05@so.example")])
    assert len(receivers(smtp)) == len(set(receivers(smtp))) == 10 + keeps, "none twice, and the open one is told"


def test_a_run_that_was_killed_while_a_mail_was_on_its_way(smtp: Smtp, office: Office) -> None:
    office.send(smtp, MAILS[:1])
    register = opened_register(office.path)
    register.note(MAILS[1], {MAILS[1].to[0]: ON_ITS_WAY}, datetime(2018, 12, 1, tzinfo=UTC))
    sent = office.send(smtp, MAILS[:3])
    assert sent.unknown == [("DV02", "dv02@so.example")]
    assert receivers(smtp) == ["dv01@so.example", "dv03@so.example"]


def test_starttls(certificates: Certificates, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.mail.sending.PAUSE", 0.0)
    with running(Smtp(certificates, starttls=True)) as server:
        assert len(office.send(server, MAILS[:2]).accepted) == 2


def test_what_a_person_wrote_in_the_register_stays(smtp: Smtp, office: Office) -> None:
    office.send(smtp, MAILS[:2])
    book = openpyxl.load_workbook(office.path)
    sheet = book["Sổ gửi thư"]
    sheet.cell(1, 12, "Ghi chú của thư ký")
    sheet.cell(2, 12, "=đã gọi điện")
    sheet.cell(2, 12).data_type = "s"
    book.save(office.path)
    office.send(smtp, MAILS[:3])
    assert office.rows()[0]["Ghi chú của thư ký"] == "=đã gọi điện"
    assert len(office.rows()) == 3


def test_a_register_that_is_none_stops_before_anything_is_sent(smtp: Smtp, office: Office) -> None:
    office.path.parent.mkdir(parents=True)
    office.path.write_bytes(b"no workbook")
    with pytest.raises(RegisterUnreadable, match="Không đọc được sổ gửi thư"):
        office.send(smtp)
    assert smtp.accepted == []


# -------------------------------------------------------------------------------------------- what a server will not do


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("535 5.7.8 Username and Password not accepted", "không nhận tài khoản hoặc mật khẩu của thuky@khoi.example"),
        ("534 5.7.9 Application-specific password required", "đòi mật khẩu ứng dụng"),
        ("535 5.7.139 Authentication unsuccessful, basic authentication is disabled", "đòi mật khẩu ứng dụng"),
    ],
)
def test_a_password_that_is_not_taken(smtp: Smtp, office: Office, reply: str, said: str) -> None:
    smtp.reply_to_login = reply
    with pytest.raises(Refused, match=said), connected(server_of(smtp), "sai"):
        pass
    assert not office.path.exists()


@pytest.mark.parametrize(
    "reply",
    [
        "[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)",
        "[AUTHENTICATIONFAILED] BasicAuthBlocked",
        "[ALERT] Web login required",
        "LOGIN Authorization code is required",
    ],
)
def test_what_providers_say_of_app_passwords(reply: str) -> None:
    server = Server(host="imap.so.example", port=993, user=USER, tls=Security.SSL)
    assert "mật khẩu ứng dụng" in str(sign_in_refused(server, reply))
    assert "mật khẩu ứng dụng" not in str(sign_in_refused(server, "[AUTHENTICATIONFAILED] Authentication failed."))


def test_a_certificate_that_nobody_trusts(smtp: Smtp) -> None:
    with pytest.raises(Refused, match="chứng chỉ của máy chủ không hợp lệ"), connected(server_of(smtp), SECRET):
        pass


def test_nobody_listens(trusted: Path) -> None:
    nowhere = Server(host=HOST, port=free_port(), user=USER, tls=Security.STARTTLS)
    with pytest.raises(Refused, match="Không nối được với máy chủ thư"), connected(nowhere, SECRET):
        pass


def test_no_tls_where_it_is_wanted(certificates: Certificates, trusted: Path) -> None:
    with running(Smtp(certificates, starttls=True)) as server:
        wrong = Server(host=HOST, port=server.port, user=USER, tls=Security.SSL)
        with pytest.raises(Refused, match="không nhận kết nối bảo mật kiểu “ssl”"), connected(wrong, SECRET):
            pass
