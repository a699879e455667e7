"""What `thidua init --from-year` prints: what was made, moved and changed, and what a person must look at."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.starting.next_year.making import NextYear
from pipeline.starting.next_year.remarks import days_moved
from pipeline.text import next_year as words
from pipeline.text.terms import PERIODS


def tell_next_year(made: NextYear, folder: Path, old: Path) -> None:
    """What was taken over, the dates to be confirmed, the members that changed, what to look at, what comes next."""
    say(words.made_from(folder, made.new.bloc.year, old, made.old.bloc.year), words.TAKEN_OVER)
    days = days_moved(made.old, made.new)
    _tell(words.DATES_MOVED, [words.day_moved(PERIODS[period], what, then, now) for period, what, then, now in days])
    _tell(words.MEMBERS_CHANGED, list(_members_changed(made)))
    _tell(words.TO_LOOK_AT, [str(remark) for remark in made.remarks])
    say(words.next_command(folder))


def _tell(heading: str, lines: list[str]) -> None:
    if lines:
        say(heading, *(f"  • {line}" for line in lines))


def _members_changed(made: NextYear) -> Iterator[str]:
    for one in made.after:
        code, name = one.member.code, one.member.name
        if not one.of:
            yield words.joined(code, name)
        elif [(old.code, old.name) for old in one.of] != [(code, name)]:
            yield words.became([old.code for old in one.of], code, name)
    stayed = {old.code for one in made.after for old in one.of}
    for old in made.old.bloc.members:
        if old.code not in stayed:
            yield words.left(old.code, old.name)
