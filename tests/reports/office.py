"""A program that stands in for LibreOffice."""

import stat
import sys
from pathlib import Path


def an_office(folder: Path, script: str) -> str:
    """A program that stands in for LibreOffice: `made` are the PDFs that it is asked for."""
    path = folder / "soffice"
    lines = (
        f"#!{sys.executable}",
        "import sys, time",
        "from pathlib import Path",
        "words = sys.argv[1:]",
        "goal = Path(words[words.index('--outdir') + 1])",
        "made = [goal / (Path(word).stem + '.pdf') for word in words if word.endswith(('.docx', '.pptx'))]",
        script,
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return str(path)
