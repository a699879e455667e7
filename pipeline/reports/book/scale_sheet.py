"""Sheet `Thang điểm`: what the scale did, line by line; lines alike; who claims too much. It changes no number."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from pipeline.model.result import Review
from pipeline.reports.book.page import Page
from pipeline.reports.figures.scale_remarks import idle_in_words, remarks_on, twins_in_words
from pipeline.reports.figures.scale_statistics import (
    LineOnScale,
    MemberClaim,
    ScaleStatistics,
    Twins,
)
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import set_paper
from pipeline.sheets.looks.rows import Cell
from pipeline.sheets.looks.styles import (
    BOLD,
    CENTRE,
    GRID,
    HEADER,
    ITALIC,
    NOTE,
    SUBTITLE,
    TEXT,
    TITLE,
    WRAP,
    Styles,
    in_decimals,
)
from pipeline.text.labels import KIND_LABELS
from pipeline.text.scale_statistics import (
    CLAIMS_HEADING,
    HOW_LINES,
    HOW_TWINS,
    LINES_HEADING,
    MOVED,
    NO_TWINS,
    NOT_TRIED,
    NOTHING_TO_TELL,
    OVER_LINES,
    OVER_MEMBERS,
    OVER_POINTS,
    SCALE_CHANGES_NOTHING,
    SCALE_TITLE,
    TWINS_HEADING,
)
from pipeline.text.sentences import one_line
from pipeline.text.terms import review_title

SHEET = "Thang điểm"

_COLUMNS = (
    ("Mã", 8.0),
    ("Nội dung", 36.0),
    ("Loại", 8.0),
    ("Điểm tối đa", 7.5),
    ("Số đơn vị", 6.5),
    ("Đạt tối đa (%)", 7.5),
    ("Thấp nhất", 7.5),
    ("Trung bình", 7.5),
    ("Cao nhất", 7.5),
    ("Độ lệch chuẩn", 7.5),
    (OVER_MEMBERS, 8.0),
    (OVER_POINTS, 8.0),
    (MOVED, 8.0),
    ("Nhận xét", 40.0),
)
_TITLE, _REMARK = 1, len(_COLUMNS) - 1
_NONE = "–"


class _Sheet(NamedTuple):
    """The sheet being written."""

    page: Page
    review: Review
    found: ScaleStatistics

    points: Any
    text: Any
    centred: Any
    share: Any
    spread: Any


def write_scale(styles: Styles, review: Review, found: ScaleStatistics) -> None:
    """The whole sheet, from top to bottom."""
    page = Page(styles.book.add_worksheet(SHEET), styles, [width for _, width in _COLUMNS])
    set_paper(page.sheet)
    page.sheet.fit_to_pages(1, 0)
    page.paragraph(SCALE_TITLE, TITLE)
    page.paragraph(review_title(review.period, review.config.bloc.year), SUBTITLE)
    page.paragraph(SCALE_CHANGES_NOTHING, ITALIC, CENTRE, WRAP)
    page.sheet.freeze_panes(page.row, 0)
    page.next(6)
    sheet = _sheet(page, review, found)
    if not sheet.found.lines:
        page.paragraph(NOTHING_TO_TELL, WRAP)
        return
    _write_lines(sheet)
    _write_twins(sheet)
    _write_claims(sheet)


def _sheet(page: Page, review: Review, found: ScaleStatistics) -> _Sheet:
    decimals = review.config.scoring.decimals
    points, share, spread = (page.styles(GRID, CENTRE, in_decimals(one)) for one in (decimals, 1, max(2, decimals)))
    return _Sheet(page, review, found, points, page.styles(TEXT), page.styles(GRID, CENTRE), share, spread)


# ---------------------------------------------------------------------------------------- lines


def _write_lines(sheet: _Sheet) -> None:
    page = sheet.page
    page.paragraph(LINES_HEADING, BOLD)
    for text in _about_lines(sheet.found):
        page.paragraph(text, NOTE)
    header = page.row
    head = page.styles(HEADER)
    page.line(
        [(heading, head) for heading, _ in _COLUMNS],
        height_of([(heading, width - 1) for heading, width in _COLUMNS], 36),
    )
    for one in sheet.found.lines:
        remark = "\n".join(remarks_on(sheet.review, one))
        texts = [(one.line.title, page.widths[_TITLE] - 2), (remark, page.widths[_REMARK] - 2)]
        page.line(_line(sheet, one, remark), height_of(texts))
    page.sheet.autofilter(header, 0, page.row - 1, len(_COLUMNS) - 1)
    page.next(8)


def _about_lines(found: ScaleStatistics) -> Iterator[str]:
    idle = idle_in_words(found)
    if idle:
        yield idle
    yield HOW_LINES
    if not found.tried:
        yield NOT_TRIED


def _line(sheet: _Sheet, one: LineOnScale, remark: str) -> Sequence[Cell]:
    line, points, text, centred = one.line, sheet.points, sheet.text, sheet.centred
    return (
        (line.code, text),
        (line.title, text),
        (KIND_LABELS[line.kind], centred),
        (_NONE if line.maximum is None else line.maximum, points),
        (one.members, centred),
        (_NONE if one.best_share is None else one.best_share, sheet.share),
        (one.lowest, points),
        (one.mean, points),
        (one.highest, points),
        (one.spread, sheet.spread),
        (one.over, centred),
        (one.over_points, points),
        (_NONE if one.moves is None else len(one.moves), centred),
        (remark, text),
    )


# ---------------------------------------------------------------------------------- twins, claims


def _write_twins(sheet: _Sheet) -> None:
    page = sheet.page
    page.paragraph(TWINS_HEADING, BOLD)
    page.paragraph(HOW_TWINS, NOTE)
    if not sheet.found.twins:
        page.paragraph(NO_TWINS, WRAP)
    for pair in sheet.found.twins:
        _write_pair(page, pair)
    page.next(8)


def _write_pair(page: Page, pair: Twins) -> None:
    titles = "\n".join(f"{one_line(line.code)}. {one_line(line.title)}" for line in (pair.line, pair.other))
    told, text = twins_in_words(pair), page.styles(TEXT)
    page.merge(0, _TITLE, titles, text)
    page.merge(_TITLE + 1, _REMARK, told, text)
    page.next(height_of([(titles, sum(page.widths[: _TITLE + 1]) - 2)]))


def _write_claims(sheet: _Sheet) -> None:
    page, head = sheet.page, sheet.page.styles(HEADER)
    page.paragraph(CLAIMS_HEADING, BOLD)
    headings = ("Tự chấm", "Được công nhận", "Chênh lệch", OVER_LINES)
    page.line([(heading, head) for heading in ("STT", "Đơn vị", *headings)], 52)
    for number, claim in enumerate(sheet.found.claims, start=1):
        _write_claim(sheet, number, claim)


def _write_claim(sheet: _Sheet, number: int, claim: MemberClaim) -> None:
    card, points = claim.card, sheet.points
    name = one_line(card.member.label)
    figures: tuple[Decimal, ...] = (card.claimed_total, card.total, claim.difference)
    sheet.page.line(
        [
            (number, sheet.centred),
            (name, sheet.text),
            *((figure, points) for figure in figures),
            (claim.over, sheet.centred),
        ],
        height_of([(name, sheet.page.widths[_TITLE] - 2)]),
    )
