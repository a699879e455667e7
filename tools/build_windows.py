"""The portable folder: the program with all that it needs, to be unpacked and started by a double click.

    python -m tools.build_windows dist/thidua-windows.zip --python python-3.11.9-embed-amd64.zip --sha256 HASH
    python -m tools.build_windows dist/thidua-linux.zip --platform linux

Python for Windows ("embeddable package") is a file from python.org, given with the hash that stands there; without it
everything else is built, and what is missing is said. Built twice from the same versions the zip has the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from pipeline import __version__
from pipeline.model.packing import pack
from tools.portable_checks import remarks

ROOT = Path(__file__).parents[1]
PYTHON = "3.11"
LARGEST = 50_000_000
"""Bytes of the zip."""

_LEFT_OUT = ("bin", "Scripts", "include", "share", "**/__pycache__", "*/tests", "numpy/**/tests", "**/*.pyi")
_OF_PIP = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""What pip notes of its work beside a library: nothing that runs needs it, and it may name folders of this machine."""

_RUN = '@echo off\nchcp 65001 >nul\nsetlocal\nset PYTHONUTF8=1\n"%~dp0python\\python.exe" -m pipeline %*\n'
_BEGIN = """\
@echo off
chcp 65001 >nul
cd /d "%~dp0"
if not defined THIDUA_WORKSPACE set "THIDUA_WORKSPACE=%~dp0khoi"
if not exist "%THIDUA_WORKSPACE%" mkdir "%THIDUA_WORKSPACE%"
call "%~dp0thidua.bat" menu
pause
"""
_SHELL = """\
#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
PYTHONPATH="$here/lib" PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-python3}" -s -S -m pipeline "$@"
"""
_READ_FIRST = """\
thidua {version}

1. Giải nén cả thư mục này vào một chỗ được ghi, ví dụ D:\\thidua.
2. Bấm đúp vào tệp "Bắt đầu". Windows hỏi thì chọn More info, Run anyway.
3. Lần đầu chọn khối mẫu để xem thử, hoặc lập khối mới. Khối nằm trong thư mục khoi.

Không phải cài gì, không cần quyền quản trị, không cần mạng. Giấy phép: thư mục giay-phep.
"""


@dataclass(frozen=True, slots=True)
class Platform:
    """What pip is asked for, the libraries that only this system needs, and the files that start the program."""

    pip: tuple[str, ...]
    only_here: tuple[str, ...]
    starters: tuple[tuple[str, str], ...]


PLATFORMS = {
    "windows": Platform(
        ("--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp"),
        ("colorama", "tzdata"),
        (("thidua.bat", _RUN), ("Bắt đầu.bat", _BEGIN)),
    ),
    "linux": Platform((), (), (("thidua", _SHELL),)),
}


class CannotBuild(Exception):  # noqa: N818 - it names what is the matter
    """The folder cannot be built from this: why."""


def build(goal: Path, system: str, python: Path | None = None, sha256: str = "") -> tuple[str, ...]:
    """Write the zip; what is still missing in it. Raises: CannotBuild, CalledProcessError (of pip), OSError."""
    with TemporaryDirectory(prefix="thidua-") as name:
        folder = Path(name) / "thidua"
        lay_out(folder, system, python, sha256)
        found = tuple(remarks(folder / "lib", system, (str(ROOT), str(Path.home()) + "/", name)))
        if found:
            raise CannotBuild("\n".join(found))
        goal.parent.mkdir(parents=True, exist_ok=True)
        with ZipFile(goal, "w", ZIP_DEFLATED) as packed:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                pack(packed, path.relative_to(folder.parent).as_posix(), path.read_bytes())
    if goal.stat().st_size > LARGEST:
        raise CannotBuild(f"{goal.stat().st_size} bytes, more than {LARGEST}")
    return () if python or system != "windows" else ("python/: the embeddable Python, see --python",)


