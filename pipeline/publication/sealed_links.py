"""Links of the sealed workbook: they lead to the sealed forms beside it, those of `review/` to the inbox."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from pipeline.reports.book.links import INBOX
from pipeline.workspace.seal import INPUTS_FOLDER
from pipeline.workspace.workspace import WORKING_BOOK, write_fixed

SEALED_INBOX = f"../{INPUTS_FOLDER}/inbox"
"""From the folder of the sealed results."""

_RELATIONSHIPS = "xl/worksheets/_rels/"


def lead_to_sealed_forms(results: Path) -> None:
    """Rewrite the secretary's workbook in a folder of results: every link into the inbox leads into the sealed one.

    The same workbook gives the same bytes; nothing but the targets of links changes.
    """
    book = results / WORKING_BOOK
    led = BytesIO()
    with ZipFile(book) as source, ZipFile(led, "w") as goal:
        for name in source.namelist():
            write_fixed(goal, name, _led(name, source.read(name)))
    book.write_bytes(led.getvalue())


def _led(name: str, part: bytes) -> bytes:
    if not name.startswith(_RELATIONSHIPS):
        return part
    return part.replace(_target(INBOX), _target(SEALED_INBOX))


def _target(folder: str) -> bytes:
    """How a relationship begins that leads into a folder, as the workbook is written: a path of Windows."""
    path = f"{folder}/".replace("/", "\\")
    return f'Target="{path}'.encode()
