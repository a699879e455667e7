"""Makes the guides' pictures anew: `python -m tools.guide.make_pictures`.

Needs LibreOffice (soffice) and poppler (pdftotext, pdftoppm). The secretary never needs this; whoever changes how a
workbook or a paper looks runs it, and `make_guides` after it.
"""

import csv
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import starting
from pipeline.starting.example import write_example
from pipeline.starting.shipped import SHIPPED
from pipeline.workspace.workspace import Workspace
from tools.guide import DOCS, trial

PICTURES = DOCS / "pictures"
_CLEAN = Path(starting.__file__).with_name("clean")
_PERIOD = "year-end"
_LABELS = {
    "reported": "Kết quả",
    "claimed": "Điểm tự chấm",
    "not_applicable": "Không áp dụng",
    "evidence": "Minh chứng",
    "note": "Giải trình",
}
"""Column of a table of answers → column of the form, as the guide names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A part of the page of a file that holds a phrase. `box`: left, top, width, height in millimetres."""

    file: str
    phrase: str
    box: tuple[float, float, float, float]
    dots: int


SHOTS: Mapping[str, Shot] = {
    "phieu.png": Shot(
        file="khoi-thu/inbox/2026-year-end/TTR.xlsx", phrase="PHIẾU TỰ CHẤM", box=(8, 10, 281, 118), dots=100
    ),
    "thang-diem.png": Shot(
        file="khoi-thu/input_templates/scale.xlsx", phrase="Thang điểm thi đua", box=(12, 14, 274, 110), dots=100
    ),
    "ghi-nhan.png": Shot(
        file="khoi-thu/output/2026-year-end/review/so-lam-viec.xlsx",
        phrase="GHI NHẬN KHI ĐỌC",
        box=(10, 14, 277, 73.5),
        dots=100,
    ),
    "bang-xep-hang.png": Shot(
        file="kien-giang/output/2018-year-end/review/bang-xep-hang.xlsx",
        phrase="BẢNG TỔNG HỢP ĐIỂM",
        box=(12, 12, 265, 157.5),
        dots=100,
    ),
    "bao-cao.png": Shot(
        file="kien-giang/output/2018-year-end/review/bao-cao-tong-ket.docx",
        phrase="BÁO CÁO",
        box=(18, 10, 184, 234),
        dots=80,
    ),
}


def main() -> None:
    """Make two blocs, score them, print what is shown and cut the pictures out."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_example(_trial_source(root / "nguon"), _fresh(root / "khoi-thu"))
        write_example(SHIPPED / "kien-giang-2018", _fresh(root / "kien-giang"))
        for bloc in ("khoi-thu", "kien-giang"):
            _thidua("run", "--period", _PERIOD, "--workspace", root / bloc)
        for number, (name, shot) in enumerate(SHOTS.items()):
            take(shot, printed(root / shot.file, root / f"in-{number}", root / "office"), PICTURES / name)


def _fresh(root: Path) -> Path:
    place = Workspace(root)
    for folder in (place.scale.parent, place.written):
        folder.mkdir(parents=True)
    return root


def _thidua(*words: str | Path, told: str = "") -> None:
    subprocess.run([sys.executable, "-m", "pipeline", *words], check=True, capture_output=True, text=True, input=told)


def _trial_source(folder: Path) -> Path:
    """The bloc of the first ten minutes as the source of an example."""
    _thidua("init", folder, told="\n".join(trial.told_to_init()) + "\n")
    (folder / "scale.csv").write_bytes((_CLEAN / "scale.csv").read_bytes())
    members = list(trial.answers())
    targets = ({"Mã": code, "Nội dung": "", **figures} for code, figures in trial.targets().items())
    _write_table(folder / "targets.csv", ("Mã", "Nội dung", *members), targets)
    entries = (
        {"unit": member, "code": code, **{name: typed.get(label, "") for name, label in _LABELS.items()}}
        for member, rows in trial.answers().items()
        for code, typed in rows.items()
    )
    _write_table(folder / f"entries-{_PERIOD}.csv", ("unit", "code", *_LABELS), entries)
    _write_table(folder / "received.csv", ("period", "unit", "received"), ())
    return folder


def _write_table(path: Path, heading: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, heading)
        table.writeheader()
        table.writerows(rows)


def printed(file: Path, folder: Path, profile: Path) -> Path:
    """The file as LibreOffice prints it."""
    office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", str(folder), str(file)], check=True, capture_output=True)
    return folder / f"{file.stem}.pdf"


def take(shot: Shot, paper: Path, goal: Path) -> None:
    """Cut a shot out of a printed file, into a .png."""
    text = subprocess.run(["pdftotext", str(paper), "-"], check=True, capture_output=True, text=True).stdout
    page = 1 + next(number for number, words in enumerate(text.split("\f")) if shot.phrase in words)
    left, top, width, height = (str(round(length * shot.dots / 25.4)) for length in shot.box)
    place = ["-f", str(page), "-l", str(page), "-x", left, "-y", top, "-W", width, "-H", height]
    picture = ["-png", "-singlefile", "-r", str(shot.dots), str(paper), str(goal.with_suffix(""))]
    subprocess.run(["pdftoppm", *place, *picture], check=True)


if __name__ == "__main__":
    main()
