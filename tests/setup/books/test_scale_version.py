"""The version of a scale: whatever bears on points changes it, nothing else does (CONTRACT section 9)."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.loading import read_setup
from pipeline.model.bloc import Period
from pipeline.model.scale import Condition, Effect, Kind, Line
from pipeline.setup.books.scale_version import version_of
from pipeline.starting import make_workspace
from pipeline.workspace.workspace import Workspace
from tests.builders import a_condition, a_group, a_line, a_rule, a_scale

LINE = a_line("A1", "Theo bậc", "≥98: 5; còn lại: 0")


def version(*lines: Line) -> str:
    return version_of(a_scale(a_group("A"), *(lines or (LINE,))).lines)


def test_a_version_is_short_and_stable() -> None:
    assert version() == version()
    assert len(version()) == 16


@pytest.mark.parametrize(
    "changed",
    [
        {"code": "A2"},
        {"code": "a1"},
        {"maximum": Decimal(11)},
        {"kind": Kind.BONUS},
        {"rule": a_rule("Theo bậc", "≥98: 5; còn lại: 1")},
        {"rule": a_rule("Theo bậc", ">98: 5; còn lại: 0")},
        {"rule": a_rule("Theo bậc", "≥98: 5; còn lại: 0; theo % chỉ tiêu")},
        {"rule": a_rule("Theo bậc", "≥98: 5; còn lại: 0; theo dòng X")},
        {"rule": a_rule("Điểm chuẩn")},
        {"unit": "% hồ sơ"},
        {"groups": ("phòng",)},
        {"period": Period.SIX_MONTH},
        {"bonus_cap": Decimal(0)},
        {"deduction_cap": Decimal(3)},
        {"highest_only": True},
        {"bonus_if_clean": True},
        {"level": 1},
    ],
)
def test_what_bears_on_points_changes_the_version(changed: dict[str, object]) -> None:
    assert version(replace(LINE, **changed)) != version()


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Chữ khác"},
        {"unit": "hồ sơ"},
        {"evidence_required": True},
        {"appraiser": "VP"},
        {"guidance": "Xem lại"},
        {"maximum": Decimal("10.00")},
        {"rule": a_rule("Theo bậc", "  >= 98,0 : 5.0;;CÒN LẠI: 0")},
        {"rule": a_rule("Theo bậc", "≥98: 5")},
    ],
)
def test_texts_and_spellings_do_not(changed: dict[str, object]) -> None:
    assert version(replace(LINE, **changed)) == version()


def test_group_names_are_compared_as_words() -> None:
    assert version(replace(LINE, groups=("Phòng",))) == version(replace(LINE, groups=("PHÒNG",)))


def test_the_word_after_a_price_is_free() -> None:
    assert version(a_line("A1", "Trừ dần", "1/lần")) == version(a_line("A1", "Trừ dần", "1/vụ"))
    assert version(a_line("A1", "Trừ dần", "1/lần")) != version(a_line("A1", "Trừ dần", "2/lần"))


def test_options_and_conditions_count() -> None:
    assert version(a_line("A1", "Theo mức", "Tốt: 5")) != version(a_line("A1", "Theo mức", "Khá: 5"))
    assert version(a_line("A1", "Theo mức", "Tốt: 5")) == version(a_line("A1", "Theo mức", "TỐT: 5"))
    at_most = replace(a_condition(), condition=Condition(Effect.AT_MOST, "Tốt"))
    assert version(a_condition()) != version(a_condition(effect=Effect.NO_AWARD)) != version(at_most)
    assert version(at_most) != version(replace(at_most, condition=Condition(Effect.AT_MOST, "Khá")))


def test_rows_count_wherever_they_stand_in_the_workbook() -> None:
    assert version(LINE, replace(LINE, code="A2")) != version(LINE)
    assert version_of([replace(LINE, row=9)]) == version_of([replace(LINE, row=12)])


def test_the_parent_counts() -> None:
    one = a_scale(a_group("A"), a_group("B"), LINE)
    other = a_scale(a_group("A"), LINE, a_group("B"))
    assert version_of(one.lines) != version_of(other.lines)


SENT = {
    "bac-ninh-2018": "3ce2b6b0d897abc5",
    "khanh-hoa-nam": "eaabaa1b15fc0bf7",
    "kien-giang-2018": "e846bdcbe620fd4c",
    "lang-son-2020": "e9239dcfff381941",
    "quang-tri-2025": "e8e1c663e67420d4",
    "thai-nguyen-2017": "15985e9be28cc75e",
    "tien-giang-2022": "d8ad6da9ebaeb9c1",
}
"""Versions in forms that members may have in their hands: those of an earlier program must not be refused."""


@pytest.mark.parametrize(("name", "told"), SENT.items())
def test_a_scale_that_did_not_change_keeps_its_version(tmp_path: Path, name: str, told: str) -> None:
    make_workspace(tmp_path / name, name)
    setup, faults = read_setup(Workspace(tmp_path / name))
    assert setup, faults
    assert version_of(setup.grounds(next(iter(setup.config.periods))).scale.lines) == told
