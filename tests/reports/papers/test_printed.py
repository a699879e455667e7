"""The papers of a small and of a large bloc, printed by LibreOffice: no heading or row alone, nothing cut off."""

import os
import shutil
from itertools import islice
from pathlib import Path

import pytest

from pipeline.model.bloc import Period
from pipeline.reports.papers.catalogue import PAPERS, nobody_has_sent, write_agreement, write_letters
from pipeline.reports.papers.paper import Paper
from tests.conftest import SaveAs
from tests.reports.printed import faults_of, mark_rows
from tests.reports.traced import a_sitting, a_verdict, bloc_grounds
from tests.reports.writing import write_paper

BLOCS = [
    (3, 15, Period.SIX_MONTH),
    (3, 15, Period.YEAR_END),
    (11, 24, Period.YEAR_END),
    (30, 60, Period.YEAR_END),
]


@pytest.fixture(scope="module")
def poppler() -> None:
    """Where pdftotext is missing the test is skipped, but on the machine that tests every commit it fails."""
    if shutil.which("pdftotext") is None:
        missing = "poppler (pdftotext) is not installed"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


def one_of_each(folder: Path, members: int, lines: int, period: Period) -> list[Path]:
    """Every paper of a bloc of which one member sent nothing; of those for each member, the first."""
    traced = a_sitting(members, lines, period, [a_verdict("DV01", "A1", "5"), a_verdict("DV01", "A2", "4")], absent=1)
    for paper in PAPERS:
        first = Paper(paper.template, paper.fields, lambda held, paper=paper: islice(paper.copies(held), 1))
        write_paper(folder, first, traced, folder / "none")
    grounds = bloc_grounds(members, lines, period)
    write_agreement(folder, grounds, folder / "none")
    write_letters(folder, grounds, nobody_has_sent(grounds), folder / "none")
    return sorted(folder.rglob("*.docx"))


def test_papers_of_small_and_large_blocs_are_printed_well(tmp_path: Path, save_as: SaveAs, poppler: None) -> None:
    made: list[tuple[Path, Path]] = []
    for members, lines, period in BLOCS:
        folder = tmp_path / f"{members}x{lines}-{period.value}"
        folder.mkdir()
        for number, paper in enumerate(one_of_each(folder, members, lines, period)):
            made.append((paper, paper.rename(tmp_path / f"{folder.name}-{number}-{paper.stem}.docx")))
    renamed = [paper for _, paper in made]
    for paper in renamed:
        mark_rows(paper)
    save_as(renamed, "pdf", tmp_path)
    assert [fault for paper in renamed for fault in faults_of(paper.with_suffix(".pdf"), paper)] == []
