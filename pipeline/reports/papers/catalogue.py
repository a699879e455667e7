"""The papers of a review: every kind in one list, each copy a Word template filled with its texts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.model.bloc import Member
from pipeline.model.finding import Fault
from pipeline.model.grounds import Grounds
from pipeline.model.status import MemberStatus, Stage
from pipeline.reports.papers.agreement.paper import AGREEMENT, agreement_context
from pipeline.reports.papers.agreement.plan import PLAN, REGULATION, plan_context
from pipeline.reports.papers.appraisal_minutes import APPRAISAL_MINUTES
from pipeline.reports.papers.brief import BRIEF
from pipeline.reports.papers.counting_minutes import COUNTING_MINUTES
from pipeline.reports.papers.letters.forms_letters import COVERING, REMINDER, covering_context, reminder_context
from pipeline.reports.papers.letters.invitation import INVITATION, invitation_context
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
from pipeline.reports.templates.check import faults_of
from pipeline.reports.templates.left_to_fill import Left
from pipeline.reports.templates.prepared import Values, filled, values_in
from pipeline.scoring.stages import TracedReview
from pipeline.workspace.executing import in_parts

LETTERS: Mapping[Paper, Callable[[Grounds, Sequence[MemberStatus]], Any]] = {
    INVITATION: invitation_context,
    COVERING: covering_context,
    REMINDER: reminder_context,
}
"""What goes out before a review, each with its values by who has sent what; None where it is not called for."""

OF_THE_YEAR: Mapping[Paper, Callable[[Grounds, WrittenFields], Any]] = {
    AGREEMENT: agreement_context,
    PLAN: plan_context,
    REGULATION: agreement_context,
}
"""What is written at the start of the year, before any period, each with its values."""

PAPERS: tuple[Paper, ...] = (
    *OF_THE_YEAR,
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
    *LETTERS,
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
        for paper in PAPERS if bloc.papers else ():
            if paper.of_members:
                yield from ((paper, some) for some in in_parts(bloc.members, _AT_A_TIME))
            else:
                yield paper, None

    def write(self, folder: Path, paper: Paper, members: tuple[Member, ...] | None = None) -> int:
        """Write the copies that the review calls for into a review's folder; how many places they leave to fill in."""
        template, left = _template(paper, self._templates), 0
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
    return replace(traced, review=traced.review._replace(decided=True)) if decided else traced


def papers_in(folder: Path) -> tuple[Paper, ...]:
    """The kinds of papers that a review's folder holds: each as a file, or in its folder of one a member."""
    names = {path.name for path in folder.iterdir()}
    return tuple(paper for paper in PAPERS if paper.goal in names)


def write_agreement(
    folder: Path,
    grounds: Grounds,
    templates: Path,
    written: WrittenFields = NOTHING_WRITTEN,
    numbers: Numbers | None = None,
) -> Left:
    """Write the pact of the year into a folder with the drafts of its plan and its regulation."""
    contexts = {paper: context(grounds, written) for paper, context in OF_THE_YEAR.items()}
    return _write_alone(folder, contexts, templates, written, numbers)


def write_letters(
    folder: Path,
    grounds: Grounds,
    statuses: Sequence[MemberStatus],
    templates: Path,
    written: WrittenFields = NOTHING_WRITTEN,
    numbers: Numbers | None = None,
) -> Left:
    """Write what goes out before a review, as far as it is called for by who has sent what."""
    contexts = {paper: context(grounds, statuses) for paper, context in LETTERS.items()}
    called_for = {paper: context for paper, context in contexts.items() if context is not None}
    return _write_alone(folder, called_for, templates, written, numbers)


def _write_alone(
    folder: Path, contexts: Mapping[Paper, Any], templates: Path, written: WrittenFields, numbers: Numbers | None
) -> Left:
    """Write papers of one copy under their templates' names."""
    left: dict[str, int] = {}
    for paper, context in contexts.items():
        numbered = (numbers or {}).get(paper.name)
        values = values_in(context, numbered.on(written, 0) if numbered else written)
        made = filled(_template(paper, templates), values)
        (folder / paper.template).write_bytes(made.file)
        left[paper.template] = made.left
    return left


def example_of(paper: Paper, grounds: Grounds, traced: TracedReview) -> Any:
    """The values of a paper's first copy in a review; None where the review does not call for it."""
    if paper in OF_THE_YEAR:
        return OF_THE_YEAR[paper](grounds, NOTHING_WRITTEN)
    if paper in LETTERS:
        return LETTERS[paper](grounds, nobody_has_sent(grounds))
    return next((copy.context for copy in paper.copies(traced)), None)


def nobody_has_sent(grounds: Grounds) -> Sequence[MemberStatus]:
    """Every member as it is before the first form has come."""
    return [MemberStatus(member=member, stage=Stage.MISSING) for member in grounds.config.bloc.members]


def template_faults(path: Path) -> tuple[Fault, ...]:
    """What is wrong with a template of the bloc, each fault located by the words of its paragraph."""
    known = {paper.template: paper.fields for paper in PAPERS}
    if path.name not in known or path.read_bytes() == built_in(path.name):
        return ()
    return faults_of(path, known[path.name])


def _template(paper: Paper, templates: Path) -> bytes:
    own = templates / paper.template
    return own.read_bytes() if own.exists() else built_in(paper.template)
