"""Whether a form came from an address of its member (CONTRACT section 10)."""

from pipeline.intake.opening import Way
from pipeline.model.grounds import Grounds

UNKNOWN_SENDER = "unknown_sender"


def unknown_sender(way: Way, unit: str, grounds: Grounds) -> dict[str, str] | None:
    """The facts where a form came by mail and no message on its way is from the member; None where all is well."""
    if not way.by_mail:
        return None
    emails = next(member.emails for member in grounds.config.bloc.members if member.code == unit)
    if not emails or any(_is_of(sender, emails) for sender in way.senders):
        return None
    return {"senders": ", ".join(dict.fromkeys(way.senders)), "emails": ", ".join(emails)}


def _is_of(sender: str, emails: tuple[str, ...]) -> bool:
    """True where an address is one of the addresses, or of one of the domains (`@so.example`) exactly."""
    address = sender.strip().casefold()
    known = {email.strip().casefold() for email in emails}
    return address in known or f"@{address.rpartition('@')[2]}" in known
