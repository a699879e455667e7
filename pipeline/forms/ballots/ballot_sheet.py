"""The sheet `Phiếu suy tôn`: one ballot to print, each award with its candidates and two boxes to mark."""

from collections.abc import Sequence
from typing import Any

from pipeline.forms.ballots.layout import BALLOT_SHEET
from pipeline.forms.kit.page import set_footer
from pipeline.forms.kit.table import Table, TableColumn
from pipeline.model.bloc import BallotPolicy, RankingPolicy
from pipeline.model.grounds import Grounds
from pipeline.model.result import Standing
from pipeline.ranking.slates import Slate
from pipeline.sheets.looks.heights import fitted, row_height
from pipeline.sheets.looks.paper import on_a4
from pipeline.sheets.looks.styles import BOLD, CELL, CENTRE, HEADER, INDENT, PLAIN, Style, Styles
from pipeline.text.numbers import count, vietnamese
from pipeline.text.terms import period_title
from pipeline.text.workbooks.forms import HOW_TO_MARK, MOST_MARKS, MOTTO, NATION, SECRET_BALLOT, VOTER

_WIDTHS = (6.0, 38.0, 16.0, 22.0, 10.0, 10.0)
_LAST = len(_WIDTHS) - 1
_HEADER: Style = {**CELL, **BOLD, **CENTRE, "bg_color": HEADER["bg_color"]}
_LOWEST = 26.0
"""Points of a candidate's row."""
_DOTS = "." * 60


def write_ballot(styles: Styles, grounds: Grounds, slates: Sequence[Slate], policy: BallotPolicy) -> None:
    """The whole ballot, from top to bottom."""
    sheet = styles.book.add_worksheet(BALLOT_SHEET)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    row = _write_head(sheet, grounds, policy, styles)
    sheet.repeat_rows(row + 2)  # the headings of the first table: on every page a voter sees which box is which
    for number, slate in enumerate(slates, start=1):
        heading = (
            f"{number}. {slate.award.name} ({MOST_MARKS.format(count=count(min(slate.room, len(slate.candidates))))})"
        )
        row = _paragraph(sheet, row + 1, heading, styles, bold=True)
        _table(row + 1, grounds.config.ranking).write(sheet, styles, slate.candidates, _HEADER)
        row += len(slate.candidates) + 1
    if not policy.secret:
        _write_signature(sheet, row, styles)
    on_a4(sheet, landscape=False)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.6)
    set_footer(sheet)


def _across(sheet: Any, row: int, text: str, first: int, last: int, look: Style, styles: Styles) -> None:
    style = styles(PLAIN, look)
    sheet.merge_range(row, first, row, last, "", style)
    sheet.write_string(row, first, text, style)


def _paragraph(sheet: Any, row: int, text: str, styles: Styles, **look: object) -> int:
    """A text across the page, as high as it needs; the next row."""
    sheet.set_row(row, row_height([fitted(text, sum(_WIDTHS), look)]))
    _across(sheet, row, text, 0, _LAST, {"text_wrap": True, **look}, styles)
    return row + 1


def _write_head(sheet: Any, grounds: Grounds, policy: BallotPolicy, styles: Styles) -> int:
    bloc, top = grounds.config.bloc, {**CENTRE, "text_wrap": True, "valign": "top"}
    left, right = sum(_WIDTHS[:2]), sum(_WIDTHS[2:])
    for row, (ours, theirs, bold) in enumerate(
        ((bloc.parent.upper(), NATION, False), (bloc.name.upper(), MOTTO, True))
    ):
        sheet.set_row(row, row_height([fitted(ours, left, {"bold": bold}), fitted(theirs, right, BOLD)]))
        _across(sheet, row, ours, 0, 1, {**top, "bold": bold}, styles)
        _across(sheet, row, theirs, 2, _LAST, {**top, **BOLD}, styles)
    row = _paragraph(sheet, 3, BALLOT_SHEET.upper(), styles, bold=True, font_size=16, align="center")
    about = f"Đề nghị khen thưởng {period_title(grounds.period, bloc.year)}"
    row = _paragraph(sheet, row, about, styles, bold=True, font_size=13, align="center")
    for text in (SECRET_BALLOT if policy.secret else f"Đơn vị bỏ phiếu: {_DOTS}", HOW_TO_MARK):
        row = _paragraph(sheet, row, text, styles, italic=True)
    return row


def _table(header_row: int, policy: RankingPolicy) -> Table[Standing]:
    """The candidates of one award, each with two boxes to mark."""
    centred, text = {**CELL, **CENTRE}, {**CELL, **INDENT}
    return Table(
        (
            TableColumn("Hạng", _WIDTHS[0], lambda row: row.place, centred),
            TableColumn("Đơn vị", _WIDTHS[1], lambda row: row.card.member.name, text),
            TableColumn("Tổng điểm", _WIDTHS[2], lambda row: _result(row, policy), centred),
            TableColumn("Xếp loại", _WIDTHS[3], lambda row: row.grade or None, text),
            TableColumn("Đồng ý", _WIDTHS[4], lambda _: None, centred),
            TableColumn("Không đồng ý", _WIDTHS[5], lambda _: None, centred),
        ),
        header_row,
        lambda _: _LOWEST,
    )


def _result(standing: Standing, policy: RankingPolicy) -> str:
    """The total; with the percentage where the bloc ranks by it."""
    total, percent = vietnamese(standing.card.total), standing.card.percent
    return f"{total} ({vietnamese(percent)}%)" if policy.by == "percent" and percent is not None else total


def _write_signature(sheet: Any, row: int, styles: Styles) -> None:
    lines = (
        ("Ngày …… tháng …… năm ………", {"italic": True}),
        (VOTER, {"bold": True}),
        ("(Ký, ghi rõ họ tên)", {"italic": True}),
    )
    for place, (text, look) in enumerate(lines, start=row + 1):
        _across(sheet, place, text, 2, _LAST, {**CENTRE, **look}, styles)
