"""What a single value of config.toml may be."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.bloc import PaperSize, Period, Quota, Signing
from tests.configs import AWARD, GRADES, MEMBERS, MINIMUM, SCORING, config_of, faults_in, the_fault


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ("year = 2018", 'year = "2018"', "bloc.year", "số nguyên, không đặt trong dấu ngoặc kép"),
        ("year = 2018", "year = 2018.0", "bloc.year", "số nguyên"),
        ("year = 2018", "year = 18", "bloc.year", "không được nhỏ hơn 1945"),
        ("year = 2018", "year = 99999999999999999999999999", "bloc.year", "lớn"),
        ('name = "Khối thi đua các phòng thuộc Sở"', 'name = "  "', "bloc.name", "không được để trống"),
        ('symbol = "KTĐ"', 'symbol = "KTĐ"\ndeputies = "VP"', "bloc.deputies", "danh sách"),
        (MEMBERS, '[members]\ncode = "VP"', "members", "danh sách"),
        (MEMBERS, "members = []\n", "bloc.members", "members"),
        ('code = "TTR"', "code = 3", "members[2].code", "Đơn vị thứ 3 (3): phải là chữ"),
        ('code = "TTR"', 'code = ""', "members[2].code", "Đơn vị thứ 3: không được để trống"),
        ('code = "TTR"', 'code = "TT/R"', "members[2].code", "tên tệp"),
        ('code = "TTR"', 'code = ".."', "members[2].code", "tên tệp"),
        ('code = "TTR"', 'code = "Aux"', "members[2].code", "tên tệp"),
        ('code = "TTR"', 'code = "con.vp"', "members[2].code", "tên tệp"),
        ('code = "TTR"', 'code = "AUX.1"', "members[2].code", "tên tệp"),
        ('code = "TTR"', 'code = "COM¹"', "members[2].code", "tên tệp"),
        ('code = "TTR"', 'code = "TTR"\nemails = ["thanhtra"]', "members[2].emails[0]", "@so.example"),
        ("decimals = 2", 'decimals = 2\n[signing]\noffice = "Giám đốc"', "signing.name", "thiếu khóa"),
        ("decimals = 2", 'decimals = 2\n[signing]\nname = "A"\ncapacity = "PP."', "signing.capacity", '"KT."'),
        ("[ranking]", '[print]\npaper = "A5"\n[ranking]', "print.paper", '"A4", "A3"'),
        ("[ranking]", '[print]\nsize = "A3"\n[ranking]', "print.size", "không có khóa"),
        (
            "[ranking]",
            '[periods.six-month]\ndeadline = 2018-06-25T17:00:00\ntarget_share = "0%"\n[ranking]',
            "periods.six-month.target_share",
            "lớn hơn 0%",
        ),
        (
            "[ranking]",
            "[periods.six-month]\ndeadline = 2018-06-25T17:00:00\ntarget_share = 50\n[ranking]",
            "periods.six-month.target_share",
            "trong dấu ngoặc kép",
        ),
        (
            "2018-12-05T17:00:00+07:00",
            '2018-12-05T17:00:00+07:00\ntarget_share = "50%"',
            "periods.year-end.target_share",
            "không có khóa",
        ),
        ('name = "Thanh tra Sở"', 'name = " "', "members[2].name", "Đơn vị thứ 3 (TTR): không được để trống"),
        ('code = "TTR"', 'code = "TTR"\ngroups = "phòng"', "members[2].groups", "danh sách"),
        ('code = "TTR"', 'code = "TTR"\naliases = [""]', "members[2].aliases[0]", "để trống"),
        ("[periods.year-end]\ndeadline", "[periods]\nyear-end", "periods.year-end", "phải là một bảng"),
        (
            "2018-12-05T17:00:00+07:00",
            "2018-12-05",
            "periods.year-end.deadline",
            "phải có cả giờ, ví dụ: 2018-12-05T17",
        ),
        ("2018-12-05T17:00:00+07:00", "17:00:00", "periods.year-end.deadline", "phải có cả ngày"),
        (
            "2018-12-05T17:00:00+07:00",
            '"2018-12-05 17:00"',
            "periods.year-end.deadline",
            "không đặt trong dấu ngoặc kép",
        ),
        ("decimals = 2", "decimals = -1", "scoring.decimals", "không được nhỏ hơn 0"),
        ("decimals = 2", "decimals = 7", "scoring.decimals", "không được lớn hơn 6"),
        ("decimals = 2", "decimals = true", "scoring.decimals", "số nguyên"),
        ('"exclude"', '"exlude"', "scoring.not_applicable", "có phải “exclude” không?"),
        ('"exclude"', '"Exclude"', "scoring.not_applicable", "có phải “exclude” không?"),
        ("decimals = 2", 'decimals = 2\ntotal_floor = "0"', "scoring.total_floor", "phải là một số"),
        ("decimals = 2", "decimals = 2\ntotal_floor = nan", "scoring.total_floor", "phải là một số"),
        ("decimals = 2", 'decimals = 2\ntotal_cap = "max"', "scoring.total_cap", '"maximum"'),
        ("decimals = 2", "decimals = 2\ntotal_cap = inf", "scoring.total_cap", "phải là một số"),
        ("decimals = 2", "decimals = 2\nbonus_maximum = -1", "scoring.bonus_maximum", "số âm"),
        ('by = "total"', 'by = "points"', "ranking.by", '"total", "percent"'),
        ('by = "total"', 'by = "total"\ntie_breaks = ["bonus", "deductions"]', "ranking.tie_breaks[1]", "“deduction”"),
        ('by = "total"', 'by = "total"\ntie_breaks = ["section:"]', "ranking.tie_breaks[0]", "section:MÃ"),
        ('by = "total"', 'by = "total"\ntie_breaks = [1]', "ranking.tie_breaks[0]", "phải là một trong các từ"),
    ],
)
def test_a_value_that_cannot_be(tmp_path: Path, old: str, new: str, where: str, said: str) -> None:
    assert old in MINIMUM
    faults = faults_in(tmp_path, MINIMUM.replace(old, new))
    assert where in faults, faults
    assert said.casefold() in faults[where].casefold()


@pytest.mark.parametrize("quota", ['"20"', '"hai"', '"101%"', "-1", "1.5", "true", '"-5%"', '"1_0%"', '"٢٠%"', "[]"])
def test_a_quota_that_is_none(tmp_path: Path, quota: str) -> None:
    where, message = the_fault(tmp_path, MINIMUM + AWARD.replace("quota = 1", f"quota = {quota}"))
    assert where == "awards[0].quota"
    assert message.startswith("Danh hiệu thứ 1 (Cờ thi đua): ")


@pytest.mark.parametrize("carry", ["30", "0.3", '"30"', '"1/3"', '"ba mươi"', '"-5%"', '"٣٠%"', '"101%"', "true"])
def test_a_share_to_carry_that_is_none(tmp_path: Path, carry: str) -> None:
    where, message = the_fault(tmp_path, MINIMUM.replace(SCORING, f"{SCORING}carry = {carry}\n"))
    assert where == "scoring.carry"
    assert "tỷ lệ" in message.lower()


@pytest.mark.parametrize(("carry", "meant"), [("30%", "30"), ("12,5 %", "12.5"), ("100%", "100"), ("0%", "0")])
def test_a_share_of_the_six_months_to_carry(tmp_path: Path, carry: str, meant: str) -> None:
    half = "[periods.six-month]\ndeadline = 2018-06-25T17:00:00+07:00\n"
    config = config_of(tmp_path, MINIMUM.replace(SCORING, f'{half}{SCORING}carry = "{carry}"\n'))
    assert config.scoring.carry == Decimal(meant)


@pytest.mark.parametrize(
    ("quota", "meant"),
    [
        ("0", Quota(Decimal(0), False)),
        ('"20%"', Quota(Decimal(20), True)),
        ('"12.5 %"', Quota(Decimal("12.5"), True)),
        ('"100%"', Quota(Decimal(100), True)),
    ],
)
def test_a_quota_of_a_grade_or_an_award(tmp_path: Path, quota: str, meant: Quota) -> None:
    config = config_of(
        tmp_path, MINIMUM + GRADES + f"quota = {quota}\n" + AWARD.replace("quota = 1", f"quota = {quota}")
    )
    assert (config.grades[1].quota, config.awards[0].quota) == (meant, meant)


@pytest.mark.parametrize(
    ("places", "said"), [('"3-2"', "ngược"), ('"0"', "2-3"), ("1", "ngoặc kép"), ('"nhất"', "2-3")]
)
def test_places_that_are_none(tmp_path: Path, places: str, said: str) -> None:
    where, message = the_fault(tmp_path, MINIMUM + AWARD.replace('"1"', places))
    assert where == "awards[0].places"
    assert said in message.lower()


@pytest.mark.parametrize("combine", ["trimmed", "trimmed:0", "trimmed:x", "Mean", "average"])
def test_a_combination_that_is_none(tmp_path: Path, combine: str) -> None:
    where, message = the_fault(tmp_path, MINIMUM + f'[appraisal]\ncombine = "{combine}"')
    assert where == "appraisal.combine"
    assert '"mean", "median", "trimmed:1"' in message


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ('"101%"', "không được vượt quá 100%"),
        ('"3/2"', "không được vượt quá 100%"),
        ('"1/0"', "phải là tỷ lệ"),
        ('"0.5"', "phải là tỷ lệ"),
        ("0.5", "phải là tỷ lệ"),
        ("1", "phải là tỷ lệ"),
        ('"-50%"', "phải là tỷ lệ"),
        ('"٥٠%"', "phải là tỷ lệ"),
    ],
)
@pytest.mark.parametrize("key", ["quorum", "share"])
def test_a_share_of_voters_that_is_none(tmp_path: Path, key: str, share: str, said: str) -> None:
    where, message = the_fault(tmp_path, MINIMUM + f"[ballots]\n{key} = {share}\n")
    assert where == f"ballots.{key}"
    assert said in message.lower()


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ('[ballots]\nof = "all"', "ballots.of", '"members", "valid"'),
        ("[ballots]\nsecret = 1", "ballots.secret", "true hoặc false"),
        ("[ballots]\nquorom = 1", "ballots.quorom", "có phải “quorum” không?"),
        ('[[decisions]]\naward = "Cờ"', "decisions[0].year", "thiếu khóa bắt buộc “year”"),
        ('[[decisions]]\nyear = 2017\nmembers = ["VP"]', "decisions[0].award", "thiếu khóa bắt buộc “award”"),
        ('[[decisions]]\nyear = 2017\naward = "Cờ"\nnumer = "1"', "decisions[0].numer", "có phải “number” không?"),
    ],
)
def test_ballots_and_decisions_that_cannot_be(tmp_path: Path, text: str, where: str, said: str) -> None:
    found, message = the_fault(tmp_path, MINIMUM + text)
    assert found == where
    assert said in message.lower()


def test_what_is_said_of_signers_shares_and_short_names(tmp_path: Path) -> None:
    text = MINIMUM.replace(
        'code = "TTR"', 'code = "TTR"\nshort = "Thanh tra"\nemails = ["tt@so.example", "@tt.example"]'
    )
    text += '[signing]\nname = "[Họ và tên]"\ncapacity = "kt"\n'
    text += '[periods.six-month]\ndeadline = 2018-06-25T17:00:00\ntarget_share = "33,5%"\n'
    text += '[[grades]]\nname = "A"\nat_least = 90\neach_section_at_least = "50%"\nperiods = ["year-end"]\n'
    config = config_of(tmp_path, text)
    member, (grade,) = config.bloc.members[2], config.grades
    assert (member.short, member.emails) == ("Thanh tra", ("tt@so.example", "@tt.example"))
    assert config.signing == Signing(name="[Họ và tên]", capacity="KT.")
    assert config.periods[Period.SIX_MONTH].target_share == Decimal("33.5")
    assert config.periods[Period.YEAR_END].target_share is None
    assert (grade.each_section_at_least, grade.periods) == (50, (Period.YEAR_END,))


def test_wide_tables_are_printed_on_a4_unless_the_bloc_says_a3(tmp_path: Path) -> None:
    assert config_of(tmp_path, MINIMUM).paper is PaperSize.A4
    assert config_of(tmp_path, MINIMUM + '[print]\npaper = "A3"\n').paper is PaperSize.A3
