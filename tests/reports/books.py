"""A small review and its workbook as it is read back."""

from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.result import Basis, NotRanked, Review
from pipeline.model.scale import Effect, Kind
from tests.builders import a_board, a_card, a_condition, a_group, a_line, a_mark, a_member, a_review, a_scale

SCALE = a_scale(
    a_group("A", "Nhiệm vụ chuyên môn"),
    a_line("A1", "Theo tỷ lệ", maximum=10, title="Thu ngân sách"),
    a_line("A2", maximum=20, title="Tự chấm"),
    a_group("B", "Điểm thưởng, điểm trừ"),
    a_line("B1", maximum=5, kind=Kind.BONUS, title="Được khen"),
    a_line("B2", maximum=5, kind=Kind.DEDUCTION, title="Bị phê bình"),
    a_group("K", "Điều kiện"),
    a_condition("K1", Effect.NOT_RANKED, title="Có cá nhân bị kỷ luật"),
)
VP, KHTC, TTR = a_member("VP", "Văn phòng Sở"), a_member("KHTC", "Phòng Kế hoạch – Tài chính"), a_member("TTR")

Opened = Callable[[Review], Workbook]


def two_ranked_and_one_not(**more: object) -> Review:
    vp = a_card(VP, SCALE, {"A1": 9, "A2": 18, "B1": 2, "B2": 1})
    khtc = a_card(KHTC, SCALE, {"A1": "9,5"}, marks=[a_mark(SCALE.by_code["A2"], 0, Basis.NOT_APPLICABLE)])
    yes = a_mark(SCALE.by_code["K1"], 0, Basis.COMPUTED, reported="Có")
    missing = a_mark(SCALE.by_code["A1"], 0, Basis.MISSING)
    ttr = a_card(TTR, SCALE, {"A2": 20}, marks=[missing, yes])
    review = a_review(SCALE, a_board([vp, khtc], [NotRanked(TTR, "condition", ttr)]))
    return review._replace(**more)


def rows_of(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def row_with(sheet: Worksheet, text: str) -> int:
    """The number of the first row in which some cell says exactly this."""
    return next(row[0].row for row in sheet.iter_rows() if text in [cell.value for cell in row])


def texts_of(sheet: Worksheet) -> str:
    return "\n".join(str(value) for row in rows_of(sheet) for value in row if value is not None)
