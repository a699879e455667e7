"""What the column `Cách tính` says of a row, in words for the person who fills the form."""

from pipeline.forms.score.formulas import never_applies
from pipeline.forms.score.plan import Plan
from pipeline.model.scale import Line
from pipeline.text.scale_lines import counting_of
from pipeline.text.workbooks.forms import NEVER_APPLIES, WANTS_EVIDENCE


def how_it_counts(plan: Plan, line: Line) -> str:
    """The rule or the consequence, the caps of the branch, what must be attached, and the bloc's guidance."""
    text = counting_of(line)
    if line.evidence_required:
        text = f"{text} {WANTS_EVIDENCE}".lstrip()
    if never_applies(plan, line):
        text += f" {NEVER_APPLIES}"
    return "\n".join(part for part in (text, line.guidance) if part)
