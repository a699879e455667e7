"""What one member's form says on every line that concerns it: answers, claims, marks `x`, and what is wrong with them.

Source: CONTRACT sections 4, 5 and 8. Nothing is computed here.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from pipeline.model.bloc import Member
from pipeline.model.by_code import ByCode
from pipeline.model.cells import Cell, CellRef
from pipeline.model.finding import Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.remembered import Remembered
from pipeline.model.rounding import half_up
from pipeline.model.scale import Answer, Kind, Line, Question
from pipeline.model.submission import Entry, Part, Submission
from pipeline.sheets.reading import Reading, fit, is_blank, read_answer, read_number, shown
from pipeline.text.words import fold

NO_READING = Reading(None, True)
"""Of a line that asks nothing."""

MARK = "x"
"""What stands in `Không áp dụng`."""


class Reach(StrEnum):
    """Whether a line that is not excluded applies to a member, and if not, why."""

    APPLIES = "applies"
    MARKED = "marked"  # `x` with a reason, on the row or above it
    NO_TARGET = "no_target"  # the rule needs a target and there is none
    NOT_FOLLOWED = "not_followed"  # line X of `theo dòng X` is excluded


class LineAnswer(NamedTuple):
    """What a member says on one line with a rule, or on one condition.

    `answer` is in the rule's domain; None with `blank` False: there is one, but it was refused. `figure` is what is
    shown of it: the same, but of line X where the line follows one. `claim` is a number typed over our formula on a
    computed line, rounded like points. `marked`: an `x` with a reason stands on the row or above; `unmarked`: whether
    the line would apply without it.
    """

    line: Line
    entry: Entry
    marked: bool
    unmarked: Reach
    blank: bool
    answer: Answer | None = None
    figure: Answer | None = None
    target: Decimal | None = None
    claim: Decimal | None = None

    @property
    def at(self) -> CellRef | None:
        """The cell of the line's input in the form, that of its code where it has none."""
        return self.entry.ref(answered_in(self.line.question))

    @property
    def reach(self) -> Reach:
        """Whether the line applies. A line whose X is excluded stays so, whatever is marked (CONTRACT section 6)."""
        return Reach.MARKED if self.marked and self.unmarked is not Reach.NOT_FOLLOWED else self.unmarked


class Statement(NamedTuple):
    """One member's form, understood: by line code, in scale order."""

    member: Member
    submission: Submission
    answers: Mapping[str, LineAnswer]
    findings: tuple[Finding, ...]


def answered_in(question: Question | None) -> Part:
    """Where a question of the line's own is answered; its code where there is none."""
    if question is None:
        return Part.CODE
    return Part.CLAIMED if question.claimed else Part.REPORTED


class Understood(NamedTuple):
    """What rows say, and what is to be said of them."""

    answer: LineAnswer
    findings: tuple[Finding, ...] = ()


def read_statement(
    grounds: Grounds,
    lines: tuple[Line, ...],
    member: Member,
    submission: Submission,
    known: Remembered[Understood] | None = None,
    about: Iterable[Finding] = (),
) -> Statement:
    """Understand a form. `lines` are the rows of the scale that concern the member, in scale order.

    `known` is what the forms before it on the same grounds said, which are there as long as it is. `about` is what is
    to be said of the form before its answers.
    """
    known = Remembered() if known is None else known
    entries = {line.code: submission.entries.get(line.code) or Entry(line.code) for line in lines}
    findings = [*about]
    marked = _marked(lines, entries, findings)
    answered: dict[str, LineAnswer] = {}
    for line in lines:
        if (line.rule and not line.rule.follows) or line.condition:
            target, entry = grounds.targets.get(line.code, {}).get(member.code), entries[line.code]
            key = (id(line), id(entry), id(target), line.code in marked)
            understood = known.get(key)
            if understood is None:
                understood = known.keep(key, _own(grounds, line, entry, target, marked=line.code in marked))
            answered[line.code] = understood.answer
            findings += understood.findings
    for line in lines:
        if line.rule and line.rule.follows:
            source, entry = answered.get(line.rule.follows), entries[line.code]
            key = (id(line), id(entry), id(source), line.code in marked)
            understood = known.get(key)
            if understood is None:
                understood = known.keep(key, _followed(grounds, line, entry, line.code in marked, source))
            answered[line.code] = understood.answer
    return Statement(
        member=member,
        submission=submission,
        answers=ByCode({line.code: answered[line.code] for line in lines if line.code in answered}),
        findings=tuple(located(finding, member, submission) for finding in findings),
    )


def located(finding: Finding, member: Member, submission: Submission) -> Finding:
    """The finding with the member and the file that it is about."""
    return Finding(
        code=finding.code,
        severity=finding.severity,
        unit=member.code,
        line=finding.line,
        file=submission.file,
        cell=finding.cell,
        seen=finding.seen,
        facts=finding.facts,
    )


def at_cell(code: str, severity: Severity, line: str, cell: Cell, **facts: str) -> Finding:
    """A finding at a cell of a line, whose member and file are not named yet."""
    where = cell.ref.local if cell.ref else None
    return Finding(code=code, severity=severity, line=line, cell=where, seen=shown(cell), facts=facts)


