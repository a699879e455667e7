"""The files for what people write in a new workspace: every heading that its papers take, and nothing yet below."""

from pathlib import Path

import pytest

from pipeline.checking.paper_oddities import paper_oddities
from pipeline.loading import read_setup
from pipeline.model.bloc import Period
from pipeline.reports.papers.catalogue import LETTERS, OF_THE_YEAR, PAPERS
from pipeline.reports.papers.numbering import NUMBERED
from pipeline.reports.papers.written import NAMES, read_written
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, OWN_NUMBER, WrittenFields
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.check import tags_in
from pipeline.reports.templates.left_to_fill import left_in
from pipeline.reports.templates.uses import used
from pipeline.reviewing import review
from pipeline.scoring.stages import TracedReview
from pipeline.starting import make_workspace
from pipeline.starting.outlines import SECTIONS, outlines
from pipeline.text.written_words import HEADINGS
from pipeline.workspace.workspace import Workspace
from tests.builders import a_bloc
from tests.reports.blocs import a_bloc_review
from tests.reports.writing import write_papers
from tests.workspaces import a_workspace


def taken(papers: list[str]) -> set[str]:
    """The values of what people write that the built-in templates of these papers use."""
    known = {paper.template: paper for paper in PAPERS}
    return {
        name
        for paper in papers
        for tags in tags_in(built_in(paper))
        for owner, name in used(tags, known[paper].fields)
        if owner is WrittenFields
    } - set(OWN_NUMBER)


@pytest.mark.parametrize("period", Period)
def test_a_period_has_the_headings_of_its_papers(period: Period) -> None:
    traced = TracedReview(a_bloc_review(3, 15, period), ())
    due = [paper.template for paper in PAPERS if next(iter(paper.copies(traced)), None)]
    other = {Period.SIX_MONTH: {"to-trinh.docx", "bien-ban-kiem-phieu.docx"}, Period.YEAR_END: set[str]()}[period]
    due += [paper.template for paper in LETTERS]
    later = {"bien-ban-tham-dinh.docx", "bien-ban-kiem-phieu.docx", "to-trinh.docx"} - other
    assert set(SECTIONS[f"{period.value}.md"]) == taken(sorted({*due, *later}))


def test_the_pact_has_its_own() -> None:
    assert set(SECTIONS["agreement.md"]) == taken([paper.template for paper in OF_THE_YEAR])


def test_every_value_has_a_place_to_be_written() -> None:
    assert set(HEADINGS) == {name for names in SECTIONS.values() for name in names}


def test_a_new_workspace_has_the_files_and_they_say_nothing(tmp_path: Path) -> None:
    place = Workspace(tmp_path / "khối")
    make_workspace(place.root, a_bloc())
    assert {path.name for path in place.written.iterdir()} == set(NAMES) == set(SECTIONS)
    for path in place.written.iterdir():
        written = read_written(path)
        assert written.fields == NOTHING_WRITTEN
        assert written.remarks == ()
    assert paper_oddities(place) == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_lines_of_numbers_can_be_copied_from_the_comment(tmp_path: Path, name: str) -> None:
    outline = outlines(2026)[name]
    (tmp_path / name).write_text(outline.replace("<!--", "").replace("-->", ""), encoding="utf-8")
    assert set(read_written(tmp_path / name).numbers) == set(NUMBERED[name])


@pytest.mark.parametrize("name", ["agreement.md", "year-end.md"])
def test_bases_are_drafted_by_date_and_count_once_a_person_has_taken_the_comment_away(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text(outlines(2026)[name], encoding="utf-8")
    assert read_written(path).fields.can_cu == ()
    path.write_text(outlines(2026)[name].replace("<!--", "").replace("-->", ""), encoding="utf-8")
    bases = read_written(path).fields.can_cu
    assert [text for text in bases if "152/2025/NĐ-CP" in text]
    assert not [text for text in bases if "98/2023/NĐ-CP" in text]
    assert "152/2025" not in outlines(2025)["agreement.md"]


def test_the_shipped_bloc_has_its_papers_written(tmp_path: Path) -> None:
    place = Workspace(a_workspace(tmp_path / "khối", "kien-giang-2018"))
    for path in place.written.iterdir():
        written = read_written(path)
        assert written.remarks == ()
        assert {name for name in SECTIONS[path.name] if not getattr(written.fields, name)} == set()
        assert set(written.numbers) == set(NUMBERED[path.name])
    assert paper_oddities(place) == ()


def test_few_places_are_left_in_a_review_of_the_shipped_bloc(tmp_path: Path) -> None:
    """All that people can write once is written; what is left is names, and the count of a vote still to be held."""
    place = Workspace(a_workspace(tmp_path / "khối", "kien-giang-2018"))
    setup, _ = read_setup(place, Period.YEAR_END)
    assert setup
    traced = review(setup.grounds(Period.YEAR_END), place.inbox(2018, Period.YEAR_END))
    written = read_written(place.written_for(Period.YEAR_END))
    write_papers(tmp_path / "review", traced, place.word_templates, written.fields, written.numbers)
    left = left_in(tmp_path / "review")
    assert sum(left.values()) - left["bao-cao-thanh-tich"] <= 25


def test_what_was_written_before_stays(tmp_path: Path) -> None:
    (tmp_path / "noi-dung").mkdir()
    (tmp_path / "noi-dung" / "year-end.md").write_text("# Ưu điểm\nTốt\n", encoding="utf-8")
    make_workspace(tmp_path, "kien-giang-2018")
    assert (tmp_path / "noi-dung" / "year-end.md").read_text("utf-8") == "# Ưu điểm\nTốt\n"
