"""What differs from the published result: the inputs, and what came of it for members, lines and places."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.model.result import Review
from pipeline.publication.differences import Change, Difference, differences
from pipeline.publication.input_changes import (
    answers_changed,
    config_changed,
    files_changed,
    memory_changed,
    scale_changed,
    targets_changed,
)
from pipeline.publication.inputs import input_files
from pipeline.publication.remaking import Faulty, review_of
from pipeline.publication.verifying import inputs_whole
from pipeline.reports.results import results
from pipeline.text.terminal.publication import BROKEN, PROGRAM
from pipeline.workspace.seal import (
    INPUTS_FOLDER,
    RESULTS_FOLDER,
    BrokenSeal,
    Seal,
    inputs_of,
    read_seal,
    seal_file,
)
from pipeline.workspace.workspace import RESULTS, Workspace


def changes_since(published: Path, place: Workspace, now: Review) -> tuple[Difference, ...]:
    """All that differs between a publication and the review of the workspace now: inputs first, then results."""
    try:
        seal = read_seal(published)
        old = _sealed_results(published, seal)
    except BrokenSeal:
        return (Difference(what=BROKEN),)
    found = (*_inputs_changed(published, seal, place, now), *_results_changed(old, results(now)))
    if found and seal.program != __version__:
        return (Difference(what=PROGRAM, changes=(Change("", seal.program, __version__),)), *found)
    return found


def _sealed_results(published: Path, seal: Seal) -> Mapping[str, Any]:
    """results.json as it was sealed. Raises: BrokenSeal where it is not whole, or says nothing that we understand."""
    folder = published / RESULTS_FOLDER
    if seal.below(RESULTS_FOLDER).get(RESULTS) != seal_file(folder, folder / RESULTS):
        raise BrokenSeal
    data: Mapping[str, Any] = json.loads((folder / RESULTS).read_bytes())
    return data


def _inputs_changed(published: Path, seal: Seal, place: Workspace, now: Review) -> Iterator[Difference]:
    """The files, then what differs inside them; that only where the sealed inputs are whole and can be read."""
    old = {path: one.sha256 for path, one in seal.below(INPUTS_FOLDER).items()}
    new = {one.path: one.sha256 for one in input_files(place, seal.year, seal.period)}
    if old == new:
        return
    yield from files_changed(old, new)
    if not inputs_whole(published, seal):
        yield Difference(what=BROKEN)
        return
    try:
        before = review_of(inputs_of(published), seal.year, seal.period).review
    except Faulty:
        return
    yield from config_changed(inputs_of(published).config, place.config)
    yield from scale_changed(before.scale, now.scale)
    yield from targets_changed(before.targets, now.targets, now.config.bloc.members)
    yield from answers_changed(before, now)
    yield from memory_changed(before.memory, now.memory)


def _results_changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    """What differs in the results; that a file has other bytes was told among the inputs."""
    for one in differences(old, new):
        if not (one.what == "receipt" and {change.field for change in one.changes} == {"sha256"}):
            yield one
