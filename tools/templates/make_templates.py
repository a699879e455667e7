"""Makes the built-in Word templates of the reports anew: `python -m tools.templates.make_templates FOLDER …`.

The secretary never needs this; whoever changes a built-in template changes `tools/templates/` and runs it
with the folders that hold the templates: pipeline/reports/templates/word and input_templates/word.
"""

import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from pipeline.workspace.workspace import fixed_zip
from tools.templates.agreement import agreement
from tools.templates.appraisal_minutes import appraisal_minutes
from tools.templates.meeting import meeting
from tools.templates.missing_slip import missing_slip
from tools.templates.notice import notice
from tools.templates.paper import Paper
from tools.templates.result_slip import result_slip
from tools.templates.six_month import six_month_report
from tools.templates.submission import submission
from tools.templates.year_end import year_end_report


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
