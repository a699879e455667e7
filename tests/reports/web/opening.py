"""What a fixture that opens pages gives to a test."""

from pathlib import Path
from typing import Protocol

from playwright.sync_api import Page


class Opening(Protocol):
    """`wishes` are those of a reader: the size of the screen, light or dark, without a script."""

    def __call__(self, path: Path, **wishes: object) -> Page: ...
