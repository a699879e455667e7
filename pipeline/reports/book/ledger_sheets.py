"""The sheets `Ghi nhận` and `Hồ sơ nhận`: what people must look at, and every file of the inbox."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.model.clock import VIETNAM
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.result import Review
from pipeline.reports.book.links import Links
from pipeline.reports.book.list_sheet import Column, Make, height, inner_widths, write_list
from pipeline.sheets.looks.rows import ListRow
from pipeline.sheets.looks.styles import BOLD, CENTRE, GRID, LINK, TEXT, Style, Styles
from pipeline.text.findings import title, told
from pipeline.text.terms import FILE_REASONS, SEVERITIES, file_status
from pipeline.text.workbooks.sheets import FINDINGS_TITLE

_MOMENT: Style = {"num_format": "dd/mm/yyyy hh:mm", "align": "center"}
_SMALL: Style = {**TEXT, "font_size": 8}
_SEVERITY_ORDER = tuple(Severity)


class _Common(NamedTuple):
    """What the rows of findings and of files are written from."""

    styles: Styles
    names: Mapping[str, str]
    links: Links
    widths: Sequence[float]
    text: Any
    link: Any
    number: Any


def _common(styles: Styles, review: Review, columns: Sequence[Column]) -> _Common:
    names = {member.code: member.label for member in review.config.bloc.members}
    looks = (styles(TEXT), styles(TEXT, LINK), styles(GRID, CENTRE))
    return _Common(styles, names, Links(review), inner_widths(columns), *looks)


def write_findings(styles: Styles, review: Review) -> None:
    """`Ghi nhận`: what people must look at, the gravest first."""
    columns = [
        Column("STT", 5),
        Column("Mức độ", 11),
        Column("Ghi nhận", 18),
        Column("Nội dung", 48),
        Column("Việc cần làm", 42),
        Column("Đơn vị", 20),
        Column("Dòng", 8),
        Column("Giá trị", 14),
        Column("Tệp", 26),
        Column("Ô", 24),
    ]
    found = sorted(review.findings, key=lambda finding: _SEVERITY_ORDER.index(finding.severity))
    looks = _common(styles, review, columns)

    def rows(make: Make) -> Iterator[ListRow]:
        return (_finding(make, looks, finding, number) for number, finding in enumerate(found, start=1))

    write_list(styles, review, "Ghi nhận", FINDINGS_TITLE, columns, rows)


def _finding(make: Make, looks: _Common, finding: Finding, number: int) -> ListRow:
    styles, text, link, file = looks.styles, looks.text, looks.link, finding.file
    wrong, wanted = told(finding)
    grave = styles(TEXT, BOLD) if finding.severity is Severity.ERROR else text
    cells = (
        (number, looks.number),
        (SEVERITIES[finding.severity], grave),
        (title(finding.code), text),
        (wrong, text),
        (wanted, text),
        (looks.names.get(finding.unit or "", finding.unit or ""), text),
        (finding.line or "", text),
        (finding.seen, text),
        (file or "", link if file else text),
        ((finding.cell or "") if file else "", link if file and finding.cell else text),
    )
    to_file = ((8, looks.links.to_file(file), ""),) if file else ()
    to_cell = ((9, *looks.links.to_place(file, finding.cell)),) if file and finding.cell else ()
    return make(0, cells), height(cells, looks.widths), (*to_file, *to_cell)


def write_files(styles: Styles, review: Review) -> None:
    """`Hồ sơ nhận`: every file of the inbox and its fate."""
    columns = [
        Column("STT", 5),
        Column("Tệp", 44),
        Column("Đơn vị", 26),
        Column("Tình trạng", 16),
        Column("Lý do", 32),
        Column("Nhận lúc", 16),
        Column("Mã băm SHA-256", 34),
    ]
    looks = _common(styles, review, columns)

    def rows(make: Make) -> Iterator[ListRow]:
        return (_file(make, looks, file, number) for number, file in enumerate(review.files, start=1))

    write_list(styles, review, "Hồ sơ nhận", "HỒ SƠ ĐÃ NHẬN", columns, rows)


def _file(make: Make, looks: _Common, file: FileRecord, number: int) -> ListRow:
    styles, text, was_read = looks.styles, looks.text, _was_read(file)
    received = file.received.astimezone(VIETNAM) if file.received else None
    cells = (
        (number, looks.number),
        (file.file, looks.link if was_read else text),
        (looks.names.get(file.unit or "", file.unit or ""), text),
        (file_status(file), text),
        (FILE_REASONS[file.reason] if file.reason else "", text),
        (received, styles(GRID, _MOMENT)) if received else ("chưa rõ", styles(TEXT, CENTRE)),
        (file.sha256, styles(_SMALL)),
    )
    leads = ((1, looks.links.to_file(file.file), ""),) if was_read else ()
    return make(0, cells), height(cells, looks.widths), leads


def _was_read(file: FileRecord) -> bool:
    """True for what was read as a paper of ours: nothing else is offered to be opened with a click."""
    return file.unit is not None or file.status in (FileStatus.ACCEPTED, FileStatus.SUPERSEDED)
