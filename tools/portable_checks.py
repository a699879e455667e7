"""What could go wrong with a folder of libraries on another machine, found out on this one."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LONGEST = 200
"""Signs of a path below the folder."""

_ILLEGAL = re.compile(r"[<>:\"|?*\\\x00-\x1f]|[ .]$")
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_FOLDERS = {"pillow": "PIL"}
"""Libraries with binaries whose folder is not called as they are."""

_WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "extra": "",
}
"""The machine that wheels for Windows are laid out for, as markers of requirements ask for it."""


def remarks(lib: Path, system: str, of_this_machine: Iterable[str]) -> Iterator[str]:
    """Every remark on the folder. `of_this_machine` are paths that must stand in no file."""
    files = sorted(path for path in lib.rglob("*") if path.is_file())
    names = [path.relative_to(lib).as_posix() for path in files]
    yield from _names(names)
    yield from _paths_within(files, [path.encode() for path in of_this_machine])
    yield from _unmet(lib, _WINDOWS if system == "windows" else {"extra": ""})
    yield from _not_importable(lib)
    if system == "windows":
        yield from (f"{name}: not for Windows" for name in names if re.search(r"\.so(\.\d+)*$|\.dylib$", name))
        yield from _without_binaries(lib)


def _names(names: Iterable[str]) -> Iterator[str]:
    known: dict[str, str] = {}
    for name in names:
        if any(_ILLEGAL.search(part) or _DEVICES.match(part) for part in name.split("/")):
            yield f"{name}: not a name on Windows"
        if len(name) > LONGEST:
            yield f"{name}: longer than {LONGEST} signs"
        if known.setdefault(name.casefold(), name) != name:
            yield f"{name}: also {known[name.casefold()]}"


def _paths_within(files: Iterable[Path], paths: Iterable[bytes]) -> Iterator[str]:
    for file in files:
        data = file.read_bytes()
        yield from (f"{file}: names {path.decode()}" for path in paths if path in data)


def _unmet(lib: Path, machine: Mapping[str, str]) -> Iterator[str]:
    """What a library says it needs on that machine, and is not there: pip asks markers of this machine only."""
    told = {path: _fields(path / "METADATA") for path in sorted(lib.glob("*.dist-info"))}
    there = {canonicalize_name(fields["Name"][0]) for fields in told.values()}
    for fields in told.values():
        for line in fields.get("Requires-Dist", ()):
            wanted = Requirement(line)
            if _asked_for(wanted.marker, machine) and canonicalize_name(wanted.name) not in there:
                yield f"{fields['Name'][0]} needs {line}"


def _asked_for(marker: Marker | None, machine: Mapping[str, str]) -> bool:
    return marker is None or marker.evaluate(dict(machine))


def _fields(path: Path) -> dict[str, list[str]]:
    """The head of a METADATA file, up to its first blank line."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").partition("\n\n")[0].splitlines():
        key, sign, value = line.partition(": ")
        if sign:
            found.setdefault(key, []).append(value)
    return found


def _not_importable(lib: Path) -> Iterator[str]:
    """What the program imports by a name that is nowhere in the folder; what only an extra brings may stay out."""
    stdlib, optional = sys.stdlib_module_names, {"keyring", "distributed"}
    for path in sorted((lib / "pipeline").rglob("*.py")):
        for name in _imported(ast.parse(path.read_text(encoding="utf-8"))):
            if name not in stdlib and name not in optional and not _is_there(lib, name):
                yield f"{path.relative_to(lib).as_posix()}: imports {name}, which is not there"


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def _is_there(lib: Path, name: str) -> bool:
    return (lib / name).is_dir() or (lib / f"{name}.py").is_file() or any(lib.glob(f"{name}.*.pyd"))


def _without_binaries(lib: Path) -> Iterator[str]:
    """A library whose wheel is for one system has its binaries with it."""
    for told in sorted(lib.glob("*.dist-info")):
        if _fields(told / "WHEEL").get("Root-Is-Purelib") == ["false"]:
            name = told.name.partition("-")[0]
            if not any((lib / _FOLDERS.get(name, name)).rglob("*.pyd")):
                yield f"{told.name}: no .pyd"
