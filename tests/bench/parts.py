"""Single steps beside the libraries one would use for them: reading a form, filling a letter, writing a form."""

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from docxtpl import DocxTemplate
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from pipeline.forms.kit.identity import IDENTITY_SHEET
from pipeline.forms.score.folder import write_forms
from pipeline.forms.score.layout import FORM_SHEET
from pipeline.forms.score.reader import read_form
from pipeline.loading import read_setup
from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.reports.papers.result_slip import RESULT_SLIP
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.prepared import filled, values_in
from pipeline.reviewing import review
from pipeline.sheets.cells import book_from
from pipeline.workspace.workspace import Workspace
from tests.bench.bloc import PERIOD, YEAR

ROUNDS, SAMPLE = 3, 20
"""How often a step is done, of which the fastest counts; and how many letters and forms the libraries write."""


def grounds_of(root: Path) -> Grounds:
    setup, faults = read_setup(Workspace(root))
    assert setup, faults
    return setup.grounds(Period(PERIOD))


def ratios(root: Path) -> dict[str, tuple[float, float]]:
    """Milliseconds of a form or letter by the library and by us, for each step, over a workspace's inbox."""
    grounds = grounds_of(root)
    return {"P4": _reading(root, grounds), "P5": _letters(root, grounds), "P6": _forms(grounds)}


def _least(job: Callable[[], object], number: int) -> float:
    """Milliseconds of the processor for one of so many, of the fastest round."""

    def once() -> float:
        start = time.process_time()
        job()
        return time.process_time() - start

    return min(once() for _ in range(ROUNDS)) * 1000 / number


def _reading(root: Path, grounds: Grounds) -> tuple[float, float]:
    files = [path.read_bytes() for path in sorted(Workspace(root).inbox(YEAR, PERIOD).glob("*.xlsx"))]

    def calamine() -> None:
        for data in files:
            book = CalamineWorkbook.from_filelike(BytesIO(data))
            for sheet in (FORM_SHEET, IDENTITY_SHEET):
                book.get_sheet_by_name(sheet).to_python()

    def ours() -> None:
        for data in files:
            read_form(book_from(data, "phieu.xlsx"), grounds.scale)

    return _least(calamine, len(files)), _least(ours, len(files))


def _letters(root: Path, grounds: Grounds) -> tuple[float, float]:
    traced = review(grounds, Workspace(root).inbox(YEAR, PERIOD))
    values = [values_in(copy.context) for copy in RESULT_SLIP.copies(traced)]
    template = built_in(RESULT_SLIP.template)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "phieu.docx"

        def docxtpl() -> None:
            for one in values[:SAMPLE]:
                paper = DocxTemplate(BytesIO(template))
                paper.render(dict(one), autoescape=True)
                paper.save(path)

        def ours() -> None:
            for copy in values:
                path.write_bytes(filled(template, copy).file)

        return _least(docxtpl, len(values[:SAMPLE])), _least(ours, len(values))


def _forms(grounds: Grounds) -> tuple[float, float]:
    people = grounds.config.bloc.members
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_forms(folder, grounds, people)
        blank = (folder / f"{people[0].code}.xlsx").read_bytes()

        def openpyxl() -> None:
            for member in people[:SAMPLE]:
                book = load_workbook(BytesIO(blank))
                sheet = book[FORM_SHEET]
                sheet["B2"], sheet["F2"] = member.name, member.code
                book.save(folder / f"{member.code}-2.xlsx")

        return _least(openpyxl, len(people[:SAMPLE])), _least(lambda: write_forms(folder, grounds, people), len(people))
