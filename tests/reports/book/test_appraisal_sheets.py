"""Sheet `Thẩm định`: appraisers beside each other, abstentions, strays, and every line before and after."""

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.intake.forms import take_in
from pipeline.model.bloc import AppraisalPolicy, Assignment
from pipeline.model.cells import CellRef
from pipeline.model.grounds import Grounds
from pipeline.model.result import Appraising, Review
from pipeline.model.scale import Kind
from pipeline.model.submission import Abstention, Opinion, Response
from pipeline.reviewing import evaluate, understand
from pipeline.text.appraisal import HOW_COMPARED, NOT_COMPARED, STILL_COUNTS
from tests.answering import Sent, arrived, some_grounds
from tests.builders import a_config, a_group, a_line, a_member, a_scale
from tests.reports.books import Opened, row_with, rows_of, texts_of
from tests.scoring.test_stages import a_verdict

SHEET = "Thẩm định"
SCALE = a_scale(
    a_group("A", appraiser="Phòng Tổng hợp"),
    a_line("A1", title="Giải quyết hồ sơ"),
    a_line("A2", "Trừ dần", "1/lần", title="Chậm báo cáo"),
    a_line("A3", "Theo số lượng", "1/lần", kind=Kind.DEDUCTION, title="Bị phê bình"),
)
MEMBERS = [a_member("VP", "Văn phòng Sở"), a_member("TTR", "Thanh tra")]
GROUNDS = some_grounds(SCALE, config=a_config(MEMBERS))
HOSTILE = '=HYPERLINK("http://x.example")'


def appraised(
    *opinions: Opinion,
    grounds: Grounds = GROUNDS,
    abstentions: tuple[Abstention, ...] = (),
    responses: tuple[Response, ...] = (),
) -> Review:
    forms = [arrived(grounds, Sent(unit, {"A1": 9, "A2": 1, "A3": 1})) for unit in ("VP", "TTR")]
    intake = take_in(forms, (), grounds)
    said = intake.papers._replace(opinions=opinions, abstentions=abstentions, responses=responses)
    intake = intake._replace(papers=said)
    return evaluate(grounds, intake, understand(grounds, intake))


def lines_of(sheet: Worksheet) -> list[list[object]]:
    """The rows of the last table."""
    return rows_of(sheet)[row_with(sheet, "Thẩm định qua các vòng") :]


def test_without_an_appraisal_there_is_no_sheet(worked: Opened) -> None:
    assert SHEET not in worked(appraised()).sheetnames


def test_a_blank_line_that_came_back_is_told_apart_from_a_workbook_that_did_not(worked: Opened) -> None:
    def asked(*lines: str) -> dict[str, frozenset[str]]:
        return {"VP": frozenset(lines), "TTR": frozenset(lines)}

    review = appraised(
        a_verdict("A1", "5", appraiser="Phòng Tổng hợp"),
        a_verdict("A1", "6", appraiser="Phòng Tổng hợp", round=2),
        abstentions=(Abstention(unit="TTR", line="A1", appraiser="Phòng Tổng hợp", round=1, reason="Không đủ hồ sơ"),),
    )
    both = (
        Appraising(name="Phòng Tổng hợp", returned=True, asked=asked("A1", "A2")),
        Appraising(name="Ban B", returned=False, asked=asked("A3")),
    )
    sheet = worked(review._replace(appraisers=both))[SHEET]
    first, second = rows_of(sheet)[row_with(sheet, "Tình trạng") :][:2]
    assert [first[at] for at in (1, 4, 5, 6, 7)] == ["Phòng Tổng hợp", 2, 4, 1, 1]
    assert first[8] == (
        "Đã gửi lại sổ thẩm định: 01 dòng có giá trị; 01 dòng không cho điểm, có nêu lý do; 02 dòng để trống, không có "
        "ý kiến khác."
    )
    assert [second[at] for at in (1, 4, 5, 6, 7)] == ["Ban B", 2, 2, None, None], "unknown is not 0"
    assert second[8] == "Chưa gửi lại sổ thẩm định; 02 dòng chưa có ý kiến."
    assert "2. Các nơi thẩm định so với nhau" in texts_of(sheet)


