"""The menu as somebody meets it: on a terminal of 80 × 25, from an empty folder on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.menu.on_a_terminal import COLUMNS, REPOSITORY, ROWS, Terminal
from tests.workspaces import a_workspace

ASKED = r"chỉ Enter là \d+: $"
ENTER = r"Nhấn Enter để về bảng chọn\.\.\. $"


def test_from_an_empty_folder_to_a_bloc_and_its_ranking(tmp_path: Path) -> None:
    with Terminal(folder=tmp_path) as terminal:
        assert "Thư mục này chưa có khối nào" in terminal.wait(ASKED)
        assert "> thidua init" in terminal.type("", until=ENTER)
        shown = terminal.type("", until=ASKED)
        assert "Đã nhận đủ 11 phiếu. Có thể chấm." in shown
        screen = shown.rpartition("\r")[2].splitlines()[-ROWS:]
        assert max(map(len, screen)) <= COLUMNS
        assert any(line.startswith("Enter  Chấm điểm, xếp hạng") for line in screen), screen
        shown = terminal.type("", until=ASKED)
        assert f"> thidua run --period nam --workspace {tmp_path}" in " ".join(shown.split())
        assert "bang-xep-hang.xlsx" in shown
        assert "Ở đây:" in terminal.type("2", until=ENTER)
        assert "review/index.html" in terminal.shown
        assert "thidua ballots" in terminal.type("", until=ASKED)
        terminal.type("0", until="Đã thoát")
        assert terminal.end() == 0
    assert (tmp_path / "output" / "2018-year-end" / "review" / "results.json").is_file()


@pytest.mark.parametrize("page", ["cp437", "cp1258"])
def test_no_error_closes_it_on_a_console_of_another_code_page(tmp_path: Path, page: str) -> None:
    a_workspace(tmp_path / "khối")
    with Terminal("menu", "--workspace", "khối", folder=tmp_path, PYTHONIOENCODING=page) as terminal:
        terminal.wait(ASKED)
        assert "Không có mục" in terminal.type("đ", until=ASKED)
        assert "6 tháng đầu năm 2018" in terminal.type("k", until=ASKED)
        number = next(line.split()[0] for line in terminal.shown.splitlines() if "thidua verify --period 6" in line)
        shown = terminal.type(f"{number} --khong", until=ENTER)
        assert "Không có tùy chọn" in shown
        assert "Chưa làm được; lý do ở trên." in shown
        assert "6 tháng đầu năm 2018" in terminal.type("", until=ASKED)
        os.write(terminal.master, b"\x04")
        terminal.wait("Đã thoát")
        assert terminal.end() == 0


def test_a_faulty_configuration_leads_to_the_check(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    config = tmp_path / "config.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("[bloc]", "[bloc]\nnamme = 1"), "utf-8")
    with Terminal("menu", folder=tmp_path) as terminal:
        assert "chỗ phải sửa trước" in terminal.wait(ASKED)
        assert "namme" in terminal.type("1", until=ENTER)


def test_below_the_folder_lie_blocs_to_be_opened(tmp_path: Path) -> None:
    a_workspace(tmp_path / "khoi-2018")
    with Terminal("menu", folder=tmp_path) as terminal:
        assert "Mở khối ở thư mục khoi-2018" in terminal.wait(ASKED)
        assert "Sở Khoa học và Công nghệ" in terminal.type("1", until=ASKED)


def test_without_a_terminal_nothing_waits_for_an_answer(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, input=b"", check=False)
    assert done.returncode in (0, 2)
    assert "Cách dùng: thidua LỆNH" in (done.stdout + done.stderr).decode()