def at_code(code: str, severity: Severity, line: str, entry: Entry) -> Finding:
    """A finding about a whole row, at the cell of its code."""
    at = entry.ref(Part.CODE)
    where = at.local if at else None
    return Finding(code=code, severity=severity, line=line, cell=where)


def _marked(lines: tuple[Line, ...], entries: Mapping[str, Entry], findings: list[Finding]) -> frozenset[str]:
    """Codes of the rows that an `x` with a reason covers: the row itself and all below it but conditions."""
    marked: set[str] = set()
    for line in lines:
        if line.parent in marked:
            marked.add(line.code)
        entry = entries[line.code]
        cell = entry.held[Part.NOT_APPLICABLE]
        if is_blank(cell) or line.kind is Kind.CONDITION:
            continue
        if is_marked(entry):
            marked.add(line.code)
        else:
            code = "reason_missing" if fold(shown(cell)) == MARK else "unknown_mark"
            findings.append(at_cell(code, Severity.ERROR, line.code, entry.cell(Part.NOT_APPLICABLE)))
    return frozenset(marked) - {line.code for line in lines if line.kind is Kind.CONDITION}


def is_marked(entry: Entry) -> bool:
    """True where the row holds an `x` and the reason why the line does not apply."""
    mark = entry.held[Part.NOT_APPLICABLE]
    return not is_blank(mark) and fold(shown(mark)) == MARK and not is_blank(entry.held[Part.NOTE])


def _own(grounds: Grounds, line: Line, entry: Entry, target: Decimal | None, *, marked: bool) -> Understood:
    """A line that is answered in its own cell, or asks nothing; and what is to be said of the answer."""
    question, findings = line.question, list[Finding]()
    part = answered_in(question)
    reading = read_answer(entry.held[part], question, in_percent=line.in_percent) if question else NO_READING
    unmarked = _reach(grounds, line, target, reading.value)
    if not marked:
        if reading.notes:
            findings.extend(_notes(line, entry.cell(part), reading))
        if _is_missing(line, question, reading, unmarked):
            findings.append(at_cell("missing_answer", Severity.WARNING, line.code, entry.cell(part)))
    answer = LineAnswer(
        line=line,
        marked=marked,
        unmarked=unmarked,
        blank=reading.blank,
        answer=reading.value,
        figure=reading.value,
        target=target,
        claim=_claim(grounds, line, entry),
        entry=entry,
    )
    return Understood(answer, tuple(findings))


def _followed(grounds: Grounds, line: Line, entry: Entry, marked: bool, source: LineAnswer | None) -> Understood:
    """A line by `theo dòng X`: X's cell, figure and target; findings are X's alone."""
    assert line.rule is not None
    question = line.rule.question
    figure = source.answer if source else None
    answer = LineAnswer(
        line=line,
        marked=marked,
        unmarked=follower_reach(line, source),
        blank=source.blank if source else True,
        answer=fit(figure, question) if figure is not None and question else None,
        figure=figure,
        target=source.target if source else None,
        claim=_claim(grounds, line, entry),
        entry=entry,
    )
    return Understood(answer)


def follower_reach(line: Line, source: LineAnswer | None) -> Reach:
    """Whether a line by `theo dòng X` applies, marks of its own apart: not where X does not, nor without a target."""
    if source is None:
        return Reach.NOT_FOLLOWED
    needs_target = line.rule is not None and line.rule.needs_target
    return Reach.NO_TARGET if source.reach is Reach.APPLIES and needs_target and not source.target else source.reach


def _reach(grounds: Grounds, line: Line, target: Decimal | None, answer: Answer | None) -> Reach:
    """Whether a line applies, marks apart."""
    if target or line.rule is None or not line.rule.needs_target:
        return Reach.APPLIES
    if not line.rule.needs_bloc_figures:
        return Reach.NO_TARGET
    # Against the leader, a figure above zero is measured even where nothing was registered; where nobody has
    # registered anything, the line goes by figures alone and needs no target.
    measured = isinstance(answer, Decimal) and answer > 0
    return Reach.APPLIES if measured or line.code in grounds.by_figures else Reach.NO_TARGET


def _notes(line: Line, cell: Cell, reading: Reading) -> Iterator[Finding]:
    for note in reading.notes:
        severity = Severity.ERROR if note.refused else Severity.INFO
        yield at_cell(note.code, severity, line.code, cell, **dict(note.facts))


def _is_missing(line: Line, question: Question | None, reading: Reading, reach: Reach) -> bool:
    """A blank answer on a base line that applies and asks something; a blank count is a zero."""
    asked = reading.blank and line.kind is Kind.BASE and question is not None and line.rule is not None
    return asked and reach is Reach.APPLIES and not (line.rule and line.rule.blank_is_zero)


def _claim(grounds: Grounds, line: Line, entry: Entry) -> Decimal | None:
    """A number typed into `Điểm tự chấm` of a computed line; a formula or anything else is no claim."""
    if line.rule is None or (line.question and line.question.claimed):
        return None
    cell = entry.held[Part.CLAIMED]
    if cell.formula or is_blank(cell):
        return None
    value = read_number(cell, in_percent=line.in_percent).value
    return half_up(value, grounds.config.scoring.decimals) if isinstance(value, Decimal) else None
