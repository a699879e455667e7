"""The portable folder: this platform's plays the first half of the guide, the one for Windows is held to what can be
told of it here."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tools import build_windows
from tools.build_windows import LARGEST, PLATFORMS, CannotBuild, build, lay_out
from tools.portable_checks import remarks

PERIOD = ("--period", "nam")
OF_PYTHON = 12_000_000
"""Bytes of the embeddable Python, which the zip has no part of here."""


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip for Windows, without Python."""
    goal = tmp_path_factory.mktemp("windows") / "thidua.zip"
    assert build(goal, "windows") == ("python/: the embeddable Python, see --python",)
    return goal


def names_in(path: Path) -> list[str]:
    with ZipFile(path) as packed:
        return packed.namelist()


def test_this_platform_s_folder_plays_the_first_half_of_the_guide(tmp_path: Path) -> None:
    folder = tmp_path / "thư mục có dấu" / "thidua"
    lay_out(folder, "linux")
    bloc = tmp_path / "khối"

    def thidua(*words: str) -> str:
        environment = {"PATH": os.defpath, "PYTHON": sys.executable, "THIDUA_WORKSPACE": str(bloc)}
        done = subprocess.run(
            [str(folder / "thidua"), *words], cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    thidua("init", str(bloc), "--from", "kien-giang-2018")
    assert "đều dùng được" in thidua("check")
    assert "11 phiếu" in thidua("forms", *PERIOD)
    assert "11 được chấm" in thidua("run", *PERIOD)
    thidua("publish", *PERIOD, "--anyway")
    thidua("verify", *PERIOD)
    assert (bloc / "output" / "2018-year-end" / "published").is_dir()
    assert list(folder.rglob("__pycache__")) == []
    assert list(remarks(folder / "lib", "linux", (str(tmp_path), str(build_windows.ROOT)))) == []


def test_the_folder_for_windows_has_all_and_is_small(windows: Path) -> None:
    names = names_in(windows)
    assert windows.stat().st_size <= LARGEST - OF_PYTHON
    assert {"thidua/thidua.bat", "thidua/Bắt đầu.bat", "thidua/Đọc trước.txt"} <= set(names)
    assert "thidua/lib/pipeline/reports/templates/word/to-trinh.docx" in names
    assert any(re.fullmatch(r"thidua/lib/numpy/_core/_multiarray_umath\.cp311-win_amd64\.pyd", name) for name in names)
    assert not any(name.endswith((".so", ".pyc")) or "/tests/" in name for name in names)
    assert {name.split("/")[2].partition("-")[0] for name in names if name.startswith("thidua/giay-phep/")} >= {
        "numpy",
        "pandas",
        "lxml",
        "thidua",
        "colorama",
    }


def test_the_files_that_are_double_clicked(windows: Path) -> None:
    with ZipFile(windows) as packed:
        for name in ("thidua/thidua.bat", "thidua/Bắt đầu.bat"):
            data = packed.read(name)
            assert data.isascii(), "cmd reads the file in the code page that it was started with"
            assert data.count(b"\n") == data.count(b"\r\n")
            assert data.startswith(b"@echo off\r\nchcp 65001 >nul\r\n")


def test_a_second_build_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_library(lib: Path, _platform: object) -> None:
        (lib / "einzig").mkdir(parents=True)
        (lib / "einzig" / "__init__.py").write_text(f"x = {len(str(lib)) and 1}\n")

    monkeypatch.setattr(build_windows, "install_libraries", one_library)
    monkeypatch.setattr(build_windows, "remarks", lambda *_: ())
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    build(first, "windows")
    build(second, "windows")
    assert first.read_bytes() == second.read_bytes()


def an_embeddable_python(path: Path, dll: str = "python311.dll") -> str:
    with ZipFile(path, "w") as packed:
        packed.writestr(dll, b"MZ")
        packed.writestr("python311._pth", "python311.zip\n.\n")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_python_is_taken_by_its_hash_and_looks_into_lib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_windows, "install_libraries", lambda lib, _platform: lib.mkdir(parents=True))
    file = tmp_path / "python-3.11.9-embed-amd64.zip"
    sha256 = an_embeddable_python(file)
    lay_out(tmp_path / "a", "windows", file, sha256)
    assert (tmp_path / "a/python/python311._pth").read_bytes() == b"python311.zip\r\n.\r\n..\\lib\r\n"
    with pytest.raises(CannotBuild, match="SHA-256"):
        lay_out(tmp_path / "b", "windows", file, "0" * 64)
    other = an_embeddable_python(file, "python312.dll")
    with pytest.raises(CannotBuild, match=r"no Python 3\.11"):
        lay_out(tmp_path / "c", "windows", file, other)


def test_what_is_wrong_in_a_folder_is_remarked(tmp_path: Path) -> None:
    (tmp_path / "pipeline").mkdir()
    (tmp_path / "pipeline" / "a.py").write_text("import pandaz\nfrom os import path\n")
    (tmp_path / "aux.txt").write_text("")
    (tmp_path / "A.txt").write_text("/home/người/dựng")
    (tmp_path / "a.TXT").write_text("")
    (tmp_path / "mạch.so").write_text("")
    told = tmp_path / "nhanh-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text('Name: nhanh\nRequires-Dist: màu; sys_platform == "linux"\n'.replace("màu", "mau"))
    (told / "WHEEL").write_text("Root-Is-Purelib: false\n")
    found = " | ".join(remarks(tmp_path, "windows", ("/home/người",)))
    assert "aux.txt: not a name on Windows" in found
    assert "also" in found
    assert "A.txt: names /home/người" in found
    assert "imports pandaz, which is not there" in found
    assert "mạch.so: not for Windows" in found
    assert "nhanh-1.dist-info: no .pyd" in found
    assert "mau" not in found
    assert "nhanh needs mau" in " | ".join(remarks(tmp_path, "linux", ()))


def test_nothing_but_wheels_is_asked_for() -> None:
    assert PLATFORMS["windows"].pip[:2] == ("--platform", "win_amd64")
