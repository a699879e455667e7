"""The sheet `Kiểm phiếu`: the counts of the meeting, and the votes for each candidate of each award."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pipeline.forms.ballots.layout import (
    FIRST_ROW,
    HEADER_ROW,
    MEETING_ROW,
    MEMBERS_ROW,
    PAPER,
    REMARK_PLACE,
    VISIBLE,
    VISIBLE_ROW,
    VOTES_ROW,
    Column,
    Total,
)
from pipeline.forms.kit.columns import cell
from pipeline.forms.kit.foot import Foot, Signature, recipient_of
from pipeline.forms.kit.head import write_across
from pipeline.forms.kit.identity import identity_for, visible_texts
from pipeline.forms.kit.prompts import Validation, worded
from pipeline.forms.kit.sheet import Sheet
from pipeline.forms.kit.table import Formula, Table, TableColumn, write_value
from pipeline.model.bloc import BallotPolicy, Electorate
from pipeline.model.grounds import Grounds
from pipeline.model.result import Standing
from pipeline.ranking.slates import Slate
from pipeline.sheets.looks.heights import LINE_HEIGHT, fitted, row_height
from pipeline.sheets.looks.styles import (
    BOLD,
    CELL,
    CENTRE,
    COMPUTED_TINT,
    EDGE,
    INDENT,
    INPUT_TINT,
    PLAIN,
    RED,
    Style,
    Styles,
)
from pipeline.text.awards import electorate, share_in_words
from pipeline.text.terms import period_title
from pipeline.text.workbooks.forms import (
    COUNTERS,
    HEAD_COUNTER,
    HOW_TO_COUNT,
    MORE_THAN,
    NO_NUMBER,
    NOT_COUNTED,
    NOT_WHOLE,
    QUORUM,
    SEND_COUNT,
    SIGN,
    VOTES_HEADING,
    dated,
)

_REMARK_WIDTH = 32.0
_MEETING_HEIGHT = 20
_REMARK: Style = {**PLAIN, **INDENT, "font_size": 10, "font_color": RED}
_INPUT: Style = {**CELL, **CENTRE, **BOLD, "bg_color": INPUT_TINT, "locked": False, "num_format": "General"}
_NOTE: Style = {"italic": True, "text_wrap": True, "valign": "top"}
_VALID = "số phiếu hợp lệ"


class _Candidate(NamedTuple):
    """A candidate of an award, in the row `row` (from 1)."""

    row: int
    award: str
    standing: Standing
    is_first: bool


def write_count(styles: Styles, grounds: Grounds, slates: Sequence[Slate], policy: BallotPolicy) -> None:
    """Head, counts of the meeting, votes, protection and page."""
    table, bloc = _table(policy), grounds.config.bloc
    note, widths = HOW_TO_COUNT.format(electorate=electorate(policy.of)), table.widths[:REMARK_PLACE]
    made = Sheet(
        paper=PAPER,
        title=f"{PAPER.kind} suy tôn {period_title(grounds.period, grounds.config.bloc.year)}",
        pairs={label: (f"A{row}", f"B{row}:F{row}") for row, label in enumerate(VISIBLE, start=VISIBLE_ROW)},
        texts=visible_texts(PAPER.identity_rows(identity_for(grounds)), VISIBLE),
        table=table,
        rows=tuple(_candidates(slates)),
        landscape=False,
        hints=1,
        below=(LINE_HEIGHT, row_height([fitted(note, sum(widths), _NOTE)])),
        foot=Foot(
            SEND_COUNT.format(recipient=recipient_of(bloc)),
            (Column.AWARD.place, Column.NAME.place),
            dated(bloc.place),
            Signature(COUNTERS, SIGN, Column.AWARD.place),
            Signature(HEAD_COUNTER, SIGN, Column.NAME.place),
        ),
    )
    sheet = made.write(styles, cell(Column.VOTES, Total.PRESENT.row))
    _write_meeting(sheet, grounds, policy, styles)
    row = made.last + len(made.below)
    sheet.set_row(row - 1, made.below[-1])
    write_across(sheet, f"A{row}:{cell(Column.SHARE, row)}", note, styles(_NOTE))


# ----------------------------------------------------------------------------------- the meeting


def _write_meeting(sheet: Any, grounds: Grounds, policy: BallotPolicy, styles: Styles) -> None:
    heading, label = styles(PLAIN, BOLD, font_size=12), styles(CELL, INDENT)
    sheet.write_string(MEETING_ROW - 1, 0, "1. Kết quả chung", heading)
    sheet.write_string(VOTES_ROW - 1, 0, VOTES_HEADING, heading)
    quorum = QUORUM.format(share=share_in_words(policy.quorum))
    rows = {MEMBERS_ROW: "Số thành viên của khối", **{total.row: total.value for total in Total}}
    for row, text in rows.items():
        sheet.set_row(row - 1, _MEETING_HEIGHT)
        remark = f" ({quorum})" if row == MEMBERS_ROW else ""
        write_across(sheet, f"A{row}:{cell(Column.NAME, row)}", f"{text}{remark}", label)
    members = styles(CELL, CENTRE, BOLD, bg_color=COMPUTED_TINT)
    write_value(sheet, MEMBERS_ROW, Column.VOTES.place, len(grounds.config.bloc.members), members)
    for (above, noun), (row, _) in pairwise(rows.items()):
        write_value(sheet, row, Column.VOTES.place, None, styles(_INPUT))
        check = _whole(cell(Column.VOTES, row), above, _lower(noun))
        sheet.data_validation(row - 1, Column.VOTES.place, row - 1, Column.VOTES.place, check)
        write_value(sheet, row, REMARK_PLACE, _wrong(row, above, _lower(noun)), styles(_REMARK))


def _lower(label: str) -> str:
    return label[0].lower() + label[1:]


def _wrong(row: int, above: int, noun: str) -> Formula:
    """What is wrong with a count, which must not be more than the one in the row `above`."""
    at, limit = cell(Column.VOTES, row), f"${Column.VOTES.letter}${above}"
    above_limit = f'IF(AND(ISNUMBER({limit}),{at}>{limit}),"{MORE_THAN.format(noun=noun)}","")'
    return Formula(f'IF({at}="","{NOT_COUNTED}",IF(ISNUMBER({at}),{above_limit},"{NO_NUMBER}"))', NOT_COUNTED)


def _whole(at: str, above: int, noun: str) -> Validation:
    limit = f"${Column.VOTES.letter}${above}"
    test = f'=AND(ISNUMBER({at}),{at}>=0,{at}=INT({at}),OR({limit}="",{at}<={limit}))'
    wants = NOT_WHOLE.format(noun=noun)
    return worded({"validate": "custom", "value": test}, Column.VOTES.value, wants, wants)


# ------------------------------------------------------------------------------------- the votes


def _candidates(slates: Sequence[Slate]) -> Iterator[_Candidate]:
    """The rows of the table, award by award."""
    every = [(slate, standing) for slate in slates for standing in slate.candidates]
    for row, (slate, standing) in enumerate(every, start=FIRST_ROW):
        yield _Candidate(row, slate.award.name, standing, standing is slate.candidates[0])


def _table(policy: BallotPolicy) -> Table[_Candidate]:
    """Who stands for which award, the votes, and what is wrong with them."""
    voters = f"${Column.VOTES.letter}${MEMBERS_ROW if policy.of is Electorate.MEMBERS else Total.VALID.row}"

    def look(*looks: Style) -> Any:
        """The looks, with a stronger line above the first candidate of an award."""
        merged = {name: value for part in looks for name, value in part.items()}
        return lambda row: {**merged, **(EDGE if row.is_first else {})}

    def share(row: _Candidate) -> Formula:
        votes = cell(Column.VOTES, row.row)
        return Formula(f'IF(AND(ISNUMBER({votes}),N({voters})>0),{votes}/{voters},"")')

    percent: Style = {"bg_color": COMPUTED_TINT, "num_format": "[$-42A]0.00%"}
    return Table(
        (
            TableColumn(Column.AWARD, 32.0, lambda row: row.award, look(CELL, INDENT)),
            TableColumn(Column.PLACE, 7.0, lambda row: row.standing.place, look(CELL, CENTRE)),
            TableColumn(Column.UNIT, 11.0, lambda row: row.standing.card.member.code, look(CELL, CENTRE)),
            TableColumn(Column.NAME, 38.0, lambda row: row.standing.card.member.name, look(CELL, INDENT)),
            TableColumn(
                Column.VOTES, 14.0, lambda _: None, look(_INPUT), lambda _, at: _whole(at, Total.VALID.row, _VALID)
            ),
            TableColumn(Column.SHARE, 10.0, share, look(CELL, CENTRE, percent)),
            TableColumn("", _REMARK_WIDTH, lambda row: _wrong(row.row, Total.VALID.row, _VALID), _REMARK),
        ),
        HEADER_ROW,
    )
