"""The papers of a review: every kind in one list, each copy a Word template filled with its texts."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from itertools import islice, tee
from pathlib import Path
from typing import Any

from pipeline.model.finding import Fault
from pipeline.model.grounds import Grounds
from pipeline.model.status import MemberStatus, Stage
from pipeline.reports.charts.placing import with_charts
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
from pipeline.reports.papers.numbering import Numbered, Numbers, counted_on
from pipeline.reports.papers.paper import Copy, Paper
from pipeline.reports.papers.report.paper import SIX_MONTH_REPORT, YEAR_END_REPORT
from pipeline.reports.papers.result_slip import RESULT_SLIP
from pipeline.reports.papers.submission import SUBMISSION
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.check import faults_of
from pipeline.reports.templates.filling import Values, filled_by_docxtpl, values_in
from pipeline.reports.templates.prepared import fill_all, fill_files
from pipeline.scoring.stages import TracedReview
from pipeline.workspace.workspace import fixed_zip

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


Begun = Future[None]

_AT_A_TIME = 25
"""Papers of a task: enough that sending them costs little, few enough that all processes end together."""


def write_papers(
    folder: Path,
    traced: TracedReview,
    templates: Path,
    written: WrittenFields = NOTHING_WRITTEN,
    numbers: Numbers | None = None,
    pool: Executor | None = None,
) -> list[Begun]:
    """Write every paper that the review calls for; a template that is not in `templates` is the built-in one.

    A bloc whose papers follow other rules gets none. The templates are without `template_faults`. The same review,
    templates, `written` and `numbers` give the same bytes, with or without a `pool`: papers made one a member are
    then begun there, and there when that is done.
    """
    if not traced.review.config.bloc.papers:
        return []
    known = counted_on(numbers or {}, traced.review)
    begun: list[Begun] = []
    for paper in PAPERS:
        copies = _numbered(paper, traced, written, known.get(paper.name))
        if pool and paper.folder:
            begun += _begin(folder, _template(paper, templates), copies, pool)
        else:
            _write(folder, _template(paper, templates), copies)
    return begun


def write_paper(
    folder: Path,
    paper: Paper,
    traced: TracedReview,
    templates: Path,
    written: WrittenFields = NOTHING_WRITTEN,
    numbered: Numbered | None = None,
) -> None:
    """Write every copy of one paper that the review calls for; `numbered` is the first one's number and date."""
    _write(folder, _template(paper, templates), _numbered(paper, traced, written, numbered))


def _numbered(
    paper: Paper, traced: TracedReview, written: WrittenFields, numbered: Numbered | None
) -> Iterator[tuple[Copy, Values]]:
    """The copies of a paper, each with all that its template may name."""
    for copy in paper.copies(traced):
        yield copy, values_in(copy.context, numbered.on(written, copy.nth) if numbered else written)


def _write(folder: Path, template: bytes, copies: Iterable[tuple[Copy, Values]]) -> None:
    copies, same = tee(copies)
    filled = fill_all(template, (values for _, values in same))
    for (copy, _), document in zip(copies, filled, strict=True):
        path = folder / copy.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(fixed_zip(with_charts(document, copy.charts)) if copy.charts else document)


def _begin(folder: Path, template: bytes, copies: Iterator[tuple[Copy, Values]], pool: Executor) -> Iterator[Begun]:
    """The first copy here, the others in the pool, so many at a time; papers of members have no charts."""
    for first, values in copies:
        _write(folder, template, [(first, values)])
        proof = pickle.dumps((values, (folder / first.path).read_bytes()))
        while some := [(folder / copy.path, values) for copy, values in islice(copies, _AT_A_TIME)]:
            yield pool.submit(fill_files, template, proof, some)


def write_agreement(
    folder: Path,
    grounds: Grounds,
    templates: Path,
    written: WrittenFields = NOTHING_WRITTEN,
    numbers: Numbers | None = None,
) -> None:
    """Write the pact of the year into a folder with the drafts of its plan and its regulation."""
    for paper, context in OF_THE_YEAR.items():
        _write_alone(folder, paper, context(grounds, written), templates, written, numbers)


def write_letters(
    folder: Path,
    grounds: Grounds,
    statuses: Sequence[MemberStatus],
    templates: Path,
    written: WrittenFields = NOTHING_WRITTEN,
    numbers: Numbers | None = None,
) -> None:
    """Write what goes out before a review, as far as it is called for by who has sent what."""
    for paper, context in LETTERS.items():
        values = context(grounds, statuses)
        if values is not None:
            _write_alone(folder, paper, values, templates, written, numbers)


def _write_alone(
    folder: Path, paper: Paper, context: Any, templates: Path, written: WrittenFields, numbers: Numbers | None
) -> None:
    """Write the one copy of a paper under its template's name."""
    numbered = (numbers or {}).get(paper.name)
    filled = fill(_template(paper, templates), context, numbered.on(written, 0) if numbered else written)
    (folder / paper.template).write_bytes(fixed_zip(filled))


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


def fill(template: bytes, context: Any, written: WrittenFields = NOTHING_WRITTEN) -> bytes:
    """A template filled with the values of a context and what people wrote; not yet with a fixed clock."""
    return filled_by_docxtpl(template, values_in(context, written))
