"""config.toml of next year as text: last year's with its comments and its order, only what differs written anew."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.model.bloc import Assignment, Bloc, Config, Decision, Member, Period
from pipeline.starting.next_year.members import Successor
from pipeline.starting.next_year.policy import moved, next_assignment
from pipeline.starting.next_year.toml_text import (
    Edit,
    Table,
    array,
    array_edit,
    behind_line,
    behind_options,
    edited,
    quoted,
    tables_of,
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OPTIONAL_TIME = re.compile(r"(?m)^#(?:deadline|cutoff) *= *(\d{4}-\d\d-\d\d)")


def config_text(text: str, old: Config, new: Config, after: Sequence[Successor]) -> str:
    """The text that says `new`, from the text that says `old`.

    Where the file is written in another way than tables with headings, it says something else; whoever writes it
    compares what it says.
    """
    tables, end = tables_of(text), "\r\n" if "\r\n" in text else "\n"
    by = new.bloc.year - old.bloc.year
    edits = (
        *_bloc(text, tables, old.bloc, new.bloc),
        *_times(text, tables, by),
        *_members(text, tables, old.bloc.members, after, end),
        *_assignments(text, tables, old.appraisal.assignments, after),
        *_decisions(text, tables, old.decisions, new.decisions),
    )
    return edited(text, edits)


def _called(tables: Sequence[Table], *path: str) -> list[Table]:
    return [table for table in tables if table.path == path]


def _bloc(text: str, tables: Sequence[Table], old: Bloc, new: Bloc) -> Iterator[Edit]:
    for table in _called(tables, "bloc"):
        if value := table.values.get("year"):
            yield value.start, value.end, str(new.year)
        if (value := table.values.get("head")) and new.head != old.head:
            yield (value.line, value.line, "#") if new.head is None else (value.start, value.end, quoted(new.head))
        if (value := table.values.get("deputies")) and new.deputies != old.deputies:
            yield from array_edit(text, value, old.deputies, new.deputies)


def _times(text: str, tables: Sequence[Table], by: int) -> Iterator[Edit]:
    """The days of the periods, also of optional keys that stand as comments."""
    for period in Period:
        for table in _called(tables, "periods", period.value):
            for key in ("deadline", "cutoff"):
                value = table.values.get(key)
                found = _DAY.match(text, value.start) if value else None
                if found:
                    yield found.start(), found.end(), _moved(found[0], by)
    for comment in _OPTIONAL_TIME.finditer(text):
        yield comment.start(1), comment.end(1), _moved(comment[1], by)


def _members(
    text: str, tables: Sequence[Table], old: Sequence[Member], after: Sequence[Successor], end: str
) -> Iterator[Edit]:
    """The entries of the old members, each kept, changed or taken out, and those of the new behind the last."""
    entries = _called(tables, "members")
    for table, member in zip(entries, old, strict=False):
        heir = next((one.member for one in after if one.of and _goes_on(one, member)), None)
        if heir is None:
            yield table.start, _behind_entry(text, table, tables), ""
        else:
            yield from _member(text, table, member, heir, end)
    joined = [one.member for one in after if not one.of]
    if joined and entries:
        place = behind_options(text, entries[-1])
        gap = "" if text[:place].endswith("\n") else end
        yield place, place, gap + "".join(_entry(member, end) for member in joined)


def _goes_on(one: Successor, member: Member) -> bool:
    """True for the member whose entry is that of its successor: of the same code, else the first of them."""
    codes = [old.code for old in one.of]
    return member.code == (one.member.code if one.member.code in codes else codes[0])


def _behind_entry(text: str, table: Table, tables: Sequence[Table]) -> int:
    """Behind a member's entry and the blank line below it."""
    place = behind_options(text, table)
    blank = re.compile(r"[ \t\r]*\n").match(text, place)
    return blank.end() if blank and any(other.start >= place for other in tables) else place


def _member(text: str, table: Table, old: Member, new: Member, end: str) -> Iterator[Edit]:
    code, name, aliases = (table.values.get(key) for key in ("code", "name", "aliases"))
    if code and new.code != old.code:
        yield code.start, code.end, quoted(new.code)
    if name and new.name != old.name:
        yield name.start, name.end, quoted(new.name)
    if new.aliases == old.aliases or name is None:
        return
    if aliases:
        yield from array_edit(text, aliases, old.aliases, new.aliases)
    else:
        place = behind_line(text, name.end)
        gap = "" if text[:place].endswith("\n") else end
        yield place, place, f"{gap}aliases = {array(new.aliases)}{end}"


def _entry(member: Member, end: str) -> str:
    lines = ("", "[[members]]", f"code = {quoted(member.code)}", f"name = {quoted(member.name)}", "")
    return end.join(lines)


def _assignments(
    text: str, tables: Sequence[Table], old: Sequence[Assignment], after: Sequence[Successor]
) -> Iterator[Edit]:
    for table, before in zip(_called(tables, "appraisal", "assignments"), old, strict=False):
        now = next_assignment(before, after)
        appraiser, members = (table.values.get(key) for key in ("appraiser", "members"))
        if now is None:
            yield table.start, table.end, ""
            continue
        if appraiser and before.appraiser != now.appraiser:
            yield appraiser.start, appraiser.end, quoted(now.appraiser)
        if members and before.members != now.members:
            yield from array_edit(text, members, before.members, now.members)


def _decisions(text: str, tables: Sequence[Table], old: Sequence[Decision], new: Sequence[Decision]) -> Iterator[Edit]:
    for table, before, after in zip(_called(tables, "decisions"), old, new, strict=False):
        for key, was, now in (
            ("members", before.members, after.members),
            ("proposed", before.proposed or (), after.proposed or ()),
        ):
            value = table.values.get(key)
            if value and was != now:
                yield from array_edit(text, value, was, now)


def _moved(day: str, by: int) -> str:
    return moved(date.fromisoformat(day), by).isoformat()
