"""The sheet `Phiếu suy tôn`: one ballot to print, each award with its candidates and two boxes to mark."""

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.forms.kit.heights import Fitted, row_height
from pipeline.forms.kit.styles import CELL, Props, Styles
from pipeline.model.bloc import BallotPolicy, RankingPolicy
from pipeline.model.grounds import Grounds
from pipeline.model.result import Standing
from pipeline.ranking.slates import Slate
from pipeline.text.numbers import count, vietnamese
from pipeline.text.terms import period_title

_WIDTHS = (6.0, 38.0, 16.0, 22.0, 10.0, 10.0)
_LAST = len(_WIDTHS) - 1
_HEADINGS = ("Hạng", "Đơn vị", "Tổng điểm", "Xếp loại", "Đồng ý", "Không đồng ý")
_HEADER_TINT = "#E7E6E6"
_DOTS = "." * 60


def write_ballot(sheet: Any, grounds: Grounds, slates: Sequence[Slate], policy: BallotPolicy, styles: Styles) -> None:
    """The whole ballot, from top to bottom."""
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    row = _write_head(sheet, grounds, policy, styles)
    sheet.repeat_rows(row + 2)  # the headings of the first table: on every page a voter sees which box is which
    for number, slate in enumerate(slates, start=1):
        row = _write_slate(sheet, row, number, slate, grounds.config.ranking, styles)
    if not policy.secret:
        _write_signature(sheet, row, styles)
    _set_page(sheet)


def _across(sheet: Any, row: int, text: str, first: int, last: int, style: Props, styles: Styles) -> None:
    look = styles.text(**style)
    sheet.merge_range(row, first, row, last, "", look)
    sheet.write_string(row, first, text, look)


def _paragraph(sheet: Any, row: int, text: str, styles: Styles, **style: Any) -> int:
    """A text across the page, as high as it needs; the next row."""
    size, bold = int(style.get("font_size", 11)), bool(style.get("bold"))
    sheet.set_row(row, row_height([Fitted(text, sum(_WIDTHS), size, bold)]))
    _across(sheet, row, text, 0, _LAST, {"text_wrap": True, **style}, styles)
    return row + 1


def _write_head(sheet: Any, grounds: Grounds, policy: BallotPolicy, styles: Styles) -> int:
    bloc, centred = grounds.config.bloc, {"align": "center", "text_wrap": True}
    left, right = sum(_WIDTHS[:2]), sum(_WIDTHS[2:])
    nation, motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
    for row, (ours, theirs, bold) in enumerate(
        ((bloc.parent.upper(), nation, False), (bloc.name.upper(), motto, True))
    ):
        sheet.set_row(row, row_height([Fitted(ours, left, bold=bold), Fitted(theirs, right, bold=True)]))
        _across(sheet, row, ours, 0, 1, {**centred, "bold": bold, "valign": "top"}, styles)
        _across(sheet, row, theirs, 2, _LAST, {**centred, "bold": True, "valign": "top"}, styles)
    row = _paragraph(sheet, 3, "PHIẾU SUY TÔN", styles, bold=True, font_size=16, align="center")
    about = f"Đề nghị khen thưởng {period_title(grounds.period, bloc.year)}"
    row = _paragraph(sheet, row, about, styles, bold=True, font_size=13, align="center")
    for text in _how_to_mark(policy):
        row = _paragraph(sheet, row, text, styles, italic=True)
    return row


def _how_to_mark(policy: BallotPolicy) -> Iterator[str]:
    yield "Phiếu kín: không ghi tên, không ký." if policy.secret else f"Đơn vị bỏ phiếu: {_DOTS}"
    yield (
        "Cách ghi phiếu: với mỗi đơn vị, đánh dấu X vào một trong hai ô Đồng ý hoặc Không đồng ý. Ở mỗi danh hiệu, số "
        "đơn vị được đánh dấu Đồng ý không quá số ghi ở tên danh hiệu; quá số đó, hoặc đánh dấu cả hai ô của một đơn "
        "vị, thì phiếu không hợp lệ."
    )


def _write_slate(sheet: Any, row: int, number: int, slate: Slate, policy: RankingPolicy, styles: Styles) -> int:
    most = f"đánh dấu Đồng ý nhiều nhất {count(slate.room)} đơn vị"
    row = _paragraph(sheet, row + 1, f"{number}. {slate.award.name} ({most})", styles, bold=True)
    sheet.set_row(row, 32)
    head = styles({**CELL, "bold": True, "align": "center", "bg_color": _HEADER_TINT})
    for place, heading in enumerate(_HEADINGS):
        sheet.write_string(row, place, heading, head)
    for one in slate.candidates:
        row += 1
        _write_candidate(sheet, row, one, policy, styles)
    return row + 1


def _write_candidate(sheet: Any, row: int, one: Standing, policy: RankingPolicy, styles: Styles) -> None:
    name, grade = one.card.member.name, one.grade or ""
    texts, centred = styles({**CELL, "indent": 1}), styles({**CELL, "align": "center"})
    sheet.set_row(row, row_height([Fitted(name, _WIDTHS[1] - 2), Fitted(grade, _WIDTHS[3] - 2)], lowest=26.0))
    sheet.write_number(row, 0, one.place, centred)
    sheet.write_string(row, 1, name, texts)
    sheet.write_string(row, 2, _result(one, policy), centred)
    sheet.write_string(row, 3, grade, texts)
    for place in (4, 5):
        sheet.write_blank(row, place, None, centred)


def _result(one: Standing, policy: RankingPolicy) -> str:
    """The total; with the percentage where the bloc ranks by it."""
    total, percent = vietnamese(one.card.total), one.card.percent
    return f"{total} ({vietnamese(percent)}%)" if policy.by == "percent" and percent is not None else total


def _write_signature(sheet: Any, row: int, styles: Styles) -> None:
    centred = {"align": "center"}
    for offset, (text, style) in enumerate(
        (
            ("Ngày …… tháng …… năm ………", {"italic": True}),
            ("ĐẠI DIỆN ĐƠN VỊ BỎ PHIẾU", {"bold": True}),
            ("(Ký, ghi rõ họ tên)", {"italic": True}),
        ),
        start=row + 1,
    ):
        _across(sheet, offset, text, 2, _LAST, {**centred, **style}, styles)


def _set_page(sheet: Any) -> None:
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.center_horizontally()
    sheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer('&R&"Times New Roman,Regular"&9Trang &P/&N')
