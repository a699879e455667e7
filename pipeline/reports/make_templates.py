"""Makes the built-in Word templates of the reports anew: `python -m pipeline.reports.make_templates FOLDER …`.

The secretary never needs this; whoever changes a built-in template changes `pipeline/reports/word/` and runs it
with the folders that hold the templates: pipeline/reports/word and input_templates/word.
"""

import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from pipeline.reports.word.agreement import agreement
from pipeline.reports.word.appraisal_minutes import appraisal_minutes
from pipeline.reports.word.meeting import meeting
from pipeline.reports.word.missing_slip import missing_slip
from pipeline.reports.word.notice import notice
from pipeline.reports.word.paper import Paper
from pipeline.reports.word.result_slip import result_slip
from pipeline.reports.word.six_month import six_month_report
from pipeline.reports.word.submission import submission
from pipeline.reports.word.year_end import year_end_report
from pipeline.workspace import fixed_zip


def templates() -> Mapping[str, bytes]:
    """File name → the template; the same bytes each time."""
    papers: Mapping[str, Paper] = {
        "giao-uoc.docx": agreement(),
        "bien-ban-binh-xet.docx": meeting(),
        "to-trinh.docx": submission(),
        "bao-cao-so-ket.docx": six_month_report(),
        "bao-cao-tong-ket.docx": year_end_report(),
        "thong-bao.docx": notice(),
        "phieu-ket-qua.docx": result_slip(),
        "phieu-chua-cham.docx": missing_slip(),
        "bien-ban-tham-dinh.docx": appraisal_minutes(),
    }
    return {name: _bytes(paper) for name, paper in papers.items()}


def _bytes(paper: Paper) -> bytes:
    file = BytesIO()
    paper.document.save(file)
    return fixed_zip(file.getvalue())


def main(folders: list[str]) -> None:
    """Write every template into every folder."""
    made = templates()
    for folder in map(Path, folders):
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in made.items():
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(sys.argv[1:])
