"""Papers as PDF, by the LibreOffice of the machine: settings of its own each time, no macros, no links followed.

PDFs carry the time at which they were made, so they are no part of what is compared or sealed.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

NAMED_BY = "THIDUA_SOFFICE"
"""The variable of the environment that names the program `soffice` by its path."""

_NAMES = ("soffice", "libreoffice")
_USUAL = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_KINDS = ("docx", "pptx")
_AT_ONCE = 50
"""Papers for one start: a command line has a limit."""

_START, _EACH = 120, 20
"""Seconds that a start, and a paper, may take."""

_SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def find_office() -> str | None:
    """The LibreOffice that the environment names (`THIDUA_SOFFICE`), else this machine's; None where there is none.

    A named one that is not there is none: nothing else is started in its place.
    """
    named = os.environ.get(NAMED_BY)
    if named:
        return shutil.which(named)
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((path for path in _USUAL if Path(path).is_file()), None)


def batches(folder: Path) -> tuple[tuple[Path, ...], ...]:
    """The papers and slides below a folder, cut into what one start of LibreOffice makes: never of two folders."""
    papers = sorted(path for kind in _KINDS for path in folder.rglob(f"*.{kind}"))
    folders = sorted({paper.parent for paper in papers})
    return tuple(batch for one in folders for batch in _cut([paper for paper in papers if paper.parent == one]))


def write_pdfs(source: Path, goal: Path, office: str, parts: Iterable[Sequence[Path]]) -> tuple[str, ...]:
    """The papers of the batches as PDF below `goal`, as they lie below `source`; the paths of those that failed."""
    failed: list[str] = []
    with TemporaryDirectory(prefix="thidua-") as name:
        profile = Path(name)
        (profile / "user").mkdir()
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        for batch in parts:
            folder = goal / batch[0].parent.relative_to(source)
            folder.mkdir(parents=True, exist_ok=True)
            _convert(office, profile, batch, folder)
            made = [(folder / f"{paper.stem}.pdf").is_file() for paper in batch]
            failed += [
                paper.relative_to(source).as_posix() for paper, there in zip(batch, made, strict=True) if not there
            ]
    return tuple(failed)


def _cut(papers: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    for start in range(0, len(papers), _AT_ONCE):
        yield tuple(papers[start : start + _AT_ONCE])


def _convert(office: str, profile: Path, papers: Sequence[Path], folder: Path) -> None:
    """One start of LibreOffice. What it does not make is missing afterwards, whatever the reason."""
    settings = f"-env:UserInstallation={profile.resolve().as_uri()}"
    options = [settings, "--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf", "--outdir", str(folder)]
    try:
        process = subprocess.Popen(
            [office, *options, *map(str, papers)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return
    try:
        process.wait(_START + _EACH * len(papers))
    except subprocess.TimeoutExpired:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the programs that it has started."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
