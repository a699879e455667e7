"""Names of lines in papers."""

from pipeline.reports.figures.line_names import names_in_papers
from tests.builders import a_group, a_line, a_scale


def test_lines_of_one_name_are_told_apart_by_the_row_above_them() -> None:
    scale = a_scale(
        a_group("A", "Quản lý đất đai"),
        a_line("A1", title="Gửi báo cáo (đúng hạn)"),
        a_line("A2", title="Giao đất"),
        a_group("B", "Bảo vệ môi trường"),
        a_line("B1", title="Gửi báo cáo"),
        a_group("C", "Thi đua"),
        a_line("C1", title="Thi đua"),
    )
    assert names_in_papers(scale) == {
        "A": "Quản lý đất đai",
        "A1": "Gửi báo cáo (mục Quản lý đất đai)",
        "A2": "Giao đất",
        "B": "Bảo vệ môi trường",
        "B1": "Gửi báo cáo (mục Bảo vệ môi trường)",
        "C": "Thi đua",
        "C1": "Thi đua",
    }
