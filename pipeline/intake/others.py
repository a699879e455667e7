"""Files that are no spreadsheet, although a member's name stands on them: perhaps the form, sent as something else."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.bloc import Member
from pipeline.model.finding import FileRecord, Finding, Severity
from pipeline.text.words import fold, holds_word


def forms_in_other_files(records: Iterable[FileRecord], waiting: Sequence[Member]) -> Iterator[Finding]:
    """A warning for each file whose own name holds the code or the name of a member without an accepted form."""
    for record in records:
        if record.reason == "not_a_spreadsheet":
            name = unicodedata.normalize("NFC", record.file.rpartition("/")[2])
            for member in waiting:
                if holds_word(name, member.code) or holds_word(fold(name), fold(member.name)):
                    yield Finding(code="not_a_form_file", severity=Severity.WARNING, unit=member.code, file=record.file)
