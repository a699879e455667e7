"""What is legal about a workspace's templates and written texts, but odd: nothing is lost in silence."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.model.bloc import Period
from pipeline.model.finding import Fault
from pipeline.reports.papers.numbering import NUMBERED
from pipeline.reports.papers.written import misnamed_files, read_written
from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.reports.templates.built_in import built_in, built_in_names, is_built_in
from pipeline.reports.templates.sections import sections_in
from pipeline.text.oddities import template_of_no_paper
from pipeline.text.words import did_you_mean
from pipeline.text.written_words import HEADINGS, LEFT_OUT, NOT_YET
from pipeline.workspace.workspace import Workspace


def paper_oddities(place: Workspace) -> tuple[Fault, ...]:
    """All that is odd; the workspace's templates are without fault."""
    return (
        *_templates_of_no_paper(place),
        *_values_left_out(place.word_templates),
        *_texts_of_no_paper(place),
    )


def sections_left_out(path: Path, written: WrittenFields, templates: Path, papers: Iterable[str]) -> tuple[Fault, ...]:
    """The sections of the file at `path` that these papers, called by their templates, do not use."""
    wanted = {name for name, value in written._asdict().items() if value}
    if not wanted:
        return ()
    taken = _taken(papers, templates)
    ever = _taken((f"{name}.docx" for name in NUMBERED.get(path.name, ())), templates)
    where = f"{path.parent.name}/{path.name}"
    untaken = [name for name in HEADINGS if name in wanted - taken]
    waiting, never = ([name for name in untaken if (name in ever) is used_later] for used_later in (True, False))
    reasons = ((waiting, NOT_YET), (never, LEFT_OUT))
    return tuple(Fault(f"{where} {_headings(names)}", why) for names, why in reasons if names)


def _headings(names: Sequence[str]) -> str:
    return ", ".join(f"“{HEADINGS[name][0]}”" for name in names)


def _taken(papers: Iterable[str], templates: Path) -> set[str]:
    """The sections that a paper or another takes; a template that is not in the folder is the built-in one."""
    own = (templates / name for name in papers)
    return {name for path in own for name in sections_in(path.read_bytes() if path.exists() else built_in(path.name))}


def _templates_of_no_paper(place: Workspace) -> Iterator[Fault]:
    known = [*built_in_names(), place.new_word_templates.name]
    for path in sorted(place.word_templates.glob("*")):
        if path.name not in known and not path.name.startswith((".", "~")):
            guess = did_you_mean(path.name, known)
            yield Fault(f"word/{path.name}", template_of_no_paper(guess))


def _values_left_out(folder: Path) -> Iterator[Fault]:
    """Values that the built-in template uses and the bloc's own does not."""
    for path in (folder / name for name in built_in_names()):
        if path.exists() and not is_built_in(path.name, path.read_bytes()):
            from pipeline.checking.template_oddities import values_not_used

            yield from values_not_used(path)


def _texts_of_no_paper(place: Workspace) -> Iterator[Fault]:
    yield from misnamed_files(place.written)
    of_the_year = [f"{name}.docx" for name in NUMBERED[place.written_for_agreement.name]]
    of_periods = [name for name in built_in_names() if name not in of_the_year]
    for path, papers in (
        (place.written_for_agreement, of_the_year),
        *((place.written_for(period), of_periods) for period in Period),
    ):
        written = read_written(path)
        yield from written.remarks
        yield from sections_left_out(path, written.fields, place.word_templates, papers)
