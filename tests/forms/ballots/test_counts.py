"""Written, filled, read: the vote comes back in the workbook of counts, and what contradicts in it is told."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.forms.ballots.layout import PAPER, Column
from pipeline.forms.kit.identity import IDENTITY_SHEET
from pipeline.model.ballot import Ballot
from pipeline.model.bloc import BallotPolicy
from pipeline.model.result import Review
from pipeline.reviewing import review
from pipeline.text.findings import message, remedy
from tests.conftest import SaveAs
from tests.forms.ballots.counting import (
    AGREED,
    FLAG,
    PRAISE,
    a_vote,
    awards_of,
    counted,
    fill,
    issued,
    places,
    send,
    told,
    with_forms,
)

WITHOUT = {"VP": (FLAG,)}
"""Who is proposed without a vote: the praise is tied."""


def test_a_filled_workbook_is_the_vote(tmp_path: Path) -> None:
    found = counted(tmp_path)
    assert found.ballot is not None
    assert found.ballot.votes == {FLAG: {"VP": 4}, PRAISE: {"TTR": 3, "KHTC": 2}}
    assert (found.ballot.present, found.ballot.issued, found.ballot.returned, found.ballot.valid) == (4, 4, 4, 4)
    assert found.ballot.file == "họp/kiểm phiếu.xlsx"
    assert awards_of(found) == {"VP": (FLAG,), "TTR": (PRAISE,)}
    assert told(found) == []
    (record,) = [one for one in found.files if one.file == "họp/kiểm phiếu.xlsx"]
    assert (record.status.value, record.unit, record.reason) == ("accepted", None, None)


def test_before_the_vote_the_tie_is_reported(tmp_path: Path) -> None:
    grounds = a_vote()
    found = review(grounds, with_forms(tmp_path, grounds)).review
    assert (found.ballot, found.polls, awards_of(found)) == (None, (), WITHOUT)
    assert told(found) == [("award_undecided", "warning", None, None)]


def test_a_vote_that_is_level_leaves_the_tie(tmp_path: Path) -> None:
    found = counted(tmp_path, AGREED | {(PRAISE, "KHTC"): 3})
    assert (awards_of(found), told(found)) == (WITHOUT, [("award_undecided", "warning", None, None)])
    (tie,) = [one for one in found.findings if one.code == "award_undecided"]
    assert "cùng được 03 phiếu" in message(tie)
    assert "bỏ phiếu lại" in remedy(tie)


# -------------------------------------------------------------------------- what contradicts

Vote = tuple[Mapping[Any, Any], tuple[Any, ...]]
ALL = (4, 4, 4, 4)
PRESENT, ISSUED, RETURNED, VALID = "E9", "E10", "E11", "E12"

WRONG: Mapping[str, tuple[Vote, list[tuple[str, str | None, str | None]]]] = {
    "no total": ((AGREED, (4, None, 4, 4)), [("ballot_count_missing", None, ISSUED)]),
    "no votes": ((AGREED | {(PRAISE, "TTR"): None}, ALL), [("ballot_count_missing", "TTR", "E17")]),
    "a word": ((AGREED, (4, 4, "bốn", 4)), [("ballot_not_a_count", None, RETURNED)]),
    "negative": ((AGREED | {(FLAG, "VP"): -1}, ALL), [("ballot_not_a_count", "VP", "E16")]),
    "half": ((AGREED | {(FLAG, "VP"): 2.5}, ALL), [("ballot_not_a_count", "VP", "E16")]),
    "true": ((AGREED, (True, 4, 4, 4)), [("ballot_not_a_count", None, PRESENT)]),
    "present": ((AGREED, (5, 4, 4, 4)), [("ballot_present_above_members", None, PRESENT)]),
    "issued": ((AGREED, (3, 4, 4, 4)), [("ballot_issued_above_present", None, ISSUED)]),
    "returned": ((AGREED, (4, 4, 5, 4)), [("ballot_returned_above_issued", None, RETURNED)]),
    "valid": ((AGREED, (4, 4, 3, 4)), [("ballot_valid_above_returned", None, VALID)]),
    "votes": ((AGREED, (4, 4, 4, 3)), [("ballot_votes_above_valid", "VP", "E16")]),
    "quorum": ((dict.fromkeys(AGREED, 2), (2, 2, 2, 2)), [("ballot_no_quorum", None, PRESENT)]),
    "all at once": (
        (AGREED | {(PRAISE, "TTR"): "ba"}, (5, 6, 7, None)),
        [
            ("ballot_count_missing", None, VALID),
            ("ballot_present_above_members", None, PRESENT),
            ("ballot_issued_above_present", None, ISSUED),
            ("ballot_returned_above_issued", None, RETURNED),
            ("ballot_not_a_count", "TTR", "E17"),
        ],
    ),
}

PROVOKED = {code for _, expected in WRONG.values() for code, *_ in expected} | {
    "ballot_not_a_candidate",
    "ballot_twice",
}
"""Every finding of a vote, here or below."""


@pytest.mark.parametrize("name", WRONG)
def test_what_contradicts_makes_the_whole_vote_not_counted(tmp_path: Path, name: str) -> None:
    (votes, totals), expected = WRONG[name]
    found = counted(tmp_path, votes, totals)
    assert (found.ballot, found.polls, awards_of(found)) == (None, (), WITHOUT), "as without a vote"
    errors = [one for one in found.findings if one.code.startswith("ballot_")]
    assert [(one.code, one.unit, one.cell) for one in errors] == [
        (code, unit, f"{PAPER.sheet}!{cell}")
        for code, unit, cell in sorted(expected, key=lambda one: one[1] is not None)
    ]
    for one in errors:
        assert one.severity.value == "error"
        assert one.file == "họp/kiểm phiếu.xlsx"
        assert "chưa được tính" in message(one)
        assert remedy(one)


def test_a_number_typed_as_text_counts(tmp_path: Path) -> None:
    found = counted(tmp_path, AGREED | {(FLAG, "VP"): "4"})
    assert awards_of(found)["VP"] == (FLAG,)
    assert told(found) == [("number_as_text", "info", "VP", "E16")]


def test_the_quorum_is_the_blocs(tmp_path: Path) -> None:
    exactly = counted(
        tmp_path / "a", dict.fromkeys(AGREED, 2), (2, 2, 2, 2), policy=BallotPolicy(quorum=Fraction(1, 2))
    )
    assert exactly.ballot is not None
    assert counted(tmp_path / "b", dict.fromkeys(AGREED, 3), (3, 3, 3, 3)).ballot is not None, "3 of 4 is over 2/3"


def test_a_result_that_changed_after_the_vote_is_told(tmp_path: Path) -> None:
    grounds = a_vote()
    inbox = with_forms(tmp_path / "inbox", grounds)
    path = fill(issued(tmp_path / "output", grounds, inbox))
    (inbox / "VP.xlsx").unlink()
    send(inbox, path)
    found = review(grounds, inbox).review
    assert found.ballot is None
    errors = {(one.code, one.unit) for one in found.findings if one.code.startswith("ballot_")}
    assert {("ballot_not_a_candidate", "VP"), ("ballot_count_missing", "QLKH")} <= errors


# --------------------------------------------------------------------------------- the inbox


def two_counts(tmp_path: Path, second: Mapping[Any, Any], *received: str | None) -> Review:
    grounds = a_vote()
    inbox = with_forms(tmp_path / "inbox", grounds)
    path = issued(tmp_path / "output", grounds, inbox)
    for name, votes, moment in zip(("a.xlsx", "b.xlsx"), (AGREED, second), received, strict=True):
        send(inbox, fill(path, votes), name, moment)
    return review(grounds, inbox).review


EARLY, LATE = "2018-12-10T09:00:00+07:00", "2018-12-10T10:00:00+07:00"
OTHER = AGREED | {(PRAISE, "TTR"): 1}


@pytest.mark.parametrize(
    ("second", "received", "files", "who"),
    [
        (OTHER, (EARLY, LATE), {"a.xlsx": "superseded", "b.xlsx": "accepted"}, "KHTC"),
        (OTHER, (LATE, EARLY), {"a.xlsx": "accepted", "b.xlsx": "superseded"}, "TTR"),
        (OTHER, (LATE, None), {"a.xlsx": "rejected", "b.xlsx": "rejected"}, None),
        (OTHER, (LATE, LATE), {"a.xlsx": "rejected", "b.xlsx": "rejected"}, None),
        (AGREED, (None, None), {"a.xlsx": "accepted", "b.xlsx": "superseded"}, "TTR"),
    ],
)
def test_the_last_received_counts(
    tmp_path: Path, second: Mapping[Any, Any], received: tuple[str | None, ...], files: dict[str, str], who: str | None
) -> None:
    found = two_counts(tmp_path, second, *received)
    assert {one.file: one.status.value for one in found.files if one.file in files} == files
    given = awards_of(found)
    assert [unit for unit, awards in given.items() if PRAISE in awards] == ([who] if who else [])
    if who is None:
        assert (found.ballot, given) == (None, WITHOUT)
        assert [one.code for one in found.findings if one.file in files] == ["which_form", "which_form"]


def test_the_differences_of_two_counts_are_told(tmp_path: Path) -> None:
    found = two_counts(tmp_path, OTHER, EARLY, LATE)
    (finding,) = [one for one in found.findings if one.code == "superseded"]
    assert finding.facts["differences"] == "Bằng khen, TTR: 3 → 1"


def rewritten(change: Callable[[Any], None]) -> Callable[[Path], None]:
    def rewrite(path: Path) -> None:
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)

    return rewrite


def set_identity(label: str, text: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        sheet = book[IDENTITY_SHEET]
        next(row for row in sheet.iter_rows() if row[0].value == label)[1].value = text

    return change


@pytest.mark.parametrize(
    ("label", "text", "reason"),
    [
        ("Khối thi đua", "Khối khác", "wrong_bloc"),
        ("Năm", "2017", "wrong_year"),
        ("Kỳ", "six-month", "wrong_period"),
        ("Phiên bản thang điểm", "v0", "scale_differs"),
    ],
)
def test_a_count_of_another_review_is_rejected(tmp_path: Path, label: str, text: str, reason: str) -> None:
    grounds = a_vote()
    inbox = with_forms(tmp_path / "inbox", grounds)
    path = fill(issued(tmp_path / "output", grounds, inbox))
    rewritten(set_identity(label, text))(path)
    send(inbox, path)
    found = review(grounds, inbox).review
    assert [(one.status.value, one.reason) for one in found.files if one.reason] == [("rejected", reason)]
    assert found.ballot is None


def test_without_the_hidden_sheet_the_head_serves(tmp_path: Path) -> None:
    grounds = a_vote()
    inbox = with_forms(tmp_path / "inbox", grounds)
    path = fill(issued(tmp_path / "output", grounds, inbox))
    rewritten(lambda book: book.remove(book[IDENTITY_SHEET]))(path)
    send(inbox, path)
    found = review(grounds, inbox).review
    assert found.ballot is not None
    assert told(found) == [("identity_visible_only", "warning", None, None)]


def test_a_copy_of_the_sheet_that_counts_otherwise_is_told(tmp_path: Path) -> None:
    grounds = a_vote()
    inbox = with_forms(tmp_path / "inbox", grounds)
    path = fill(issued(tmp_path / "output", grounds, inbox))

    def copy(book: Any, number: int | None) -> None:
        sheet = book.copy_worksheet(book[PAPER.sheet])
        columns, rows, _ = places(sheet)
        sheet.cell(rows[FLAG, "VP"], columns[Column.VOTES]).value = number

    for same in (4, None):
        rewritten(lambda book, number=same: copy(book, number))(path)
    send(inbox, path)
    assert told(review(grounds, inbox).review) == []
    rewritten(lambda book: copy(book, 1))(path)
    send(inbox, path)
    found = review(grounds, inbox).review
    assert found.ballot is not None
    assert told(found) == [("answers_elsewhere", "warning", None, None)]
    assert "Cờ thi đua, VP: 4 → 1" in next(message(one) for one in found.findings if one.code == "answers_elsewhere")


def test_a_member_that_stands_twice_is_told(tmp_path: Path) -> None:
    grounds = a_vote()
    inbox = with_forms(tmp_path / "inbox", grounds)
    path = fill(issued(tmp_path / "output", grounds, inbox))

    def repeat(book: Any) -> None:
        sheet = book[PAPER.sheet]
        columns, rows, _ = places(sheet)
        for label in (Column.AWARD, Column.UNIT, Column.VOTES):
            sheet.cell(40, columns[label]).value = sheet.cell(rows[FLAG, "VP"], columns[label]).value

    rewritten(repeat)(path)
    send(inbox, path)
    found = review(grounds, inbox).review
    assert (found.ballot, told(found)[-1]) == (None, ("ballot_twice", "error", "VP", "E40"))


def test_without_ballots_in_the_configuration_it_is_no_form(tmp_path: Path) -> None:
    grounds = a_vote()
    inbox = with_forms(tmp_path / "inbox", grounds)
    send(inbox, fill(issued(tmp_path / "output", grounds, inbox)))
    without = grounds._replace(config=grounds.config._replace(ballots=None))
    found = review(without, inbox).review
    assert [(one.status.value, one.reason) for one in found.files if one.reason] == [("rejected", "not_a_form")]
    assert awards_of(found) == WITHOUT


def test_what_is_filled_survives_libreoffice(tmp_path: Path, save_as: SaveAs) -> None:
    grounds = a_vote()
    inbox = with_forms(tmp_path / "inbox", grounds)
    path = fill(issued(tmp_path / "output", grounds, inbox))
    expected = Ballot(
        present=4, issued=4, returned=4, valid=4, votes={FLAG: {"VP": 4}, PRAISE: {"TTR": 3, "KHTC": 2}}, file=""
    )
    for kind in ("xlsx", "ods"):
        (tmp_path / kind).mkdir()
        save_as([path], kind, tmp_path / kind)
        goal = send(inbox, tmp_path / kind / f"kiem-phieu.{kind}", f"kiểm phiếu.{kind}")
        ballot = review(grounds, inbox).review.ballot
        assert ballot is not None
        assert ballot._replace(file="", cells={}) == expected
        goal.unlink()
