"""Which rows concern a member: `Đối tượng` and `Kỳ`, with the branch below."""

import pytest

from pipeline.model.bloc import Member, Period
from pipeline.model.scale import Line
from pipeline.scoring.applicability import excluded
from tests.builders import a_condition, a_group, a_line, a_member, a_scale

OFFICE = a_member("VP", groups=("Phòng",))
CENTRE = a_member("TT", groups=("đơn vị trực thuộc", "trung tâm"))


def codes_left_out(*lines: Line, member: Member = OFFICE, period: Period = Period.YEAR_END) -> list[str]:
    scale = a_scale(*lines)
    return [line.code for line in scale.lines if excluded(scale, line, member, period)]


def test_a_row_without_groups_or_period_concerns_everyone() -> None:
    assert codes_left_out(a_group("A"), a_line("A1")) == []


@pytest.mark.parametrize(("member", "left_out"), [(OFFICE, []), (CENTRE, ["A1"])])
def test_group_names_are_compared_as_words(member: Member, left_out: list[str]) -> None:
    assert codes_left_out(a_group("A"), a_line("A1", groups=("  PHÒNG ", "văn phòng")), member=member) == left_out


def test_a_member_without_groups_is_left_out_of_every_line_that_names_some() -> None:
    assert codes_left_out(a_group("A"), a_line("A1", groups=("phòng",)), member=a_member("X")) == ["A1"]


def test_an_excluded_row_takes_its_branch_along_conditions_included() -> None:
    lines = (a_group("A", groups=("trung tâm",)), a_line("A1"), a_condition("A2"), a_group("B"), a_line("B1"))
    assert codes_left_out(*lines) == ["A", "A1", "A2"]


@pytest.mark.parametrize(("period", "left_out"), [(Period.SIX_MONTH, ["A2"]), (Period.YEAR_END, ["A1"])])
def test_a_line_of_one_period_is_left_out_of_the_other(period: Period, left_out: list[str]) -> None:
    lines = (
        a_group("A"),
        a_line("A1", period=Period.SIX_MONTH),
        a_line("A2", period=Period.YEAR_END),
    )
    assert codes_left_out(*lines, period=period) == left_out
