"""Next year's configuration as values: the year, the dates, the members, and wherever a member is named."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from pipeline.model.bloc import AppraisalPolicy, Assignment, Bloc, Calendar, Config, Decision, Period
from pipeline.starting.next_year.members import Successor, next_code, next_seat


def next_config(config: Config, year: int, after: Sequence[Successor]) -> Config:
    """The configuration of `year`. Offices pass to who took over; awards given stay with who is the same."""
    by = year - config.bloc.year
    return config._replace(
        bloc=_bloc(config.bloc, year, after),
        periods=_moved(config.periods, by),
        appraisal=_appraisal(config.appraisal, after),
        decisions=tuple(_decision(one, after) for one in config.decisions),
    )


def moved(day: date, by: int) -> date:
    """The same day so many years later; 29 February where there is none is the 28th."""
    try:
        return day.replace(year=day.year + by)
    except ValueError:
        return day.replace(year=day.year + by, day=28)


def _bloc(bloc: Bloc, year: int, after: Sequence[Successor]) -> Bloc:
    head = None if bloc.head is None else next_seat(bloc.head, after)
    deputies = tuple(code for code in seats(bloc.deputies, after) if code != head)
    return bloc._replace(year=year, head=head, deputies=deputies, members=tuple(one.member for one in after))


def seats(codes: Sequence[str], after: Sequence[Successor]) -> tuple[str, ...]:
    """Who took over from these members, each once."""
    return tuple(dict.fromkeys(code for code in (next_seat(code, after) for code in codes) if code is not None))


def _moved(periods: Mapping[Period, Calendar], by: int) -> Mapping[Period, Calendar]:
    return MappingProxyType({period: _calendar(one, by) for period, one in periods.items()})


def _calendar(calendar: Calendar, by: int) -> Calendar:
    cutoff = calendar.cutoff and _moment(calendar.cutoff, by)
    return calendar._replace(deadline=_moment(calendar.deadline, by), cutoff=cutoff)


def _moment(moment: datetime, by: int) -> datetime:
    return datetime.combine(moved(moment.date(), by), moment.timetz())


def _appraisal(policy: AppraisalPolicy, after: Sequence[Successor]) -> AppraisalPolicy:
    found = (next_assignment(one, after) for one in policy.assignments)
    return policy._replace(assignments=tuple(one for one in found if one))


def next_assignment(given: Assignment, after: Sequence[Successor]) -> Assignment | None:
    """Whom the appraiser has now, never itself; None where it, or everybody whom it had, is not there any more."""
    appraiser = next_seat(given.appraiser, after)
    members = tuple(code for code in seats(given.members, after) if code != appraiser)
    return None if appraiser is None or (given.members and not members) else Assignment(appraiser, members)


def _decision(decision: Decision, after: Sequence[Successor]) -> Decision:
    """What was decided, by today's codes; members that are not there any more are left out."""
    proposed = None if decision.proposed is None else same(decision.proposed, after)
    return decision._replace(members=same(decision.members, after), proposed=proposed)


def same(codes: Sequence[str], after: Sequence[Successor]) -> tuple[str, ...]:
    """Those of the members that are the same still, by today's codes."""
    return tuple(code for code in (next_code(code, after) for code in codes) if code is not None)
