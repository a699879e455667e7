"""What a year-end result was compared with is sealed with it, and is told where it changed since."""

import shutil
from pathlib import Path

import pytest

from pipeline.model.bloc import Period
from pipeline.publication.changes import changes_since
from pipeline.publication.publishing import publish_review
from pipeline.publication.remaking import remake, review_of
from pipeline.publication.verifying import verify
from pipeline.reports.results import write_results
from pipeline.workspace.seal import read_seal
from pipeline.workspace.workspace import Workspace, publish
from tests.filling import fill
from tests.publication.conftest import PERIOD, YEAR, run

HALF = Period.SIX_MONTH
REVIEWED = "output/2018-six-month/review/results.json"
SEALED = ("output/2018-six-month/published/ket-qua/results.json", "output/2018-six-month/published/niem-phong.json")


def review_half(place: Workspace) -> None:
    """The six months' results.json, as a run of that period writes it."""
    folder = place.output(YEAR, HALF, "review")
    made = review_of(place, YEAR, HALF).review
    publish(folder, lambda new: write_results(new / "results.json", made))


def publish_half(place: Workspace) -> None:
    publish(place.output(YEAR, HALF, "review"), lambda new: _remade(place, new))
    publish_review(place, YEAR, HALF)


def _remade(place: Workspace, new: Path) -> None:
    new.rmdir()
    remake(place, YEAR, HALF, new)


def sealed_past(published: Path) -> set[str]:
    inputs = published / "dau-vao"
    return {path.relative_to(inputs).as_posix() for path in (inputs / "output").rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def remembering_once(published_once: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Never changed by a test."""
    root = tmp_path_factory.mktemp("khối") / "kien-giang"
    shutil.copytree(published_once.root, root)
    review_half(Workspace(root))
    run(Workspace(root))
    publish_review(Workspace(root), YEAR, PERIOD)
    return root


@pytest.fixture
def remembering(place: Workspace, remembering_once: Path) -> Workspace:
    """The year's result published with the six months beside it."""
    shutil.rmtree(place.root)
    shutil.copytree(remembering_once, place.root)
    return place


def differences(place: Workspace, published: Path) -> list[str]:
    now = review_of(place, YEAR, PERIOD).review
    return [difference.sentence for difference in changes_since(published, place, now)]


def test_without_a_past_nothing_of_it_is_sealed(published: Path) -> None:
    assert sealed_past(published) == set()


def test_the_six_months_are_sealed_and_the_year_comes_out_of_them_again(
    remembering: Workspace, published: Path
) -> None:
    assert sealed_past(published) == {REVIEWED}
    assert (verify(published).problems, verify(published).notes) == ((), ())
    assert differences(remembering, published) == []


def test_a_published_half_year_is_sealed_with_its_own_seal(place: Workspace, published: Path) -> None:
    publish_half(place)
    run(place)
    publish_review(place, YEAR, PERIOD)
    assert sealed_past(published) == set(SEALED)
    assert verify(published).problems == ()
    half = place.output(YEAR, HALF, "published")
    assert (published / "dau-vao" / SEALED[1]).read_bytes() == (half / "niem-phong.json").read_bytes()
    assert read_seal(half).period is HALF


def test_a_six_month_result_is_reproduced_whatever_the_year_before_says(place: Workspace) -> None:
    last = place.output(YEAR - 1, PERIOD, "review") / "results.json"
    last.parent.mkdir(parents=True)
    last.write_text("hỏng", encoding="utf-8")
    publish_half(place)
    half = place.output(YEAR, HALF, "published")
    assert sealed_past(half) == set()
    assert verify(half).problems == ()


def test_a_changed_six_month_result_is_told_by_member(remembering: Workspace, published: Path) -> None:
    fill(remembering.inbox(YEAR, HALF) / "VP.xlsx", {"B2": {"claimed": 0}})
    review_half(remembering)
    sentences = differences(remembering, published)
    assert f"{REVIEWED}: tệp đã thay đổi." in sentences
    (vp,) = [
        sentence
        for sentence in sentences
        if sentence.startswith("Kết quả 6 tháng đầu năm 2018 của Văn phòng Sở (VP): ")
    ]
    assert "tổng điểm " in vp
    assert "tỷ lệ % " in vp


def test_a_six_month_result_that_came_later_is_told(place: Workspace, published: Path) -> None:
    review_half(place)
    sentences = differences(place, published)
    assert f"{REVIEWED}: tệp mới, khi công bố chưa có." in sentences
    past = [sentence for sentence in sentences if sentence.startswith("Kết quả 6 tháng đầu năm 2018 của ")]
    assert len(past) == 11
    assert all("hạng không xếp hạng → " in sentence for sentence in past)


def test_a_six_month_result_touched_inside_the_publication_is_noticed(remembering: Workspace, published: Path) -> None:
    copy = published / "dau-vao" / REVIEWED
    copy.write_text(copy.read_text("utf-8").replace('"place": 1', '"place": 2', 1), encoding="utf-8")
    problems = verify(published).problems
    assert problems[0] == f"dau-vao/{REVIEWED}: nội dung đã khác."
