"""Lines for a terminal are broken between words, and never between what is read as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.terminal.lines import rewrapped, wrapped

TEXT = "Theo tỷ lệ % so với chỉ tiêu: ≥ 100%: 8 điểm; ≥ 80%: 6 điểm; còn lại: 0 điểm; hạn 17:00 ngày 25/06/2026"


@pytest.mark.parametrize("width", range(20, 90, 7))
def test_signs_numbers_and_units_stay_together(width: int) -> None:
    for together in ("≥ 100%:", "≥ 80%:", "8 điểm;", "6 điểm;", "0 điểm;", "ngày 25/06/2026"):
        assert any(together in line for line in wrapped(TEXT, width)), (width, together)


@given(st.lists(st.text("aă1≥ :", min_size=1, max_size=30), max_size=20), st.integers(12, 60))
def test_no_word_is_lost_or_broken_and_no_line_too_long_for_its_words(words: list[str], width: int) -> None:
    text = " ".join(words)
    lines = wrapped(text, width, indent=2)
    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= width or " " not in line.replace("≥ 1", "≥1").strip() for line in lines)


def test_what_goes_on_is_set_in_below_its_beginning() -> None:
    assert rewrapped("  • một hai ba bốn năm", 16) == ["  • một hai ba", "    bốn năm"]
    assert rewrapped("ngắn", 16) == ["ngắn"]
    assert rewrapped("", 16) == [""]


def test_a_path_longer_than_a_line_stays_whole() -> None:
    assert rewrapped("Kết quả: output/2018-year-end/review", 20) == ["Kết quả:", "  output/2018-year-end/review"]
