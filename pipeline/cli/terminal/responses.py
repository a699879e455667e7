"""What `thidua responses` prints: which forms were written for whom, and what to do with them."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.forms.responses.draft import ResponseDraft
from pipeline.text.numbers import count
from pipeline.text.terminal.reports import nothing_to_respond, responses_written, round_not_received, send_responses


def tell_round_not_received(inbox: Path, number: int) -> None:
    """No workbook of round `number` is in the inbox."""
    say(round_not_received(inbox, number))


def tell_responses(drafts: Sequence[ResponseDraft], number: int, folder: Path, back: Path) -> None:
    """The forms after round `number` are in `folder`; answered ones go `back`. There may be none to write."""
    if not drafts:
        say(nothing_to_respond(number))
        return
    say(responses_written(len(drafts), number, folder))
    say(*(f"  {draft.file}: {draft.member.name}, {count(len(draft.rows))} dòng" for draft in drafts))
    say(send_responses(back, number + 1))
