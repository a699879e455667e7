"""The papers that a review calls for: every kind in one list, each copy a Word template filled with its texts."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.model.bloc import Member
from pipeline.reports.papers.appraisal_minutes import APPRAISAL_MINUTES
from pipeline.reports.papers.brief import BRIEF
from pipeline.reports.papers.counting_minutes import COUNTING_MINUTES
from pipeline.reports.papers.meeting.paper import MEETING
from pipeline.reports.papers.merits import MERITS
from pipeline.reports.papers.missing_slip import MISSING_SLIP
from pipeline.reports.papers.notice import NOTICE
from pipeline.reports.papers.numbering import Numbers, counted_on
from pipeline.reports.papers.paper import CopiesFor, Copy, Paper
from pipeline.reports.papers.report.paper import SIX_MONTH_REPORT, YEAR_END_REPORT
from pipeline.reports.papers.result_slip import RESULT_SLIP
from pipeline.reports.papers.submission import SUBMISSION
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.prepared import Values, filled, values_in
from pipeline.scoring.stages import TracedReview
from pipeline.workspace.executing import in_parts

OF_A_REVIEW: tuple[Paper, ...] = (
    SIX_MONTH_REPORT,
    YEAR_END_REPORT,
    NOTICE,
    RESULT_SLIP,
    MISSING_SLIP,
    APPRAISAL_MINUTES,
    MEETING,
    COUNTING_MINUTES,
    SUBMISSION,
    MERITS,
    BRIEF,
)

_AT_A_TIME = 25
"""Members of a task: enough that handing it out costs little, few enough that all processes end together."""


class Papers:
    """What the papers of a review are written from. What no copy changes is made once, where it is first needed.

    A template that is not in `templates` is the built-in one; they are without `template_faults`. `written` is what
    people wrote, `numbers` are the papers' own numbers and dates. The same of all gives the same bytes.
    """

    def __init__(
        self,
        traced: TracedReview,
        templates: Path,
        written: WrittenFields = NOTHING_WRITTEN,
        numbers: Numbers | None = None,
    ) -> None:
        self._traced, self._templates, self._written = as_written(traced, written), templates, written
        self._numbers = counted_on(numbers or {}, traced.review)
        self._of_members: dict[Paper, CopiesFor] = {}

    def parts(self) -> Iterator[tuple[Paper, tuple[Member, ...] | None]]:
        """The work in parts that any process can do: a paper whole, or its copies for some members.

        A bloc whose papers follow other rules gets none.
        """
        bloc = self._traced.review.config.bloc
        for paper in OF_A_REVIEW if bloc.papers else ():
            if paper.of_members:
                yield from ((paper, some) for some in in_parts(bloc.members, _AT_A_TIME))
            else:
                yield paper, None

    def write(self, folder: Path, paper: Paper, members: tuple[Member, ...] | None = None) -> int:
        """Write the copies that the review calls for into a review's folder; how many places they leave to fill in."""
        template, left = template_of(paper, self._templates), 0
        for copy in self._copies(paper, members):
            path, made = folder / copy.path, filled(template, self._values(paper, copy), copy.charts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made.file)
            left += made.left
        return left

    def _copies(self, paper: Paper, members: tuple[Member, ...] | None) -> Iterator[Copy]:
        if members is None or paper.of_members is None:
            return paper.copies(self._traced)
        if paper not in self._of_members:
            self._of_members[paper] = paper.of_members(self._traced)
        return self._of_members[paper](members)

    def _values(self, paper: Paper, copy: Copy) -> Values:
        """All that the template of a paper may name."""
        numbered = self._numbers.get(paper.name)
        return values_in(copy.context, numbered.on(self._written, copy.nth) if numbered else self._written)


def as_written(traced: TracedReview, written: WrittenFields) -> TracedReview:
    """The review of a bloc that casts no votes is decided once people have written what the meeting came to."""
    decided = bool(written.binh_xet) and traced.review.config.ballots is None
    return traced._replace(review=traced.review._replace(decided=True)) if decided else traced


def papers_in(folder: Path) -> tuple[Paper, ...]:
    """The kinds of papers that a review's folder holds: each as a file, or in its folder of one a member."""
    names = {path.name for path in folder.iterdir()}
    return tuple(paper for paper in OF_A_REVIEW if paper.goal in names)


def template_of(paper: Paper, templates: Path) -> bytes:
    """The bloc's own template in `templates`, else the built-in one."""
    own = templates / paper.template
    return own.read_bytes() if own.exists() else built_in(paper.template)
