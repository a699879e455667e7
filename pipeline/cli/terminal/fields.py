"""What `thidua fields` prints: the values that templates may use, paper by paper, each with an example."""

from collections.abc import Iterable, Sequence

from pipeline.cli.terminal.console import say, width
from pipeline.mail.catalogue import example_of as example_of_mail
from pipeline.mail.kind import Kind
from pipeline.mail.subject import Subject
from pipeline.model.grounds import Grounds
from pipeline.reports.papers.catalogue import example_of
from pipeline.reports.papers.paper import Paper
from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.reports.templates.fields import Named, named_values, written_values
from pipeline.scoring.stages import TracedReview
from pipeline.text.terminal.reports import HOW_TO_LOOP, WRITTEN_VALUES, without_example

_SHORTEST, _LONGEST = 20, 90
"""Signs of an example, as the terminal has room."""
_TAG_WIDTH = 44


def tell_fields(papers: Iterable[Paper], reviews: Sequence[tuple[Grounds, TracedReview]]) -> None:
    """The values of each paper; the example is from the first review that calls for the paper."""
    for paper in papers:
        examples = (example_of(paper, grounds, traced) for grounds, traced in reviews)
        example = next((found for found in examples if found is not None), None)
        say(paper.template if example is not None else without_example(paper.template))
        _tell(named_values(paper.fields, example))


def tell_mail_fields(kinds: Iterable[Kind], subjects: Sequence[Subject]) -> None:
    """The values of each kind of mail; the example is from the first period that has something to say."""
    for kind in kinds:
        example = next((found for subject in subjects if (found := example_of_mail(kind, subject))), None)
        name = f"mail/{kind.template}"
        say(name if example else without_example(name))
        _tell(named_values(kind.fields, example))


def tell_written(written: WrittenFields) -> None:
    """The values that people write, which every paper may use, and how tags that repeat are placed."""
    say(WRITTEN_VALUES)
    _tell(written_values(written))
    for line in HOW_TO_LOOP:
        say(line)


def _tell(values: Iterable[Named]) -> None:
    for value in values:
        say(_line(value))


def _line(value: Named) -> str:
    tag = f"{'  ' * (value.depth + 1)}{value.tag}"
    example = " ".join(value.example.split())
    longest = max(_SHORTEST, min(_LONGEST, width() - _TAG_WIDTH - 1))
    shown = example if len(example) <= longest else example[: longest - 1].rstrip() + "…"
    return f"{tag:<{_TAG_WIDTH}} {shown}".rstrip()
