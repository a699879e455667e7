"""What tests of several rooms share: a real LibreOffice, a real Chromium (`tests.browser`)."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from compileall import compile_dir
from pathlib import Path

import pytest

import pipeline

pytest_plugins = ("tests.browser",)

SaveAs = Callable[[Sequence[Path], str, Path], None]


def pytest_configure(config: pytest.Config) -> None:
    """Compile our modules once, for all the processes that tests start: where Python may not, each would do it anew."""
    if not hasattr(config, "workerinput"):
        compile_dir(Path(pipeline.__file__).parent, quiet=1)


@pytest.fixture(scope="session")
def save_as(tmp_path_factory: pytest.TempPathFactory) -> SaveAs:
    """Opens workbooks in LibreOffice and saves them as another kind (`xlsx`, `ods`, `xls`) into a folder, in one start.

    Where LibreOffice is missing the test is skipped, but on the machine that tests every commit it fails.
    """
    if shutil.which("soffice") is None:
        missing = "LibreOffice (soffice) is not installed"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    profile = tmp_path_factory.mktemp("libreoffice").as_uri()

    def save(paths: Sequence[Path], kind: str, folder: Path) -> None:
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
        files = [str(path) for path in paths]
        subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=300)
        missing = [path.stem for path in paths if not (folder / f"{path.stem}.{kind}").is_file()]
        assert not missing, missing

    return save
