"""`thidua publish` and `thidua verify`: a result is sealed with its inputs, and compared with them later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.commands.options import (
    TO_LOOK_AT,
    Errand,
    NothingDone,
    WritingErrand,
    period_option,
    setup_of,
    workspace_option,
)
from pipeline.text.terminal import help as words

if TYPE_CHECKING:
    from pipeline.model.result import Review
    from pipeline.workspace.workspace import Workspace


@click.command(cls=WritingErrand, name="publish", help=words.PUBLISH)
@period_option
@workspace_option
@click.option("--replace", is_flag=True, help=words.REPLACE)
@click.option("--anyway", is_flag=True, help=words.ANYWAY)
def publish_result(period: str, workspace: Path, replace: bool, anyway: bool) -> None:
    """Seal the reviewed result and its inputs.

    Where a publication stands already, what differs from it is printed, and it stays unless `replace`. What is still
    open is printed, and nothing is sealed over it unless `anyway`.
    """
    from pipeline.cli.terminal.publication import tell_differences, tell_open, tell_sealed
    from pipeline.model.bloc import Period
    from pipeline.publication.changes import changes_since
    from pipeline.publication.publishing import CannotPublish, publish_review
    from pipeline.publication.still_open import still_open
    from pipeline.reviewing import review
    from pipeline.text.terminal.publication import ALREADY, SEAL_ANYWAY
    from pipeline.workspace.seal import PUBLISHED
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace, period), Workspace(workspace)
    grounds, year = setup.grounds(Period(period)), setup.config.bloc.year
    folder = place.output(year, grounds.period, PUBLISHED)
    now = review(grounds, place.inbox(year, grounds.period)).review
    if folder.exists():
        tell_differences(folder, changes_since(folder, place, now), stderr=not replace)
        if not replace:
            raise NothingDone(ALREADY.format(folder=folder))
    reviewed = place.output(year, grounds.period, "review")
    unfinished = tuple(still_open(now, reviewed)) if reviewed.is_dir() else ()
    tell_open(unfinished, stderr=not anyway)
    if unfinished and not anyway:
        raise NothingDone(SEAL_ANYWAY)
    try:
        seal = publish_review(place, year, grounds.period)
    except CannotPublish as reason:
        raise NothingDone(str(reason)) from reason
    tell_sealed(seal, folder)


@click.command(cls=Errand, help=words.VERIFY)
@period_option
@workspace_option
@click.option("--changes", is_flag=True, help=words.CHANGES)
def verify(period: str, workspace: Path, changes: bool) -> None:
    """Check every publication of the period byte by byte; with `changes` also print all that differs from it now."""
    from pipeline.cli.terminal.publication import tell_verification
    from pipeline.model.bloc import Period
    from pipeline.publication.verifying import publications
    from pipeline.publication.verifying import verify as verified
    from pipeline.reviewing import review
    from pipeline.text.terminal.publication import NOTHING_PUBLISHED
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace, period) if changes else None, Workspace(workspace)
    found = [verified(published) for published in publications(place.root, Period(period))]
    if not found:
        raise NothingDone(NOTHING_PUBLISHED)
    for verification in found:
        tell_verification(verification)
    whole = not any(verification.problems for verification in found)
    if setup:
        now = review(setup.grounds(Period(period)), place.inbox(setup.config.bloc.year, Period(period))).review
        whole = not tell_changes_since_publication(place, now, in_full=True) and whole
    if not whole:
        raise SystemExit(TO_LOOK_AT)


def tell_changes_since_publication(place: Workspace, now: Review, *, in_full: bool = False) -> bool:
    """Where the period was published: print what differs from it now, in short or in full. True where anything does."""
    from pipeline.workspace.seal import PUBLISHED

    folder = place.output(now.config.bloc.year, now.period, PUBLISHED)
    if not folder.exists():
        return False
    from pipeline.cli.terminal.publication import tell_changes
    from pipeline.publication.changes import changes_since

    found = changes_since(folder, place, now)
    tell_changes(folder, found, now.period, in_full=in_full)
    return bool(found)
