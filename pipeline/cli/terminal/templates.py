"""What is printed of the bloc's Word templates: which were changed, and the new built-in ones beside them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.reports.templates.copies import BEHIND, BY_PEOPLE, MAY_BE_BEHIND, State
from pipeline.text.terminal import templates as words

WORDS: Mapping[State, str] = {
    State.SAME: words.SAME,
    State.OUTDATED: words.OUTDATED,
    State.CHANGED: words.CHANGED,
    State.CHANGED_OUTDATED: words.CHANGED_OUTDATED,
    State.CHANGED_UNKNOWN: words.CHANGED_UNKNOWN,
    State.MISSING: words.MISSING,
}


def tell_templates(states: Mapping[str, State]) -> None:
    """What became of each copy of a paper's template, by its name."""
    _tell(words.HEADING, states)


def tell_mail_templates(states: Mapping[str, State]) -> None:
    """What became of each copy of a mail's template, by its name."""
    _tell(words.MAIL_HEADING, states)


def _tell(heading: str, states: Mapping[str, State]) -> None:
    if not states:
        return
    width = max(map(len, states))
    say(heading, *(f"  {name:<{width}}  {WORDS[state]}" for name, state in states.items()))
    if MAY_BE_BEHIND & set(states.values()):
        say(words.HOW_TO_WRITE)


def tell_written_templates(root: Path, written: Iterable[tuple[Path, bool]]) -> None:
    """The built-in templates that were written beside the bloc's, and those that were not, below the workspace."""
    paths = [(path.relative_to(root).as_posix(), is_written) for path, is_written in written]
    for path, is_written in paths:
        say(words.template_written(path) if is_written else words.template_left_alone(path))
    say(words.HOW_TO_USE if paths else words.NOTHING_NEW)


def tell_changed_templates(states: Mapping[str, State]) -> None:
    """The copies that people changed, and those whose built-in template has changed since; nothing of the others."""
    for sentence, which in ((words.templates_changed, BY_PEOPLE), (words.templates_behind, BEHIND)):
        names = [name for name, state in states.items() if state in which]
        if names:
            say(sentence(names))
