"""What a header of a message says in words: names of files and addresses, in every way people's programs write them.

Source: RFC 2047 (words in headers), RFC 2231 (parameters), and raw bytes, which no standard allows.
"""

from collections.abc import Iterable
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value, getaddresses

_VIETNAMESE = "cp1258"


def words_of(header: str) -> str:
    """A header decoded; of what cannot be decoded the text as it stands."""
    if "=?" not in header:
        return header
    try:
        pieces = decode_header(header)
    except (HeaderParseError, ValueError):
        return header
    return "".join(piece if isinstance(piece, str) else _decoded(piece, charset) for piece, charset in pieces)


def _decoded(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):
        return raw_bytes(piece)


def raw_bytes(data: bytes) -> str:
    """UTF-8, else Vietnamese Windows."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_VIETNAMESE, "replace")


def file_name(part: Message) -> str:
    """The name of the file of a part, "" where it has none.

    Of a plain and an extended name (RFC 2231) the extended one: the plain one is often its remains.
    """
    for header, name in (("content-disposition", "filename"), ("content-type", "name")):
        try:
            found = [value for key, value in part.get_params([], header) if key.lower() == name and value]
        except (ValueError, LookupError, TypeError):
            continue
        if found:
            return _told(next((value for value in found if isinstance(value, tuple)), found[0])).strip()
    return ""


def _told(value: "str | tuple[str | None, str | None, str]") -> str:
    if isinstance(value, str):
        return words_of(value)
    charset, language, text = value
    try:
        data = text.encode("latin-1")
    except UnicodeError:
        return words_of(collapse_rfc2231_value((charset, language, text)))
    try:
        told = data.decode(charset or "utf-8")
    except (LookupError, UnicodeError):
        told = raw_bytes(data)
    return words_of(told) if told.isascii() else told


def addresses_in(headers: Iterable[str]) -> tuple[str, ...]:
    """The addresses that headers like `From` name."""
    try:
        return tuple(address for _, address in getaddresses(list(headers)) if "@" in address)
    except RecursionError:  # comments within comments
        return ()
