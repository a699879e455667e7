"""A mail as a message: what members wrote never becomes a header, and the same mail is the same bytes."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest

from pipeline.mail.addresses import sendable
from pipeline.mail.file_names import attachment_name, plain_letters
from pipeline.mail.mails import Attachment, Mail, Receiver
from pipeline.mail.writing import digest_of, draft_of, message_of
from pipeline.model.bloc import Period
from pipeline.model.mail import Sender
from tests.builders import a_bloc, a_config

SENDER = Sender('Thư ký, "khối"', "thuky@khoi.example")

NAME = "Trung tâm Thông tin và Thống kê Khoa học và Công nghệ tỉnh"


def a_mail(**more: object) -> Mail:
    values: dict[str, object] = {
        "about": "2018-year-end/forms", "receiver": Receiver("VP", NAME, ()), "to": ("vp@so.example",),
        "subject": f"Phiếu chấm điểm năm 2018 – {NAME}", "text": "Kính gửi\n",
        "attachments": (Attachment("Phieu.xlsx", b"PK\x03\x04"),),
    }  # fmt: skip
    return Mail(**{**values, **more})  # type: ignore[arg-type]


def read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def test_a_draft_opens_ready_to_be_sent() -> None:
    draft = read(draft_of(a_mail(), SENDER))
    assert (draft["x-unsent"], draft["date"], draft["message-id"]) == ("1", None, None)
    assert draft["subject"] == a_mail().subject
    assert draft["from"].addresses[0].display_name == SENDER.name
    raw = str(message_from_bytes(draft_of(a_mail(), SENDER), policy=policy.compat32)["to"])
    assert str(make_header(decode_header(raw))) == f"{NAME} <vp@so.example>"
    assert draft.get_body().get_content().replace("\r\n", "\n") == "Kính gửi\n"
    (attached,) = draft.iter_attachments()
    assert attached.get_content_type() == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert (attached.get_filename(), attached.get_content()) == ("Phieu.xlsx", b"PK\x03\x04")


def test_without_a_sender_the_mail_program_puts_its_own() -> None:
    assert read(draft_of(a_mail(), None))["from"] is None


def test_the_same_mail_is_the_same_bytes_and_another_is_another() -> None:
    assert draft_of(a_mail(), SENDER) == draft_of(a_mail(), SENDER)
    others = [
        a_mail(text="Kính\n"), a_mail(subject="x"), a_mail(to=("a@so.example",)), a_mail(about="2018-six-month/forms"),
        a_mail(attachments=(Attachment("Phieu.xlsx", b"PK"),)), a_mail(attachments=(Attachment("P.xlsx", b"PK\3\4"),)),
    ]  # fmt: skip
    assert len({digest_of(a_mail()), *map(digest_of, others)}) == 7


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r", "\x0b", "\u2028", "\x85", "\0"])
def test_no_text_of_a_member_becomes_a_header(ending: str) -> None:
    planted = f"VP{ending}Bcc: ai@khac.example{ending}{ending}<b>"
    mail = a_mail(receiver=Receiver("VP", planted, ()), subject=planted, text=f"{planted}\n")
    for data in (
        draft_of(mail, SENDER),
        message_of(mail, mail.to, SENDER, datetime(2018, 12, 1, tzinfo=UTC)).as_bytes(),
    ):
        message = read(data)
        assert message["bcc"] is None
        assert [one.addr_spec for one in message["to"].addresses] == ["vp@so.example"]
        assert "Bcc: ai@khac.example" in message["subject"]


def test_a_line_of_the_text_is_no_boundary() -> None:
    boundary = read(draft_of(a_mail(), SENDER)).get_boundary()
    mail = a_mail(text=f"--{boundary}\nContent-Type: text/html\n\n<script>\n--{boundary}--\n")
    message = read(draft_of(mail, SENDER))
    assert [part.get_content_type() for part in message.walk()][1:] == [
        "text/plain", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]  # fmt: skip
    assert message.get_body().get_content().replace("\r\n", "\n") == mail.text


@pytest.mark.parametrize(
    ("emails", "sent_to"),
    [
        (("vp@so.example", "@so.example", "vp@so.example"), ("vp@so.example",)),
        (("a.b+c@so-khcn.gov.example", "x@y"), ("a.b+c@so-khcn.gov.example", "x@y")),
        (("a..b@so.example", ".a@so.example", "a@-so.example", 'a"b@so.example', "a\\b@so.example"), ()),
        (("vănphòng@so.example", "a@sở.example", "a@" + "b" * 260), ()),
    ],
)
def test_addresses_that_a_server_takes(emails: tuple[str, ...], sent_to: tuple[str, ...]) -> None:
    assert sendable(emails) == sent_to


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Văn phòng Sở", "Van-phong-So"),
        ("Phòng Quản lý KH&CN cơ sở", "Phong-Quan-ly-KH-CN-co-so"),
        ('../../Đắk Lắk\\con: *?"<>|', "Dak-Lak-con"),
        ("Ủy ban nhân dân xã Hoà Bình", "Uy-ban-nhan-dan-xa-Hoa-Binh"),
        ("東京", "don-vi"),
        ("Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng", "Trung-tam-Ky-thuat-Tieu-chuan-Do-luong-Chat"),
        ("a" * 90, "a" * 48),
    ],
)
def test_names_in_plain_letters(name: str, plain: str) -> None:
    assert plain_letters(name) == plain


def test_an_attachment_says_what_whose_when_and_of_which_bloc() -> None:
    config = a_config()
    assert attachment_name("Phieu", "Văn phòng", config, Period.YEAR_END, suffix=".xlsx") == (
        "Phieu_Van-phong_nam-2018_KTD.xlsx"
    )
    assert attachment_name("Giay-moi", "", config, Period.SIX_MONTH, suffix=".docx") == "Giay-moi_6-thang-2018_KTD.docx"
    assert a_bloc().symbol == "KTĐ"
