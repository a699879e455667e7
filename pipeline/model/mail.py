"""Mail as config.toml has it: who sends, through which server, and the mailbox that forms come to."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Security(StrEnum):
    """How a connection is made private: from its first byte, or by STARTTLS before anything is said."""

    SSL = "ssl"
    STARTTLS = "starttls"


class Server(NamedTuple):
    """A server of mail, and who signs in there; `user` is "" where nobody has to."""

    host: str
    port: int
    user: str
    tls: Security

    @property
    def shown(self) -> str:
        """`imap.so.example:993`: as a person finds it in config.toml."""
        return f"{self.host}:{self.port}"


class Mailbox(NamedTuple):
    """[mail.imap]: a folder of a mailbox, and the first day of which its messages are wanted, None = of any."""

    server: Server
    folder: str
    since: date | None = None


class Sender(NamedTuple):
    """Whom the messages are from; `name` is "" where only the address is known."""

    name: str
    address: str


class MailPolicy(NamedTuple):
    """[mail]; None for what is not there. Nothing is sent without `smtp`, nothing collected without `imap`.

    `offices` are the addresses of appraisers that are no members, by the name in `Phụ trách`.
    """

    sender: Sender | None = None
    smtp: Server | None = None
    imap: Mailbox | None = None
    offices: Mapping[str, tuple[str, ...]] = {}
