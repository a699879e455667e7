"""What the column `Cách tính` says of a row, in words for the person who fills the form."""

from pipeline.forms.score.formulas import never_applies
from pipeline.forms.score.plan import Plan
from pipeline.model.scale import Line
from pipeline.text.numbers import short
from pipeline.text.scale_lines import counting_of
from pipeline.text.workbooks.forms import NEVER_APPLIES, OF_SIX_MONTHS, WANTS_EVIDENCE


def how_it_counts(plan: Plan, line: Line) -> str:
    """The rule or the consequence, the caps of the branch, what must be attached, and the bloc's guidance."""
    text = counting_of(line)
    if line.evidence_required:
        text = f"{text} {WANTS_EVIDENCE}".lstrip()
    if never_applies(plan, line):
        text += f" {NEVER_APPLIES}"
    own, of_year = plan.targets.get(line.code), plan.year_targets.get(line.code)
    if own and of_year and own != of_year:
        text += f" {OF_SIX_MONTHS.format(year=short(of_year))}"
    return "\n".join(part for part in (text, line.guidance) if part)
