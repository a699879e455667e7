"""The cells of a workbook of counts → the vote, or all that is wrong with it.

One count that is missing, cannot be, or contradicts another makes the whole vote not counted: the bloc looks at its
minutes and mends it. Nothing is guessed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from pipeline.forms.ballots.layout import Column, Total
from pipeline.forms.ballots.reader import FilledCount
from pipeline.forms.kit.paper import FilledRow
from pipeline.model.ballot import Ballot
from pipeline.model.bloc import BallotPolicy, Config
from pipeline.model.cells import Cell, CellRef
from pipeline.model.finding import Finding, Severity
from pipeline.model.scale import Question, Sort
from pipeline.sheets.reading import read_answer, shown
from pipeline.text.awards import share_in_words
from pipeline.text.words import fold

_COUNT = Question(sort=Sort.NUMBER, at_least=Decimal(0), whole=True)
_MORE = {
    Total.ISSUED: "ballot_issued_above_present",
    Total.RETURNED: "ballot_returned_above_issued",
    Total.VALID: "ballot_valid_above_returned",
}
"""What is wrong where a count of the meeting is more than the one before it."""


@dataclass(slots=True)
class _Counting:
    """A vote in the making: what was read, and what is to be said of it."""

    config: Config
    totals: dict[Total, int] = field(default_factory=dict)
    votes: dict[str, dict[str, int]] = field(default_factory=dict)
    cells: dict[tuple[str, str], CellRef] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def read(self, cell: Cell | None, unit: str | None = None, **facts: str) -> int | None:
        """The count in a cell; None where there is none, which is a finding."""
        if cell is None:
            self.findings.append(_at("ballot_count_missing", None, unit, **facts))
            return None
        reading = read_answer(cell, _COUNT, in_percent=False)
        if reading.blank:
            self.findings.append(_at("ballot_count_missing", cell, unit, **facts))
        elif not isinstance(reading.value, Decimal):
            self.findings.append(_at("ballot_not_a_count", cell, unit, **facts))
        else:
            self.findings += [_at(note.code, cell, unit)._replace(severity=Severity.INFO) for note in reading.notes]
            return int(reading.value)
        return None


def votes_in(
    filled: FilledCount, file: str, config: Config, policy: BallotPolicy
) -> tuple[Ballot | None, list[Finding]]:
    """The vote of a counted workbook, None where anything in it contradicts; and the findings, by row."""
    counting = _Counting(config)
    for total in Total:
        count = counting.read(filled.totals.get(total), what=total.value)
        if count is not None:
            counting.totals[total] = count
    counting.findings += _contradictions(counting.totals, filled.totals, config)
    counting.findings += _quorum(counting.totals, filled.totals, config, policy)
    names = {fold(award.name): award.name for award in config.awards}
    for row in filled.rows:
        award = row.keys[Column.AWARD]
        _read_row(counting, row, names.get(fold(award), award))
    findings = [finding._replace(file=file) for finding in counting.findings]
    if any(finding.severity is Severity.ERROR for finding in findings):
        return None, findings
    present, issued, returned, valid = (counting.totals[total] for total in Total)
    ballot = Ballot(
        present=present,
        issued=issued,
        returned=returned,
        valid=valid,
        votes=counting.votes,
        file=file,
        cells=counting.cells,
    )
    return ballot, findings


def _read_row(counting: _Counting, row: FilledRow, award: str) -> None:
    """The votes for one candidate; nobody may have more than there are valid ballots."""
    code, cell = row.keys[Column.UNIT], row.cells[Column.VOTES]
    member = next((member for member in counting.config.bloc.members if member.code == code), None)
    unit, name = (member.code, member.name) if member else (None, code)
    if code in counting.votes.get(award, {}):
        counting.findings.append(_at("ballot_twice", cell, unit, member=name, award=award))
        return
    votes = counting.read(cell, unit, member=name, award=award)
    counting.votes.setdefault(award, {})[code] = votes or 0
    if cell.ref:
        counting.cells[award, code] = cell.ref
    valid = counting.totals.get(Total.VALID)
    if votes is not None and valid is not None and votes > valid:
        facts = {"member": name, "award": award, "more": str(votes), "fewer": str(valid)}
        counting.findings.append(_at("ballot_votes_above_valid", cell, unit, **facts))


def _contradictions(counts: Mapping[Total, int], cells: Mapping[str, Cell], config: Config) -> Iterator[Finding]:
    """More members present than there are; a count of the meeting that is more than the one before it."""
    members = len(config.bloc.members)
    if counts.get(Total.PRESENT, 0) > members:
        facts = {"more": str(counts[Total.PRESENT]), "fewer": str(members)}
        yield _at("ballot_present_above_members", cells[Total.PRESENT], **facts)
    for before, total in pairwise(Total):
        if before in counts and total in counts and counts[total] > counts[before]:
            yield _at(_MORE[total], cells[total], more=str(counts[total]), fewer=str(counts[before]))


def _quorum(
    counts: Mapping[Total, int], cells: Mapping[str, Cell], config: Config, policy: BallotPolicy
) -> Iterator[Finding]:
    """Fewer members present than the bloc asks for."""
    present, members = counts.get(Total.PRESENT), len(config.bloc.members)
    if present is not None and present < policy.quorum * members:
        facts = {"present": str(present), "members": str(members), "quorum": share_in_words(policy.quorum)}
        yield _at("ballot_no_quorum", cells[Total.PRESENT], **facts)


def _at(code: str, cell: Cell | None, unit: str | None = None, **facts: str) -> Finding:
    """An error at a cell; the file is added later."""
    where = cell.ref.local if cell and cell.ref else None
    seen = shown(cell) if cell else ""
    return Finding(code=code, severity=Severity.ERROR, unit=unit, cell=where, seen=seen, facts=facts)
