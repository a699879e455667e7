"""What differs between two results: nothing where they are equal, and always something where they are not."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publication.differences import differences
from pipeline.text.terminal.publication import SENTENCES

POINTS = st.sampled_from(["90.00", "9.50", "0.00", "-1.00"])
ANSWERS = st.sampled_from([None, "5", "7.25", "2018-06-20", "Đạt", "1e999999999"])


def a_mark(code: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "code": st.just(code),
            "kind": st.sampled_from(["base", "condition"]),
            "points": POINTS,
            "maximum": POINTS,
            "basis": st.sampled_from(["computed", "appraised"]),
            "reported": ANSWERS,
            "target": ANSWERS,
            "claimed": ANSWERS,
            "at": st.sampled_from([None, "VP.xlsx › Phiếu!G12", "VP.xlsx › Phiếu!G13"]),
        }
    )


def a_standing(unit: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "unit": st.just(unit),
            "name": st.sampled_from(["Văn phòng", "Thanh tra {0}"]),
            "place": st.integers(1, 3),
            "shared": st.booleans(),
            "decided_by": st.sampled_from([None, "bonus"]),
            "total": POINTS,
            "percent": st.one_of(st.none(), POINTS),
            "grade": st.sampled_from([None, "Hoàn thành tốt"]),
            "awards": st.lists(st.sampled_from(["Cờ thi đua", "Giấy khen"]), unique=True),
            "marks": st.sampled_from(["A1", "A2"]).flatmap(lambda code: st.tuples(a_mark(code))).map(list),
        }
    )


def not_ranked(unit: str) -> st.SearchStrategy[dict[str, Any]]:
    reasons = st.sampled_from(["no_submission", "late"])
    return st.fixed_dictionaries({"unit": st.just(unit), "name": st.just("Thanh tra"), "reason": reasons})


FINDINGS = st.fixed_dictionaries(
    {
        "code": st.sampled_from(["late", "missing_answer"]),
        "unit": st.sampled_from([None, "VP"]),
        "line": st.none(),
        "file": st.sampled_from([None, "VP.xlsx"]),
        "message": st.sampled_from(["Chưa điền {x}.", "Nộp muộn."]),
    }
)
FILES = st.fixed_dictionaries(
    {
        "file": st.just("VP.xlsx"),
        "sha256": st.sampled_from(["0a", "0b"]),
        "unit": st.sampled_from([None, "VP"]),
        "status": st.sampled_from(["accepted", "rejected"]),
        "reason": st.sampled_from([None, "late"]),
        "received": st.sampled_from([None, "2018-12-04T14:00:00+07:00", "hôm qua"]),
    }
)


@st.composite
def results(draw: st.DrawFn) -> dict[str, Any]:
    ranked = draw(st.lists(st.sampled_from(["VP", "TTR", "KHTC"]), unique=True))
    others = [unit for unit in ("VP", "TTR", "KHTC") if unit not in ranked]
    return {
        "schema": 1,
        "scale": draw(st.sampled_from(["e8", "e9"])),
        "standings": [draw(a_standing(unit)) for unit in ranked],
        "not_ranked": [draw(not_ranked(unit)) for unit in others if draw(st.booleans())],
        "findings": draw(st.lists(FINDINGS, max_size=3)),
        "files": draw(st.lists(FILES, max_size=1)),
    }


@given(results(), results())
def test_there_are_differences_where_results_differ_and_only_there(old: dict[str, Any], new: dict[str, Any]) -> None:
    found = differences(old, new)
    assert (found == ()) == (old == new)
    assert differences(old, copy.deepcopy(old)) == ()
    assert all(one.sentence and one.what in SENTENCES for one in found)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not isinstance(value, (dict, list)):
        yield path
    for key, one in inside:
        yield from leaves(one, (*path, key))


@given(results(), st.data())
def test_no_value_of_a_result_changes_unnoticed(old: dict[str, Any], data: st.DataObject) -> None:
    new = copy.deepcopy(old)
    *above, last = data.draw(st.sampled_from(list(leaves(old))))
    at: Any = new
    for step in above:
        at = at[step]
    at[last] = "khác"
    found = differences(old, new)
    assert found
    assert all(one.sentence for one in found)


MARK = {"code": "A1", "kind": "base", "points": "9.00", "maximum": "10.00", "basis": "computed"}
MARK |= {"reported": "90", "target": None, "claimed": None, "at": "VP.xlsx › Phiếu!G12"}
ONE = {"unit": "VP", "name": "Văn phòng Sở", "place": 1, "shared": False, "decided_by": None, "total": "9.00"}
ONE |= {"percent": "90.00", "grade": "Tốt", "awards": ["Cờ thi đua"], "marks": [MARK]}


def told(one: dict[str, Any] | None = None, mark: dict[str, Any] | None = None, **parts: Any) -> list[str]:
    """The sentences about a result in which so much of a member and its only line has changed."""
    old = {"scale": "e8", "standings": [ONE], "not_ranked": [], "findings": [], "files": []}
    new = {**old, "standings": [{**ONE, **(one or {}), "marks": [{**MARK, **(mark or {})}]}], **parts}
    return [difference.sentence for difference in differences(old, new)]


def test_points_are_told_from_what_to_what_with_the_answer_behind_them() -> None:
    assert told({"total": "8.50", "place": 2}, {"points": "8.50", "reported": "85"}) == [
        "Văn phòng Sở (VP): tổng điểm 9,00 → 8,50; hạng 1 → 2.",
        "Văn phòng Sở (VP), dòng A1: điểm 9,00 → 8,50; kết quả 90 → 85.",
    ]


def test_points_that_changed_without_the_member_say_so() -> None:
    (mark,) = told(mark={"points": "8.50"})
    assert mark.startswith("Văn phòng Sở (VP), dòng A1: điểm 9,00 → 8,50 (số liệu của đơn vị không đổi; do ")


def test_a_place_that_others_changed_says_so() -> None:
    (place,) = told({"place": 2, "grade": None, "awards": []})
    assert place == (
        "Văn phòng Sở (VP): hạng 1 → 2; xếp loại Tốt → không xếp loại; đề nghị Cờ thi đua → (không có) "
        "(điểm của đơn vị không đổi; do đơn vị khác, kết quả bỏ phiếu hoặc quy định của khối đổi)."
    )


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (
            {"standings": [], "not_ranked": [{"unit": "VP", "name": "Văn phòng Sở", "reason": "late"}]},
            "Văn phòng Sở (VP): khi công bố được xếp hạng, nay không: hạng 1 → không xếp hạng; tổng điểm 9,00 → "
            "(không có); lý do (không có) → nộp phiếu sau khi hết thời gian nhận.",
        ),
        ({"standings": []}, "Văn phòng Sở (VP): khi công bố có, nay không còn trong khối."),
        ({"scale": "e9"}, "Phần đầu kết quả: phiên bản thang điểm e8 → e9."),
        (
            {"findings": [{"unit": "VP", "line": "A1", "file": "VP.xlsx", "message": "Chưa điền."}]},
            "Ghi nhận mới — VP: Chưa điền.",
        ),
    ],
)
def test_other_parts_are_told(parts: dict[str, Any], sentence: str) -> None:
    assert told(**parts) == [sentence]


def test_answers_that_only_moved_to_another_cell_are_told_once() -> None:
    (moved,) = told(mark={"at": "VP lần 2.xlsx › Phiếu!G12"})
    assert moved.startswith(
        "Văn phòng Sở (VP): số liệu nay lấy ở ô hoặc tệp khác, ví dụ ô VP.xlsx › Phiếu!G12 → VP lần"
    )


def test_an_order_alone_is_a_difference() -> None:
    old = {"standings": [ONE, {**ONE, "unit": "TTR"}], "not_ranked": [], "findings": [], "files": []}
    new = {**old, "standings": old["standings"][::-1]}
    assert [one.what for one in differences(old, json.loads(json.dumps(new)))] == ["order"]