def lay_out(folder: Path, system: str, python: Path | None = None, sha256: str = "") -> None:
    """The folder as it is packed. Raises: CannotBuild, CalledProcessError (of pip), OSError."""
    lib = folder / "lib"
    platform = PLATFORMS[system]
    install_libraries(lib, platform)
    _put_program(lib)
    if python is not None:
        _put_python(folder / "python", python, sha256)
    for name, text in platform.starters:
        ends = "\r\n" if name.endswith(".bat") else "\n"
        (folder / name).write_text(text, encoding="utf-8", newline=ends)
        (folder / name).chmod(0o755)
    (folder / "Đọc trước.txt").write_text(_READ_FIRST.format(version=__version__), encoding="utf-8-sig", newline="\r\n")
    _gather_licences(lib, folder / "giay-phep")


def install_libraries(lib: Path, platform: Platform) -> None:
    """Every library that the program needs, as pip lays them out; wheels only."""
    wanted = [*_project()["dependencies"], *platform.only_here]
    options = ["--target", str(lib), "--only-binary=:all:", "--no-compile", "--disable-pip-version-check", "-q"]
    constraints = ["-c", str(ROOT / "constraints.txt")]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, *constraints, *platform.pip, *wanted], check=True)
    for pattern in _LEFT_OUT:
        for path in sorted(lib.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in _OF_PIP:
        for path in lib.glob(f"*.dist-info/{name}"):
            path.unlink()


def _put_program(lib: Path) -> None:
    shutil.copytree(ROOT / "pipeline", lib / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    told = lib / f"thidua-{__version__}.dist-info"
    told.mkdir()
    needs = "".join(f"Requires-Dist: {line}\n" for line in _project()["dependencies"])
    head = f"Metadata-Version: 2.4\nName: thidua\nVersion: {__version__}\nLicense-Expression: MIT\n"
    (told / "METADATA").write_text(head + needs, encoding="utf-8", newline="\n")
    (told / "WHEEL").write_text("Wheel-Version: 1.0\nRoot-Is-Purelib: true\n", encoding="utf-8", newline="\n")
    shutil.copy(ROOT / "LICENSE", told / "LICENSE")


def _put_python(folder: Path, file: Path, sha256: str) -> None:
    """Unpack the embeddable Python, and have it look into `lib`. Raises: CannotBuild, where it is another file."""
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != sha256.lower():
        raise CannotBuild(f"{file}: its SHA-256 is {found}, not {sha256 or 'given (--sha256)'}")
    short = PYTHON.replace(".", "")
    with ZipFile(file) as packed:
        if f"python{short}.dll" not in packed.namelist():
            raise CannotBuild(f"{file}: no Python {PYTHON} for Windows")
        packed.extractall(folder)
    (folder / f"python{short}._pth").write_text(f"python{short}.zip\n.\n..\\lib\n", encoding="ascii", newline="\r\n")


def _gather_licences(lib: Path, goal: Path) -> None:
    """The licences of all, a folder for each library; those that name theirs in their metadata only, by those."""
    for told in sorted(lib.glob("*.dist-info")):
        folder = goal / told.name.removesuffix(".dist-info")
        folder.mkdir(parents=True)
        for path in _licences(told):
            shutil.copy(path, folder / path.name)
        if not any(folder.iterdir()):
            shutil.copy(told / "METADATA", folder / "METADATA.txt")


def _licences(told: Path) -> Iterator[Path]:
    words = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
    yield from (path for path in sorted(told.rglob("*")) if path.is_file() and path.name.upper().startswith(words))


def _project() -> dict[str, list[str]]:
    project: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def main(words: Sequence[str] | None = None) -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.build_windows", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("goal", type=Path)
    parser.add_argument("--platform", choices=tuple(PLATFORMS), default="windows")
    parser.add_argument("--python", type=Path, help="the embeddable package of python.org, win_amd64")
    parser.add_argument("--sha256", default="", help="its hash, as python.org says it")
    said = parser.parse_args(words)
    try:
        missing = build(said.goal, said.platform, said.python, said.sha256)
    except CannotBuild as why:
        raise SystemExit(str(why)) from why
    print(f"{said.goal}: {said.goal.stat().st_size} bytes")
    for line in missing:
        print(f"missing: {line}")


if __name__ == "__main__":
    main()
