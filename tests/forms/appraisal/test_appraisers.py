"""Who appraises what, and under which file name."""

import pytest

from pipeline.forms.appraisal.appraisers import LONGEST_NAME, appraisers_of, file_names
from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from tests.builders import a_condition, a_group, a_line, a_scale
from tests.forms.appraisal.filling import a_bloc, crossed


def offices(grounds: Grounds) -> list[tuple[str, list[str]]]:
    found, faults = appraisers_of(grounds)
    assert faults == ()
    return [(one.key, sorted({line.code for _, lines in one.places for line in lines})) for one in found]


def test_the_nearest_office_above_a_line_appraises_it_else_the_head() -> None:
    scale = a_scale(
        a_group("A", appraiser="Phòng Tổ chức"),
        a_line("A1"),
        a_line("A2", appraiser="Phòng Tài chính"),
        a_group("B"),
        a_line("B1"),
        a_line("B2", appraiser="phòng  tổ chức"),
        a_condition("K"),
    )
    assert offices(a_bloc(scale)) == [
        ("Phòng Tổ chức", ["A1", "B2"]),
        ("Phòng Tài chính", ["A2"]),
        ("TTR", ["B1"]),
    ]


def test_lines_of_nobody_are_faults_of_the_scale() -> None:
    scale = a_scale(a_group("A", appraiser="Phòng Tổ chức"), a_line("A1"), a_group("B"), a_line("B1"), a_line("B2"))
    found, faults = appraisers_of(a_bloc(scale, head=None))
    assert found == ()
    assert [fault.where for fault in faults] == ["scale.xlsx › Thang điểm, hàng 4"]
    assert "B1, B2" in faults[0].message


def test_a_line_of_the_other_period_wants_nobody() -> None:
    scale = a_scale(a_group("A"), a_line("A1", appraiser="P"), a_line("A2", period=Period.SIX_MONTH))
    assert offices(a_bloc(scale, head=None)) == [("P", ["A1"])]


def test_members_appraise_each_other_and_never_themselves() -> None:
    scale = a_scale(a_group("A"), a_line("A1"), a_line("A2"))
    policy = crossed(TTR=["VP", "KHTC"], VP=["TTR"])
    found, faults = appraisers_of(a_bloc(scale, "VP", "TTR", "KHTC", appraisal=policy))
    assert faults == ()
    assert [(one.key, one.file, [member.code for member, _ in one.places]) for one in found] == [
        ("TTR", "TTR.xlsx", ["VP", "KHTC"]),
        ("VP", "VP.xlsx", ["TTR"]),
    ]


def test_cross_scoring_without_assignments_is_a_fault() -> None:
    scale = a_scale(a_group("A"), a_line("A1"))
    _, faults = appraisers_of(a_bloc(scale, appraisal=crossed()))
    assert [fault.where for fault in faults] == ["config.toml › appraisal.assignments"]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Phòng Kế hoạch – Tài chính", "Phòng Kế hoạch – Tài chính.xlsx"),
        ("Sở/Ban: A*B?", "Sở-Ban- A-B-.xlsx"),
        ("../../ngoài", "-..-ngoài.xlsx"),
        ("~$khóa", "$khóa.xlsx"),
        (".ẩn.", "ẩn.xlsx"),
        ("CON", "CON-.xlsx"),
        ("nul.txt", "nul.txt-.xlsx"),
        ("...", "co-quan.xlsx"),
        ("một\nhai\tba", "một-hai-ba.xlsx"),
        ("x" * 200, "x" * LONGEST_NAME + ".xlsx"),
    ],
)
def test_an_office_may_be_called_anything(name: str, file: str) -> None:
    assert file_names([name]) == (file,)


def test_no_two_files_are_called_alike() -> None:
    names = file_names(["Phòng A", "phòng a", "Phòng/A", "Phòng-A", "Phòng A (2)"])
    assert names == ("Phòng A.xlsx", "phòng a (2).xlsx", "Phòng-A.xlsx", "Phòng-A (2).xlsx", "Phòng A (2) (2).xlsx")
    assert len({name.casefold() for name in names}) == len(names)
