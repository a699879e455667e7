"""How a row counts, in the pact's words."""

import re
from pathlib import Path

import pytest

from pipeline.loading import read_setup
from pipeline.starting import make_workspace
from pipeline.text.papers.as_agreed import as_agreed
from pipeline.text.scale_lines import counting_of
from pipeline.text.sentences import one_line
from pipeline.workspace.workspace import Workspace


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


@pytest.mark.parametrize(
    "name",
    ["bac-ninh-2018", "kien-giang-1000", "kien-giang-2018", "khanh-hoa-nam", "quang-tri-2025", "tien-giang-2022"],
)
def test_no_row_of_a_shipped_scale_keeps_signs_or_words_of_forms(tmp_path: Path, name: str) -> None:
    make_workspace(tmp_path / name, name)
    setup, faults = read_setup(Workspace(tmp_path / name))
    assert setup, faults
    lines = setup.grounds(next(iter(setup.config.periods))).scale.lines
    told = [as_agreed(one_line(counting_of(line))) for line in lines]
    assert any(told)
    assert not [one for one in told if re.search(r"[≥≤<>]|phải điền|khối tính|ngày khối nhận|dòng dưới đây", one)]
