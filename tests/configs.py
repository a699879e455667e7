"""Configurations in few words: a right one, what is put beside it, and the faults in it."""

from pathlib import Path

from pipeline.model.bloc import Config
from pipeline.model.finding import Fault
from pipeline.setup.config.reading import read_config

BLOC = """
[bloc]
name = "Khối thi đua các phòng thuộc Sở"
year = 2018
parent = "Sở Khoa học và Công nghệ"
place = "Kiên Giang"
symbol = "KTĐ"
"""
MEMBERS = """
[[members]]
code = "VP"
name = "Văn phòng Sở"
[[members]]
code = "KHTC"
name = "Phòng Kế hoạch - Tài chính"
[[members]]
code = "TTR"
name = "Thanh tra Sở"
"""
PERIODS = """
[periods.year-end]
deadline = 2018-12-05T17:00:00+07:00
"""
SCORING = """
[scoring]
decimals = 2
not_applicable = "exclude"
"""
RANKING = """
[ranking]
by = "total"
"""
MINIMUM = BLOC + MEMBERS + PERIODS + SCORING + RANKING
GRADES = """
[[grades]]
name = "Xuất sắc"
at_least = 90
[[grades]]
name = "Tốt"
at_least = 80
"""
AWARD = '[[awards]]\nname = "Cờ thi đua"\nplaces = "1"\nquota = 1\n'


def reading(tmp_path: Path, text: str | bytes) -> tuple[Config | None, tuple[Fault, ...]]:
    path = tmp_path / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_config(path)


def config_of(tmp_path: Path, text: str) -> Config:
    config, faults = reading(tmp_path, text)
    assert [str(fault) for fault in faults] == []
    assert config is not None
    return config


def faults_in(tmp_path: Path, text: str | bytes) -> dict[str, str]:
    config, faults = reading(tmp_path, text)
    assert config is None
    assert faults
    return {fault.where: fault.message for fault in faults}


def the_fault(tmp_path: Path, text: str | bytes) -> tuple[str, str]:
    faults = faults_in(tmp_path, text)
    assert len(faults) == 1, faults
    return next(iter(faults.items()))
