"""What is legal about a workspace's templates and written texts, but odd: nothing is lost in silence."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from pipeline.model.bloc import Period
from pipeline.model.finding import Fault
from pipeline.reports.papers.catalogue import OF_THE_YEAR, PAPERS
from pipeline.reports.papers.numbering import NUMBERED
from pipeline.reports.papers.paper import Paper
from pipeline.reports.papers.written import misnamed_files, read_written
from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.check import tags_in
from pipeline.reports.templates.uses import used
from pipeline.reports.templates.values import Value, values_of
from pipeline.text.oddities import template_of_no_paper, values_left_out
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


def papers_in(folder: Path) -> tuple[Paper, ...]:
    """The kinds of papers that a review's folder holds: each as a file, or in its folder of one a member."""
    names = {path.name for path in folder.iterdir()}
    return tuple(paper for paper in PAPERS if (paper.folder or paper.template) in names)


def sections_left_out(
    path: Path, written: WrittenFields, templates: Path, papers: Sequence[Paper]
) -> tuple[Fault, ...]:
    """The sections of the file at `path` that the templates of these papers do not use."""
    wanted = {one.name for one in fields(written) if getattr(written, one.name)}
    if not wanted:
        return ()
    taken = {name for paper in papers for owner, name in _used(paper, _own(paper, templates)) if owner is WrittenFields}
    of_file = [paper for paper in PAPERS if paper.template.removesuffix(".docx") in NUMBERED.get(path.name, ())]
    ever = {name for paper in of_file for owner, name in _used(paper, _own(paper, templates)) if owner is WrittenFields}
    where = f"{path.parent.name}/{path.name}"
    untaken = [name for name in HEADINGS if name in wanted - taken]
    waiting, never = ([name for name in untaken if (name in ever) is used_later] for used_later in (True, False))
    reasons = ((waiting, NOT_YET), (never, LEFT_OUT))
    return tuple(Fault(f"{where} {_headings(names)}", why) for names, why in reasons if names)


def _headings(names: Sequence[str]) -> str:
    return ", ".join(f"“{HEADINGS[name][0]}”" for name in names)


def _templates_of_no_paper(place: Workspace) -> Iterator[Fault]:
    known = [*(paper.template for paper in PAPERS), place.new_word_templates.name]
    for path in sorted(place.word_templates.glob("*")):
        if path.name not in known and not path.name.startswith((".", "~")):
            guess = did_you_mean(path.name, known)
            yield Fault(f"word/{path.name}", template_of_no_paper(guess))


def _values_left_out(folder: Path) -> Iterator[Fault]:
    """Values that the built-in template uses and the bloc's own does not; of a list left out, not its inner ones."""
    for paper in PAPERS:
        own = _own(paper, folder)
        if own == built_in(paper.template):
            continue
        left_out = _used(paper, built_in(paper.template)) - _used(paper, own)
        names = [one for one in values_of(paper.fields) if one.value in left_out]
        outer = {one.path for one in names}
        listed = [f"“{one.told}”" for one in names if one.path[:-1] not in outer]
        if listed:
            yield Fault(f"word/{paper.template}", values_left_out(listed))


def _texts_of_no_paper(place: Workspace) -> Iterator[Fault]:
    yield from misnamed_files(place.written)
    of_periods = [paper for paper in PAPERS if paper not in OF_THE_YEAR]
    for path, papers in (
        (place.written_for_agreement, tuple(OF_THE_YEAR)),
        *((place.written_for(period), of_periods) for period in Period),
    ):
        written = read_written(path)
        yield from written.remarks
        yield from sections_left_out(path, written.fields, place.word_templates, papers)


def _own(paper: Paper, folder: Path) -> bytes:
    own = folder / paper.template
    return own.read_bytes() if own.exists() else built_in(paper.template)


def _used(paper: Paper, template: bytes) -> frozenset[Value]:
    return frozenset(value for tags in tags_in(template) for value in used(tags, paper.fields))
