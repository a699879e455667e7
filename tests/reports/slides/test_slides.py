"""The slides of the meeting: what they say of every review, that they can be read from afar, edited and made again."""

import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Pt

from pipeline.model.bloc import BallotPolicy, Period
from pipeline.model.finding import Severity
from pipeline.model.result import Appraising, NotRanked, Review
from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.figures import moved_since_half
from pipeline.reports.slides.content import MOST, deck
from pipeline.reports.slides.deck import (
    BARS,
    HEIGHT,
    WIDTH,
    Deck,
    Sentences,
    Slide,
    Table,
    first_page,
    on_a_slide,
    pages,
    sentences,
)
from pipeline.reports.slides.writer import slides_of, write_slides
from tests.builders import a_board, a_card, a_finding, a_group, a_line, a_member, a_review, a_scale, some_members
from tests.conftest import SaveAs
from tests.ooxml import problems_of
from tests.remembering import half_year, remembering
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.books import VP
from tests.reports.charting import C
from tests.reports.papers.test_meeting import a_vote
from tests.reports.web.hostile import HOSTILE


def told(review: Review) -> Deck:
    shown = deck(review)
    assert shown is not None
    return shown


def titles(review: Review) -> list[str]:
    return [slide.title for slide in told(review).slides]


def body_of(review: Review, title: str) -> Any:
    return next(slide.body for slide in told(review).slides if slide.title.startswith(title))


def at_work(members: int = 11, lines: int = 60, period: Period = Period.YEAR_END) -> Review:
    known = half_year(**{member.code: (at, "45") for at, member in enumerate(some_members(members), start=1)})
    memory = remembering(known) if period is Period.YEAR_END else remembering(None)
    return a_bloc_review(members, lines, period, memory=memory)


# ------------------------------------------------------------------------------- what they say


def test_a_year_is_told_from_who_took_part_to_what_is_to_be_decided() -> None:
    assert titles(at_work(members=3, lines=15)) == [
        "Tham gia chấm điểm",
        "Kết quả xếp hạng",
        "So với mức bình quân (123,3 điểm)",
        "Điểm chưa đạt, bị trừ theo mục (bình quân)",
        "Tăng, giảm tỷ lệ % so với 6 tháng đầu năm",
        "Thực hiện chỉ tiêu giao ước",
        "Nội dung xin ý kiến cuộc họp",
    ]


@pytest.mark.parametrize(("members", "lines"), [(3, 15), (11, 60), (30, 176)])
def test_a_meeting_sees_few_slides(members: int, lines: int) -> None:
    assert len(titles(at_work(members, lines))) + 1 <= 10


def test_six_months_show_neither_grades_nor_moves() -> None:
    review = at_work(period=Period.SIX_MONTH)
    assert not any(title.startswith("Tăng, giảm") for title in titles(review))
    assert body_of(review, "Kết quả xếp hạng").headings == ("Hạng", "Đơn vị", "Tổng điểm")
    assert body_of(review, "Tiến độ").headings == ("Chỉ tiêu", "Đơn vị đạt tiến độ")


def test_a_figure_in_doubt_is_not_counted() -> None:
    review = at_work()
    line = next(iter(review.targets))
    doubts = tuple(
        a_finding("unusual_figure", Severity.INFO, unit=unit, line=line) for unit in list(review.targets[line])[:2]
    )
    told = [body_of(review._replace(findings=found), "Thực hiện chỉ tiêu") for found in ((), doubts)]
    of_how_many = [
        [int(found) for row in table.rows for found in re.findall(r"(\d+) đơn vị", row[1])] for table in told
    ]
    assert sum(of_how_many[0]) - sum(of_how_many[1]) == 2


def test_where_nobody_is_ranked_there_are_no_slides(tmp_path: Path) -> None:
    review = a_review(a_scale(), a_board([], [NotRanked(VP, "no_submission")]))
    assert deck(review) is None
    write_slides(tmp_path / "a.pptx", review)
    assert not (tmp_path / "a.pptx").exists()


def test_votes_stand_beside_every_candidate_once_they_are_counted() -> None:
    before = a_vote(90, 80, 70).review
    assert "Kết quả bỏ phiếu" not in titles(before)
    assert all("phiếu" not in heading for heading in body_of(before, "Dự kiến đề nghị khen thưởng").headings)
    assert {row[-1] for row in body_of(before, "Dự kiến đề nghị khen thưởng").rows} == {"Dự kiến đề nghị"}
    votes = {"Cờ thi đua": {"A": 3}, "Bằng khen": {"B": 3, "C": 1}}
    counted = a_vote(90, 80, 70, votes=votes, policy=BallotPolicy()).review
    table = body_of(counted, "Kết quả bỏ phiếu")
    assert table.rows == (
        ("Cờ thi đua", "Phòng A", "1", "03/03", "Đề nghị"),
        ("Bằng khen", "Phòng B", "2", "03/03", "Đề nghị"),
        ("", "Phòng C", "3", "01/03", "–"),
    )


