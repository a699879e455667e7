"""A province that is broken off keeps the blocs that are done, and goes on where it was."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.cli import main
from pipeline.province.kept import RECORD
from tests.processes import none_is_left
from tests.province.folders import YEAR_END, a_province, written

THIDUA = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell runs in the background has it ignored
from pipeline.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no Ctrl-C for one process alone")
def test_ctrl_c_leaves_whole_blocs_and_no_process_and_the_next_run_goes_on(tmp_path: Path) -> None:
    root = a_province(tmp_path / "tinh", ("a", "b", "c", "d", "e", "f"))
    words = ["province", str(root), "--period", "year-end", "--executor", "processes", "--workers", "2"]
    process = subprocess.Popen(
        [sys.executable, "-c", THIDUA, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while not list(root.rglob(RECORD)):
        assert time.monotonic() < until
        assert process.poll() is None
        time.sleep(0.005)
    for _ in range(2):
        os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    none_is_left(process.pid)
    assert (process.returncode, said.decode().strip()) == (1, "Đã dừng.")
    done = {path.parent.parent.parent.name for path in root.rglob(RECORD)}
    assert 1 <= len(done) < 6
    assert {path.parts[-4] for path in root.glob(f"*/output/{YEAR_END}/review")} == done
    assert not [path for path in root.rglob(".review.*") if path.is_dir()]
    before = written(root)
    result = CliRunner().invoke(main, [*words[:-4], "--executor", "serial"])
    assert f"06 khối: chấm lại {6 - len(done):02d}, không đổi gì nên giữ nguyên {len(done):02d}." in result.output
    assert before.items() <= written(root).items()
