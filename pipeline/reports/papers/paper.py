"""What a paper is: a Word template, the values that it may name, and the copies that a review calls for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.model.bloc import Member
from pipeline.reports.charts.chart import Chart
from pipeline.scoring.stages import TracedReview


class Copy(NamedTuple):
    """One document to be written: its path below the review's folder, and the values for its template.

    `context` holds the paper's `fields`: ready-made texts, yes/no, and tuples of such; never None.
    `charts` are those that go where one of its texts is the chart's mark. `nth` is how many of the same paper come
    before it in order of place: its number counts on by so many.
    """

    path: str
    context: Any
    charts: Mapping[str, Chart] = {}
    nth: int = 0


CopiesFor = Callable[[Sequence[Member]], Iterator[Copy]]
"""The copies for some members of a review."""


class Paper(NamedTuple):
    """One kind of paper.

    `template` is the file name of its template, `fields` the class whose names the template may use. `copies`
    yields what a review calls for: nothing where the paper is not due, one document, or one a member. Those of members
    lie in `folder` below the review's; "" for a paper that lies there itself, under the name of its template.
    `of_members` is there where there is one for nearly every member: what makes them for some of a review's members.
    """

    template: str
    fields: type
    copies: Callable[[TracedReview], Iterator[Copy]]
    folder: str = ""
    of_members: Callable[[TracedReview], CopiesFor] | None = None

    @property
    def name(self) -> str:
        """The template's name without its ending, by which people number the paper."""
        return self.template.removesuffix(".docx")

    @property
    def goal(self) -> str:
        """The name in the review's folder of the paper, or of the folder of its copies."""
        return self.folder or self.template


def of_no_review(traced: TracedReview) -> Iterator[Copy]:
    """The copies of a paper that no review calls for: it is written before one."""
    return iter(())
