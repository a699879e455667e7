"""config.toml of next year says what is meant, and keeps every sign that nobody had to change."""

import difflib
from pathlib import Path

import pytest

from pipeline.model.bloc import Config, Period
from pipeline.setup.config.reading import read_config
from pipeline.starting.next_year.config_text import config_text
from pipeline.starting.next_year.members import Became, MemberChanges, successors
from pipeline.starting.next_year.policy import next_config
from pipeline.starting.shipped import SHIPPED
from tests.builders import a_member

EXAMPLES = sorted(path.name for path in SHIPPED.iterdir() if path.is_dir())
TEXT = """\
[bloc]
name = "Khối"   # tên
year = 2024
parent = ""
place = ""
symbol = "KTĐ"
head = "A"   # luân phiên
deputies = ["B", # phó thứ nhất
  'C']

# đơn vị
[[members]]
code = "A"
name = "Xã A"
#short = "A"

[[members]]   # hai
name = "Xã \\"B\\" [cũ] # không phải chú thích"
code = 'B'
aliases = ["B cũ", # tên cũ
  "B cổ"]
[[members]]
code = "C"
name = "Xã C"

[periods.year-end]
deadline = 2024-02-29T17:00:00+07:00   # hạn
#cutoff = 2024-12-12T17:00:00+07:00
[scoring]
decimals = 2
not_applicable = "exclude"
[ranking]
by = "total"
[appraisal]
by = "members"
[[appraisal.assignments]]
appraiser = "A"
members = ["B", "C"]
[[appraisal.assignments]]
appraiser = "C"
members = ["A"]
[[decisions]]
year = 2023
award = "Cờ"
members = ["A", "C"]"""


def read(folder: Path, text: str) -> Config:
    path = folder / "config.toml"
    path.write_bytes(text.encode("utf-8"))
    config, faults = read_config(path)
    assert config, faults
    return config


def turned(folder: Path, text: str, changes: MemberChanges, by: int = 1) -> tuple[str, Config, Config]:
    """The new text, what it says, and what it should say."""
    old = read(folder, text)
    after = successors(old.bloc, changes)
    wanted = next_config(old, old.bloc.year + by, after)
    new = config_text(text, old, wanted, after)
    return new, read(folder, new), wanted


def changed_lines(old: str, new: str) -> list[str]:
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return [line for line in lines if line[0] in "+-"]


CHANGES = [
    MemberChanges(),
    MemberChanges(renamed=(Became(("A",), "", "Phường A"), Became(("B",), "PB", "Phường B"))),
    MemberChanges(left=("A",)),
    MemberChanges(left=("C",), joined=(a_member("D", "Xã “D”"), a_member("E", 'Xã "E" \\ mới'))),
    MemberChanges(merged=(Became(("A", "C"), "C", "Xã AC"),)),
    MemberChanges(merged=(Became(("C", "A"), "CA", "Xã CA"),), renamed=(Became(("B",), "A", "Xã B"),)),
]


@pytest.mark.parametrize("changes", CHANGES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_text_says_what_is_meant(tmp_path: Path, changes: MemberChanges, end: str) -> None:
    new, said, wanted = turned(tmp_path, TEXT.replace("\n", end), changes)
    assert said == wanted
    assert new.count("\r\n") == (new.count("\n") if end == "\r\n" else 0)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_shipped_bloc_can_be_turned(tmp_path: Path, name: str) -> None:
    text = (SHIPPED / name / "config.toml").read_text(encoding="utf-8")
    first, second, third = (member.code for member in read(tmp_path, text).bloc.members[-3:])
    changes = MemberChanges(
        renamed=(Became((first,), "", "Tên mới"),),
        merged=(Became((second, third), "GỘP", "Đơn vị gộp"),),
        joined=(a_member("MỚI", "Đơn vị mới"),),
    )
    _, said, wanted = turned(tmp_path, text, changes)
    assert said == wanted


def test_without_changes_of_members_only_year_and_days_differ(tmp_path: Path) -> None:
    new, said, _ = turned(tmp_path, TEXT, MemberChanges())
    assert changed_lines(TEXT, new) == [
        "- year = 2024",
        "+ year = 2025",
        "- deadline = 2024-02-29T17:00:00+07:00   # hạn",
        "+ deadline = 2025-02-28T17:00:00+07:00   # hạn",
        "- #cutoff = 2024-12-12T17:00:00+07:00",
        "+ #cutoff = 2025-12-12T17:00:00+07:00",
    ]
    assert f"{said.periods[Period.YEAR_END].deadline:%d/%m/%Y}" == "28/02/2025"


def test_29_february_stays_in_another_leap_year(tmp_path: Path) -> None:
    assert "2028-02-29T17:00" in turned(tmp_path, TEXT, MemberChanges(), by=4)[0]


def test_a_renamed_member_keeps_its_old_name_and_code_as_aliases_and_its_comments(tmp_path: Path) -> None:
    new, said, _ = turned(tmp_path, TEXT, MemberChanges(renamed=(Became(("B",), "PB", "Phường B"),)))
    assert said.bloc.members[1].aliases == ("B cũ", "B cổ", "B", 'Xã "B" [cũ] # không phải chú thích')
    assert '"B cũ", # tên cũ' in new
    assert said.bloc.deputies == ("PB", "C")
    assert "# phó thứ nhất" in new


def test_who_left_is_nowhere_any_more(tmp_path: Path) -> None:
    new, said, _ = turned(tmp_path, TEXT, MemberChanges(left=("A",)))
    assert [member.code for member in said.bloc.members] == ["B", "C"]
    assert (said.bloc.head, said.bloc.deputies) == (None, ("B", "C"))
    assert '#head = "A"   # luân phiên' in new
    assert said.appraisal.assignments == (), "the one appraised, or was appraised by, the one who left"
    assert said.decisions[0].members == ("C",)


def test_seats_of_merged_members_pass_to_the_one_they_became(tmp_path: Path) -> None:
    changes = MemberChanges(merged=(Became(("A", "C"), "C", "Xã AC"),))
    _, said, _ = turned(tmp_path, TEXT, changes)
    assert (said.bloc.head, said.bloc.deputies) == ("C", ("B",))
    assert [(one.appraiser, one.members) for one in said.appraisal.assignments] == [("C", ("B",))]
    assert said.decisions[0].members == (), "the awards of two are not those of the one"
