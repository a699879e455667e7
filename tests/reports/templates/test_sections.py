"""Which sections a template takes, read from its text: the same that its tags name when they are understood."""

import pytest

from pipeline.reports.papers.catalogue import PAPERS
from pipeline.reports.papers.paper import Paper
from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.reports.templates.built_in import built_in, built_in_names
from pipeline.reports.templates.check import tags_in
from pipeline.reports.templates.sections import sections_in
from pipeline.reports.templates.uses import used


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_they_are_those_that_its_tags_name(paper: Paper) -> None:
    template = built_in(paper.template)
    named = {name for tags in tags_in(template) for owner, name in used(tags, paper.fields) if owner is WrittenFields}
    assert sections_in(template) == named


def test_there_is_a_template_for_every_paper_and_no_other() -> None:
    assert {paper.template for paper in PAPERS} == set(built_in_names())
