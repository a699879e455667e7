"""A workspace's configuration, scale, targets and templates, checked together before any work is done."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.beside import is_lock
from pipeline.model.bloc import Config, Period
from pipeline.model.finding import Fault
from pipeline.model.grounds import Grounds, Memory, TargetsByPeriod
from pipeline.model.scale import Scale
from pipeline.reports.papers.written import unreadable
from pipeline.reports.templates.built_in import is_built_in
from pipeline.setup.books.scale_book import has_all_codes, read_scale_as_far
from pipeline.setup.books.target_book import Registered, read_rows, targets_by_period
from pipeline.setup.config.known import Known
from pipeline.setup.config.reading import check_against_scale, read_as_far
from pipeline.setup.memory import read_memory, remembers_half
from pipeline.text.terminal.reports import HALF_YEAR_MISSING
from pipeline.workspace.workspace import Workspace


class Setup(NamedTuple):
    """What a workspace says before anything arrives. `memory` is what was asked for of the past, else empty."""

    config: Config
    scale: Scale
    targets: TargetsByPeriod
    memory: Memory

    def grounds(self, period: Period) -> Grounds:
        """What a review of this period is measured by; only a year-end review looks back."""
        return Grounds(
            config=self.config,
            period=period,
            scale=self.scale,
            targets=self.targets[period],
            memory=self.memory if period is Period.YEAR_END else Memory(),
            year_targets=self.targets[Period.YEAR_END],
        )


def read_setup(workspace: Workspace, period: Period | None = None) -> tuple[Setup | None, tuple[Fault, ...]]:
    """The setup, or None and every fault of every file, located.

    `period` is that of a review to be made: of a year-end review also the past is read, and must be in order.
    """
    config, known, faults = read_as_far(workspace.config)
    scale, scale_faults = read_scale_as_far(workspace.scale, known)
    codes_known = scale is not None and has_all_codes(scale)
    rows, target_faults = _target_rows(workspace, known, scale, whole=codes_known)
    memory, past_faults = _past(workspace, config) if config and period is Period.YEAR_END else (Memory(), ())
    found = (
        *faults,
        *scale_faults,
        *_template_faults(workspace),
        *_written_faults(workspace),
        *target_faults,
        *(check_against_scale(known, scale) if scale and codes_known else ()),
        *past_faults,
    )
    if found or config is None or scale is None:
        return None, found
    return Setup(config, scale, targets_by_period(rows, config, scale), memory), ()


def _target_rows(
    workspace: Workspace, known: Known, scale: Scale | None, *, whole: bool
) -> tuple[Registered, tuple[Fault, ...]]:
    """The rows of targets.xlsx, checked as far as members and lines are known."""
    if scale is None or known.members is None:
        return {}, ()
    return read_rows(workspace.targets, known.members, scale, whole=whole)


def _past(workspace: Workspace, config: Config) -> tuple[Memory, tuple[Fault, ...]]:
    """The past as far as it is known; what [scoring] carry adds from it must be there."""
    memory, faults = read_memory(workspace, config)
    if config.scoring.carry is None or remembers_half(workspace, config.bloc.year):
        return memory, faults
    return memory, (*faults, Fault("scoring.carry", HALF_YEAR_MISSING))


def _template_faults(workspace: Workspace) -> Iterator[Fault]:
    for path in sorted(workspace.word_templates.glob("*.docx")):
        if not is_lock(path.name) and not is_built_in(path.name, path.read_bytes()):
            from pipeline.reports.papers.catalogue import template_faults

            yield from template_faults(path)


def _written_faults(workspace: Workspace) -> Iterator[Fault]:
    for path in (workspace.written_for_agreement, *map(workspace.written_for, Period)):
        if path.exists():
            yield from unreadable(path)
