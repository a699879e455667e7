"""How fast a review runs: members a second at 11, 300 and 3,000 members of 60 lines, beside a plain script.

    python -m tests.bench.speed [members …]

The plain script is what one would write without this program: `pandas.read_excel` for every form, a sum, `to_excel`
and one docxtpl report; it checks nothing and scores nothing. Both run on the same forms, so the ratio holds on any
machine. Also told: how long `thidua --help` takes beside bare Python.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pandas
from docx import Document
from docxtpl import DocxTemplate

from pipeline.form.draft import Answers
from pipeline.form.layout import FORM_SHEET, HEADER_ROW
from pipeline.form.writer import write_form
from pipeline.model import Grounds, Period
from pipeline.reports.review_folder import write_review
from pipeline.review import review
from tests.builders import a_config, a_group, a_line, a_scale, some_members

SIZES = (11, 300, 3000)
RULES = (
    ("Chấm trực tiếp", "bước 0,25"),
    ("Theo tỷ lệ", "đủ điểm từ 85%"),
    ("Theo bậc", "≥98: 10; ≥95: 8; còn lại: 2"),
    ("Đạt/không đạt", ""),
    ("Theo số lượng", "0,5/lần"),
    ("Trừ dần", "0,5/lần"),
    ("So với đơn vị dẫn đầu", ""),
    ("Theo mức", "Tốt: 10; Khá: 7; Không: 0"),
    ("Theo thời hạn", "hạn 30/10; 0,5/ngày"),
    ("Điểm chuẩn", ""),
)
"""Ten rules, each on six lines: 60 lines."""


def grounds(members: int) -> Grounds:
    """A bloc of so many members, with 60 lines in six sections."""
    lines = []
    for section in range(6):
        lines.append(a_group(f"{section + 1}"))
        lines += [a_line(f"{section + 1}.{n}", label, text) for n, (label, text) in enumerate(RULES, start=1)]
    scale = a_scale(*lines)
    people = some_members(members)
    targets = {
        line.code: {member.code: Decimal(100) for member in people}
        for line in lines
        if line.rule and line.rule.needs_target
    }
    return Grounds(config=a_config(people), period=Period.YEAR_END, scale=scale, targets=targets)


def answers(at: int) -> dict[str, Answers]:
    """Answers that differ from member to member."""
    filled = {}
    for section in range(6):
        for n, (label, _) in enumerate(RULES, start=1):
            number = Decimal((at * 7 + section * 3 + n) % 20)
            by_label = {
                "Chấm trực tiếp": Answers(claimed=Decimal(number) / 4),
                "Theo tỷ lệ": Answers(reported=80 + number),
                "Theo bậc": Answers(reported=90 + number / 2),
                "Đạt/không đạt": Answers(reported="Đạt"),
                "Theo số lượng": Answers(reported=number),
                "Trừ dần": Answers(reported=number),
                "So với đơn vị dẫn đầu": Answers(reported=95 + number),
                "Theo mức": Answers(reported="Khá"),
                "Theo thời hạn": Answers(reported=datetime(2018, 10, 25, tzinfo=UTC).date()),
            }
            filled[f"{section + 1}.{n}"] = by_label.get(label, Answers())
    return filled


def fill_inbox(inbox: Path, basis: Grounds) -> None:
    """The filled forms of all members."""
    inbox.mkdir(parents=True)
    for at, member in enumerate(basis.config.bloc.members):
        targets = {code: figures[member.code] for code, figures in basis.targets.items()}
        write_form(
            inbox / f"{member.code}.xlsx",
            config=basis.config,
            period=basis.period,
            scale=basis.scale,
            member=member,
            targets=targets,
            answers=answers(at),
        )


def ours(inbox: Path, basis: Grounds, folder: Path) -> None:
    """What `thidua run` does."""
    folder.mkdir()
    write_review(folder, review(basis, inbox), folder / "no templates of its own")


def plain(inbox: Path, basis: Grounds, folder: Path) -> None:
    """The plain script: read every form, sum a column, sort, write a table and a report."""
    folder.mkdir()
    rows = []
    for path in sorted(inbox.glob("*.xlsx")):
        table = pandas.read_excel(path, sheet_name=FORM_SHEET, header=HEADER_ROW - 1)
        rows.append({"unit": path.stem, "total": pandas.to_numeric(table["Điểm tự chấm"], errors="coerce").sum()})
    ranking = pandas.DataFrame(rows).sort_values("total", ascending=False)
    ranking.to_excel(folder / "ranking.xlsx", index=False)
    template = DocxTemplate(plain_template())
    template.render({"rows": ranking.to_dict("records")})
    template.save(folder / "report.docx")


def plain_template() -> BytesIO:
    """A Word template with one table of all rows."""
    document = Document()
    table = document.add_table(rows=3, cols=2)
    for row, texts in enumerate((("{%tr for r in rows %}", ""), ("{{r.unit}}", "{{r.total}}"), ("{%tr endfor %}", ""))):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            cell.text = text
    stream = BytesIO()
    document.save(stream)
    stream.seek(0)
    return stream


def seconds(job: Callable[[], object]) -> float:
    """How long a job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def measure(members: int) -> tuple[float, float]:
    """Seconds of our review and of the plain script over the same inbox."""
    basis = grounds(members)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        fill_inbox(place / "inbox", basis)
        mine = seconds(lambda: ours(place / "inbox", basis, place / "ours"))
        theirs = seconds(lambda: plain(place / "inbox", basis, place / "plain"))
    return mine, theirs


def help_ratio(times: int = 5) -> float:
    """The best time of `thidua --help` over the best of bare Python."""
    bare = min(seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True)) for _ in range(times))
    command = [sys.executable, "-m", "pipeline", "--help"]
    told = min(seconds(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(times))
    return told / bare


def main(sizes: tuple[int, ...]) -> None:
    print(f"thidua --help: {help_ratio():.1f} times bare Python's start")
    print(f"{'members':>8} {'review':>9} {'members/s':>10} {'plain script':>13} {'ratio':>6}")
    for members in sizes:
        mine, theirs = measure(members)
        print(f"{members:>8} {mine:>8.2f}s {members / mine:>10.1f} {theirs:>12.2f}s {mine / theirs:>6.2f}", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
