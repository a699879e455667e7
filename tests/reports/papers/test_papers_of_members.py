"""The papers for the members as files: where they lie, the same bytes each time, the bloc's own templates."""

from pathlib import Path

import pytest
from docx import Document

from pipeline.model.bloc import Period
from pipeline.reports.papers.appraisal_minutes import APPRAISAL_MINUTES
from pipeline.reports.papers.catalogue import PAPERS, template_faults
from pipeline.reports.papers.missing_slip import MISSING_SLIP
from pipeline.reports.papers.notice import NOTICE
from pipeline.reports.papers.paper import Paper
from pipeline.reports.papers.result_slip import RESULT_SLIP
from pipeline.reports.templates.built_in import built_in
from pipeline.scoring.stages import TracedReview
from tests.reports.traced import a_sitting, a_verdict
from tests.reports.writing import write_paper

OURS = (NOTICE, RESULT_SLIP, MISSING_SLIP, APPRAISAL_MINUTES)


@pytest.fixture(scope="module", params=Period)
def traced(request: pytest.FixtureRequest) -> TracedReview:
    return a_sitting(3, 6, request.param, [a_verdict("DV01", "A1", "9")], absent=1)


def files(folder: Path, traced: TracedReview, templates: Path) -> dict[str, bytes]:
    for paper in OURS:
        write_paper(folder, paper, traced, templates)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.docx"))}


def test_every_paper_has_its_place_and_two_runs_give_the_same_bytes(tmp_path: Path, traced: TracedReview) -> None:
    once = files(tmp_path / "a", traced, tmp_path)
    slips = [f"phieu-ket-qua/DV0{number}.docx" for number in (1, 2, 3)]
    assert list(once) == [*slips, "tham-dinh/DV01.docx", "thong-bao.docx"]
    assert once == files(tmp_path / "b", traced, tmp_path)


@pytest.mark.parametrize("paper", OURS, ids=lambda paper: paper.template)
def test_the_built_in_templates_are_registered_and_without_faults(tmp_path: Path, paper: Paper) -> None:
    assert paper in PAPERS
    path = tmp_path / paper.template
    path.write_bytes(built_in(paper.template))
    assert template_faults(path) == ()


def test_the_blocs_own_template_is_used(tmp_path: Path, traced: TracedReview) -> None:
    own = Document()
    own.add_paragraph("Gửi {{ don_vi }}: {{ muc|length }} mục")
    own.save(str(tmp_path / RESULT_SLIP.template))
    made = files(tmp_path / "made", traced, tmp_path)
    (tmp_path / "slip.docx").write_bytes(made["phieu-ket-qua/DV01.docx"])
    assert [one.text for one in Document(str(tmp_path / "slip.docx")).paragraphs] == ["Gửi Sở số 1: 7 mục"]


def test_papers_name_nobody_and_no_time(tmp_path: Path, traced: TracedReview) -> None:
    for name in files(tmp_path / "made", traced, tmp_path):
        properties = Document(str(tmp_path / "made" / name)).core_properties
        assert (properties.author, properties.last_modified_by, properties.created, properties.modified) == (
            "",
            "",
            None,
            None,
        )
