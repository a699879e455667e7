"""Sheet `Độ chắc`: what would change the order of neighbours, and how often each member keeps its place."""

from decimal import Decimal
from typing import Any

from pipeline.model.result import Review, Standing
from pipeline.model.rounding import half_up
from pipeline.model.scale import Kind
from pipeline.ranking.firmness import FEWEST, MOST, Firmness, firmness
from pipeline.ranking.firmness.changes import Gap
from pipeline.ranking.firmness.draws import DRAWS, Hold
from pipeline.ranking.places import ranking_value
from pipeline.reports.book.page import Page
from pipeline.reports.book.ranking_chart import Caption, Source, drawn_members, place_chart
from pipeline.reports.figures.ranking_columns import ranked_by
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import Paper, print_scale, set_paper, width_for
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
from pipeline.text.sentences import criterion, one_line
from pipeline.text.terms import review_title
from pipeline.text.workbooks.firmness import (
    LEAST_POINTS,
    LEAST_WEIGHT,
    LEVEL,
    NEIGHBOURS,
    NO_LINE,
    NO_SECTION,
    NOTHING_CHANGES,
    Change,
    how_computed,
    kept_in_draws,
    not_told,
    point_change,
    shares_of_members,
    weight_change,
)

SHEET = "Độ chắc"
CHART_SHEET = "Biểu đồ độ chắc"
_NAME, _LOWER, _KEPT, _SHARE, _POINTS, _WEIGHT = 1, 2, 3, 4, 5, 6


def write_firmness(styles: Styles, review: Review) -> None:
    """The whole sheet, from top to bottom."""
    page = Page(styles.book.add_worksheet(SHEET), styles, _widths(review))
    set_paper(page.sheet)
    page.sheet.fit_to_pages(1, 0)
    page.paragraph("ĐỘ CHẮC CỦA THỨ HẠNG", TITLE)
    page.paragraph(review_title(review.period, review.config.bloc.year), SUBTITLE)
    page.paragraph(NOTHING_CHANGES, ITALIC, CENTRE, WRAP)
    page.sheet.freeze_panes(page.row, 0)
    page.next(6)
    firm = firmness(review)
    if firm is None:
        page.paragraph(not_told(len(review.board.standings), FEWEST, MOST), WRAP, CENTRE)
        return
    _write_gaps(page, review, firm)
    first = _write_holds(page, review, firm)
    _write_how(page, review, firm)
    caption = Caption(
        shares_of_members(drawn_members(len(firm.holds))),
        "Tỷ lệ giữ hạng (%)",
        0,
        most=110,  # room for the numbers behind the bars
    )
    source = Source(SHEET, first, _NAME, _SHARE)
    place_chart(page, source, caption, len(firm.holds), Paper(print_scale(page.widths)), CHART_SHEET)


def _widths(review: Review) -> list[float]:
    """Of both tables: the lower neighbour takes the columns of the value and the count of draws."""
    values = [ranking_value(one.card, review.config.ranking) for one in review.board.standings]
    value = max(13.0, width_for(values, _decimals(review)))
    return [6, 30, value, max(13.0, 30 - value), 13, 46, 36]


def _decimals(review: Review) -> int:
    return ranked_by(review).look.decimals or 0


def _by_percent(review: Review) -> bool:
    return review.config.ranking.by == "percent"


# ----------------------------------------------------------------------------------- neighbours


def _write_gaps(page: Page, review: Review, firm: Firmness) -> None:
    page.paragraph(NEIGHBOURS, BOLD)
    head = page.styles(HEADER)
    unit = "điểm phần trăm" if _by_percent(review) else "điểm"
    page.cells([("STT", head), ("Đơn vị trên", head)])
    page.merge(_LOWER, _KEPT, "Đơn vị dưới", head)
    page.cells([(f"Khoảng cách ({unit})", head), (LEAST_POINTS, head), (LEAST_WEIGHT, head)], first=_SHARE)
    page.next(52)
    figure = page.styles(GRID, CENTRE, in_decimals(_decimals(review)))
    for number, gap in enumerate(firm.gaps, start=1):
        _write_gap(page, review, number, gap, figure)
    page.next(8)


def _write_gap(page: Page, review: Review, number: int, gap: Gap, figure: Any) -> None:
    text = page.styles(TEXT)
    upper, lower = _with_place(gap.upper), _with_place(gap.lower)
    points, weight = _points_in_words(review, gap), _weight_in_words(review, gap)
    page.cells([(number, page.styles(GRID, CENTRE)), (upper, text)])
    page.merge(_LOWER, _KEPT, lower, text)
    page.cells([(gap.margin, figure), (points, text), (weight, text)], first=_SHARE)
    widths = page.widths
    page.next(
        height_of(
            [
                (upper, widths[_NAME]),
                (lower, widths[_LOWER] + widths[_KEPT]),
                (points, widths[_POINTS]),
                (weight, widths[_WEIGHT]),
            ]
        )
    )


def _with_place(standing: Standing) -> str:
    return f"{one_line(standing.card.member.label)} (hạng {standing.place})"


def _points_in_words(review: Review, gap: Gap) -> str:
    change = gap.points
    if change is None:
        return LEVEL if gap.level else NO_LINE
    line = review.scale.by_code[change.code]
    member = next(one.card.member for one in (gap.upper, gap.lower) if one.card.member.code == change.unit)
    return point_change(
        Change(
            name=one_line(member.label),
            code=line.code,
            title=criterion(line),
            points=change.points,
            deduction=line.kind is Kind.DEDUCTION,
            others=change.others,
        )
    )


def _weight_in_words(review: Review, gap: Gap) -> str:
    if gap.weight is None:
        return LEVEL if gap.level else NO_SECTION
    return weight_change(gap.weight.section, criterion(review.scale.by_code[gap.weight.section]), gap.weight.percent)


# -------------------------------------------------------------------------------------- members


def _write_holds(page: Page, review: Review, firm: Firmness) -> int:
    """The table of members; the number of its first row."""
    page.paragraph(kept_in_draws(DRAWS), BOLD)
    value = ranked_by(review).heading
    head = page.styles(HEADER)
    page.cells([(text, head) for text in ("Hạng", "Đơn vị", value, "Số lần giữ hạng", "Tỷ lệ giữ hạng (%)")])
    page.next(36)
    first, figure = page.row, page.styles(GRID, CENTRE, in_decimals(_decimals(review)))
    for hold in firm.holds:
        _write_hold(page, review, hold, figure)
    page.next(8)
    return first


def _write_hold(page: Page, review: Review, hold: Hold, figure: Any) -> None:
    name, card = one_line(hold.standing.card.member.label), hold.standing.card
    share: Decimal = half_up(hold.share * 100, 0)
    page.cells(
        [
            (hold.standing.place, page.styles(GRID, CENTRE, BOLD)),
            (name, page.styles(TEXT)),
            (ranking_value(card, review.config.ranking), figure),
            (hold.kept, page.styles(GRID, CENTRE, in_decimals(0))),
            (share, page.styles(GRID, CENTRE, BOLD, in_decimals(0))),
        ]
    )
    page.next(height_of([(name, page.widths[_NAME])]))


def _write_how(page: Page, review: Review, firm: Firmness) -> None:
    page.paragraph("Cách tính", BOLD)
    by_percent = _by_percent(review)
    for step in how_computed(by_percent=by_percent, draws=DRAWS, examined=firm.examined, shared=firm.shared):
        page.paragraph(f"– {step}", NOTE)
    page.next(8)
