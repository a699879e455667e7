"""The Vietnamese sentence of every finding: what is wrong, and what to do about it."""

from collections.abc import Mapping

from pipeline.model.finding import Finding
from pipeline.text.findings.ballots import BALLOTS
from pipeline.text.findings.cells import CELL_VARIANTS, CELLS
from pipeline.text.findings.files import BLOC, FILE_VARIANTS, FILES, GRADE_REASONS
from pipeline.text.findings.receipts import RECEIPTS, REGISTER_ROWS
from pipeline.text.findings.responses import RESPONSES
from pipeline.text.findings.wording import Wording, fill
from pipeline.text.numbers import count

WORDINGS: Mapping[str, Wording] = {**CELLS, **FILES, **RECEIPTS, **BLOC, **BALLOTS, **RESPONSES}
VARIANTS = {**CELL_VARIANTS, **FILE_VARIANTS}
"""Findings whose code means something else at another severity: (code, severity) → wording."""

GRADE_FINDINGS = frozenset({"grade_section", "grade_quota"})
"""The findings that say why a grade is not the one that the points reach."""

_LONGEST_SEEN, _LONGEST_FACT = 120, 1000
_REGISTER_ROW = "row_of"  # the fact that every finding about a row of the register has
_COUNTS = ("quota", "votes")


def title(code: str) -> str:
    """A finding's code in a few words: `Số gõ dạng chữ`."""
    return WORDINGS[code].title


def message(finding: Finding) -> str:
    """What is wrong, and what was done with the value."""
    return fill(_wording(finding).problem, _facts(finding))


def remedy(finding: Finding) -> str:
    """What to do, or that there is nothing to do."""
    return fill(_wording(finding).remedy, _facts(finding))


def told(finding: Finding) -> tuple[str, str]:
    """What is wrong, and what to do."""
    wording, facts = _wording(finding), _facts(finding)
    return fill(wording.problem, facts), fill(wording.remedy, facts)


def grade_reason(finding: Finding) -> str:
    """Why a grade is not the one that the points reach, as the end of a sentence: ` do loại này không quá …`."""
    return f" {fill(GRADE_REASONS[finding.code], _facts(finding))}"


def advice(finding: Finding) -> str:
    """What is wrong and what to do, for places with room for one text only."""
    return " ".join(told(finding))


def _wording(finding: Finding) -> Wording:
    if _REGISTER_ROW in finding.facts and finding.code in REGISTER_ROWS:
        return REGISTER_ROWS[finding.code]
    return VARIANTS.get((finding.code, finding.severity), WORDINGS[finding.code])


def _facts(finding: Finding) -> dict[str, str]:
    facts = {"seen": _shortened(finding.seen, _LONGEST_SEEN), "line": finding.line or "", "file": finding.file or ""}
    for name, fact in finding.facts.items():
        facts[name] = _shortened(_counted(fact) if name in _COUNTS else fact, _LONGEST_FACT)
    return facts


def _counted(fact: str) -> str:
    """A whole number as running text has it: `02`."""
    return count(int(fact)) if fact.isascii() and fact.isdecimal() else fact


def _shortened(fact: str, longest: int) -> str:
    return fact if len(fact) <= longest else fact[: longest - 1].rstrip() + "…"
