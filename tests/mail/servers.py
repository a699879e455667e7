"""Real servers of mail on the loopback, with certificates of their own: Dovecot for IMAP, aiosmtpd for SMTP.

Each runs by itself, is stopped by its own process id or thread, and needs no rights.
"""

import contextlib
import grp
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "thuky@khoi.example", "mật khẩu {of} “mail”"
HOST, NOBODY = "127.0.0.1", "nobody"


def needed(program: str) -> str:
    """Where a program is. Where it is missing the test is skipped, but where every commit is tested it fails."""
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        told = f"{program} is not installed"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Certificates:
    """A certificate for 127.0.0.1 and for localhost, which nobody trusts who was not told to."""

    certificate: Path
    key: Path

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context


@contextlib.contextmanager
def a_folder_for_all() -> Iterator[Path]:
    """An empty folder that a server may enter which is not run by the user of the tests."""
    with tempfile.TemporaryDirectory(prefix="thidua-thu-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def made_certificates(folder: Path) -> Certificates:
    made = Certificates(folder / "cert.pem", folder / "key.pem")
    names = "subjectAltName=IP:127.0.0.1,DNS:localhost"
    command = [needed("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "3650", "-subj", "/CN=thu.khoi.example", "-addext", names]
    command += ["-keyout", str(made.key), "-out", str(made.certificate)]
    subprocess.run(command, check=True, capture_output=True)
    made.key.chmod(0o644)
    return made


# ------------------------------------------------------------------------------------------------------------- Dovecot

CONFIGURATION = """
base_dir = {base}/run
state_dir = {base}/run
log_path = {base}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{certificate}
ssl_key = <{key}
ssl_dh =
default_login_user = {me}
default_internal_user = {me}
default_internal_group = {group}
first_valid_uid = 0
mail_uid = {me}
mail_gid = {group}
mail_location = maildir:{base}/mail
auth_mechanisms = plain login
passdb {{
  driver = passwd-file
  args = scheme=plain username_format=%u {base}/users
}}
userdb {{
  driver = static
  args = uid={me} gid={group} home={base}/home
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  process_min_avail = 1
  inet_listener imap {{
    port = {starttls}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service stats {{
  chroot =
}}
"""


@dataclass
class Imap:
    """Dovecot with one mailbox. `deliver` puts messages into it as a mail server would."""

    base: Path
    certificates: Certificates
    tls_port: int = field(default_factory=free_port)
    starttls_port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None
    delivered: int = 0

    def __post_init__(self) -> None:
        for name in ("run", "home", "mail/new", "mail/cur", "mail/tmp"):
            self._folder(self.base / name)
        me = NOBODY if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        text = CONFIGURATION.format(
            base=self.base, certificate=self.certificates.certificate, key=self.certificates.key, me=me,
            group=grp.getgrgid(pwd.getpwnam(me).pw_gid).gr_name, tls=self.tls_port, starttls=self.starttls_port,
        )  # fmt: skip
        (self.base / "dovecot.conf").write_text(text, encoding="utf-8")
        (self.base / "users").write_text(f"{USER}:{PASSWORD}::::::\n", encoding="utf-8")

    def _folder(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        if os.getuid() == 0:  # Dovecot serves nobody as root
            for one in (path, *path.parents[: len(path.relative_to(self.base).parts)]):
                shutil.chown(one, NOBODY)

    def start(self) -> None:
        command = [needed("dovecot"), "-F", "-c", str(self.base / "dovecot.conf")]
        who = {"user": NOBODY, "group": pwd.getpwnam(NOBODY).pw_gid, "extra_groups": []} if os.getuid() == 0 else {}
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, **who
        )
        wait_for(self.tls_port, lambda: (self.base / "log").read_text(encoding="utf-8", errors="replace"))

    def stop(self) -> None:
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)  # its own processes, those at work for somebody too
            self.process.wait(timeout=20)
            self.process = None

    def deliver(self, *messages: bytes, folder: str = "", when: float | None = None) -> None:
        """Messages into the inbox or a folder (`.Thi &AREAaw-ua`); they came just now, or at a moment."""
        goal = self.base / "mail" / folder
        for name in ("new", "cur", "tmp"):
            self._folder(goal / name)
        for message in messages:
            self.delivered += 1
            path = goal / "new" / f"{self.delivered:06}.M{self.delivered}P1.loopback"
            path.write_bytes(message)
            path.chmod(0o644)
            if when is not None:
                os.utime(path, (when, when))

    def files(self) -> dict[str, bytes]:
        """What lies in the mailbox, by the part of its name that stays, with the flags that anybody set."""
        found = sorted((self.base / "mail").glob("**/cur/*")) + sorted((self.base / "mail").glob("**/new/*"))
        return {path.name: path.read_bytes() for path in found}

    def table(self, **more: Any) -> str:
        """[mail.imap] for this server."""
        keys = {"host": HOST, "port": self.tls_port, "user": USER, **more}
        return "[mail.imap]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in keys.items())


def wait_for(port: int, said: Any = lambda: "") -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.02)
    raise AssertionError(f"nobody listens on {port}: {said()}")


def _toml(value: object) -> str:
    return str(value) if isinstance(value, int) or str(value)[:4].isdigit() else f'"{value}"'


# ---------------------------------------------------------------------------------------------------------------- SMTP


@dataclass
class Accepted:
    """A message that the server took, and for whom."""

    to: list[str]
    data: bytes


class Smtp:
    """A server that signs in, takes mails, and does what a test has it do.

    `refuses` are addresses that it refuses; after `vanishes_after` mails it closes every connection without a word:
    before it answers to the mail that is one too many, which it has (`keeps`) or has not.
    """

    def __init__(self, certificates: Certificates, *, starttls: bool = False) -> None:
        self.accepted: list[Accepted] = []
        self.refuses: dict[str, str] = {}
        self.vanishes_after: int | None = None
        self.keeps = False
        self.reply_to_login = "535 5.7.8 Authentication credentials invalid"
        self.certificates, self.starttls, self.port = certificates, starttls, free_port()
        self.controller: Controller | None = None

    def start(self) -> None:
        outer = self

        class Quiet(SMTP):
            async def handle_exception(self, error: Exception) -> str:
                return "421 4.3.0 going away"

        class Server(Controller):
            def factory(self) -> SMTP:
                context = outer.certificates.context() if outer.starttls else None
                with warnings.catch_warnings():  # it is private from the first byte, which aiosmtpd does not see
                    warnings.simplefilter("ignore")
                    return Quiet(
                        self.handler, authenticator=outer.authenticate, auth_required=True, tls_context=context,
                        require_starttls=outer.starttls, auth_require_tls=outer.starttls, hostname="khoi.example",
                    )  # fmt: skip

        context = None if self.starttls else self.certificates.context()
        self.controller = Server(self, hostname=HOST, port=self.port, ssl_context=context)
        self.controller.start()

    def stop(self) -> None:
        if self.controller:
            self.controller.stop(no_assert=True)
            self.controller = None

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        good = (data.login.decode(), data.password.decode()) == (USER, "mat-khau")
        return AuthResult(success=good, handled=good, message=None if good else self.reply_to_login)

    async def handle_RCPT(self, _1: SMTP, _2: Session, envelope: Envelope, address: str, _3: Any) -> str:  # noqa: N802
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        full = self.vanishes_after is not None and len(self.accepted) >= self.vanishes_after
        if not full or self.keeps:
            self.accepted.append(Accepted(list(envelope.rcpt_tos), bytes(envelope.content or b"")))
        if full:
            server.transport.abort()
        return "250 2.0.0 queued"

    def table(self, **more: Any) -> str:
        """[mail] and [mail.smtp] for this server."""
        keys = {"host": HOST, "port": self.port, "user": USER, **({"tls": "starttls"} if self.starttls else {}), **more}
        told = "".join(f"{key} = {_toml(value)}\n" for key, value in keys.items())
        return f'[mail]\nsender = "Thư ký khối <{USER}>"\n[mail.smtp]\n{told}'


@contextlib.contextmanager
def running(server: "Imap | Smtp") -> Iterator[Any]:
    server.start()
    try:
        yield server
    finally:
        server.stop()
