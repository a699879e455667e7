"""What values of config.toml must not say about each other."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.setup.config.checks import CHECKS
from tests.configs import (
    AWARD,
    GRADES,
    MEMBERS,
    MINIMUM,
    PERIODS,
    RANKING,
    SCORING,
    config_of,
    the_fault,
)

DECISION = '[[decisions]]\nyear = 2018\naward = "CỜ thi đua"\n'


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        (MINIMUM.replace(PERIODS, "[periods]\n"), "periods", "ít nhất một kỳ"),
        (
            MINIMUM.replace(SCORING, "cutoff = 2018-12-05T16:59:59+07:00\n" + SCORING),
            "periods.year-end.cutoff",
            "hạn nộp",
        ),
        (MINIMUM.replace('"TTR"', '" VP "'), "members[2].code", "Đơn vị thứ 3 (VP): mã này trùng với mục thứ 1"),
        (MINIMUM.replace('"TTR"', '"vp"'), "members[2].code", "mã “vp” chỉ khác mã “VP” ở cách viết"),
        (MINIMUM.replace('"TTR"', '"VР"'), "members[2].code", "nhìn như nhau"),
        (MINIMUM.replace(MEMBERS, 'head = "SKHCN"\n' + MEMBERS), "bloc.head", "không có đơn vị nào mang mã “SKHCN”"),
        (
            MINIMUM.replace(MEMBERS, 'deputies = ["VP", "KTTC"]\n' + MEMBERS),
            "bloc.deputies[1]",
            "có phải “KHTC” không?",
        ),
        (
            MINIMUM.replace(RANKING, "total_floor = 10\ntotal_cap = 9.5\n" + RANKING),
            "scoring.total_cap",
            "9,5 thấp hơn",
        ),
        (MINIMUM.replace(RANKING, "total_cap = 9.555\n" + RANKING), "scoring.total_cap", "9,555 có nhiều chữ số"),
        (MINIMUM.replace(RANKING, "total_floor = 0.001\n" + RANKING), "scoring.total_floor", "(2 chữ số)"),
        (MINIMUM.replace(RANKING, "bonus_maximum = 0.001\n" + RANKING), "scoring.bonus_maximum", "(2 chữ số)"),
        (MINIMUM.replace(RANKING, 'carry = "30%"\n' + RANKING), "scoring.carry", "[periods.six-month]"),
        (MINIMUM + GRADES.replace("80", "90"), "grades[1].at_least", "Xếp loại thứ 2 (Tốt): các mức phải giảm dần"),
        (MINIMUM + GRADES.replace("Tốt", "XUẤT  SẮC"), "grades[1].name", "trùng với mục thứ 1"),
        (MINIMUM + GRADES.replace("80", "79.995"), "grades[1].at_least", "79,995"),
        (
            MINIMUM.replace("decimals = 2", "decimals = 0") + GRADES.replace("80", "79.5"),
            "grades[1].at_least",
            "(0 chữ số)",
        ),
        (MINIMUM + AWARD + AWARD, "awards[1].name", "trùng với mục thứ 1"),
        (MINIMUM + GRADES + AWARD + 'grades = ["Xuất sác"]', "awards[0].grades[0]", "có phải “Xuất sắc” không?"),
        (MINIMUM + AWARD + 'grades = ["Tốt"]', "awards[0].grades[0]", "không có xếp loại “Tốt”"),
        (
            MINIMUM + '[[appraisal.assignments]]\nappraiser = "BGD"\nmembers = ["VP"]',
            "appraisal.assignments[0].appraiser",
            "Phân công thứ 1 (BGD): không có đơn vị nào",
        ),
        (
            MINIMUM + '[[appraisal.assignments]]\nappraiser = "VP"\nmembers = ["TTR", "KTTC"]',
            "appraisal.assignments[0].members[1]",
            "có phải “KHTC” không?",
        ),
        (
            MINIMUM + '[[appraisal.assignments]]\nappraiser = "VP"\nmembers = ["TTR", "VP"]',
            "appraisal.assignments[0].members[1]",
            "không được tự thẩm định",
        ),
        (
            MINIMUM + AWARD + 'votes = "50%"',
            "awards[0].votes",
            "Danh hiệu thứ 1 (Cờ thi đua): chỉ dùng khi khối bỏ phiếu",
        ),
        (MINIMUM + AWARD + DECISION + DECISION, "decisions[1].award", "của năm 2018 trùng với mục thứ 1"),
        (MINIMUM + DECISION, "decisions[0].award", "Quyết định thứ 1 (CỜ thi đua): không có danh hiệu “CỜ thi đua”"),
        (MINIMUM + AWARD + DECISION.replace("CỜ", "Cừ"), "decisions[0].award", "có phải “Cờ thi đua” không?"),
        (MINIMUM + DECISION.replace("2018", "2017") + 'members = ["BGD"]', "decisions[0].members[0]", "mã “BGD”"),
        (MINIMUM + AWARD + DECISION + 'proposed = ["KTTC"]', "decisions[0].proposed[0]", "có phải “KHTC” không?"),
        (MINIMUM + AWARD + DECISION + 'members = ["VP", "TTR", "VP"]', "decisions[0].members[2]", "đã được ghi ở trên"),
    ],
)
def test_a_contradiction(tmp_path: Path, text: str, where: str, said: str) -> None:
    found, message = the_fault(tmp_path, text)
    assert found == where
    assert said.casefold() in message.casefold()


def test_thresholds_of_a_percentage_have_two_decimals_whatever_the_points_have(tmp_path: Path) -> None:
    text = MINIMUM.replace("decimals = 2", "decimals = 0").replace('"total"', '"percent"')
    assert config_of(tmp_path, text + GRADES.replace("80", "79.25")).grades[1].at_least == Decimal("79.25")


def test_trailing_zeros_are_no_decimals(tmp_path: Path) -> None:
    text = MINIMUM.replace("decimals = 2", "decimals = 0\ntotal_cap = 100.00")
    assert config_of(tmp_path, text).scoring.total_cap == 100


def test_awards_of_other_years_are_free_text(tmp_path: Path) -> None:
    config = config_of(tmp_path, MINIMUM + AWARD + DECISION.replace("2018", "2017").replace("CỜ", "Cừ"))
    assert config.decisions[0].award == "Cừ thi đua"


def test_every_check_is_listed_once() -> None:
    assert len(set(CHECKS)) == len(CHECKS)


def test_thresholds_fall_within_a_period(tmp_path: Path) -> None:
    year, half = '\nperiods = ["year-end"]', '\nperiods = ["six-month"]'
    grades = [
        f'[[grades]]\nname = "{name}"\nat_least = {at}{when}\n'
        for name, at, when in (("A", 90, year), ("B", 70, year), ("C", 85, half), ("D", 50, ""))
    ]
    assert [grade.name for grade in config_of(tmp_path, MINIMUM + "".join(grades)).grades] == ["A", "B", "C", "D"]
    grades[3] = grades[3].replace("50", "75")
    where, said = the_fault(tmp_path, MINIMUM + "".join(grades))
    assert where == "grades[3].at_least"
    assert "75 không thấp hơn mức 70 của xếp loại “B”" in said
