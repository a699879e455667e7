"""What people changed in an output folder is set aside before a new one takes its place; nothing else is."""

from pathlib import Path

import pytest

from pipeline.workspace.edited import changed_by_people, hashes_below, remember, set_aside

LETTER = "phieu-ket-qua/VP.docx"


def folder_of(place: Path, **texts: str) -> Path:
    """A folder with a report, a letter and a table."""
    for path, text in ({"bao-cao.docx": "báo cáo", LETTER: "phiếu", "bang.xlsx": "bảng"} | texts).items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def review(tmp_path: Path) -> Path:
    folder = folder_of(tmp_path / "review")
    remember(folder, hashes_below(folder))
    return folder


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "new", **{"bao-cao.docx": "báo cáo mới"})


def test_what_nobody_touched_is_not_set_aside(review: Path, new: Path) -> None:
    goal, paths = set_aside(review, hashes_below(new))
    assert paths == ()
    assert not goal.exists()
    assert not goal.parent.exists()


def test_an_edited_paper_is_kept_with_its_place_and_bytes(review: Path, new: Path) -> None:
    (review / "bao-cao.docx").write_text("báo cáo, đã sửa", encoding="utf-8")
    (review / LETTER).write_text("phiếu, đã sửa", encoding="utf-8")
    goal, paths = set_aside(review, hashes_below(new))
    assert paths == ("bao-cao.docx", LETTER)
    assert goal.parent == review.parent / "review-sua-tay"
    assert (goal / "bao-cao.docx").read_text("utf-8") == "báo cáo, đã sửa"
    assert (goal / LETTER).read_text("utf-8") == "phiếu, đã sửa"
    assert (review / "bao-cao.docx").read_text("utf-8") == "báo cáo, đã sửa"


def test_twice_in_one_second_are_two_folders(review: Path, new: Path) -> None:
    (review / "bao-cao.docx").write_text("một", encoding="utf-8")
    first, _ = set_aside(review, hashes_below(new))
    (review / "bao-cao.docx").write_text("hai", encoding="utf-8")
    second, _ = set_aside(review, hashes_below(new))
    assert (first / "bao-cao.docx").read_text("utf-8") == "một"
    assert (second / "bao-cao.docx").read_text("utf-8") == "hai"


def test_a_file_that_somebody_added_is_kept(review: Path, new: Path) -> None:
    (review / "đã ký.pdf").write_bytes(b"%PDF")
    assert changed_by_people(review, hashes_below(new)) == ("đã ký.pdf",)


@pytest.mark.parametrize("name", ["~$bao-cao.docx", "desktop.ini", ".~lock.bao-cao.docx#"])
def test_what_systems_put_there_is_nobodys(review: Path, new: Path, name: str) -> None:
    (review / name).write_text("x", encoding="utf-8")
    assert changed_by_people(review, hashes_below(new)) == ()


def test_a_change_that_the_new_folder_has_too_is_not_lost(review: Path, new: Path) -> None:
    (review / "bao-cao.docx").write_text("báo cáo mới", encoding="utf-8")
    assert changed_by_people(review, hashes_below(new)) == ()


@pytest.mark.parametrize("record", [None, b"", b"[1]", b"\xff"])
def test_without_a_record_all_that_differs_is_kept(review: Path, new: Path, record: bytes | None) -> None:
    path = review.with_name(".review.da-viet.json")
    path.unlink() if record is None else path.write_bytes(record)
    assert changed_by_people(review, hashes_below(new)) == ("bao-cao.docx",)


def test_no_folder_yet(tmp_path: Path, new: Path) -> None:
    assert changed_by_people(tmp_path / "review", hashes_below(new)) == ()
