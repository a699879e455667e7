"""What a year-end review knows of the past: the year's six-month review and last year's year-end review.

Both are read from the results.json that their own runs wrote (CONTRACT section 11): the sealed one where the review
was published, else the one of the last run. Members are known by their codes, those that had another by their aliases
(`kinship`); who had no place is without a value.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from re import fullmatch
from typing import Annotated, NamedTuple

from pipeline.model.bloc import Config, Member, Period
from pipeline.model.finding import Fault
from pipeline.model.grounds import Memory, PastResult, PastReview
from pipeline.setup.config.faults import key_path
from pipeline.setup.kinship import by_todays_codes
from pipeline.setup.tables import Reader, Refused, listed, refuse, table, text, whole
from pipeline.text.memory_faults import (
    DOES_NOT_ADD_UP,
    MEMBER_TWICE,
    MEND_LAST_YEAR,
    MEND_SIX_MONTHS,
    NO_ACCESS,
    NO_JSON,
    NOT_AS_SEALED,
    NOT_AS_WRITTEN,
    another_bloc,
    another_period,
    another_version,
    another_year,
)
from pipeline.text.words import fold
from pipeline.workspace.seal import MANIFEST, PUBLISHED, RESULTS_FOLDER, BrokenSeal, read_seal, seal_file
from pipeline.workspace.workspace import RESULTS, Workspace

_SCHEMA = 1
_NUMBER = r"-?[0-9]{1,15}(\.[0-9]{1,6})?"


def read_memory(workspace: Workspace, config: Config) -> tuple[Memory, tuple[Fault, ...]]:
    """What is known of the past, and what is wrong with the files that should tell it. A file may be missing."""
    year = config.bloc.year
    members = config.bloc.members
    six_month = _read(workspace, _Wanted(year, Period.SIX_MONTH, config.bloc.name), members)
    last_year = _read(workspace, _Wanted(year - 1, Period.YEAR_END), members)
    memory = Memory(
        six_month=six_month if isinstance(six_month, PastReview) else None,
        last_year=last_year if isinstance(last_year, PastReview) else None,
    )
    return memory, tuple(one for one in (six_month, last_year) if isinstance(one, Fault))


def remembers_half(workspace: Workspace, year: int) -> bool:
    """True where a result of the year's six months is there, whatever it says."""
    return bool(_Wanted(year, Period.SIX_MONTH).sources(workspace))


def memory_files(workspace: Workspace, year: int, period: Period) -> Iterator[Path]:
    """The files from which the memory of a review is read; none for a six-month review."""
    if period is Period.YEAR_END:
        yield from _Wanted(year, Period.SIX_MONTH).sources(workspace)
        yield from _Wanted(year - 1, Period.YEAR_END).sources(workspace)


class _Wanted(NamedTuple):
    """An earlier review that is looked for. `bloc` is whose it must be, None where the bloc may be called otherwise."""

    year: int
    period: Period
    bloc: str | None = None

    def sources(self, workspace: Workspace) -> tuple[Path, ...]:
        """results.json, with the list of what was sealed where it was published; nothing where there is none."""
        published = workspace.output(self.year, self.period, PUBLISHED)
        if published.exists():
            return (published / RESULTS_FOLDER / RESULTS, published / MANIFEST)
        reviewed = workspace.output(self.year, self.period, "review") / RESULTS
        return (reviewed,) if reviewed.is_file() and not reviewed.is_symlink() else ()

    @property
    def remedy(self) -> str:
        """What to do where its file cannot be used."""
        return MEND_SIX_MONTHS if self.period is Period.SIX_MONTH else MEND_LAST_YEAR


def _read(workspace: Workspace, wanted: _Wanted, members: Sequence[Member]) -> PastReview | Fault | None:
    sources = wanted.sources(workspace)
    if not sources:
        return None
    path, *manifest = sources
    file = path.relative_to(workspace.root).as_posix()
    if manifest and not _as_sealed(path, manifest[0].parent):
        return Fault(file, f"{NOT_AS_SEALED.format(period=wanted.period.value)}; {wanted.remedy}")
    try:
        document = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        return Fault(file, f"{NO_ACCESS.format(number=error.errno)}; {wanted.remedy}")
    except (ValueError, RecursionError):
        return Fault(file, f"{NO_JSON}; {wanted.remedy}")
    found = _understood(document, wanted)
    if isinstance(found, Fault):
        return Fault(" › ".join(filter(None, (file, found.where))), f"{found.message}; {wanted.remedy}")
    results, parted = by_todays_codes(tuple(_results(found)), members)
    return PastReview(year=wanted.year, period=wanted.period, file=file, results=results, parted=parted)


