"""What is odd about the calendar and the quotas of config.toml."""

from collections.abc import Iterator

from pipeline.checking.subject import Subject
from pipeline.model.bloc import Quota
from pipeline.model.clock import day_in_vietnam
from pipeline.model.finding import Fault
from pipeline.text.numbers import short
from pipeline.text.oddities import another_year, no_such_place, quota_for_nobody


def times_of_another_year(subject: Subject) -> Iterator[Fault]:
    """Deadlines and cutoffs outside the bloc's year: a folder of last year's was copied."""
    year = subject.config.bloc.year
    for period, calendar in subject.config.periods.items():
        for key, time in (("deadline", calendar.deadline), ("cutoff", calendar.cutoff)):
            if time is not None and day_in_vietnam(time).year != year:
                yield Fault(f"config.toml › periods.{period.value}.{key}", another_year(year))


def quotas_for_nobody(subject: Subject) -> Iterator[Fault]:
    """Quotas that come to nobody though every member is ranked, and awards for places that do not exist."""
    members = len(subject.config.bloc.members)
    for at, grade in enumerate(subject.config.grades):
        if grade.quota is not None and not grade.quota.of(members):
            told = quota_for_nobody(grade.name, _written(grade.quota), members)
            yield Fault(f"config.toml › grades[{at}].quota", told)
    for at, award in enumerate(subject.config.awards):
        if not award.quota.of(members):
            told = quota_for_nobody(award.name, _written(award.quota), members)
            yield Fault(f"config.toml › awards[{at}].quota", told)
        if award.first > members:
            yield Fault(f"config.toml › awards[{at}].places", no_such_place(award.name, award.first, members))


def _written(quota: Quota) -> str:
    return short(quota.amount) + ("%" if quota.is_share else "")
