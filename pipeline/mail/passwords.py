"""Passwords of mail servers: from the environment, else from the system's keyring; never from a file of the workspace.

The keyring is asked through the library `keyring`, where it is installed.
"""

import os

from pipeline.mail.refusals import Refused
from pipeline.model.mail import Server
from pipeline.text.terminal.mail import password_missing

SERVICE = "thidua"
VARIABLES = {"smtp": "THIDUA_SMTP_PASSWORD", "imap": "THIDUA_IMAP_PASSWORD"}


def password_for(protocol: str, server: Server) -> str:
    """The password of the server's user; `protocol` is `smtp` or `imap`. Raises: Refused."""
    password = os.environ.get(VARIABLES[protocol]) or _in_keyring(f"{protocol}:{server.user}@{server.host}")
    if not password:
        raise Refused(password_missing(server.user, VARIABLES[protocol], f"{protocol}:{server.user}@{server.host}"))
    return password


def _in_keyring(name: str) -> str | None:
    """None where there is no such library, no keyring that opens, or nothing of this name in it."""
    try:
        from keyring import get_password
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        found: str | None = get_password(SERVICE, name)
    except KeyringError:
        return None
    return found
