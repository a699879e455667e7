"""Names, addresses and paths are replaced in a text, so that it can be shown to somebody who may not see them."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

EMAIL = re.compile(r"[\w.+-]*@[\w-]+(?:\.[\w-]+)+")
_MEMBER_KEYS = re.compile(r"^\s*(?:name|short|aliases|office)\s*=\s*(.*)$", re.MULTILINE)
_QUOTED = re.compile(r"\"([^\"\n]+)\"|'([^'\n]+)'")
HIDDEN, HIDDEN_EMAIL = "[…]", "[e-mail]"
SHORTEST = 3
"""Letters of a name below which it is replaced only where it stands between quotes or as a word."""

Masks = Mapping[str, str]
"""What is hidden → what stands there instead."""


def masks_of(config: str, root: Path) -> Masks:
    """What is to be hidden, from the text of config.toml as far as it can be read, and the folders of the machine.

    A member's names become its code; of a configuration that is no TOML every name becomes `[…]`.
    """
    try:
        document = tomllib.loads(config)
    except ValueError:
        found = {name: HIDDEN for told in _MEMBER_KEYS.findall(config) for name in _quoted(told)}
    else:
        found = dict(_names_of(document))
    return {**found, str(root.absolute()): "<khoi>", str(Path.home()): "~"}


def masked(text: str, masks: Masks) -> str:
    """The text without what is to be hidden, the longest first, and without any address of e-mail."""
    text = EMAIL.sub(HIDDEN_EMAIL, text)
    for name in sorted(masks, key=len, reverse=True):
        if len(name) > SHORTEST:
            text = text.replace(name, masks[name])
        elif name:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", masks[name], text)
    return text


def _names_of(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    signing = document.get("signing")
    if isinstance(signing, dict) and isinstance(signing.get("name"), str):
        yield signing["name"], HIDDEN
    for member in _tables(document.get("members")):
        code = str(member.get("code", HIDDEN))
        names = (member.get("name"), member.get("short"), *_listed(member.get("aliases")))
        for name in names:
            if isinstance(name, str) and name and name != code:
                yield name, code


def _tables(found: Any) -> Iterable[Mapping[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _listed(found: Any) -> Iterable[Any]:
    return found if isinstance(found, list) else []


def _quoted(text: str) -> Iterator[str]:
    for double, single in _QUOTED.findall(text):
        yield double or single
