"""A workspace's configuration, scale, targets and templates, checked together before any work is done."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.config import check_against_scale, read_config
from pipeline.model import Config, Fault, Grounds, Period, Scale, Targets
from pipeline.reports.papers import template_faults
from pipeline.reports.written import unreadable
from pipeline.scale_book import read_scale
from pipeline.target_book import read_targets
from pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Setup:
    """What a workspace says before anything arrives."""

    config: Config
    scale: Scale
    targets: Targets

    def grounds(self, period: Period) -> Grounds:
        """What a review of this period is judged by."""
        return Grounds(config=self.config, period=period, scale=self.scale, targets=self.targets)


def read_setup(workspace: Workspace) -> tuple[Setup | None, tuple[Fault, ...]]:
    """The setup, or None and every fault of every file, located."""
    config, faults = read_config(workspace.config)
    scale, scale_faults = read_scale(workspace.scale, config)
    found = [*faults, *scale_faults, *_template_faults(workspace), *_written_faults(workspace)]
    if config is None or scale is None:
        return None, tuple(found)
    targets, target_faults = read_targets(workspace.targets, config, scale)
    found += [*target_faults, *check_against_scale(config, scale)]
    if found or targets is None:
        return None, tuple(found)
    return Setup(config, scale, targets), ()


def _template_faults(workspace: Workspace) -> Iterator[Fault]:
    for path in sorted(workspace.word_templates.glob("*.docx")):
        if not path.name.startswith("~$"):
            yield from template_faults(path)


def _written_faults(workspace: Workspace) -> Iterator[Fault]:
    for path in map(workspace.written_for, Period):
        if path.exists():
            yield from unreadable(path)