def _as_sealed(path: Path, published: Path) -> bool:
    try:
        sealed = read_seal(published).below(RESULTS_FOLDER)
        return sealed.get(RESULTS) == seal_file(path.parent, path)
    except (BrokenSeal, OSError):
        return False


# -------------------------------------------------------------------------------- what must be there


def _points(value: object) -> Decimal:
    """A number as results.json writes it: plain decimal text."""
    if not isinstance(value, str) or not fullmatch(_NUMBER, value):
        refuse(NOT_AS_WRITTEN)
    number = Decimal(value)
    return refuse(NOT_AS_WRITTEN) if number.is_zero() and number.is_signed() else number


def _percent(value: object) -> Decimal | None:
    number = None if value is None else _points(value)
    return refuse(NOT_AS_WRITTEN) if number is not None and number.as_tuple().exponent != -2 else number


def _code(value: object) -> str:
    return text(value) or refuse(NOT_AS_WRITTEN)


def _grade(value: object) -> str | None:
    return None if value is None else text(value)


_ANY_NUMBER = whole(-sys.maxsize, sys.maxsize)


class _Head(NamedTuple):
    schema: Annotated[int, _ANY_NUMBER]
    bloc: Annotated[str, text]
    year: Annotated[int, _ANY_NUMBER]
    period: Annotated[str, text]


class _Member(NamedTuple):
    unit: Annotated[str, _code]
    name: Annotated[str, text]


class _Standing(NamedTuple):
    unit: Annotated[str, _code]
    name: Annotated[str, text]
    place: Annotated[int, whole(1, sys.maxsize)]
    total: Annotated[Decimal, _points]
    maximum: Annotated[Decimal, _points]
    percent: Annotated[Decimal | None, _percent]
    grade: Annotated[str | None, _grade]
    awards: Annotated[tuple[str, ...], listed(text)]


class _Results(NamedTuple):
    standings: Annotated[tuple[_Standing, ...], listed(table(_Standing, others=True))]
    not_ranked: Annotated[tuple[_Member, ...], listed(table(_Member, others=True))]


_read_head: Reader[_Head] = table(_Head, others=True)
_read_results: Reader[_Results] = table(_Results, others=True)


# ---------------------------------------------------------------------------------- what it says


def _understood(document: object, wanted: _Wanted) -> _Results | Fault:
    """The results in a document; or what is wrong with it, located inside it."""
    try:
        head = _read_head(document)
        foreign = _foreign(head, wanted)
        if foreign:
            return foreign
        found = _read_results(document)
    except Refused as refused:
        where, _ = refused.faults[0]
        return Fault(key_path(where), NOT_AS_WRITTEN)
    return _contradiction(found) or found


def _foreign(head: _Head, wanted: _Wanted) -> Fault | None:
    """Where the file is not of the review that is looked for."""
    if head.schema != _SCHEMA:
        return Fault("schema", another_version(head.schema, _SCHEMA))
    if head.period != wanted.period.value:
        return Fault("period", another_period(head.period, wanted.period))
    if head.year != wanted.year:
        return Fault("year", another_year(head.year, wanted.period, wanted.year))
    if wanted.bloc is not None and fold(head.bloc) != fold(wanted.bloc):
        return Fault("bloc", another_bloc(head.bloc, wanted.bloc))
    return None


def _contradiction(found: _Results) -> Fault | None:
    """Where values that are each right do not go together: a member twice, an impossible place, uneven decimals."""
    times = Counter((*(one.unit for one in found.standings), *(one.unit for one in found.not_ranked)))
    twice = next((unit for unit, number in times.items() if number > 1), None)
    if twice is not None:
        return Fault("standings", MEMBER_TWICE.format(unit=twice))
    numbers = [number for one in found.standings for number in (one.total, one.maximum)]
    odd = any(one.place > len(found.standings) for one in found.standings)
    if odd or len({number.as_tuple().exponent for number in numbers}) > 1:
        return Fault("standings", DOES_NOT_ADD_UP)
    return None


def _results(found: _Results) -> Iterator[PastResult]:
    for one in found.standings:
        yield PastResult(
            unit=one.unit,
            name=one.name,
            place=one.place,
            total=one.total,
            maximum=one.maximum,
            percent=one.percent,
            grade=one.grade,
            awards=one.awards,
        )
    for other in found.not_ranked:
        yield PastResult(unit=other.unit, name=other.name)
