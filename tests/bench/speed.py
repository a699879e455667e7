"""How fast a review runs at 11, 300 and 3,000 members of 60 lines, step by step, beside a plain script.

    python -m tests.bench.speed [members …]

The plain script is what one would write without this program: `pandas.read_excel` for every form, a sum, `to_excel`
and one docxtpl report; it checks nothing, scores nothing and writes no letter. Both run on the same forms, so the
ratios hold on any machine. Processor seconds are told: what else the machine does is not counted. Also told: how long
`thidua --help` and `thidua check` take beside bare Python.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any

import pandas
from docx import Document
from docxtpl import DocxTemplate

from pipeline.forms.score.draft import Answers
from pipeline.forms.score.layout import FORM_SHEET, HEADER_ROW
from pipeline.forms.score.writer import write_form
from pipeline.intake.arrivals import arrivals
from pipeline.intake.examining import examine
from pipeline.intake.forms import take_in
from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.reports.book.ranking_book import write_ranking_book
from pipeline.reports.papers.catalogue import write_papers
from pipeline.reports.results import write_results
from pipeline.reports.web.index_page import write_index_page
from pipeline.review import conclude, understand
from pipeline.starting import make_workspace
from pipeline.workspace.workspace import INDEX_PAGE, RANKING_BOOK, RESULTS
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


def ours(inbox: Path, basis: Grounds, folder: Path) -> dict[str, float]:
    """What `thidua run` does: seconds by step."""
    folder.mkdir()
    none, told, held = folder / "no templates of its own", {}, list[Any]()
    steps: dict[str, Callable[[], object]] = {
        "reading": lambda: held.append(take_in([examine(one, basis) for one in arrivals(inbox).arrivals], (), basis)),
        "scoring": lambda: held.append(conclude(basis, held[0], understand(basis, held[0]))),
        "papers": lambda: write_papers(folder, held[1], none),
        "results": lambda: write_results(folder / RESULTS, held[1].review),
        "workbook": lambda: write_ranking_book(folder / RANKING_BOOK, held[1].review),
        "page": lambda: write_index_page(folder / INDEX_PAGE, held[1]),
    }
    for name, step in steps.items():
        told[name] = seconds(step)
    return told


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
    """Processor seconds of a job."""
    start = time.process_time()
    job()
    return time.process_time() - start


def measure(members: int) -> tuple[dict[str, float], float]:
    """Seconds of our steps and of the plain script over the same inbox."""
    basis = grounds(members)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        fill_inbox(place / "inbox", basis)
        mine = ours(place / "inbox", basis, place / "ours")
        theirs = seconds(lambda: plain(place / "inbox", basis, place / "plain"))
    return mine, theirs


def started(command: Sequence[str], times: int = 5) -> float:
    """The least processor seconds of a command in a process of its own."""

    def once() -> float:
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        after = getrusage(RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(times))


def tell_starts() -> None:
    """The time that a person waits for the smallest commands, beside bare Python."""
    bare = started(["-c", ""])
    with tempfile.TemporaryDirectory() as name:
        place = f"{name}/khoi"
        make_workspace(Path(place), "kien-giang-2018")
        for command in (["--help"], ["check", "--workspace", place]):
            mine = started(["-m", "pipeline", *command])
            print(f"thidua {command[0]}: {mine:.2f}s, {mine / bare:.1f} times bare Python's start")


def main(sizes: tuple[int, ...]) -> None:
    tell_starts()
    for members in sizes:
        mine, theirs = measure(members)
        whole, read = sum(mine.values()), mine["reading"]
        print(
            f"{members} members: {whole:.2f}s ({members / whole:.1f} a second), plain script {theirs:.2f}s, ratio",
            end=" ",
        )
        print(f"{whole / theirs:.2f}; to reading {read:.2f}s the papers are {mine['papers'] / read:.2f}")
        print("  " + ", ".join(f"{name} {took:.2f}s" for name, took in mine.items()), flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
