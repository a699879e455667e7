"""results.json as a file: what stands in it is data, laid out as the library lays it out, whatever the texts are."""

import json
from pathlib import Path

import pytest

from pipeline.model.cells import CellRef
from pipeline.reports.results import results, write_results
from pipeline.scoring.stages import TracedReview
from tests.explaining.alike import a_bloc_alike
from tests.reports.web.hostile import HOSTILE, hostile_review_of
from tests.reports.web.traced import a_bloc_at_work

REVIEWS = {
    "a bloc": a_bloc_at_work(3, 24),
    "members who share marks": a_bloc_alike(appraised=True),
    **{name: hostile_review_of(text) for name, text in HOSTILE.items()},
}


@pytest.mark.parametrize("traced", REVIEWS.values(), ids=REVIEWS)
def test_it_is_laid_out_as_the_library_lays_out_its_data(traced: TracedReview, tmp_path: Path) -> None:
    write_results(tmp_path / "results.json", traced.review)
    written = (tmp_path / "results.json").read_text(encoding="utf-8")
    data = results(traced.review)
    assert written == json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    for standing, told in zip(traced.review.board.standings, data["standings"], strict=True):
        assert [one["code"] for one in told["marks"]] == [mark.code for mark in standing.card.marks]
        assert [one["at"] for one in told["marks"]] == list(map(_at, map(standing.card.at, standing.card.marks)))


def _at(cell: CellRef | None) -> str | None:
    return None if cell is None else f"{cell.file} › {cell.sheet}!{cell.cell}"


def test_members_who_share_a_mark_each_have_their_own_form() -> None:
    board = a_bloc_alike(appraised=False).review.board
    cards = [one.card for one in board.standings if one.card.member.code in ("A", "B")]
    (first, second) = ([mark for mark in card.marks if mark.code == "A1"] for card in cards)
    assert first[0] is second[0]
    assert [card.at(first[0]).file for card in cards] == [card.file for card in cards]
