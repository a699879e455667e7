"""How high a row must be for its wrapped text."""

import pytest

from pipeline.sheets.looks.heights import HIGHEST, Fitted, fitted, height_of, lines_of, row_height

NAME = "Trung tâm Thông tin và Thống kê khoa học và công nghệ"


def test_a_text_takes_a_line_for_each_paragraph_and_an_empty_one_takes_a_line() -> None:
    assert lines_of("", 10) == 1
    assert lines_of("một\nhai", 10) == 2


def test_the_narrower_the_column_the_more_lines() -> None:
    lines = [lines_of(NAME, width) for width in (80, 40, 20, 10)]
    assert lines == sorted(lines)
    assert (lines[0], lines[-1] > 5) == (1, True)


@pytest.mark.parametrize(("marked", "plain"), [("ệ", "e"), ("ữ", "u"), ("Ơ", "O"), ("e\u0323\u0302", "e")])
def test_marks_do_not_make_a_letter_wider(marked: str, plain: str) -> None:
    for width in range(5, 60):
        assert lines_of(marked * 40, width) == lines_of(plain * 40, width)


def test_a_word_longer_than_the_column_is_broken_into_lines() -> None:
    assert lines_of("0" * 64, 20) == 4
    assert lines_of(f"x {'0' * 64}", 20) == 5


def test_large_bold_and_indented_texts_take_more_room() -> None:
    text = "m" * 200
    plain = fitted(text, 40, {}).lines
    for look in ({"font_size": 16}, {"indent": 10}, {"bold": True}):
        assert fitted(text, 40, look).lines > plain


def test_a_row_is_as_high_as_its_longest_text_within_what_excel_takes() -> None:
    short, long = Fitted("một", 40), Fitted(NAME, 10)
    assert row_height([short, long]) == row_height([long]) > row_height([short])
    assert row_height([short], lowest=44.0) == 44.0
    assert row_height([Fitted("chữ " * 2000, 10)]) == height_of([("chữ " * 2000, 10)]) == HIGHEST
