"""so-lam-viec.xlsx, for the secretary: findings, grounds, files, appraisal, firmness, the scale, and one flat table."""

from pathlib import Path

from pipeline.model.result import Review
from pipeline.reports.book.appraisal_sheets import write_appraisal
from pipeline.reports.book.data_sheet import write_data
from pipeline.reports.book.firmness_sheet import write_firmness
from pipeline.reports.book.grounds_sheet import write_grounds
from pipeline.reports.book.ledger_sheets import write_files, write_findings
from pipeline.reports.book.review_book import write_book
from pipeline.reports.book.scale_sheet import write_scale
from pipeline.reports.figures.figures import Figures
from pipeline.sheets.looks.styles import Styles
from pipeline.text.ranking import working_book_title


def write_working_book(path: Path, figures: Figures) -> None:
    """Writes the workbook, each of its sheets where there is something to tell; the same review gives the same bytes.

    Links lead from output/<year>-<period>/review/ to the forms in inbox/<year>-<period>/.
    """

    def scale(styles: Styles, review: Review) -> None:
        write_scale(styles, review, figures.of_scale)

    sheets = (write_findings, write_grounds, write_files, write_appraisal, write_firmness, scale, write_data)
    write_book(path, figures.review, working_book_title, sheets)
