"""How a row counts, in the pact's words."""

import pytest

from pipeline.text.papers.as_agreed import as_agreed


@pytest.mark.parametrize(
    ("counting", "agreed"),
    [
        (
            "≥ 100: 15 điểm; ≥ 98,5: 12 điểm; còn lại: 4 điểm.",
            "Từ 100 trở lên: 15 điểm; từ 98,5 trở lên: 12 điểm; còn lại: 4 điểm.",
        ),
        (
            "Điểm trừ. > 1.000: 2 điểm; = 15%: 4 điểm; < 95: 1 điểm; ≤ 3: 0 điểm; còn lại: 0 điểm.",
            "Điểm trừ. Trên 1.000: 2 điểm; bằng 15%: 4 điểm; dưới 95: 1 điểm; từ 3 trở xuống: 0 điểm; còn lại: 0 điểm.",
        ),
        (
            "Hạn: 20/04/2018; theo số ngày trễ: ≤ 0: 3 điểm; ≤ 5: 1,5 điểm; còn lại: 0 điểm.",
            "Hạn: 20/04/2018; không trễ: 3 điểm; trễ không quá 5 ngày: 1,5 điểm; còn lại: 0 điểm.",
        ),
        ("Hạn nộp; tính theo ngày khối nhận phiếu; mỗi ngày.", "Hạn nộp; tính theo ngày nhận phiếu; mỗi ngày."),
        ("So với đơn vị vượt nhiều nhất khối (khối tính).", "So với đơn vị vượt nhiều nhất."),
        ("Theo số lượng, không phải điền.", "Theo số lượng."),
        ("", ""),
    ],
)
def test_the_pact_has_words_for_signs_and_nothing_of_forms(counting: str, agreed: str) -> None:
    assert as_agreed(counting) == agreed
