"""results.json as a file: what stands in it is data, laid out as the library lays it out, whatever the texts are."""

import json
from pathlib import Path

import pytest

from pipeline.model.result import Mark
from pipeline.reports.results import results, write_results
from pipeline.scoring.stages import TracedReview
from tests.reports.web.hostile import HOSTILE, hostile_review_of
from tests.reports.web.traced import a_bloc_at_work

REVIEWS = {"a bloc": a_bloc_at_work(3, 24), **{name: hostile_review_of(text) for name, text in HOSTILE.items()}}


@pytest.mark.parametrize("traced", REVIEWS.values(), ids=REVIEWS)
def test_it_is_laid_out_as_the_library_lays_out_its_data(traced: TracedReview, tmp_path: Path) -> None:
    write_results(tmp_path / "results.json", traced.review)
    written = (tmp_path / "results.json").read_text(encoding="utf-8")
    data = results(traced.review)
    assert written == json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    for standing, told in zip(traced.review.board.standings, data["standings"], strict=True):
        assert [one["code"] for one in told["marks"]] == [mark.code for mark in standing.card.marks]
        assert [one["at"] for one in told["marks"]] == [_at(mark) for mark in standing.card.marks]


def _at(mark: Mark) -> str | None:
    return None if mark.at is None else f"{mark.at.file} › {mark.at.sheet}!{mark.at.cell}"