def test_a_member_that_appraises_is_counted_by_its_code(worked: Opened) -> None:
    config = a_config(MEMBERS)._replace(
        appraisal=AppraisalPolicy(by="members", assignments=(Assignment("TTR", ("VP",)),))
    )
    crossed = some_grounds(SCALE, config=config)
    review = appraised(a_verdict("A1", "5", appraiser="TTR"), grounds=crossed)
    one = Appraising(name="Thanh tra", returned=True, asked={"VP": frozenset({"A1", "A2"})})
    sheet = worked(review._replace(appraisers=(one,)))[SHEET]
    (row,) = rows_of(sheet)[row_with(sheet, "Tình trạng") :][:1]
    assert [row[at] for at in (1, 4, 5, 6, 7)] == ["Thanh tra", 1, 2, 1, 0]


def test_every_line_is_told_before_and_after(worked: Opened) -> None:
    review = appraised(
        a_verdict("A1", "5", appraiser="Phòng Tổng hợp", reason="BB 01"),
        a_verdict("A1", "7", appraiser="Thanh tra", round=2, reason="BB 02"),
        a_verdict("A1", "6", appraiser="Phòng Tổng hợp", round=2, reason=HOSTILE),
        a_verdict("A2", figure=3, appraiser="Phòng Tổng hợp", reason=""),
        a_verdict("A3", "3", appraiser="Phòng Tổng hợp"),
        responses=(Response(unit="VP", line="A1", round=1, text="Đã bổ sung", agrees=False),),
    )
    first, second, third = lines_of(worked(review)[SHEET])
    assert first[:8] == ["VP", "Văn phòng Sở", "A1", "Giải quyết hồ sơ", 9, 6.5, -2.5, 1]
    assert first[8] == (
        "Vòng 1, Phòng Tổng hợp: 5,00 điểm (đã có vòng sau, không tính); BB 01\n"
        f"Vòng 2, Phòng Tổng hợp: 6,00 điểm; {HOSTILE}\n"
        "Vòng 2, Thanh tra: 7,00 điểm; BB 02"
    )
    assert first[9] == "Sau vòng 1: Không nhất trí: Đã bổ sung"
    assert second[4:9] == [9, 7, -2, None, "Vòng 1, Phòng Tổng hợp: kết quả 3, 7,00 điểm; không ghi lý do"]
    assert third[4:8] == [1, 3, -2, None], "what is taken twice more is two less for the member"


def test_what_is_taken_says_so_and_changes_have_signs(worked: Opened) -> None:
    sheet = worked(appraised(a_verdict("A3", "3", appraiser="Phòng Tổng hợp")))[SHEET]
    row = row_with(sheet, "A3")
    assert sheet.cell(row, 5).number_format.startswith('[$-42A]"trừ "')
    assert sheet.cell(row, 7).number_format.startswith("[$-42A]+")


def test_a_line_that_only_follows_says_what_it_follows(worked: Opened) -> None:
    scale = a_scale(a_group("A"), a_line("A1", "Trừ dần", "1/lần"), a_line("A2", "Trừ dần", "2/lần; theo dòng A1"))
    grounds = some_grounds(scale, config=a_config([MEMBERS[0]]))
    intake = take_in([arrived(grounds, Sent("VP", {"A1": 1}))], (), grounds).hearing((a_verdict("A1", figure=2),))
    found = lines_of(worked(evaluate(grounds, intake, understand(grounds, intake)))[SHEET])
    assert found[1][2:9:6] == ["A2", "Điểm thay đổi theo dòng A1 đã thẩm định."]


# ----------------------------------------------------------------------------------------- bias


