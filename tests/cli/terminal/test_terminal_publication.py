"""Publishing, verifying and comparing as the secretary sees them on the terminal, with their exit codes."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from tests.filling import fill
from tests.workspaces import a_workspace

PERIOD = ("--period", "year-end")


def thidua(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def bloc(tmp_path: Path) -> Path:
    return a_workspace(tmp_path / "khối")


def test_from_a_run_to_its_publication_and_a_later_run(bloc: Path) -> None:
    place = (*PERIOD, "--workspace", bloc)
    for command in ("publish", "verify"):
        assert thidua(command, *place).exit_code == 2
    assert not list((bloc / "output").iterdir())

    assert "công bố" not in thidua("run", *place).output
    unfinished = thidua("publish", *place)
    assert unfinished.exit_code == 2
    assert re.search(r"thong-bao.docx: \d+ chỗ chưa điền", unfinished.stderr)
    assert "--anyway" in unfinished.stderr
    assert not (bloc / "output" / "2018-year-end" / "published").exists()
    published = thidua("publish", *place, "--anyway")
    assert "chỗ chưa điền" in published.output
    assert published.exit_code == 0, published.output
    (code,) = re.findall("Mã niêm phong: ([0-9a-f]{64})", published.output)

    verified = thidua("verify", *place, "--changes")
    assert verified.exit_code == 0, verified.output
    assert f"Mã niêm phong: {code}" in verified.output
    assert "chấm lại từ đầu vào ra đúng từng byte" in verified.output
    assert "Đầu vào và kết quả đúng như đã công bố" in thidua("run", *place).output

    fill(bloc / "inbox" / "2018-year-end" / "VP.xlsx", {"B2": {"claimed": 3}})
    told = thidua("run", *place).output
    assert "B2 Điểm tự chấm 6,5 → 3." in told
    assert "Văn phòng Sở (VP), dòng B2: điểm 6,50 → 3,00" in told
    assert "Xem tất cả: thidua verify --period year-end --changes" in told

    again = thidua("publish", *place)
    assert again.exit_code == 2
    assert "hạng 3 → 4" in again.stderr
    assert "--replace" in again.stderr
    assert thidua("verify", *place).exit_code == 0
    assert thidua("verify", *place, "--changes").exit_code == 1

    replaced = thidua("publish", *place, "--replace", "--anyway")
    assert replaced.exit_code == 0
    assert code not in replaced.output
    assert thidua("verify", *place, "--changes").exit_code == 0


def test_a_damaged_publication_is_told_with_the_file(bloc: Path) -> None:
    place = (*PERIOD, "--workspace", bloc)
    thidua("run", *place)
    thidua("publish", *place, "--anyway")
    results = bloc / "output" / "2018-year-end" / "published" / "ket-qua" / "results.json"
    results.write_bytes(results.read_bytes().replace(b"98.20", b"99.20"))
    verified = thidua("verify", *place)
    assert verified.exit_code == 1
    assert "ket-qua/results.json: nội dung đã khác." in verified.output
    assert "không còn nguyên vẹn" in thidua("run", *place).output
