"""Texts as HTML: escaped together, which costs less than one by one."""

from collections.abc import Iterable

from markupsafe import escape

Html = str
"""Text that is escaped already."""

BETWEEN = "\0"
"""What stands between two texts that are escaped together: none holds it (`clean`)."""


def escaped(texts: Iterable[str]) -> Html:
    """The texts as HTML, with `BETWEEN` between them."""
    return str(escape(BETWEEN.join(texts)))
