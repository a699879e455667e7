"""[mail] of config.toml: what it means, and what is wrong with it, located."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.model.mail import Mailbox, MailPolicy, Security, Sender, Server
from tests.configs import MINIMUM, config_of, the_fault

WHOLE = """
[mail]
sender = "Thư ký, khối <tk@khoi.example>"
[mail.smtp]
host = "smtp.khoi.example"
user = "tk@khoi.example"
tls = "starttls"
[mail.imap]
host = "imap.khoi.example"
port = 1993
user = "tk"
folder = "Thi đua"
since = 2018-06-01
[[mail.offices]]
name = "Sở Nội vụ"
emails = ["snv@tinh.example"]
"""


def test_all_of_it(tmp_path: Path) -> None:
    assert config_of(tmp_path, MINIMUM + WHOLE).mail == MailPolicy(
        sender=Sender("Thư ký, khối", "tk@khoi.example"),
        smtp=Server(host="smtp.khoi.example", port=587, user="tk@khoi.example", tls=Security.STARTTLS),
        imap=Mailbox(
            server=Server(host="imap.khoi.example", port=1993, user="tk", tls=Security.SSL),
            folder="Thi đua",
            since=date(2018, 6, 1),
        ),
        offices={"Sở Nội vụ": ("snv@tinh.example",)},
    )


def test_nothing_of_it(tmp_path: Path) -> None:
    assert config_of(tmp_path, MINIMUM).mail == MailPolicy()


@pytest.mark.parametrize(("tls", "smtp", "imap"), [("ssl", 465, 993), ("starttls", 587, 143)])
def test_ports_by_the_way_to_be_private(tmp_path: Path, tls: str, smtp: int, imap: int) -> None:
    text = f"""
[mail]
sender = "tk@khoi.example"
[mail.smtp]
host = "h"
tls = "{tls}"
[mail.imap]
host = "h"
user = "tk"
tls = "{tls}"
"""
    policy = config_of(tmp_path, MINIMUM + text).mail
    assert policy.smtp is not None
    assert policy.imap is not None
    assert (policy.smtp.port, policy.imap.server.port, policy.imap.folder) == (smtp, imap, "INBOX")
    assert (policy.smtp.user, policy.sender) == ("", Sender("", "tk@khoi.example"))


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ('sender = "Thư ký, khối <tk@khoi.example>"', "", "mail.sender", "phải ghi địa chỉ người gửi"),
        ("Thư ký, khối <tk@khoi.example>", "Thư ký", "mail.sender", "phải là một địa chỉ thư"),
        ("<tk@khoi.example>", "<tk@khoi.example", "mail.sender", "phải là một địa chỉ thư"),
        ("<tk@khoi.example>", "<a@b.example> <tk@khoi.example>", "mail.sender", "phải là một địa chỉ thư"),
        ('host = "smtp.khoi.example"', 'host = "smtp.khoi.example:587"', "mail.smtp.host", "phải là tên máy chủ"),
        ('host = "smtp.khoi.example"', "", "mail.smtp.host", "thiếu khóa bắt buộc “host”"),
        ("port = 1993", "port = 0", "mail.imap.port", "không được nhỏ hơn 1"),
        ("port = 1993", 'port = "993"', "mail.imap.port", "số nguyên"),
        ('user = "tk"', "", "mail.imap.user", "thiếu khóa bắt buộc “user”"),
        ('tls = "starttls"', 'tls = "tls"', "mail.smtp.tls", '"ssl", "starttls"'),
        ("since = 2018-06-01", 'since = "01/06/2018"', "mail.imap.since", "phải là một ngày"),
        ('folder = "Thi đua"', 'password = "x"', "mail.imap.password", "không có khóa “password”"),
        ("[mail.smtp]", "[mail.smpt]", "mail.smpt", "có phải “smtp” không"),
        ('emails = ["snv@tinh.example"]', 'emails = ["snv"]', "mail.offices[0].emails[0]", "cơ quan thứ 1 (Sở Nội vụ)"),
    ],
)
def test_a_value_that_cannot_be(tmp_path: Path, old: str, new: str, where: str, said: str) -> None:
    assert old in WHOLE
    at, message = the_fault(tmp_path, MINIMUM + WHOLE.replace(old, new))
    assert at == where
    assert said in message[:1].lower() + message[1:]
