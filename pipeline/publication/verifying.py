"""`thidua verify`: every byte of a publication is checked, and the result is made again from the sealed inputs."""

import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pipeline import __version__
from pipeline.model.beside import is_of_a_system
from pipeline.model.bloc import Period
from pipeline.publication.remaking import Faulty, remake
from pipeline.publication.sealed_links import lead_to_sealed_forms
from pipeline.text.terminal.publication import (
    BROKEN_SEAL,
    CHANGED,
    EXTRA,
    FAULTY_INPUTS,
    INPUTS_NOT_WHOLE,
    MISSING,
    NOT_REPRODUCED,
    OF_SYSTEMS,
    OTHER_PROGRAM,
    SAME_FIGURES,
    printable_path,
)
from pipeline.workspace.seal import (
    INPUTS_FOLDER,
    MANIFEST,
    PUBLISHED,
    RESULTS_FOLDER,
    BrokenSeal,
    Seal,
    SealedFile,
    files_below,
    inputs_of,
    read_seal,
)
from pipeline.workspace.workspace import RESULTS, Workspace


class Verification(NamedTuple):
    """What was found in one publication; `seal` is None where its list of files is not as it was written."""

    published: Path
    seal: Seal | None
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()


def publications(root: Path, period: Period) -> tuple[Path, ...]:
    """The publications of a period in a workspace, of every year; the configuration may have changed since."""
    return tuple(sorted(root.glob(f"output/[0-9][0-9][0-9][0-9]-{period.value}/{PUBLISHED}")))


def verify(published: Path) -> Verification:
    """Check every sealed byte; where the sealed inputs are whole, review them anew and compare bit for bit."""
    try:
        seal = read_seal(published)
    except BrokenSeal:
        return Verification(published, None, (BROKEN_SEAL,))
    sealed, there = _by_path(seal.files), _by_path(_without_manifest(published))
    strangers = [path for path in sorted(there) if path not in sealed and is_of_a_system(path)]
    damaged = tuple(unlike(sealed, _without(there, strangers)))
    notes = () if seal.program == __version__ else (OTHER_PROGRAM.format(sealed=seal.program, now=__version__),)
    if strangers:
        notes = (*notes, OF_SYSTEMS.format(paths=", ".join(map(printable_path, strangers))))
    again = _made_again(published, seal) if inputs_whole(published, seal) else (INPUTS_NOT_WHOLE,)
    return Verification(published, seal, (*damaged, *again), notes)


def inputs_whole(published: Path, seal: Seal) -> bool:
    """True where the inputs lie there as they were sealed, whatever the system put beside them."""
    sealed, there = seal.below(INPUTS_FOLDER), _by_path(files_below(published / INPUTS_FOLDER))
    return sealed == _without(there, [path for path in there if path not in sealed and is_of_a_system(path)])


def unlike(expected: Mapping[str, SealedFile], there: Mapping[str, SealedFile]) -> Iterator[str]:
    """A sentence for each file that is changed, missing or too many, by path."""
    for path in sorted({*expected, *there}):
        if path not in there:
            yield MISSING.format(path=printable_path(path))
        elif path not in expected:
            yield EXTRA.format(path=printable_path(path))
        elif expected[path] != there[path]:
            yield CHANGED.format(path=printable_path(path))


def _by_path(files: tuple[SealedFile, ...]) -> dict[str, SealedFile]:
    return {one.path: one for one in files}


def _without(files: Mapping[str, SealedFile], strangers: Collection[str]) -> dict[str, SealedFile]:
    return {path: file for path, file in files.items() if path not in strangers}


def _sealed_inputs(published: Path, seal: Seal, spare: Path) -> Workspace:
    """The sealed inputs; where the system put files beside them, a copy in a spare folder without those."""
    sealed, place = seal.below(INPUTS_FOLDER), inputs_of(published)
    if sealed == _by_path(files_below(place.root)):
        return place
    for path in sealed:
        copy = spare / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(place.root / path, copy)
    return Workspace(spare)


def _without_manifest(published: Path) -> tuple[SealedFile, ...]:
    return tuple(one for one in files_below(published) if one.path != MANIFEST)


def _made_again(published: Path, seal: Seal) -> Iterator[str]:
    """Where a review of the sealed inputs does not give the sealed results."""
    expected = seal.below(RESULTS_FOLDER)
    with TemporaryDirectory() as folder:
        made = Path(folder) / RESULTS_FOLDER
        try:
            inputs = _sealed_inputs(published, seal, Path(folder) / INPUTS_FOLDER)
            remake(inputs, seal.year, seal.period, made)
            lead_to_sealed_forms(made)
        except Faulty as faulty:
            yield FAULTY_INPUTS.format(faults=faulty)
            return
        got = _by_path(files_below(made))
    different = tuple(path for path in sorted({*expected, *got}) if expected.get(path) != got.get(path))
    if different:
        yield NOT_REPRODUCED.format(paths=", ".join(different))
    if different and RESULTS not in different:
        yield SAME_FIGURES
