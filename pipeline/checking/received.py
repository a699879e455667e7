"""Forms that went out or came back before the scale, the targets or the members were changed: what became of them.

A review that was published is sealed with what it was made of, and nothing changes it; forms still to be sent are then
no matter any more.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.checking.subject import PERIOD_LABELS
from pipeline.model.bloc import Period
from pipeline.model.finding import Fault, FileRecord, FileStatus, Finding
from pipeline.text import forms_out as words

OTHER_SCALE, NO_MEMBER, NOT_THIS_BLOC = "scale_differs", "unknown_member", ("wrong_bloc", "wrong_year", "wrong_period")
_OTHER_TARGETS = ("target_differs",)
_OTHER_LINES = ("missing_line", "unknown_code", "text_changed", "identity_differs")


class Forms(NamedTuple):
    """The score forms of a period: those that came back, and those that were written to be sent.

    `out` are the files in the folder `folder`, read as if they had come back unfilled, with what was found in them;
    none where no form was written. `codes` are the members'.
    """

    period: Period
    codes: tuple[str, ...]
    folder: str
    back: tuple[FileRecord, ...] = ()
    out: tuple[FileRecord, ...] = ()
    found: tuple[Finding, ...] = ()
    published: bool = False


def outdated_forms(forms: Forms) -> Iterator[Fault]:
    """All that a change has done to the forms of a period."""
    for check in BACK if forms.published else (*BACK, *OUT):
        yield from check(forms)


def _back_of_another_scale(forms: Forms) -> Iterator[Fault]:
    number = sum(file.reason == OTHER_SCALE for file in forms.back)
    if number:
        told = words.back_of_another_scale(number, PERIOD_LABELS[forms.period], published=forms.published)
        yield Fault("scale.xlsx", told)


def _back_of_nobody(forms: Forms) -> Iterator[Fault]:
    names = [file.file for file in forms.back if file.reason == NO_MEMBER]
    if names:
        yield Fault("config.toml › members", words.back_of_nobody(names, PERIOD_LABELS[forms.period]))


def _back_of_another_bloc(forms: Forms) -> Iterator[Fault]:
    """Where not one form is this bloc's, its name or year was changed."""
    strange = sum(file.reason in NOT_THIS_BLOC for file in forms.back)
    if strange > 1 and not any(file.status is FileStatus.ACCEPTED for file in forms.back):
        yield Fault("config.toml › bloc", words.back_of_another_bloc(strange, PERIOD_LABELS[forms.period]))


def _out_of_another_scale(forms: Forms) -> Iterator[Fault]:
    yield from _out(forms, OTHER_SCALE, words.out_of_another_scale)


def _out_of_another_bloc(forms: Forms) -> Iterator[Fault]:
    for reason in NOT_THIS_BLOC:
        yield from _out(forms, reason, words.out_of_another_bloc)


def _out(forms: Forms, reason: str, told: Callable[[int, str], str]) -> Iterator[Fault]:
    number = sum(file.reason == reason for file in forms.out)
    if number:
        yield Fault(forms.folder, told(number, forms.period.value))


def _out_of_nobody(forms: Forms) -> Iterator[Fault]:
    names = [file.file for file in forms.out if file.reason == NO_MEMBER]
    if names:
        yield Fault(forms.folder, words.out_of_nobody(names))


def _not_written(forms: Forms) -> Iterator[Fault]:
    """Members that joined since: forms of others are out."""
    written = {file.file.removesuffix(".xlsx") for file in forms.out}
    missing = [code for code in forms.codes if code not in written]
    if written and missing:
        yield Fault(forms.folder, words.not_written(missing, forms.period.value))


def _out_with_other_targets(forms: Forms) -> Iterator[Fault]:
    units = _units(forms, _OTHER_TARGETS)
    if units:
        yield Fault(forms.folder, words.out_with_other_targets(units, forms.period.value))


def _out_with_other_lines(forms: Forms) -> Iterator[Fault]:
    units = _units(forms, _OTHER_LINES)
    if units:
        yield Fault(forms.folder, words.out_with_other_lines(units, forms.period.value))


def _units(forms: Forms, codes: Iterable[str]) -> Sequence[str]:
    """The members in whose forms one of these was found, in the order of config.toml."""
    units = {one.unit for one in forms.found if one.code in codes}
    return [code for code in forms.codes if code in units]


BACK: tuple[Callable[[Forms], Iterator[Fault]], ...] = (
    _back_of_another_scale,
    _back_of_nobody,
    _back_of_another_bloc,
)
OUT: tuple[Callable[[Forms], Iterator[Fault]], ...] = (
    _out_of_another_scale,
    _out_of_another_bloc,
    _out_of_nobody,
    _not_written,
    _out_with_other_targets,
    _out_with_other_lines,
)
