"""All kinds of papers: those of a review, and those that go out before one, which no review waits for."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.model.finding import Fault
from pipeline.model.grounds import Grounds
from pipeline.model.status import MemberStatus, Stage
from pipeline.reports.papers.agreement.paper import AGREEMENT, agreement_context
from pipeline.reports.papers.agreement.plan import PLAN, REGULATION, plan_context
from pipeline.reports.papers.letters.forms_letters import COVERING, REMINDER, covering_context, reminder_context
from pipeline.reports.papers.letters.invitation import INVITATION, invitation_context
from pipeline.reports.papers.numbering import Numbers
from pipeline.reports.papers.of_a_review import OF_A_REVIEW, template_of
from pipeline.reports.papers.paper import Paper
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.check import faults_of
from pipeline.reports.templates.left_to_fill import Left
from pipeline.reports.templates.prepared import filled, values_in
from pipeline.scoring.stages import TracedReview

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

PAPERS: tuple[Paper, ...] = (*OF_THE_YEAR, *OF_A_REVIEW, *LETTERS)


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
        made = filled(template_of(paper, templates), values)
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
