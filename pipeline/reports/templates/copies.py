"""A workspace's copies of the built-in templates: what became of each since `init` copied it, and the new ones beside.

Nothing here changes a template of the bloc.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from pathlib import Path

from pipeline.reports.templates.built_in import built_in, built_in_names, origin_of, present_version
from pipeline.workspace.workspace import OutputInUse


class State(Enum):
    """What became of a copy. `OUTDATED`: as it was copied, but the built-in one has changed since.

    `CHANGED`: by people, from the present built-in one; `CHANGED_OUTDATED`: from a former one; `CHANGED_UNKNOWN`:
    the file no longer says from which. `MISSING`: there is none, the built-in one is used.
    """

    SAME = auto()
    OUTDATED = auto()
    CHANGED = auto()
    CHANGED_OUTDATED = auto()
    CHANGED_UNKNOWN = auto()
    MISSING = auto()


BY_PEOPLE = frozenset({State.CHANGED, State.CHANGED_OUTDATED, State.CHANGED_UNKNOWN})
BEHIND = frozenset({State.OUTDATED, State.CHANGED_OUTDATED})
"""The built-in one is known to have changed since."""
MAY_BE_BEHIND = BEHIND | {State.CHANGED_UNKNOWN}


def states(folder: Path) -> dict[str, State]:
    """File name → what became of the copy in the workspace's folder of templates, in the order of names."""
    return {name: state_of(folder / name) for name in built_in_names()}


def state_of(copy: Path) -> State:
    """What became of one copy, by its name."""
    if not copy.exists():
        return State.MISSING
    same_as, made_from = origin_of(copy.name, copy.read_bytes())
    present = present_version(copy.name)
    if same_as is not None:
        return State.SAME if same_as == present else State.OUTDATED
    if made_from is None:
        return State.CHANGED_UNKNOWN
    return State.CHANGED if made_from == present else State.CHANGED_OUTDATED


def write_beside(
    folder: Path,
    names: Iterable[str],
    became: Callable[[Path], State] = state_of,
    shipped: Callable[[str], bytes] = built_in,
) -> Iterator[tuple[Path, bool]]:
    """Write the built-in templates of these names into a folder, which is made; path → whether it was written.

    One that is there and was changed by people is left alone. `became` and `shipped` are those of another kind of
    templates. Raises: OutputInUse where a program holds one open.
    """
    for name in names:
        goal = folder / name
        free = became(goal) not in BY_PEOPLE
        if free:
            _write(goal, shipped(name))
        yield goal, free


def _write(goal: Path, template: bytes) -> None:
    try:
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_bytes(template)
    except PermissionError as error:
        raise OutputInUse(goal.parent) from error
