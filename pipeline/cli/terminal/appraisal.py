"""What `thidua appraisal` prints: which workbooks were written for whom, and what to do with them."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.forms.appraisal.draft import Draft
from pipeline.model.status import AppraisalsOut
from pipeline.text.sentences import one_line
from pipeline.text.terminal.reports import (
    NO_FORMS_YET,
    appraisal_size,
    appraisals_written,
    round_before_out,
    send_appraisals,
)


def tell_round(drafts: Sequence[Draft], number: int, folder: Path, back: Path, *, without_forms: bool) -> None:
    """The workbooks of round `number` are in `folder`; filled ones go `back`."""
    say(appraisals_written(len(drafts), number, folder))
    for draft in drafts:
        members, lines = {row.member.code for row in draft.rows}, {row.line.code for row in draft.rows}
        say(f"  {draft.appraiser.file}: {draft.appraiser.name}, {appraisal_size(len(members), len(lines))}")
    if without_forms:
        say(NO_FORMS_YET)
    say(send_appraisals(back))


def tell_rounds_before(appraisals: Sequence[AppraisalsOut], number: int) -> None:
    """Whose workbooks of the round before this one have not come back."""
    for one in [one for one in appraisals if one.round < number][-1:]:
        if one.missing:
            say(round_before_out(one.round, one.sent, tuple(map(one_line, one.missing))))
