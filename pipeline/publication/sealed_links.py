"""Links of the sealed workbook: they lead to the sealed forms beside it, those of `review/` to the inbox."""

from pathlib import Path

from pipeline.reports.book.links import INBOX
from pipeline.sheets.looks.parts import Parts
from pipeline.workspace.seal import INPUTS_FOLDER
from pipeline.workspace.workspace import WORKING_BOOK

SEALED_INBOX = f"../{INPUTS_FOLDER}/inbox"
"""From the folder of the sealed results."""

_RELATIONSHIPS = "xl/worksheets/_rels/"


def lead_to_sealed_forms(results: Path) -> None:
    """Rewrite the secretary's workbook in a folder of results: every link into the inbox leads into the sealed one.

    The same workbook gives the same bytes; nothing but the targets of links changes.
    """
    book = results / WORKING_BOOK
    parts, before, after = Parts(book.read_bytes()), _target(INBOX), _target(SEALED_INBOX)
    led = {name: (text.replace(before, after), "") for name, text in parts.texts(_RELATIONSHIPS).items()}
    book.write_bytes(parts.replaced(led))


def _target(folder: str) -> str:
    """How a relationship begins that leads into a folder, as the workbook is written: a path of Windows."""
    path = f"{folder}/".replace("/", "\\")
    return f'Target="{path}'
