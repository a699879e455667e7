"""What a right config.toml means, and what it says of the scale."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from pipeline.model.bloc import (
    MAXIMUM,
    AppraisalPolicy,
    Assignment,
    BallotPolicy,
    Decision,
    Electorate,
    NotApplicable,
    Period,
    Quota,
)
from pipeline.model.scale import Kind, Line, Scale
from pipeline.setup.config.known import known_of
from pipeline.setup.config.reading import check_against_scale
from tests.configs import AWARD, BLOC, GRADES, MEMBERS, MINIMUM, PERIODS, RANKING, SCORING, config_of, reading

VIETNAM = timezone(timedelta(hours=7))


def test_a_file_with_only_the_required_keys(tmp_path: Path) -> None:
    config = config_of(tmp_path, MINIMUM)
    assert config.bloc.year == 2018
    assert [member.code for member in config.bloc.members] == ["VP", "KHTC", "TTR"]
    assert (config.bloc.head, config.bloc.deputies) == (None, ())
    assert list(config.periods) == [Period.YEAR_END]
    assert config.periods[Period.YEAR_END].cutoff is None
    assert (config.scoring.decimals, config.scoring.not_applicable) == (2, NotApplicable.EXCLUDE)
    assert (config.scoring.total_floor, config.scoring.total_cap) == (None, None)
    assert config.scoring.bonus_maximum == 0
    assert (config.ranking.by, config.ranking.tie_breaks) == ("total", ())
    assert (config.grades, config.awards) == ((), ())
    assert config.appraisal == AppraisalPolicy()
    assert (config.ballots, config.decisions) == (None, ())


def test_ballots_by_default(tmp_path: Path) -> None:
    config = config_of(tmp_path, MINIMUM + AWARD + "[ballots]\n")
    assert config.ballots == BallotPolicy()
    assert config.awards[0].votes is None
    assert (BallotPolicy().quorum, BallotPolicy().share) == (Fraction(2, 3), Fraction(1, 2))
    assert (BallotPolicy().of, BallotPolicy().secret) == (Electorate.MEMBERS, True)


def test_a_file_with_every_key(tmp_path: Path) -> None:
    config = config_of(
        tmp_path,
        BLOC + 'head = "VP"\ndeputies = ["KHTC"]\n' + MEMBERS + 'aliases = ["Thanh tra"]\ngroups = ["phòng"]\n'
        'emails = ["ttr@so.example"]\n' + PERIODS + "cutoff = 2018-12-05T17:00:00+07:00\n"
        "[periods.six-month]\ndeadline = 2018-06-25T10:00:00Z\n"
        + SCORING + "total_floor = 0\ntotal_cap = 100.25\nbonus_maximum = 15\n"
        + RANKING + 'tie_breaks = ["section:A.1", "bonus", "received"]\n'
        + GRADES + 'quota = "12,5%"\n'
        '[[awards]]\nname = "Cờ thi đua"\nplaces = "2-3"\nquota = 1\ngrades = ["xuất  SẮC"]\n'
        'periods = ["six-month", "year-end"]\n'
        'votes = "66,7%"\n'
        '[ballots]\nquorum = "3/4"\nshare = "50 %"\nof = "valid"\nsecret = false\n'
        '[[decisions]]\nyear = 2018\naward = "cờ  thi ĐUA"\nnumber = "Số 1/QĐ"\nmembers = ["VP"]\nproposed = []\n'
        '[[decisions]]\nyear = 2017\naward = "cờ cũ"\n'
        '[appraisal]\nby = "members"\ncombine = "trimmed:2"\n'
        '[[appraisal.assignments]]\nappraiser = "KHTC"\nmembers = ["VP", "TTR"]\n',
    )  # fmt: skip
    assert (config.bloc.head, config.bloc.deputies) == ("VP", ("KHTC",))
    member = config.bloc.members[2]
    assert (member.aliases, member.groups, member.emails) == (("Thanh tra",), ("phòng",), ("ttr@so.example",))
    assert config.periods[Period.YEAR_END].cutoff == config.periods[Period.YEAR_END].deadline
    assert config.periods[Period.SIX_MONTH].deadline == datetime(2018, 6, 25, 10, tzinfo=UTC)
    assert (config.scoring.total_floor, config.scoring.total_cap) == (Decimal(0), Decimal("100.25"))
    assert config.scoring.bonus_maximum == Decimal(15)
    assert config.ranking.tie_breaks == ("section:A.1", "bonus", "received")
    assert [grade.quota for grade in config.grades] == [None, Quota(Decimal("12.5"), True)]
    award = config.awards[0]
    assert (award.first, award.last, award.quota) == (2, 3, Quota(Decimal(1), False))
    assert (award.grades, award.periods) == (("Xuất sắc",), (Period.SIX_MONTH, Period.YEAR_END))
    assert award.votes == Fraction(667, 1000)
    assert config.ballots == BallotPolicy(
        quorum=Fraction(3, 4), share=Fraction(1, 2), of=Electorate.VALID, secret=False
    )
    assert config.decisions == (
        Decision(year=2018, award="Cờ thi đua", number="Số 1/QĐ", members=("VP",), proposed=()),
        Decision(year=2017, award="cờ cũ"),
    )
    assert config.appraisal == AppraisalPolicy(
        by="members", combine="trimmed", trim=2, assignments=(Assignment("KHTC", ("VP", "TTR")),)
    )


def test_a_time_without_an_offset_is_vietnams(tmp_path: Path) -> None:
    config = config_of(tmp_path, MINIMUM.replace("+07:00", ""))
    assert config.periods[Period.YEAR_END].deadline == datetime(2018, 12, 5, 17, tzinfo=VIETNAM)


def test_a_cap_at_each_members_maximum(tmp_path: Path) -> None:
    assert (
        config_of(tmp_path, MINIMUM.replace(RANKING, 'total_cap = "maximum"\n' + RANKING)).scoring.total_cap == MAXIMUM
    )


def test_texts_are_nfc_without_outer_spaces(tmp_path: Path) -> None:
    config = config_of(
        tmp_path, MINIMUM.replace('"VP"', '" Đa\u0323t "').replace("Thanh tra Sở", "Thanh tra Sơ\\u0309")
    )
    assert config.bloc.members[0].code == "Đạt"
    assert config.bloc.members[2].name == "Thanh tra Sở"


def test_files_of_notepad_are_read(tmp_path: Path) -> None:
    config, faults = reading(tmp_path, b"\xef\xbb\xbf" + MINIMUM.replace("\n", "\r\n").encode())
    assert config is not None
    assert faults == ()


def test_tie_breaks_name_rows_of_the_scale(tmp_path: Path) -> None:
    lines = tuple(
        Line(code=code, level=1, title=code, kind=Kind.GROUP, row=row) for row, code in enumerate(("A.1", "B"), 2)
    )
    tie_breaks = 'tie_breaks = ["section:A.1", "bonus", "section:A1"]\n'
    config = config_of(tmp_path, MINIMUM.replace(RANKING, RANKING + tie_breaks))
    faults = check_against_scale(known_of(config), Scale(lines, "v"))
    assert [(fault.where, fault.message) for fault in faults] == [
        ("ranking.tie_breaks[2]", "Thang điểm không có dòng mang mã “A1” — có phải “A.1” không?")
    ]
