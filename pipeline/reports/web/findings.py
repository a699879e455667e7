"""The findings and the files on the page, as ready-made texts."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.model.clock import moment_shown
from pipeline.model.finding import FileRecord, Finding, Severity
from pipeline.model.result import Review
from pipeline.model.scale import Scale
from pipeline.reports.figures.tables import scorecards
from pipeline.reports.web.html import BETWEEN, Html, escaped
from pipeline.reports.web.subjects import Subjects
from pipeline.text.findings import message, remedy, title
from pipeline.text.page import further_findings
from pipeline.text.sentences import one_line
from pipeline.text.terms import FILE_REASONS, SEVERITIES, file_status

MOST_FINDINGS = 3_000
_SEVERITY_ORDER = tuple(Severity)
_CODE = attrgetter("code")


class FindingRow(NamedTuple):
    """A finding, or one that several members have alike; all texts are HTML.

    `numbers` are those of the members' ways, parted by blanks; `section` and `row` are those of the line on them. ""
    where it has none.
    """

    names: Html
    severity: Html
    level: Html
    title: Html
    message: Html
    remedy: Html
    line: Html
    place: Html
    numbers: Html
    section: Html
    row: Html


class FileRow(NamedTuple):
    """A file of the inbox and its fate."""

    file: str
    name: str
    status: str
    reason: str
    received: str


def finding_rows(
    review: Review, findings: Sequence[Sequence[Finding]], subjects: Subjects, explained: bool
) -> Iterator[FindingRow]:
    """Those that are `gathered`, at most `MOST_FINDINGS`; lines lead to their way where the ways are `explained`."""
    rows, sections = {line.code: place for place, line in enumerate(review.scale.lines)}, _sections(review.scale)
    marked = {card.member.code: set(map(_CODE, card.marks)) for card in scorecards(review)} if explained else {}
    for alike in findings[:MOST_FINDINGS]:
        finding, units = alike[0], [one.unit or "" for one in alike]
        told, line = finding if len(alike) == 1 else _of_all(finding), finding.line or ""
        known = [subjects[unit] for unit in units if unit in subjects]
        names = [one.name for one in known] or [one_line(unit) for unit in units if unit]
        texts = escaped(
            (
                finding.severity.value,
                SEVERITIES[finding.severity],
                title(finding.code),
                one_line(message(told)),
                one_line(remedy(told)),
                one_line(line),
                _place(finding),
                " ".join([str(one.number) for one in known]),
                str(sections.get(line, "")),
                str(rows[line]) if line in rows and line in marked.get(units[0], ()) else "",
            )
        )
        yield FindingRow(
            "; ".join([f"<bdi>{name}</bdi>" for name in escaped(names).split(BETWEEN) if name]), *texts.split(BETWEEN)
        )


def _sections(scale: Scale) -> dict[str, int]:
    """By the codes of all rows the places of their level-1 rows; every row stands below its parent."""
    places = {line.code: place for place, line in enumerate(scale.sections)}
    for line in scale.lines:
        if line.parent is not None:
            places[line.code] = places[line.parent]
    return places


def gathered(findings: Iterable[Finding]) -> Sequence[Sequence[Finding]]:
    """The findings, the gravest first; those of no file that say the same of several members together."""
    groups: dict[object, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: _SEVERITY_ORDER.index(one.severity)):
        if finding.unit is None or finding.file or finding.cell or finding.line:
            groups[len(groups)] = [finding]
        else:
            same = _of_all(finding)
            groups.setdefault((same.code, same.severity, tuple(sorted(same.facts.items()))), []).append(finding)
    return list(groups.values())


def _of_all(finding: Finding) -> Finding:
    """The finding without what tells of one member alone: its place."""
    return finding._replace(facts={name: fact for name, fact in finding.facts.items() if name != "place"})


def _place(finding: Finding) -> str:
    """`VP.xlsx › Phiếu chấm điểm!G12`, as far as it is known."""
    return " › ".join(one_line(part) for part in (finding.file, finding.cell) if part)


def findings_left_out(findings: Sequence[Sequence[Finding]]) -> str:
    """How many of those that are `gathered` are not on the page; "" where all are."""
    left = len(findings) - MOST_FINDINGS
    return further_findings(left) if left > 0 else ""


def file_rows(review: Review, subjects: Subjects) -> Iterator[FileRow]:
    """Every file of the inbox."""
    return (_file(file, subjects) for file in review.files)


def _file(file: FileRecord, subjects: Subjects) -> FileRow:
    subject = subjects.get(file.unit or "")
    return FileRow(
        file=one_line(file.file),
        name=subject.name if subject else one_line(file.unit or ""),
        status=file_status(file),
        reason=FILE_REASONS[file.reason] if file.reason else "",
        received=moment_shown(file.received) if file.received else "chưa rõ",
    )
