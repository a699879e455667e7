"""Addresses that a message can be sent to. Source: RFC 5321, 4.1.2, without what no provider gives anybody."""

import re
from collections.abc import Iterable

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_SENDABLE = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
_LONGEST = 254


def sendable(emails: Iterable[str]) -> tuple[str, ...]:
    """Those that are whole addresses, each once; domains (`@so.example`) and what no server takes are left out."""
    found = (email for email in emails if len(email) <= _LONGEST and _SENDABLE.fullmatch(email))
    return tuple(dict.fromkeys(found))
