"""Sổ gửi thư: each mail that went to a server, an address a row, written before and after the server took it.

A person may write beside and below; the program finds its rows by the column `Mã thư`, and touches no other.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pipeline.mail.mails import Mail
from pipeline.mail.writing import digest_of
from pipeline.model.clock import moment_shown
from pipeline.sheets.cells import Unreadable
from pipeline.sheets.cells.kept import KeptTable, kept_table, new_table
from pipeline.text.sentences import one_line
from pipeline.text.terminal.mail import register_unreadable
from pipeline.workspace.workspace import write_file

SHEET = "Sổ gửi thư"
KEY, WHEN, ABOUT, CODE, NAME = "Mã thư", "Lúc", "Kỳ và loại thư", "Mã nơi nhận", "Nơi nhận"
ADDRESS, TITLE, FILES, OUTCOME = "Địa chỉ", "Tiêu đề", "Tệp kèm", "Kết quả"
_WIDTHS = {
    KEY: 14, WHEN: 20, ABOUT: 24, CODE: 12, NAME: 34, ADDRESS: 30, TITLE: 48, FILES: 48, OUTCOME: 40,
}  # fmt: skip

ACCEPTED, ON_ITS_WAY, NOT_TAKEN = "Máy chủ đã nhận", "Đang gửi", "Chưa gửi được"
"""Of a mail that a run left `ON_ITS_WAY` nobody knows whether the server took it; one `NOT_TAKEN` is tried again."""

_KEY_LENGTH = 32


class RegisterUnreadable(Exception):  # noqa: N818 - it names what is the matter
    """There is a register and it cannot be read, or has lost its sheet or its column of keys."""


@dataclass(slots=True)
class SentRegister:
    """The register and, by key, the row of each mail and address."""

    path: Path
    table: KeptTable
    rows: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    free: int = 2

    def outcome(self, mail: Mail, address: str) -> str:
        """What became of the mail at an address; "" where it was never sent there."""
        return self.outcomes.get(_key(mail, address), "")

    def note(self, mail: Mail, outcomes: dict[str, str], moment: datetime) -> None:
        """Write down what became of a mail, by address, at once. Raises: OutputInUse, OSError."""
        for address, outcome in outcomes.items():
            key = _key(mail, address)
            if key not in self.rows:
                self.rows[key], self.free = self.free, self.free + 1
            self.outcomes[key] = outcome
            for label, text in _texts(mail, address, outcome, moment).items():
                self.table.put(self.rows[key], label, text)
            self.table.put(self.rows[key], KEY, key)
        self.write()

    def write(self) -> None:
        """Write the file, whole. Raises: OutputInUse, where another program holds it; OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_file(self.path, self.table.saved())


def opened_register(path: Path) -> SentRegister:
    """The register as it is, or a new one. Raises: RegisterUnreadable."""
    try:
        found = kept_table(path.read_bytes(), path.name, SHEET, _WIDTHS, to_change=True)
    except FileNotFoundError:
        return SentRegister(path, new_table(SHEET, _WIDTHS))
    except Unreadable as error:
        raise RegisterUnreadable(register_unreadable(path)) from error
    register = SentRegister(path, found, free=found.header + 1)
    for number, values in found.rows():
        register.free = number + 1
        key = one_line(str(values.get(KEY) or ""))
        if key:
            register.rows[key] = number
            register.outcomes[key] = one_line(str(values.get(OUTCOME) or ""))
    return register


def _key(mail: Mail, address: str) -> str:
    return digest_of(mail, (address,))[:_KEY_LENGTH]


def _texts(mail: Mail, address: str, outcome: str, moment: datetime) -> dict[str, str]:
    return {
        WHEN: moment_shown(moment),
        ABOUT: mail.about,
        CODE: mail.receiver.code,
        NAME: one_line(mail.receiver.name),
        ADDRESS: address,
        TITLE: mail.subject,
        FILES: "; ".join(attachment.name for attachment in mail.attachments),
        OUTCOME: outcome,
    }
