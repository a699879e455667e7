"""Sheet `Độ chắc` and its chart, as the meeting sees them."""

from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

from pipeline.model.bloc import RankingPolicy
from pipeline.model.scale import Kind, Scale
from pipeline.reports.book.working_book import write_working_book
from pipeline.reports.figures.figures import Figures
from pipeline.text.workbooks.firmness import LEVEL, NO_LINE, NO_SECTION, NOTHING_CHANGES, OUT_OF_PROPORTION
from tests.blocs_in_places import a_ranked_review
from tests.builders import a_config, a_group, a_line, a_member, a_scale, some_members
from tests.ranking.test_firmness import judged_by_several
from tests.reports.books import Opened, row_with, rows_of, texts_of

SHEET = "Độ chắc"


def a_small_scale() -> Scale:
    return a_scale(
        a_group("A", "Nhiệm vụ chuyên môn"),
        a_line("A1", maximum=10, title="Giải quyết hồ sơ đúng hạn"),
        a_line("A2", maximum=5, title="Bị phê bình", kind=Kind.DEDUCTION),
        a_group("B", "Xây dựng Đảng, đoàn thể"),
        a_line("B1", maximum=10, title="Sinh hoạt đoàn thể"),
    )


POINTS = {"VP": {"A1": 9, "B1": 4}, "TTR": {"A1": 5, "B1": 7}, "TTTT": {"A1": 5, "B1": 7}, "QLKH": {}}


def test_neighbours_with_margin_and_what_would_change_their_order(worked: Opened) -> None:
    sheet = worked(a_ranked_review(a_small_scale(), POINTS))[SHEET]
    first = row_with(sheet, "Đơn vị trên") + 1
    ahead, level, far = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=first, max_row=first + 2))
    assert ahead[:3] == [1, "Đơn vị VP (hạng 1)", "Đơn vị TTR (hạng 2)"]
    assert ahead[4] == 1
    assert ahead[5] == (
        "Đơn vị TTR thêm 1,00 điểm ở dòng A1 “Giải quyết hồ sơ đúng hạn”; cùng mức ấy ở 04 dòng khác cũng đủ"
    )
    assert ahead[6] == "Giảm khoảng 25% trọng số của mục A “Nhiệm vụ chuyên môn”"
    assert level[4:] == [0, LEVEL, LEVEL]
    assert far[4:] == [12, NO_LINE, NO_SECTION]


def test_a_deduction_is_told_in_its_own_words(worked: Opened) -> None:
    scale = a_scale(*a_small_scale().lines[:3])
    given = {"VP": {"A1": 10}, "TTR": {"A1": 10, "A2": 3}}
    assert "Đơn vị TTR được bớt trừ 3,00 điểm ở dòng A2 “Bị phê bình”" in texts_of(
        worked(a_ranked_review(scale, given))[SHEET]
    )


def test_every_member_with_its_share_of_the_draws(worked: Opened) -> None:
    sheet = worked(a_ranked_review(a_small_scale(), POINTS))[SHEET]
    first = row_with(sheet, "Tỷ lệ giữ hạng (%)") + 1
    rows = [row[:5] for row in rows_of(sheet)[first - 1 : first + 3]]
    assert [row[:3] for row in rows] == [
        [1, "Đơn vị VP", 13],
        [2, "Đơn vị TTR", 12],
        [2, "Đơn vị TTTT", 12],
        [4, "Đơn vị QLKH", 0],
    ]
    assert all(row[4] == (row[3] + 10) // 20 for row in rows), "half up, without decimals"
    assert rows[3][3:] == [2_000, 100]
    assert rows[0][3] < 2_000


def test_it_is_told_how_it_was_computed_and_that_nothing_changes(worked: Opened) -> None:
    text = texts_of(worked(a_ranked_review(a_small_scale(), POINTS))[SHEET])
    assert NOTHING_CHANGES in text
    assert "tính thử 2.000 lần" in text
    assert "Có 06 điểm như vậy trong kỳ này." in text
    assert "hiệu tổng điểm" in text


def test_by_percent_the_margin_is_in_percentage_points(worked: Opened) -> None:
    review = a_ranked_review(
        a_small_scale(),
        POINTS,
        a_config([a_member(code) for code in POINTS], ranking=RankingPolicy(by="percent")),
    )
    sheet = worked(review)[SHEET]
    assert "Khoảng cách (điểm phần trăm)" in texts_of(sheet)
    assert sheet.cell(row_with(sheet, "Đơn vị trên") + 1, 5).value == 5


def test_the_chart_shows_the_shares_in_grey_with_black_outlines(tmp_path: Path) -> None:
    path = tmp_path / "so-lam-viec.xlsx"
    write_working_book(path, Figures(a_ranked_review(a_small_scale(), POINTS)))
    (chart,) = load_workbook(path)[SHEET]._charts
    (series,) = chart.ser
    first = row_with(load_workbook(path)[SHEET], "Tỷ lệ giữ hạng (%)") + 1
    assert series.val.numRef.f == f"'{SHEET}'!$E${first}:$E${first + 3}"
    assert series.cat.numRef.f == f"'{SHEET}'!$B${first}:$B${first + 3}"
    with ZipFile(path) as book:
        charts = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/charts/chart")]
    (drawn,) = [chart for chart in charts if f"'{SHEET}'!$E${first}" in chart]
    assert "A6A6A6" in drawn
    assert "000000" in drawn


def test_a_bloc_of_one_or_of_too_many_gets_a_sentence(worked: Opened) -> None:
    scale = a_small_scale()
    alone = worked(a_ranked_review(scale, {"VP": {"A1": 5}}))[SHEET]
    assert "có từ 02 đến 60 đơn vị được xếp hạng; kỳ này có 01 đơn vị." in texts_of(alone)
    many = worked(a_ranked_review(scale, {member.code: {"A1": 5} for member in some_members(61)}))[SHEET]
    assert "kỳ này có 61 đơn vị." in texts_of(many)
    assert not many._charts


def test_figures_out_of_proportion_get_a_sentence(worked: Opened) -> None:
    scale = a_scale(a_group("A"), a_line("A1"), a_line("A2", maximum=None, kind=Kind.BONUS))
    sheet = worked(a_ranked_review(scale, {"VP": {"A2": 10**12}, "TTR": {"A1": 5}}))[SHEET]
    assert OUT_OF_PROPORTION in texts_of(sheet)


def test_names_and_titles_of_members_are_text(worked: Opened) -> None:
    evil = "=1+1"
    scale = a_scale(a_group("A", evil), a_line("A1", title=evil))
    review = a_ranked_review(scale, {"VP": {"A1": 9}, "TTR": {"A1": 8}})
    standings = [
        one._replace(card=one.card._replace(member=one.card.member._replace(name=evil)))
        for one in review.board.standings
    ]
    sheet = worked(review._replace(board=review.board._replace(standings=tuple(standings))))[SHEET]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_it_is_told_how_points_of_several_appraisers_move(worked: Opened) -> None:
    said = "riêng 01 điểm do nhiều nơi cùng thẩm định thì xê dịch từ điểm thấp nhất đến điểm cao nhất"
    assert said in texts_of(worked(judged_by_several("4", "8"))[SHEET])
    assert "nhiều nơi" not in texts_of(worked(judged_by_several("4"))[SHEET])