def test_of_very_many_members_the_first_places_are_ranked_and_the_others_counted() -> None:
    scale = a_scale()
    cards = [a_card(member, scale, {"A1": 5}) for member in some_members(MOST + 5)]
    rows = [
        row
        for slide in told(a_review(scale, a_board(cards))).slides
        if "xếp hạng" in slide.title
        for row in slide.body.rows
    ]  # type: ignore[union-attr]
    assert len(rows) == MOST + 1
    assert rows[-1][1] == "… và 05 đơn vị khác, xem bảng xếp hạng"


def test_how_many_appraisers_answered_is_said_once_an_appraisal_has_begun() -> None:
    review = at_work(3, 15)
    assert not any("Thẩm định" in text for text in body_of(review, "Tham gia").texts)
    asked = [Appraising(name=name, returned=name == "A", asked={}) for name in ("A", "B")]
    review = review._replace(appraisers=tuple(asked))
    assert "Thẩm định: 01/02 cơ quan đã gửi ý kiến" in body_of(review, "Tham gia").texts


# --------------------------------------------------------------------------- that they are read


def test_what_has_no_room_on_a_slide_goes_to_the_next_and_slides_are_alike() -> None:
    table = Table(("Hạng", "Đơn vị"), (10, 90), frozenset({1}), tuple((str(n), "Phòng") for n in range(30)))
    parts = list(pages(table))
    assert [len(part.rows) for part in parts] == [10, 10, 10]
    assert [row for part in parts for row in part.rows] == list(table.rows)


def test_where_one_slide_must_do_its_last_row_counts_what_it_leaves_out() -> None:
    table = Table(("Chỉ tiêu", "Đơn vị"), (74, 26), frozenset({0}), tuple((f"Chỉ tiêu {n}", "1") for n in range(30)))
    shown = first_page(table, lambda left: (f"còn {left}", ""))
    assert len(shown.rows) == 11
    assert shown.rows[-1] == ("còn 20", "")
    few = table._replace(rows=table.rows[:3])
    assert first_page(few, lambda left: (f"còn {left}", "")) == few._replace(size=28)


def test_a_table_is_as_large_as_its_slides_have_room_for() -> None:
    table = Table(("Hạng", "Đơn vị"), (12, 88), frozenset({1}), tuple((str(n), "Phòng") for n in range(12)))
    assert [(part.size, len(part.rows)) for part in pages(table._replace(rows=table.rows[:4]))] == [(28, 4)]
    assert {part.size for part in pages(table)} == {28}, "two slides, as in the smallest letters"
    assert {part.size for part in pages(table._replace(rows=table.rows[:11]))} == {20}, "one slide"
    narrow = Table(("Hạng", "Đơn vị"), (6, 94), frozenset({1}), (("1", "Phòng"),))
    assert [part.size for part in pages(narrow)] == [20], "a word that has no room on its line is not broken"


def test_sentences_are_as_large_as_they_may_be_and_never_smaller_than_twenty_points() -> None:
    assert sentences(["Ngắn"]).size == 28
    many = sentences(["Một câu dài hơn một dòng của trang trình chiếu, " * 3] * 30)
    assert many.size == 20
    assert many.texts[-1].startswith("… và 2")


def test_charts_have_no_more_bars_than_names_have_room() -> None:
    shown = [slide.body for slide in told(at_work(30, 24)).slides if isinstance(slide.body, Chart)]
    assert shown
    assert all(len(chart.categories) <= BARS for chart in shown)
    moved = moved_since_half(at_work(30, 24))
    assert moved is not None
    largest = sorted(moved.values, key=abs)[-BARS:]
    assert sorted(map(abs, on_a_slide(moved).values)) == sorted(map(abs, largest)), "those that tell most, in order"


def test_long_names_keep_the_end_that_tells_them_apart() -> None:
    moved = moved_since_half(at_work(30, 24))
    assert moved is not None
    labels = [one.label for one in on_a_slide(moved).categories]
    assert len(set(labels)) == len(labels)
    names = [
        row[1] for slide in told(a_bloc_of_long_names()).slides if "xếp hạng" in slide.title for row in rows_of(slide)
    ]
    assert len(set(names)) == len(names) == 5
    assert any(label.startswith("Trung tâm") and label[-2:].strip().isdigit() for label in labels)


def a_bloc_of_long_names() -> Review:
    long = "Trung tâm Ứng dụng, phát triển Khoa học - Công nghệ và Đo lường chất lượng sản phẩm hàng hóa số {}"
    scale = a_scale()
    return a_review(scale, a_board([a_card(a_member(f"M{n}", long.format(n)), scale, {"A1": n}) for n in range(5)]))


def rows_of(slide: Slide) -> tuple[tuple[str, ...], ...]:
    assert isinstance(slide.body, Table)
    return slide.body.rows


