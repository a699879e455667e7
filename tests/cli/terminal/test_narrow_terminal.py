"""The ranking on a terminal of 80 columns: no word and no number is broken; short names where members have them."""

import pytest

from pipeline.cli.terminal import review as terminal
from pipeline.cli.terminal.tables import Heading, Table, fitted
from pipeline.model.bloc import Member
from pipeline.reports.figures.ranking_columns import in_words, ranking_rows
from tests.reports.blocs import a_bloc_review


def lines_of(table: Table) -> list[str]:
    return [*table.head, *table.body]


@pytest.mark.parametrize("width", [80, 100, 140])
def test_no_word_is_broken(width: int) -> None:
    review = a_bloc_review(11, 15)
    shown = lines_of(terminal.ranking_table(review, width))
    words = set(" ".join(shown).split())
    columns = [one for one in terminal.chosen(review, terminal.RANKING) if one.name not in terminal.DISPENSABLE]
    for row in ranking_rows(review):
        for column in columns:
            assert set(in_words(column, row, nothing="", shared="=").split()) <= words
    assert max(map(len, shown)) <= width


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_word_and_no_date_of_a_fitted_table_is_broken(width: int) -> None:
    rows = [
        ("VP", "Ủy ban nhân dân phường Long Xuyên", "Sau hạn nộp, vẫn nhận", "17:00 ngày 25/06/2026", "1", "21/21"),
        ("QLCNTT", "Phòng Quản lý Công nghệ", "Chưa nộp phiếu", "", "12", ""),
    ]
    headings = [Heading(text, text[0] in "SĐ") for text in ("Mã", "Tên", "Tình trạng", "Nhận lúc", "Số tệp", "Đã điền")]
    shown = lines_of(fitted(headings, rows, width))
    assert {word for row in rows for text in row for word in text.split()} <= set(" ".join(shown).split())
    assert max(map(len, shown)) <= width


def test_a_member_goes_by_its_short_name_in_tables() -> None:
    member = Member(code="VP", name="Văn phòng Sở", short="Văn phòng")
    assert member.label == "Văn phòng"
    assert member._replace(short="").label == "Văn phòng Sở"
