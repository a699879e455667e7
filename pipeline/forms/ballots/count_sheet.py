"""The sheet `Kiểm phiếu`: the counts of the meeting, and the votes for each candidate of each award."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pipeline.forms.ballots.layout import (
    FIRST_ROW,
    HEADER_ROW,
    MEETING_ROW,
    MEMBERS_ROW,
    REMARK_PLACE,
    VISIBLE,
    VISIBLE_ROW,
    VOTES_ROW,
    Column,
    Total,
)
from pipeline.forms.kit.columns import cell
from pipeline.forms.kit.heights import Fitted, row_height
from pipeline.forms.kit.identity import occasion_for, visible_texts
from pipeline.forms.kit.prompts import Validation, worded
from pipeline.forms.kit.styles import CELL, COMPUTED_TINT, INPUT_TINT, Props, Styles
from pipeline.model.bloc import BallotPolicy, Electorate
from pipeline.model.grounds import Grounds
from pipeline.model.result import Standing
from pipeline.ranking.slates import Slate
from pipeline.text.award_words import electorate, share_told
from pipeline.text.terms import period_title

_WIDTHS = {
    Column.AWARD: 32.0,
    Column.PLACE: 7.0,
    Column.UNIT: 11.0,
    Column.NAME: 38.0,
    Column.VOTES: 14.0,
    Column.SHARE: 10.0,
}
_REMARK_WIDTH = 32.0
_NOT_WHOLE = "Ghi một số nguyên từ 0 trở lên"
_HOW = (
    "Ban kiểm phiếu chỉ ghi các ô nền vàng: số nguyên, không có phiếu nào thì ghi 0, không để trống. Lưu tệp này, đặt "
    "vào thư mục nhận của kỳ rồi chạy thidua run."
)


def write_count(sheet: Any, grounds: Grounds, slates: Sequence[Slate], policy: BallotPolicy, styles: Styles) -> None:
    """Head, counts of the meeting, table, protection and page."""
    for column, width in _WIDTHS.items():
        sheet.set_column(column.place, column.place, width)
    sheet.set_column(REMARK_PLACE, REMARK_PLACE, _REMARK_WIDTH)
    _write_head(sheet, grounds, styles)
    _write_meeting(sheet, grounds, policy, styles)
    last = _write_table(sheet, slates, policy, styles)
    _set_page(sheet, last)


def _across(sheet: Any, row: int, text: str, first: Column, last: int, style: Any) -> None:
    """A text in merged cells of a row (from 1)."""
    sheet.merge_range(row - 1, first.place, row - 1, last, "", style)
    sheet.write_string(row - 1, first.place, text, style)


def _write_head(sheet: Any, grounds: Grounds, styles: Styles) -> None:
    title = f"Bảng kiểm phiếu suy tôn {period_title(grounds.period, grounds.config.bloc.year)}".upper()
    sheet.set_row(0, 28)
    _across(sheet, 1, title, Column.AWARD, REMARK_PLACE, styles.text(bold=True, font_size=15, align="center"))
    texts = visible_texts(occasion_for(grounds).rows, VISIBLE)
    for row, label in enumerate(VISIBLE, start=VISIBLE_ROW):
        text = texts[label]
        sheet.write_string(row - 1, 0, label.value, styles.text())
        room = sum(list(_WIDTHS.values())[1:])
        sheet.set_row(row - 1, row_height([Fitted(text, room, bold=True)], lowest=18.0))
        _across(sheet, row, text, Column.PLACE, Column.SHARE.place, styles.text(bold=True, text_wrap=True))


# ----------------------------------------------------------------------------------- the meeting


def _write_meeting(sheet: Any, grounds: Grounds, policy: BallotPolicy, styles: Styles) -> None:
    heading = styles.text(bold=True, font_size=12)
    sheet.write_string(MEETING_ROW - 1, 0, "1. Kết quả chung", heading)
    sheet.write_string(VOTES_ROW - 1, 0, "2. Số phiếu đồng ý cho từng đơn vị", heading)
    label = styles({**CELL, "indent": 1})
    for row in (MEMBERS_ROW, *(total.row for total in Total)):
        sheet.set_row(row - 1, 20)
    _across(sheet, MEMBERS_ROW, "Số thành viên của khối", Column.AWARD, Column.NAME.place, label)
    members = styles({**CELL, "align": "center", "bold": True, "bg_color": COMPUTED_TINT})
    sheet.write_number(MEMBERS_ROW - 1, Column.VOTES.place, len(grounds.config.bloc.members), members)
    for total in Total:
        _across(sheet, total.row, total.value, Column.AWARD, Column.NAME.place, label)
        sheet.write_blank(total.row - 1, Column.VOTES.place, None, styles(_input()))
    for (above, below), noun in zip(pairwise((MEMBERS_ROW, *(total.row for total in Total))), _nouns(), strict=True):
        _limit(sheet, below, above, noun, styles)
    quorum = f"Cần ít nhất {share_told(policy.quorum)} tổng số thành viên"
    sheet.write_string(MEMBERS_ROW - 1, REMARK_PLACE, quorum, styles.text(italic=True, font_size=10, indent=1))


def _nouns() -> Iterator[str]:
    """What each count of the meeting must not be more than."""
    yield "số thành viên của khối"
    yield from (total.value[0].lower() + total.value[1:] for total in list(Total)[:-1])


def _input() -> Props:
    return {**CELL, "align": "center", "bold": True, "bg_color": INPUT_TINT, "locked": False, "num_format": "General"}


def _limit(sheet: Any, row: int, above: int, noun: str, styles: Styles) -> None:
    """A count that must not be more than the one in the row `above`: a check of the cell, and a remark beside it."""
    at, limit = cell(Column.VOTES, row), f"${Column.VOTES.letter}${above}"
    sheet.data_validation(row - 1, Column.VOTES.place, row - 1, Column.VOTES.place, _whole(at, limit, noun))
    above_limit = f'IF(AND(ISNUMBER({limit}),{at}>{limit}),"Nhiều hơn {noun}","")'
    wrong = f'=IF({at}="","Chưa ghi",IF(ISNUMBER({at}),{above_limit},"Không phải số"))'
    look = styles.text(font_size=10, font_color="#C00000", indent=1)
    sheet.write_formula(row - 1, REMARK_PLACE, wrong, look, "Chưa ghi")


def _whole(at: str, limit: str, noun: str) -> Validation:
    test = f'=AND(ISNUMBER({at}),{at}>=0,{at}=INT({at}),OR({limit}="",{at}<={limit}))'
    wants = f"{_NOT_WHOLE}, không quá {noun}."
    return worded({"validate": "custom", "value": test}, Column.VOTES.value, wants, wants)


# ------------------------------------------------------------------------------------- the votes


def _write_table(sheet: Any, slates: Sequence[Slate], policy: BallotPolicy, styles: Styles) -> int:
    """The table; the number of its last row."""
    for column in Column:
        sheet.write_string(HEADER_ROW - 1, column.place, column.value, styles.header())
    sheet.set_row(HEADER_ROW - 1, 34)
    row = FIRST_ROW
    for slate in slates:
        for one in slate.candidates:
            _write_row(sheet, row, slate, one, policy, styles, first=one is slate.candidates[0])
            row += 1
    told = f"Tỷ lệ tính trên {electorate(policy.of)}. {_HOW}"
    sheet.set_row(row, row_height([Fitted(told, sum(_WIDTHS.values()))]))
    look = styles.text(italic=True, text_wrap=True, valign="top")
    _across(sheet, row + 1, told, Column.AWARD, Column.SHARE.place, look)
    return row + 1


def _write_row(
    sheet: Any, row: int, slate: Slate, one: Standing, policy: BallotPolicy, styles: Styles, *, first: bool
) -> None:
    edge = {"top": 2, "top_color": "#1F3864"} if first else {}
    text, centred = styles({**CELL, **edge, "indent": 1}), styles({**CELL, **edge, "align": "center"})
    award, member = slate.award.name, one.card.member
    fitted = [Fitted(award, _WIDTHS[Column.AWARD] - 2), Fitted(member.name, _WIDTHS[Column.NAME] - 2)]
    sheet.set_row(row - 1, row_height(fitted))
    for column, value in ((Column.AWARD, award), (Column.NAME, member.name)):
        sheet.write_string(row - 1, column.place, value, text)
    sheet.write_number(row - 1, Column.PLACE.place, one.place, centred)
    sheet.write_string(row - 1, Column.UNIT.place, member.code, centred)
    sheet.write_blank(row - 1, Column.VOTES.place, None, styles({**_input(), **edge}))
    _limit(sheet, row, Total.VALID.row, "số phiếu hợp lệ", styles)
    of = MEMBERS_ROW if policy.of is Electorate.MEMBERS else Total.VALID.row
    votes, voters = cell(Column.VOTES, row), f"${Column.VOTES.letter}${of}"
    share = f'=IF(AND(ISNUMBER({votes}),N({voters})>0),{votes}/{voters},"")'
    look = styles({**CELL, **edge, "align": "center", "bg_color": COMPUTED_TINT, "num_format": "[$-42A]0.00%"})
    sheet.write_formula(row - 1, Column.SHARE.place, share, look, "")


def _set_page(sheet: Any, last: int) -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.center_horizontally()
    sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW - 1)
    sheet.set_footer('&R&"Times New Roman,Regular"&9Trang &P/&N')
    sheet.ignore_errors({"number_stored_as_text": f"A1:{Column.SHARE.letter}{last}"})
    sheet.set_selection(cell(Column.VOTES, Total.PRESENT.row))
    sheet.protect("", {"format_columns": True, "format_rows": True})
