"""Values that the built-in template of a paper uses and the bloc's own does not."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.model.finding import Fault
from pipeline.reports.papers.catalogue import PAPERS
from pipeline.reports.papers.paper import Paper
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.check import tags_in
from pipeline.reports.templates.uses import used
from pipeline.reports.templates.values import Value, values_of
from pipeline.text.oddities import values_left_out


def values_not_used(own: Path) -> Iterator[Fault]:
    """What a template left out; of a list left out, not its inner values."""
    paper = next(paper for paper in PAPERS if paper.template == own.name)
    left_out = _used(paper, built_in(paper.template)) - _used(paper, own.read_bytes())
    names = [one for one in values_of(paper.fields) if one.value in left_out]
    outer = {one.path for one in names}
    listed = [f"“{one.told}”" for one in names if one.path[:-1] not in outer]
    if listed:
        yield Fault(f"word/{paper.template}", values_left_out(listed))


def _used(paper: Paper, template: bytes) -> frozenset[Value]:
    return frozenset(value for tags in tags_in(template) for value in used(tags, paper.fields))
