"""A new workspace, from a shipped example or clean: written whole or not at all (CONTRACT section 1)."""

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from pipeline.model.bloc import Bloc
from pipeline.reports.templates.built_in import built_in, built_in_names
from pipeline.starting.shipped import SHIPPED, Example, examples
from pipeline.text.words import did_you_mean
from pipeline.text.workbooks.setup import NO_MEMBERS, example_unknown, is_a_file, occupied
from pipeline.workspace.workspace import Workspace

__all__ = ["CannotStart", "Example", "examples", "make_workspace", "place_workspace", "refuse_occupied"]


class CannotStart(Exception):  # noqa: N818 - it names what is the matter
    """The workspace cannot be made here, or not from this: a Vietnamese sentence for the person who asked."""


def make_workspace(folder: Path, start: str | Bloc) -> None:
    """Make `folder` a workspace: from the shipped example of this name, or a clean one for the bloc.

    Of a clean one's bloc the name, year, parent, place, symbol and the members' codes and names are taken; it has
    at least one member. A folder that is there may hold other things. Raises: CannotStart; nothing is written then.
    """
    from pipeline.starting.clean_bloc import write_clean
    from pipeline.starting.example import write_example

    if isinstance(start, Bloc):
        if not start.members:
            raise CannotStart(NO_MEMBERS)
        place_workspace(folder.resolve(), lambda root: write_clean(start, root))
    else:
        source = _source(start)
        place_workspace(folder.resolve(), lambda root: write_example(source, root))


def _source(name: str) -> Path:
    known = [source.name for source in SHIPPED.iterdir() if source.is_dir()]
    if name in known:
        return SHIPPED / name
    raise CannotStart(example_unknown(name, did_you_mean(name, known), sorted(known)))


def place_workspace(folder: Path, write: Callable[[Path], None]) -> None:
    """Have `write` fill an empty folder inside `folder`, then move what it wrote to its place, config.toml last.

    Raises: CannotStart where a workspace may not be made, and what `write` raises; nothing is there then.
    """
    refuse_occupied(folder)
    with ExitStack() as undo:
        if not folder.exists():
            folder.mkdir(parents=True)
            undo.callback(folder.rmdir)
        draft = folder / ".thidua-new"
        shutil.rmtree(draft, ignore_errors=True)
        undo.callback(shutil.rmtree, draft)
        _build(draft, write)
        for name in _PARTS:
            if not (folder / name).exists():
                os.rename(draft / name, folder / name)
                undo.callback(_remove, folder / name)
        undo.pop_all()
        shutil.rmtree(draft)


_PARTS = ("output", "inbox", "noi-dung", "input_templates", "config.toml")
"""What a workspace is made of, in the order in which it comes to its place."""


def refuse_occupied(folder: Path, others: Sequence[str] = ()) -> None:
    """Raises CannotStart where a workspace may not be made: there is one (a part of it, or of `others`), or a file."""
    if folder.exists() and not folder.is_dir():
        raise CannotStart(is_a_file(folder))
    for name in ("config.toml", "input_templates", "inbox", *others):
        if (folder / name).exists():
            raise CannotStart(occupied(folder, name))


def _build(draft: Path, write: Callable[[Path], None]) -> None:
    from pipeline.mail import catalogue
    from pipeline.mail import templates as mail_templates
    from pipeline.setup.config.reading import read_config
    from pipeline.starting.outlines import outlines

    (draft / "input_templates").mkdir(parents=True)
    (draft / "output").mkdir()
    (draft / "inbox").mkdir()
    (draft / "noi-dung").mkdir()
    write(draft)
    config, _ = read_config(Workspace(draft).config)
    for name, text in outlines(config.bloc.year).items() if config else ():
        if not (draft / "noi-dung" / name).exists():
            (draft / "noi-dung" / name).write_text(text, encoding="utf-8", newline="\n")
    templates = Workspace(draft).word_templates
    if not templates.exists():
        templates.mkdir()
        for name in built_in_names():
            (templates / name).write_bytes(built_in(name))
    mails = Workspace(draft).mail_templates
    if not mails.exists():
        mails.mkdir()
        for kind in catalogue.KINDS:
            (mails / kind.template).write_text(mail_templates.built_in(kind.template), encoding="utf-8", newline="\n")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
