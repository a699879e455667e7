"""What a server of mail or the network refuses, as one sentence; everything else stays an exception."""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.model.mail import Server
from pipeline.text.sentences import one_line
from pipeline.text.terminal import mail as words

SECONDS = 60.0
"""For how long a server may say nothing."""

_LONGEST_REPLY = 200
_APP_PASSWORD = re.compile(
    r"app(?:lication)?[- ]?(?:specific )?password|web ?login|basic ?auth|less secure|authorization code"
    r"|5\.7\.9\b|5\.7\.139\b",
    re.IGNORECASE,
)


class Refused(Exception):  # noqa: N818 - it names what is the matter
    """A server cannot be reached or will not do it: a sentence that says why and what to do."""


class Denied(Refused):
    """A server understood and will not do one thing; the connection stays."""


@contextmanager
def reaching(server: Server) -> Iterator[None]:
    """Around the first words with a server, and nothing else. Raises: Refused."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise Refused(words.certificate_refused(server.shown, error.verify_message)) from error
    except ssl.SSLError as error:
        raise Refused(words.no_tls(server.shown, server.tls.value)) from error
    except OSError as error:
        raise Refused(words.not_reached(server.shown)) from error


@contextmanager
def talking(server: Server) -> Iterator[None]:
    """Around what is said to a server later on, and nothing else. Raises: Refused."""
    try:
        yield
    except OSError as error:
        raise Refused(words.gone_midway(server.shown)) from error


def sign_in_refused(server: Server, reply: str) -> Refused:
    """What to say of a password that was not taken."""
    wants = words.app_password_wanted if _APP_PASSWORD.search(reply) else words.wrong_password
    return Refused(wants(server.user, server.shown, shown_reply(reply)))


def shown_reply(reply: str | bytes) -> str:
    """What a server said, as data: on one line, not without end."""
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return one_line(text)[:_LONGEST_REPLY]


def verified() -> ssl.SSLContext:
    """TLS as it has to be: the server's name and certificate are checked against those that the system trusts."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