def test_numbers_stand_beside_bars_and_names_left_of_them() -> None:
    for _, shape in shapes(slides_of(told(a_bloc_of_long_names()))):
        if shape.has_chart:
            room = {
                one.tag.removeprefix(C): one.get("val")
                for layout in shape.chart._chartSpace.iter(f"{C}manualLayout")
                for one in layout
            }
            lines = [line for label in shape.chart.plots[0].categories for line in str(label).split("\n")]
            assert room["layoutTarget"] == "inner"
            assert max(map(len, lines)) * 20 * 0.5 <= float(room["x"]) * WIDTH
            assert [one.get("val") for one in shape.chart._chartSpace.iter(f"{C}tickLblSkip")] == ["1"]


def shapes(data: bytes) -> Iterator[tuple[int, Any]]:
    for number, slide in enumerate(Presentation(BytesIO(data)).slides, start=1):
        for shape in slide.shapes:
            yield number, shape


def runs(shape: Any) -> Iterator[Any]:
    frames = [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []
    frames += [shape.text_frame] if shape.has_text_frame else []
    for frame in frames:
        for paragraph in frame.paragraphs:
            yield from paragraph.runs


@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_all_but_the_foot_is_read_from_the_last_row_and_stays_on_its_slide(members: int, lines: int) -> None:
    review = at_work(members, lines)
    for number, shape in shapes(slides_of(told(review))):
        foot = shape.top >= Pt(500)
        assert all(run.font.size >= Pt(14 if foot else 20) for run in runs(shape)), (number, shape.name)
        assert shape.left + shape.width <= Pt(WIDTH + 80)
        assert shape.top + shape.height <= Pt(540 if foot else 100 + HEIGHT)


# ------------------------------------------------------------------------------- that they last


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize(("members", "lines"), [BLOCS[0], BLOCS[1], BLOCS[3]])
def test_they_are_what_their_schema_says(members: int, lines: int, period: Period) -> None:
    assert problems_of(slides_of(told(at_work(members, lines, period))), ".pptx") == []


def test_the_same_review_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pptx", "b.pptx"):
        write_slides(tmp_path / name, at_work(3, 15))
    assert (tmp_path / "a.pptx").read_bytes() == (tmp_path / "b.pptx").read_bytes()


def test_a_chart_is_edited_by_the_numbers_it_shows() -> None:
    review = at_work(3, 15)
    charts = [slide.body for slide in told(review).slides if isinstance(slide.body, Chart)]
    drawn = [shape.chart for _, shape in shapes(slides_of(told(review))) if shape.has_chart]
    assert len(drawn) == len(charts) == 3
    for chart, shown in zip(charts, drawn, strict=True):
        assert list(shown.plots[0].categories) == [one.label for one in chart.categories]
        assert list(shown.plots[0].series[0].values) == [float(value) for value in chart.values]
        sheet = load_workbook(BytesIO(shown.part.chart_workbook.xlsx_part.blob))["Số liệu"]
        assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [float(value) for value in chart.values]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    scale = a_scale(a_group("A", text), a_line("A1", title=text))
    cards = [a_card(a_member(code, text), scale, {"A1": points}) for code, points in (("A", 9), ("B", 8))]
    review = a_review(scale, a_board(cards))
    bloc = review.config.bloc._replace(name=text, parent=text)
    review = review._replace(config=review.config._replace(bloc=bloc))
    data = slides_of(told(review))
    assert problems_of(data, ".pptx") == []
    assert len(list(Presentation(BytesIO(data)).slides)) == len(told(review).slides) + 1


def test_a_text_like_a_mark_of_the_skeleton_stays_as_it_is() -> None:
    shown = told(at_work(3, 15))._replace(bloc="⟦title⟧", slides=(Slide("⟦foot⟧", sentences(["⟦body⟧"])),))
    data = slides_of(shown)
    first, second = Presentation(BytesIO(data)).slides
    assert "⟦title⟧" in [shape.text_frame.text for shape in first.shapes]
    assert [shape.text_frame.text for shape in second.shapes] == ["⟦foot⟧", "– ⟦body⟧", "⟦title⟧  ·  2"]


def test_a_title_says_what_every_slide_is() -> None:
    data = slides_of(told(at_work(3, 15)))
    assert all(slide.shapes.title.text for slide in Presentation(BytesIO(data)).slides)
    assert all(
        isinstance(slide, Slide) and isinstance(slide.body, Sentences | Table | Chart)
        for slide in told(at_work(3, 15)).slides
    )


def test_libreoffice_shows_every_slide(save_as: SaveAs, tmp_path: Path) -> None:
    told_of, path = told(at_work(11, 24)), tmp_path / "trinh-chieu.pptx"
    path.write_bytes(slides_of(told_of))
    save_as([path], "pdf", tmp_path)
    shown = subprocess.run(
        ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"], check=True, capture_output=True
    )
    pages = shown.stdout.decode().split("\f")[:-1]
    assert len(pages) == len(told_of.slides) + 1
    assert all(slide.title in page for slide, page in zip(told_of.slides, pages[1:], strict=True))
