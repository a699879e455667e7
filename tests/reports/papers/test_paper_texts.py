"""What the reports say: finished text for every bloc, and every hostile text shown as that text."""

import re
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT

from pipeline.model.bloc import Period
from pipeline.model.result import NotRanked, Review
from pipeline.model.scale import Kind
from pipeline.reports.templates.left_to_fill import FILL_IN
from tests.builders import (
    a_bloc,
    a_board,
    a_card,
    a_config,
    a_grade,
    a_group,
    a_line,
    a_mark,
    a_member,
    a_review,
    a_scale,
    a_standing,
    an_award,
)
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.documents import styled, text_of, written
from tests.reports.finished import looks_finished


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_every_size_of_bloc_reads_well(tmp_path: Path, period: Period, members: int, lines: int) -> None:
    looks_finished(written(tmp_path, a_bloc_review(members, lines, period)))


@pytest.mark.parametrize("period", Period)
def test_nobody_ranked_reads_well(tmp_path: Path, period: Period) -> None:
    absent = [NotRanked(a_member(code), "no_submission") for code in ("A", "B")]
    document = written(tmp_path, a_review(board=a_board([], absent), period=period))
    looks_finished(document)
    assert "Chưa có đơn vị nào được xếp hạng." in text_of(document)


def test_without_targets_the_annex_of_targets_is_left_out_and_pages_stay_numbered(tmp_path: Path) -> None:
    document = written(tmp_path, a_bloc_review(3, 4, Period.SIX_MONTH)._replace(targets={}))
    assert styled(document, "Phụ lục") == ["Phụ lục"]
    letter, annex = document.sections
    assert (letter.orientation, annex.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert all(not section.header.is_linked_to_previous for section in document.sections)


def test_without_grades_and_awards_their_columns_are_left_out(tmp_path: Path) -> None:
    headings = styled(written(tmp_path, a_bloc_review(3, 4)), "Đầu cột nhỏ")
    assert "Tổng điểm" in headings
    assert {"Xếp loại", "Đề nghị"} & set(headings) == set()


def with_awards() -> Review:
    review = a_bloc_review(3, 4)
    first, *others = review.board.standings
    first = first._replace(grade="Xuất sắc", awards=("Cờ thi đua",))
    config = review.config._replace(grades=(a_grade(),), awards=(an_award(),))
    return review._replace(config=config, board=review.board._replace(standings=(first, *others)))


def test_awards_have_an_annex_of_their_own(tmp_path: Path) -> None:
    document = written(tmp_path, with_awards())
    assert styled(document, "Phụ lục") == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert {"Xếp loại", "Dự kiến đề nghị"} <= set(styled(document, "Đầu cột nhỏ"))
    assert document.tables[-1].rows[1].cells[-1].text == "Cờ thi đua"
    looks_finished(document)


def test_the_table_of_points_is_the_ranking(tmp_path: Path) -> None:
    review = a_bloc_review(11, 24, Period.SIX_MONTH)
    table = written(tmp_path, review).tables[-1]
    headings = [cell.text for cell in table.rows[0].cells]
    rows = [dict(zip(headings, (cell.text for cell in row.cells), strict=True)) for row in table.rows[1:]]
    assert [row["Đơn vị"] for row in rows] == [one.card.member.name for one in review.board.standings]
    assert [row["Tổng điểm"] for row in rows] == [
        f"{one.card.total:,}".translate(str.maketrans(",.", ".,")) for one in review.board.standings
    ]
    assert headings[2:8] == ["Mục A", "Mục B", "Mục C", "Mục D", "Mục E", "Mục F"]


@pytest.mark.parametrize("period", Period)
def test_what_only_people_can_write_is_marked(tmp_path: Path, period: Period) -> None:
    report = written(tmp_path, a_bloc_review(3, 4, period))
    places = [run.text for paragraph in report.paragraphs for run in paragraph.runs if run.style.name == FILL_IN]
    assert len(places) >= 7
    assert all(re.fullmatch(r"\[[^\[\]]+\]|…|ngày … tháng … năm …", place) for place in places)
    marked = "".join(places)
    assert all(place in marked for place in re.findall(r"\[[^\]]+\]", "\n".join(p.text for p in report.paragraphs)))


# ---------------------------------------------------------------------------------- hostile text

HOSTILE = "A & B <c> {{7*7}} {% if x %} “d” 'e' \"f\""


def hostile_review(period: Period) -> Review:
    """Every text of the bloc and its members hostile, with line ends and control characters."""
    dirty = f"{HOSTILE}\n\x07g"
    member = a_member(dirty, dirty)
    scale = a_scale(
        a_group("A", dirty),
        a_line(dirty, title=dirty, unit=dirty, label="Theo tỷ lệ", maximum=30),
        a_line("E1", title=dirty, kind=Kind.DEDUCTION),
    )
    line, deduction = scale.lines[1], scale.lines[2]
    card = a_card(member, scale, marks=[a_mark(line, 10, reported=an_award().quota.amount), a_mark(deduction, 1)])
    standing = a_standing(card, grade=dirty, awards=(dirty,))
    bloc = a_bloc([member], name=dirty, parent=dirty, place=dirty, symbol=dirty, head=member.code)
    award = an_award(dirty, periods=tuple(Period))
    config = a_config([member], bloc=bloc, grades=(a_grade(dirty),), awards=(award,))
    board = a_board([])._replace(standings=(standing,))
    targets = {line.code: {member.code: an_award().quota.amount}}
    return a_review(scale, board, config=config, targets=targets, period=period)


@pytest.mark.parametrize("period", Period)
def test_hostile_text_is_shown_as_that_text(tmp_path: Path, period: Period) -> None:
    document = written(tmp_path, hostile_review(period))
    text = text_of(document)
    assert f"{HOSTILE} g" in text
    assert "49" not in text
    for style in ("Kính gửi", "Số, ký hiệu", "Địa danh, thời gian", "Khoản"):
        assert any(HOSTILE in told for told in styled(document, style)), style
    heads = [told.replace("\N{NO-BREAK SPACE}", " ") for told in styled(document, "Cơ quan ban hành")]
    assert f"{HOSTILE} g".upper() in heads
