"""What a person must look at in next year's workspace, besides texts that still speak of last year."""

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.model.bloc import Bloc, Config, Period
from pipeline.model.finding import Fault
from pipeline.model.grounds import PastReview
from pipeline.model.scale import Scale
from pipeline.setup.books.target_book import Registered
from pipeline.starting.next_year.books import rows_to_fill
from pipeline.starting.next_year.members import Successor
from pipeline.text import next_year as words
from pipeline.text.words import fold


def remarks_on(
    old: Config, new: Config, after: Sequence[Successor], registered: Registered, past: PastReview | None
) -> Iterator[Fault]:
    """All of it, in the order of the files."""
    yield from _leaders(old, new)
    yield from _members(after)
    yield from _policies(old, new)
    if rows := rows_to_fill(registered):
        yield Fault("targets.xlsx", words.targets_to_fill(rows, old.bloc.year))
    else:
        yield Fault("targets.xlsx", words.NO_TARGETS)
    if past:
        yield Fault(past.file, words.results_taken(old.bloc.year))
    else:
        yield Fault(words.RESULTS.format(year=old.bloc.year), words.results_missing(old.bloc.year, new.bloc.year - 1))


def _leaders(old: Config, new: Config) -> Iterator[Fault]:
    if old.bloc.head and not new.bloc.head:
        yield Fault("config.toml › bloc.head", words.head_gone(old.bloc.head))
    if new.bloc.head or new.bloc.deputies:
        yield Fault("config.toml › bloc", words.leaders(new.bloc.head, new.bloc.deputies))


def _members(after: Sequence[Successor]) -> Iterator[Fault]:
    changed = [one.member.code for one in after if [old.name for old in one.of] != [one.member.name]]
    if changed:
        yield Fault("config.toml › members", words.OPTIONS_OF_MEMBER.format(codes=", ".join(changed)))


def _policies(old: Config, new: Config) -> Iterator[Fault]:
    if new.signing:
        yield Fault("config.toml › signing", words.SIGNER.format(name=new.signing.name))
    if len(new.appraisal.assignments) < len(old.appraisal.assignments) or any(
        len(now.members) < len(was.members)
        for was, now in zip(old.appraisal.assignments, new.appraisal.assignments, strict=False)
    ):
        yield Fault("config.toml › appraisal", words.ASSIGNMENTS_CHANGED)
    named = [len(one.members) + len(one.proposed or ()) for one in old.decisions]
    if named != [len(one.members) + len(one.proposed or ()) for one in new.decisions]:
        yield Fault("config.toml › decisions", words.DECISIONS_WITHOUT_SOME)
    if new.awards and not any(one.year == old.bloc.year for one in new.decisions):
        yield Fault("config.toml › decisions", words.decisions_missing(old.bloc.year))


def offices_gone(scale: Scale, bloc: Bloc, after: Sequence[Successor]) -> Iterator[Fault]:
    """Members that left, where `Phụ trách` names them."""
    stayed = {old.code for one in after for old in one.of}
    for member in bloc.members:
        names = set(map(fold, (member.code, member.name, member.short, *member.aliases))) - {""}
        lines = [line.code for line in scale.lines if fold(line.appraiser) in names]
        if member.code not in stayed and lines:
            yield Fault("scale.xlsx", words.OFFICE_GONE.format(lines=", ".join(lines), office=member.code))


def days_moved(old: Config, new: Config) -> Iterator[tuple[Period, str, date, date]]:
    """The days of every period then and now, in the time in which they are written: period, what, old, new."""
    for period, then in old.periods.items():
        now = new.periods[period]
        yield period, words.DEADLINE, then.deadline.date(), now.deadline.date()
        if then.cutoff and now.cutoff:
            yield period, words.CUTOFF, then.cutoff.date(), now.cutoff.date()
