"""What `thidua appraisal` prints: which workbooks were written for whom, and what to do with them."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.forms.appraisal.draft import Draft
from pipeline.text.terminal.reports import NO_FORMS_YET, appraisal_size, appraisals_written, send_appraisals


def tell_round(drafts: Sequence[Draft], number: int, folder: Path, back: Path, *, without_forms: bool) -> None:
    """The workbooks of round `number` are in `folder`; filled ones go `back`."""
    say(appraisals_written(len(drafts), number, folder))
    for draft in drafts:
        members, lines = {row.member.code for row in draft.rows}, {row.line.code for row in draft.rows}
        say(f"  {draft.appraiser.file}: {draft.appraiser.name}, {appraisal_size(len(members), len(lines))}")
    if without_forms:
        say(NO_FORMS_YET)
    say(send_appraisals(back))