def test_appraisers_are_set_beside_each_other(worked: Opened) -> None:
    sheet = worked(
        appraised(
            a_verdict("A1", "8", appraiser="X"),
            a_verdict("A1", "6", appraiser="Y"),
            a_verdict("A1", "5", appraiser="X", unit="TTR"),
            a_verdict("A1", "4.5", appraiser="Y", unit="TTR"),
            a_verdict("A3", "1", appraiser="X"),
            a_verdict("A3", "2", appraiser="Y"),
            a_verdict("A2", "2", appraiser="Z"),
        )
    )[SHEET]
    first = row_with(sheet, "Chênh trung bình") + 1
    rows = [[row[at] for at in (0, 1, 4, 5, 6, 7, 8)] for row in rows_of(sheet)[first - 1 : first + 1]]
    assert rows == [
        [1, "X", 3, 1.17, 2, 0.5, "Chấm rộng hơn các nơi khác, trung bình 1,17 điểm một dòng"],
        [2, "Y", 3, -1.17, -0.5, -2, "Chấm chặt hơn các nơi khác, trung bình 1,17 điểm một dòng"],
    ]
    text = texts_of(sheet)
    assert HOW_COMPARED in text
    assert "không làm thay đổi điểm" in text


def test_one_appraiser_has_nobody_beside_it(worked: Opened) -> None:
    text = texts_of(worked(appraised(a_verdict("A1", "8")))[SHEET])
    assert NOT_COMPARED in text
    assert HOW_COMPARED not in text


def test_the_points_are_the_same_whoever_is_high(worked: Opened) -> None:
    """The table changes nothing: the ranking is that of the review."""
    review = appraised(a_verdict("A1", "8", appraiser="X"), a_verdict("A1", "2", appraiser="Y"))
    board = review.board
    worked(review)
    assert review.board == board


# -------------------------------------------------------------------------- abstentions and strays


def test_who_gave_no_points_and_why(worked: Opened) -> None:
    told = Abstention(
        unit="TTR", line="A1", appraiser="Phòng Tổng hợp", round=1, reason="Chưa đủ hồ sơ",
        at=CellRef("TĐ.xlsx", "Thẩm định", "N9"),
    )  # fmt: skip
    sheet = worked(appraised(abstentions=(told,)))[SHEET]
    row = rows_of(sheet)[row_with(sheet, "Chưa đủ hồ sơ") - 1]
    assert row[:6] == ["TTR", "Thanh tra", "A1", "Giải quyết hồ sơ", 1, "Phòng Tổng hợp"]
    assert row[9] == "TĐ.xlsx › Thẩm định!N9"


CROSSED = AppraisalPolicy(by="members", assignments=(Assignment("TTR", ("VP",)),))


@pytest.mark.parametrize(
    ("policy", "appraiser", "unit", "who", "why"),
    [
        (AppraisalPolicy(), "Thanh tra", "VP", "Thanh tra", "Dòng này do Phòng Tổng hợp phụ trách"),
        (CROSSED, "TTR", "TTR", "Thanh tra (TTR)", "Đơn vị tự thẩm định chính mình"),
        (CROSSED, "VP", "TTR", "Văn phòng Sở (VP)", "Không được phân công thẩm định đơn vị này"),
    ],
)
def test_values_outside_of_what_was_assigned_are_shown_and_count(
    worked: Opened, policy: AppraisalPolicy, appraiser: str, unit: str, who: str, why: str
) -> None:
    grounds = GROUNDS._replace(config=GROUNDS.config._replace(appraisal=policy))
    review = appraised(a_verdict("A1", "5", appraiser=appraiser, unit=unit), grounds=grounds)
    sheet = worked(review)[SHEET]
    assert STILL_COUNTS in texts_of(sheet)
    row = rows_of(sheet)[row_with(sheet, why) - 1]
    assert (row[0], row[5]) == (unit, who)
    assert review.findings == ()
    assert [one.counted for one in review.appraised] == [5]


def test_what_is_assigned_is_no_stray(worked: Opened) -> None:
    assert STILL_COUNTS not in texts_of(worked(appraised(a_verdict("A1", "5", appraiser="phòng tổng hợp")))[SHEET])


def test_long_texts_are_cut_and_stay_text(worked: Opened) -> None:
    review = appraised(*(a_verdict("A1", "5", appraiser=f"X{n}", reason="rất dài " * 4000) for n in range(30)))
    (row,) = lines_of(worked(review)[SHEET])
    assert 7900 < len(str(row[8])) <= 8000
