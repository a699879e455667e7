"""Files that cannot be read, keys that do not exist, and how faults are told."""

import re
from pathlib import Path

import pytest

from pipeline.setup.config.faults import entry, key_path
from pipeline.setup.config.reading import read_config
from pipeline.setup.config.schema import KEYS, TABLES
from tests.configs import (
    BLOC,
    GRADES,
    MEMBERS,
    MINIMUM,
    PERIODS,
    RANKING,
    SCORING,
    faults_in,
    the_fault,
)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    config, faults = read_config(tmp_path / "config.toml")
    assert config is None
    assert [fault.where for fault in faults] == ["config.toml"]
    assert "không có tệp này" in faults[0].message


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    config, faults = read_config(tmp_path / "config.toml")
    assert config is None
    assert "Không đọc được" in faults[0].message


@pytest.mark.parametrize("bracket", ["[", "{a="])
def test_brackets_that_stand_too_deep(tmp_path: Path, bracket: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[bloc]\nname = " + bracket * 20_000, encoding="utf-8")
    config, faults = read_config(path)
    assert config is None
    assert [fault.where.partition(", cột")[0] for fault in faults] == ["config.toml, dòng 2"]
    assert "quá nhiều ngoặc" in faults[0].message


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_a_file_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    where, message = the_fault(tmp_path, "name = 'Së'".encode(encoding))
    assert where == "config.toml"
    assert "UTF-8" in message


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('name = "Văn phòng', "dấu ngoặc kép"),
        ("name = Văn phòng", "chữ phải đặt trong dấu ngoặc kép"),
        ('tên đơn vị = "VP"', "thiếu dấu “="),
        ("year = 2018 năm", "còn thừa chữ"),
        ("deadline = 2018-02-30T17:00:00", "không có thật"),
        ('path = "C:\\Users"', "“\\”"),
        ("[bloc]", "đã khai báo ở trên"),
        ("year = 2019\nyear = 2020", "đã khai báo ở trên"),
        ("[ranking", "ngoặc vuông"),
        ("groups = [1", "ngoặc vuông"),
        ("= 5", "Sai cú pháp"),
    ],
)
def test_a_syntax_fault_is_located_by_line_and_told_in_vietnamese(tmp_path: Path, line: str, said: str) -> None:
    where, message = the_fault(tmp_path, "[bloc]\n# năm\n" + line + "\n")
    assert re.match(r"config\.toml, dòng [34]", where)
    assert said in message
    assert not re.search(r"\b(line|column|Invalid|Expected|value)\b", where + message)


def test_an_unknown_key_has_its_path_its_entry_and_a_guess(tmp_path: Path) -> None:
    where, message = the_fault(tmp_path, MINIMUM.replace('code = "KHTC"', 'code = "KHTC"\nemial = ["khtc@so.example"]'))
    assert where == "members[1].emial"
    assert message == "Đơn vị thứ 2 (KHTC): không có khóa “emial” — có phải “emails” không?"


@pytest.mark.parametrize(
    ("text", "where", "guess"),
    [
        ("[award]\n", "award", "awards"),
        ("[periods.yearend]\n", "periods.yearend", "year-end"),
        (
            "[periods.six-month]\ndeadline = 2018-06-05T17:00:00\ncutof = 2018-06-05T17:00:00",
            "periods.six-month.cutof",
            "cutoff",
        ),
        ('[[grades]]\nname = "Tốt"\natleast = 3\nat_least = 3', "grades[0].atleast", "at_least"),
        ('[[awards]]\nname = "Cờ"\nplaces = "1"\nquota = 1\nperiod = "x"', "awards[0].period", "periods"),
        ('[appraisal]\ncombin = "mean"', "appraisal.combin", "combine"),
        (
            '[[appraisal.assignments]]\nappraiser = "VP"\nmembers = ["TTR"]\nmember = 1',
            "appraisal.assignments[0].member",
            "members",
        ),
    ],
)
def test_unknown_keys_of_every_table(tmp_path: Path, text: str, where: str, guess: str) -> None:
    faults = faults_in(tmp_path, MINIMUM + text)
    assert list(faults) == [where]
    assert f"có phải “{guess}” không?" in faults[where]


def test_the_known_keys_are_listed_for_every_table() -> None:
    assert KEYS[()] == tuple(TABLES)
    assert KEYS["periods",] == ("six-month", "year-end")


@pytest.mark.parametrize("table", ["bloc", "members", "periods", "scoring", "ranking"])
def test_a_missing_table(tmp_path: Path, table: str) -> None:
    parts = {"bloc": BLOC, "members": MEMBERS, "periods": PERIODS, "scoring": SCORING, "ranking": RANKING}
    assert the_fault(tmp_path, "".join(text for name, text in parts.items() if name != table)) == (
        table,
        f"Thiếu bảng bắt buộc “{table}”",
    )


@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("parent", "bloc.parent"),
        ("decimals", "scoring.decimals"),
        ("by", "ranking.by"),
        ("deadline", "periods.year-end.deadline"),
    ],
)
def test_a_missing_key(tmp_path: Path, key: str, where: str) -> None:
    text = re.sub(rf"^{key} = .*\n", "", MINIMUM, flags=re.MULTILINE)
    assert the_fault(tmp_path, text) == (where, f"Thiếu khóa bắt buộc “{key}”")


def test_all_faults_are_told_at_once_also_contradictions(tmp_path: Path) -> None:
    text = MINIMUM.replace("[ranking]", "[rankings]").replace('name = "Thanh tra Sở"', "") + GRADES.replace("80", "95")
    assert list(faults_in(tmp_path, text)) == ["rankings", "members[2].name", "ranking", "grades[1].at_least"]


def test_key_paths() -> None:
    assert key_path(("members", 3, "emial")) == "members[3].emial"
    assert key_path(("appraisal", "assignments", 0, "members", 1)) == "appraisal.assignments[0].members[1]"


def test_an_entry_is_called_by_what_can_be_read_of_it() -> None:
    assert entry({"members": [{"code": "VP"}]}, ("members", 0, "name")) == "đơn vị thứ 1 (VP)"
    assert entry({"members": [{}]}, ("members", 0, "name")) == "đơn vị thứ 1"
    assert entry({"members": "VP"}, ("members", 0, "name")) == ""
    assert entry({"bloc": {}}, ("bloc", "name")) == ""


def test_a_fault_names_the_file_and_its_example_is_of_the_blocs_year(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        '[bloc]\nyear = 2031\n[periods.six-month]\ndeadline = "25/6"\n', encoding="utf-8"
    )
    told = [str(fault) for fault in read_config(tmp_path / "config.toml")[1]]
    assert all(one.startswith("config.toml › ") for one in told)
    assert "2031-06-25T17:00:00+07:00" in next(one for one in told if "deadline" in one)
    told = list(faults_in(tmp_path, "[periods.six-month]\ndeadline = 1\n").values())
    assert any("NNNN-06-25T" in one for one in told)
